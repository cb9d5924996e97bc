"""Whom a page means that calls a speaker by an office only ("the harbour minister", "Norn Mill’s spokesman"), or
by the country or town that the speaker's office is of ("Norn" for its foreign ministry)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.record.utterances.bodies import noun
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.who.roles import PORTFOLIOS, head_of, is_past_or_coming, portfolio, rank
from onrecord.record.who.spokespeople import LEADING, is_described, is_leading
from onrecord.record.words import word_set

_THE_ONE = re.compile(r"(?:the|its|his|her|their|our|your|my) |(?!an? )(?:\S+ ){0,3}\S+['’]s? ", re.IGNORECASE)
"""How a description begins that means one person."""

_DETERMINER = re.compile(r"^(?:the|an?|its|his|her|their|our|your|my) ", re.IGNORECASE)

_GOVERNING = word_set(
    "ministry presidency government cabinet army military staff parliament embassy palace court council assembly"
)
"""Words by which a body is known to speak for a country or town that its name names."""

_WITHIN = word_set("republic kingdom union state states national federal royal people general chief") | _GOVERNING
"""Words with capitals in the name of an office or body that do not say of which country it is."""

_ANY_HEAD = frozenset({"leader", "head"})
"""Words that do for the office of whoever is at the head of something."""

_SMALL = word_set("of for in and on at to from with by a an the who")

MANY = 6
"""An office that more hold is nobody's."""

SAME_BEGINNING = 4
"""Letters that two words begin with where one names a place and the other what is of it ("Norn", "Nornish")."""


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as some words give it: its noun and its class, which of several it is, and the names in its words.
    `details`: all other words that say more of it ("medical")."""

    head: str
    kind: str
    which: frozenset[str]
    names: frozenset[str]
    details: frozenset[str]

    @classmethod
    def of(cls, words: str) -> _Office | None:
        """The office in the words, if there is one, and it is nobody's former, coming or lower one."""
        head = head_of(words)
        if head is None or is_past_or_coming(words) or rank(words):
            return None
        which = portfolio(words, head[0])
        small = (w for w in _DETERMINER.sub("", words).split() if _is_small(w) and head_of(w) is None)
        details = frozenset(w for word in small for w in name_words(word) if w not in _SMALL)
        return cls(head[0], head[1], which, _names(words), details | which)

    @property
    def is_held_by_one(self) -> bool:
        """Whether one at a time has it, or speaks for one thing."""
        return self.kind in ("office", "spokesperson")

    @property
    def is_told_of_a_body(self) -> bool:
        """Whether it is that of a spokesperson, and the words say of whom: "a spokesman for the army" is most
        often the one whom other pages name."""
        return self.kind == "spokesperson" and bool(self.names or self.details)

    def can_be(self, other: _Office) -> bool:
        """Whether both can be one office: of what the one says besides the noun, the other says the same or
        nothing."""
        pairs = ((self.names, other.names), (self.details, other.details))
        return all(a <= b or b <= a for a, b in pairs)


def _is_small(word: str) -> bool:
    """Whether it is no name, though it stands where a sentence begins, or in a body's name: "Army spokesman"."""
    return not word[:1].isupper() or noun(word.lower()) is not None


def _names(words: str) -> frozenset[str]:
    """How the names in the words of an office begin."""
    capitals = [w for w in _DETERMINER.sub("", words).split() if not _is_small(w) and head_of(w) is None]
    names = (name for word in capitals for name in name_words(word))
    return frozenset(n[:SAME_BEGINNING] for n in names if n not in _WITHIN and n not in PORTFOLIOS)


def _offices(words: str) -> Iterator[str]:
    """The words, and without the rank that they end in ("army spokesman Major")."""
    yield words
    while (words := words.rpartition(" ")[0]) and head_of(words) is not None:
        yield words


def _without(words: str, name: str) -> str:
    """The words without those of the name."""
    own = frozenset(name_words(name))
    return " ".join(word for word in words.split() if not own.issuperset(name_words(word) or ("",)))


class Offices:
    """Who holds which office, by the pages of a story."""

    def __init__(self, people: People) -> None:
        """Collect the offices that pages give to those whom they name."""
        self._held: defaultdict[str, list[_Office]] = defaultdict(list)
        self._called: defaultdict[str, set[tuple[_Office, str]]] = defaultdict(set)
        for entity in people.entities:
            if entity.kind == "person" and people.has_name(entity.id) and not is_described(entity):
                found = [office for role in entity.roles if (office := _Office.of(role.role))]
                self._held[entity.id] = [office for office in found if office.is_held_by_one]
                self._call(entity.id, found)
        for attribution in people.attributions.values():
            for person in people.speakers(attribution.id):
                if person in self._held:
                    pieces = (piece for span in attribution.source for piece in span.text.split(","))
                    rest = (_without(piece, people.name(person)) for piece in pieces)
                    self._call(person, (_Office.of(words) for piece in rest for words in _offices(piece)))
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for person, offices in self._held.items():
            leads = [head for head in _ANY_HEAD if any(is_leading(office.head) for office in offices)]
            for head in sorted({*leads, *(office.head for office in offices)}):
                self._holders[head].append(person)
        self._known: dict[str, Sequence[str]] = {}
        seats: defaultdict[str, set[str]] = defaultdict(set)
        for entity in people.entities:
            words = name_words(entity.name)
            if entity.kind != "person" and len(words) == 1 and len(words[0]) >= SAME_BEGINNING:
                seats[words[0][:SAME_BEGINNING]].add(entity.id)
        self._seats = seats
        self._bodies = {
            entity.id: _names(entity.name)
            for entity in people.entities
            if entity.kind != "person" and not _GOVERNING.isdisjoint(name_words(entity.name))
        }

    def _call(self, person: str, offices: Iterable[_Office | None]) -> None:
        for office in offices:
            if office is not None:
                self._called[office.head].add((office, person))

    def called(self, description: str, bare: bool) -> frozenset[str]:
        """Those whom any page calls by such an office. None where they are many. `bare`: the description stands in
        a headline, where an office needs no "the"."""
        wanted = _Office.of(description)
        if wanted is None or not (bare or _THE_ONE.match(description) or wanted.is_told_of_a_body):
            return frozenset()
        heads = sorted(LEADING) if wanted.head in _ANY_HEAD else (wanted.head,)
        found = (pair for head in heads for pair in self._called.get(head, ()))
        fit = frozenset(p for office, p in found if wanted.can_be(office)) - self._others(wanted)
        return fit if len(fit) <= MANY else frozenset()

    def seats(self, entity: str) -> set[str]:
        """The countries, towns and bodies of one word that can be said to say what a person or body says whose
        office or name begins as they do. None where many begin so."""
        held = [office.names for office in self._held.get(entity, ())]
        names = self._bodies.get(entity, frozenset()).union(*held)
        alike = (self._seats.get(name, set()) for name in names)
        return {seat for seats in alike if len(seats) <= MANY for seat in seats} - {entity}

    def meant(self, description: str) -> Sequence[str]:
        """Those who can be meant: they hold such an office, of the same kind and of the same body, as far as the
        words tell. None where they are many."""
        if description not in self._known:
            found = self._meant(description)
            self._known[description] = found if len(found) <= MANY else ()
        return self._known[description]

    def _meant(self, description: str) -> Sequence[str]:
        wanted = _Office.of(description) if _THE_ONE.match(description) else None
        if wanted is None:
            return ()
        others = self._others(wanted)
        held = (person for person in self._holders.get(wanted.head, ()) if person not in others)
        fit = [person for person in held if self._fits(person, wanted)]
        exact = [person for person in fit if wanted.which and wanted.which in self._kinds(person, wanted)]
        return exact or [person for person in fit if not wanted.which or not any(self._kinds(person, wanted))]

    def _others(self, wanted: _Office) -> frozenset[str]:
        """Those of whom pages say more of such an office, and nothing that fits ("medical director": "the sporting
        director")."""
        known = [(wanted.can_be(o), p) for o, p in self._called.get(wanted.head, ()) if o.details or o.names]
        return frozenset(p for _, p in known) - {p for fits, p in known if fits}

    def _of(self, person: str, wanted: _Office) -> Iterator[_Office]:
        anything = wanted.head in _ANY_HEAD
        return (o for o in self._held[person] if o.head == wanted.head or (anything and is_leading(o.head)))

    def _fits(self, person: str, wanted: _Office) -> bool:
        held = list(self._of(person, wanted))
        named = [office.names for office in held if office.names]
        agree = not wanted.names or not named or any(n <= wanted.names or wanted.names <= n for n in named)
        return bool(held) and agree

    def _kinds(self, person: str, wanted: _Office) -> frozenset[frozenset[str]]:
        """Which of several such offices most pages give the person; one that a page gives by mistake is none."""
        counted = Counter(office.which for office in self._of(person, wanted) if office.which)
        most = max(counted.values(), default=0)
        return frozenset(which for which, times in counted.items() if times == most)
