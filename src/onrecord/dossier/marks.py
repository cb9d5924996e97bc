"""A text cut at the borders of the spans that are to be marked in it, however they nest or overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Roles = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text that is to be marked.

    Attributes:
        start: first code point.
        end: behind the last.
        role: what it is there: source, cue, content, link, date, spot, furniture.
        key: whose it is: all marks of one attribution have one key.
    """

    start: int
    end: int
    role: str
    key: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text that links lead to; with a number where it is shown, leading back to `back`."""

    start: int
    id: str
    number: int | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing changes.

    Attributes:
        start: its first code point.
        text: its words; "" where it only holds anchors.
        roles: roles of the marks over it, sorted, each once.
        keys: keys of these marks, sorted, each once.
        depth: how many contents lie over it: 2 is a quotation in a quotation.
        anchors: anchors that stand before it.
    """

    start: int
    text: str
    roles: Roles = ()
    keys: tuple[str, ...] = ()
    depth: int = 0
    anchors: tuple[Anchor, ...] = ()


def cut(
    text: str, marks: Sequence[Mark], anchors: Iterable[Anchor] = (), borders: Iterable[int] = ()
) -> tuple[Piece, ...]:
    """`text` in pieces whose texts joined are `text`, cut at every border of a mark, anchor or `borders`.

    One sweep from left to right: marks open and close at the borders, and between two borders stands a piece.
    """
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    held: defaultdict[int, list[Anchor]] = defaultdict(list)
    for mark in marks:
        if mark.start < mark.end:
            opening[mark.start].append(mark)
    for anchor in anchors:
        held[anchor.start].append(anchor)
    edges = {0, len(text), *held, *opening, *(m.end for m in marks), *borders}
    places = sorted(edge for edge in edges if 0 <= edge <= len(text))
    pieces: list[Piece] = []
    active: list[Mark] = []
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        active = [m for m in active if m.end > start] + opening.get(start, [])
        if start < end or start in held:
            pieces.append(_piece(text[start:end], start, active, held.get(start, [])))
    return tuple(pieces)


def _piece(words: str, start: int, active: Sequence[Mark], anchors: Sequence[Anchor]) -> Piece:
    return Piece(
        start=start,
        text=words,
        roles=tuple(sorted({m.role for m in active})),
        keys=tuple(sorted({m.key for m in active if m.key})),
        depth=sum(m.role == "content" for m in active),
        anchors=tuple(anchors),
    )
