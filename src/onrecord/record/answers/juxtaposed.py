"""What a denial answers that stands beside it: somebody else's words just before it, or in its own sentence.

A page sets what was said and who denies it side by side ("two shells had landed, the army said. The council
denied having fired them"; "denied that it was in talks, hours after a paper reported that a deal was close").
There it takes little to see that the one is about the other: a word of the thing itself, or nearness in meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from onrecord.model import Act, Attribution
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.retorts import says_deny, without_that
from onrecord.record.claims import ASSERTING
from onrecord.record.clauses import known_sense, senses
from onrecord.record.contrasts.contradictions import Clauses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.words import negative, tokens

BESIDE = 2
"""Sentences back within which what is denied stands beside it."""

ALIKE = 0.3
"""Cosine that the two must have, where they share a sense of the thing itself."""

MUCH, MORE_ALIKE = 2, 0.4
"""Senses that are enough for that, one of the table counting double; where they share fewer, the cosine must be
this."""

LINKED = 0.25
"""The same where the page links the two."""

ALONE = 0.5
"""The same where they share none."""

NAMED = 0.2
"""The same where the words name the denier: what is said of him just before is what he denies. With 0.1, two more
wrong ones of 16 made-up stories were shown."""

REPLIED = 0.15
"""Cosine that a plain "it was not so" must have with what was just said of its speaker."""

FEW = 2
"""A denial of so few words of content, with a pronoun for the thing, is of what was just said ("having fired
them")."""

_ANSWERED = re.compile(
    r"\b(?:after|following|contradicting|rejecting|responding|in (?:response|reply))\b",
    re.IGNORECASE,
)
"""What stands between a denial and what it answers later in its sentence."""

_NO = re.compile(r"^\W*(?:no[.!]|not (?:so|true|at all)\b)", re.IGNORECASE)
"""How an answer begins to what was just put to the speaker."""

_DOES = re.compile(
    r"^(?:that )?(?:the )?\w+ (?:do(?:es)?|did|is|are|was|were|has|have|had|will|would)\W*$",
    re.IGNORECASE,
)
"""How one says again, by the verb alone, what another says is not so."""

_WAS = re.compile(r"\b(?:was|were|had|has|have|did|\w+ed)\b", re.IGNORECASE)
"""How words tell of what was, as far as they show it."""

_THING = frozenset({"it", "them", "this", "that", "so"})

_SAID: frozenset[Act] = ASSERTING - {"accept"} | {"promise", "threaten"}


@dataclass(frozen=True, slots=True)
class _Beside:
    """Somebody else's words beside a denial: how many sentences back, how near in meaning, and senses shared.

    `linked`: the page itself links the two ("denied …, after a paper reported that …"); `named`: the words name
    the denier.
    """

    number: int
    back: int
    linked: bool
    named: bool
    cosine: float
    shared: int


class Juxtaposed:
    """Finds what stands beside a denial."""

    def __init__(self, statements: Statements, people: People, accounts: Accounts, clauses: Clauses) -> None:
        self._statements = statements
        self._people = people
        self._accounts = accounts
        self._clauses = clauses

    def of(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """The words that a denial answers, the likest of those beside it; () where none is like it."""
        answers = bool(_NO.match(self._accounts.content(attribution).text))
        if not (answers or content.negative or says_deny(attribution)):
            return ()  # that it denies is told somewhere within it
        affirmed = self._affirmed(attribution, content)
        if affirmed is not None:
            return (affirmed,)
        own = self._own_senses(attribution)
        content = self._negated(content)
        found = [
            beside
            for other in self._accounts.told[content.article]
            if (beside := self._beside(attribution, content, other, own)) is not None
        ]
        few = len(content.terms) <= FEW and not _THING.isdisjoint(without_that(content.words))
        kept = [b for b in found if self._answers(b, pointing=few or answers)]
        best = max(kept, key=lambda b: (b.linked, b.shared + 2 * b.cosine - b.back, -b.number), default=None)
        return (best.number,) if best else ()

    def replied(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What somebody else has just said of the speaker, or of whom he speaks for, who says that it was not so
        ("Guards struck a boy, a nurse said. The warden said nobody had been struck"): both tell of what was."""
        plain = attribution.act in ("assert", "deny") and attribution.attitude == "assertion"
        if not plain or not content.negative or not _WAS.search(content.text):
            return ()
        found = []
        for other in self._accounts.told[content.article]:
            told = self._accounts.content(other)
            back = self._accounts.distance(attribution, content, told)
            theirs = other.act in _SAID and not other.negated and other.attitude == "assertion"
            beside = 0 <= back <= 1 and told.end <= content.start and self._is_of(attribution, told)
            if theirs and beside and not negative(told.words) and _WAS.search(told.text):
                cosine = max(self._cosines(content, told.number), default=0.0)
                if cosine >= REPLIED and not self._clauses.parties_meet(attribution.id, other.id):
                    found.append((-back, cosine, told.number))
        return (max(found)[2],) if found else ()

    def _is_of(self, attribution: Attribution, told: Statement) -> bool:
        """Whether words name the speaker, or whom the words for him name: of "the board's chairman" the board."""
        source = {word for span in attribution.source for word in name_words(span.text)}
        called = (name_words(self._people.name(e))[-1:] for e in told.entities)
        mine = self._clauses.party(attribution.id)
        return bool(mine & told.entities) or any(source.issuperset(last) for last in called if last)

    def _affirmed(self, attribution: Attribution, content: Statement) -> int | None:
        """What somebody says right after a denial in no words but the verb: "denies that he advises them; a clerk
        has said that he does"."""
        for other in self._accounts.told[content.article]:
            told = self._accounts.content(other)
            after = 0 <= -self._accounts.distance(attribution, content, told) <= 1 and told.start >= content.end
            theirs = other.act in _SAID and not other.negated
            if (
                after
                and theirs
                and _DOES.match(told.text)
                and not self._clauses.parties_meet(attribution.id, other.id)
            ):
                return told.number
        return None

    def _negated(self, content: Statement) -> Statement:
        """A content in the words of its first sentence that negates: "No man fell. A post did" tells of a man."""
        part = next(iter(self._negating(content)), content)
        return replace(content, words=part.words, terms=part.terms)

    def _negating(self, content: Statement) -> Sequence[Statement]:
        """The sentences of a content that negate something, where it has several."""
        return [p for p in self._statements.parts(content)[1:] if p.negative and p.terms]

    def _answers(self, beside: _Beside, *, pointing: bool) -> bool:
        if beside.linked:
            return beside.cosine >= LINKED
        if pointing or (beside.named and beside.cosine >= NAMED):
            return True
        if beside.shared:
            return beside.cosine >= (ALIKE if beside.shared >= MUCH else MORE_ALIKE)
        return beside.cosine >= ALONE

    def _own_senses(self, attribution: Attribution) -> frozenset[str]:
        names = (self._people.name(e) for e in sorted(self._clauses.party(attribution.id)))
        return senses([word for name in names for word in tokens(name)])

    def _beside(
        self,
        attribution: Attribution,
        content: Statement,
        other: Attribution,
        own: AbstractSet[str],
    ) -> _Beside | None:
        if other.id == attribution.id or other.act not in _SAID or other.negated:
            return None
        told = self._accounts.content(other)
        back = self._accounts.distance(attribution, content, told)
        if not 0 <= back <= BESIDE or not self._is_before(attribution, content, other, told, back):
            return None
        if self._clauses.parties_meet(attribution.id, other.id) or negative(told.words):
            return None
        if self._is_mostly_inner(other):
            return None
        cosine = max(self._cosines(content, told.number), default=0.0)
        common = (senses(content.words) & senses(told.words)) - own
        shared = len(common) + any(map(known_sense, common))
        mine = self._clauses.party(attribution.id)
        named = bool(mine & told.entities) or bool(own and own <= senses(told.words))
        return _Beside(told.number, back, told.start >= content.end, named, cosine, shared)

    def _cosines(self, content: Statement, number: int) -> Sequence[float]:
        rows = [part.row for part in self._negating(content) or self._statements.parts(content)]
        story = self._statements.story
        both = story.vectors(rows) @ story.vectors([self._statements.all[number].row]).T
        return [float(value) for value in both[:, 0]]

    def _is_before(
        self, attribution: Attribution, content: Statement, other: Attribution, told: Statement, back: int
    ) -> bool:
        """Whether the words stand before the denial, or behind it in its sentence as what it answers."""
        if told.end <= content.start or (
            other.content[0].start < content.start and other.parent != attribution.id
        ):
            return not (other.content[0].start <= content.start and content.end <= told.end)
        if back or told.start < content.end:
            return False
        text = self._statements.story.articles[content.article].text
        return bool(_ANSWERED.search(text[content.end : told.start]))

    def _is_mostly_inner(self, other: Attribution) -> bool:
        """Whether the words are mostly somebody else's, which stand by themselves."""
        told = self._accounts.content(other)
        inner = (a for a in self._accounts.told[other.article] if a.parent == other.id and a.act in _SAID)
        return any(self._accounts.mostly_tells(told, a) for a in inner)
