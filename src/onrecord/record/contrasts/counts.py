"""Numbers that cannot both be so: two clauses that count one thing, in two voices, and exclude each other.

What is counted goes by its act where it is somebody: "14 people were killed", "14 dead" and "the death toll stands
at 14" count one thing. Counts that grow while a story goes on are compared only on pages of one day; amounts of
money too, and never where the words say that they were raised or cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.record.clause_index import (
    BLOCK,
    COUNT_DAYS,
    LEAST_SHARED,
    SAME_EVENT,
    Clauses,
    Conflict,
    context,
)
from onrecord.record.clauses import Clause, countable, known_sense, plain_words, tallies
from onrecord.record.contrasts.beside import two_voices
from onrecord.record.contrasts.quantities import (
    MONEY,
    PERSON,
    SHARE,
    SPANS,
    Quantity,
    changes,
    conflict,
    exclude,
    far_apart,
    in_base,
    measured,
)
from onrecord.record.words import word_set

ALIKE = 0.5
"""Share of the shorter clause's senses, number and unit apart, that two counts of one thing must share."""

ALONE = 0.5
"""Cosine of two statements whose clauses share only what is counted ("the toll stands at 14", "19 died")."""

_SETTLED = frozenset({"pay", "fine", "bribe", "steal"})
"""What an amount of money was once and for all."""

_ASKED = word_set(
    "if unless whether may might could can want wants wanted demand demands demanded ask asks asked offer offers "
    "offered propose proposes proposed proposal hope hopes request requested insist insists seek seeks"
)
"""Words of what one side would like: another's wish for something else does not contradict it."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A quantity in a clause; `key`: what is counted."""

    clause: Clause
    quantity: Quantity
    key: str


def conflicts(clauses: Clauses) -> Iterator[Conflict]:
    """Counts that two voices give otherwise."""
    counted: defaultdict[str, list[_Count]] = defaultdict(list)
    for clause in clauses.all:
        for quantity in _counted(clauses, clause):
            key = _key(clause, quantity)
            if (quantity.unit in (MONEY, SHARE) or key in tallies()) and changes(clause.words):
                continue
            counted[key].append(_Count(clause, quantity, key))
    for key in sorted(counted):
        held = counted[key]
        for place, a in enumerate(held):
            for b in held[place + 1 : place + 1 + BLOCK]:
                shared = _shared(clauses, a, b) if _exclude(a, b) else None
                if shared is not None and not _holds_too(held, a, b):
                    yield Conflict(a.clause, b.clause, "number", shared, (a.quantity.printed, b.quantity.printed))


def _counted(clauses: Clauses, clause: Clause) -> list[Quantity]:
    """What a clause counts as a fact; and the lengths of time that it gives, those of a plan or an order too ("the
    army would leave within 60 days"), unless they are only asked for or offered."""
    if clause.negative:
        return []
    if clause.real:
        return [in_base(q) for q in measured(clause.text)]
    attribution = clauses.statements.all[clause.number].attribution
    act = clauses.people.attributions[attribution].act if attribution else "assert"
    planned = act in ("assert", "announce") and _ASKED.isdisjoint(plain_words(clause.text))
    return [in_base(q) for q in measured(clause.text) if q.unit in SPANS] if planned else []


def _key(clause: Clause, quantity: Quantity) -> str:
    """What is counted: of people the one thing that happened to them or that they did, else the noun."""
    acts = [s for s in sorted(clause.senses) if s in countable()]
    if quantity.unit == PERSON and len(acts) == 1:
        return acts[0]
    return quantity.unit


def _exclude(a: _Count, b: _Count) -> bool:
    if far_apart(a.quantity, b.quantity):
        return False
    if a.quantity.unit == b.quantity.unit:
        return conflict(a.quantity, b.quantity)
    return a.quantity.kind == b.quantity.kind and exclude(a.quantity, b.quantity)


def _shared(clauses: Clauses, a: _Count, b: _Count) -> tuple[str, ...] | None:
    """The senses by which two count the same thing at the same time; None where they do not."""
    if not two_voices(clauses, a.clause, b.clause) or not clauses.one_matter(a.clause, b.clause, loose=True):
        return None
    names = clauses.people_terms(a.clause) | clauses.people_terms(b.clause)
    mine, theirs = (context(c.clause, c.quantity.unit) - names - {c.key, PERSON} for c in (a, b))
    acts = [{s for s in c if s in tallies()} for c in (mine, theirs)]
    if acts[0] != acts[1]:
        return None
    shared = mine & theirs
    by_act = (a.key in countable() and a.key != a.quantity.unit) or a.key in tallies()
    if not _alike(clauses, a, b, (mine, theirs), by_act=by_act):
        return None
    grows = a.key in tallies() or bool(acts[0]) or (not by_act and shared.isdisjoint(countable()))
    money = a.quantity.unit in (MONEY, SHARE)
    same_page = clauses.article(a.clause) == clauses.article(b.clause)
    if same_page and (grows or money) and not clauses.one_sentence(a.clause, b.clause):
        return None
    crowd = (by_act and a.key not in tallies()) or a.key in SPANS
    settled = money and not shared.isdisjoint(_SETTLED)
    if (grows or money or crowd) and not settled and not _one_time(clauses, a.clause, b.clause):
        return None
    if grows and not settled and a.key not in SPANS and _is_update(clauses, a, b):
        return None
    return tuple(sorted(shared | ({a.key} if known_sense(a.key) else set())))


def _alike(
    clauses: Clauses, a: _Count, b: _Count, contexts: tuple[frozenset[str], frozenset[str]], *, by_act: bool
) -> bool:
    mine, theirs = contexts
    shared = mine & theirs
    if len(shared) > LEAST_SHARED and len(shared) >= SAME_EVENT * max(len(mine), len(theirs)):
        return True
    if a.key in SPANS:
        enough = len(shared) >= max(LEAST_SHARED, SAME_EVENT * min(len(mine), len(theirs)))
        return enough and bool(a.quantity.kind) and clauses.cosine(a.clause, b.clause) >= ALONE
    if not by_act and shared.isdisjoint(countable()):
        return False
    if shared and len(shared) >= ALIKE * min(len(mine), len(theirs)):
        return True
    return by_act and clauses.cosine(a.clause, b.clause) >= ALONE


def _one_time(clauses: Clauses, a: Clause, b: Clause) -> bool:
    """Whether the two counts were printed at one time."""
    first, second = clauses.published(a)[0], clauses.published(b)[0]
    return first is not None and second is not None and abs(first - second) <= COUNT_DAYS


def _is_update(clauses: Clauses, a: _Count, b: _Count) -> bool:
    """Whether the larger of two counts that grow stands on the page of a later day."""
    small, large = sorted((a, b), key=lambda count: count.quantity.low)
    first, second = clauses.published(small.clause)[0], clauses.published(large.clause)[0]
    return first is not None and second is not None and first < second


def _holds_too(held: Sequence[_Count], a: _Count, b: _Count) -> bool:
    """Whether another number of the one clause agrees with one of the other's: "two of nine", "nine"."""
    mine, theirs = ([c.quantity for c in held if c.clause is clause] for clause in (a.clause, b.clause))
    return any(not exclude(x, y) and x.whole == y.whole and x.kind == y.kind for x in mine for y in theirs)
