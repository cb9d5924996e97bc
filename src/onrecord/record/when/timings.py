"""The dates of time expressions as events have them: up to a day where the words say so, and of the year that the
other pages show where the page itself has no date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from onrecord.data import calendar
from onrecord.data.wordlists import alternatives
from onrecord.model import Edtf, Mention
from onrecord.record.dates import WEEK_DAYS, YEAR_DAYS, interval
from onrecord.record.story import Story
from onrecord.record.when.event_words import says
from onrecord.record.when.happenings import DONE, is_past
from onrecord.record.when.spans import begun, is_limit, is_run, limited, run

MID_MONTH = 15
"""The last day of a month's first half."""

_AHEAD_REACH = 120
_WEEKDAYS = alternatives(calendar.names("weekday"))
_WEEKDAY = re.compile(rf"(?:{_WEEKDAYS})(?:\s+(?:morning|afternoon|evening|night))?", re.IGNORECASE)
_PART = re.compile(r"[.;:?!\n]|\b(?:but|after|which|who)\b")
_IS_TO_BE = re.compile(
    r"(?:\b(?:is|are)\s+to|(?<!had )(?<!have )(?<!has )\bto\s+be)\s+\w+|\bwill\s+(?:be\s+)?\w+", re.IGNORECASE
)
_IN_A_TITLE = re.compile(r"^\W*(?:[\w’'-]+\s+){1,5}?to\s+[a-z]+\b")
"""A headline's way to say what will be: "Guns to fall silent on Friday"."""

_MAY_BE = re.compile(
    r"\b(?:(?:will|would|could|may|might|can|should|must)\s+(?!have\b)|(?:likely|expected|due|set)\s+to\s|[Ww]hoever\s|towards?\s)"
)
_CLOCK = re.compile(r"T[\d:]+")
_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
_PART_REACH = 16
_MONTHS = calendar.words("month")
_NAMES = calendar.any_of("month")
_PART_OF = re.compile(rf"\b(?P<which>first|second)\s+(?P<half>half\s+)?of\s+(?:{_NAMES})\b", re.IGNORECASE)
_DAY = re.compile(
    rf"(?:(?P<m>{_NAMES})\.?\s+(?P<d>\d{{1,2}})|(?P<e>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n>{_NAMES}))",
    re.IGNORECASE,
)


_DONE_REACH = 160
_THIS_WEEK = re.compile(r"(?:earlier\s+)?this\s+week", re.IGNORECASE)
_TO_BE = re.compile(
    r"\b(?:will|would|could|may|might|is|are|to(?=\s+(?!the\b|an?\b|its\b|his\b|her\b|their\b)[a-z]))\b"
)

_NAMED_REACH = 30
_NAMED_DAY = re.compile(
    rf"\b(?P<name>{_WEEKDAYS})(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:the\s+)?(?=(?:\w+\s)?\d|\w+\s\d)",
    re.IGNORECASE,
)
"""A weekday before a day of a month: of the years around only one has it."""


class Timings:
    """The values of a story's time expressions."""

    def __init__(self, story: Story) -> None:
        """Take the days on which the pages that have a date were published."""
        self._story = story
        known = sorted(day for a in story.articles if (day := story.published(a).first) is not None)
        self._middle = known[len(known) // 2] if known else None

    def value(self, mention: Mention) -> Edtf | None:
        """The EDTF value of a time as an event's; None where it has none."""
        text = self._story.articles[mention.article].text
        value = mention.value or self._of_the_story(mention)
        value = value and _CLOCK.sub("", value)
        start = mention.span.start
        before = text[max(0, start - _PART_REACH) : start]
        value = (
            self._ahead(mention, text, value)
            or self._month_ahead(mention, text, value)
            or _part_of_month(f"{before}{mention.span.text}", value)
            or value
        )
        value = self._so_far(mention, text, value)
        return value and self._spanned(mention, text, value)

    def _spanned(self, mention: Mention, text: str, value: Edtf) -> Edtf | None:
        """The span that a page names with a time, or the time where it names none; None where that has no day."""
        where = (mention.span.start, mention.span.end)
        for one, other in self._pairs(mention):
            ends = ((one.span.start, one.span.end), (other.span.start, other.span.end))
            if one.value and other.value and is_run(text, *ends):
                return run(one.value, other.value) or value
        begins = begun(text, where, value, self._story.changed(mention.article))
        if begins or not is_limit(text, where):
            return begins or value
        return limited(text, where, value, self._story.published(mention.article))

    def _pairs(self, mention: Mention) -> list[tuple[Mention, Mention]]:
        """A time with the one before it and with the one behind it, as the page names them."""
        named = [m for m in self._story.reading_of[mention.article].mentions if m.is_date]
        place = named.index(mention)
        return [*pairwise(named[max(place - 1, 0) : place + 2])]

    def _ahead(self, mention: Mention, text: str, value: Edtf | None) -> Edtf | None:
        """The weekday after the page's own day, where the words before it say that something is to be: of
        "flags to be lowered on Wednesday" the last Wednesday is over. None where nothing shows it."""
        own, when = self._story.published(mention.article), interval(value)
        if own.days != 1 or when.days != 1 or not _WEEKDAY.fullmatch(mention.span.text):
            return None
        if when.first is None or own.first is None or not 0 < own.first - when.first < WEEK_DAYS:
            return None
        before = text[max(0, mention.span.start - _AHEAD_REACH) : mention.span.start]
        part = _PART.split(before)[-1]
        titles = [s for s in self._story.articles[mention.article].sections if s.label == "title"]
        titled = any(s.start <= mention.span.start < s.end for s in titles)
        to_be = [m.end() for m in _IS_TO_BE.finditer(part)]
        rest = part[to_be[-1] :] if to_be else ""
        ahead = bool(to_be) and not (DONE.search(rest) or says(rest, "past"))
        ahead = ahead or (titled and _IN_A_TITLE.search(part) is not None)
        return date.fromordinal(when.first + WEEK_DAYS).isoformat() if ahead else None

    def _month_ahead(self, mention: Mention, text: str, value: Edtf | None) -> Edtf | None:
        """The month after the page's own day, where the words before it say that something may be: of "could cost
        it the vote in November" the last November is over. None where nothing shows it."""
        own, when = self._story.published(mention.article), interval(value)
        if value is None or not _MONTH.fullmatch(value) or mention.span.text.lower() not in _MONTHS:
            return None
        if own.first is None or when.last is None or not 0 < own.first - when.last < YEAR_DAYS:
            return None
        before = _PART.split(text[max(0, mention.span.start - _AHEAD_REACH) : mention.span.start])[-1]
        may_be = [m.end() for m in _MAY_BE.finditer(before)]
        ahead = bool(may_be) and not (DONE.search(before, may_be[-1]) or says(before[may_be[-1] :], "past"))
        return f"{int(value[:4]) + 1}{value[4:]}" if ahead else None

    def _so_far(self, mention: Mention, text: str, value: Edtf | None) -> Edtf | None:
        """A week that is not over, as far as it has come, where the words before it tell of what was done in it:
        "met in secret this week"."""
        own, when = self._story.changed(mention.article), interval(value)
        if own is None or when.first is None or when.last is None or not when.first <= own < when.last:
            return value
        before = _PART.split(text[max(0, mention.span.start - _DONE_REACH) : mention.span.start])[-1]
        if not _THIS_WEEK.fullmatch(mention.span.text) or not is_past(before) or _TO_BE.search(before):
            return value
        days = (date.fromordinal(when.first).isoformat(), date.fromordinal(own).isoformat())
        return days[0] if days[0] == days[1] else "/".join(days)

    def _of_the_story(self, mention: Mention) -> Edtf | None:
        """A day without a year on a page without a date, where the page names its weekday, or that of another of
        its days, which of the other pages' years has; else none."""
        days = self._days_meant(mention)
        shown = self._shown(mention.article) if days else None
        fit = self._by_weekday(mention, days)
        if fit is None and shown is not None:
            fit = min(days, key=lambda found: abs((found - shown).days))
        return fit.isoformat() if fit else None

    def _days_meant(self, mention: Mention) -> list[date]:
        """The days that such a day may be, of the years around the other pages'."""
        match = _DAY.search(mention.span.text)
        if match is None or self._middle is None or self._story.published(mention.article).first is not None:
            return []
        month, day = _MONTHS[(match["m"] or match["n"]).lower()], int(match["d"] or match["e"])
        year = date.fromordinal(self._middle).year
        return [found for y in (year - 1, year, year + 1) if (found := _day(y, month, day))]

    def _by_weekday(self, mention: Mention, days: Sequence[date]) -> date | None:
        """The one of the days that is the weekday which the page names with it."""
        text = self._story.articles[mention.article].text
        named = _NAMED_DAY.search(text[max(0, mention.span.start - _NAMED_REACH) : mention.span.end])
        wanted = calendar.words("weekday")[named["name"].lower()] if named else None
        fit = [found for found in days if found.weekday() == wanted]
        return fit[0] if len(fit) == 1 else None

    def _shown(self, article: str) -> date | None:
        """The first day of an article whose year its weekday shows."""
        found = (
            self._by_weekday(mention, self._days_meant(mention))
            for mention in self._story.reading_of[article].mentions
            if mention.is_date
        )
        return next((day for day in found if day is not None), None)


def _part_of_month(words: str, value: Edtf | None) -> Edtf | None:
    """A half of a month ("the second half of October"), or its first day; None where the words say neither."""
    match = _PART_OF.search(words)
    if match is None or value is None or not _MONTH.fullmatch(value):
        return None
    if match["half"] is None:
        return f"{value}-01" if match["which"].lower() == "first" else None
    last = interval(value).last
    end = date.fromordinal(last).day if last else MID_MONTH
    days = (1, MID_MONTH) if match["which"].lower() == "first" else (MID_MONTH + 1, end)
    return f"{value}-{days[0]:02}/{value}-{days[1]:02}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
