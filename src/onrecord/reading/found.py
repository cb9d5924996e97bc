"""What the model finds in a text, before tables and rules say what it means.

The seam inside the room: `encoder.py` and `decode.py` give a `Found`; everything after them takes one.
All offsets are half-open, in Unicode code points of the text that was given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """One source–cue–content triple. Pieces are in reading order; source and cue may be empty.

    `confidence` (0..1) is the chance that it is an attribution of this source to this content.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A name, description or pronoun: `kind` and `form` as in `onrecord.model.Mention`."""

    start: int
    end: int
    kind: str
    form: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that one pass over a text finds, each tuple in reading order."""

    attributions: tuple[FoundAttribution, ...]
    mentions: tuple[FoundMention, ...]


_START = attrgetter("start")


def mentions_in(where: Range, mentions: Sequence[FoundMention]) -> tuple[FoundMention, ...]:
    """Those of mentions in reading order that stand wholly in a range."""
    first, stop = bisect_left(mentions, where[0], key=_START), bisect_left(mentions, where[1], key=_START)
    return tuple(mention for mention in mentions[first:stop] if mention.end <= where[1])
