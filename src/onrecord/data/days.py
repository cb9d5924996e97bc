"""EDTF dates as a person writes them."""

from __future__ import annotations

import re

from onrecord.data import calendar

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S*?)?)?)?([?~%]?)$")
"""One date: its year, month or season, day, time of day, and doubt."""

MONTHS = ("", *(name.capitalize() for name in calendar.names("month")))
"""Not Python's `calendar` module's, which follow the process's locale."""

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DOUBT = {"?": "perhaps ", "~": "about ", "%": "perhaps about ", "": ""}


def words(edtf: str | None) -> str:
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


def _words(point: str) -> str:
    match = POINT.match(point)
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
