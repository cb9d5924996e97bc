"""What one article holds as one person, organization, place or group: the units that are joined across articles.

A unit is a coreference cluster of the reading. Two things are added to it: speakers and carriers that the reading
names without a mention, and the parting of a place from its government where the place speaks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Article, Attribution, Mention, MentionKind, Reading
from onrecord.record.who import actors
from onrecord.record.who.kinds import ORGANIZATION_WORDS, is_body, is_title
from onrecord.record.who.names import folded, name_of, name_words, person
from onrecord.record.who.roles import FoundRole, roles_beside

Sort = Literal["person", "body", "place", "government", "anonymous", "other"]
"""What a unit may be joined with: bodies are organizations and groups; a government is a place that speaks."""

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)

_NAME_AND_NOUN = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w’'&-]* ){1,4}[A-Z][\w’'&-]*) "
    r"(?:newspaper|magazine|agency|website|channel|broadcaster|company|firm|airline),?$"
)
"""A name of two words and more with the noun for what it is ("the Norn Post newspaper")."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing in one article. `names` are its names as written, the most frequent first; `key` is unique."""

    key: str
    article: str
    sort: Sort
    kind: MentionKind
    names: tuple[str, ...]
    descriptions: tuple[str, ...]
    mentions: tuple[str, ...]
    roles: tuple[FoundRole, ...]
    speaks: bool


@dataclass(frozen=True, slots=True)
class Units:
    """The units of an article, and which unit each mention and each unanchored name belongs to."""

    units: tuple[Unit, ...]
    of_mention: dict[str, str]
    of_name: dict[str, str]


def units_of(reading: Reading, kinds: dict[str, MentionKind]) -> Units:
    """The units of one article. `kinds` corrects the kind of a folded name to what most of the story takes it
    for."""
    speaking = _speaking(reading.attributions)
    called = {s.mention: s.name for a in reading.attributions for s in a.speakers if s.mention}
    anonymous = {s.mention for a in reading.attributions for s in a.speakers if s.anonymous and s.mention}
    clusters: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.kind != "time":
            clusters[mention.cluster or mention.id].append(mention)
    units: list[Unit] = []
    for members in clusters.values():
        units += _parted(_unit(reading.article, members, kinds, called, anonymous), members, speaking)
    of_mention = {mention: unit.key for unit in units for mention in unit.mentions}
    units, of_name = _with_unanchored(reading, units, kinds)
    return Units(tuple(units), of_mention, of_name)


def _speaking(attributions: Iterable[Attribution]) -> set[str]:
    """The mentions that are speakers of something."""
    return {s.mention for a in attributions for s in a.speakers if s.mention}


def _unit(
    article: Article,
    members: Sequence[Mention],
    kinds: dict[str, MentionKind],
    called: dict[str, str],
    anonymous: set[str],
) -> Unit:
    beside = {m.id: found.group(1) for m in members if (found := _NAME_AND_NOUN.match(m.span.text))}
    named = [m for m in members if (m.form == "name" or m.id in beside) and not is_title(m.span.text)]
    most = _voted(members)
    spelled = {m.id: name_of(beside.get(m.id, m.span.text), most if m.kind == "group" else m.kind) for m in named}
    counted = Counter(spelled.values())
    names = tuple(sorted(counted, key=lambda name: (-counted[name], -len(name), name)))
    kind = _kind(members, names, kinds)
    ids = tuple(m.id for m in members)
    speaks = not called.keys().isdisjoint(ids)
    begins = {m.id: m.span.start + max(m.span.text.rfind(spelled[m.id]), 0) for m in named}
    places = [(begins[m.id], begins[m.id] + len(spelled[m.id])) for m in named]
    roles = tuple(r for place in places for r in roles_beside(article.text, *place))
    if kind != "person":
        roles = ()
    described = [m for m in members if m.form != "pronoun" and m not in named]
    spoken = tuple(dict.fromkeys(called[i] for i in ids if i in called)) if not names else ()
    descriptions = spoken or tuple(m.span.text for m in described)
    sort = "anonymous" if not names and not anonymous.isdisjoint(ids) else _sort(kind, names)
    return Unit(min(ids), article.id, sort, kind, names, descriptions, ids, roles, speaks)


def _kind(members: Sequence[Mention], names: Sequence[str], kinds: dict[str, MentionKind]) -> MentionKind:
    if names and actors.is_seat(names[0]):
        return "organization"
    for name in sorted(names, key=lambda name: (-len(name.split()), names.index(name))):
        if folded(name) in kinds:
            return kinds[folded(name)]
    return _voted(members)


def _voted(members: Sequence[Mention]) -> MentionKind:
    """The kind that most of the names were tagged as; of all mentions, where none is a name."""
    votes = Counter(m.kind for m in members if m.form == "name") or Counter(m.kind for m in members)
    return min(votes.items(), key=lambda item: (-item[1], item[0]))[0]


def _sort(kind: MentionKind, names: Sequence[str]) -> Sort:
    if kind == "person":
        return "person"
    if kind in ("organization", "group"):
        return "body" if not names or actors.government(names[0]) is None else "government"
    return "place" if kind == "place" else "other"


def _parted(unit: Unit, members: Sequence[Mention], speaking: set[str]) -> list[Unit]:
    """A place whose name speaks is two things: the place, and its government in the mentions that speak."""
    if unit.sort != "place" or not unit.speaks:
        return [unit]
    voice = tuple(m.id for m in members if m.id in speaking)
    land = tuple(m.id for m in members if m.id not in speaking)
    government = replace(unit, key=min(voice), sort="government", kind="organization", mentions=voice)
    if not land:
        return [government]
    return [replace(unit, key=min(land), mentions=land, speaks=False), government]


def _with_unanchored(
    reading: Reading, units: list[Unit], kinds: dict[str, MentionKind]
) -> tuple[list[Unit], dict[str, str]]:
    """Units for speakers, addressees and carriers that have a name and no mention: the article's unit of that name
    where there is one, else a new one without mentions."""
    by_name: dict[str, str] = {}
    for unit in units:
        for name in unit.names:
            by_name.setdefault(folded(name), unit.key)
    of_name: dict[str, str] = {}
    new: list[Unit] = []
    for name, anonymous in _unanchored(reading.attributions):
        key = unanchored_key(name, anonymous)
        if key in of_name:
            continue
        if not anonymous and folded(name) in by_name:
            of_name[key] = by_name[folded(name)]
            continue
        unit = _bare_unit(reading.article.id, name, anonymous, kinds)
        of_name[key] = unit.key
        new.append(unit)
    return units + new, of_name


def _unanchored(attributions: Iterable[Attribution]) -> Iterable[tuple[str, bool]]:
    for attribution in attributions:
        yield from ((s.name, s.anonymous) for s in attribution.speakers if s.mention is None)
        yield from ((a.name, False) for a in attribution.addressees if a.mention is None)
        yield from ((link.carrier, link.anonymous) for link in attribution.chain or ())


def unanchored_key(name: str, anonymous: bool) -> str:
    """How a name without a mention is looked up in `Units.of_name`."""
    return f"{'?' if anonymous else ''}{folded(name) or name}"


def _bare_unit(article: str, name: str, anonymous: bool, kinds: dict[str, MentionKind]) -> Unit:
    key = f"{article}:~{unanchored_key(name, anonymous)}"
    if anonymous:
        return Unit(key, article, "anonymous", "person", (), (name,), (), (), True)
    if not _ARTICLE.sub("", name)[:1].isupper() or not name_words(name):
        return Unit(key, article, "other", "other", (), (name,), (), (), True)
    known = kinds.get(folded(name))
    kind: MentionKind = known or ("person" if _like_a_person(name) else "organization")
    return Unit(key, article, _sort(kind, (name,)), kind, (name,), (), (), (), True)


def _like_a_person(name: str) -> bool:
    words = name_words(name)
    parts = person(name)
    return parts.full and len(words) <= 4 and not is_body(name) and not ORGANIZATION_WORDS & set(words)
