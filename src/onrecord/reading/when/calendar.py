"""Arithmetic of dates: from a day and a rule to EDTF.

All values are EDTF (ISO 8601-2) of levels 0 and 1. A decade, a quarter, a season, a week and a part of a month
have no notation of their own there that the record format takes, and are written as the interval from their first
to their last unit.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from onrecord import data

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
NOVEMBER, DECEMBER, MONDAY, SATURDAY = 11, 12, 0, 5

_SEASONS = {12: 24, 1: 24, 2: 24, 3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22, 9: 23, 10: 23, 11: 23}


def day(when: date) -> str:
    """One day, `2024-11-08`."""
    return when.isoformat()


def month(year: int, number: int) -> str:
    """One month, `2024-11`."""
    return f"{year:04}-{number:02}"


def year(number: int) -> str:
    """One year, `2024`."""
    return f"{number:04}"


def days(first: date, last: date) -> str:
    """From one day to another, both of them in it."""
    return f"{first.isoformat()}/{last.isoformat()}"


def years(first: int, last: int) -> str:
    """From one year to another, both of them in it."""
    return f"{first:04}/{last:04}"


def months(number: int, first: int, last: int) -> str:
    """Several months of one year."""
    return f"{month(number, first)}/{month(number, last)}"


def quarter(number: int, which: int) -> str:
    """The `which`th quarter of a calendar year."""
    return months(number, 3 * which - 2, 3 * which)


WINTER = 24
"""The EDTF number of the season that begins in one year and ends in the next."""


def season(number: int, which: int) -> str:
    """A season (21 spring … 24 winter, of the year it begins in): its three months, in the north."""
    first = 3 * (which - 20)
    return (
        f"{month(number, first)}/{month(number + 1, 2)}" if which == WINTER else months(number, first, first + 2)
    )


def half(number: int, which: int) -> str:
    """The `which`th half of a calendar year."""
    return months(number, 6 * which - 5, 6 * which)


def week(within: date) -> str:
    """The week, Monday to Sunday, of a day."""
    monday = within - within.weekday() * ONE_DAY
    return days(monday, monday + 6 * ONE_DAY)


def weekend(within: date) -> str:
    """Saturday and Sunday of the week of a day."""
    saturday = within + (SATURDAY - within.weekday()) * ONE_DAY
    return days(saturday, saturday + ONE_DAY)


def weekday_before(when: date, weekday: int) -> date:
    """The last such weekday that is not after `when`."""
    return when - ((when.weekday() - weekday) % 7) * ONE_DAY


def weekday_after(when: date, weekday: int) -> date:
    """The first such weekday that is not before `when`."""
    return when + ((weekday - when.weekday()) % 7) * ONE_DAY


def month_shifted(when: date, by: int) -> tuple[int, int]:
    """Year and month, `by` months from the month of `when`."""
    count = when.year * 12 + when.month - 1 + by
    return count // 12, count % 12 + 1


def last_day(number: int, which: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(number, which)[1]


def season_of(when: date) -> tuple[int, int]:
    """The year and the EDTF season (21 spring … 24 winter, of the year it begins in) of a day in the north."""
    winter_of_last = when.month < 3
    return when.year - winter_of_last, _SEASONS[when.month]


def part_of_month(number: int, which: int, part: str) -> str:
    """`early`, `mid` or `late` in a month: its first ten days, the next ten, and the rest."""
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, last_day(number, which))}[part]
    return days(date(number, which, first), date(number, which, last))


def part_of_year(number: int, part: str) -> str:
    """`early`, `mid` or `late` in a year: a third of it."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return months(number, first, last)


def part_of_decade(first: int, part: str) -> str:
    """`early`, `mid` or `late` in a decade: years 0 to 3, 4 to 6, and 7 to 9."""
    begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return years(first + begin, first + end)


def easter(number: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, after Meeus)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    which, rest = divmod(h + m - 7 * n + 114, 31)
    return date(number, which, rest + 1)


def nth_weekday(number: int, which: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        return weekday_before(date(number, which, last_day(number, which)), weekday)
    return weekday_after(date(number, which, 1), weekday) + (nth - 1) * WEEK


def holiday(name: str, number: int) -> date | None:
    """The day of a year that has a name of its own (`data/holidays.tsv`); None in a year without it."""
    rule = {row["name"]: row["rule"] for row in data.rows("holidays")}[name]
    if rule == "election":
        return nth_weekday(number, NOVEMBER, MONDAY, 1) + ONE_DAY if number % 2 == 0 else None
    if rule.startswith("easter"):
        return easter(number) + int(rule.removeprefix("easter")) * ONE_DAY
    if "-" in rule and " " not in rule:
        return date(number, int(rule[:2]), int(rule[3:]))
    which, weekday, nth = rule.split()
    return nth_weekday(number, int(which), int(weekday), int(nth))
