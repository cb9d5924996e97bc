"""Live reports: what an entry tells in the present tense was said on its day.

Clock times that stand alone on their lines make a page a live report, and so does a headline that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Article, Attribution, Said, Span

_CLOCK = re.compile(
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

_PRESENT = re.compile(
    r"(?:is|are|[’']s|[’']re)\s+(?:\w+ly\s+)?\w+ing\b|(?:has|have)\s+just\s+\w+|(?:\w+ly\s+|again\s+|now\s+|also\s+)?"
    r"(?!was\b|has\b|does\b|is\b)\w+s\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?")


_PERFECT = re.compile(
    r"(?:has|have)\s+(?:just\s+|now\s+)?(?:told|confirmed|announced|tweeted|posted|issued|declared|ruled|agreed|replied"
    r"|responded|answered|apologi[sz]ed|rejected|denied|briefed|informed|notified)\b",
    re.IGNORECASE,
)
"""What an entry tells as just done, by verbs of a single deed: "residents have told us"."""


def is_present(cue: str) -> bool:
    """The cue tells of what is being said: "says", "is telling"."""
    return _PRESENT.match(cue) is not None


def parts(text: str, where: tuple[int, int]) -> bool:
    """The words are a clock time or a rule and nothing else: they part one entry from the next."""
    return _CLOCK.fullmatch(text, *where) is not None or not any(c.isalnum() for c in text[slice(*where)])


def lived(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; in the entries of a live report those in the present tense have its day."""
    match = _DAY.fullmatch(article.published.edtf) if article.published else None
    clocks = [clock.span() for clock in _CLOCK.finditer(article.text)]
    titled = _TITLED.match(article.text)
    if len(clocks) < _ENTRIES:
        clocks = [titled.span()] if titled else []
    if match is None or not clocks:
        return list(attributions)
    return [_dated(article, told, clocks, match[1]) for told in attributions]


def _dated(article: Article, told: Attribution, clocks: Sequence[tuple[int, int]], day: str) -> Attribution:
    before = [clock for clock in clocks if told.cue and clock[1] <= told.cue[0].start]
    cue = told.cue[0].text if told.cue else ""
    present = is_present(cue) or _PERFECT.match(cue) is not None
    if told.said or told.parent or told.attitude != "assertion" or not before or not present:
        return told
    when = Span.cut(article.text, *before[-1])
    return replace(told, said=Said(day, when, f"told in the present tense in a live report: {when.text.strip()}"))
