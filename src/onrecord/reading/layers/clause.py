"""What a sentence is read into: a verb that reports, and a clause that says who says what."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Range
from onrecord.reading.words.cues import Match


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody's saying, as ranges of the text; an empty source where nobody in particular says it."""

    source: Range
    cue: Range
    content: tuple[Range, ...]

    @property
    def sources(self) -> tuple[Range, ...]:
        """The source as a draft has it."""
        return (self.source,) if self.source[0] < self.source[1] else ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its auxiliaries: words `first` to `last`, its base form, and the frame it matches."""

    first: int
    last: int
    base: str
    match: Match
    passive: bool
