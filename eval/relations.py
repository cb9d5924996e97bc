"""Attribution relations of GUM dev: who says, thinks or knows, in ten genres; and who says that it is not so.

    python -m eval.relations [--shared DIR]

GUM's discourse trees (`rst/*.rsd`, one elementary discourse unit a line) mark a unit that attributes ("researchers
say") by its relation to the unit it is about: attribution-positive or attribution-negative ("I don't know"); 145
in dev. Only a unit's own relation counts, no secondary one. The *attributing unit* is that unit (the satellite)
with the units that continue it (same-unit). Its *source* are the tokens of its signals
`semantic-attribution_source-TOKENS`, which need not stand in it. Tokens are numbered through the document from 1,
as they follow one another in `dep/`.

Every document that has words is read from its bare text as an article. An attribution of the reading, at any
depth, *matches* a relation where its cue holds a token of the attributing unit and its source holds a token of the
relation's source. Of several, the match is the one with most tokens of its cue in the unit; of those, the first.

`gum.attribution.recall`: relations, positive and negative, that an attribution matches.
`gum.attribution.negative`: negative relations whose match shows it: it is `negated`, or its act is deny, reject or
    decline. A relation without a match is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import Document, Range, gum
from eval.rows import Row, share
from eval.shared import print_rows
from onrecord.model import Attribution, ReaderSettings, Span
from onrecord.reading import Reader
from onrecord.settings import SHIPPED_WEIGHTS

DENIALS = frozenset({"deny", "reject", "decline"})
_RELATION = re.compile(r"attribution-(positive|negative)_[rm]")
_SOURCE = re.compile(r"semantic-attribution_source-([\d,-]*\d)-\w+")


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribution relation: indices of the tokens of the attributing unit and of its source."""

    unit: frozenset[int]
    source: frozenset[int]
    negative: bool


def read(path: Path) -> list[Attributed]:
    """The attribution relations of one `.rsd` file.

    Its columns: number of the unit, its tokens parted by spaces, depth, two empty ones, features, number of the
    unit it depends on, relation, secondary relations, signals.
    """
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]
    tokens: dict[str, frozenset[int]] = {}
    continued: dict[str, str] = {}
    at = 0
    for number, words, *_, parent, relation, _, _ in lines:
        tokens[number] = frozenset(range(at, at := at + len(words.split())))
        if relation.startswith("same-unit"):
            continued[number] = parent
    return [
        Attributed(_unit(number, tokens, continued), source_tokens(signals), match[1] == "negative")
        for number, *_, relation, _, signals in lines
        if (match := _RELATION.fullmatch(relation))
    ]


def _unit(number: str, tokens: dict[str, frozenset[int]], continued: dict[str, str]) -> frozenset[int]:
    """The tokens of a unit and of all that continue it."""
    parts = {number}
    while more := {part for part, first in continued.items() if first in parts} - parts:
        parts |= more
    return frozenset[int]().union(*(tokens[part] for part in parts))


def source_tokens(signals: str) -> frozenset[int]:
    """Indices of the source's tokens: from "160-165,172" those from 159 on."""
    found: set[int] = set()
    for numbers in _SOURCE.findall(signals):
        for part in numbers.split(","):
            first, _, last = part.partition("-")
            found.update(range(int(first) - 1, int(last or first)))
    return frozenset(found)


def matched(relation: Attributed, document: Document, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution that matches a relation, or None."""
    best: tuple[int, Attribution | None] = 0, None
    for attribution in attributions:
        shared = len(relation.unit & document.tokens_in(_ranges(attribution.cue)))
        if shared > best[0] and relation.source & document.tokens_in(_ranges(attribution.source)):
            best = shared, attribution
    return best[1]


def _ranges(spans: Sequence[Span]) -> list[Range]:
    return [(span.start, span.end) for span in spans]


def judged(folder: Path, reader: Reader) -> Iterator[tuple[Document, Attributed, Attribution | None]]:
    """Every relation of a part of GUM with its document and its match."""
    for document in gum(folder, contracted=True):
        attributions = reader.read(document.article).attributions
        for relation in read(folder / "rst" / f"{document.name}.rsd"):
            yield document, relation, matched(relation, document, attributions)


def rows(folder: Path, reader: Reader) -> list[Row]:
    """Both figures, on a part of GUM (`train` or `dev`)."""
    found = [(relation.negative, match) for _, relation, match in judged(folder, reader)]
    seen = [bool(match and (match.negated or match.act in DENIALS)) for negative, match in found if negative]
    hit = "attribution relations of GUM: a cue in the attributing unit, and a token of the source"
    return [
        share("gum.attribution.recall", (match is not None for _, match in found), hit),
        share(
            "gum.attribution.negative", seen, "the negative ones: matched, and negated or deny, reject, decline"
        ),
    ]


def main() -> None:
    """Print the rows."""
    print_rows(__doc__, ["gum"], lambda folder: rows(folder / "dev", Reader(SHIPPED_WEIGHTS, ReaderSettings())))


if __name__ == "__main__":
    main()
