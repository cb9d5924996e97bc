"""What makes a page a live report: clock times that stand alone on their lines, or a headline that says so."""

from __future__ import annotations

import re

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


def entries(text: str) -> list[tuple[int, int]]:
    """The clock times behind which the entries of a live report stand, or its headline; none of another page."""
    clocks = [clock.span() for clock in CLOCK.finditer(text)]
    titled = _TITLED.match(text)
    return clocks if len(clocks) >= _ENTRIES else [titled.span()] if titled else []
