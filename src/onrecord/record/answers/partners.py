"""What says, in close words about the same things, the thing that somebody denies.

Statements are found by the terms that they share with the denied words, so that the work grows with the story's
length and not with its square; their vectors, names, numbers and days then decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from onrecord.record.answers.denial_words import OWN_TERMS
from onrecord.record.claims import CLAIM_TERMS
from onrecord.record.clause_index import EARLIER_DAYS, LATER_DAYS
from onrecord.record.clauses import known_sense, senses
from onrecord.record.statements import Statement, Statements, lexical, numbers_conflict, times_conflict
from onrecord.record.who.entities import People
from onrecord.record.words import NEGATORS, STOPWORDS, stem, terms, tokens

DENIED = 0.6
"""Cosine that a denied content and its partner must have. Lower than for two reports of one claim, since a denial
names the thing briefly; the shared names and terms below do the rest."""

DENIED_TERMS = 0.12
"""Share of content terms that the two must have in common."""

DENIED_SHARE = 0.3
"""Share of the denied content's own terms that must stand in the partner."""

NAMELESS_TERMS = 0.45
"""Share of common terms from which the words speak for themselves, even where the names in them do not meet."""

SHARED_WITH_NAME, SHARED_ALONE = 2, 3
"""Terms that a denied content must share with its partner, where they name one thing and where they do not: "no
gate was opened" shares two words with every sentence about gates."""

WHOLE_SHARE, WHOLE_COSINE = 0.65, 0.5
"""From this share of the denied content's terms on, the cosine may be as low as this: of a long sentence the
vector says little about one part."""

SURE_WORDS = 0.75
"""Cosine from which two may say one thing although the denied act does not stand in the other's words, where the
table has no other words for it."""

AS_GOOD = 0.08
"""A partner whose cosine is less than this below the best is a partner too."""

HEADED = 0.42
"""Cosine that is enough where the denied act itself stands in the other's words."""

NEAR_BEFORE, NEAR_AFTER = 3, 5
"""Words around a negation among which it turns what both say: far from them it is of something else ("…, said two
officials, who asked not to be named")."""

COMMON = 400
"""A term that stands in more statements than these finds none of them."""


class Partners:
    """The statements that can be denied, by their terms."""

    def __init__(self, statements: Statements, people: People, candidates: Sequence[Statement]) -> None:
        self._statements = statements
        self._people = people
        self._candidates = candidates
        self._by_term: defaultdict[str, list[int]] = defaultdict(list)
        for place, statement in enumerate(candidates):
            for term in sorted(statement.terms):
                self._by_term[term].append(place)

    def of(
        self, content: Statement, own: Callable[[Statement], bool], head: frozenset[str]
    ) -> list[tuple[int, float]]:
        """Statements (by number) that say the thing denied, with their cosines: the best, and those as good.

        Args:
            content: what is denied.
            own: whether a statement is the denier's.
            head: the denied acts, of which one must stand in it; one that no table knows need not, where the two
                are very close.
        """
        found: dict[int, float] = {}
        parts = self._statements.parts(content)
        for part in [part for part in parts[1:] if part.negative] or parts[:1]:
            near = self._near(part)
            cosines = self._statements.story.vectors([part.row]) @ self._vectors(near).T
            for place, cosine in zip(near, cosines[0].tolist(), strict=True):
                other = self._candidates[place]
                acts = bool(head) and not head.isdisjoint(senses(other.words))
                if not self._close(part, other, cosine, acts=acts) or own(other):
                    continue
                loose = cosine >= SURE_WORDS and not any(map(known_sense, head))
                if (acts or loose or not head) and self._fits(part, other, acts=acts or loose):
                    found[other.number] = max(found.get(other.number, 0.0), cosine)
        best = max(found.values(), default=0.0)
        return [(number, cosine) for number, cosine in sorted(found.items()) if cosine > best - AS_GOOD]

    def _near(self, part: Statement) -> list[int]:
        """Places of the candidates that share enough terms with the part."""
        held = [self._by_term[t] for t in sorted(part.terms) if 0 < len(self._by_term.get(t, ())) <= COMMON]
        shared = Counter(place for places in held for place in places)
        least = min(SHARED_WITH_NAME, len(held))
        return sorted(place for place, count in shared.items() if count >= least)

    def _vectors(self, places: Sequence[int]) -> np.ndarray:
        return self._statements.story.vectors([self._candidates[place].row for place in places])

    def _close(self, part: Statement, other: Statement, cosine: float, *, acts: bool) -> bool:
        whole = len(part.terms & other.terms) >= WHOLE_SHARE * len(part.terms)
        named = bool(part.entities & other.entities)
        return cosine >= (HEADED if acts and named else WHOLE_COSINE if whole else DENIED)

    def _fits(self, content: Statement, other: Statement, *, acts: bool) -> bool:
        if other.number == content.number or _turned(content, other) or len(other.terms) < CLAIM_TERMS:
            return False
        if self._apart(content.article, other.article):
            return False
        shared = len(content.entities & other.entities)
        pinned = shared or any(unit for _, unit in content.values & other.values)
        if len(content.terms & other.terms) < (
            SHARED_WITH_NAME if pinned or (acts and content.entities) else SHARED_ALONE
        ):
            return False
        speakers = set(self._people.speakers(content.attribution)) if content.attribution else set()
        named = shared >= min(1 if acts else 2, len(content.entities - speakers))
        named = named or (acts and not other.entities and content.entities <= self._on_page(other.article))
        if content.entities and not named and lexical(content, other) < NAMELESS_TERMS:
            return False
        mine = content.terms - self.names(content)
        return (
            lexical(content, other) >= DENIED_TERMS
            and len(mine & other.terms) >= max(OWN_TERMS, DENIED_SHARE * len(mine))
            and not numbers_conflict(content, other)
            and not times_conflict(content, other)
        )

    def _on_page(self, article: str) -> frozenset[str]:
        return frozenset(entity for _, _, entity in self._statements.named[article])

    def names(self, content: Statement) -> frozenset[str]:
        """The terms that are names of people and bodies: what is said of them lies in the others."""
        held = [self._people.by_id[e] for e in sorted(content.entities)]
        return terms([w for e in held if e.kind != "place" for n in (e.name, *e.aliases) for w in tokens(n)])

    def _apart(self, denying: str, telling: str) -> bool:
        """Whether one page is so much later than the other that it cannot be what is answered."""
        mine, theirs = (self._statements.story.published(article) for article in (denying, telling))
        later = mine.last is not None and theirs.first is not None and theirs.first - mine.last > LATER_DAYS
        past = mine.first is not None and theirs.last is not None and mine.first - theirs.last > EARLIER_DAYS
        return later or past


def _turned(content: Statement, other: Statement) -> bool:
    """Whether a statement says that what both speak of is not so."""
    if not other.negative:
        return False
    places = [n for n, word in enumerate(other.words) if word in NEGATORS or word.endswith("n't")]
    shared = {n for n, word in enumerate(other.words) if word not in STOPWORDS and stem(word) in content.terms}
    return any(not shared.isdisjoint(range(n - NEAR_BEFORE, n + NEAR_AFTER + 1)) for n in places)
