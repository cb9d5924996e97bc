"""Scores an export of an example story against its gold.

    python -m eval.story EXPORT --story NAME [--gold DIR] [--examples DIR]

Every row says beside its figure what it counts. `eval.story_match` says which line of the export is which answer
of the gold; `eval.story_articles`, `eval.story_attributions`, `eval.story_record` and `eval.story_relations` hold
the rows. Every field of `article` and of `attribution` and every part of `record.json` has a row. A story has no
row of what its gold says nothing about; what the gold of no story says anything about is an error, since what
nobody measures becomes a toy.

`pooled` gives the rows that the project has set itself a target for, over all stories.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from eval import story_articles, story_attributions, story_record, story_relations
from eval.gold import EXAMPLES, GOLD, Gold, GoldError, load, stories
from eval.rows import Row, table
from eval.story_match import Export, Matched, match

TARGETS: Mapping[str, float] = {
    "chain.printed": 85,
    "origins": 90,
    "utterance.precision": 95,
    "utterance.recall": 75,
    "utterance.lookalikes": 100,
    "denial.targets": 80,
    "contradiction.precision": 80,
    "entity.b3": 92,
    "event.when": 85,
    "position.direction": 75,
}
"""What the record is to reach on the stories together."""

PARTS: Mapping[str, str] = {
    "utterance": "utterances",
    "utterance.lookalikes": "lookalikes",
    "utterance.origins": "origins",
    "claim": "origins",
    "origins": "origins",
    "denial": "denials",
    "denial.declined": "declined",
    "contradiction": "contradictions",
    "dependence": "dependences",
    "entity": "entities",
    "event": "events",
    "position": "positions",
    "shift": "shifts",
    "relation.recurs": "recurs",
    "relation.misdescribes": "misdescribes",
}
"""The part of `record.json` that rows rest on, by the beginning of their name; the longest one holds."""


def rows(export: Path, gold: Path, examples: Path = EXAMPLES) -> list[Row]:
    """Every row of a story that its gold has an answer for."""
    return scored(match(load(gold), Export.of(export)), examples)


def scored(matched: Matched, examples: Path = EXAMPLES) -> list[Row]:
    """The same, of a gold and an export that are matched."""
    found = [
        *story_articles.rows(matched, examples),
        *story_attributions.rows(matched),
        *story_record.rows(matched),
        *story_relations.rows(matched),
    ]
    empty = {name for name, n in instances(matched.gold).items() if n == 0}
    return [row for row in found if _basis(row.name) not in empty]


def instances(gold: Gold) -> Mapping[str, int]:
    """How many answers the gold has for each field of `article` and `attribution` and each part of the record."""
    return {
        **{f"article.{field}": n for field, n in story_articles.instances(gold).items()},
        **{f"attribution.{field}": n for field, n in story_attributions.instances(gold).items()},
        **{part: len(gold.record[part]) for part in sorted(set(PARTS.values()))},
    }


def demand(golds: Iterable[Gold]) -> None:
    """Holds the stories together to an answer for everything that has a row.

    Raises:
        GoldError: no story says anything about a field or part.
    """
    total: dict[str, int] = {}
    for gold in golds:
        for name, n in instances(gold).items():
            total[name] = total.get(name, 0) + n
    empty = sorted(name for name, n in total.items() if n == 0)
    if empty:
        raise GoldError(f"the gold has no instance of {', '.join(empty)}")


def pooled(by_story: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of `TARGETS`: the mean of the stories' figures, each weighed with what it rests on."""
    found = []
    for name, target in TARGETS.items():
        same = [row for story in by_story for row in story if row.name == name]
        n = sum(row.n for row in same)
        value = sum(row.value * row.n for row in same) / n if n else 0.0
        words = same[0].definition if same else "no story has an answer for it"
        found.append(Row(name, value, n, f"target {target:g}; {words}"))
    return found


def _basis(name: str) -> str:
    """The field or part that a row rests on."""
    kind, _, rest = name.partition(".")
    if kind in ("article", "attribution"):
        return f"{kind}.{rest.partition('.')[0]}"
    ends = [start for start in PARTS if name == start or name.startswith(f"{start}.")]
    return PARTS[max(ends, key=len)] if ends else name


def main(arguments: Sequence[str]) -> int:
    """Print the table, and below it the gold attributions whose words the export's texts do not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path)
    parser.add_argument("--story", required=True, help="a folder of the gold")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--examples", type=Path, default=EXAMPLES)
    options = parser.parse_args(arguments)
    if options.story not in (known := stories(options.gold)):
        parser.error(f"no story {options.story!r} in {options.gold}; there are {', '.join(known)}")
    matched = match(load(options.gold / options.story), Export.of(options.export))
    print(table(scored(matched, options.examples)))
    for reason in matched.lost:
        print("lost:", reason)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
