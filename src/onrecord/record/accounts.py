"""Whose account a denial points to: "the prosecutor's account", "both points", "a report by the Gazette".

What is pointed to was said by somebody: of all that the same page has of them, the denial is about what says most,
or, where it names a figure, about what holds the largest number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from onrecord.data import rows
from onrecord.model import Attribution
from onrecord.record.carriers import carrier_key, outlet_key
from onrecord.record.claims import ASSERTING
from onrecord.record.entities import People
from onrecord.record.statements import Statement, Statements
from onrecord.record.story import Sentences
from onrecord.record.words import tokens

SENTENCES_BACK = 3
"""How far before a judging or pointing denial its object is looked for, in sentences."""

PRINTED = 0.5
"""Cosine that a page's words must have with what stands before "called the Gazette's report a lie"."""

POINTING_TERMS = 3
"""A content with at most so many content terms, one of them "report" or the like, only points to what it
denies."""

OWN_TERMS = 2
"""Terms that are no names which a denied content must share with its partner: two statements about two presidents
share their names, whatever they say."""
_MANY = re.compile(r"^\W*(?:both|all|these|those|such|the (?:two|three)|any of)\b", re.IGNORECASE)
"""How a content begins that points to several things at once: all of what somebody said."""

_OWNED = re.compile(r"[’']s?\s|\b(?:by|from|of|in)\b", re.IGNORECASE)
"""What stands between an account and the one whose it is."""


@cache
def words_of(kind: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in rows("denial_words") if row["kind"] == kind)


def says(text: str, kind: str) -> bool:
    """Whether the text holds one of the table's words of that kind."""
    joined = f" {' '.join(tokens(text))}"
    return any(f" {words}" in joined or (words.startswith("n't") and words in joined) for words in words_of(kind))


def many(text: str) -> bool:
    """Whether the words point to several things that were said."""
    return bool(_MANY.match(text))


def owned(text: str) -> bool:
    """Whether the words say whose account they mean."""
    return bool(_OWNED.search(text))


def outermost(statements: Sequence[Statement], said: Sequence[Statement]) -> list[Statement]:
    """The statements that do not stand inside somebody's words (`said`): "the guards slept, according to the
    mayor" is the mayor's."""
    return [
        s
        for s in statements
        if not any(o.start <= s.start and s.end <= o.end and o.end - o.start > s.end - s.start for o in said)
    ]


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
        self.sentences = {r.article.id: Sentences(r) for r in readings}
        self._meant: dict[str, list[Statement]] = {}
        self._by_article: dict[str, list[Statement]] = {}
        for statement in candidates:
            self._by_article.setdefault(statement.article, []).append(statement)

    def content(self, attribution: Attribution) -> Statement:
        return self._statements.all[self._statements.of_attribution[attribution.id]]

    def voice(self, statement: Statement) -> set[str]:
        return set(self._people.speakers(statement.attribution)) if statement.attribution else set()

    def _shares_voice(self, other: Attribution, speakers: set[str]) -> bool:
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
            and not self._shares_voice(a, speakers)
        ]
        last = max(earlier, key=lambda a: (a.content[0].start, a.id), default=None)
        return (self._statements.of_attribution[last.id],) if last else ()

    def accused(self, attribution: Attribution) -> tuple[int, ...]:
        """Another's accusation in the sentence of a denial ("denied it, after his neighbour blamed him for …"). Of
        several, none: the page does not say which."""
        if attribution.act != "deny":
            return ()
        sentences = self.sentences[attribution.article]
        here = sentences.number(attribution.content[0].start)
        speakers = set(self._people.speakers(attribution.id))
        found = {
            self._statements.of_attribution[a.id]
            for a in self.told[attribution.article]
            if a.act == "criticise"
            and sentences.number(a.content[0].start) == here
            and not self._shares_voice(a, speakers)
        }
        return tuple(found & {s.number for s in self._candidates}) if len(found) == 1 else ()

    def whose(self, attribution: Attribution, content: Statement) -> tuple[int, ...]:
        """What the one said whose account, figure or claim the content points to."""
        if not content.entities or content.negative or not owned(content.text):
            return ()
        if not says(content.text, "count") and not says(content.text, "report"):
            return ()
        owners = content.entities - set(self._people.speakers(attribution.id))
        found = told_by(self._outermost(content.article), lambda s: bool(self.voice(s) & owners), content)
        return (found.number,) if found else self._printed_by(content, owners)

    def _printed_by(self, content: Statement, owners: frozenset[str]) -> tuple[int, ...]:
        """What an outlet of the story printed whose report the content names: of its pages the words nearest to
        what stands just before the denial."""
        names = {carrier_key(self._people.name(owner)) for owner in owners}
        pages = {r.article.id for r in self._statements.story.readings if outlet_key(r.article) in names}
        rows = [s for s in self._candidates if s.article in pages - {content.article} and not s.negative]
        sentences = self.sentences[content.article]
        here = sentences.number(content.start)
        near = [
            s.number
            for s in self._statements.all
            if s.article == content.article
            and s.start <= content.start
            and here is not None
            and here - (sentences.number(s.start) or 0) <= SENTENCES_BACK
        ]
        if not rows or not near:
            return ()
        cosines = self._statements.cosines(near, [s.number for s in rows]).max(axis=0)
        place = int(cosines.argmax())
        return (rows[place].number,) if cosines[place] >= PRINTED else ()

    def before(
        self, attribution: Attribution, content: Statement, about: frozenset[str] = frozenset()
    ) -> tuple[int, ...]:
        """What the page told just before the denial, in another's words or its own; where `about` is given, only
        what shares a term with it. Of several statements of the last one who spoke, the one that says most is the
        "account" that is meant."""
        sentences = self.sentences[content.article]
        head = (attribution.cue or attribution.content)[0].start
        here = sentences.number(min(head, content.start))
        if here is None:
            return ()
        speakers = set(self._people.speakers(attribution.id))
        best: Statement | None = None
        told = self._outermost(content.article)
        for statement in reversed(told):
            there = sentences.number(statement.start)
            voice = self.voice(statement)
            if there is None or statement.end > content.start or not 0 <= here - there <= SENTENCES_BACK:
                continue
            if about and not about & statement.terms:
                continue
            if voice & speakers or (best is not None and voice != self.voice(best)):
                continue
            if best is None or len(statement.terms) > len(best.terms):
                best = statement
        if best is not None and best.attribution and many(content.text):
            voice = self.voice(best)
            best = told_by(told, lambda s: self.voice(s) == voice, content) or best
        return () if best is None else (best.number,)

    def _outermost(self, article: str) -> list[Statement]:
        """What a page says that a word like "that account" can mean: what others say, short as it may be, and what
        the page narrates."""
        if article not in self._meant:
            self._meant[article] = self._all_meant(article)
        return self._meant[article]

    def _all_meant(self, article: str) -> list[Statement]:
        said = [self.content(a) for a in self.told[article]]
        meant = [
            s
            for a, s in zip(self.told[article], said, strict=True)
            if a.act in ASSERTING and not a.negated and len(s.terms) >= OWN_TERMS
        ]
        held = {s.number: s for s in (*self._by_article.get(article, []), *meant)}
        return outermost(sorted(held.values(), key=lambda s: (s.start, s.number)), said)
