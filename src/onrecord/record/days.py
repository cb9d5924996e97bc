"""One event on two days: clauses of two articles that say the same of the same people, but for the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.model import Range
from onrecord.record.clauses import Clause
from onrecord.record.contradictions import BLOCK, LEAST_SHARED, SAME_EVENT, Clauses, Conflict, context, meet
from onrecord.record.dates import interval, one_day
from onrecord.record.quantities import quantities
from onrecord.record.statements import Statements
from onrecord.record.words import terms, tokens, word_set

RARE = 100
"""Clauses of one event meet by senses that stand in no more clauses than these."""

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
    seen: set[tuple[Range, int, Range, int]] = set()
    for key in sorted(blocks):
        for place, clause in enumerate(blocks[key]):
            for other in blocks[key][place + 1 : place + 1 + BLOCK]:
                pair = (clause.where, clause.number, other.where, other.number)
                shared = _same_event(clauses, clause, other) if pair not in seen else ()
                seen.add(pair)
                if shared:
                    yield Conflict(clause, other, "date", shared, (clause.times[0], other.times[0]))


def _same_event(clauses: Clauses, a: Clause, b: Clause) -> tuple[str, ...]:
    """The senses by which two clauses tell of one event; none where they do not."""
    if clauses.article(a) == clauses.article(b) or meet(a, b) or _by_night(a, b):
        return ()
    counted = [{q.printed for q in quantities(clause.text)} for clause in (a, b)]
    if clauses.actors(a) != clauses.actors(b) or counted[0] != counted[1]:
        return ()
    names = clauses.people_terms(a) | clauses.people_terms(b)
    mine, theirs = (context(c, "") - names - _dates(c, clauses.statements) for c in (a, b))
    shared = mine & theirs
    if len(shared) < LEAST_SHARED + 1 or len(shared) < SAME_EVENT * max(len(mine), len(theirs)):
        return ()
    return tuple(sorted(shared)) if clauses.cosine(a, b) >= SAME_EVENT else ()


def _by_night(a: Clause, b: Clause) -> bool:
    """Whether the two days are neighbours and a night lies between, which writers give to either."""
    first, second = interval(a.times[0]).first, interval(b.times[0]).first
    night = not _NIGHT.isdisjoint(a.words) or not _NIGHT.isdisjoint(b.words)
    return first is not None and second is not None and abs(first - second) == 1 and night


def _dates(clause: Clause, statements: Statements) -> frozenset[str]:
    """The words of a clause's time expressions."""
    article = statements.all[clause.number].article
    low, high = clause.where
    text = statements.story.articles[article].text
    held = [text[start:end] for start, end, _ in statements.when[article] if low <= start and end <= high]
    return terms([w for words in held for w in tokens(words)])
