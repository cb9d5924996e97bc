"""The clauses of a story's statements by their senses, and which of them may be held against each other.

`answers/` and `contrasts/` ask it who says the opposite of a clause, and whether two are of one matter, party and
time. Two clauses are compared only where they share the words of the thing itself. Precision comes before recall:
every guard was set by reading what came out on the odd topics of ECB+, which tell of two like events each, on
PolNeAR train and on the example story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Range
from onrecord.model.record import About
from onrecord.record.clauses import LEAST_SENSES, Clause, cut, names_act, opposite, predicates, says_together
from onrecord.record.dates import interval
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import fold, number_value, terms, tokens

COVERED = 0.6
"""Share of a negated clause's senses that must stand in the clause which says that it is so."""

LEAST_SHARED = 2
"""Senses that the two must share: with one, they may speak of two things."""

SAME_EVENT = 0.6
"""The same of two clauses that give one event two days."""

CLOSE = 0.4
"""Cosine of the two whole statements, below which they are not about one matter."""

COUNT_DAYS = 1
"""Counts that pages give more days apart than this are an update, unless it is of something that does not grow."""

CLOSE_PART = 0.25
"""The same where the clause is nothing but a thing and its act, which stand together in the other: of a long
sentence the vector says little about a short piece."""

LONG_PAST = 45
"""Days before a page's date from which a day in a clause means that it tells of an earlier event."""

LATER_DAYS = 2
"""Nobody denies what is first told so many days later; a page may be that much younger than what it tells."""

EARLIER_DAYS = 45
"""A denial is of what was told no more than so many days before."""

NEWS_DAYS = 7
"""The same of what is denied in one word ("There are no talks"), whoever has talks with whom: in the five
stories no right one was older than five days."""

ADMITTED_DAYS = 30
"""Who says so many days later that a thing had been so contradicts what he said."""

_HABIT = frozenset({"do", "does", "don't", "don’t", "doesn't", "doesn’t"})
_PAST = frozenset({"had", "was", "were", "did"})
"""Words of what somebody does as a rule, and of a deed that was done: the one takes nothing of the other back."""

BLOCK = 400
"""A negated clause meets at most so many clauses, the oldest first, so that the work grows with the story's
length."""

_OWN = frozenset({"i", "we", "he", "she", "they"})
"""Words by which a speaker says what he himself did."""

_PRONOUNS = frozenset(
    ["it", "he", "she", "they", "we", "i", "him", "them", "us", "its", "his", "her", "their", "our"]
)

_BEFORE_NOW = frozenset({"had", "has", "have"})
"""Auxiliaries of what is told as past by then."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two clauses that cannot both be so, and in what they differ; `shared`: the senses that they share."""

    a: Clause
    b: Clause
    about: About
    shared: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a clause must say that says what another denies: the act `focus`, of these senses; `core`: those that
    are no names; `doers`: who does it, one of the sets."""

    clause: Clause
    focus: tuple[str, ...]
    senses: frozenset[str]
    core: frozenset[str]
    doers: tuple[set[str], ...]

    @property
    def alone(self) -> bool:
        """Whether the act is all that is denied ("there are no talks")."""
        return len(self.core) < LEAST_SHARED

    @property
    def against(self) -> str:
        """The opposite of the act, "" where it has none."""
        return opposite(self.focus[0]) if len(self.focus) == 1 else ""

    @property
    def bare(self) -> frozenset[str]:
        """The thing, where nothing but it and its act is denied, of nobody who is named."""
        thing = len(self.focus) == 1 and len(self.core) == LEAST_SHARED and not self.doers
        return self.core - {self.focus[0]} if thing else frozenset()

    def said_by(self, other: Clause) -> frozenset[str] | None:
        """The senses of a clause that says the act, or that its opposite is not so; None where it does not."""
        if self.against and other.focus == (self.against,):
            together = not self.bare or says_together(other, (self.against, *self.bare))
            return other.senses | {self.focus[0]} if together else None
        if other.negative or not says_together(other, self.focus, planned=not self.clause.real):
            return None
        if self.alone and not names_act(other, self.focus[0], self.clause):
            return None
        return other.senses if not self.bare or says_together(other, (self.focus[0], *self.bare)) else None

    def covered_by(self, said: frozenset[str]) -> bool:
        """Whether enough of the senses are among those of another clause."""
        shared = self.senses & said
        enough = len(shared) > LEAST_SHARED or len(self.focus) > 1 or bool(self.doers) or self.core <= said
        least = min(LEAST_SHARED, len(self.senses))
        return enough and len(shared) >= least and len(self.core & said) >= COVERED * max(len(self.core), 1)


class Clauses:
    """The clauses of chosen statements, indexed by their senses."""

    def __init__(
        self, statements: Statements, people: People, chosen: Sequence[int], principals: Mapping[str, str]
    ) -> None:
        self.statements = statements
        self.people = people
        self._principals = principals
        order = sorted(chosen, key=lambda n: (*statements.story.age(statements.all[n].article), n))
        self.all = [clause for n in order for clause in self.of(statements.all[n])]

    def of(self, statement: Statement, least: int = LEAST_SENSES) -> list[Clause]:
        """The clauses of a statement; `least`: senses that each must have."""
        return cut(self.statements, statement, self.pieces(statement), least)

    def of_part(self, statement: Statement) -> list[Clause]:
        """The clauses of a statement of which only some words are meant: those of its `text`."""
        article = self.statements.story.articles[statement.article].text
        words = re.compile(r"\s+".join(map(re.escape, statement.text.split())))
        found = words.search(article, statement.start, statement.end)
        return cut(self.statements, statement, [found.span()] if found else self.pieces(statement), 1)

    def negations(self) -> Iterator[Clause]:
        """The clauses that say that something is not so, short ones ("there are no talks") among them."""
        known = {clause.number for clause in self.all}
        yield from (clause for clause in self.all if clause.focus)
        for statement in self.statements.all:
            if statement.attribution and statement.negative and statement.number not in known:
                act = self.people.attributions[statement.attribution].act
                yield from (c for c in self.of(statement) if c.focus and act in ("assert", "announce", "deny"))

    def pieces(self, statement: Statement) -> list[Range]:
        """Where the words of a statement stand."""
        if statement.attribution is None:
            return [(statement.start, statement.end)]
        return [(s.start, s.end) for s in self.people.attributions[statement.attribution].content]

    @cached_property
    def by_sense(self) -> dict[str, list[int]]:
        """Places in `all` of the clauses that hold a sense."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, clause in enumerate(self.all):
            for meant in sorted(clause.senses):
                found[meant].append(place)
        return found

    def opposed(self, clause: Clause, *, own: bool = False) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say that what this one negates is so, each with the senses shared; `own`: also what the
        same party admits on a later day of what was so before."""
        if clause.focus:
            yield from self._saying(clause, clause.focus, clause.senses, own=own)

    def contrary(self, clause: Clause) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say the opposite of this one, which negates nothing ("was closed", "stood open")."""
        for meant in predicates(clause) if clause.real and not clause.negative else ():
            other = opposite(meant)
            if other:
                yield from self._saying(clause, (other,), clause.senses - {meant} | {other})

    def _saying(
        self, clause: Clause, focus: tuple[str, ...], senses: frozenset[str], *, own: bool = False
    ) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say, of the thing of a clause, the act `focus` of these senses."""
        wanted = _Wanted(clause, focus, senses, senses - self.people_terms(clause), tuple(self._doers(clause)))
        if wanted.alone and not wanted.doers:
            return
        held = [self.by_sense.get(meant, []) for meant in focus]
        against = self.by_sense.get(wanted.against, [])[:BLOCK] if wanted.against else []
        for place in dict.fromkeys(min(held, key=len)[:BLOCK] + against):
            other = self.all[place]
            said = wanted.said_by(other)
            told = said is not None and wanted.covered_by(said) and (other.real or not clause.real)
            if told and said is not None and self._agree(wanted, other, own=own):
                yield other, tuple(sorted(senses & said))

    def _agree(self, wanted: _Wanted, other: Clause, *, own: bool) -> bool:
        """Whether the other is about the same people at the same time."""
        clause, tight = wanted.clause, len(wanted.core) <= LEAST_SHARED
        if not _HABIT.isdisjoint(clause.words) and any(w in _PAST or w.endswith("ed") for w in other.words):
            return False  # "We do not kill our own" is of no deed that somebody tells of
        named = any(self._names_all(other, names, tight=tight) for names in wanted.doers)
        if wanted.doers and not named:
            return False
        close = 0.0 if wanted.alone else CLOSE_PART if wanted.bare or len(wanted.focus) > 1 else CLOSE
        if not self.one_matter(clause, other, close):
            return False
        fresh = not wanted.alone or self._just_told(clause, other)
        return (fresh and self.in_time(clause, other)) or (own and self._admits(clause, other))

    def people_terms(self, clause: Clause) -> frozenset[str]:
        """The words of the names of people and bodies: whom a clause is about its entities say."""
        held = [self.people.by_id[e] for e in sorted(clause.entities)]
        return terms([w for e in held if e.kind != "place" for n in (e.name, *e.aliases) for w in tokens(n)])

    def actors(self, clause: Clause) -> set[str]:
        """The people and bodies that a clause names; what it counts ("five pilgrims") is no name."""
        held = (self.people.by_id[e] for e in clause.entities)
        kinds = ("person", "organization", "group")
        return {e.id for e in held if e.kind in kinds and not any(map(number_value, tokens(e.name)))}

    def _doers(self, clause: Clause) -> list[set[str]]:
        """Who a clause is about, where it shows: the people and bodies that it names, with one of those that it
        means by a pronoun; else one that it describes ("the keeper"); else, where a speaker says "we" or only that
        there is none, he himself or the one he speaks for. One of the sets it is."""
        found = self._called(self.actors(clause))
        attribution = self.statements.all[clause.number].attribution
        if found or not attribution:
            named = {name for name in found if not terms(tokens(name)).isdisjoint(terms(clause.words))}
            meant = (self._meant_by_pronouns(clause) & found) - named
            if meant or named:
                return [named | {other} for other in sorted(meant)] or [named]
            return [{other} for other in sorted(found)]
        bare = len(clause.senses - self.people_terms(clause)) < LEAST_SHARED
        if _OWN.isdisjoint(clause.words) and not bare:
            return []
        return [self._called({e}) for e in sorted(self.party(attribution))]

    def _meant_by_pronouns(self, clause: Clause) -> set[str]:
        article = self.statements.story.articles[self.article(clause)]
        low, high = clause.where
        held = self.statements.named[article.id]
        return self._called(
            e for a, b, e in held if low <= a and b <= high and article.text[a:b].lower() in _PRONOUNS
        )

    def party(self, attribution: str) -> set[str]:
        """Those who speak, and those whom they speak for."""
        speakers = self.people.speakers(attribution)
        return {*speakers, *(self._principals[s] for s in speakers if s in self._principals)}

    def parties_meet(self, a: str, b: str) -> bool:
        """Whether the speakers of two attributions are one party, by name: what is a person on one page and a body
        on another is one."""
        return not self._called(self.party(a)).isdisjoint(self._called(self.party(b)))

    def _names_all(self, clause: Clause, names: set[str], *, tight: bool) -> bool:
        """Whether the statement of a clause names them all, or has the words of their names; `tight`: the clause
        itself, or who says it."""
        statement = self.statements.all[clause.number]
        speakers = self.people.speakers(statement.attribution) if statement.attribution else ()
        held = self._called({*clause.entities, *speakers}) if tight else self._named(clause)
        words = terms(clause.words) if tight else statement.terms
        return all(terms(tokens(name)) <= words for name in names - held)

    def names_any(self, statement: Statement, entities: Iterable[str]) -> bool:
        """Whether a statement names one of the entities, or what is so called."""
        return not self._called(statement.entities).isdisjoint(self._called(entities))

    def _called(self, entities: Iterable[str]) -> set[str]:
        """Entities by their names: a ship that is a person on one page and a place on another is one."""
        return {fold(self.people.name(e)) for e in entities}

    def _named(self, clause: Clause) -> set[str]:
        """Whom the whole statement of a clause names, and who says it."""
        statement = self.statements.all[clause.number]
        speakers = self.people.speakers(statement.attribution) if statement.attribution else ()
        return self._called({*statement.entities, *speakers})

    def one_matter(self, a: Clause, b: Clause, close: float = CLOSE, *, loose: bool = False) -> bool:
        """Whether the two speak of the same people, places and days, as far as they name any; `loose`: of some of
        the people, not of all."""
        small, large = sorted((self.actors(a), self.actors(b)), key=len)
        if small and not (small & large if loose else small <= large):
            return False
        places = [{e for e in c.entities if self.people.by_id[e].kind == "place"} for c in (a, b)]
        if all(places) and not places[0] & places[1]:
            return False
        if a.times and b.times and not meet(a, b):
            return False
        if self._long_past(a) != self._long_past(b):
            return False
        rows = [self.statements.all[c.number] for c in (a, b)]
        people = [{e for e in s.entities if self.people.by_id[e].kind == "person"} for s in rows]
        if all(people) and not people[0] & people[1]:
            return False
        return self.cosine(a, b) >= close

    def cosine(self, a: Clause, b: Clause) -> float:
        """The cosine of the two whole statements."""
        return float(self.statements.cosines([a.number], [b.number])[0, 0])

    def one_sentence(self, a: Clause, b: Clause) -> bool:
        """Whether the two stand in one sentence of one article."""
        if self.article(a) != self.article(b):
            return False
        sentences = self.statements.story.reading_of[self.article(a)].sentences
        return any(
            start <= min(a.where[0], b.where[0]) and max(a.where[1], b.where[1]) <= end for start, end in sentences
        )

    def _long_past(self, clause: Clause) -> bool:
        """Whether the statement of the clause tells of a day long before its page's."""
        printed = self.published(clause)[0]
        ends = [interval(t).last for t in (*clause.times, *self.statements.all[clause.number].times)]
        return printed is not None and any(end is not None and printed - end > LONG_PAST for end in ends)

    def published(self, clause: Clause) -> tuple[int | None, int | None]:
        """The first and the last day on which its article may have been printed."""
        when = self.statements.story.published(self.statements.all[clause.number].article)
        return when.first, when.last

    def in_time(self, negated: Clause, other: Clause) -> bool:
        """Whether the other was told when the negation was said: what "has not" happened may happen later."""
        mine, theirs = self.published(negated)[1], self.published(other)[0]
        if mine is None or theirs is None:
            return not negated.perfect or bool(other.times)
        happened = [last for t in other.times if (last := interval(t).last) is not None]
        if happened and max(happened) <= mine:
            return True
        return theirs - mine <= (LATER_DAYS if negated.focus and not negated.perfect else 0)

    def _admits(self, negated: Clause, other: Clause) -> bool:
        """Whether it is said later that what somebody had denied had been so."""
        mine, theirs = self.published(negated)[0], self.published(other)[0]
        if mine is None or theirs is None or not self.statements.all[other.number].attribution:
            return False
        return 0 <= theirs - mine <= ADMITTED_DAYS and bool(_BEFORE_NOW & set(other.words))

    def _just_told(self, negated: Clause, other: Clause) -> bool:
        """Whether the other was printed in the days up to the negation: what is denied so is in the news."""
        mine, theirs = self.published(negated)[0], self.published(other)[0]
        return mine is not None and theirs is not None and 0 <= mine - theirs <= NEWS_DAYS

    def article(self, clause: Clause) -> str:
        """Whose the clause is."""
        return self.statements.all[clause.number].article


def meet(a: Clause, b: Clause) -> bool:
    """Whether a day that the one names can be one of the other's."""
    return any(interval(x).meets(interval(y)) for x in a.times for y in b.times)


def context(clause: Clause, unit: str) -> frozenset[str]:
    """The senses of a clause, its numbers and what they count apart."""
    return frozenset(s for s in clause.senses if s != unit and not s[0].isdigit())


def dated_words(clause: Clause, statements: Statements) -> frozenset[str]:
    """The words of a clause's time expressions."""
    article = statements.all[clause.number].article
    low, high = clause.where
    text = statements.story.articles[article].text
    held = [text[start:end] for start, end, _ in statements.when[article] if low <= start and end <= high]
    return terms([w for words in held for w in tokens(words)])
