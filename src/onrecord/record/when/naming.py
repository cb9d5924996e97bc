"""Which times of a page are no event's own: they date a saying, only tell who or which is meant, or are the time
in which somebody lives."""

from __future__ import annotations

import re

from onrecord.data import calendar
from onrecord.model import Attribution, Mention, Range, Reading
from onrecord.record.dates import interval
from onrecord.record.story import Sentences
from onrecord.record.when.event_words import says
from onrecord.record.when.happenings import is_past
from onrecord.record.when.spans import is_measure

_NAMED_REACH = 24
"""Characters before a time in which a noun stands that it only tells from others."""

_BEFORE_NOUN = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|under)|['’]s)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[^\W\d_]")
_POSSESSIVE = re.compile(r"['’]s?\b")
_PLACE = re.compile(r"(?:[A-ZÀ-Þ][\w.’'/-]*,?\s+){1,4}")
"""What stands before the day of a dateline."""

_OF_DATELINE = re.compile(r"\.?\s*(?:(?:\([^()\n]{2,30}\)|/[^/\n]{2,20}/)\s*[-–—.:]|[-–—]\s)")
_IN_REACH = 80
_HAPPENED_IN = re.compile(
    r"\b(?:happened|occurred|came|took\s+place|died|fell|scored|won|lost|(?:was|were)\s+\w+(?:ed|en|t)|broke|collapsed)\s(?:[\w’'-]+\s){0,5}?(?:in|at|during)\s"
    r"(?:the\s(?:[\w-]+\s){1,3}of\s)?$"
)
"""Before a thing's day by which it is that of what happened in it: "was injured in | Saturday's match"."""

_EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_AGREED = r"(?:agreement|treaty|accord|pact|deal|protocol)"
_DOCUMENT_OF = re.compile(
    rf"\b(?:{_AGREED}|contract|law|act|constitution|resolution|charter|statute|convention|decree|memorandum|edition"
    r"|budget|census|survey)s?\s+of\s+$",
    re.IGNORECASE,
)
"""What a year behind it only tells from others: "the contract of 2020"."""


def dating_times(reading: Reading, sentences: Sentences) -> dict[Range, list[Attribution]]:
    """The times that date a saying of their own sentence, each with the sayings; one that is only counted from the
    day of a time ("two days after she …") has another day."""
    found: dict[Range, list[Attribution]] = {}
    values = {m.span.start: m.value for m in reading.mentions if m.is_date}
    for told in reading.attributions:
        when = told.said.evidence if told.said else None
        sentence = sentences.at(when.start) if when else None
        pieces = told.cue or told.source or told.content
        if when is None or told.said is None or sentence is None:
            continue
        same = interval(told.said.edtf).meets(interval(values.get(when.start)))
        if same and sentence[0] <= pieces[0].start < sentence[1]:
            found.setdefault((when.start, when.end), []).append(told)
    return found


def qualifies(text: str, mention: Mention) -> bool:
    """Whether a time only says which thing is meant ("the 1996 treaty", "an act of 1996", "Thursday's meeting") or
    what another is measured by ("fewer than in 2004")."""
    after = text[mention.span.end : mention.span.end + 3]
    before = text[max(0, mention.span.start - _NAMED_REACH) : mention.span.start]
    if _POSSESSIVE.match(after) and _HAPPENED_IN.search(
        text, max(0, mention.span.start - _IN_REACH), mention.span.start
    ):
        return False
    if is_measure(text, (mention.span.start, mention.span.end)):
        return True
    if _POSSESSIVE.match(after) or _DOCUMENT_OF.search(before) or _EVERY.search(before):
        return True
    head = text[text.rfind("\n", 0, mention.span.start) + 1 : mention.span.start]
    if _PLACE.fullmatch(head) and _OF_DATELINE.match(text, mention.span.end):
        return True
    plain = mention.span.text.isdigit() or mention.span.text.lower() in calendar.names("month")
    bare = plain and _BEFORE_NOUN.search(before)
    return bool(bare) and bool(_NOUN.match(after))


def agreement(text: str, when: Range) -> Range | None:
    """What was agreed at a time by which it is named: "the agreement of | 2019". None where it names none."""
    found = _AGREED_IN.search(text, max(0, when[0] - _IN_REACH), when[0])
    return (found.start(), when[1]) if found else None


_AGREED_IN = re.compile(
    rf"\b(?:the|an?|its|their)\s(?:(?!(?:of|in|on)\b)[\w’'-]+\s){{0,2}}{_AGREED}\sof\s$",
    re.IGNORECASE,
)


def relative(reading: Reading, where: Range, place: int) -> Range:
    """The clause that only tells who or which is meant, with what it tells of, where a time stands in one: of "Poe
    saw Lind, who was shot in | 2020," the shot is of that year. Else the stretch itself."""
    text = reading.article.text
    found = _MEANT.search(text, where[0], place)
    if found is None:
        return where
    inside = [m for m in reading.mentions if where[0] <= m.span.start and m.span.end <= found.start()]
    heads = [m for m in inside if m.span.end == found.start()]
    begin = min((m.span.start for m in heads), default=found.end())
    if heads and text.startswith("who", found.end()) and all(m.kind != "person" for m in heads):
        people = [m.span for m in inside if m.kind == "person" and _OF.fullmatch(text, m.span.end, begin)]
        begin = max((person.start for person in people), default=begin)
    end = text.find(",", place, where[1])
    return begin, end if end >= 0 else where[1]


_OF = re.compile(r"(?:,\s[^,.;:?!“”\"]{1,60}?)?\s(?:of|at|for|from|in)\s(?:the\s)?")
"""Between a person and the body or place that they are of: "Ada Lovel, the head | of | Norn Mills, who …"."""

_MEANT = re.compile(r",\s(?:(?:among|of|to|by|for|with|from)\s)?(?=(?:who|whom|whose|which)\s[^,.;:?!“”\"]*$)")
"""Before a relative clause that goes on up to a time in it."""


def is_nowadays(text: str, sentence: Range | None, when: Mention) -> bool:
    """Whether a "today" is the time in which somebody lives: "the world we face | today", "| Today, a pass costs
    more". It is a day where something was done, is going on, comes about or is to be then."""
    if sentence is None or when.span.text.lower() != "today":
        return False
    start, end = when.span.start, when.span.end
    cuts = [m.end() for m in _PARTS.finditer(text, sentence[0], start)]
    close = _PARTS.search(text, end, sentence[1])
    words = text[cuts[-1] if cuts else sentence[0] : close.start() if close else sentence[1]]
    going = _GOING.search(words) is not None and text[end : end + 1] != ","
    told = is_past(words) or _WAS.search(words) is not None or says(words, "planned") or says(words, "live")
    return not told and not going and _PUTS.match(text, end) is None


_PARTS = re.compile(r"[.;:?!—–“”\"\n]|\b(?:but|than)\b")
_WAS = re.compile(r"\b(?:was|were|did|has|have|had|will|would)\b")
_GOING = re.compile(r"\b(?:am|is|are)\s(?:\w+ly\s)?\w+ing\b")
_PUTS = re.compile(
    r"\s(?:makes|publishes|announces|releases|issues|files|launches|unveils|signs|presents|votes|asks|calls)\b"
)
"""What follows a "today" of a notice: "the board | today | makes public"."""
