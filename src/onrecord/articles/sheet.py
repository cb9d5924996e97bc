"""The lines of one plain text, and how much of a headline stands in its first paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.articles.drawn import Drawn
from onrecord.model import FurnitureReason, SectionLabel

# A headline is this page's own if this share of its longer words stands in the first paragraphs. On PolNeAR train
# (840 articles) 83 % of titles share .3 or more with their own lead, 8 % with the lead of another article.
OWN_SHARE = 0.3
# With several dated headlines over one body, its own must be told from others on the same topic: more is asked
# (own 49 %, another article's 0.7 % on the same texts). A title missed costs less than a stranger's date believed.
OWN_SHARE_AMONG = 0.6
_LEAD_PARAGRAPHS = 3
# Cut to six letters, as all words are compared.
_FUNCTION_WORDS = frozenset(
    {
        "about", "after", "agains", "also", "becaus", "been", "before", "being", "betwee", "could",
        "does", "doing", "during", "from", "have", "into", "just", "more", "most", "only", "over",
        "said", "says", "should", "some", "such", "than", "that", "their", "then", "there", "these",
        "they", "this", "those", "under", "were", "what", "when", "where", "which", "while", "will",
        "with", "would",
    }
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """One line, where it stands, and what it was found to be."""

    start: int
    end: int
    words: str
    place: str = "body"
    paragraph: bool = False
    dated: bool = False
    reason: FurnitureReason | None = None
    label: SectionLabel = "body"


@dataclass(slots=True)
class Sheet:
    """The lines of one text, and the article in the making."""

    drawn: Drawn
    lines: list[Line] = field(default_factory=list)

    def at(self, place: str) -> list[int]:
        """Indexes of the lines at `place` that are not furniture."""
        return [i for i, line in enumerate(self.lines) if line.place == place and line.reason is None]


def lead(sheet: Sheet) -> list[Line]:
    """The first paragraphs."""
    return [line for line in sheet.lines if line.paragraph][:_LEAD_PARAGRAPHS]


def overlap(headline: str, lines: list[Line]) -> float:
    """Share of the headline's longer words that stand in the lines too, by their first six letters."""
    wanted = _stems(headline)
    there = {stem for line in lines for stem in _stems(line.words)}
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _stems(text: str) -> set[str]:
    return {word[:6].casefold() for word in re.findall(r"[^\W_]{4,}", text)} - _FUNCTION_WORDS
