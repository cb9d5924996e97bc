"""EDTF dates as words, and as the days that they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.data import calendar
from onrecord.model import Edtf

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S*?)?)?)?([?~%]?)$")
MONTHS = ("", *(name.capitalize() for name in calendar.names("month")))
"""Not Python's `calendar` module's, which follow the process's locale."""

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""Months of the northern seasons, as EDTF leaves it open; winter is dated by its December."""
_DOUBT = {"?": "perhaps ", "~": "about ", "%": "perhaps about ", "": ""}

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
    match = _POINT.match(point)
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


def words(edtf: Edtf | None) -> str:
    """`edtf` as a person writes it: `8 November 2024`, `7–8 November 2024`; "" for None."""
    if edtf is None:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _words(first)
    if first == "..":
        return f"by {_words(last)}"
    if last == "..":
        return f"since {_words(first)}"
    return _interval(first, last)


def day_of(edtf: Edtf) -> Edtf:
    """`edtf` without its time of day."""
    return "/".join(re.sub(r"T.*", "", point) for point in edtf.split("/"))


def _words(point: str) -> str:
    match = _POINT.match(point)
    if match is None:
        return point
    parts = [match[1]]
    if match[2]:
        month = int(match[2])
        parts.insert(0, _SEASONS.get(month) or MONTHS[month])
    if match[3]:
        parts.insert(0, str(int(match[3])))
    return _DOUBT[match[5]] + " ".join(parts) + (f", {match[4]}" if match[4] else "")


def _interval(first: str, last: str) -> str:
    left, right = _words(first).split(" "), _words(last).split(" ")
    plain = not any(mark in first + last for mark in "?~%T")
    if plain and len(left) == len(right) == 3 and left[1:] == right[1:]:
        return f"{left[0]}–{' '.join(right)}"
    if plain and len(left) == len(right) and left[-1] == right[-1] and len(left) > 1:
        return f"{' '.join(left[:-1])} – {' '.join(right)}"
    return f"{_words(first)} – {_words(last)}"
