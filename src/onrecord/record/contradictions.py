"""What cannot both be so: clauses of two statements that say one thing but for a count, a day, or a "not".

Two clauses are compared only where they share the words of the thing itself; what differs must be one thing, and
an update (a larger count on a later page) is none. Precision comes before recall: every guard was set by reading
what came out on the odd topics of ECB+, which tell of two like events each, on PolNeAR train and on the example
story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Range
from onrecord.model.record import About
from onrecord.record.clauses import Clause, countable, cut, opposite, predicates, says_together, tallies
from onrecord.record.dates import interval, one_day
from onrecord.record.entities import People
from onrecord.record.quantities import Quantity, changes, conflict, quantities
from onrecord.record.statements import Statement, Statements
from onrecord.record.words import fold, number_value, terms, tokens

COVERED = 0.6
"""Share of a negated clause's senses that must stand in the clause which says that it is so."""

LEAST_SHARED = 2
"""Senses that the two must share: with one, they may speak of two things."""

ALIKE = 0.5
"""Share of the shorter clause's senses, number and unit apart, that two counts of one thing must share."""

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

BLOCK = 400
"""A negated clause meets at most so many clauses, the oldest first, so that the work grows with the story's
length."""

RARE = 100
"""Clauses of one event meet by senses that stand in no more clauses than these."""

_OWN = frozenset({"i", "we", "he", "she", "they"})
"""Words by which a speaker says what he himself did."""

_NIGHT = frozenset({"night", "midnight", "overnight", "dawn", "early", "hours", "late", "evening"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two clauses that cannot both be so, and in what they differ; `shared`: the senses that they share."""

    a: Clause
    b: Clause
    about: About
    shared: tuple[str, ...]
    differs: tuple[str, ...]


class Clauses:
    """The clauses of chosen statements, indexed by their senses."""

    def __init__(self, statements: Statements, people: People, chosen: Sequence[int]) -> None:
        self.statements = statements
        self.people = people
        order = sorted(chosen, key=lambda n: (*statements.story.age(statements.all[n].article), n))
        self.all = [clause for n in order for clause in self.of(statements.all[n])]

    def of(self, statement: Statement) -> list[Clause]:
        """The clauses of a statement."""
        return cut(self.statements, statement, self.pieces(statement))

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

    def opposed(self, clause: Clause) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say that what this one negates is so, each with the senses shared."""
        if clause.focus:
            yield from self._saying(clause, clause.focus, clause.senses)

    def contrary(self, clause: Clause) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say the opposite of this one, which negates nothing ("was closed", "stood open")."""
        for meant in predicates(clause) if clause.real and not clause.negative else ():
            other = opposite(meant)
            if other:
                yield from self._saying(clause, (other,), clause.senses - {meant} | {other})

    def affirmed(self, clause: Clause) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say what this one says, which somebody denies."""
        for meant in predicates(clause) if not clause.negative else ():
            yield from self._saying(clause, (meant,), clause.senses)

    def _saying(
        self, clause: Clause, focus: tuple[str, ...], senses: frozenset[str]
    ) -> Iterator[tuple[Clause, tuple[str, ...]]]:
        """The clauses that say, of the thing of a clause, the act `focus` of these senses."""
        core = senses - self._people_terms(clause)
        if len(senses) < LEAST_SHARED:
            return
        against = opposite(focus[0]) if len(focus) == 1 else ""
        bare = core - {focus[0]} if len(focus) == 1 and len(core) == LEAST_SHARED else ()
        held = [self.by_sense.get(meant, []) for meant in focus]
        places = min(held, key=len)[:BLOCK] + (self.by_sense.get(against, [])[:BLOCK] if against else [])
        for place in dict.fromkeys(places):
            other = self.all[place]
            said = other.senses
            if against and other.focus == (against,):
                said = other.senses | {focus[0]}
            elif other.negative or not says_together(other, focus):
                continue
            if bare and not says_together(other, (against if said is not other.senses else focus[0], *bare)):
                continue
            shared = senses & said
            if (
                other.real
                and len(shared) >= LEAST_SHARED
                and len(core & said) >= COVERED * max(len(core), 1)
                and (len(shared) > LEAST_SHARED or len(focus) > 1 or self._doers(clause) or core <= said)
                and self._doers(clause) <= self._named(other)
                and self._one_matter(clause, other, CLOSE_PART if bare else CLOSE)
                and self._in_time(clause, other)
            ):
                yield other, tuple(sorted(shared))

    def _people_terms(self, clause: Clause) -> frozenset[str]:
        """The words of the names of people and bodies: whom a clause is about its entities say."""
        held = [self.people.by_id[e] for e in sorted(clause.entities)]
        return terms([w for e in held if e.kind != "place" for n in (e.name, *e.aliases) for w in tokens(n)])

    def _actors(self, clause: Clause) -> set[str]:
        """The people and bodies that a clause names; what it counts ("five pilgrims") is no name."""
        held = (self.people.by_id[e] for e in clause.entities)
        kinds = ("person", "organization", "group")
        return {e.id for e in held if e.kind in kinds and not any(map(number_value, tokens(e.name)))}

    def _doers(self, clause: Clause) -> set[str]:
        """Who a clause is about: the people and bodies that it names, and the speaker who says "I" or "he"
        alone."""
        found = self._actors(clause)
        attribution = self.statements.all[clause.number].attribution
        if attribution and not found and not _OWN.isdisjoint(clause.words):
            found = set(self.people.speakers(attribution))
        return self._called(found)

    def _called(self, entities: Iterable[str]) -> set[str]:
        """Entities by their names: a ship that is a person on one page and a place on another is one."""
        return {fold(self.people.name(e)) for e in entities}

    def _named(self, clause: Clause) -> set[str]:
        """Whom the whole statement of a clause names, and who says it."""
        statement = self.statements.all[clause.number]
        speakers = self.people.speakers(statement.attribution) if statement.attribution else ()
        return self._called({*statement.entities, *speakers})

    def _one_matter(self, a: Clause, b: Clause, close: float = CLOSE) -> bool:
        """Whether the two speak of the same people, places and days, as far as they name any."""
        mine, theirs = self._actors(a), self._actors(b)
        small, large = sorted((mine, theirs), key=len)
        if small and not small <= large:
            return False
        places = [{e for e in c.entities if self.people.by_id[e].kind == "place"} for c in (a, b)]
        if all(places) and not places[0] & places[1]:
            return False
        if a.times and b.times and not _meet(a, b):
            return False
        if self._long_past(a) != self._long_past(b):
            return False
        rows = [self.statements.all[c.number] for c in (a, b)]
        people = [{e for e in s.entities if self.people.by_id[e].kind == "person"} for s in rows]
        if all(people) and not people[0] & people[1]:
            return False
        return float(self.statements.cosines([rows[0].number], [rows[1].number])[0, 0]) >= close

    def _long_past(self, clause: Clause) -> bool:
        """Whether the clause tells of a day long before its page's."""
        printed = self._published(clause)[0]
        ends = [interval(t).last for t in clause.times]
        return printed is not None and any(end is not None and printed - end > LONG_PAST for end in ends)

    def _published(self, clause: Clause) -> tuple[int | None, int | None]:
        when = self.statements.story.published(self.statements.all[clause.number].article)
        return when.first, when.last

    def _in_time(self, negated: Clause, other: Clause) -> bool:
        """Whether the other was told when the negation was said: what "has not" happened may happen later."""
        mine, theirs = self._published(negated)[1], self._published(other)[0]
        if mine is None or theirs is None:
            return not negated.perfect or bool(other.times)
        happened = [last for t in other.times if (last := interval(t).last) is not None]
        if happened and max(happened) <= mine:
            return True
        return theirs - mine <= (LATER_DAYS if negated.focus and not negated.perfect else 0)

    def conflicts(self) -> Iterator[Conflict]:
        """Counts and days that two clauses of different articles give otherwise."""
        yield from self._counts()
        yield from self._days()

    def _counts(self) -> Iterator[Conflict]:
        counted: defaultdict[str, list[tuple[Clause, Quantity]]] = defaultdict(list)
        for clause in self.all:
            for quantity in quantities(clause.text) if clause.real and not clause.negative else ():
                if quantity.unit in ("money", "%") and changes(clause.words):
                    continue
                counted[quantity.unit].append((clause, quantity))
        for unit in sorted(counted):
            held = counted[unit]
            for place, (clause, quantity) in enumerate(held):
                for other, second in held[place + 1 : place + 1 + BLOCK]:
                    shared = self._same_count(clause, other, unit) if conflict(quantity, second) else ()
                    if shared and not self._holds_too(held, clause, other):
                        yield Conflict(clause, other, "number", shared, (quantity.printed, second.printed))

    def _holds_too(self, held: Sequence[tuple[Clause, Quantity]], a: Clause, b: Clause) -> bool:
        """Whether another number of the one clause agrees with one of the other's: "two of nine", "nine"."""
        mine, theirs = ([q for c, q in held if c is clause] for clause in (a, b))
        return any(not conflict(x, y) and x.whole == y.whole and x.kind == y.kind for x in mine for y in theirs)

    def _same_count(self, a: Clause, b: Clause, unit: str) -> tuple[str, ...]:
        """The senses by which the two count the same thing at the same time; none where they do not."""
        if self._article(a) == self._article(b) or not self._one_matter(a, b):
            return ()
        names = self._people_terms(a) | self._people_terms(b)
        mine, theirs = (_context(c, unit) - names for c in (a, b))
        shared = mine & theirs
        plain = len(shared) > LEAST_SHARED and len(shared) >= SAME_EVENT * max(len(mine), len(theirs))
        if not plain and (shared.isdisjoint(countable()) or len(shared) < ALIKE * min(len(mine), len(theirs))):
            return ()
        acts = [{s for s in c if s in tallies()} for c in (mine, theirs)]
        if acts[0] != acts[1]:
            return ()
        return (
            tuple(sorted(shared))
            if self._one_time(a, b, grows=bool(acts[0]) or shared.isdisjoint(countable()))
            else ()
        )

    def _article(self, clause: Clause) -> str:
        return self.statements.all[clause.number].article

    def _one_time(self, a: Clause, b: Clause, grows: bool) -> bool:
        """Whether the two counts were given at one time, or are of something that does not change."""
        if not grows:
            return True
        first, second = self._published(a)[0], self._published(b)[0]
        return first is not None and second is not None and abs(first - second) <= COUNT_DAYS

    def _days(self) -> Iterator[Conflict]:
        dated = [c for c in self.all if len(c.times) == 1 and one_day(c.times[0]) and c.real and not c.negative]
        blocks: defaultdict[str, list[Clause]] = defaultdict(list)
        for clause in dated:
            for meant in sorted(clause.senses):
                if len(self.by_sense[meant]) <= RARE:
                    blocks[meant].append(clause)
        seen: set[tuple[Range, int, Range, int]] = set()
        for key in sorted(blocks):
            for place, clause in enumerate(blocks[key]):
                for other in blocks[key][place + 1 : place + 1 + BLOCK]:
                    pair = (clause.where, clause.number, other.where, other.number)
                    shared = self._same_event(clause, other) if pair not in seen else ()
                    seen.add(pair)
                    if shared:
                        yield Conflict(clause, other, "date", shared, (clause.times[0], other.times[0]))

    def _same_event(self, a: Clause, b: Clause) -> tuple[str, ...]:
        if self._article(a) == self._article(b) or _meet(a, b) or _by_night(a, b):
            return ()
        if self._actors(a) != self._actors(b) or {q.printed for q in quantities(a.text)} != {
            q.printed for q in quantities(b.text)
        }:
            return ()
        names = self._people_terms(a) | self._people_terms(b)
        mine, theirs = (_context(c, "") - names - _dates(c, self.statements) for c in (a, b))
        shared = mine & theirs
        if len(shared) < LEAST_SHARED + 1 or len(shared) < SAME_EVENT * max(len(mine), len(theirs)):
            return ()
        close = self.statements.cosines([a.number], [b.number])[0, 0] >= SAME_EVENT
        return tuple(sorted(shared)) if close else ()


def _meet(a: Clause, b: Clause) -> bool:
    return any(interval(x).meets(interval(y)) for x in a.times for y in b.times)


def _by_night(a: Clause, b: Clause) -> bool:
    """Whether the two days are neighbours and a night lies between, which writers give to either."""
    first, second = interval(a.times[0]).first, interval(b.times[0]).first
    night = not _NIGHT.isdisjoint(a.words) or not _NIGHT.isdisjoint(b.words)
    return first is not None and second is not None and abs(first - second) == 1 and night


def _context(clause: Clause, unit: str) -> frozenset[str]:
    return frozenset(s for s in clause.senses if s != unit and not s[0].isdigit())


def _dates(clause: Clause, statements: Statements) -> frozenset[str]:
    """The words of a clause's time expressions."""
    article = statements.all[clause.number].article
    low, high = clause.where
    text = statements.story.articles[article].text
    held = [text[start:end] for start, end, _ in statements.when[article] if low <= start and end <= high]
    return terms([w for words in held for w in tokens(words)])
