"""Who speaks for whom: an office whose words name its principal ("Harbour Board spokeswoman", "the mayor's
aide")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from onrecord.model import Entity, Relation, Role, Target
from onrecord.record.groups import content_id
from onrecord.record.who.actors import demonym
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.who.roles import MODIFIERS, head_of, is_past_or_coming, portfolio, rank

EXPLICIT = 0.9
"""Confidence of a link that a page's own words give."""

LIKELY = 0.6
"""Confidence of a link that two statements of one page show."""


_OF_AN_OFFICE = re.compile(
    r"^(?:the )?(?P<of>.{3,60}?)['’]s? |\b(?:for|of) (?:the )?(?P<for>.{3,60})$", re.IGNORECASE
)

_DESCRIBED = re.compile(r"(?:The|the|An?|an?|Its|His|Her|Their|Our|Your|My) |.*['’]s? (?:\S+ )*[a-z]\S*$")
"""How a person is called who is only described: with an article, or as somebody's ("Norn Mill’s spokesman")."""

LEADING = frozenset(
    {
        "chair",
        "president",
        "chief executive",
        "managing director",
        "director",
        "director general",
        "head",
        "leader",
    }
    | {"secretary general", "governor", "principal", "rector", "superintendent"}
)
"""Offices whose holders speak as the body itself does; of a government's there are many."""

Office = tuple[str, frozenset[str]]
"""An office: its noun, and the words that say which of several it is."""


def principals(people: People) -> dict[str, tuple[str, Role]]:
    """For each spokesperson the entity spoken for, with the role that says so; where pages differ, the first."""
    names = _names(people)
    holders = _holders(people)
    found: dict[str, tuple[str, Role]] = {}
    for entity in people.entities:
        for role in entity.roles:
            head = head_of(role.role)
            past = name_words(role.role)[:1] == ("former",)
            if head is None or head[1] != "spokesperson" or past or entity.id in found:
                continue
            principal = _named(role.role, names, people) or _by_office(role.role, holders)
            if principal and principal != entity.id:
                found[entity.id] = (principal, role)
    return found


def _names(people: People) -> dict[tuple[str, ...], str]:
    """Whose name some words are; of a place and somebody of the same name not the place's."""
    names: dict[tuple[str, ...], str] = {}
    for entity in reversed(people.entities):
        if people.has_name(entity.id) and entity.kind in ("person", "organization", "group", "place"):
            for name in (entity.name, *entity.aliases):
                held = names.get(name_words(name))
                if held is None or people.by_id[held].kind == "place":
                    names[name_words(name)] = entity.id
    return names


def bodies_led(people: People) -> dict[str, frozenset[str]]:
    """For each person the companies and other bodies that a page says they are at the head of ("the chairman of
    the Norn Mill", "the Norn Mill's chief executive"), past and coming offices left out."""
    names = _names(people)
    found: dict[str, frozenset[str]] = {}
    for entity in people.entities:
        roles = [r.role for r in entity.roles if entity.kind == "person" and leads(r.role)]
        bodies = {body for role in roles if (body := _named(role, names, people)) and body != entity.id}
        led = frozenset(body for body in bodies if people.by_id[body].kind == "organization")
        if led:
            found[entity.id] = led
    return found


def leads(role: str) -> bool:
    """Whether it is the office of who is at the head of a company or another body."""
    head = head_of(role)
    return head is not None and is_leading(head[0]) and _is_held(role)


def is_leading(head: str) -> bool:
    """Whether it is such an office, by its noun."""
    return head in LEADING


def _named(role: str, names: Mapping[tuple[str, ...], str], people: People) -> str | None:
    """The entity with the longest name inside the role's words. An adjective is none ("the Norse foreign
    minister's aide" speaks for no Norse): one word for a place or group counts last, or before the spokesperson
    only."""
    words = name_words(role)
    for size in range(len(words), 0, -1):
        if size == 1:
            words = tuple(word for word in words if word not in MODIFIERS and demonym(word) is None)
        for start in range(len(words) - size + 1):
            found = names.get(words[start : start + size])
            if found and (size > 1 or not _is_adjective(people, found, role, words[start])):
                return found
    return None


def _is_adjective(people: People, entity: str, role: str, word: str) -> bool:
    if people.by_id[entity].kind in ("person", "organization"):
        return False
    after = name_words(role)[name_words(role).index(word) + 1 :]
    return bool(after) and (head_of(after[0]) or ("", ""))[1] != "spokesperson"


def _holders(people: People) -> dict[Office, set[str]]:
    """Who holds each office, by the story's pages, past and coming ones left out."""
    found: defaultdict[Office, set[str]] = defaultdict(set)
    for entity in people.entities:
        for role in entity.roles if entity.kind == "person" else ():
            held = _office(role.role)
            if held and not is_past_or_coming(role.role):
                found[held].add(entity.id)
    return found


def _office(role: str) -> Office | None:
    head = head_of(role)
    return (head[0], portfolio(role, head[0])) if head and head[1] == "office" else None


def _by_office(role: str, holders: Mapping[Office, set[str]]) -> str | None:
    """The one person of the story who holds the office that the role names ("the president's spokesman",
    "spokesman for the foreign minister")."""
    match = _OF_AN_OFFICE.search(role)
    office = _office(match.group("of") or match.group("for")) if match else None
    held = holders.get(office, set()) if office else set()
    return next(iter(held)) if len(held) == 1 else None


def is_described(entity: Entity) -> bool:
    """Whether it is a person who is only described, though by words with capitals ("the Norn Mill’s lawyer")."""
    return entity.kind == "person" and _DESCRIBED.match(entity.name) is not None


def _is_held(role: str) -> bool:
    return not is_past_or_coming(role) and not rank(role)


def relations(people: People, found: dict[str, tuple[str, Role]]) -> list[Relation]:
    """The links as relations."""
    return [
        Relation(
            content_id("relation", ("speaks_for", speaker, principal)),
            "speaks_for",
            Target(entity=speaker),
            Target(entity=principal),
            "explicit",
            "role",
            f"{people.name(speaker)} is called “{role.role}”, and so speaks for {people.name(principal)}.",
            EXPLICIT,
        )
        for speaker, (principal, role) in sorted(found.items())
    ]


def inferred(
    people: People, speaks_for: Mapping[str, str], found: Mapping[str, tuple[str, Role]]
) -> list[Relation]:
    """The links that no role gives: a body to which a page puts down what a spokesperson says speaks for that
    one's principal; where nobody says whose spokesperson it is, that one speaks for the body."""
    principals = {principal for principal, _ in found.values()}
    links: list[Relation] = []
    for body, voice in sorted(speaks_for.items()):
        if body in found:
            continue
        ends = (body, voice) if voice in principals else (voice, body)
        whose = f"who speaks for {people.name(voice)}" if voice in principals else people.name(voice)
        links.append(
            Relation(
                content_id("relation", ("speaks_for", *ends)),
                "speaks_for",
                Target(entity=ends[0]),
                Target(entity=ends[1]),
                "inferred",
                "role",
                f"A page puts down to {people.name(body)} what it quotes below from {whose}.",
                LIKELY,
            )
        )
    return links
