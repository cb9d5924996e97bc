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

from onrecord.model import Act, Attribution, one_line
from onrecord.record.answers.accounts import Accounts
from onrecord.record.answers.denial_words import OWN_TERMS, says
from onrecord.record.answers.evidence import is_to_come
from onrecord.record.answers.retorts import denies, says_deny, without_that
from onrecord.record.claims import ASSERTING, CLAIM_TERMS, has_verb
from onrecord.record.clause_index import Clauses
from onrecord.record.clauses import known_sense, senses
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import NEGATORS, tokens

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

STATED = 0.45
"""Cosine that words which the reader does not take for a denial must have, besides senses shared: most pages set
statements with a "not" in them beside statements that they do not answer (of 30 such pairs on 271 real pages 2
were denials)."""

REPLIED, FLATLY = 0.14, 0.2
"""Cosine that a plain "it was not so" must have with what was just said of its speaker, and one that says flatly
that there was no such thing with whatever was just said."""

FIRST = 2
"""Sentences of a content among which it says flatly that something was not so."""

FEW = 2
"""A denial of so few words of content, with a pronoun for the thing, is of what was just said ("having fired
them")."""

_ANSWERED = re.compile(
    r"^\W*(?:[\w’'-]+\W+){0,4}?(?:after|following|contradicting|rejecting|responding|in (?:response|reply))\b",
    re.IGNORECASE,
)
"""What stands right behind a denial that answers what is told later in its sentence."""

_NO = re.compile(
    r"^\W*(?:(?:no|nope|never)[.!,”\"]|no way\b|(?:absolutely|certainly|definitely|of course) not\b"
    r"|not (?:so|true|at all)\b)",
    re.IGNORECASE,
)
"""How an answer begins to what was just put to the speaker."""

_DOES = re.compile(
    r"^(?:that )?(?:the )?\w+ (?:do(?:es)?|did|is|are|was|were|has|have|had|will|would)\W*$",
    re.IGNORECASE,
)
"""How one says again, by the verb alone, what another says is not so."""

_WAS = re.compile(r"\b(?:was|were|had|has|have|did|\w+ed)\b", re.IGNORECASE)
"""How words tell of what was, as far as they show it."""

_FLAT = re.compile(
    r"(?:.* and (?=(?:no|none|nobody|nothing|never|it|he|she|they|we|i) ))??(?:(?:that|yes|but|and|well|look) )*"
    r"(?:there (?:[\w']+ ){1,3}(?:no|not|never|nothing|none|nobody)\b"
    r"|(?:no|not (?:one|an?)|none|nobody|nothing|never|neither)\b"
    r"(?!(?: [\w']+){0,3} (?:will|would|should|must|may|can)\b)"
    r"|(?:it|this|that|he|she|they|we|i|you) (?:(?:is|are|am|was|were) not|(?:is|are|was|were)n't)"
    r"(?! (?:an?|the|one)\b)\b"
    r"|(?:[\w']+ ){1,4}?(?:(?:has|have|had|did|was|were) (?:never|not)|(?:has|have|had|did|was|were)n't|never)"
    r"(?! (?:an?|the|one)\b)\b"
    r"|(?:[\w']+ ){2,6}?(?:no [a-z]+|nobody|none|nothing)\b)"
)
"""How it is said flatly that there was no such thing: "there is no", "not one", "he never", "it did not"."""

OWN_WORDS = 3
"""Words among which a speaker says that he tells of himself: what he never did nobody need have said of him."""

_NONE = frozenset({"no", "none", "nobody", "neither"})
NONE_WORDS = 4
"""Words behind a "no" among which the thing stands that there is none of."""

_THING = frozenset({"it", "them", "this", "that", "so"})

_REPLYING: frozenset[Act] = frozenset({"assert", "announce", "deny", "reject"})
_TOLD = frozenset({"assertion", "knowledge"})

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
        if not says_deny(attribution) and (says(content.text, "unknowing") or is_to_come(content)):
            return ()
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
        if best is None:
            return ()
        return (best.number, *(self._reported_by(best.number) if best.linked else ()))

    def _reported_by(self, number: int) -> tuple[int, ...]:
        """The report that is mostly of some words, where it is the report that the page links ("denied it would
        leave, after a paper reported that its owner had threatened to")."""
        inner = self._people.attributions[self._statements.all[number].attribution or ""]
        report = self._people.attributions.get(inner.parent or "")
        if report is None or report.act not in _SAID or report.negated:
            return ()
        content = self._accounts.content(report)
        return (content.number,) if self._accounts.mostly_tells(content, inner) else ()

    def replied(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What somebody else has just said that is said flatly not to have been ("Guards struck a boy, a nurse
        said. The warden said nobody had been struck"); of the speaker, or of whom he speaks for, in whatever words
        both tell of what was."""
        plain = attribution.act in _REPLYING and attribution.attitude == "assertion"
        before = attribution.stance == "committed" or one_line(attribution.cue).startswith("had ")
        no = bool(_NO.match(content.text))
        flat = no or self._is_flat(content)
        if not plain or before or is_to_come(content) or not (content.negative or flat):
            return ()
        own = "i" in content.words[:OWN_WORDS]
        none = _none_of(content)
        past = content.negative and bool(_WAS.search(content.text)) and not says(content.text, "unknowing")
        found = []
        for other in self._accounts.told[content.article]:
            reply = self._reply(attribution, content, other)
            if reply is None or not (flat or (past and reply.named and _WAS.search(self._said(reply)))):
                continue
            known = reply.shared or "such" not in content.words  # "no such payment" is of one that was told of
            much = reply.shared >= MUCH and reply.cosine >= STATED and bool(none & senses(self._words(reply)))
            seen = attribution.act == "deny" and (reply.named or reply.shared > MUCH or not own)
            likely = seen or (much and attribution.act != "reject")
            if likely and known and (self._is_replied(reply, flat=flat) or (no and reply.named)):
                found.append((-reply.back, reply.cosine, reply.number))
        return (max(found)[2],) if found else ()

    def _is_replied(self, reply: _Beside, *, flat: bool) -> bool:
        """Whether the words are near enough: the further back they stand, the nearer."""
        if reply.back == BESIDE:
            return bool(reply.shared or reply.named) and reply.cosine >= MORE_ALIKE
        return bool(flat and reply.shared) or reply.cosine >= (REPLIED if reply.named else FLATLY)

    def _reply(self, attribution: Attribution, content: Statement, other: Attribution) -> _Beside | None:
        """What somebody else says right before, as what may be replied to."""
        told = self._accounts.content(other)
        back = self._accounts.distance(attribution, content, told)
        outer = self._people.attributions.get(other.parent or "")
        asked = outer is not None and outer.act == "ask"
        theirs = other.act in _SAID and not (other.negated or asked) and other.attitude in _TOLD
        if (
            not theirs
            or not self._is_next(attribution, content, back)
            or told.end > content.start
            or self._is_negative(told)
        ):
            return None
        if self._clauses.parties_meet(attribution.id, other.id) or not self._tells(told):
            return None
        if told.text.rstrip("”\"’'").endswith("?"):
            return None
        cosine = max(self._cosines(content, told.number), default=0.0)
        shared = senses(content.words) & senses(told.words) - self._own_senses(attribution)
        return _Beside(told.number, back, False, self._accounts.is_of(attribution, told), cosine, len(shared))

    def _is_negative(self, told: Statement) -> bool:
        """Whether words, or each of their sentences, say that something is not so."""
        parts = self._statements.parts(told)
        return told.negative or all(part.negative for part in parts[1:] or parts)

    def _is_next(self, attribution: Attribution, content: Statement, back: int) -> bool:
        """Whether what stands so many sentences back is what was said last by others."""
        between = (
            other
            for other in self._accounts.told[content.article]
            if 0 < self._accounts.distance(attribution, content, self._accounts.content(other)) < back
        )
        others = (o for o in between if o.act in _SAID and not self._clauses.parties_meet(attribution.id, o.id))
        return 0 <= back <= 1 or (back == BESIDE and not any(others))

    def _tells(self, told: Statement) -> bool:
        """Whether words say that something is so, and not that it was not, or that somebody denies it."""
        flat = _FLAT.match(" ".join(told.words)) or "without" in told.words or denies(told.text)
        flat = flat or not NEGATORS.isdisjoint(told.words[:OWN_TERMS])
        form = self._people.attributions[told.attribution].form if told.attribution else "indirect"
        verb = has_verb(told) or (form != "mixed" and len(told.terms) >= CLAIM_TERMS)
        return len(told.terms) >= OWN_TERMS and verb and not flat

    def _said(self, beside: _Beside) -> str:
        return self._statements.all[beside.number].text

    def _words(self, beside: _Beside) -> Sequence[str]:
        return self._statements.all[beside.number].words

    def _is_flat(self, content: Statement) -> bool:
        """Whether one of the first sentences of a content says that there was no such thing, and not that the
        speaker knows of none or what a thing is not ("a crack is not a door")."""
        parts = self._statements.parts(content)
        said = [" ".join(part.words) for part in (parts[1:] or parts)[:FIRST]]
        return any(_FLAT.match(words) and not says(words, "unknowing") for words in said)

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
        if not beside.shared and beside.back == BESIDE:
            return beside.cosine >= ALONE
        if pointing or (beside.named and beside.shared and beside.cosine >= NAMED):
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
        if self._clauses.parties_meet(attribution.id, other.id) or self._is_negative(told):
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
        return bool(_ANSWERED.match(text[content.end : told.start]))

    def _is_mostly_inner(self, other: Attribution) -> bool:
        """Whether the words are mostly somebody else's, which stand by themselves."""
        told = self._accounts.content(other)
        inner = (a for a in self._accounts.told[other.article] if a.parent == other.id and a.act in _SAID)
        return any(self._accounts.mostly_tells(told, a) for a in inner)


def _none_of(content: Statement) -> frozenset[str]:
    """The senses of what it is said that there was none of ("no letter", "none of the cooks")."""
    places = [n for n, word in enumerate(content.words) if word in _NONE]
    return senses([word for n in places for word in content.words[n + 1 : n + 1 + NONE_WORDS]])
