"""What the match of a pattern of a longer time means: years, decades, quarters, seasons, and days with a name.

As in `datevalues.py`: None where the date cannot be known.
"""

from __future__ import annotations

from onrecord.data.calendar import words
from onrecord.reading.when import calendar
from onrecord.reading.when.datewords import Match, Setting, part_in, which_in


def half_of_year_value(match: Match, setting: Setting) -> str | None:
    """ "The first half of the year", "the second half of last year"."""
    if setting.published is None:
        return None
    which = 1 if match["nth"].lower() == "first" else 2
    return calendar.half(setting.published.year + which_in(match), which)


def year_end_value(_: Match, setting: Setting) -> str | None:
    return calendar.part_of_year(setting.published.year, "late") if setting.published else None


def years_only_value(match: Match, _: Setting) -> str | None:
    year, part = int(match["year"]), part_in(match)
    last = match.groupdict().get("last_year")
    if last:
        end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return calendar.years(year, end) if year < end else None
    return calendar.part_of_year(year, part) if part else calendar.year(year)


def decade_value(match: Match, _: Setting) -> str | None:
    found = match["decade"].lower()
    first = words("decade").get(found)
    if first is None:
        digits = int(found)
        first = digits if digits >= 1000 else 1900 + digits if digits >= 30 else 2000 + digits
    part = part_in(match)
    if part:
        return calendar.part_of_decade(first, part)
    return calendar.years(first, first + (99 if first % 100 == 0 and first < 2000 else 9))


def century_value(match: Match, _: Setting) -> str | None:
    first = (int(match["century"]) - 1) * 100
    return calendar.years(first, first + 99) if 0 < first < 9900 else None


def quarter_value(match: Match, setting: Setting) -> str | None:
    """ "Q3 2025", "the third quarter": without a year the last that had begun at publication."""
    found = (match["nth"] or match["nth_q"]).lower()
    which = words("ordinal").get(found) or int(found)
    halves = match.groupdict().get("half_year")
    count = 2 if halves else 4
    if which > count:
        return None
    named = match["year"] or match["year_after"]
    year = int(named) if named else None
    if year is None and setting.published is not None:
        month = (which - 1) * 12 // count + 1
        year = setting.published.year + which_in(match) - (month > setting.published.month and setting.tense <= 0
                                                         and not match["which"])  # fmt: skip
    if year is None:
        return None
    return calendar.half(year, which) if halves else calendar.quarter(year, which)


_HALF = 6
"""Months of a year in which "this winter" is the one that is over."""


def season_value(match: Match, setting: Setting) -> str | None:
    """ "Last autumn", "the spring of 2024": its three months, of the year that the tense allows."""
    season = words("season")[match["season"].lower()]
    if match.groupdict().get("year"):
        return calendar.season(int(match["year"]), season)
    if setting.published is None:
        return None
    now_year, now = calendar.season_of(setting.published)
    which = which_in(match) if match["which"] else -(season > now) if setting.tense <= 0 else int(season < now)
    if match["which"] and which_in(match):
        which = -(season >= now) if which_in(match) < 0 else int(season <= now)
    elif match["which"] and season == calendar.WINTER:
        which = -int(setting.tense <= 0 and now != season and setting.published.month <= _HALF)
    elif match["which"]:
        ahead = setting.tense > 0 and setting.published.month == calendar.DECEMBER
        which = setting.published.year - now_year + int(ahead)
    return calendar.season(now_year + which, season)


def holiday_value(match: Match, setting: Setting) -> str | None:
    """A day with a name, or the day before or after it: the last such day, or the next where the tense says so."""
    name = match["holiday"].lower()
    shift = {"after": 1, "before": -1}.get((match["beside"] or "").lower(), 0) * calendar.ONE_DAY
    if match["year"]:
        when = calendar.holiday(name, int(match["year"]))
        return calendar.day(when + shift) if when else None
    if setting.published is None:
        return None
    around = (calendar.holiday(name, setting.published.year + by) for by in (-2, -1, 0, 1, 2))
    found = [when + shift for when in around if when]
    past = [when for when in found if when <= setting.published]
    ahead = [when for when in found if when >= setting.published]
    return calendar.day(ahead[0] if setting.tense > 0 else past[-1])
