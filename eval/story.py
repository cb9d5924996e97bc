"""Scores an export of the example story against its gold.

    python -m eval.story EXPORT [GOLD [EXAMPLES]]

Every row says beside its figure what it counts. `eval.story_match` says which line of the export is which answer
of the gold; `eval.story_articles`, `eval.story_attributions` and `eval.story_record` hold the rows. Every field of
`article` and of `attribution` has a row of its name; one without an instance in the gold is an error, since what
nobody measures becomes a toy.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from eval import story_articles, story_attributions, story_record
from eval.gold import EXAMPLES, STORY, GoldError, load
from eval.rows import Row, table
from eval.story_match import Export, Matched, match


def rows(export: Path, gold: Path, examples: Path = EXAMPLES) -> list[Row]:
    """Every row of the story.

    Raises:
        GoldError: the gold is faulty, or says nothing about a field of `article` or `attribution`.
    """
    matched = match(load(gold), Export.of(export))
    _demand(matched)
    return [
        *story_articles.rows(matched, examples),
        *story_attributions.rows(matched),
        *story_record.rows(matched),
    ]


def _demand(matched: Matched) -> None:
    counts = {f"article.{field}": n for field, n in story_articles.instances(matched).items()}
    counts |= {f"attribution.{field}": n for field, n in story_attributions.instances(matched).items()}
    empty = sorted(name for name, n in counts.items() if n == 0)
    if empty:
        raise GoldError(f"the gold has no instance of {', '.join(empty)}")


def main(arguments: Sequence[str]) -> int:
    """Print the table, and below it the gold attributions whose words the export's texts do not hold."""
    if not 1 <= len(arguments) <= 3:
        print(__doc__, file=sys.stderr)
        return 2
    export, gold, examples = (*map(Path, arguments), *(STORY, EXAMPLES)[len(arguments) - 1 :])
    print(table(rows(export, gold, examples)))
    for reason in match(load(gold), Export.of(export)).lost:
        print("lost:", reason)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
