"""Whose account a denial points to: "the prosecutor's account", "both points", "a report by the Gazette".

What is pointed to was said by somebody: of all that the same page has of them, the denial is about what says most,
or, where it names a figure, about what holds the largest number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from onrecord.model import Attribution, one_line
from onrecord.record.answers.denial_words import (
    OWN_TERMS,
    POINTING_TERMS,
    many,
    owned,
    says,
    several,
    told_by_whom,
)
from onrecord.record.answers.papers import Papers, owner_of
from onrecord.record.answers.retorts import denies, is_branding
from onrecord.record.claims import ASSERTING, INNER
from onrecord.record.clauses import senses
from onrecord.record.sourcing.carriers import MEDIA_WORDS, carrier_key, is_known, is_medium
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.words import tokens

SENTENCES_BACK = 3
"""How far before a judging or pointing denial its object is looked for, in sentences."""

NARRATED_BACK = 1
"""The same of what the page tells in its own voice."""

TYPED_BACK = 6
"""The same of a denial that says by whom it was told ("the broadcast", "the charge")."""

TELLING_WORDS = 3
"""Words in small letters that a sentence has which tells something."""

_HELD = re.compile(r"(?:is|are|was|were|has been|have been)\b")
"""How a cue begins of what is held by nobody by name ("are considered")."""


def outermost(statements: Sequence[Statement], said: Sequence[Statement]) -> list[Statement]:
    """The statements that do not stand inside somebody's words (`said`): "the guards slept, according to the
    mayor" is the mayor's."""
    return [
        s
        for s in statements
        if not any(o.start <= s.start and s.end <= o.end and o.end - o.start > s.end - s.start for o in said)
    ]


def tells(narrated: Statement) -> bool:
    """Whether a sentence in a page's own voice tells anything, and is no dateline or label, nor a denial ("Clinic
    rejects report")."""
    told = sum(word.islower() for word in narrated.text.split()) >= TELLING_WORDS
    return told and not denies(narrated.text)


def is_account(people: People, told: Statement) -> bool:
    """Whether words tell how something was, and are no doubt or belief but everybody's ("is held to be empty")."""
    said = people.attributions.get(told.attribution or "")
    if said is None or said.attitude not in ("belief", "intention"):
        return True
    return not said.source and bool(_HELD.match(one_line(said.cue)))


def told_by(
    statements: Sequence[Statement], whose: Callable[[Statement], bool], content: Statement
) -> Statement | None:
    """What somebody said on a page that a denial means which points to it: the last before it; of "both points"
    that which says most, of a figure the largest number; where nothing stands before it, the next after it."""
    counted = says(content.text, "count")
    theirs = [s for s in statements if whose(s) and (s.values or not counted)]

    def weight(said: Statement) -> tuple[float, int]:
        return (_largest(said) if counted else len(said.terms) if many(content.text) else 0, said.start)

    earlier = [s for s in theirs if s.end <= content.start]
    if earlier:
        return max(earlier, key=weight)
    return min((s for s in theirs if s.start >= content.start), key=lambda s: (s.start, s.number), default=None)


def _while(
    statements: Sequence[Statement], voice: set[str], voice_of: Callable[[Statement], set[str]]
) -> list[Statement]:
    """The statements at the end that are of one voice."""
    return list(takewhile(lambda s: voice_of(s) == voice, reversed(statements)))[::-1]


def _largest(statement: Statement) -> float:
    """The largest number of a statement: a figure that is disputed is seldom the "two" of "two guards"."""
    return max((float(value) for value, _ in statement.values), default=0.0)


class Accounts:
    """What each page of a story tells, in whose words."""

    def __init__(self, statements: Statements, people: People, candidates: Sequence[Statement]) -> None:
        self._statements = statements
        self._people = people
        self._candidates = candidates
        readings = statements.story.readings
        self.told = {r.article.id: [people.attributions[a.id] for a in r.attributions] for r in readings}
        self.sentences = statements.story.sentences
        self.papers = Papers(statements, people, self._outermost)
        self._meant: dict[str, list[Statement]] = {}
        self._by_article: dict[str, list[Statement]] = {}
        for statement in candidates:
            self._by_article.setdefault(statement.article, []).append(statement)

    def content(self, attribution: Attribution) -> Statement:
        return self._statements.all[self._statements.of_attribution[attribution.id]]

    def text(self, article: str) -> str:
        return self._statements.story.articles[article].text

    def mostly_tells(self, outer: Statement, inner: Attribution) -> bool:
        """Whether a statement says little more than that somebody says something, who is not only cited for it."""
        if inner.content[0].start == outer.start:
            return False
        size = inner.content[-1].end - min(s.start for s in (*inner.source, *inner.cue, *inner.content))
        return size >= INNER * (outer.end - outer.start)

    def voice(self, statement: Statement) -> set[str]:
        return set(self._people.speakers(statement.attribution)) if statement.attribution else set()

    def shares_voice(self, other: Attribution, speakers: set[str]) -> bool:
        """Whether one of the speakers speaks in an attribution."""
        return bool(speakers & set(self._people.speakers(other.id)))

    def of_denial(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """The denial just before that the content points to ("dismissed the denial")."""
        short = len(content.terms) <= POINTING_TERMS and attribution.act in ("deny", "reject")
        if not short or not {"denial", "denials"} & set(content.words):
            return ()
        speakers = set(self._people.speakers(attribution.id))
        earlier = [
            a
            for a in self.told[content.article]
            if a.act == "deny"
            and not a.negated
            and a.content[0].start < content.start
            and not self.shares_voice(a, speakers)
        ]
        last = max(earlier, key=lambda a: (a.content[0].start, a.id), default=None)
        return (self._statements.of_attribution[last.id],) if last else ()

    def accused(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """Another's accusation in the sentence of a denial ("denied it, after his neighbour blamed him for …"; "a
        charge that she called absurd"), or of "any wrongdoing" the one right before it, or just before that names
        the denier. Of several in the sentence, none: the page does not say which."""
        others = [
            a
            for a in self.told[attribution.article]
            if a.act == "criticise"
            and not (a.negated or is_branding(a) or self.content(a).negative or a.id == attribution.parent)
            and not self.shares_voice(a, self._speakers(attribution))
        ]
        mine = self._speakers(attribution)
        charged = told_by_whom(content.text) == "accuser"
        near = {
            self._statements.of_attribution[a.id]
            for a in others
            if self.back(attribution, a) == 0 and (charged or a.source or self.content(a).entities & mine)
        }
        if len(near) == 1 and (attribution.act == "deny" or charged):
            return tuple(near)
        if near or len(content.terms) > POINTING_TERMS or not says(content.text, "guilt"):
            return ()
        back = [a for a in others if 0 < self.back(attribution, a) <= SENTENCES_BACK]
        blamed = [a for a in back if self.back(attribution, a) == 1 or self.is_of(attribution, self.content(a))]
        last = max(blamed, key=lambda a: (a.content[0].start, a.id), default=None)
        return (self._statements.of_attribution[last.id],) if last else ()

    def is_of(self, attribution: Attribution, told: Statement) -> bool:
        """Whether words name the speaker, or whom the words for him name: of "the board's chairman" the board."""
        source = {word for span in attribution.source for word in name_words(span.text)}
        called = (name_words(self._people.name(e))[-1:] for e in told.entities)
        return bool(self._speakers(attribution) & told.entities) or any(source.issuperset(n) for n in called if n)

    def _speakers(self, attribution: Attribution) -> set[str]:
        return set(self._people.speakers(attribution.id))

    def back(self, attribution: Attribution, other: Attribution) -> int:
        """How many sentences before an attribution another stands; negative where it stands after."""
        sentences = self.sentences[attribution.article]
        here, there = (sentences.number(a.content[0].start) for a in (attribution, other))
        return here - there if here is not None and there is not None else SENTENCES_BACK + 1

    def whose(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What the one said whose account, figure or claim the content points to."""
        if content.negative or not owned(content.text):
            return ()
        if not says(content.text, "count") and not says(content.text, "report"):
            return ()
        owners = (content.entities | self._called(content)) - set(self._people.speakers(attribution.id))
        found = told_by(self._outermost(content.article), lambda s: bool(self.voice(s) & owners), content)
        if found:
            return (found.number,)
        outlets = {carrier_key(self._people.name(owner)) for owner in owners} | self.papers.called(content)
        return self.papers.printed_by(outlets, content, self._retold(content))

    def _called(self, content: Statement) -> frozenset[str]:
        """The speakers of the page that a content calls by the last word of their names ("the Mail's account")."""
        owner = owner_of(content.text)
        speakers = {e for a in self.told[content.article] for e in self._people.speakers(a.id)} if owner else set()
        return frozenset(e for e in speakers if name_words(self._people.name(e))[-1:] == (owner,))

    def is_headline(self, attribution: Attribution) -> bool:
        """Whether an attribution stands in its page's headline."""
        title = self._statements.story.articles[attribution.article].title
        return title is not None and title.start <= attribution.content[0].start < title.end

    def _retold(self, content: Statement) -> list[Statement]:
        """What stands before a denial in words of a report, or else just before it."""
        sentences = self.sentences[content.article]
        here = sentences.number(content.start)
        earlier = [s for s in self._statements.of_article[content.article] if s.start < content.start]
        back = [
            s for s in earlier if here is not None and here - (sentences.number(s.start) or 0) <= SENTENCES_BACK
        ]
        return [s for s in earlier if self._retells(s)] or back

    def before(
        self, attribution: Attribution, content: Statement, about: frozenset[str] = frozenset()
    ) -> tuple[int, ...]:
        """What the page told just before the denial, in another's words or its own; where `about` is given, only
        what has one of these senses. A broadcast is told by a broadcaster, a charge by an accuser, as far as the
        page has one. Of several statements of the last one who spoke, the one that says most is the "account" that
        is meant."""
        told = self._outermost(content.article)
        sort = told_by_whom(content.text)
        near = [s for s in told if self._is_before(attribution, content, s, about)]
        typed = [s for s in near if sort and self._is_told_by(s, sort)]
        close = [s for s in near if self.distance(attribution, content, s) <= SENTENCES_BACK]
        if not typed and sort == "accuser" and several(content.text, sort):
            return ()  # "the charges" are those of a court, "the charge" is what was just said
        own = [s for s in close if about or self.distance(attribution, content, s) <= NARRATED_BACK]
        held = typed or [s for s in close if s.attribution] or own
        if not held:
            return ()
        last = self.voice(held[-1])
        best = max(reversed(_while(held, last, self.voice)), key=lambda s: len(s.terms))
        if best.attribution and many(content.text):
            best = told_by(told, lambda s: self.voice(s) == last, content) or best
        return (best.number,)

    def _is_before(
        self, attribution: Attribution, content: Statement, told: Statement, about: frozenset[str]
    ) -> bool:
        back = self.distance(attribution, content, told)
        reached = 0 <= back <= (TYPED_BACK if told_by_whom(content.text) else SENTENCES_BACK)
        own = bool(self.voice(told) & self._speakers(attribution)) or self._both_deny(attribution, told)
        meant = (not about or bool(about & senses(told.words))) and is_account(self._people, told)
        return reached and told.end <= content.start and not own and meant

    def _both_deny(self, attribution: Attribution, told: Statement) -> bool:
        """Whether a denial would be of a denial: "they deny it" goes on from "the board denied that …"."""
        return (
            attribution.act == "deny"
            and told.attribution is not None
            and (self._people.attributions[told.attribution].act == "deny")
        )

    def distance(self, attribution: Attribution, content: Statement, told: Statement) -> int:
        """How many sentences before a denial something is told; negative where it does not show."""
        sentences = self.sentences[content.article]
        head = (attribution.cue or attribution.content)[0].start
        here, there = sentences.number(min(head, content.start)), sentences.number(told.start)
        return -1 if here is None or there is None else here - there

    def _is_told_by(self, told: Statement, sort: str) -> bool:
        attribution = self._people.attributions.get(told.attribution or "")
        if attribution is None:
            return False
        if sort == "accuser":
            return attribution.act == "criticise" or attribution.stance == "distanced"
        source = one_line(attribution.source)
        if sort == "rumour":
            return not self._people.named_speakers(attribution.id) and not self._is_press(attribution, source)
        return self._is_press(attribution, source)

    def _is_press(self, attribution: Attribution, source: str) -> bool:
        names = [s.name for s in attribution.speakers] or [source]
        held = any(is_medium(name) or is_known(name) or self.papers.has(name) for name in names)
        return held or says(source, "report", "press") or any(w in MEDIA_WORDS for w in tokens(source))

    def _retells(self, told: Statement) -> bool:
        """Whether somebody's words are those of a report ("a report that …", "the paper wrote that …")."""
        attribution = self._people.attributions.get(told.attribution or "")
        if attribution is None:
            return False
        source = one_line((*attribution.source, *attribution.cue))
        return self._is_press(attribution, source) or says(told.text, "report", "press")

    def _outermost(self, article: str) -> list[Statement]:
        """What a page says that a word like "that account" can mean: what others say, short as it may be, and what
        the page narrates."""
        if article not in self._meant:
            self._meant[article] = self._all_meant(article)
        return self._meant[article]

    def _all_meant(self, article: str) -> list[Statement]:
        said = [self.content(a) for a in self.told[article]]
        where = {a.id: (s.start, s.end) for a, s in zip(self.told[article], said, strict=True)}
        passed = {a.id for a in self.told[article] if where.get(a.parent or "") == where[a.id]}
        meant = [
            s
            for a, s in zip(self.told[article], said, strict=True)
            if a.act in ASSERTING and not a.negated and len(s.terms) >= OWN_TERMS
        ]
        held = {s.number: s for s in (*self._by_article.get(article, []), *meant)}
        kept = [s for s in held.values() if s.attribution not in passed and (s.attribution or tells(s))]
        return outermost(sorted(kept, key=lambda s: (s.start, s.number)), said)
