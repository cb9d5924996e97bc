"""How alike the contents of two attributions are: one score, from features that a person can read.

The score is the logit of a logistic regression. Its weights were fitted on 204 pairs of renderings by one
speaker, of different PolNeAR train articles, read and labelled by hand (one statement, or two that only sound
alike), together with the pairs of the example story, and rounded to halves. Copies and shared quotations are
found without it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

import numpy as np

from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.who.roles import head_of
from onrecord.record.words import coverage, negators, number_value, quotations, terms, tokens, word_set

COSINE, RARE, HELD, QUOTED, ORDERED, OPPOSED, BRIEF = 8.0, 2.0, 1.5, 2.5, 0.5, -2.0, 1.0
"""Weights of the features of the same names."""

BASE = -4.7
"""The score of two contents that have nothing in common."""

CONTRARY = -20.0
"""The score of the same words with and without a "not"."""

SAME_WORDS = 0.7
"""Share of the shorter one's words, in order, from which two are the same words; quotations are left out of it."""

MOST_RARE = 4.0
"""Shared words, each by its rarity, beyond which more of them say nothing new."""

SHARED_TERMS = 2
"""Words in a row that two share must hold so many that carry content."""

REACH = 5
"""Words after a "not" of which it can say that they are not so."""

_ENDS = word_set("and but while whereas although though because since which who whom whose that when where until")
"""Words with which something else begins than what a "not" before them says is not so."""

_LAST = word_set("nothing none nobody nowhere")
"""Of the negators those that can stand after what they say is not so ("they found nothing"): two words before."""

PART_TERMS = 2
"""A sentence that holds fewer words of content does not stand for what it is part of."""

LONG = 6
"""Words of content from which a content is no longer brief: vectors of brief ones are close by accident."""


@dataclass(frozen=True, slots=True)
class Features:
    """What two contents have in common.

    Attributes:
        cosine: of their vectors.
        rare: the words that both hold, each by its rarity in the story; 1: `MOST_RARE` or more.
        held: the share of the shorter one's words, by rarity, that the other holds.
        quoted: the same of the words in quotation marks, where both have some.
        ordered: the share of the shorter one's words that stand in the other in the same order.
        opposed: whether one says that it is so, and the other that it is not.
        brief: how few words of content the shorter one has (1: none; 0: `LONG` or more).
    """

    cosine: float
    rare: float
    held: float
    quoted: float
    ordered: float
    opposed: bool
    brief: float

    @property
    def score(self) -> float:
        """The logit that both report one statement, their dates and speakers apart."""
        if self.opposed and self.ordered >= SAME_WORDS and self.quoted < SAME_WORDS:
            return CONTRARY
        return (
            BASE
            + COSINE * self.cosine
            + RARE * self.rare
            + HELD * self.held
            + QUOTED * self.quoted
            + ORDERED * self.ordered
            + OPPOSED * self.opposed
            + BRIEF * self.brief
        )


class Likeness:
    """Compares the contents of a story's attributions."""

    def __init__(self, statements: Statements, people: People) -> None:
        """Count how many statements hold each term."""
        self._statements = statements
        self._people = people
        self._attributions = people.attributions
        self._count = Counter(term for statement in statements.all for term in statement.terms)
        self._scale = math.log(len(statements.all) + 2)
        self._parts: dict[int, Sequence[Statement]] = {}
        self._found: dict[tuple[int, int], Features] = {}
        self._rarity: dict[str, float] = {}

    def features(self, a: Statement, b: Statement) -> Features:
        """Of the two wholes, or of one and that sentence of the other which is most like it."""
        key = (a.number, b.number)
        if key not in self._found:
            self._found[key] = self._likest(a, b)
        return self._found[key]

    def _likest(self, a: Statement, b: Statement) -> Features:
        pairs = [(a, b)]
        if part := self._nearest(a, self.parts(b)):
            pairs.append((a, part))
        if part := self._nearest(b, self.parts(a)):
            pairs.append((part, b))
        return max((self._features(x, y) for x, y in pairs), key=lambda f: f.score)

    def _nearest(self, statement: Statement, parts: Sequence[Statement]) -> Statement | None:
        if not parts:
            return None
        story = self._statements.story
        cosines = story.vectors([part.row for part in parts]) @ story.vectors([statement.row])[0]
        return parts[int(np.argmax(cosines))]

    def parts(self, statement: Statement) -> Sequence[Statement]:
        """The sentences of a content that has several, those without words of their own left out ("That is not
        so.")."""
        if statement.number not in self._parts:
            parts = self._statements.parts(statement)[1:]
            self._parts[statement.number] = [part for part in parts if len(part.terms) >= PART_TERMS]
        return self._parts[statement.number]

    def says_more(self, run: Sequence[str], a: Statement, b: Statement) -> bool:
        """Whether words that two share in a row carry content, and say more than whom or what they name, by an
        office or not ("the president of the Norn League")."""
        named = terms([word for e in a.entities | b.entities for word in tokens(self._people.name(e))])
        return len(terms(run)) >= SHARED_TERMS and not terms([w for w in run if not head_of(w)]) <= named

    def opposed(self, a: Statement, b: Statement) -> bool:
        """Whether of two one says that something is so, and the other that it is not."""
        shared = a.terms & b.terms
        return self._negative(a, shared) != self._negative(b, shared)

    def _negative(self, statement: Statement, shared: frozenset[str]) -> bool:
        """Whether what is said, act and words together, is that something is not so. A "not" far from all that
        both say is about something else ("he did not flee, and was the last to leave")."""
        found = self._attributions[statement.attribution or ""]
        words = statement.words
        said = any(
            not shared
            or not shared.isdisjoint(
                terms((*words[max(place - 2 * (words[place] in _LAST), 0) : place], *_reach(words, place)))
            )
            for place in negators(words)
            if words[place + 1 : place + 2] != ("without",)
        )
        return (said or found.act in ("deny", "reject")) != found.negated

    def _features(self, a: Statement, b: Statement) -> Features:
        mine, theirs = self._quoted(a), self._quoted(b)
        left, right = self._statements.story.vectors([a.row, b.row])
        return Features(
            float(left @ right),
            min(self._weight(a.terms & b.terms) / MOST_RARE, 1.0),
            self._share(a.terms, b.terms),
            self._share(mine, theirs) if mine and theirs else 0.0,
            coverage(a.words, b.words),
            self.opposed(a, b),
            1.0 - min(len(a.terms), len(b.terms), LONG) / LONG,
        )

    def _share(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        fewest = min(self._weight(mine), self._weight(theirs))
        return self._weight(mine & theirs) / fewest if fewest else 0.0

    def _weight(self, found: frozenset[str]) -> float:
        """The terms' rarity: 1 for one that stands once in the story, 0 for one that stands everywhere."""
        return math.fsum(self._rarity.get(term) or self._rare(term) for term in found)

    def _rare(self, term: str) -> float:
        self._rarity[term] = 1.0 - math.log(max(self._count[term], 1)) / self._scale
        return self._rarity[term]

    def _quoted(self, statement: Statement) -> frozenset[str]:
        if self._attributions[statement.attribution or ""].form in ("direct", "turn"):
            return statement.terms
        return _terms_quoted(statement.text)


def _reach(words: Sequence[str], place: int) -> Sequence[str]:
    """The words of which the negator at `place` says that they are not so, itself among them: of "90 days, not 60,
    and he has yet to sign" the number alone, save of "not one"."""
    found = list(words[place : place + 2])
    if found[-1] == "one" or number_value(found[-1]) is None:
        found += takewhile(lambda word: word not in _ENDS, words[place + 2 : place + REACH + 1])
    return found


@lru_cache(maxsize=100_000)
def _terms_quoted(text: str) -> frozenset[str]:
    return terms(tokens(" ".join(quotations(text))))
