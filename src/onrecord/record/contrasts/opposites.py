"""What a speaker sets right with a "not": "90 days, not 60", "not in Arl but in Dun", "on May 12, not May 11".

Whoever says the number, the day or the place that is turned down, of the same thing, contradicts him. Since the
one says in so many words what he takes for wrong, the rest of the two sentences need share less than where two
only differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Range
from onrecord.model.record import About
from onrecord.record.clause_index import (
    BLOCK,
    CLOSE,
    LATER_DAYS,
    LEAST_SHARED,
    NEWS_DAYS,
    Clauses,
    Conflict,
    dated_words,
)
from onrecord.record.clauses import Clause, senses
from onrecord.record.contrasts.quantities import SCALES, Quantity, exclude, measured
from onrecord.record.dates import interval, one_day
from onrecord.record.statements import Statement
from onrecord.record.words import number_value, tokens, word_set

_LED = r"(?:(?:on|in|at|from|by|within|for|after|until)\s+)?(?:the\s+)?"
_NOT = re.compile(rf"\b(?:not|rather than)\s+{_LED}", re.IGNORECASE)
"""What stands before a value that is turned down."""

_BEFORE = re.compile(r"(?:\s+[^\W\d_]+){0,2}\s*[,;(–—]?\s*(?:and)?\s*")
"""What stands between the value that is right and the "not" after it: a unit, a comma."""

_AFTER = re.compile(rf"[^.!?;]{{0,90}}?(?:\bbut|\band yes|:|;|–|—)\s*(?:rather\s+)?{_LED}")
"""What stands between the value that is turned down and the one that is put in its place."""

NOT_BACK = 12
"""Letters before a value in which a "not" turns it down too ("not on Monday, not on Tuesday")."""

_CHANGED = word_set(
    "moved move postponed delayed rescheduled shifted originally initially longer instead now changed put brought "
    "raised cut extended shortened"
)
"""Words of a plan that was changed: what it was before was not wrong."""

_UNITS = senses(tokens("days weeks months years hours minutes march may first second percent cent per"))
"""Senses of what is counted and of dates: to share them says nothing of what the two sentences are about."""

_STOP = re.compile(r"[.,;:!?](?!\d)")
"""Where what a number counts must have been named; no comma inside a number."""

SCALE_AFTER = 12
"""Letters after a number in which "million" or the like is looked for."""

CLOSE_ALONE = 0.5
"""Cosine of the two statements where they share one sense and the value."""

UNIT_AFTER = 40
"""Letters after a number in which what it counts is looked for."""

_NUMBER = re.compile(r"[$€£]?\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class _Value:
    """A number, a day or a place in an article: where it stands, and what it is (`what`: of a number the number,
    of a place its entity, of a day the day)."""

    about: About
    where: Range
    what: str


@dataclass(frozen=True, slots=True)
class _Contrast:
    """What a statement says it is, and what it says it is not."""

    statement: Statement
    right: _Value
    wrong: _Value


def conflicts(clauses: Clauses) -> Iterator[Conflict]:
    """Those who say what another turns down for something else."""
    found = [c for s in clauses.statements.all if s.attribution for c in _contrasts(clauses, s)]
    found.sort(key=lambda c: -len(c.statement.text))
    innermost = {(c.statement.article, c.wrong.where): c for c in found}
    for contrast in innermost.values():
        mine = _clause(clauses, contrast)
        near = _context(clauses, contrast)
        text = clauses.statements.story.articles[contrast.statement.article].text
        printed = (text[slice(*contrast.right.where)], text[slice(*contrast.wrong.where)])
        for other in _candidates(clauses, near):
            shared = _shared(clauses, contrast, mine, near, other) if mine is not None else None
            if mine is not None and shared is not None and _fits(clauses, mine, other, len(shared)):
                yield Conflict(mine, other, contrast.wrong.about, shared, printed)


def _candidates(clauses: Clauses, near: frozenset[str]) -> list[Clause]:
    """The clauses that share a sense with a contrast, of each sense the oldest `BLOCK`."""
    places = {place for meant in near for place in clauses.by_sense.get(meant, [])[:BLOCK]}
    return [clauses.all[place] for place in sorted(places)]


def _contrasts(clauses: Clauses, statement: Statement) -> Iterator[_Contrast]:
    if "not" not in statement.words and "rather" not in statement.words:
        return
    text = clauses.statements.story.articles[statement.article].text
    if not _CHANGED.isdisjoint(statement.words):
        return
    for low, high in clauses.pieces(statement):
        for match in _NOT.finditer(text, low, high):
            wrong = _at(clauses, statement.article, (match.start() + 3, match.end()), high)
            right = wrong and (
                _following(clauses, statement, (wrong.where[1], high), wrong.about)
                or _ending(clauses, statement, (low, match.start()), wrong.about)
            )
            if wrong and right and right.what != wrong.what:
                yield _Contrast(statement, right, wrong)


def _values(clauses: Clauses, article: str) -> Iterator[_Value]:
    """The days and places of an article."""
    for start, end, value in clauses.statements.when[article]:
        if one_day(value):
            yield _Value("date", (start, end), value)
    for start, end, entity in clauses.statements.named[article]:
        if clauses.people.by_id[entity].kind == "place":
            yield _Value("place", (start, end), entity)


def _at(clauses: Clauses, article: str, begins: Range, high: int) -> _Value | None:
    """The value that begins in a stretch."""
    for value in _values(clauses, article):
        if begins[0] <= value.where[0] <= begins[1] and value.where[1] <= high:
            return value
    text = clauses.statements.story.articles[article].text
    match = _NUMBER.match(text, begins[1], high)
    number = _number(match.group(), text[match.end() : match.end() + SCALE_AFTER]) if match else None
    return _Value("number", match.span(), number) if match and number and number != "1.0" else None


def _number(printed: str, following: str) -> str | None:
    """The number that a word is with the words after it, as digits ("thirty-one": 31; "3 million"), or None."""
    parts = [number_value(part) for part in printed.lstrip("$€£").lower().split("-")]
    scale = SCALES.get(next(iter(following.lower().split()), "").rstrip(".,;"), 1)
    return str(sum(float(p) for p in parts if p) * scale) if all(parts) else None


def _ending(clauses: Clauses, statement: Statement, where: Range, about: About) -> _Value | None:
    """The value of a kind that stands right before the end of a stretch."""
    text = clauses.statements.story.articles[statement.article].text
    if about == "number":
        numbers = [
            (m.span(), _number(m.group(), text[m.end() : where[1]])) for m in _NUMBER.finditer(text, *where)
        ]
        held = [_Value("number", span, number) for span, number in numbers if number]
    else:
        held = [v for v in _values(clauses, statement.article) if v.about == about and where[0] <= v.where[0]]
    last = max((v for v in held if v.where[1] <= where[1]), key=lambda v: v.where, default=None)
    if last is None or _NOT.search(text, max(last.where[0] - NOT_BACK, where[0]), last.where[0]):
        return None
    return last if _BEFORE.fullmatch(text, last.where[1], where[1]) else None


def _following(clauses: Clauses, statement: Statement, where: Range, about: About) -> _Value | None:
    """The value of a kind that a "but" sets after another."""
    text = clauses.statements.story.articles[statement.article].text
    match = _AFTER.match(text, *where)
    value = _at(clauses, statement.article, (match.end() - 4, match.end()), where[1]) if match else None
    return value if value and value.about == about else None


def _clause(clauses: Clauses, contrast: _Contrast) -> Clause | None:
    """The clause of a contrast in which what is turned down stands."""
    held = clauses.of(contrast.statement, 1)
    place = contrast.wrong.where[0]
    return next((c for c in held if c.where[0] <= place < c.where[1]), held[0] if held else None)


def _context(clauses: Clauses, contrast: _Contrast) -> frozenset[str]:
    """The senses of the statement, and of what its page says just before it: what "the figure" is stands there."""
    story = clauses.statements.story
    article = contrast.statement.article
    sentences = [r for r in story.reading_of[article].sentences if r[0] < contrast.statement.end]
    inside = [r for r in sentences if r[1] > contrast.statement.start]
    first = sentences.index(inside[0]) if inside else len(sentences)
    low = sentences[max(first - 1, 0)][0] if sentences else contrast.statement.start
    return senses(tokens(story.articles[article].text[low : contrast.statement.end]))


def _shared(
    clauses: Clauses, contrast: _Contrast, mine: Clause, near: frozenset[str], other: Clause
) -> tuple[str, ...] | None:
    """The senses, and the people, that a clause shares with a contrast whose wrong value it gives; None where it
    does not."""
    if other.negative or not _gives(clauses, contrast, other):
        return None
    values = {clauses.people.by_id[contrast.wrong.what].name} if contrast.wrong.about == "place" else set()
    own = senses([w for name in values for w in tokens(name)])
    dates = dated_words(mine, clauses.statements) | dated_words(other, clauses.statements)
    shared = {s for s in near & other.senses if not s[0].isdigit()} - own - _UNITS - dates
    people = {clauses.people.name(e) for e in clauses.actors(mine) & clauses.actors(other)}
    return tuple(sorted(shared | people)) or None


def _gives(clauses: Clauses, contrast: _Contrast, other: Clause) -> bool:
    """Whether a clause gives the value that is turned down, and not the one that is put in its place."""
    right, wrong = contrast.right.what, contrast.wrong.what
    if contrast.wrong.about == "place":
        return wrong in other.entities and right not in other.entities
    if contrast.wrong.about == "date":
        meets = [{n for n, t in enumerate(other.times) if interval(t).meets(interval(v))} for v in (wrong, right)]
        return any(one_day(t) for t in other.times) and bool(meets[0]) and not meets[1]
    unit = _unit(clauses, contrast)
    held = [q for q in measured(other.text) if unit in ("", q.unit) and q.low <= float(wrong) <= q.high]
    return any(q.low == q.high or not q.low <= float(right) <= q.high for q in held)


def _unit(clauses: Clauses, contrast: _Contrast) -> str:
    """What the two numbers of a contrast count, "" where it does not show."""
    text = clauses.statements.story.articles[contrast.statement.article].text
    for value in (contrast.right, contrast.wrong):
        found = measured(_STOP.split(text[value.where[0] : value.where[1] + UNIT_AFTER])[0])
        if found and not _far(found[0], value):
            return found[0].unit
    return ""


def _far(quantity: Quantity, value: _Value) -> bool:
    """Whether the first quantity after a number is another one."""
    return exclude(quantity, Quantity(float(value.what), float(value.what), "", frozenset(), False, ""))


def _fits(clauses: Clauses, mine: Clause, other: Clause, shared: int) -> bool:
    """Whether the other is another voice's, told in the days about the first, and of the same matter."""
    first, second = (clauses.statements.all[c.number] for c in (mine, other))
    if first.article == second.article and second.start < first.end and first.start < second.end:
        return False
    if first.attribution and second.attribution and clauses.parties_meet(first.attribution, second.attribution):
        return False
    days = clauses.published(mine)[0], clauses.published(other)[0]
    apart = None if None in days else (days[0] or 0) - (days[1] or 0)
    timely = apart is None or -LATER_DAYS <= apart <= NEWS_DAYS
    close = 0.0 if shared > LEAST_SHARED else CLOSE if shared == LEAST_SHARED else CLOSE_ALONE
    return timely and clauses.cosine(mine, other) >= close
