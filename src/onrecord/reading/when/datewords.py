"""The words of dates: the pieces of their patterns, and what a piece means where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord import data
from onrecord.data.calendar import any_of, words
from onrecord.data.wordlists import alternatives

AHEAD_DAYS = {-1: 35, 0: 90, 1: 350}
"""A day and month without a year lie at most this many days ahead of publication, by tense; else they lie behind.
Set on the making half of TimeBank: who tells of what was, and means a day eleven months back, names its year."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around a date say about it.

    Attributes:
        published: day of publication, or None.
        tense: -1 the sentence tells what was, 1 what is to come, 0 neither.
        previous: value of the date named before this one in the text, for "that year".
        updated: the last day on which the page was changed, or None.
        named: the last day named before this date, for "that day".
    """

    published: date | None
    tense: int = 0
    previous: str | None = None
    updated: date | None = None
    named: str | None = None


Match = re.Match[str]
Value = Callable[[Match, Setting], str | None]


MONTH = rf"(?P<month>{any_of('month')})\b\.?"
WEEKDAY = rf"(?P<weekday>{any_of('weekday')})\b"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
NUMBER = rf"(?<!-)(?P<number>{any_of('number')}|\d{{1,3}}|several|a\sfew|a\scouple(?:\sof)?)"
UNIT = r"(?P<unit>day|week|weekend|month|year|decade|century|quarter|fortnight)"
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "early": "early", "mid": "mid",
          "late": "late", "year": "late"}  # fmt: skip
PART = (
    r"(?:(?:the\s)?(?P<part>early|mid|late|beginning\sof|start\sof|middle\sof|end\sof)(?:\sin)?[\s-](?:the\s)?)?"
)
OF_DAY = (
    r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|night’s|night's))?"
    r"(?:,?\sat\s(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?)?"
)
ON_THE = (
    r"(?:(?<=\bon\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bbefore\s)|(?<=\bafter\s))the\s"
)
_FIRST_ALONE = 5
NTH_DAY = (
    rf"(?P<nth>{alternatives(word for word, day in words('day_of_month').items() if day >= _FIRST_ALONE)})"
    r"(?=[,;:»”’]|\.(?!\d)|$|\s(?:at|in|he|she|it|they|we|I|the|and|but|that|when|with|to)\b)"
)
"""A day of the month by its number in words, where no noun follows ("the fifth floor"); the first four mostly tell
what comes in what order."""

WHICH = r"(?P<which>last|next|this|past|previous|coming|following)"
SEASON = rf"(?P<season>{any_of('season')})"
HOLIDAY = "(?P<holiday>" + "|".join(
    re.escape(row["name"]) for row in sorted(data.rows("holidays"), key=lambda r: -len(r["name"]))
) + ")"  # fmt: skip
NAMED = {
    kind: re.compile(rf"\b(?:{words})s?\b")
    for kind, words in (
        ("month", any_of("month")),
        ("weekday", any_of("weekday")),
        ("season", any_of("season")),
        ("holiday", HOLIDAY),
        ("unit", rf"{UNIT}\w*"),
        ("day_word", "yesterday|tomorrow|today|tonight|night|morning|afternoon|evening"),
    )
}
"""What names each kind of day, in small letters; the months first, before which a weekday may be left out."""

TRIGGER = re.compile(
    rf"\b(?:{any_of('month')}|(?:{any_of('weekday')})s?|{any_of('season')}|{any_of('decade')}|day|days|weeks?|weekend|months?"
    rf"|years?|decades?|century|quarter|fortnight|today|yesterday|tomorrow|tonight|night|morning|afternoon|evening"
    rf"|q[1-4]|{any_of('day_of_month')}|{HOLIDAY[14:-1]})\b|\d{{2}}|\d(?:st|nd|rd|th)\b"
)
"""A sentence without one of these, in small letters, holds no date; most do not."""


def number_in(words_: str) -> int | None:
    """The number that words or figures say."""
    text = words_.lower()
    return int(text) if text.isdigit() else words("number").get(text)


def part_in(match: Match) -> str | None:
    """Which part of a month or year is meant: early, mid or late."""
    found = match.groupdict().get("part") or match.groupdict().get("ending")
    return _PARTS[re.split(r"[\s-]", found.lower())[0]] if found else None


def which_in(match: Match) -> int:
    """-1 for the last, 1 for the next, 0 for this one."""
    word = (match.groupdict().get("which") or "this").lower()
    return {"last": -1, "past": -1, "this past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(
        word, 0
    )


def _year_of(month: int, day: int, setting: Setting) -> int | None:
    """The year of a day and month without one: the last that is not too far ahead for the tense."""
    published = setting.published
    if published is None:
        return None
    for year in (published.year + 1, published.year):
        if (date(year, month, min(day, 28)) - published).days <= AHEAD_DAYS[setting.tense]:
            return year
    return published.year - 1


def year_in(match: Match, setting: Setting, month: int = 1, day: int = 1) -> int | None:
    """The year that is named, or the one that the tense allows."""
    found = match.groupdict().get("year")
    return int(found) if found else _year_of(month, day, setting)


TOLD_ON = 60
"""Days from a day whose year is told to one that goes on from it. Set by judgement."""


def year_told(match: Match, setting: Setting, year: int) -> int:
    """The year of a day without one: that of the day named before, where it lies shortly behind that and else in
    an earlier year than the page's ("on 14 August 2021 he …. They came on 6 September")."""
    before = _DAY.match(setting.previous or "")
    named = match["year"] or match.groupdict().get("of_year")
    if before is None or named or setting.published is None or setting.tense > 0:
        return year
    last, month = date.fromisoformat(before.group()), words("month")[match["month"].lower()]
    told = date(last.year, month, int(match["day"]))
    goes_on = last.year < year < setting.published.year and 0 < (told - last).days <= TOLD_ON
    return last.year if goes_on else year


_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\S*/)")


def is_before_next(match: Match, weekday: int) -> bool:
    """The day is the first of two in a row, which are of one week: "on | Thursday | and Friday"."""
    other = _AND_DAY.match(match.string, match.end())
    return other is not None and words("weekday").get(other["day"].lower()) == (weekday + 1) % 7


_AND_DAY = re.compile(r"\s(?:and|or|to|through)\s(?P<day>[A-Z]\w+day)\b")


def with_clock(match: Match, value: str) -> str:
    """A day with its clock time where one stands with it."""
    parts = match.groupdict()
    if parts.get("noon"):
        return f"{value}T12:00"
    if not parts.get("hour"):
        return value
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return value
    return f"{value}T{hour % 12 + 12 * (parts['half'].lower() == 'p'):02}:{minute:02}"


DAY_OF_A_NAME = re.compile(r"\b(?:Super|Mega|Black|Cyber|Giving|Bloody|Ash|Fat)\s$")
NAME_OF_A_DAY = re.compile(
    r"\s(?:Night|Morning)\s(?:Live|Football|Baseball|Fever|Futures)\b"
    r"|\s(?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|Review)\b"
)
"""What makes a weekday part of a name, of a day, a programme or a paper ("Super | Tuesday", "the Sunday | Post"):
which day it is, if any, the page does not say."""
