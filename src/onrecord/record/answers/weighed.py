"""What a denial denies, weighed: the signs of the pages beside what a network for pairs says.

Every statement that shares words with the denial or stands near it on its page may be what it denies. A few signs
that cost nothing leave the likeliest of them (`shortlisted`), the network is shown those, and signs and network
together say which are meant. The weights stand in `denial_signs.tsv`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt

from onrecord.data import rows
from onrecord.model import STANDINGS, Attribution
from onrecord.record.answers.denial import LIKELY, Denial
from onrecord.record.asking import Asking
from onrecord.record.clause_index import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People

Floats = npt.NDArray[np.float64]

SIGNS = (
    "cosine", "part", "words", "share", "page", "before", "nearness", "sentence", "sentence before", "narrated",
    "entities", "denier", "party", "denial", "days", "later", "right after", "nobody",
)  # fmt: skip
"""Signs of the pages; the first weights of `denial_signs.tsv` are of these."""

ASKED = ("denies", "contradicts", "same", "denied by all", "rank", "behind")
"""What the network says: of the statement, of all renderings of its utterance, and where that comes among those of
the denial."""

SHORTLIST = 4
"""Statements of a denial that the network is shown. Of the gold's targets that four stories have near their
denials 72 in 100 are among them, and 85 among twelve; but with twelve, three times as many pairs, fewer are found
(174 and 186), and more of what is taken is wrong."""

SHARING = 40
ABOVE, BELOW = 40, 12
"""By hand: how many statements that share words are looked at, and how many before and after it on its page."""

LEAST = 0.5
"""Chance from which a statement is taken to be denied. On three stories that nothing was fitted on the denial
targets have 40.6, and with 0.4 39.3; on 191 real articles it adds six to 23, three of them right."""

MOST = 6
"""And how many one denial denies at most. By hand."""

_SAYING_NO = ("deny", "reject", "decline")

IsOwn = Callable[[Attribution, Statement, Statement], bool]


class Weighed:
    """The statements of a story, ready to be weighed against a denial."""

    def __init__(
        self,
        statements: Statements,
        people: People,
        clauses: Clauses,
        utterance: Mapping[str, str],
        asking: Asking,
    ) -> None:
        """`utterance`: the utterance of an attribution."""
        self._statements = statements
        self._people = people
        self._clauses = clauses
        self._utterance = utterance
        self._asking = asking
        counts = Counter(term for s in statements.all for term in s.terms)
        self._weight = {term: math.log(len(statements.all) / n) for term, n in counts.items()}
        self._place: dict[int, int] = {}
        for held in statements.of_article.values():
            ordered = sorted(held, key=lambda s: (s.start, -s.end))
            self._place |= {s.number: place for place, s in enumerate(ordered)}

    def targets(self, attribution: Attribution, content: Statement, is_own: IsOwn) -> tuple[int, ...]:
        """The statements that a denial denies, by number, sorted; `content`: what of it is denied."""
        others = self.shortlisted(attribution, content, is_own)
        if not others:
            return ()
        _, last = _weights()
        signs = self.weighed(attribution, content, others)
        chances = 1 / (1 + np.exp(-(signs @ last[:-1] + last[-1])))
        best = sorted(range(len(others)), key=lambda i: (-chances[i], others[i].number))[:MOST]
        return tuple(sorted(others[i].number for i in best if chances[i] >= LEAST))

    def completed(
        self, attribution: Attribution, content: Statement, found: Denial | None, is_own: IsOwn
    ) -> Denial | None:
        """A denial with what else it denies by the weight of all signs."""
        denies = attribution.act in ("deny", "reject")
        more = self.targets(attribution, content, is_own) if denies else ()
        targets = {*(found.targets if found else ()), *more}
        if not targets:
            return None
        return replace(found or Denial(attribution.id, (), "inferred", LIKELY), targets=tuple(sorted(targets)))

    def shortlisted(self, attribution: Attribution, content: Statement, is_own: IsOwn) -> list[Statement]:
        """The statements that it most likely denies by the signs of the pages alone, in order."""
        others = self.around(attribution, content, is_own)
        return shortest(others, self.signs(attribution, content, others) @ _weights()[0]) if others else []

    def around(self, attribution: Attribution, content: Statement, is_own: IsOwn) -> list[Statement]:
        """Those that share most with it and those near it on its page, but for what the denier says himself."""
        whole = self._whole(attribution)
        shared: defaultdict[int, float] = defaultdict(float)
        for term in sorted(content.terms):
            for other in self._statements.with_term.get(term, ()):
                shared[other.number] += self._weight[term]
        near = sorted(shared, key=lambda n: (-shared[n], n))[:SHARING]
        place = self._place[whole.number]
        page = (s.number for s in self._statements.of_article[content.article]
                if -BELOW <= place - self._place[s.number] <= ABOVE)  # fmt: skip
        held = (self._statements.all[n] for n in sorted({*near, *page} - {whole.number}))
        return [s for s in held if self._inside(attribution, s) or not is_own(attribution, content, s)]

    def _inside(self, attribution: Attribution, other: Statement) -> bool:
        """Whether a statement is what the denial says that somebody says; not what it says that nobody says."""
        said = self._people.attributions.get(other.attribution or "")
        if said is None or said.parent != attribution.id:
            return False
        return not said.negated and said.act not in _SAYING_NO

    def signs(self, attribution: Attribution, content: Statement, others: Sequence[Statement]) -> Floats:
        """`SIGNS` of each of others: (others, 18)."""
        cosines, parts = self._likeness(content, others)
        whole = sum(self._weight.get(term, 0.0) for term in content.terms) or 1.0
        party = self._clauses.party(attribution.id)
        denier = set(self._people.speakers(attribution.id))
        day = self._statements.story.published(content.article).first
        ranks = self._ranks(attribution, others)
        table = []
        for number, other in enumerate(others):
            said = self._people.attributions.get(other.attribution or "")
            shared = sum(self._weight[term] for term in other.terms & content.terms)
            told = self._statements.story.published(other.article).first
            age = 0 if day is None or told is None else day - told
            apart = self._apart(content, other)
            table.append([
                cosines[number], parts[number], shared, shared / whole, apart is not None, other.number in ranks,
                ranks.get(other.number, 0.0), apart == 0, apart == 1, said is None,
                len(other.entities & content.entities), bool(denier & other.entities),
                bool((party | content.entities) & other.entities), said is not None and said.act == "deny",
                min(10, max(-3, age)), age < 0, self._follows(attribution, other),
                said is not None and not self._people.speakers(said.id),
            ])  # fmt: skip
        return np.array(table, float)

    def weighed(self, attribution: Attribution, content: Statement, others: Sequence[Statement]) -> Floats:
        """`SIGNS` and `ASKED` of each of others: (others, 24)."""
        answers = self._asking.of(self._whole(attribution), others)
        denies, contradicts, same = (answers[:, STANDINGS.index(name)] for name in ASKED[:3])
        groups = [self._utterance.get(s.attribution or "", f"statement {s.number}") for s in others]
        by_group: dict[str, list[float]] = defaultdict(list)
        for group, score in zip(groups, denies, strict=True):
            by_group[group].append(float(score))
        means = {group: sum(scores) / len(scores) for group, scores in by_group.items()}
        ordered = sorted(means, key=lambda group: (-means[group], group))
        rank = {group: 1 / (1 + place) for place, group in enumerate(ordered)}
        best = means[ordered[0]]
        asked = [[means[g], rank[g], means[g] - best] for g in groups]
        signs = self.signs(attribution, content, others)
        return np.column_stack([signs, denies, contradicts, same, np.array(asked)])

    def _likeness(self, content: Statement, others: Sequence[Statement]) -> tuple[Floats, Floats]:
        """Cosines with the whole of each, and between the likest sentences of both."""
        story = self._statements.story
        parts = [self._statements.parts(other) for other in others]
        mine = story.vectors([s.row for s in self._statements.parts(content)])
        theirs = story.vectors([s.row for each in parts for s in each])
        cosines = (mine @ theirs.T).max(0)
        ends = np.cumsum([len(each) for each in parts])[:-1]
        best = np.array([part.max() for part in np.split(cosines, ends)], float)
        whole = self._statements.cosines([content.number], [other.number for other in others])[0]
        return whole.astype(float), best

    def _ranks(self, attribution: Attribution, others: Sequence[Statement]) -> dict[int, float]:
        """Of those before it on its page how near each is: 1 of the nearest, 1/2 of the next."""
        whole = self._whole(attribution)
        before = [s.number for s in others if s.article == whole.article
                  and self._place[s.number] < self._place[whole.number]]  # fmt: skip
        before.sort(key=lambda number: -self._place[number])
        return {number: 1 / (1 + rank) for rank, number in enumerate(before)}

    def _apart(self, content: Statement, other: Statement) -> int | None:
        """How many sentences before the denial the other begins; None on another page."""
        if other.article != content.article:
            return None
        sentences = self._statements.story.sentences[content.article]
        return (sentences.number(content.start) or 0) - (sentences.number(other.start) or 0)

    def _follows(self, attribution: Attribution, other: Statement) -> bool:
        whole = self._whole(attribution)
        return other.article == whole.article and self._place[other.number] == self._place[whole.number] + 1

    def _whole(self, attribution: Attribution) -> Statement:
        return self._statements.all[self._statements.of_attribution[attribution.id]]


def shortest(others: Sequence[Statement], scores: Floats) -> list[Statement]:
    """The `SHORTLIST` statements with the best scores, in their order."""
    best = sorted(range(len(others)), key=lambda i: (-scores[i], others[i].number))[:SHORTLIST]
    return [others[i] for i in sorted(best)]


@cache
def _weights() -> tuple[Floats, Floats]:
    """The weights of `SIGNS` for the shortlist; those of `SIGNS` and `ASKED` and a constant for the choice."""
    table = {row["sign"]: row for row in rows("denial_signs")}
    first = np.array([float(table[sign]["shortlist"]) for sign in SIGNS])
    last = np.array([float(table[sign]["choice"]) for sign in (*SIGNS, *ASKED, "constant")])
    return first, last
