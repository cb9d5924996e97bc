"""Numbers that cannot both be so: two clauses that count one thing, in two voices, and exclude each other.

What is counted goes by its act where it is somebody: "14 people were killed", "14 dead" and "the death toll stands
at 14" count one thing. Counts that grow while a story goes on are compared only on pages of one day; amounts of
money too, and never where the words say that they were raised or cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.record.clauses import Clause, countable, known_sense, plain_words, tallies
from onrecord.record.contrasts.beside import BACK, two_voices
from onrecord.record.contrasts.contradictions import (
    BLOCK,
    COUNT_DAYS,
    LEAST_SHARED,
    SAME_EVENT,
    Clauses,
    Conflict,
    context,
)
from onrecord.record.contrasts.quantities import (
    MONEY,
    PERSON,
    SHARE,
    SPANS,
    Quantity,
    bare,
    changes,
    conflict,
    exclude,
    in_base,
    measured,
    quantities,
)
from onrecord.record.statements import Statement
from onrecord.record.words import tokens, word_set

ALIKE = 0.5
"""Share of the shorter clause's senses, number and unit apart, that two counts of one thing must share."""

ALONE = 0.5
"""Cosine of two statements whose clauses share only what is counted ("the toll stands at 14", "19 died")."""

FARTHEST = 20
"""How many times as large one of two counts of one thing may be; beyond it they count two things. By judgement."""

BARE_TERMS = 2
"""A statement that is only a number has no more terms than these."""

_IT = word_set("it that figure number toll total sum price bid offer crowd")
_GIVING = word_set(
    "put puts putting spoke speak speaks gave give gives reported report reports estimated estimate estimates "
    "counted count counts cited cite cites say says said has had insist insists insisted stays stayed sticks "
    "stuck maintain maintains maintained"
)
"""Words by which a number is given for something."""

_SETTLED = frozenset({"pay", "fine", "bribe", "steal"})
"""What an amount of money was once and for all."""

_ASKED = word_set(
    "if unless whether may might could can want wants wanted demand demands demanded ask asks asked offer offers "
    "offered propose proposes proposed proposal hope hopes request requested insist insists seek seeks"
)
"""Words of what one side would like: another's wish for something else does not contradict it."""

_LATER = word_set("later earlier then previously before initially first since now")
"""Words of two counts of two times."""


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
    yield from _set_against(clauses)


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


def _set_against(clauses: Clauses) -> Iterator[Conflict]:
    """A number without a noun, in another voice than the count just before it: "the board put the dead at 17,
    while the governor spoke of 21"."""
    spoken = [s for s in clauses.statements.all if s.attribution and len(s.terms) <= BARE_TERMS]
    by_page: defaultdict[str, list[Clause]] = defaultdict(list)
    for statement in clauses.statements.all if any(bare(s.text) for s in spoken) else ():
        by_page[statement.article] += clauses.of(statement, 1)
    for statement in spoken:
        alone = bare(statement.text)
        if alone is None or quantities(statement.text) or not _is_given(clauses, statement):
            continue
        for clause in clauses.of(statement, 1):
            last = _count_before(clauses, clause, by_page[statement.article])
            if last is not None and _plain(clause) and _counts_alike(last.quantity, alone):
                printed = (last.quantity.printed, alone.printed)
                yield Conflict(last.clause, clause, "number", (last.quantity.unit,), printed)


def _counts_alike(count: Quantity, alone: Quantity) -> bool:
    """Whether a number can count what a count counts, and excludes it: nine tapes are not spoken of as 20,000."""
    small, large = sorted((count, alone), key=lambda quantity: quantity.low)
    return exclude(count, alone) and large.low <= FARTHEST * max(small.high, 1)


def _is_given(clauses: Clauses, statement: Statement) -> bool:
    """Whether a number is given for what was spoken of ("it was 21", "put it at 21"), and is not somebody's own
    ("named six")."""
    cue = {w for span in clauses.people.attributions[statement.attribution or ""].cue for w in tokens(span.text)}
    return not _IT.isdisjoint(statement.words[:3]) or not cue.isdisjoint(_GIVING)


def _count_before(clauses: Clauses, clause: Clause, page: Sequence[Clause]) -> _Count | None:
    """The last count that another voice of the page gives shortly before a clause."""
    earlier = [
        _Count(other, quantity, quantity.unit)
        for other in page
        if 0 <= clause.where[0] - other.where[1] <= BACK and _plain(other)
        for quantity in quantities(other.text) or _given_alone(clauses, other)
        if clauses.statements.all[other.number].attribution and two_voices(clauses, clause, other)
    ]
    return max(earlier, key=lambda count: count.clause.where, default=None)


def _given_alone(clauses: Clauses, clause: Clause) -> list[Quantity]:
    """The number of a clause that is nothing but one ("Police say 800. The organisers say 3,000")."""
    statement = clauses.statements.all[clause.number]
    alone = bare(clause.text) if statement.attribution and len(statement.terms) <= BARE_TERMS else None
    return [alone] if alone is not None and _is_given(clauses, statement) else []


def _plain(clause: Clause) -> bool:
    """Whether a clause gives a count as a fact of one time."""
    return clause.real and not clause.negative and _LATER.isdisjoint(clause.words) and not changes(clause.words)
