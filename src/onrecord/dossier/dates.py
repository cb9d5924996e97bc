"""EDTF dates as the days that they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.data.days import POINT
from onrecord.model import Edtf

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""Months of the northern seasons, as EDTF leaves it open; winter is dated by its December."""

Days = tuple[date, date]
"""First and last day, both included."""


def bounds(edtf: Edtf | None) -> Days | None:
    """The days that `edtf` covers; an open end reaches to the first or last day that `date` knows.

    None where `edtf` is None or names a day that no calendar has (the year 0).
    """
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start and end else None


def _days(point: str) -> Days | None:
    if point == "..":
        return (date.min, date.max)
    match = POINT.match(point)
    if match is None or int(match[1]) == 0:
        return None
    year = int(match[1])
    if match[2] is None:
        return (date(year, 1, 1), date(year, 12, 31))
    first, last = _SEASON_MONTHS.get(int(match[2]), (int(match[2]), int(match[2])))
    if match[3] is None:
        return (date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    day = date(year, first, min(int(match[3]), monthrange(year, first)[1]))
    return (day, day)


def order(edtf: Edtf | None) -> tuple[bool, date, date, str]:
    """A sort key: by first day, of what was by some day by that day, then by the last; what has no date comes
    last."""
    first, last = bounds(edtf) or (date.max, date.max)
    return (bounds(edtf) is None, last if first == date.min else first, last, edtf or "")


def day_of(edtf: Edtf) -> Edtf:
    """`edtf` without its time of day."""
    return "/".join(re.sub(r"T.*", "", point) for point in edtf.split("/"))
