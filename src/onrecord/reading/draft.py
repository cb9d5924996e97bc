"""An attribution on its way: ranges of the text, before tables and rules say what they mean.

Beside it the two protocols by which the room knows the learned reader, so that a test can hand in a fake one.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Addressee, Article, Range, SectionLabel, Span, Speaker
from onrecord.model.reading import Act
from onrecord.reading.found import Found, FoundAttribution


class Encoded(Protocol):
    """What one pass of the encoder over a text gives."""

    def found(self) -> Found:
        """The mentions and attributions of the text."""

    def attributions(self) -> tuple[FoundAttribution, ...]:
        """The attributions of the text alone."""

    def vectors(self, ranges: Sequence[Range]) -> NDArray[np.float32]:
        """Unit vectors (n, width) of the meaning of `ranges`."""

    def acts(self, cue: Sequence[Range], content: Sequence[Range]) -> Mapping[Act, float]:
        """The logarithm of the chance of each act that is done by saying a content with a cue; {} if unknown."""


class Engine(Protocol):
    """The learned reader, as the room calls it."""

    def encode(self, text: str, blocks: Sequence[Range]) -> Encoded:
        """One pass over the `blocks` of `text`; all offsets are those of `text`."""


class People(Protocol):
    """The people, organizations and places of one article, as the rules for attributions call them."""

    def speakers(self, source: Sequence[Range], content: Sequence[Range]) -> tuple[Speaker, ...]:
        """Who speaks in an attribution of this source and content."""

    def addressees(self, where: Range) -> tuple[Addressee, ...]:
        """Who is named in `where`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution: its pieces in reading order, whether it is a turn, and the one it stands inside of.

    `voice` is where the article names the speaker, if its source is a mere label ("A:").
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    turn: bool = False
    parent: Draft | None = None
    voice: tuple[Range, ...] = ()

    @classmethod
    def of(cls, found: FoundAttribution) -> Draft:
        """A draft of what the model found."""
        return cls(found.source, found.cue, found.content, found.confidence)

    @property
    def found(self) -> FoundAttribution:
        """The same as raw ranges, for the cast."""
        return FoundAttribution(self.voice or self.source, self.cue, self.content, self.confidence)

    @property
    def hull(self) -> Range:
        """From the first to the last character of the content."""
        return self.content[0][0], self.content[-1][1]

    @property
    def anchor(self) -> Range:
        """Where the page reports it: the first piece of the cue, else of the source, else of the content."""
        return (self.cue or self.source or self.content)[0]

    @property
    def pieces(self) -> tuple[Range, ...]:
        """Every piece of it, in reading order."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))

    @property
    def depth(self) -> int:
        """How many attributions it stands inside of."""
        return 0 if self.parent is None else self.parent.depth + 1


def spans(text: str, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """The spans of `ranges`."""
    return tuple(Span.cut(text, start, end) for start, end in ranges)


def inside(inner: Range, outer: Range) -> bool:
    """`inner` lies wholly in `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(a: Range, b: Range) -> bool:
    """The two share a character."""
    return a[0] < b[1] and b[0] < a[1]


def trimmed(text: str, where: Range) -> Range:
    """`where` without white space at its ends; empty at its start where nothing else is in it."""
    start, end = where
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def without(text: str, where: Range, holes: Sequence[Range]) -> list[Range]:
    """What is left of `where` when `holes` are cut out of it, trimmed, empty stretches dropped."""
    left: list[Range] = []
    start, end = where
    for hole_start, hole_end in sorted(holes):
        if hole_start < end and hole_end > start:
            left.append((start, max(start, hole_start)))
            start = max(start, hole_end)
    left.append((start, max(start, end)))
    return [part for part in (trimmed(text, piece) for piece in left) if part[0] < part[1]]


READ = frozenset({"title", "standfirst", "body", "interview", "other"})
"""Labels of the sections that are read: captions and teasers are about other things than the article."""


def read_blocks(article: Article) -> list[Range]:
    """The stretches of the article that are read, in order: its sections without furniture.

    An article without sections is read whole, furniture left out.
    """
    holes = [(f.start, f.end) for f in article.furniture]
    sections = [(s.start, s.end) for s in sorted(article.sections) if s.label in READ]
    if not article.sections:
        sections = [(0, len(article.text))]
    blocks: list[Range] = []
    for section in sections:
        taken = [*holes, *blocks]
        blocks += without(article.text, section, taken)
    return sorted(blocks)


def section_at(article: Article, position: int) -> SectionLabel:
    """The label of the section that holds `position`; body where none does."""
    for section in article.sections:
        if section.start <= position < section.end and section.label in READ:
            return section.label
    return "body"


def holder(ranges: Sequence[Range], position: int) -> Range | None:
    """Of ordered ranges the one that holds `position`, else the last that begins before it, else None."""
    begun = bisect_right(ranges, (position, sys.maxsize))
    return ranges[begun - 1] if begun else None


def holds(outer: Draft, inner: Draft) -> bool:
    """All of `inner` stands in the content of `outer`, which is no turn."""
    return not outer.turn and all(within(piece, outer.content) for piece in inner.pieces)


def within(piece: Range, content: Sequence[Range]) -> bool:
    """`piece` lies wholly in one piece of `content`."""
    return any(inside(piece, part) for part in content)


def has_cue(cue: Range, drafts: Sequence[Draft]) -> bool:
    """One of the drafts has its cue there."""
    return any(overlap(cue, piece) for draft in drafts for piece in draft.cue)
