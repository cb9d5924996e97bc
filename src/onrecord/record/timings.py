"""The dates of time expressions as events have them: up to a day where the words say so, and of the year that the
other pages show where the page itself has no date."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date

from onrecord.model import Edtf, Mention
from onrecord.record.dates import WEEK_DAYS, interval
from onrecord.record.story import Story

HALF_YEAR = 183
"""A day without a year, on a page without a date, is taken for the nearest to the other pages' days, where that
lies within half a year."""

_UNTIL = re.compile(r"\b(?:before|by|until|till|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:and|to|through|[-–])\s*(?=\w)")
_UNTIL_REACH = 16
_MONTHS = {name.lower(): n for names in (month_name, month_abbr) for n, name in enumerate(names) if name}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?:(?P<m>{_NAMES})\.?\s+(?P<d>\d{{1,2}})|(?P<e>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n>{_NAMES}))",
    re.IGNORECASE,
)


class Timings:
    """The values of a story's time expressions."""

    def __init__(self, story: Story) -> None:
        """Take the days on which the pages that have a date were published."""
        self._story = story
        known = sorted(day for a in story.articles if (day := story.published(a).first) is not None)
        self._days = {
            (m.article, m.span.start): value
            for reading in story.readings
            for m in reading.mentions
            if m.kind == "time" and (value := interval(m.value)).days == 1
        }
        self._middle = known[len(known) // 2] if known else None

    def value(self, mention: Mention) -> Edtf | None:
        """The EDTF value of a time as an event's; None where it has none."""
        text = self._story.articles[mention.article].text
        value = self._first_of_two(mention, text) or mention.value or self._of_the_story(mention)
        before = text[max(0, mention.span.start - _UNTIL_REACH) : mention.span.start]
        if value is None or not _UNTIL.search(before):
            return value
        last = interval(value).last
        return None if last is None else f"../{date.fromordinal(last).isoformat()}"

    def _first_of_two(self, mention: Mention, text: str) -> Edtf | None:
        """The day before the one that it is joined with, where that is a week too late: of "Thursday and Friday",
        read on a Friday, both are past."""
        joined = _JOINED.match(text, mention.span.end)
        first = self._days.get((mention.article, mention.span.start))
        second = self._days.get((mention.article, joined.end())) if joined else None
        if first is None or second is None or first.first is None or second.first is None:
            return None
        if not 0 < first.first - second.first < WEEK_DAYS:
            return None
        mark = "?" if (mention.value or "").endswith("?") else ""
        return f"{date.fromordinal(first.first - WEEK_DAYS).isoformat()}{mark}"

    def _of_the_story(self, mention: Mention) -> Edtf | None:
        """The nearest such day to the other pages' days: "7 May" on a page without a date, marked as uncertain."""
        match = _DAY.search(mention.span.text)
        middle = self._middle
        if match is None or middle is None or self._story.published(mention.article).first is not None:
            return None
        month, day = _MONTHS[(match["m"] or match["n"]).lower()], int(match["d"] or match["e"])
        year = date.fromordinal(middle).year
        days = [found for y in (year - 1, year, year + 1) if (found := _day(y, month, day))]
        nearest = min(days, key=lambda found: abs(found.toordinal() - middle), default=None)
        if nearest is None or abs(nearest.toordinal() - middle) > HALF_YEAR:
            return None
        return f"{nearest.isoformat()}?"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
