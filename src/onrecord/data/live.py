"""What makes a page a live report: clock times that stand alone on their lines, or a headline that says so."""

from __future__ import annotations

import re

from onrecord.model import Article

CLOCK = re.compile(
    r"^[ \t]*(?:\d{1,2}[:.]\d\d(?:[ \t]*[ap]\.?m\.?)?|\d{1,2}[ \t]*[ap]\.?m\.?)(?:[ \t]+[A-Z]{2,4})?"
    r"[ \t]*[:.]?[ \t]*$",
    re.MULTILINE,
)
"""A line that holds a clock time and nothing else."""

_TITLED = re.compile(
    r"[^\n]*\b(?:[Ll]ive|LIVE)(?:\s*:|\s+(?:updates?|blog|coverage|report|text|ticker)\b)[^\n]*|The Latest\b[^\n]*"
    r"|[^\n]*\b(?:[Aa]s it happen(?:s|ed)|[Mm]inute[ -]by[ -]minute|[Hh]our by hour"
    r"|[Rr]olling (?:coverage|updates)|[Ll]iveblog)\b[^\n]*"
    r"|[^\n]*\s[-–—|]\s*(?:[Ll]ive|LIVE)\b[^\n]*|(?:[Ll]ive|LIVE)\s*[-–—|:][^\n]*"
)
"""A headline of a live report: "Harbour fire live: …", "The Latest: …", "… as it happened"."""

_ENTRIES = 2
"""Such lines from which a page is a live report. Set by judgement: one may be the time of publication."""


_MARKED = re.compile(
    r"\bLiveBlogPosting\b|^https?://.*/live(?:[-_]?(?:blog|updates?|news|coverage|report|ticker))?s?/"
)
"""What a publisher marks as a live report, in the page's data or in its address."""


def entries(article: Article) -> list[tuple[int, int]]:
    """The clock times behind which the entries of a live report stand, or its headline; none of another page."""
    clocks = [clock.span() for clock in CLOCK.finditer(article.text)]
    if len(clocks) >= _ENTRIES:
        return clocks
    titled = _TITLED.match(article.text)
    headline = (0, len(article.text.partition("\n")[0]))
    return [titled.span()] if titled else [headline] if _is_marked(article) else []


def _is_marked(article: Article) -> bool:
    found = [dated.evidence for dated in (article.published, article.updated) if dated]
    marks = [article.location, *(evidence for evidence in found if isinstance(evidence, str))]
    return any(_MARKED.search(mark) for mark in marks)


def summaries(text: str) -> list[tuple[int, int]]:
    """Where a live report sums up what came before, of whatever day: the short lines behind such a heading."""
    found = []
    for heading in _SUMMARY.finditer(text):
        end = heading.end()
        for line in _LINE.finditer(text, heading.end()):
            if line.start() != end or _SPOKEN.search(line.group()) or len(line.group().split()) > _LINE_WORDS:
                break
            end = line.end()
        found.append((heading.end(), end))
    return found


_SUMMARY = re.compile(
    r"^[ \t]*(?:What (?:we|you need to) know|The story so far|Key (?:points|developments|moments)"
    r"|Where (?:things|we) stand|At a glance|In brief|Summary)\b[^\n]{0,20}$",
    re.MULTILINE,
)
_LINE = re.compile(r"\s*\n\s*[^\n]+")
_SPOKEN = re.compile(r"[“”\"]|[.!?]\s+[A-ZÀ-Þ]")
_LINE_WORDS = 25
"""A line of a summary is one sentence without a quotation, and short. Set by judgement."""
