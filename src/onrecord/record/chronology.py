"""Events: what happened or is to happen, with its own date, apart from that of its saying and of its publication.

A sentence, or a content, that holds a time expression with a value tells of an event at that time; the expressions
that date a saying are the saying's. Reports of one event are joined across pages when their dates meet and their
words and vectors agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import ArticleSpan, Edtf, Event, Mention, Range, Reading
from onrecord.model.record import EventStatus, Precision
from onrecord.record.dates import WEEK_DAYS, Interval, interval, sort_key
from onrecord.record.entities import People
from onrecord.record.groups import Groups, content_id
from onrecord.record.statements import Statement, Statements, lexical, names_agree, numbers_conflict
from onrecord.record.story import Sentences, Story
from onrecord.record.words import negative, numbers, terms, tokens

SAME_EVENT = 0.72
"""Cosine from which two statements of compatible dates may tell of one event."""

SAME_EVENT_TERMS = 0.2
"""Share of content terms that they must have in common besides."""

EVENT_DAYS = 366
"""A time longer than this is an era, not an event's date."""

CLAUSE_WORDS = 6
"""A stretch beside somebody's words that is shorter tells of nothing: "on Monday, at the gate"."""

NO_NUMBER = -1
"""The number of what is no statement of its own, and so is compared with none."""

_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))

_PLANNED = re.compile(
    r"\b(?:will|shall|due to|set to|scheduled|plans? to|planned|to be held|is to|are to|expected to"
    r"|going to|upcoming)\b"
)
_HYPOTHETICAL = re.compile(r"\b(?:would|could|might|may|if|unless|whether|should)\b")
_SENTENCE_VERB = re.compile(
    r"\b\w+(?:ed|s|ing)\b|\b(?:is|are|was|were|will|has|have|had|began|met|took|fell|said|would|could|might|may)\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement's telling of an event at a time; `denied`: it is what somebody says did not happen."""

    statement: Statement
    time: Mention
    where: Range
    when: Interval
    denied: bool


def events(
    statements: Statements, people: People, near: Iterable[tuple[int, int, float]], denied: set[int]
) -> tuple[Event, ...]:
    """The events of a story, by date.

    1. Tellings: dated statements, each with the time in it that it is about.
    2. Tellings of one event, joined by date, words and vectors.
    3. An event for each group, with the status that the surest telling gives it.
    """
    story = statements.story
    shelves: dict[str, list[Statement]] = {}
    for statement in statements.all:
        shelves.setdefault(statement.article, []).append(statement)
    told = [t for r in story.readings for t in _tellings(statements, people, r, shelves.get(r.article.id, []))]
    by_statement: dict[int, list[int]] = {}
    for place, telling in enumerate(told):
        by_statement.setdefault(telling.statement.number, []).append(place)
    groups = Groups(range(len(told)))
    first: dict[tuple[str, Range, Edtf | None], int] = {}
    for place, telling in enumerate(told):
        groups.join(first.setdefault((telling.statement.article, telling.where, telling.time.value), place), place)
    for a, b, cosine in near:
        if cosine >= SAME_EVENT and a in by_statement and b in by_statement:
            _join(groups, told, by_statement[a], by_statement[b], people)
    found = [_event(story, people, [told[place] for place in group], denied) for group in groups]
    return tuple(sorted(found, key=lambda e: (*sort_key(e.when), story.articles[e.what.article].location, e.what)))


def _join(
    groups: Groups[int], told: Sequence[Telling], mine: list[int], theirs: list[int], people: People
) -> None:
    a, b = told[mine[0]].statement, told[theirs[0]].statement
    if lexical(a, b) < SAME_EVENT_TERMS or not names_agree(a, b, people) or numbers_conflict(a, b):
        return
    for first in mine:
        for second in theirs:
            if told[first].when.meets(told[second].when):
                groups.join(first, second)


def _tellings(
    statements: Statements, people: People, reading: Reading, shelf: Sequence[Statement]
) -> list[Telling]:
    """The dated statements of an article. Of statements that hold a time the smallest is taken; a time that none
    holds may stand in what the page itself tells beside somebody's words."""
    dating = {
        (a.said.evidence.start, a.said.evidence.end) for a in reading.attributions if a.said and a.said.evidence
    }
    sentences = Sentences(reading)
    found: list[Telling] = []
    for mention in reading.mentions:
        place = (mention.span.start, mention.span.end)
        if mention.kind != "time" or mention.value is None or place in dating:
            continue
        when = interval(mention.value)
        holding = [s for s in shelf if s.start <= place[0] and place[1] <= s.end]
        if not holding:
            holding = _beside(statements, reading, sentences.at(place[0]), place)
        if not holding or (when.days or EVENT_DAYS + 1) > EVENT_DAYS:
            continue
        statement = min(holding, key=lambda s: (s.end - s.start, s.number))
        where = _clause(statement, sentences.at(place[0]))
        if _SENTENCE_VERB.search(reading.article.text[where[0] : where[1]]):
            said = people.attributions[statement.attribution] if statement.attribution else None
            denied = said is not None and said.act == "deny" and not said.negated and not statement.negative
            found.append(Telling(statement, mention, where, when, denied))
    return found


def _beside(statements: Statements, reading: Reading, sentence: Range | None, place: Range) -> list[Statement]:
    """What the page tells in its own voice around a time, at the beginning of a sentence that also holds
    somebody's words; later stretches are scraps of the frame."""
    if sentence is None:
        return []
    taken = [(s.start, s.end) for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    start = max([sentence[0], *(end for _, end in taken if end <= place[0])])
    end = min([sentence[1], *(begin for begin, _ in taken if begin >= place[1])])
    crossed = any(begin < place[1] and place[0] < stop for begin, stop in taken)
    text = reading.article.text[start:end]
    words = tokens(text)
    if crossed or start != sentence[0] or len(words) < CLAUSE_WORDS:
        return []
    known = statements.named[reading.article.id]
    named = frozenset(e for begin, stop, e in known if start <= begin and stop <= end)
    article, polarity = reading.article.id, negative(words)
    told = (tuple(words), terms(words), numbers(words), named, ())
    return [Statement(NO_NUMBER, article, start, end, None, text, *told, polarity, NO_NUMBER)]


def _clause(statement: Statement, sentence: Range | None) -> Range:
    """The sentence inside the statement that the time stands in."""
    if sentence is None:
        return (statement.start, statement.end)
    return (max(statement.start, sentence[0]), min(statement.end, sentence[1]))


def _event(story: Story, people: People, tellings: Sequence[Telling], denied: set[int]) -> Event:
    def span(telling: Telling) -> ArticleSpan:
        return story.cut(telling.statement.article, *telling.where)

    best = min(tellings, key=lambda t: (t.when.days or EVENT_DAYS, *story.age(t.statement.article), t.where))
    reports = tuple(dict.fromkeys(span(t) for t in tellings))
    persons = [e for t in tellings for e in sorted(t.statement.entities) if people.by_id[e].kind != "place"]
    keys = sorted({f"{t.statement.article}:{t.where[0]}-{t.where[1]}={t.time.value}" for t in tellings})
    return Event(
        content_id("event", keys),
        span(best),
        best.time.value,
        precision(best.time.value),
        tuple(sorted(set(persons))),
        None,
        _status(story, tellings, denied),
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


def _status(story: Story, tellings: Sequence[Telling], denied: set[int]) -> EventStatus:
    """Denied where somebody denies it; planned or hypothetical by the words, where it lies after the page;
    reported where a page tells it in its own voice; else attributed."""
    if any(t.statement.number in denied for t in tellings) or all(t.denied for t in tellings):
        return "denied"
    ahead = [t for t in tellings if story.published(t.statement.article).before(t.when)]
    if len(ahead) == len(tellings):
        planned = any(_PLANNED.search(t.statement.text) for t in ahead)
        unsure = any(_HYPOTHETICAL.search(t.statement.text) for t in ahead)
        return "hypothetical" if unsure and not planned else "planned"
    return "reported" if any(t.statement.attribution is None for t in tellings) else "attributed"
