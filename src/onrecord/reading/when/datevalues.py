"""What the match of a date pattern means: from its groups and its setting to EDTF.

One function a kind of date. Each gives None where the date cannot be known, and raises ValueError where the words
name no date at all ("May 45").
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.data.calendar import words
from onrecord.reading.when import calendar
from onrecord.reading.when.datewords import (
    Match,
    Setting,
    is_before_next,
    number_in,
    part_in,
    which_in,
    with_clock,
    year_in,
    year_told,
)

_LATE = 28
"""By this day of a month what is to be "in March" is to be in the March that is not over."""

MIDWEEK = 3
"""From Thursday on "the weekend" is the coming one. Set by hand."""


def iso_value(match: Match, _: Setting) -> str | None:
    when = date(int(match["year"]), int(match["m"]), int(match["day"]))
    clock = match["clock"]
    return calendar.day(when) + (f"T{clock[1:]}" if clock else "")


def numeric_value(match: Match, _: Setting) -> str | None:
    """`13/02/1998`: a number over 12 says which is the day; else the month stands first, with a doubt."""
    first, second, year = int(match["day"]), int(match["m"]), int(match["year"])
    if match["mark"] == ".":
        return calendar.day(date(year, second, first))
    if first > 12:
        return calendar.day(date(year, second, first))
    return calendar.day(date(year, first, second)) + ("?" if second <= 12 and first != second else "")


def month_day_value(match: Match, setting: Setting) -> str | None:
    month, first = words("month")[match["month"].lower()], int(match["day"])
    year, of_year = year_in(match, setting, month, first), match.groupdict().get("of_year")
    if of_year and setting.published:
        year = setting.published.year + {"last": -1, "next": 1}.get(of_year.lower(), 0)
    if year is None:
        return None
    begin = date(year_told(match, setting, year), month, first)
    if match["last_day"]:
        last_month = words("month")[match["last_month"].lower()] if match["last_month"] else month
        end = date(year + (last_month < month), last_month, int(match["last_day"]))
        return calendar.days(begin, end) if begin < end else None
    return with_clock(match, calendar.day(begin))


def month_first_value(match: Match, setting: Setting) -> str | None:
    """ "The first of March", "the last day of January"."""
    month, named = words("month")[match["month"].lower()], words("day_of_month").get(match["nth"].lower())
    year = year_in(match, setting, month, named or _LATE)
    if year is None:
        return None
    last = calendar.last_day(year, month)
    return calendar.day(date(year, month, named or last)) if (named or last) <= last else None


def month_value(match: Match, setting: Setting) -> str | None:
    month = words("month")[match["month"].lower()]
    year = year_in(match, setting, month, _LATE if setting.tense > 0 else 1)
    which = match.groupdict().get("which")
    if which and setting.published:
        now = setting.published.month
        year = setting.published.year
        year += {"last": -(month >= now), "next": int(month <= now)}.get(which.lower(), 0)
    if year is None:
        return None
    part = part_in(match)
    return calendar.part_of_month(year, month, part) if part else calendar.month(year, month)


def month_of_value(match: Match, setting: Setting) -> str | None:
    """ "September of that year", "May of last year"."""
    month = words("month")[match["month"].lower()]
    if match["which"].lower() == "that":
        year = re.match(r"\d{4}", setting.previous or "")
        return calendar.month(int(year.group()), month) if year else None
    if setting.published is None:
        return None
    return calendar.month(setting.published.year + which_in(match), month)


def weekday_value(match: Match, setting: Setting) -> str | None:
    if setting.published is None:
        return None
    if _THE.search(match.string, max(0, match.start() - len(" the ")), match.start()) and _ALONE.match(
        match.string, match.end()
    ):
        return None
    published, weekday = setting.published, words("weekday")[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    if which in ("last", "past", "this past"):
        when = calendar.weekday_before(published - calendar.ONE_DAY, weekday)
    elif which in ("next", "coming"):
        when = calendar.weekday_after(published + calendar.ONE_DAY, weekday)
    elif is_before_next(match, weekday):
        when = _near(setting, published, (weekday + 1) % 7, which) - calendar.ONE_DAY
    elif setting.tense <= 0 and _HAD.search(match.string, max(match.start() - _HAD_REACH, 0), match.start()):
        when = calendar.weekday_before(published, weekday)
    else:
        when = _near(setting, published, weekday, which)
    return with_clock(match, calendar.day(when))


_HAD = re.compile(r"\bhad\s(?:[\w’'-]+\s){1,4}?(?:on\s)?$")
_HAD_REACH = 60
"""Behind a pluperfect: what "had told reporters on | Friday" lies before the day of the page, and no change of the
page since makes it later."""

_THE = re.compile(r"\b[Tt]he\s$")
_ALONE = re.compile(r"[.,;:]|\s(?:he|she|it|they|we|after|before|that)\b|$")
"""Behind a weekday of some week told of before: "said on the | Friday"."""


def _near(setting: Setting, published: date, weekday: int, which: str) -> date:
    if setting.tense > 0 or which == "this":
        return calendar.weekday_after(published, weekday)
    return _lately(setting, published, weekday)


CHANGED_WITHIN = 6
"""A page that was changed so many days after it was published may tell of a day between: each weekday is there
only once."""

LONG_AGO = 3
"""Days before publication from which a weekday is rather taken for the one up to the change. Set by judgement."""


def _lately(setting: Setting, published: date, weekday: int) -> date:
    """The last such weekday; on a page that was changed after it, up to the change."""
    when, updated = calendar.weekday_before(published, weekday), setting.updated
    if updated is None or not 0 < (updated - published).days <= CHANGED_WITHIN:
        return when
    later = calendar.weekday_before(updated, weekday)
    return later if later > published and (published - when).days >= LONG_AGO else when


def night_value(match: Match, setting: Setting) -> str | None:
    """ "The night to Monday", "the night between Sunday and Monday": the day that it begins on and the next."""
    if setting.published is None:
        return None
    weekday = words("weekday")[match["weekday"].lower()]
    last = _near(setting, setting.published, weekday, "")
    return calendar.days(last - calendar.ONE_DAY, last)


def weekday_beside_value(match: Match, setting: Setting) -> str | None:
    """ "The following Monday", "the Tuesday before": counted from the date named before, else from publication."""
    day_ = re.match(r"(\d{4}-\d\d-\d\d)(?![/\d])", setting.previous or "")
    start = date.fromisoformat(day_[1]) if day_ else setting.published
    if start is None:
        return None
    weekday = words("weekday")[match["weekday"].lower()]
    ahead = match["beside"].lower() in ("following", "next", "after")
    if ahead:
        return with_clock(match, calendar.day(calendar.weekday_after(start + calendar.ONE_DAY, weekday)))
    return with_clock(match, calendar.day(calendar.weekday_before(start - calendar.ONE_DAY, weekday)))


def weeks_off_value(match: Match, setting: Setting) -> str | None:
    """ "Tuesday week", "a week from Friday", "two weeks ago on Monday", "two Fridays ago"."""
    if setting.published is None:
        return None
    weekday, found = words("weekday")[match["weekday"].lower().removesuffix("s")], match.groupdict()
    number = number_in(found["number"]) if found.get("number") else 1
    if number is None:
        return None
    if found.get("ago"):
        return calendar.day(calendar.weekday_before(setting.published - calendar.ONE_DAY, weekday)
                            - (number - 1) * calendar.WEEK)  # fmt: skip
    if found.get("back"):
        monday = setting.published - setting.published.weekday() * calendar.ONE_DAY
        return calendar.day(monday - number * calendar.WEEK + weekday * calendar.ONE_DAY)
    return calendar.day(calendar.weekday_after(setting.published, weekday) + number * calendar.WEEK)


def day_of_month_value(match: Match, setting: Setting) -> str | None:
    """ "On the 14th": of the month of the day named before, where that is earlier than publication's; else of the
    month that the tense allows, the nearest to publication."""
    words_ = match.groupdict()
    published = setting.published
    number = int(words_["day"]) if words_.get("day") else words("day_of_month")[match["nth"].lower()]
    if published is None:
        return None
    named = re.match(r"(\d{4})-(\d\d)-\d\d(?![/\d])", setting.previous or "")
    month = (int(named[1]), int(named[2])) if named else None
    if (
        month
        and setting.tense <= 0
        and month < (published.year, published.month)
        and 1 <= number <= calendar.last_day(*month)
    ):
        return calendar.day(date(*month, number))
    months = (calendar.month_shifted(published, by) for by in (-1, 0, 1))
    found = [date(*month, number) for month in months if 1 <= number <= calendar.last_day(*month)]
    apart = [(when - published).days for when in found]
    side = [days for days in apart if (days >= 0 if setting.tense > 0 else days <= 0)]
    return calendar.day(published + min(side, key=abs) * calendar.ONE_DAY) if side else None


def week_of_month_value(match: Match, setting: Setting) -> str | None:
    """ "The first week of May": its first seven days, and so on; of the last, the seven up to its end."""
    month = words("month")[match["month"].lower()]
    year = year_in(match, setting, month, _LATE if setting.tense > 0 else 1)
    if year is None:
        return None
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["nth"].lower())
    end = calendar.last_day(year, month) if which is None else 7 * which
    return calendar.days(date(year, month, end - 6), date(year, month, end))


def week_from_value(match: Match, setting: Setting) -> str | None:
    """ "The week of September 15", "the week beginning 15 September": its seven days."""
    month = words("month")[(match["month"] or match["of_month"]).lower()]
    first = int(match["day"] or match["first"])
    year = year_in(match, setting, month, first)
    if year is None:
        return None
    begin = date(year, month, first)
    return calendar.days(begin, begin + calendar.WEEK - calendar.ONE_DAY)


def ahead_value(match: Match, setting: Setting) -> str | None:
    """ "In three weeks", where something is to come: the day, week or month so far ahead."""
    number = number_in(match["number"])
    if setting.published is None or number is None or setting.tense <= 0:
        raise ValueError("a duration")
    unit = match["unit"].lower()
    return _shifted(setting.published, unit, number * (2 if unit == "fortnight" else 1))


def weekday_of_week_value(match: Match, setting: Setting) -> str | None:
    """ "Wednesday last week", "a week ago Friday"."""
    if setting.published is None:
        return None
    monday = setting.published - setting.published.weekday() * calendar.ONE_DAY
    weekday = words("weekday")[match["weekday"].lower()]
    return calendar.day(monday + which_in(match) * calendar.WEEK + weekday * calendar.ONE_DAY)


def near_day_value(match: Match, setting: Setting) -> str | None:
    """ "Yesterday", "a week from tonight"."""
    if setting.published is None:
        return None
    text = match["day_word"].lower()
    if "yesterday" in text or "last night" in text:
        by = -2 if "before" in text else -1
    else:
        by = (2 if "after" in text else 1) if "tomorrow" in text else 0
    if match["way"]:
        weeks = number_in(match["number"])
        if weeks is None:
            return None
        by += calendar.WEEK.days * (weeks if match["way"].lower() == "from" else -weeks)
    return with_clock(match, calendar.day(setting.published + by * calendar.ONE_DAY))


def same_day_value(match: Match, setting: Setting) -> str | None:
    """ "That day", "the following day": beside the day that was named last."""
    if setting.named is None:
        return None
    by = {"next": 1, "following": 1, "previous": -1}.get(match["of"].lower().removeprefix("the "), 0)
    return calendar.day(date.fromisoformat(setting.named) + by * calendar.ONE_DAY)


def day_in(value: str | None) -> str | None:
    """The day of a value that is one day, without its hour."""
    day = _ONE_DAY.fullmatch(value or "")
    return day[1] if day else None


_ONE_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")


def same_year_value(match: Match, setting: Setting) -> str | None:
    year = re.match(r"\d{4}", setting.previous or "")
    by = {"next": 1, "following": 1, "previous": -1}.get(match["of"].lower().removeprefix("the "), 0)
    return calendar.year(int(year.group()) + by) if year else None


def earlier_value(match: Match, setting: Setting) -> str | None:
    """ "A year earlier", "two days later": counted from the date named before."""
    number, previous = number_in(match["number"]), setting.previous
    if number is None or previous is None:
        return None
    by = -number if match["way"].lower() in ("earlier", "before") else number
    if match["unit"].lower() == "year":
        return re.sub(r"(?<![\d-])\d{4}", lambda y: f"{int(y.group()) + by:04}", previous)
    day, unit = day_in(previous) or setting.named, match["unit"].lower()
    if day and unit == "week":
        return calendar.day(date.fromisoformat(day) + by * calendar.WEEK)
    return _shifted(date.fromisoformat(day), unit, by) if day else None


def same_month_value(match: Match, setting: Setting) -> str | None:
    """ "That month", "the following month": beside the date named before, where that is in one month."""
    month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(-\d\d.*)?", setting.previous or "")
    if not month or "/" in month.group():
        return None
    by = {"next": 1, "following": 1, "previous": -1}.get(match["of"].lower().removeprefix("the "), 0)
    return calendar.month(*calendar.month_shifted(date(int(month[1]), int(month[2]), 1), by))


def _shifted(published: date, unit: str, by: int) -> str:
    """The day, week, month, year or decade that lies `by` units from publication."""
    if unit == "day":
        return calendar.day(published + by * calendar.ONE_DAY)
    if unit in ("week", "fortnight"):
        return calendar.week(published + by * (2 if unit == "fortnight" else 1) * calendar.WEEK)
    if unit == "weekend":
        return calendar.weekend(published + by * calendar.WEEK)
    if unit == "month":
        return calendar.month(*calendar.month_shifted(published, by))
    if unit == "quarter":
        year, month = calendar.month_shifted(published, 3 * by)
        return calendar.quarter(year, (month + 2) // 3)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (published.year // size + by) * size
    return calendar.year(first) if size == 1 else calendar.years(first, first + size - 1)


def unit_value(match: Match, setting: Setting) -> str | None:
    published, part = setting.published, part_in(match)
    if published is None:
        return None
    unit, by = match["unit"].lower(), which_in(match)
    past = setting.tense < 0 and published.weekday() < calendar.SATURDAY
    if unit == "weekend" and by == 0 and (past or (setting.tense == 0 and published.weekday() < MIDWEEK)):
        by = -1
    if unit == "week" and by == -1 and published.weekday() > calendar.SATURDAY:
        by = 0  # on a Sunday "last week" is the one that has just ended
    updated = setting.updated
    if unit == "week" and by == 0 and setting.tense > 0 and updated and updated > published:
        within = (updated - published).days <= CHANGED_WITHIN
        published = updated if within else published  # what is to be this week is to be in that of the change
    if part and unit == "year":
        return calendar.part_of_year(published.year + by, part)
    if part and unit == "month":
        return calendar.part_of_month(*calendar.month_shifted(published, by), part)
    return _shifted(published, unit, by)


def ago_value(match: Match, setting: Setting) -> str | None:
    """ "Two weeks ago": a day when counted in days, else the unit it falls in, with a doubt beyond a week."""
    number = number_in(match["number"])
    if setting.published is None or number is None:
        return None
    sign = -1 if match["way"].lower() in ("ago", "earlier", "before") else 1
    unit = match["unit"].lower()
    if unit in ("week", "fortnight"):
        return calendar.week(setting.published + sign * number * (2 if unit == "fortnight" else 1) * calendar.WEEK)
    return _shifted(setting.published, unit, sign * number)
