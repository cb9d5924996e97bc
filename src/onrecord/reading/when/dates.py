"""The grammar of dates in English news: the patterns, where they stand for a date, and which of them count.

A rule gives an interval and its granularity as EDTF (`datevalues.py`, `calendar.py`), or None where the words name
a date that cannot be known: no day of publication, or an event whose date the page does not give. Durations
("24 hours") and sets ("every Monday") are no dates and have no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.data.calendar import any_of, any_short, plain_words
from onrecord.reading.when import longvalues
from onrecord.reading.when.datevalues import (
    ago_value,
    ahead_value,
    day_in,
    day_of_month_value,
    earlier_value,
    iso_value,
    month_day_value,
    month_first_value,
    month_of_value,
    month_value,
    near_day_value,
    night_value,
    numeric_value,
    same_day_value,
    same_month_value,
    same_year_value,
    unit_value,
    week_from_value,
    week_of_month_value,
    weekday_beside_value,
    weekday_of_week_value,
    weekday_value,
    weeks_off_value,
)
from onrecord.reading.when.datewords import (
    DAY,
    DAY_OF_A_NAME,
    HOLIDAY,
    MONTH,
    NAME_OF_A_DAY,
    NAMED,
    NTH_DAY,
    NUMBER,
    OF_DAY,
    ON_THE,
    PART,
    SEASON,
    TRIGGER,
    UNIT,
    WEEKDAY,
    WHICH,
    YEAR,
    Match,
    Setting,
    Value,
)
from onrecord.reading.when.tenses import tense


@dataclass(frozen=True, slots=True)
class Dating:
    """A date found: where, its EDTF value or None, and whether that rests on nothing but its own words."""

    start: int
    end: int
    value: str | None
    absolute: bool


def _always(_: Match) -> bool:
    return True


def _capital(match: Match) -> bool:
    found = match.groupdict()
    return all(not found.get(name) or found[name][0].isupper() for name in ("month", "weekday", "last_month"))


def _after(match: Match, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(match.string, max(0, match.start() - 24), match.start()))


_BETWEEN = re.compile(r"(?i)\bbetween\s$")
_IN = re.compile(
    r"(?i)\b(?:in|since|until|till|by|during|through|throughout|before|after|from|between|late|early"
    r"|as\s(?:early|late|soon|recently|far\sback|long\sago)\sas|(?:half|third|part|days?|weeks?|rest|course)\sof)\s$"
)
_OF = re.compile(r"(?i)\b(?:of|for|to|and|or|for\sthe|the)\s$")
_IN_THE = re.compile(r"(?i)\b(?:in|during|by|since|until|for)\s(?:the\s)?$")
_BEFORE_YEAR = re.compile(
    r"(?i)(?:\b(?:in|since|until|till|by|during|through|throughout|before|after|from|between|of|and|to|for|the|year"
    r"|early|mid|late|back\sin|around|circa|about|fiscal|his|her|their|its|a|than|as|or|on)[\s-]|[(/,–-]\s?|^|\n)$"
)
_COUNTED = re.compile(
    r"\s(?!(?:as|is|was|has|its|his|this|does|us|across|perhaps|besides|presidential|midterm|general|elections?|campaign|season|budget|report|deal|law|war|world|olympics?"
    r"|census|constitution|vote|ruling|invasion|attacks?|crash|film|novel|book|speech|interview|primar(?:y|ies))\b)"
    r"(?:more\s)?[a-z]+s\b"
)
_OVER = re.compile(r"(?i)\b(?:over|during|for|on|at)\s$")
_ONLY_NAMES = frozenset({"may", "march"})


def _bare_month(match: Match) -> bool:
    """A month alone may be a name or a verb: these want a preposition before them."""
    if not _capital(match):
        return False
    word = match["month"].lower()
    if match["which"] or match["part"] or word not in plain_words():
        return True
    return _after(match, _IN) or (word not in _ONLY_NAMES and _after(match, _OF))


def _full_weekday(match: Match) -> bool:
    named = _after(match, DAY_OF_A_NAME) or NAME_OF_A_DAY.match(match.string, match.end("weekday"))
    return _capital(match) and match["weekday"].lower() not in plain_words() and not named


def _named_season(match: Match) -> bool:
    found = match.groupdict()
    known = found["which"] or found["part"] or found["year"]
    return bool(known) or (_after(match, _IN_THE) and match["season"].lower() != "fall")


def _bare_year(match: Match) -> bool:
    """A number is a year after a preposition or an article, unless something is counted by it."""
    if match["part"] or match["last_year"]:
        return True
    round_number = int(match["year"]) % 100 == 0
    counted = _COUNTED.match(match.string, match.end()) is not None
    return _after(match, _BEFORE_YEAR) and not counted and not (round_number and not _after(match, _IN))


_QUOTED = re.compile(r"[“\"‘'][A-Z]\w+,?[”\"’']")


def _no_outlet(match: Match) -> bool:
    """A word in capitals behind another is a name ("… TODAY"), and so is one in quotation marks of its own."""
    if match.group()[0].isupper() and _QUOTED.search(match.string, match.start() - 1, match.end() + 2):
        return False
    before = match.string[: match.start()].split()[-1:] if match.group().isupper() else []
    return not (before and before[0].isupper())


_NEW_YEAR = re.compile(r"(?i)\b(?:before|after|until|till|by|since|over|around|at)\s(?:the\s)?$")
_OWNS = re.compile(r"['’]|\s(?!(?:and|or|but|the|its|in|at|if|when|as|for|to|with)\b)[a-z]")


def _feast(match: Match) -> bool:
    """ "Before the New Year" is a day; "in the new year" is none, nor is "the New Year honours"."""
    if match["holiday"].lower() != "new year" or match["beside"] or match["year"]:
        return True
    return _after(match, _NEW_YEAR) and not _OWNS.match(match.string, match.end())


def _from_to(match: Match) -> bool:
    """Two days with "and" between them are two, save after "between"."""
    return _capital(match) and (" and " not in match.group() or _after(match, _BETWEEN))


def _over(match: Match) -> bool:
    return _after(match, _OVER)


def _with_part(match: Match) -> bool:
    return match["part"] is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what its match means, and whether the match is a date at all where it stands."""

    pattern: re.Pattern[str]
    value: Value
    stands: Callable[[Match], bool] = _always
    named: str = ""
    """The kind of word without one of which it never matches: a month, a weekday, a unit of time, …"""

    @classmethod
    def of(cls, pattern: str, value: Value, stands: Callable[[Match], bool] = _always) -> Rule:
        """A rule from the pattern's words, read without regard to case."""
        named = next((kind for kind in NAMED if f"(?P<{kind}>" in pattern), "")
        return cls(re.compile(rf"(?i)(?<![\w$£€#]){pattern}"), value, stands, named)


_LAST_DAY = (
    rf"(?:\s?(?:-|–|to|and|through|until)\s?(?:(?P<last_month>{any_of('month')})\.?\s)?"
    r"(?P<last_day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]))?"
)
_OF_YEAR = r"(?:,?\s(?:of\s)?(?P<of_year>last|this|next)\syear\b)?"
_NO_COUNT = r"(?![\d:%]|,\d{3}|\s?(?:percent|per\scent))"
_CLOCK_FIRST = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?(?:\s[A-Z]{2,5}\b)?,?\s(?:on\s)?"
)

RULES: tuple[Rule, ...] = (
    Rule.of(rf"{YEAR}-(?P<m>[01]\d)-(?P<day>[0-3]\d)(?P<clock>T[0-2]\d:[0-5]\d)?(?!\d)", iso_value),
    Rule.of(rf"(?P<day>[0-3]?\d)(?P<mark>[/.])(?P<m>[0-3]?\d)(?P=mark){YEAR}(?![\d/])", numeric_value),
    Rule.of(
        rf"(?:{WEEKDAY}\.?,?\s(?:the\s)?)?{MONTH}\s(?:the\s)?{DAY}{_NO_COUNT}{_LAST_DAY}(?:,?\s{YEAR}\b)?{_OF_YEAR}{OF_DAY}",
        month_day_value,
        _capital,
    ),
    Rule.of(
        rf"{DAY}\s{MONTH}(?:\s(?:to|and|until)\s|\s?[-–]\s?)(?P<last_day>[0-3]?\d)\s(?P<last_month>{any_of('month')})\b"
        rf"(?:,?\s{YEAR}\b)?",
        month_day_value,
        _from_to,
    ),
    Rule.of(
        rf"(?:{WEEKDAY}\.?,?\s(?:the\s)?)?{DAY}(?:\s?(?:-|–|to|and)\s?(?P<last_day>[0-3]?\d)(?:st|nd|rd|th)?)?"
        rf"(?:\sof)?\s(?P<last_month>(?!))?{MONTH}(?:,?\s(?:of\s)?{YEAR}\b)?{_OF_YEAR}{OF_DAY}",
        month_day_value,
        _capital,
    ),
    Rule.of(
        rf"the\s(?P<nth>{any_of('day_of_month')}|(?:last|final)(?=\sday))(?:\sday)?\sof\s{MONTH}(?:,?\s(?:of\s)?{YEAR}\b)?",
        month_first_value,
        _capital,
    ),
    Rule.of(rf"{PART}{MONTH},?\s(?:of\s)?{YEAR}\b", month_value, _capital),
    Rule.of(rf"{MONTH}\s(?:of\s)?(?P<which>that|this|last|next)\syear\b", month_of_value, _capital),
    Rule.of(
        rf"(?:(?P<which>last|next|this)\s)?{PART}{MONTH}(?!\s?\d)"
        rf"(?:(?=\s?(?:and|to|until|through|–|-)\s?(?:{any_of('month')})\.?\s{YEAR}))?",
        month_value,
        _bare_month,
    ),
    Rule.of(
        rf"(?:the\s)?(?P<nth>first|second|third|fourth|last|final)\s(?:full\s)?week\s(?:of|in)\s{MONTH}(?:,?\s{YEAR}\b)?",
        week_of_month_value,
        _capital,
    ),
    Rule.of(
        rf"(?:the\s)?week\s(?:of|beginning|starting|commencing|from)\s(?:{WEEKDAY}\.?,?\s)?(?:{MONTH}\s(?:the\s)?{DAY}{_NO_COUNT}"
        rf"|(?P<first>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<of_month>{any_of('month')})\b)(?:,?\s{YEAR}\b)?",
        week_from_value,
        _capital,
    ),
    Rule.of(
        r"(?:the\s)?(?P<nth>first|second)\shalf\sof\s(?:the|(?P<which>last|this|next))\syear\b",
        longvalues.half_of_year_value,
    ),
    Rule.of(
        rf"(?:the\s)(?P<beside>previous|following|next)\s{WEEKDAY}{OF_DAY}", weekday_beside_value, _full_weekday
    ),
    Rule.of(rf"(?:the\s){WEEKDAY}\s(?P<beside>before|after)\b(?=[,.;]|$)", weekday_beside_value, _full_weekday),
    Rule.of(rf"the\snight\s(?:(?:in)?to|between\s\w+day\sand)\s{WEEKDAY}", night_value, _full_weekday),
    Rule.of(rf"{WEEKDAY}\sweek\b(?!\s?(?:end|of))", weeks_off_value, _full_weekday),
    Rule.of(rf"{NUMBER}\sweeks?\sfrom\s{WEEKDAY}", weeks_off_value, _full_weekday),
    Rule.of(rf"{NUMBER}\s(?P<back>weeks?\sago)\s(?:on\s)?{WEEKDAY}", weeks_off_value, _full_weekday),
    Rule.of(rf"{NUMBER}\s(?P<weekday>{any_of('weekday')})s\s(?P<ago>ago)\b", weeks_off_value, _full_weekday),
    Rule.of(
        rf"{ON_THE}(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?!\s(?:of|floor|century|hole|minute|lap|day|birthday|anniversary))",
        day_of_month_value,
    ),
    Rule.of(rf"{ON_THE}{NTH_DAY}", day_of_month_value),
    Rule.of(r"the\sday\s(?P<day>[0-3]?\d)(?=[,;:»”]|\.(?!\d)|$|\s(?:the|an?|at|to)\b)", day_of_month_value),
    Rule.of(
        rf"(?<=\bin\s){NUMBER}\s(?P<unit>day|week|month|year|fortnight)s?(?:['’]s?\stime)?\b(?=[,.;]|$)",
        ahead_value,
    ),
    Rule.of(r"(?<=\bin\s)(?P<number>a)\s(?P<unit>fortnight)\b(?=[,.;’']|$)", ahead_value),
    Rule.of(
        rf"(?:(?P<which>last|next|this\spast|past|this|coming)\s|(?:early|earlier|late|later|(?P<noon>noon)|midnight)\s(?:on\s)?)?"
        rf"{WEEKDAY}{OF_DAY}",
        weekday_value,
        _full_weekday,
    ),
    Rule.of(rf"{_CLOCK_FIRST}(?P<which>(?!))?{WEEKDAY}", weekday_value, _full_weekday),
    Rule.of(rf"{WEEKDAY}\s(?:of\s)?(?P<which>last|next|this)\sweek\b", weekday_of_week_value, _full_weekday),
    Rule.of(
        rf"(?:{NUMBER}\sweeks?\s(?P<way>from|ago)\s)?(?P<day_word>(?:the\sday\sbefore\s|late\s|early\s|earlier\s)?yesterday"
        r"|(?:the\sday\safter\s)?tomorrow|(?:earlier\s|later\s|late\s|early\s)?today|tonight|last\snight"
        rf"|(?:earlier\s|later\s)?this\s(?:morning|afternoon|evening))\b{OF_DAY}",
        near_day_value,
        _no_outlet,
    ),
    Rule.of(
        r"(?P<of>that|the\ssame|the\snext|the\sfollowing|the\sprevious)\s(?:day|morning|afternoon|evening|night)\b",
        same_day_value,
    ),
    Rule.of(r"(?P<of>that\ssame|that|the\ssame|the\sfollowing|the\sprevious)\syear\b", same_year_value),
    Rule.of(
        r"(?P<of>that\ssame|that|the\ssame|the\snext|the\sfollowing|the\sprevious)\smonth\b", same_month_value
    ),
    Rule.of(
        rf"(?:earlier\s|later\s)?{PART}(?P<which>last|next|this|previous|the\scoming)\s(?!day\b){UNIT}\b",
        unit_value,
    ),
    Rule.of(rf"{PART}the\s(?P<unit>year|month)\b", unit_value, _with_part),
    Rule.of(
        r"(?<=before\s)(?:the|this)\s(?P<unit>year|month|week)\s(?:(?:is|was)\s(?:out|over|up|through|done)|ends?|ended"
        r"|finish(?:es|ed)?|closes?|closed)\b",
        unit_value,
    ),
    Rule.of(rf"{PART}(?P<unit>year|month)\b", unit_value, _with_part),
    Rule.of(r"(?P<ending>year)[-\s]?(?:['’]s\s)?[-\s]?end\b(?P<unit>(?!))?", longvalues.year_end_value),
    Rule.of(
        rf"(?:earlier\sin|later\sin|(?:in|over|during|within)\sthe\scourse\sof)\s(?:the|this)\s(?!day\b){UNIT}\b",
        unit_value,
    ),
    Rule.of(r"the\s(?P<unit>weekend)\b", unit_value, _over),
    Rule.of(rf"{NUMBER}\s(?P<unit>day|week|month|year)s?\s(?P<way>earlier|later)\b", earlier_value),
    Rule.of(rf"{NUMBER}\s{UNIT}s?\s(?P<way>ago|from\snow|hence)\b", ago_value),
    Rule.of(
        rf"(?:(?:the\s)?fiscal\s(?:year\s)?)?{PART}{YEAR}(?:\s?(?:-|–|to)\s?(?P<last_year>\d{{4}}|\d\d))?(?![\d%]|[.,]\d|-\w)",
        longvalues.years_only_value,
        _bare_year,
    ),
    Rule.of(rf"(?:the\s)?{PART}['’‘]?(?P<decade>1[5-9]\d0|20\d0|(?<=['’‘])\d0)['’]?s\b", longvalues.decade_value),
    Rule.of(rf"the\s{PART}(?P<decade>{any_of('decade')})\b", longvalues.decade_value),
    Rule.of(
        r"the\s(?:early\s|mid-|late\s)?(?P<century>1?\d|20|21)(?:st|nd|rd|th)[\s-]century\b",
        longvalues.century_value,
    ),
    Rule.of(
        rf"(?:the\s)?(?:{YEAR}(?:['’]s)?\s)?(?:(?P<which>last|next|this)\syear['’]s\s)?"
        rf"(?:(?P<nth>{any_of('ordinal')})[\s-](?:fiscal[\s-])?(?:quarter|(?P<half_year>half(?=\s(?:of\s)?\d{{4}})))"
        r"|Q(?P<nth_q>[1-4]))\b(?:,?\s(?:of\s)?(?P<year_after>1[5-9]\d\d|20\d\d)\b)?",
        longvalues.quarter_value,
    ),
    Rule.of(
        rf"(?:the\s)?(?:(?:{WHICH}|(?P<part>early|mid|late))[\s-])?{SEASON}(?:\s(?:of\s)?{YEAR})?\b",
        longvalues.season_value,
        _named_season,
    ),
    Rule.of(
        rf"(?:the\sday\s(?P<beside>after|before)\s)?{HOLIDAY}(?!\w)(?:,?\s{YEAR}\b)?",
        longvalues.holiday_value,
        _feast,
    ),
)
"""All rules. Of two matches that overlap the earlier counts, then the longer, then the earlier rule."""


def dates(
    text: str,
    where: tuple[int, int],
    published: date | None,
    previous: str | None = None,
    updated: date | None = None,
    named: str | None = None,
) -> Iterator[Dating]:
    """The dates that the words of a sentence name, in order, never overlapping.

    `previous` is the value of the last date named before the sentence, for "that year", and `named` that of the
    last that was a day, for "that day".
    """
    if not TRIGGER.search(text[slice(*where)].lower()):
        return
    end = where[0]
    for match, rule in _candidates(text, where):
        if match.start() < end:
            continue
        setting = Setting(published, tense(text, where, match.span()), previous, updated, named)
        known, value = _evaluated(match, rule, setting)
        if known:
            end = match.end()
            previous = value or previous
            named = day_in(value) or named
            absolute = value == _evaluated(match, rule, Setting(None))[1]
            yield Dating(*_trimmed(match), value, absolute)


def _candidates(text: str, where: tuple[int, int]) -> list[tuple[Match, Rule]]:
    missing = {kind for kind, pattern in NAMED.items() if not pattern.search(text[slice(*where)].lower())}
    found = [
        (match.start(), -match.end(), order, match, rule)
        for order, rule in enumerate(RULES)
        if rule.named not in missing
        for match in rule.pattern.finditer(text, *where)
        if rule.stands(match)
    ]
    return [(match, rule) for *_, match, rule in sorted(found, key=lambda f: f[:3])]


def _evaluated(match: Match, rule: Rule, setting: Setting) -> tuple[bool, str | None]:
    """Whether the match is a date at all ("May 45" is none), and its value."""
    try:
        return True, rule.value(match, setting)
    except (ValueError, OverflowError):
        return False, None


def _trimmed(match: Match) -> tuple[int, int]:
    """The match without white space, and without a full stop that is the sentence's and no abbreviation's."""
    found = match.group().rstrip(" ,")
    if found.endswith(".") and not _ABBREVIATED.search(found):
        found = found[:-1]
    return match.start() + len(found) - len(found.lstrip()), match.start() + len(found)


_ABBREVIATED = re.compile(rf"(?i)\b(?:{any_short('month', 'weekday')}|m)\.$")
