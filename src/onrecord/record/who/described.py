"""Which descriptions of different pages mean one person or body: by the office, or by the words of what it is.

"Norland's harbour minister" of one page is the Ann Poe whom another calls "Harbour Minister"; "the transport
ministry" is the "Ministry of Transport". Nothing is joined where the story has two that the words could mean.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.data import things
from onrecord.record.groups import Groups
from onrecord.record.who import actors
from onrecord.record.who.locals import Unit
from onrecord.record.who.names import folded, name_words, one_way
from onrecord.record.who.roles import MODIFIERS, PORTFOLIOS, head_of, is_past_or_coming, key_of, portfolio, rank
from onrecord.record.words import word_set

ROLE_WORDS = 2
"""A description must have this many words of content to mean one office: "the spokesman" alone is anybody's."""

STEM = 5
"""Letters that a place and its adjective share: "Norland", "Norlandish"."""

_DEFINITE = re.compile(r"(?:the|[^\W\d_][\w-]*(?:\s[A-Z][\w-]*)?['’]s?)\s", re.IGNORECASE)
_BODY_HEADS = things.nouns("organization")
_SMALL = word_set("the a an of for in and on at its their his her our")
_Key = tuple[str, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Office:
    """What an office is: its noun, which of several ("foreign"), its rank, and the stems of whose it is."""

    head: str
    which: frozenset[str]
    rank: frozenset[str]
    realm: frozenset[str]

    @property
    def key(self) -> _Key:
        """The office, whosoever it is."""
        return self.head, self.which, self.rank

    def fits(self, other: _Office) -> bool:
        """Whether both may be offices of one realm."""
        return self.key == other.key and (not self.realm or not other.realm or bool(self.realm & other.realm))


def join_descriptions(groups: Groups[str], units: Sequence[Unit]) -> None:
    """Join the units without a name to whom or what their words mean.

    1. Persons: the one who holds the very office in the words of the page, else of the story.
    2. Else the one who holds the same office by its noun, portfolio and rank, on the same page or in the story.
    3. Bodies: those of the same words, named or not.
    """
    people = [unit for unit in units if unit.names and unit.sort == "person"]
    called = [unit for unit in units if not unit.names and unit.speaks]
    _in_the_same_words(groups, people, [unit for unit in called if unit.sort == "person"])
    _in_the_same_office(groups, people, [unit for unit in called if unit.sort == "person"])
    _bodies(groups, [u for u in units if u.sort == "body" and (u.names or u.speaks)])


def _in_the_same_words(groups: Groups[str], people: Sequence[Unit], called: Sequence[Unit]) -> None:
    """Of several who hold the office, the one whom the description's own article names with it."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    here: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in people:
        for role in unit.roles:
            holders[key_of(role.text)].add(unit.key)
            here[(unit.article, key_of(role.text))].add(unit.key)
    for unit in called:
        for text in unit.descriptions:
            office = key_of(text)
            held = here.get((unit.article, office)) or holders.get(office, set())
            owners = {groups.root(key) for key in held}
            if len(owners) == 1 and len(name_words(text)) >= ROLE_WORDS and head_of(text):
                groups.join(owners.pop(), unit.key)
                break


def _in_the_same_office(groups: Groups[str], people: Sequence[Unit], called: Sequence[Unit]) -> None:
    """Join who is called by an office to who holds it: by most pages, so that one's mistake makes no holder. Whose
    office it is that a page does not say ("the defence minister"), the holder's other pages and offices tell."""
    given: defaultdict[str, Counter[_Office]] = defaultdict(Counter)
    for unit in people:
        given[groups.root(unit.key)].update(found for role in unit.roles if (found := _office(role.text)))
    held: defaultdict[_Key, list[tuple[_Office, Unit]]] = defaultdict(list)
    for unit in people:
        offices = given[groups.root(unit.key)]
        counted = Counter[_Key]()
        for office, times in offices.items():
            counted[office.key] += times
        for office in {found for role in unit.roles if (found := _office(role.text))}:
            if counted[office.key] == max(counted.values()):
                same = [each.realm for each in offices if each.key == office.key and each.realm]
                realm = office.realm or frozenset().union(*(same or (each.realm for each in offices)))
                held[office.key].append((replace(office, realm=realm), unit))
    known = {groups.root(unit.key) for unit in people}
    for unit in (u for u in called if groups.root(u.key) not in known):
        named = [found for text in unit.descriptions if _DEFINITE.match(text) and (found := _office(text))]
        if not any(_joined(groups, unit, office, held[office.key]) for office in named):
            any(_joined_here(groups, unit, office, held, people) for office in named)


def _joined(groups: Groups[str], unit: Unit, office: _Office, held: Sequence[tuple[_Office, Unit]]) -> bool:
    """Whether the unit was joined to the one who holds its office, on its own page before others."""
    fits = [(other, holder) for other, holder in held if office.fits(other)]
    near = [(other, holder) for other, holder in fits if holder.article == unit.article]
    sure = near or [(other, holder) for other, holder in fits if office.which or office.realm & other.realm]
    owners = {groups.root(holder.key) for _, holder in sure}
    return len(owners) == 1 and groups.join(owners.pop(), unit.key)


def _joined_here(
    groups: Groups[str],
    unit: Unit,
    office: _Office,
    held: Mapping[_Key, Sequence[tuple[_Office, Unit]]],
    people: Sequence[Unit],
) -> bool:
    """Whether the unit, called by the bare noun of an office ("the minister"), was joined to the one person named
    on its page who by any page of the story holds such an office in full: the governor is no deputy governor."""
    if office.which or office.realm or office.rank:
        return False
    here = {groups.root(person.key) for person in people if person.article == unit.article}
    same = (found for (head, _, held_rank), found in held.items() if head == office.head and not held_rank)
    owners = here & {groups.root(holder.key) for found in same for _, holder in found}
    return len(owners) == 1 and groups.join(owners.pop(), unit.key)


def _office(text: str) -> _Office | None:
    head = head_of(text)
    if head is None or head[1] != "office" or is_past_or_coming(text):
        return None
    which = portfolio(text, head[0])
    words = [word.removesuffix("'s") for word in folded(text).split()]
    own = {*head[0].split(), *which, *_SMALL, *MODIFIERS, *PORTFOLIOS}
    realm = {(actors.demonym(word) or word).lower()[:STEM] for word in words if word not in own}
    return _Office(head[0], which, rank(text), frozenset(realm))


def _bodies(groups: Groups[str], units: Sequence[Unit]) -> None:
    """Join bodies that are described, or named, in the same words, two of content at least; where the story knows
    such a body of two owners ("Norland's port office", "Sarva's port office"), none that has no owner."""
    by_words: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    owned: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for unit in units:
        for words, owner in {found for text in (*unit.names, *unit.descriptions) if (found := _body(text))}:
            key = words | {f"'{owner}"} if owner else words
            by_words[key].append(unit.key)
            if owner:
                owned[words].add(owner)
    for key, keys in sorted(by_words.items(), key=lambda item: sorted(item[0])):
        if len(owned[key]) < 2:
            for other in keys[1:]:
                groups.join(keys[0], other)


def _body(text: str) -> tuple[frozenset[str], str] | None:
    """The words of content of a body's description, and whose it is: "Norland's Ministry of Works"; None of one
    that is not called by a word for a public body, or by that alone, without a name for whose it is ("Norland's
    navy")."""
    owner, mark, rest = text.partition("’s ") if "’s " in text else text.partition("'s ")
    words = name_words(rest if mark else text)
    content = frozenset(word for word in words if word not in _SMALL)
    named = bool(mark) and owner.removeprefix("the ").removeprefix("The ")[:1].isupper()
    if len(content) + named < ROLE_WORDS or not content & _BODY_HEADS or len(content) > ROLE_WORDS + 1:
        return None
    return frozenset(map(one_way, content)), folded(owner) if mark else ""
