"""Events: what happened or is to happen, with its own date, apart from that of its saying and of its publication.

A sentence, or a content, that holds a time expression with a value tells of an event at that time; the expressions
that date a saying are the saying's. Reports of one event are joined across pages when their dates meet and their
words and vectors agree; where the words are the same and the days are not, they are one event told with two dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from onrecord.model import ArticleSpan, Edtf, Event, Range
from onrecord.model.record import EventStatus, Precision
from onrecord.record.dates import MONTH_DAYS, WEEK_DAYS, Interval, interval, sort_key
from onrecord.record.groups import Groups, content_id
from onrecord.record.statements import Statements, lexical, names_agree, numbers_conflict
from onrecord.record.story import Story
from onrecord.record.when.event_words import says
from onrecord.record.when.tellings import EVENT_DAYS, KINDS, Telling, Tellings
from onrecord.record.who.entities import People
from onrecord.record.words import tokens

SAME_EVENT = 0.72
"""Cosine from which two statements of compatible dates may tell of one event."""

SAME_EVENT_TERMS = 0.2
"""Share of content terms that they must have in common besides."""

LIKELY_EVENT, LIKELY_EVENT_TERMS = 0.62, 0.28
"""The same, where the words are less near and more of them are shared."""

OTHER_DATE, OTHER_DATE_TERMS, OTHER_DATE_DAYS = 0.8, 0.45, 3
"""The same, and days between the two at most, of statements that tell of one event and differ in its day: only
words that are nearly the same show that it is not another event."""

COPIED_WORDS = 4
"""Spaces between the words of a stretch which two pages that hold it, with one date, tell of one event."""

_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))

_TIMETABLE = re.compile(
    r"\b(?:opens|begins|starts|meets|ends|votes|decides|returns|leaves|arrives|sits|convenes|closes|speaks|addresses|resumes"
    r"|departs|flies|sails|lands|kicks\soff|takes\splace)\s(?:[^\s.,;:]+\s){0,6}?(?:today|tonight|this\s(?:morning|afternoon|evening)"
    r"|at\s(?:noon|midday|midnight|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.IGNORECASE,
)
"""What the timetable of the page's own day says: "The assembly sits at seven this evening"."""

_TO_BE_DONE = re.compile(
    r"(?<!said )(?<!thought )(?<!believed )(?<!reported )(?<!found )(?<!appeared )(?<!seemed )(?<!known )"
    r"\bto\s+be\s+\w{2,}(?:ed|en|wn|ld|lt)\b"
)
"""What is still to come in a week that has begun: "the limit | to be raised | this week"."""

_EARLIER = re.compile(r"\bearlier\s(?:this|in\sthe)\s", re.IGNORECASE)
"""What is over of a time that goes on: "Earlier this month she put off a vote that was scheduled"."""

_BACKSHIFTED = re.compile(r"\bwould\b")


def events(statements: Statements, people: People, near: Iterable[tuple[int, int, float]]) -> tuple[Event, ...]:
    """The events of a story, by date.

    1. Tellings: dated statements, each with the time in it that it is about.
    2. Tellings of one event, joined by date, words and vectors.
    3. An event for each group, with the status that the surest telling gives it.
    """
    story = statements.story
    told = list(Tellings(statements, people))
    by_statement: dict[tuple[str, int], list[int]] = {}
    for place, telling in enumerate(told):
        by_statement.setdefault((telling.kind, telling.statement.number), []).append(place)
    groups = Groups(range(len(told)))
    first: dict[tuple[str, Range | int | None, Edtf | None], int] = {}
    for place, telling in enumerate(told):
        same = (telling.statement.article, telling.where) if telling.value else (telling.statement.text, None)
        groups.join(first.setdefault((*same, telling.value), place), place)
        if telling.value and telling.kind == "dated":  # of a stretch and one inside it that ends with it
            groups.join(
                first.setdefault((telling.statement.article, telling.where[1], telling.value), place), place
            )
        words = " ".join(tokens(_words(story, telling)))
        if words.count(" ") >= COPIED_WORDS:
            groups.join(first.setdefault((words, None, telling.value), place), place)
    for outer, inner in _nested(told):
        groups.join(outer, inner)
    for a, b, cosine in near:
        for kind in KINDS if cosine >= LIKELY_EVENT else ():
            sides = by_statement.get((kind, a)), by_statement.get((kind, b))
            if sides[0] and sides[1]:
                _join(groups, told, (sides[0], sides[1]), people, cosine)
    found = [_event(statements, people, [told[place] for place in group]) for group in groups]
    return tuple(sorted(found, key=lambda e: (*sort_key(e.when), story.articles[e.what.article].location, e.what)))


def _nested(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The tellings that hold another of one day, or of one condition, as sure as they are: "held | a rally on
    Tuesday |, then left"."""
    alike: dict[tuple[str, Edtf | None, bool, bool, bool], list[int]] = {}
    for place, t in enumerate(told):
        if t.value or t.supposed:
            sure = (t.denied, t.supposed, t.statement.attribution is None)
            alike.setdefault((t.statement.article, t.value, *sure), []).append(place)
    for places in alike.values():
        for outer, inner in permutations(places, 2):
            (a, b), (c, d) = told[outer].where, told[inner].where
            if a <= c and d <= b:
                yield outer, inner


def _join(
    groups: Groups[int], told: Sequence[Telling], sides: tuple[list[int], list[int]], people: People, cosine: float
) -> None:
    a, b = told[sides[0][0]].statement, told[sides[1][0]].statement
    shared = lexical(a, b)
    least = SAME_EVENT_TERMS if cosine >= SAME_EVENT else LIKELY_EVENT_TERMS
    if shared < least or not names_agree(a, b, people) or numbers_conflict(a, b):
        return
    apart = a.negative != b.negative  # "none has sailed since Monday" is no telling of "has sailed since Monday"
    alone = len(sides[0]) == len(sides[1]) == 1
    alike = alone and a.article != b.article and cosine >= OTHER_DATE and shared >= OTHER_DATE_TERMS
    for first in sides[0]:
        for second in sides[1]:
            lasts = [told[place].when.last is None for place in (first, second)]
            if any(lasts) and (apart or (not all(lasts) and _is_long((told[first], told[second])))):
                continue
            one, other = _told_day(told[first]), _told_day(told[second])
            if (one.meets(other) and _is_limit(one) == _is_limit(other)) or (
                alike and _days_apart(one, other) <= OTHER_DATE_DAYS
            ):
                groups.join(first, second)


def _is_long(tellings: Iterable[Telling]) -> bool:
    """Whether one of them is of a closed span: what was done in it some times is no telling of what goes on."""
    return any((t.when.days or 0) > MONTH_DAYS for t in tellings)


def _told_day(telling: Telling) -> Interval:
    """The day of an event; of what goes on since a day ("2024-04-16/..") that day, which is when it happened: what
    was done on a day after it is another event."""
    return interval(telling.value and telling.value.removesuffix("/.."))


def _is_limit(when: Interval) -> bool:
    """A day by which something is to be: what was done on a day before it is another event."""
    return when.first is None and when.last is not None


def _days_apart(one: Interval, other: Interval) -> int:
    """Days between two days; more than any limit where one of them is no single day."""
    if one.days != 1 or other.days != 1 or one.first is None or other.first is None:
        return EVENT_DAYS
    return abs(one.first - other.first)


def _event(statements: Statements, people: People, tellings: Sequence[Telling]) -> Event:
    story = statements.story

    def span(telling: Telling) -> ArticleSpan:
        return story.cut(telling.statement.article, *telling.where)

    pages = Counter(value for _, value in {(t.statement.article, t.value) for t in tellings})

    def order(t: Telling) -> tuple[int, int, int, str, str, Range]:
        """The most exact date, all longer than a month alike; then that of most pages; then that of the first, and
        the longest of those that begin in one place."""
        days = _told_day(t).days or EVENT_DAYS
        return (
            days if days <= MONTH_DAYS else EVENT_DAYS,
            -pages[t.value],
            *story.age(t.statement.article),
            (t.where[0], -t.where[1]),
        )

    best = min(tellings, key=order)
    reports = tuple(dict.fromkeys(span(t) for t in tellings))
    named = [e for t in tellings for e in statements.named_in(t.statement.article, t.where)]
    persons = [e for e in named if people.by_id[e].kind != "place"]
    keys = sorted({f"{t.statement.article}:{t.where[0]}-{t.where[1]}={t.value}" for t in tellings})
    return Event(
        content_id("event", keys),
        span(best),
        best.value,
        precision(best.value),
        tuple(sorted(set(persons))),
        None,
        _status(story, people, tellings),
        tuple(sorted(reports, key=lambda s: (story.articles[s.article].location, s.start))),
    )


def precision(edtf: Edtf | None) -> Precision | None:
    """How exact a date is; None where there is none or its ends are open."""
    days = interval(edtf).days
    if edtf is None or days is None:
        return None
    if "/" in edtf:
        return "day" if days == 1 else "week" if days == WEEK_DAYS else "interval"
    if days == 1:
        return "day"
    plain = edtf.rstrip("?~%")
    if len(plain) == len("2024"):
        return "year"
    return "month" if plain[5:] in _MONTHS else "interval"


def _status(story: Story, people: People, tellings: Sequence[Telling]) -> EventStatus:
    """Denied where all who tell of it deny it (that it is disputed, its claim says); hypothetical where it is only
    a condition; planned or hypothetical by the words, where it lies after the page or, of a page without a date,
    after all pages; reported where a page tells it in its own voice; else attributed."""
    told = any(t.statement.attribution is None for t in tellings)
    if all(t.denied for t in tellings):
        return "denied"
    if all(t.supposed for t in tellings):
        return "hypothetical"
    if all(_is_ahead(story, t) for t in tellings):
        texts = [_words(story, t) for t in tellings]
        planned = any(says(text, "planned") for text in texts)
        unsure = any(says(text, "supposed") for text in texts)
        spoken = any(t.statement.attribution for t in tellings)
        backshifted = any(_BACKSHIFTED.search(text) for text in texts)
        unsure = unsure or (backshifted and (not spoken or any(_left_open(people, t) for t in tellings)))
        return "hypothetical" if unsure and not planned else "planned"
    return "reported" if told else "attributed"


def _left_open(people: People, telling: Telling) -> bool:
    """Whether the speaker only does not exclude it: "did not rule out that …"."""
    number = telling.statement.attribution
    said = people.attributions[number] if number else None
    return said is not None and said.negated and said.act in ("reject", "deny")


def _words(story: Story, telling: Telling) -> str:
    return story.articles[telling.statement.article].text[telling.where[0] : telling.where[1]]


def _is_ahead(story: Story, telling: Telling) -> bool:
    if telling.kind == "spoken" or telling.value is None:
        return telling.ahead or (telling.kind != "spoken" and says(_words(story, telling), "planned"))
    published = story.published(telling.statement.article)
    known = story.changed(telling.statement.article)
    if known is not None and published == telling.when:
        return says(_words(story, telling), "planned") or _TIMETABLE.search(_words(story, telling)) is not None
    if _goes_on(telling.when, known):
        words = _words(story, telling)
        if _EARLIER.search(words):
            return False
        ahead = says(words, "planned") or says(words, "supposed")
        return ahead or _BACKSHIFTED.search(words) is not None or _TO_BE_DONE.search(words) is not None
    if known is None:
        days = [story.published(article).last for article in story.articles]
        known = max((day for day in days if day is not None), default=None)
    when = telling.when.first if telling.when.first is not None else telling.when.last
    return known is not None and when is not None and when > known


def _goes_on(when: Interval, known: int | None) -> bool:
    """Whether a day lies inside a week or a month, so that what is told of it may be still to come."""
    if known is None or when.first is None or when.last is None:
        return False
    return when.first <= known < when.last
