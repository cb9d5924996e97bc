"""What every kind of page gives on the way to an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.articles.dates import Candidate
from onrecord.model import Block, Furniture, FurnitureReason, Range, Section, SectionLabel, Span


@dataclass(slots=True)
class Drawn:
    """Text with its parts, and what the page says about itself. `troubles` are category and message."""

    text: str
    title: Range | None = None
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlet: str | None = None
    url: str | None = None
    dates: list[Candidate] = field(default_factory=list)
    teaser_dates: list[tuple[str, Span]] = field(default_factory=list)
    language: str | None = None
    troubles: list[tuple[str, str]] = field(default_factory=list)

    def section(self, start: int, end: int, label: SectionLabel) -> None:
        """Adds `text[start:end]`, joining it to the section before where that has the same label and touches
        it.
        """
        last = self.sections[-1] if self.sections else None
        between = self.text[last.end : start] if last else ""
        if last and last.label == label and label in ("body", "interview", "teaser") and not between.strip():
            self.sections[-1] = Section(last.start, end, self.text[last.start : end], label)
        else:
            self.sections.append(Section(start, end, self.text[start:end], label))

    def furnish(self, start: int, end: int, reason: FurnitureReason) -> None:
        """Marks `text[start:end]` as furniture."""
        self.furniture.append(Furniture(start, end, self.text[start:end], reason))


def lines_of(text: str) -> list[Range]:
    """The non-empty lines of a text, without the spaces around them."""
    found: list[Range] = []
    start = 0
    for line in text.replace("\r", "\n").split("\n"):
        bare = line.strip()
        if bare.strip("\0\ufeff\u200b\xa0 "):
            begin = start + line.index(bare[0])
            found.append((begin, begin + len(bare)))
        start += len(line) + 1
    return found


def words_without_furniture(text: str, furniture: Sequence[Furniture]) -> str:
    """The text with its furniture left out, to tell the language by."""
    pieces, at = [], 0
    for one in sorted(furniture):
        pieces.append(text[at : one.start])
        at = max(at, one.end)
    return "".join([*pieces, text[at:]])
