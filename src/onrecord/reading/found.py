"""What the model finds in a text, before tables and rules say what it means.

The seam inside the room: `encoder.py` and `decode.py` give a `Found`; everything after them takes one.
All offsets are half-open, in Unicode code points of the text that was given.
"""

from __future__ import annotations

from dataclasses import dataclass

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
