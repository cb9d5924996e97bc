"""Who speaks for whom: an office whose words name its principal ("Harbour Board spokeswoman", "the mayor's
aide")."""

from __future__ import annotations

from onrecord.model import Relation, Role, Target
from onrecord.record.actors import demonym
from onrecord.record.entities import People
from onrecord.record.groups import content_id
from onrecord.record.names import name_words
from onrecord.record.roles import MODIFIERS, head_of

EXPLICIT = 0.9
"""Confidence of a link that a page's own words give."""


def principals(people: People) -> dict[str, tuple[str, Role]]:
    """For each spokesperson the entity spoken for, with the role that says so; where pages differ, the first."""
    names: dict[tuple[str, ...], str] = {}
    for entity in reversed(people.entities):
        if not entity.anonymous and entity.kind in ("person", "organization", "group", "place"):
            for name in (entity.name, *entity.aliases):
                held = names.get(name_words(name))
                if held is None or people.by_id[held].kind == "place":
                    names[name_words(name)] = entity.id
    found: dict[str, tuple[str, Role]] = {}
    for entity in people.entities:
        for role in entity.roles:
            head = head_of(role.role)
            if head is None or head[1] != "spokesperson" or entity.id in found:
                continue
            principal = _named(role.role, names)
            if principal and principal != entity.id:
                found[entity.id] = (principal, role)
    return found


def _named(role: str, names: dict[tuple[str, ...], str]) -> str | None:
    """The entity with the longest name inside the role's words."""
    words = name_words(role)
    for size in range(len(words), 0, -1):
        if size == 1:
            words = tuple(word for word in words if word not in MODIFIERS and demonym(word) is None)
        for start in range(len(words) - size + 1):
            found = names.get(words[start : start + size])
            if found:
                return found
    return None


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
