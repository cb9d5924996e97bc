"""Sayings whose day is counted from another: "on Monday, two days after | she had promised it", "hours later"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Attribution, Said
from onrecord.reading.sourcing.layout import TO_THE_DAY, Layout
from onrecord.reading.when.datewords import number_in

_DAYS_OFF = re.compile(
    r"\b(?P<number>\w+)\s(?P<unit>day|week)s?\s(?P<side>after|before)\s+(?:(?:the|an?|its|his|her|their)\s)?$",
    re.IGNORECASE,
)
"""What stands before who speaks."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = 7


def counted(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what was said days before or after the day that the sentence names has the day so counted,
    and it alone: what follows is not told of that day."""
    return [told if told.said or not told.cue else replace(told, said=_off(page, told)) for told in attributions]


def _off(page: Layout, told: Attribution) -> Said | None:
    number = page.sentence(told)
    start, first = page.sentences[number][0], min(span.start for span in (*told.source, *told.cue))
    off = _DAYS_OFF.search(page.article.text, start, max(first, start))
    count = number_in(off["number"]) if off else None
    base = next((t for t in page.days(number) if t.value and _DAY.fullmatch(t.value)), None)
    if off is None or count is None or base is None or base.value is None or base.span.start > off.end():
        return None
    by = count * (_WEEK if off["unit"].lower() == "week" else 1) * (1 if off["side"].lower() == "before" else -1)
    value = (date.fromisoformat(base.value) + timedelta(days=by)).isoformat()
    return Said(value, base.span, f"{off.group().strip()}: counted from {base.span.text}")


def hours_apart(page: Layout, told: Attribution, last: Said | None) -> Attribution:
    """The attribution, of the day told last where it lies hours from that: "said in the evening", "at noon"."""
    if told.said or last is None or not TO_THE_DAY.fullmatch(last.edtf) or "/" in last.edtf or page.own_days(told):
        return told
    return replace(told, said=last) if _HOURS.search(page.outside(page.sentence(told))) else told


_HOURS = re.compile(
    r"\b(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+(?:noon|midday|lunchtime)|(?:hours|an\s+hour)\s+(?:later|earlier)"
    r"|(?:later|earlier)\s+(?:in\s+the|that|the\s+same)\s+day|(?:later|earlier)\s+that\s+(?:morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)
"""Words that tell the hour of a day that was named before."""
