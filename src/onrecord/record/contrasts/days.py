"""One event on two days: clauses of two articles that say the same of the same people, but for the day.

Of what is only planned ("the hearing is to be held on 12 June"), a later page may give another day because the
plan was changed: the two must be told within two days, by two voices, with no word of a change near by.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Range
from onrecord.record.clause_index import (
    BLOCK,
    LEAST_SHARED,
    SAME_EVENT,
    Clauses,
    Conflict,
    context,
    dated_words,
    meet,
)
from onrecord.record.clauses import Clause, plain_words
from onrecord.record.contrasts.beside import BACK, two_voices
from onrecord.record.contrasts.quantities import quantities
from onrecord.record.dates import interval, one_day
from onrecord.record.statements import Statement
from onrecord.record.words import stem, tokens, word_set

RARE = 100
"""Clauses of one event meet by senses that stand in no more clauses than these."""

PLANNED_DAYS = 2
"""Days between two pages after which another day of a plan is a change of plan."""

CLOSE_PLANS = 0.5
"""Cosine of two statements that tell of one plan."""

PLANNED = 0.75
"""Share of the shorter clause's senses that two plans of one event must share."""

_PLAN = word_set("will would due expected scheduled set planned plans planning to shall are is opens meets begins")
_UNSURE = word_set(
    "if unless may might could should must want wants wanted demand demanded asked hope hopes offered"
)
_CHANGED = word_set(
    "postponed moved delayed rescheduled shifted adjourned originally earlier later instead again forward off new "
    "now extended brought pushed another other next further"
)
"""Words of a plan that was changed, or of one event among several."""

_PUT_OFF = re.compile(
    r"\b(?:postpon|delay|reschedul|adjourn|put (?:off|back)|brought forward|moved? (?:to|from|forward|back)"
    r"|pushed back|called off|change of (?:date|plan)|had been (?:planned|scheduled|due|set)|originally)"
)
_IT_WAS = re.compile(
    r"^\W*(?:that )?(?:it|this) (?:was|had been|has been|would be|will be|is|happened|took place|came|fell)\b",
    re.IGNORECASE,
)
"""How somebody begins who only gives another day for what was just told."""

_PLACED = word_set(
    "place places placed put puts date dates dated "
    "give gives gave speak speaks spoke say says said insist insists insisted "
    "maintain maintains maintained set sets"
)
"""Words by which a day is given for what was just told ("a third placed it on 2 March")."""

NEAR_BY = 300
"""Letters before and after a clause in which a change of plan would be told."""

_PHASES = ("begin start open kick", "end close finish last", "first second third fourth final")
"""Words by which two days are those of two parts of one event: where they are not the same, so are the days."""

_NIGHT = word_set("night midnight overnight dawn early hours late")
"""Words of an hour that one writer gives to the day before and another to the day after."""


def conflicts(clauses: Clauses) -> Iterator[Conflict]:
    """Days that clauses of two articles give one event otherwise."""
    dated = [c for c in clauses.all if len(c.times) == 1 and one_day(c.times[0]) and c.real and not c.negative]
    blocks: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in dated:
        for meant in sorted(clause.senses):
            if len(clauses.by_sense[meant]) <= RARE:
                blocks[meant].append(clause)
    yield from _planned(clauses)
    yield from _set_against(clauses)
    seen: set[tuple[Range, int, Range, int]] = set()
    for key in sorted(blocks):
        for place, clause in enumerate(blocks[key]):
            for other in blocks[key][place + 1 : place + 1 + BLOCK]:
                pair = (clause.where, clause.number, other.where, other.number)
                shared = _same_event(clauses, clause, other) if pair not in seen else ()
                seen.add(pair)
                if shared:
                    yield Conflict(clause, other, "date", shared, (clause.times[0], other.times[0]))


def _set_against(clauses: Clauses) -> Iterator[Conflict]:
    """A day that is all somebody says, right after another voice gave another ("The paper was sent on Tuesday, two
    of them said; a third insisted that it was Wednesday")."""
    for statement in clauses.statements.all:
        if not statement.attribution or not _gives_day(clauses, statement):
            continue
        for clause in clauses.of(statement, 1)[:1]:
            earlier = [
                other
                for told in clauses.statements.of_article[statement.article]
                if told.attribution and told.start < statement.start
                for other in clauses.of(told, 1)
                if 0 <= clause.where[0] - other.where[1] <= BACK and two_voices(clauses, clause, other)
            ]
            last = max((c for c in earlier if _on_one_day(c)), key=lambda c: c.where, default=None)
            if last is not None and _on_one_day(clause) and not meet(last, clause):
                yield Conflict(last, clause, "date", (), (last.times[0], clause.times[0]))


def _gives_day(clauses: Clauses, statement: Statement) -> bool:
    """Whether somebody only gives a day for what was just told."""
    if _IT_WAS.match(statement.text):
        return True
    dated = frozenset().union(*(dated_words(c, clauses.statements) for c in clauses.of(statement, 1)))
    cue = {w for span in clauses.people.attributions[statement.attribution or ""].cue for w in tokens(span.text)}
    return bool(statement.times) and statement.terms <= dated and bool(_PLACED & cue)


def _on_one_day(clause: Clause) -> bool:
    return len(clause.times) == 1 and one_day(clause.times[0]) and not clause.negative


def _same_event(clauses: Clauses, a: Clause, b: Clause) -> tuple[str, ...]:
    """The senses by which two clauses tell of one event; none where they do not."""
    if clauses.article(a) == clauses.article(b) or meet(a, b) or _by_night(a, b):
        return ()
    counted = [{q.printed for q in quantities(clause.text)} for clause in (a, b)]
    if clauses.actors(a) != clauses.actors(b) or counted[0] != counted[1]:
        return ()
    names = clauses.people_terms(a) | clauses.people_terms(b)
    mine, theirs = (context(c, "") - names - dated_words(c, clauses.statements) for c in (a, b))
    shared = mine & theirs
    if len(shared) < LEAST_SHARED + 1 or len(shared) < SAME_EVENT * max(len(mine), len(theirs)):
        return ()
    return tuple(sorted(shared)) if clauses.cosine(a, b) >= SAME_EVENT else ()


def _planned(clauses: Clauses) -> Iterator[Conflict]:
    """Days that two voices give otherwise for one event that is to come."""
    dated = [c for c in clauses.all if _plans(c)]
    for place, clause in enumerate(dated):
        for other in dated[place + 1 : place + 1 + BLOCK]:
            shared = _same_plan(clauses, clause, other)
            if shared:
                yield Conflict(clause, other, "date", shared, (clause.times[0], other.times[0]))


def _plans(clause: Clause) -> bool:
    days = [time for time in clause.times if one_day(time)]
    words = plain_words(clause.text)
    plain = _UNSURE.isdisjoint(words) and _CHANGED.isdisjoint(words) and not clause.negative
    return len(clause.times) == len(days) == 1 and plain and not _PLAN.isdisjoint(words)


def _put_off(clauses: Clauses, clause: Clause) -> bool:
    """Whether the page tells near a clause that a plan was changed."""
    text = clauses.statements.story.articles[clauses.article(clause)].text
    return bool(_PUT_OFF.search(text, max(clause.where[0] - NEAR_BY, 0), clause.where[1] + NEAR_BY))


def _same_plan(clauses: Clauses, a: Clause, b: Clause) -> tuple[str, ...]:
    """The senses by which two clauses plan one event; none where they do not."""
    first, second = clauses.published(a)[0], clauses.published(b)[0]
    if clauses.article(a) == clauses.article(b) or meet(a, b) or first is None or second is None:
        return ()
    days = [interval(c.times[0]).first or 0 for c in (a, b)]
    if abs(first - second) > PLANNED_DAYS or min(days) < max(first, second) or _phases(a) != _phases(b):
        return ()
    if not clauses.one_matter(replace(a, times=()), replace(b, times=()), loose=True):
        return ()
    drop = [dated_words(c, clauses.statements) for c in (a, b)]
    mine, theirs = (context(c, "") - d for c, d in zip((a, b), drop, strict=True))
    shared = mine & theirs
    if len(shared) < LEAST_SHARED or len(shared) < PLANNED * min(len(mine), len(theirs)):
        return ()
    if clauses.cosine(a, b) < CLOSE_PLANS or _put_off(clauses, a) or _put_off(clauses, b):
        return ()
    return tuple(sorted(shared))


def _phases(clause: Clause) -> list[set[str]]:
    stems = {stem(word) for word in clause.words}
    return [{stem(w) for w in row.split()} & stems for row in _PHASES]


def _by_night(a: Clause, b: Clause) -> bool:
    """Whether the two days are neighbours and a night lies between, which writers give to either."""
    first, second = interval(a.times[0]).first, interval(b.times[0]).first
    night = not _NIGHT.isdisjoint(a.words) or not _NIGHT.isdisjoint(b.words)
    return first is not None and second is not None and abs(first - second) == 1 and night
