"""Hours without a day ("There was gunfire at dawn", "By the evening the road was open"): that last told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.model import Edtf, Mention, Range, Reading
from onrecord.record.dates import MONTH_DAYS, Interval, interval
from onrecord.record.when.event_words import says

REACH = 3
"""Sentences over which a day that was named holds for the hours told of. Set by judgement."""

_HOUR = re.compile(
    r"\b(?:at|by|since|before|until|till|towards|around|shortly\s+after|just\s+after|after|from)\s+(?:about\s+|around\s+|roughly\s+|shortly\s+(?:before|after)\s+|just\s+(?:before|after)\s+)?(?:the\s+)?"
    r"(?P<hour>midnight|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\d{1,2}[.:]\d\d(?!\d|\s?(?:%|percent|per\s+cent|euros?|dollars?|pounds?|points?"
    r"|[mb]illion))|first\s+light|dawn|daybreak|sunrise|noon|midday|lunchtime|dusk|nightfall|sunset|teatime)\b"
    r"|\bby\s+(?:the\s+|early\s+|late\s+|mid-?)?(?P<part>morning|afternoon|evening)\b|(?<![“\"‘'])\bovernight\b"
    r"|\bin\s+the\s+(?:early\s+|late\s+)?(?P<day>morning|afternoon|evening|small\s+hours|early\s+hours)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|has|have|had|did|(?!need|indeed|speed|hundred)\w{2,}ed)\b")
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are)\s+(?:to|due)|takes?\s+(?:effect|force)|comes?\s+into\s+(?:force|effect)|expires?|lapses?|ends?|begins?"
    r"|starts?|runs?\s+out)\s",
    re.IGNORECASE,
)
"""What is to be at an hour of the page's own day: "The order takes effect at midnight"."""

_NOT_ONCE = re.compile(r"\b(?:every|each|daily|always|usually|often|most|whenever|normally)\b", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b")
_LATE = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s?p|1[89][.:]|2\d[.:]|midnight|dusk|nightfall|sunset", re.IGNORECASE)
_EARLY = frozenset({"first light", "dawn", "daybreak", "sunrise", "noon", "midday", "lunchtime", "morning"})


def hours(reading: Reading, published: Interval) -> Iterator[tuple[Range, Edtf]]:
    """Where a past sentence that names no day names an hour, and the day that it is of: the day last named, as far
    as that, or another hour of it, lies a few sentences back and is no day of what somebody says, else that of
    publication. A sentence of two parts of the day ("what it denies in the morning and edits in the afternoon")
    tells a manner."""
    named = [m for m in reading.mentions if m.is_date]
    told = [(s.start, s.end) for a in reading.attributions for s in a.content]
    days = [m for m in named if interval(m.value).days == 1]
    days = [m for m in days if not any(a <= m.span.start < b for a, b in told)]
    text, since = reading.article.text, 0
    last: Mention | None = None
    for number, (start, end) in enumerate(reading.sentences):
        before = last if last and number - since <= REACH else None
        here = [m for m in days if start <= m.span.start < end]
        since, last = (number, here[-1]) if here else (since, last)
        found = _HOUR.search(text, start, end)
        if found is None or any(start <= m.span.start < end and not _is_aside(text, found, m) for m in named):
            continue
        words, again = text[start:end], _HOUR.search(text, found.end(), end)
        if again and not (_CLOCK.search(found.group()) and _CLOCK.search(again.group())):
            continue
        ahead = _AHEAD.search(text, start, found.start()) is not None
        if _NOT_ONCE.search(words) or not (ahead or _PAST.search(words) or says(words, "past")):
            continue
        if not before and _LATE.match(found["hour"] or "") and _HAD.search(text, start, found.start()):
            continue  # what had happened at an evening hour was on the eve, or before
        day = _day(before if not ahead else None, found, published)
        if day is not None:
            since = number if before and not ahead else since
            one = date.fromordinal(day).isoformat()
            night = found.group().lower() == "overnight"
            yield found.span(), f"{date.fromordinal(day - 1).isoformat()}/{one}" if night else one


_CLOCK = re.compile(r"\d")


def _is_aside(text: str, hour: re.Match[str], when: Mention) -> bool:
    """Whether a long time behind an hour is that of something else: "fell at 5 a.m. | on a man who was shot in |
    2020"."""
    far = (interval(when.value).days or 0) > MONTH_DAYS
    return far and _ASIDE.search(text, hour.end(), max(when.span.start, hour.end())) is not None


_ASIDE = re.compile(r"\b(?:who|whom|whose|which|that)\b")


def _day(before: Mention | None, found: re.Match[str], published: Interval) -> int | None:
    """The day of an hour: that of the time named before, or the next, where a night went before a morning."""
    own = published.last if published.days == 1 else None
    last = interval(before.value).first if before else None
    if before is None or last is None or (own is not None and last > own):
        return own
    hour = found["hour"] or found["part"] or found["day"] or ""
    return last + int("night" in before.span.text.lower() and hour.lower() in _EARLY)
