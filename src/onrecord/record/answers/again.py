"""A denial that is made again on another page: it is of what the other was of.

"There was no call", a spokesman says, and days later on another page: "There was no call, I tell you." Who denies
again what his side has denied means what it meant, as far as that was told by then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Attribution
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.denial import Denial
from onrecord.record.answers.denied import denied
from onrecord.record.answers.existence import is_told_by_then
from onrecord.record.clause_index import Clauses
from onrecord.record.clauses import known_sense, senses
from onrecord.record.statements import Statement
from onrecord.record.words import word_set

ALIKE = 0.35
"""Cosine that two denials of one thing must have: "there was no call" is hardly more like "there was no such call.
We read of it in the papers"."""

_UNREAL = word_set("if to would will")
"""Words of what is only wished, planned or supposed."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A denial with its words and the acts or things that it says are not so, as senses of the table."""

    denial: Denial
    by: Attribution
    content: Statement
    heads: frozenset[str]


def again(
    accounts: Accounts,
    clauses: Clauses,
    denials: Sequence[Denial],
    is_own: Callable[[Attribution, Statement, Statement], bool],
) -> list[Denial]:
    """The denials that are of anything, each also of what the same party denies on other pages by denying the same
    act or thing.

    Args:
        denials: those found, and those of which nothing else shows what they deny, without targets.
        is_own: whether a statement is the words, or the party, of a denial with its content.
    """
    made = [_made(accounts, clauses, denial) for denial in denials]
    of_head: dict[str, list[_Made]] = {}
    for one in made:
        for head in sorted(one.heads):
            of_head.setdefault(head, []).append(one)
    found = []
    for one in made:
        others = [other for head in sorted(one.heads) for other in of_head[head] if _is_same(clauses, one, other)]
        told = (
            number
            for other in others
            for number in other.denial.targets
            if _is_told(clauses, one, other, number)
            and not is_own(one.by, one.content, clauses.statements.all[number])
        )
        found.append(replace(one.denial, targets=tuple(sorted({*one.denial.targets, *told}))))
    return [denial for denial in found if denial.targets]


def _made(accounts: Accounts, clauses: Clauses, denial: Denial) -> _Made:
    by = clauses.people.attributions[denial.by]
    content = accounts.content(by)
    found = denied(clauses.of(content, 1)) if by.act == "deny" else ()
    return _Made(denial, by, content, frozenset(c.focus[0] for c in found if known_sense(c.focus[0])))


def _is_same(clauses: Clauses, one: _Made, other: _Made) -> bool:
    """Whether the two, on two pages, are one party's denials in words that are near to one another."""
    if one.by.article == other.by.article or not one.content.terms & other.content.terms:
        return False
    cosine = clauses.statements.cosines([one.content.number], [other.content.number])[0, 0]
    return clauses.parties_meet(one.by.id, other.by.id) and float(cosine) >= ALIKE


def _is_told(clauses: Clauses, one: _Made, other: _Made, number: int) -> bool:
    """Whether a statement tells the act or thing that both deny, and not as to come, when the one was printed."""
    told = clauses.statements.all[number]
    tells = not (one.heads & other.heads).isdisjoint(senses(told.words)) and _UNREAL.isdisjoint(told.words)
    return tells and is_told_by_then(clauses.statements, one.by.article, number)
