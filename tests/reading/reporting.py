"""Fakes and marked texts for the tests of attributions: `<source>`, `[cue]` and `{content}` stand in the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.model import Article, Dated, Outlet, Range, ReaderSettings, Reading
from onrecord.reading import Reader
from onrecord.reading.found import Found, FoundAttribution, FoundMention

CASES = Path(__file__).parent / "cases"
FRIDAY = "2023-06-16"
_PAIRS = {"<": ">", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Marked:
    text: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]

    @property
    def found(self) -> FoundAttribution:
        return FoundAttribution(self.source, self.cue, self.content, 0.9)


def marked(text: str) -> Marked:
    """The text without its marks, and where they stood."""
    plain, opened = "", {}
    places: dict[str, list[Range]] = {sign: [] for sign in _PAIRS}
    closing = {end: sign for sign, end in _PAIRS.items()}
    for character in text:
        if character in _PAIRS:
            opened[character] = len(plain)
        elif character in closing:
            sign = closing[character]
            places[sign].append((opened[sign], len(plain)))
        else:
            plain += character
    return Marked(plain, *(tuple(places[sign]) for sign in "<[{"))


def cases(name: str) -> list[dict]:
    """The cases of one table."""
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


class FakeEncoded:
    def __init__(self, found: Found) -> None:
        self._found = found

    def found(self) -> Found:
        return self._found

    def attributions(self) -> tuple[FoundAttribution, ...]:
        return self.found().attributions

    def vectors(self, ranges: Sequence[Range]) -> np.ndarray:
        return np.ones((len(ranges), 4), np.float32) / 2

    def acts(self, cue: Sequence[Range], content: Sequence[Range]) -> dict:
        return {}


class FakeEngine:
    """Finds `first` on the first pass over a text, and `again` in whatever is read once more."""

    def __init__(self, first: Found, again: Sequence[FoundAttribution] = ()) -> None:
        self._first = first
        self._again = again
        self.passes: list[list[Range]] = []

    def encode(self, text: str, blocks: Sequence[Range]) -> FakeEncoded:
        self.passes.append(list(blocks))
        if len(self.passes) == 1:
            return FakeEncoded(self._first)
        low, high = blocks[0][0], blocks[-1][1]
        inner = [
            a for a in self._again if all(low <= p[0] and p[1] <= high for p in (*a.source, *a.cue, *a.content))
        ]
        return FakeEncoded(Found(tuple(inner), ()))


def article(text: str, **fields: object) -> Article:
    """A plain article without sections; `fields` replace the defaults."""
    plain: dict = dict.fromkeys(("container", "outlet", "title", "published", "updated"))
    plain |= {"id": "a" * 16, "page": "sha256:" + "a" * 64, "location": "page.txt", "byline": (), "language": "en"}
    return Article(**(plain | {"text": text} | fields))


def read(
    text: str,
    attributions: Sequence[FoundAttribution] = (),
    mentions: Sequence[FoundMention] = (),
    again: Sequence[FoundAttribution] = (),
    outlet: str | None = None,
    **fields: object,
) -> Reading:
    """The reading of a text in which the fake engine finds what is given."""
    engine = FakeEngine(Found(tuple(attributions), tuple(mentions)), again)
    page = article(text, outlet=Outlet(outlet, None) if outlet else None, **fields)
    return Reader(Path("no-weights"), ReaderSettings(), engine).read(page)


def told(text: str, **fields: object) -> list[tuple[str | None, str | None, list[str], object]]:
    """Day, occasion, hearers and chain of each marked attribution of a text; they are parted by " // "."""
    plain, found = "", []
    for part in text.split(" // "):
        at = marked(part)
        moved = [tuple((a + len(plain), b + len(plain)) for a, b in p) for p in (at.source, at.cue, at.content)]
        found.append(type(at.found)(*moved, 0.9))
        plain += at.text + ("" if part.endswith("\n") else " ")
    reading = read(plain.rstrip(), found, published=Dated(FRIDAY, "meta", None, 0.9), **fields)
    return [
        (
            a.said.edtf if a.said else None,
            a.occasion.text if a.occasion else None,
            [x.name for x in a.addressees],
            None if a.chain is None else [link.carrier for link in a.chain],
        )
        for a in reading.attributions
    ]
