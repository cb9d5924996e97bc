"""What one voice sets against what another of its page has just given: "it was Wednesday", "he speaks of 21"."""

from __future__ import annotations

from onrecord.record.clause_index import Clauses
from onrecord.record.clauses import Clause

BACK = 260
"""Letters before a number or a day that is all somebody says, in which what it is set against is looked for."""


def two_voices(clauses: Clauses, a: Clause, b: Clause) -> bool:
    """Whether the two stand on two pages, or are two people's on one, or one's and the page's."""
    if clauses.article(a) != clauses.article(b):
        return True
    first, second = (clauses.statements.all[c.number] for c in (a, b))
    if first.attribution is None and second.attribution is None:
        return False
    pieces = [clauses.pieces(statement) for statement in (first, second)]
    if any(low < b and a < high for low, high in pieces[0] for a, b in pieces[1]):
        return False
    if first.attribution and second.attribution:
        speakers = [set(clauses.people.speakers(s)) for s in (first.attribution, second.attribution)]
        return all(speakers) and not clauses.parties_meet(first.attribution, second.attribution)
    return True
