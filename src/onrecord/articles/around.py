"""What an HTML page prints around its headline: byline, dates, and the site's own address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.articles.dates import Candidate, candidate
from onrecord.articles.dom import Line, place_of, squeezed, text_of
from onrecord.articles.furniture import is_paragraph
from onrecord.articles.outlets import domain_in_name
from onrecord.articles.printed import author_in, dates_in, is_date_line, is_lone_name, reporter_in, without_dates

# Lines between headline and text that are looked at (byline, date, share buttons), and lines over the headline
# (masthead, trail). Set by hand.
_BETWEEN = 25
_OVER = 12
_FOOT = 8
# A date between headline and text is the article's, but a date in a masthead is often that of the visit.
_BETWEEN_CONFIDENCE = 0.7
_OVER_CONFIDENCE = 0.4
_AUTHOR = re.compile(
    r"(?:^|[/_.-])(?:authors?|people|profiles?|staff|team|writers?|by|contributors?|journalists?)(?:$|[/_.-])",
    re.I,
)
_MARKS = " |/•·,–—-"


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a page by their place: over the headline, between it and the text's first paragraph, that
    paragraph (which may be the standfirst), below the text.
    """

    over: Sequence[Line]
    between: Sequence[Line]
    opening: Sequence[Line]
    below: Sequence[Line]

    @classmethod
    def of(cls, lines: Sequence[Line], title: str | None, pieces: Sequence[str]) -> Around:
        """Finds headline and text among `lines`; `pieces` are the blocks of the text."""
        paragraphs = [squeezed(piece) for piece in pieces if is_paragraph(piece)]
        keys = [squeezed(line.words) for line in lines]
        wanted = squeezed(title or "")
        first = keys.index(paragraphs[0]) if paragraphs and paragraphs[0] in keys else None
        last = max((i for i, key in enumerate(keys) if key in paragraphs[-1:]), default=len(keys) - 1)
        heads = [i for i, key in enumerate(keys) if key == wanted and (first is None or i < first)]
        head = heads[-1] if heads else first
        if head is None:
            return cls((), (), (), ())
        start = head + 1 if heads else head
        stop = start + _BETWEEN if first is None else min(first, start + _BETWEEN)
        opening = () if first is None else lines[first : first + 1]
        return cls(lines[max(0, head - _OVER) : head], lines[start:stop], opening, lines[last + 1 :][-_FOOT:])

    def authors(self, text: str) -> list[str]:
        """The byline nearest below the headline, else nearest over it, else the credit below the text, else a name
        without "By" beside the date, which `text` does not have: a place would stand in both.
        """
        for line in [*self.between, *reversed(self.over)]:
            author = author_in(line.words)
            if author:
                return [author]
        credited = [who for line in self.below if (who := reporter_in(line.words))]
        return credited[:1] or self._beside_date(text)

    def _beside_date(self, text: str) -> list[str]:
        dated = [is_date_line(line.words) for line in self.between]
        for index, line in enumerate(self.between):
            bare = without_dates(line.words).strip(_MARKS)
            beside = bare != line.words.strip(_MARKS) or any(dated[max(0, index - 1) : index + 2])
            if beside and is_lone_name(bare) and bare not in text and not _is_section(line, bare):
                return [bare]
        return []

    def dates(self) -> list[Candidate]:
        """The dates of the date lines below the headline, else over it."""
        for lines, confidence in ((self.between, _BETWEEN_CONFIDENCE), (self.over, _OVER_CONFIDENCE)):
            found = [one for line in lines if is_date_line(line.words) for one in _dated(line, confidence)]
            if found:
                return found
        return []

    def address(self, name: str | None) -> str | None:
        """A URL of the domain that masthead or foot print, if it spells the outlet's name."""
        key = re.sub(r"\W", "", name or "").casefold().removeprefix("the")
        for line in [*self.over, *self.below] if key else ():
            domain = domain_in_name(line.words)
            if domain and domain.split(".")[0].replace("-", "").removeprefix("the") == key:
                return f"https://{domain}/"
        return None


def _is_section(line: Line, bare: str) -> bool:
    """Whether the words are a link to anywhere but an author's page."""
    links = [link for link in (line.element, *line.element.iter("a")) if link.tag == "a" and link.get("href")]
    return any(text_of(link) == bare and not _AUTHOR.search(link.get("href") or "") for link in links)


def _dated(line: Line, confidence: float) -> list[Candidate]:
    place = place_of(line.element)
    return [
        one
        for role, edtf, _, _ in dates_in(line.words)
        for one in candidate(role, edtf, "text", place, confidence)
    ]
