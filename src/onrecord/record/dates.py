"""EDTF dates as intervals of days, so that they can be compared.

A day is its proleptic Gregorian ordinal (`datetime.date.toordinal`); an interval is closed at both ends. An open
end (`..`) is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.model import Edtf

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""Months of the EDTF seasons, of the northern year; winter is cut at its year's end."""

WEEK_DAYS = 7
MONTH_DAYS = 31
YEAR_DAYS = 366
"""Days of the longest month, and of the longest year."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first day to the last, both included; None where an end is open or unknown."""

    first: int | None
    last: int | None

    def meets(self, other: Interval) -> bool:
        """Whether a day lies in both."""
        starts = [x for x in (self.first, other.first) if x is not None]
        ends = [x for x in (self.last, other.last) if x is not None]
        return not starts or not ends or max(starts) <= min(ends)

    def before(self, other: Interval) -> bool:
        """Whether all of this lies before all of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    @property
    def days(self) -> int | None:
        """How many days it has, or None where an end is open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


ANY = Interval(None, None)


@lru_cache(maxsize=50_000)
def interval(edtf: Edtf | None) -> Interval:
    """The days that a date may mean; all days where it is None or cannot be placed on a calendar."""
    if edtf is None:
        return ANY
    first, _, last = edtf.partition("/")
    low = _point(first)
    high = _point(last) if last else low
    return Interval(low.first if first != ".." else None, high.last if last != ".." else None)


def _point(text: str) -> Interval:
    match = _POINT.match(text)
    if not match:
        return ANY
    year = max(int(match[1]), 1)
    if not match[2]:
        return Interval(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    first, last = _SEASONS.get(int(match[2]), (int(match[2]), int(match[2])))
    end = monthrange(year, last)[1]
    if not match[3]:
        return Interval(date(year, first, 1).toordinal(), date(year, last, end).toordinal())
    day = date(year, first, min(int(match[3]), end)).toordinal()
    return Interval(day, day)


def edtf_of(when: Interval) -> Edtf | None:
    """The interval as EDTF, or None where both its ends are open."""
    first = ".." if when.first is None else date.fromordinal(when.first).isoformat()
    last = ".." if when.last is None else date.fromordinal(when.last).isoformat()
    if first == last:
        return None if first == ".." else first
    return f"{first}/{last}"


def sort_key(edtf: Edtf | None) -> tuple[int, int]:
    """Orders dates by first, then by last day; what has no date comes last."""
    when = interval(edtf)
    far = date.max.toordinal()
    last = when.last if when.last is not None else far
    return (when.first if when.first is not None else last, last)


def one_day(edtf: Edtf | None) -> bool:
    """Whether the date is a single day."""
    return interval(edtf).days == 1
