"""Persons, organizations, places and groups across the articles of a story.

Invariant: every mention that belongs to an entity belongs to one; anonymous sources of different articles are
never one entity; an entity's id depends on its members alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from onrecord.data import rows
from onrecord.model import Addressee, Attribution, Decision, Entity, Link, MentionKind, Role, Speaker
from onrecord.record.dates import interval
from onrecord.record.groups import content_id
from onrecord.record.story import Story
from onrecord.record.who import actors
from onrecord.record.who.kinds import is_title, kinds_of_names
from onrecord.record.who.linking import link
from onrecord.record.who.locals import Unit, Units, unanchored_key, units_of
from onrecord.record.who.names import (
    begins_given,
    folded,
    is_phrase,
    looks_like_acronym,
    name_words,
    person,
    same_person,
)
from onrecord.record.who.roles import head_of
from onrecord.record.words import fold

_ALWAYS = frozenset({"person", "organization", "place", "group"})
"""Kinds that are entities whenever a page names them; the others only where they speak, or are named often."""

OFTEN = 3
"""Mentions from which on a thing with a name, a ship say, is an entity. By hand."""


@dataclass(frozen=True, slots=True)
class People:
    """The entities of a story and the way to them.

    Attributes:
        entities: all of them, sorted by kind, name and id.
        by_id: the same, by id.
        of_mention: the entity of a mention.
        attributions: those of the story, with the entities of speakers, addressees and carriers filled in.
    """

    entities: tuple[Entity, ...]
    by_id: dict[str, Entity]
    of_mention: dict[str, str]
    attributions: dict[str, Attribution]
    _speakers: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def name(self, entity: str) -> str:
        """The entity's name."""
        return self.by_id[entity].name

    def has_name(self, entity: str) -> bool:
        """Whether it goes by a name, and is not only described."""
        found = self.by_id[entity]
        return not found.anonymous and any(letter.isupper() for letter in found.name) and not is_title(found.name)

    def speakers(self, attribution: str) -> tuple[str, ...]:
        """The entities that speak in an attribution, in order, each once."""
        held = self._speakers.get(attribution)
        if held is None:
            found = self.attributions[attribution].speakers
            held = tuple(dict.fromkeys(s.entity for s in found if s.entity))
            self._speakers[attribution] = held
        return held

    def named_speakers(self, attribution: str) -> tuple[str, ...]:
        """Those of them that are not anonymous."""
        return tuple(e for e in self.speakers(attribution) if not self.by_id[e].anonymous)


def resolve(story: Story, decisions: Sequence[Decision]) -> People:
    """Find the entities of a story.

    1. The units of each article, with each name's kind by the story's majority.
    2. Which of them are one, across articles.
    3. An entity for each group that a page names or lets speak.
    4. The attributions, with their entities and fullest names.
    """
    kinds = kinds_of_names(story.readings)
    found = {reading.article.id: units_of(reading, kinds) for reading in story.readings}
    units = [unit for article in found.values() for unit in article.units]
    of_mention = {mention: unit for article in found.values() for mention, unit in article.of_mention.items()}
    groups = link(units, of_mention, decisions)
    by_key = {unit.key: unit for unit in units}
    entities: list[Entity] = []
    of_unit: dict[str, str] = {}
    for keys in groups:
        members = [by_key[key] for key in keys]
        if not _counts(members):
            continue
        entity = _entity(story, members)
        entities.append(entity)
        of_unit.update(dict.fromkeys(keys, entity.id))
    ordered = tuple(sorted(entities, key=lambda e: (e.kind, e.name, e.id)))
    by_id = {entity.id: entity for entity in ordered}
    completed = {a.id: _completed(a, found[a.article], of_unit, by_id) for a in story.attributions.values()}
    mentions = {mention: of_unit[unit] for mention, unit in of_mention.items() if unit in of_unit}
    return People(ordered, by_id, mentions, completed)


def _counts(units: Sequence[Unit]) -> bool:
    """Whether the record keeps it: who speaks, who or what is named; a ship or another thing where it is often."""
    named = [unit for unit in units if unit.names]
    often = sum(len(unit.mentions) for unit in named if unit.kind == "other") >= OFTEN
    return often or any(unit.speaks for unit in units) or any(unit.kind in _ALWAYS for unit in named)


def _entity(story: Story, units: Sequence[Unit]) -> Entity:
    mentions = tuple(sorted(m for unit in units for m in unit.mentions))
    name = _best_name(units)
    names = {_clean(n) for unit in units for n in unit.names}
    anonymous = all(unit.sort == "anonymous" for unit in units)
    roles = sorted({role for unit in units for role in _roles(story, unit)}, key=_role_order)
    return Entity(
        content_id("entity", mentions or sorted(unit.key for unit in units)),
        _kind(units),
        name,
        tuple(sorted(names - {name})),
        tuple(roles),
        _wikidata(name, roles),
        anonymous,
        mentions,
    )


def _kind(units: Sequence[Unit]) -> MentionKind:
    votes: Counter[MentionKind] = Counter()
    for unit in units:
        votes[unit.kind] += max(len(unit.mentions), 1)
    return min(votes.items(), key=lambda item: (-item[1], item[0]))[0]


def _clean(name: str) -> str:
    words = " ".join(name.split()).removesuffix("'s").removesuffix("’s").split(" ")
    while len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    while (len(words) > 2 and head_of(words[0])) or (len(words) > 1 and _is_title(words[0])):
        words = words[1:]
    return " ".join(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["role"] for row in rows("offices") if row["class"] == "title")


def _is_title(word: str) -> bool:
    return fold(word).rstrip(".") in _titles()


def _best_name(units: Sequence[Unit]) -> str:
    """Of a person the commonest name with a given name; of others the commonest that is no acronym, no phrase
    ("exiles leaving Norn"), not the end of another ("the Post" of the Norn Post) and not all in capitals; the
    longer of two as common. Of what has no name, the longest description."""
    counted: Counter[str] = Counter()
    for unit in units:
        for place, name in enumerate(unit.names):
            counted[_clean(name)] += 2 if place == 0 else 1
    if not counted:
        return max((d for unit in units for d in unit.descriptions), key=lambda d: (len(d), d), default="unknown")
    people = any(unit.sort == "person" for unit in units)
    return min(
        counted,
        key=lambda n: (
            not person(n).full if people else looks_like_acronym(n),
            not people and (is_phrase(n) or actors.state(n) not in (None, n)),
            any(_gives_way(n, other, people) for other in counted),
            " " in n and n.isupper(),
            -counted[n],
            -len(n),
            n,
        ),
    )


def _gives_way(name: str, other: str, people: bool) -> bool:
    """Whether what goes by two names, of which one ends the other, is rather called by the other: by the longer
    one; people by the one that begins with a given name ("Ada Poe Lovel", not "Poe Lovel" nor "Icon Ada Poe")."""
    own, its = name_words(name), name_words(other)
    long, short = (own, its) if len(own) > len(its) else (its, own)
    if not short or long == short or long[-len(short) :] != short or is_phrase(other):
        return False
    if not people:
        return own == short
    given = begins_given(name)
    if len(short) == 1 or given:
        return False
    return begins_given(other) is True or (given is None and own == short)


def _roles(story: Story, unit: Unit) -> Iterable[Role]:
    for role in unit.roles:
        if role.kind != "title":
            text = " ".join(role.text.split())
            yield Role(text, story.cut(unit.article, role.start, role.end), story.published_edtf(unit.article))


def _role_order(role: Role) -> tuple[str, str, int, int]:
    return (role.edtf or "9", role.span.article, role.span.start, role.span.end)


@cache
def _holders() -> dict[str, list[Mapping[str, str]]]:
    """The rows of the table of office holders that have a Wikidata id, by the last word of the name."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows("office_holders"):
        if row["wikidata"]:
            found.setdefault(row["name"].split()[-1], []).append(row)
    return found


def _wikidata(name: str, roles: Sequence[Role]) -> str | None:
    """The Wikidata id of a holder of an office in the table: name, office and the page's date must all agree."""
    for row in _holders().get((name.split() or [""])[-1], ()):
        spellings = [row["name"], *filter(None, row["also"].split("; "))]
        if not any(folded(s) == folded(name) for s in spellings):
            continue
        term = interval(f"{row['first']}/{row['last']}")
        if any(_holds(role, row["office"]) and term.meets(interval(role.edtf)) for role in roles):
            return row["wikidata"]
    return None


def _holds(role: Role, office: str) -> bool:
    found = head_of(role.role)
    return role.edtf is not None and found is not None and found[0] == office


def _completed(
    attribution: Attribution, units: Units, of_unit: dict[str, str], by_id: dict[str, Entity]
) -> Attribution:
    def entity(name: str, mention: str | None, anonymous: bool) -> str | None:
        key = units.of_mention.get(mention) if mention else units.of_name.get(unanchored_key(name, anonymous))
        return of_unit.get(key) if key else None

    def speaker(old: Speaker) -> Speaker:
        found = entity(old.name, old.mention, old.anonymous)
        return replace(old, entity=found, name=_fuller(old.name, by_id.get(found or "")))

    def addressee(old: Addressee) -> Addressee:
        found = entity(old.name, old.mention, False)
        return replace(old, entity=found, name=_fuller(old.name, by_id.get(found or "")))

    def carrier(old: Link) -> Link:
        return replace(old, entity=entity(old.carrier, None, old.anonymous))

    return replace(
        attribution,
        speakers=tuple(speaker(s) for s in attribution.speakers),
        addressees=tuple(addressee(a) for a in attribution.addressees),
        chain=None if attribution.chain is None else tuple(carrier(c) for c in attribution.chain),
    )


def _fuller(name: str, entity: Entity | None) -> str:
    """The entity's name where it has one; of persons only where it can be this one's."""
    if entity is None or entity.anonymous or (not entity.aliases and entity.name == name):
        return name
    if (
        entity.kind == "person"
        and name[:1].isupper()
        and name.split()[-1][:1].isupper()  # no "Norn's harbour minister"
        and not is_title(name)
        and not same_person(person(_clean(name)), person(entity.name))
    ):
        return name
    return entity.name
