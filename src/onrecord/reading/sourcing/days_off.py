"""Sayings whose day is counted from another: "on Monday, two days after | she had promised it", "hours later"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Attribution, Mention, Said
from onrecord.reading.sourcing.layout import TO_THE_DAY, Layout, anchor
from onrecord.reading.when.datewords import number_in

_DAYS_OFF = re.compile(
    r"\b(?:(?P<number>\w+)\s)?(?P<unit>day|week|month|year)s?\s(?P<side>after|before)\s+"
    r"(?:(?:the|an?|its|his|her|their)\s)?$",
    re.IGNORECASE,
)
"""What stands before who speaks, or before the cue alone: "on Monday, a week after | vowing that …"."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = {"day": 1, "week": 7}


def counted(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what was said days before or after the day that the sentence names has the day so counted,
    and it alone: what follows is not told of that day. Where it cannot be counted ("weeks after"), the day is not
    known."""
    return [_off(page, told) if told.cue else told for told in attributions]


def _off(page: Layout, told: Attribution) -> Attribution:
    number = page.sentence(told)
    start, cue = page.sentences[number][0], told.cue[0].start
    firsts = (min(span.start for span in (*told.source, *told.cue)), cue)
    found = (_DAYS_OFF.search(page.article.text, start, max(first, start)) for first in firsts)
    off = next((match for match in found if match), None)
    if off is None or (told.said and told.said.evidence and told.said.evidence.start >= off.start()):
        return told
    count, each = number_in(off["number"] or ""), _DAYS.get(off["unit"].lower())
    base = next((t for t in page.days(number) if t.value and _DAY.fullmatch(t.value)), None)
    if base is None or base.value is None or base.span.start > off.end() or count is None or each is None:
        return replace(told, said=None)
    by = count * each * (1 if off["side"].lower() == "before" else -1)
    value = (date.fromisoformat(base.value) + timedelta(days=by)).isoformat()
    return replace(told, said=Said(value, base.span, f"{off.group().strip()}: counted from {base.span.text}"))


def hours_apart(page: Layout, told: Attribution, last: Said | None) -> Attribution:
    """The attribution, of the day told last where it lies hours from that: "said in the evening", "at noon", be it
    the day of a saying, or of what the page tells before: "shut the gate on Monday. An hour later Lind said …"."""
    number = page.sentence(told)
    if told.said or not _HOURS.search(page.outside(number)):
        return told
    own = [t for t in page.own_days(told) if t.span.start < anchor(told)]
    if page.own_days(told):
        day = _only_day(own)
        return replace(told, said=day) if day and _LATER.search(page.outside(number)) else told
    if last is None and _LATER.search(page.outside(number)):
        near = (_only_day(_told(page, n)) for n in (page.first(told) - 1, page.first(told) - 2) if n >= 0)
        last = next((day for day in near if day), None)
    exact = last is not None and TO_THE_DAY.fullmatch(last.edtf) and "/" not in last.edtf
    return replace(told, said=last) if exact else told


def _told(page: Layout, number: int) -> list[Mention]:
    """The days of a sentence that the page itself tells, and nobody who is quoted there."""
    return [t for t in page.days(number) if not any(a <= t.span.start < b for a, b in page.contents)]


def _only_day(times: Sequence[Mention]) -> Said | None:
    """The one day that some times are of; None where they are of none or of several."""
    days = [t for t in times if t.value and _DAY.match(t.value) and "/" not in t.value]
    if len({(t.value or "")[: len("2024-05-03")] for t in days}) != 1 or len(days) != len(times):
        return None
    value = (days[0].value or "").split("T")[0]
    return Said(value, days[0].span, f"hours from what was done on that day: {days[0].span.text}")


_LATER = re.compile(r"\b(?:hours|an\s+hour|minutes|moments)\s+(?:later|afterwards?)\b", re.IGNORECASE)


_HOURS = re.compile(
    r"\b(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+(?:noon|midday|lunchtime|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\w+\s+o[’']clock)|(?:hours|an\s+hour|minutes|moments)\s+(?:later|earlier|afterwards?)"
    r"|(?:later|earlier)\s+(?:in\s+the|that|the\s+same)\s+day|(?:later|earlier)\s+that\s+(?:morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)
"""Words that tell the hour of a day that was named before."""
