"""Which units of different articles are one entity.

1. An editor's decisions come first: what was split is kept apart, what was merged is one.
2. Persons: full names meet in blocks by the sound of the family name; those whose given names disagree are kept
   apart. A family name alone joins the one person of that name; where the story has two, it joins none of them
   unless pages give one of them the office that the article gives the name; and never the one whom the same
   article names in full beside it, where the story has another.
3. Bodies, places and governments: by folded name, known aliases, acronym, and the sound of a one-word name.
4. Descriptions ("the harbour board spokesman", "the ministry of works"): `described.py`.

Anonymous sources are never joined: two pages' "officials" are two unless somebody shows otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from onrecord.data import things
from onrecord.model import Decision
from onrecord.record.groups import Groups
from onrecord.record.who import actors
from onrecord.record.who.described import join_descriptions
from onrecord.record.who.locals import Unit
from onrecord.record.who.names import (
    PersonName,
    acronym,
    bare,
    folded,
    looks_like_acronym,
    name_words,
    person,
    same_person,
    same_word,
    sound,
)
from onrecord.record.who.roles import key_of

_GENERIC = things.nouns("organization", "group", "place", "work")
NAMED = ("body", "place", "government", "other")
"""What is joined by its names alone."""


def link(units: Sequence[Unit], of_mention: dict[str, str], decisions: Sequence[Decision]) -> Groups[str]:
    """Group the keys of the units that mean one entity."""
    groups = Groups(unit.key for unit in units)
    _decided(groups, of_mention, decisions)
    people = [unit for unit in units if unit.sort == "person" and unit.names]
    _full_names(groups, people)
    _family_names(groups, people)
    _others(groups, [unit for unit in units if unit.sort in NAMED and unit.names])
    join_descriptions(groups, units)
    return groups


def _decided(groups: Groups[str], of_mention: dict[str, str], decisions: Sequence[Decision]) -> None:
    for kind in ("split", "merge"):
        for decision in decisions:
            ends = [of_mention[target] for target in decision.targets if target in of_mention]
            if decision.kind == kind and len(ends) == len(decision.targets) == 2:
                (groups.bar if kind == "split" else groups.join)(*ends)


def best_name(unit: Unit) -> PersonName:
    """The unit's name as a person's: the first of its names that has a given name, else the first."""
    parsed = [person(name) for name in unit.names]
    return next((name for name in parsed if name.full), parsed[0])


def _full_names(groups: Groups[str], people: Sequence[Unit]) -> None:
    """Join full names that can be one person's, equal given names first: of "Ann Poe", "Ann J. Poe" and "Sour Ann
    Poe" the first two are one, and the third fits only one of them."""
    holders: defaultdict[PersonName, list[str]] = defaultdict(list)
    for unit in people:
        name = best_name(unit)
        if name.full:
            holders[name].append(unit.key)
    blocks: defaultdict[str, list[PersonName]] = defaultdict(list)
    for name in sorted(holders, key=lambda n: (n.family, n.given, n.junior)):
        for key in holders[name][1:]:
            groups.join(holders[name][0], key)
        for block in sorted({sound(name.family), name.family[:4]}):
            blocks[block].append(name)
    for names in blocks.values():
        for a, b in combinations(names, 2):
            if not same_person(a, b):
                groups.bar(holders[a][0], holders[b][0])
    alike = [(a, b) for names in blocks.values() for a, b in combinations(names, 2) if same_person(a, b)]
    for a, b in sorted(alike, key=lambda pair: pair[0].given[0] != pair[1].given[0]):
        groups.join(holders[a][0], holders[b][0])


def _family_names(groups: Groups[str], people: Sequence[Unit]) -> None:
    """Join single names to the one person they can mean; the same single name in two articles is one person where
    the story knows no full name for it."""
    full = [unit for unit in people if best_name(unit).full]
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for unit in full:
        name = best_name(unit)
        for word in (name.family, *name.given):
            by_word[sound(word)].add(unit.key)
    units = {unit.key: unit for unit in full}
    alone: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in people:
        if best_name(unit).full:
            continue
        word = best_name(unit).family
        nearby = [units[key] for key in sorted(by_word[sound(word)])]
        family = [u for u in nearby if same_word(best_name(u).family, word)]
        first = [u for u in nearby if any(same_word(given, word) for given in best_name(u).given[:1])]
        chosen = _only(groups, unit, _elsewhere(groups, unit, family or first))
        if chosen:
            groups.join(chosen, unit.key)
        elif not (family or first):
            alone[sound(word)].append(unit)
    for lonely in alone.values():
        for a, b in pairwise(lonely):
            if same_word(best_name(a).family, best_name(b).family):
                groups.join(a.key, b.key)


def _elsewhere(groups: Groups[str], unit: Unit, candidates: Sequence[Unit]) -> Sequence[Unit]:
    """The candidates without those whom the unit's own article names in full: its reader kept the two apart. Where
    nobody else is left, all of them: the reader may have missed that they are one."""
    own = {groups.root(c.key) for c in candidates if c.article == unit.article}
    return [c for c in candidates if groups.root(c.key) not in own] or candidates


def _only(groups: Groups[str], unit: Unit, candidates: Sequence[Unit]) -> str | None:
    """The group that all candidates belong to; else the one to which pages give the office that this article gives
    the unit; else None."""
    for choice in (
        candidates,
        [c for c in candidates if _offices(c) & _offices(unit)],
    ):
        roots = {groups.root(c.key) for c in choice}
        if len(roots) == 1:
            return roots.pop()
    return None


def _offices(unit: Unit) -> set[str]:
    return {key_of(role.text) for role in unit.roles}


def _others(groups: Groups[str], units: Sequence[Unit]) -> None:
    by_key: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    shared = _shared_beginnings(units) | _namesakes(groups, [unit for unit in units if unit.sort == "body"])
    for unit in units:
        for key in _keys(unit):
            if key not in shared:
                by_key[(unit.sort, key)].append(unit.key)
    for keys in by_key.values():
        for key in keys[1:]:
            groups.join(keys[0], key)
    _acronyms(groups, [unit for unit in units if unit.sort == "body"])
    _one_word_names(groups, units)
    _placed(groups, units)


def _namesakes(groups: Groups[str], units: Sequence[Unit]) -> set[str]:
    """Keep apart what has one acronym and is spelled out in other words: a party's committee and its congress. The
    acronyms of several, by which nothing is joined."""
    spelled: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for unit in units:
        short = {folded(name).replace(" ", "") for name in unit.names if looks_like_acronym(name)}
        for name in unit.names:
            if not looks_like_acronym(name) and (initials := acronym(name)) in short:
                spelled[initials].setdefault(tuple(bare(name).split()), unit.key)
    several: set[str] = set()
    for initials, held in spelled.items():
        for a, b in combinations(sorted(held), 2):
            if len(a) != len(b) or not all(map(same_word, a, b)):
                groups.bar(held[a], held[b])
                several.add(initials)
    return several


def _shared_beginnings(units: Sequence[Unit]) -> set[str]:
    """Single words with which the names of several things begin and which are nobody's usual name: "Saint" of two
    ships. Nothing is joined by them."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for unit in units:
        for name in unit.names:
            words = bare(name).split()
            if len(words) > 1:
                longer[words[0]].add(" ".join(words))
    usual = {bare(unit.names[0]) for unit in units}
    return {word for word, names in longer.items() if len(names) > 1 and word not in usual}


def _keys(unit: Unit) -> Iterable[str]:
    for name in unit.names:
        yield bare(name)
        if unit.sort == "government":
            state = actors.government(name)
            known = f"state {state}" if state else None
        else:
            known = actors.body(name) if unit.sort == "body" else actors.state(name)
        if known:
            yield f"={known}"


def _placed(groups: Groups[str], units: Sequence[Unit]) -> None:
    """A body's name behind the place that it is of ("New York Daily News") joins the shorter one ("Daily News"),
    where the story knows no other place's. What any place may have ("Supreme Court") is of a state alone."""
    places = {bare(name) for unit in units if unit.sort in ("place", "government") for name in unit.names}
    longer: defaultdict[str, set[str]] = defaultdict(set)
    bodies = [unit for unit in units if unit.sort == "body"]
    for unit in bodies:
        for name in unit.names:
            words = bare(name).split()
            for cut in range(1, len(words)):
                place, rest = " ".join(words[:cut]), words[cut:]
                state = actors.state(place) or actors.demonym(place)
                if (state and len(rest) > 1) or (place in places and rest[-1] not in _GENERIC):
                    longer[" ".join(rest)].add(unit.key)
    for unit in bodies:
        owners = {groups.root(key) for name in unit.names for key in longer.get(bare(name), ())}
        if len(owners) == 1:
            groups.join(owners.pop(), unit.key)


def _acronyms(groups: Groups[str], units: Sequence[Unit]) -> None:
    """An acronym joins the one body of the story whose initials it is."""
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for unit in units:
        for name in unit.names:
            if not looks_like_acronym(name) and len(name_words(name)) > 1:
                spelled[acronym(name)].add(unit.key)
    for unit in units:
        short = next((folded(n).replace(" ", "") for n in unit.names if looks_like_acronym(n)), None)
        owners = {groups.root(key) for key in spelled.get(short, ())} if short else set()
        if len(owners) == 1:
            groups.join(owners.pop(), unit.key)


def _one_word_names(groups: Groups[str], units: Sequence[Unit]) -> None:
    """Spellings of a one-word name ("Kiev", "Kyiv") that is not an acronym."""
    blocks: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for unit in units:
        words = name_words(unit.names[0])
        if len(words) == 1 and len(words[0]) > 3 and not looks_like_acronym(unit.names[0]):
            blocks[(unit.sort, sound(words[0]))].setdefault(words[0], unit.key)
    for held in blocks.values():
        for a, b in combinations(sorted(held), 2):
            if same_word(a, b):
                groups.join(held[a], held[b])
