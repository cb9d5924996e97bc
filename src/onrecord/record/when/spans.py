"""Spans of which a page names the first or the last day: "since April", "from 1 July", "until 2022", "by June"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.data import calendar
from onrecord.data.wordlists import any_listed
from onrecord.model import Edtf, Range
from onrecord.record.dates import WEEK_DAYS, YEAR_DAYS, Interval, interval

_LIMIT_REACH, _CLAUSE_REACH, _SINCE_REACH = 16, 80, 160
"""Characters before a time that are looked at: for the word right before it, for a clause that it closes, and for
one that goes on since it."""

_UNTIL = re.compile(r"\b(?:before|by|until|till|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_DONE_BY = re.compile(r"\b(?:was|were|had)\s(?:\w+\s)?\w+\sby\s(?:the\s)?$", re.IGNORECASE)
"""Before a date that is over: what was done by then was done then."""

_NOT_BEFORE = re.compile(
    rf"\b(?:(?:(?:{any_listed('grammar.finite')})(?:n[’']t|\s+not)|unlikely|never)\s+(?:[^.;:,\s]+\s+){{0,6}}?"
    r"|n(?:o|one|obody|othing)\s+(?:[^.;:,\s]+\s+){1,8}?)(?:before|until|till)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What is "not expected before Sunday", or "will not end until Sunday", is to be on that day or after it."""

_COUNTED = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?)\s+before\s+(?:the\s+)?$", re.IGNORECASE)
"""What lies weeks before a day is neither on it nor to be by it."""

_SINCE = re.compile(
    r"\b(?:(?:has|have|had|[’']ve|[’']s)\s(?:[^.;:]+\s)?|(?:missing|absent|ill|idle|open|shut|held|empty|stuck|dark|(?:closed|jailed|detained|trapped|stranded|suspended))\s(?:[^.;:,]+\s)?)"
    r"(?:ever\s+)?since\s+(?:the\s+)?(?:early\s+|late\s+)?$"
)
_FROM = re.compile(
    r"\b(?:lay|lain|stood|sat|remained|stayed|(?:was|were|been|kept|left)\s+(?:[\w-]+\s+)?(?:closed|shut|open|held|idle|empty|there|in"
    r"|on|at|under|out)\b)(?:\s[^.;:,\s]+){0,5}?\s+from\s+(?:the\s+)?$"
)
_FRONTED = re.compile(r"(?:^|[\n.“\"]\s*|[,;]\s(?:and|but)\s)[Ss]ince\s+(?:the\s+)?(?:early\s+|late\s+)?$")
_HAS_BEEN = re.compile(
    r"[^.;:]{0,20},\s[^.;:]{1,80}?\s(?:has|have|had)\s|\s(?:the|an?|its|his|her|their|no|all)\s[\w’'-]+\s"
)
"""Around a time from which the main clause goes on: "Since | June, she has posted daily", "Since | June the ferry
runs again"."""

_COMPARED = re.compile(
    r"\b(?:than|first|second|third|last|most|worst|best|(?<!\bat\s)least|only|highest|lowest|\w{3,}est)\b[^.;:]{0,60}\ssince\s+(?:the\s+)?$"
)
_THAN = re.compile(
    r"(?<!rather )(?<!later )(?<!earlier )(?<!sooner )(?<!longer )(?<!other )"
    r"(?:(?<!more )(?<!less )(?<!fewer )than(?!\s(?:[^.;:,“”\"]+\s)?(?:when|after|before|since|because)\s)"
    r"(?:\s[^.;:,“”\"]{1,60})?"
    r"|than\s(?:in|on|at|during))\s(?:the\s)?$"
    r"|\bunlike\s(?:[^.;:,“”\"]{1,40}\s)?$|\bcompared\s(?:to|with)\s(?:[^.;:,“”\"]{1,40}\s)?$",
    re.IGNORECASE,
)
"""Before a time that something is only measured by: "the highest price since | 2008", "fewer than in | 2004"."""

_FROM_THEN = re.compile(
    r"(?<!\b(?:moved|apart|aside) )(?<!\bpostponed )(?<!\b(?:delayed|put off|forward) )(?<!\b(?:back|away) )"
    r"\bfrom\s+(?:the\s+)?(?:(?:early|late|midnight|noon|midday|dawn|\d[\d.:]*\s?[ap]\.?m\.?)\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
"""Before a day still to come from which something is to be: "fares rise from | 1 July"."""

_NUMBER = f"(?:{calendar.any_of('number')}|several|many|\\d+)"
_TIMES = re.compile(
    rf"\b(?:(?:once|twice|{_NUMBER}\s+times)\s(?:[^.;:,]*?\s)?|(?<!\bby\s){_NUMBER}\s(?:[\w-]+\s)?(?!(?:days|weeks|months|years|points|degrees)\b)[a-z]+s\s)"
    r"since\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What was done, or came about, so many times since then: "met | at least four times since | April", "two
resignations since | May"."""

_TO = re.compile(r"\s*(?:to|until|till|through|[-–])\s")
_BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
_WHOLE = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""A year, a month or a day: what is to be before it is to be by the day before its first, and what is to be by it
is to be by no day of it in particular."""

_INSIDE = re.compile(
    r"\s(?:out|over|up|through|done|end\w*|finish\w*|close\w*)$|\b(?:noon|midday|midnight|morning|afternoon|evening|night|dawn|dusk)\b"
    r"|\d\s?[ap]\.?m\b|\d[.:]\d\d",
    re.IGNORECASE,
)
"""What is to be "before | the year is out", or "before | noon on Friday", is to be in it."""

_FROM_ONE = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO_OTHER = re.compile(r"\s*(?:to|until|till|through|and|[-–])\s+(?:the\s+)?")


def is_run(text: str, first: Range, last: Range) -> bool:
    """Whether two times are the first and the last day of one span: "from | Friday | to | Sunday"."""
    opened = _FROM_ONE.search(text, max(0, first[0] - _LIMIT_REACH), first[0])
    return opened is not None and _TO_OTHER.fullmatch(text, first[1], last[0]) is not None


def run(first: Edtf, last: Edtf) -> Edtf | None:
    """The span from the day of one time to that of another; None where the second is not behind the first."""
    begins, ends = first.split("/")[0].split("T")[0], last.split("/")[-1].split("T")[0]
    return f"{begins}/{ends}" if interval(first).before(interval(last)) else None


def begun(text: str, where: Range, value: Edtf, known: int | None) -> Edtf | None:
    """The span that begins with a time, on a page last changed on the day `known`: what goes on since then or is
    to be from then on has no end, what was done some times since then was done by that day. None where there is
    no such span: of a time longer than a year no first day is meant."""
    when = interval(value)
    if _TO.match(text, where[1]) or when.days is None or when.days > YEAR_DAYS:
        return None
    if _TIMES.search(text, max(0, where[0] - _CLAUSE_REACH), where[0]):
        first, told = _beginning(value), date.fromordinal(known).isoformat() if known is not None else None
        return f"{first}/{told[: len(first)]}" if told else None
    ahead = known is not None and when.first is not None and when.first > known
    from_then = ahead and _FROM_THEN.search(text, max(0, where[0] - _CLAUSE_REACH), where[0])
    return f"{_beginning(value)}/.." if from_then or _goes_on(text, where, value) else None


def is_measure(text: str, where: Range) -> bool:
    """Whether a time is only one that something is measured by, so that nothing is told of it."""
    before = text[max(0, where[0] - _CLAUSE_REACH) : where[0]]
    return _THAN.search(before) is not None or (_COMPARED.search(before) is not None and not _TIMES.search(before))


def _goes_on(text: str, where: Range, value: Edtf) -> bool:
    """Whether a time is the first of what goes on: "none has sailed since | Monday", "has ruled since | 2009",
    "lay there from | 3 May"."""
    before = text[max(0, where[0] - _CLAUSE_REACH) : where[0]]
    return not _COMPARED.search(before) and (
        _SINCE.search(text, max(0, where[0] - _SINCE_REACH), where[0]) is not None
        or (_FROM.search(before) is not None and interval(value).days == 1)
        or (_FRONTED.search(before) is not None and _HAS_BEEN.match(text, where[1]) is not None)
    )


def is_limit(text: str, where: Range) -> bool:
    """Whether a time is one by, until or before which something is."""
    return _UNTIL.search(text, max(0, where[0] - _LIMIT_REACH), where[0]) is not None


def limited(text: str, where: Range, value: Edtf, published: Interval) -> Edtf | None:
    """The span that ends with such a time; what was done by a day that is over, or not until then, was done on it.
    None where it has no day."""
    near, before = (max(0, where[0] - _LIMIT_REACH), where[0]), (max(0, where[0] - _CLAUSE_REACH), where[0])
    when = interval(value)
    if _COUNTED.search(text, *before):
        return None
    over = when.last is not None and published.first is not None and when.last < published.first
    if _NOT_BEFORE.search(text[slice(*before)]):
        return value if over and _UP_TO.search(text, *near) else f"{_beginning(value)}/.."
    if over and _DONE_BY.search(text, *before):
        return value
    whole, ahead = _WHOLE.fullmatch(value), _BEFORE.search(text, *near)
    if whole and not ahead:
        return f"../{value}"
    last = when.last
    if whole and when.first is not None and not _INSIDE.search(text, *where):
        last = when.first - 1
    return None if last is None else f"../{date.fromordinal(last).isoformat()}"


def _beginning(value: Edtf) -> Edtf:
    """When what goes on since then began: of a part of a month ("since the middle of April") that month, since no
    one of its days is meant; of a week its first day, of a season its first month."""
    first, _, last = value.partition("/")
    month = first[: len("2024-04")]
    return month if last.startswith(month) and (interval(value).days or 0) > WEEK_DAYS else first
