"""What two are said to have done together, where somebody denies that they did ("that the two had held a call").

Of such a denial a page shares little but the two names: "he spoke to her" has no word of "a private phone call".
So here it is the frame that counts: one of the two, the act, and the other behind "to" or "with".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.record.clause_index import Clauses
from onrecord.record.clauses import Clause, sense
from onrecord.record.words import STOPWORDS, fold, stem

TWO = 2
"""People or bodies that a dealing is between."""

_WORD = re.compile(r"[\w’'-]+")
_WITH = re.compile(r"^\W*(?:[\w-]+\W+){0,3}?(?:to|with|between)\W(?:[\w’'.-]+\s+){0,6}$")
"""What stands between the act and the other of the two: "spoke | to the Karsovian president | Ada Lovel"."""

_TO_COME = re.compile(r"\b(?:to|for|of)(?:\s+(?:hold|have|a|an|the|such|any|another))*\s*$", re.IGNORECASE)
"""What stands before an act that is only wished or planned."""


def dealt(clauses: Clauses, clause: Clause) -> list[int]:
    """The statements that tell, of two whom a denied clause names, the dealing that it denies."""
    both = clauses.actors(clause)
    if len(clause.focus) != 1 or len(both) != TWO:
        return []
    acts = _acts(clause)
    places = sorted({place for meant in sorted(acts) for place in clauses.by_sense.get(meant, ())})
    others = (clauses.all[place] for place in places)
    return [
        other.number
        for other in others
        if other.real
        and not other.negative
        and both <= clauses.actors(other)
        and _in_time(clauses, clause, other)
        and any(_between(clauses, other, both, where) for where in _said(clauses, other, acts))
    ]


def _acts(clause: Clause) -> frozenset[str]:
    """The act denied, and the noun that it stands before: of "a private phone call" the call."""
    found = set(clause.focus)
    for word, after in pairwise(clause.words):
        if sense(word) in clause.focus and after not in STOPWORDS:
            found.add(sense(after))
    return frozenset(found)


def _in_time(clauses: Clauses, clause: Clause, other: Clause) -> bool:
    """Whether the one can have been told when the other was denied; of pages without a day nothing speaks against
    it."""
    known = clauses.published(clause)[1] and clauses.published(other)[0]
    return not known or clauses.in_time(clause, other)


def _said(clauses: Clauses, other: Clause, acts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a clause has one of the acts as done."""
    text, (low, high) = _text(clauses, other), other.where
    for match in _WORD.finditer(text, low, high):
        word = fold(match.group())
        if (sense(word) in acts or stem(word) in acts) and not _TO_COME.search(text, low, match.start()):
            yield match.span()


def _between(clauses: Clauses, other: Clause, both: set[str], act: tuple[int, int]) -> bool:
    """Whether one of the two stands before the act, and the other behind it as the one it is done with."""
    text, (low, high) = _text(clauses, other), other.where
    held = [
        (a, b, e)
        for a, b, e in clauses.statements.named[clauses.article(other)]
        if low <= a and b <= high and e in both
    ]
    before = {e for _, b, e in held if b <= act[0]}
    behind = {e for a, _, e in held if a >= act[1] and _WITH.match(text[act[1] : a])}
    return any(before - {e} for e in behind)


def _text(clauses: Clauses, clause: Clause) -> str:
    return clauses.statements.story.articles[clauses.article(clause)].text
