"""Entities: who and what the pages speak of, under which names and offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.data.days import words
from onrecord.dossier.context import EntityGroup, EntityView, RoleView
from onrecord.dossier.context_statements import SpeakerGroup
from onrecord.dossier.lookup import Lookup
from onrecord.dossier.shown import clipped
from onrecord.model import Entity

_KINDS = (
    ("person", "People"),
    ("organization", "Organizations"),
    ("group", "Groups"),
    ("place", "Places"),
    ("work", "Works"),
    ("event", "Events"),
    ("other", "Others"),
)

_ANONYMOUS = "Sources without a name"


def entity_groups(lookup: Lookup, speakers: Sequence[SpeakerGroup]) -> tuple[EntityGroup, ...]:
    """Entities by kind, those who speak and those most mentioned first; the anonymous stand by themselves."""
    said = Counter(s.entity for a in lookup.record.attributions for s in a.speakers if s.entity)
    href = {group.entity: f"#{group.id}" for group in speakers}
    groups = []
    for kind, heading in _KINDS:
        found = [e for e in lookup.record.entities if e.kind == kind and not e.anonymous]
        groups.append(_group(lookup, heading, found, said, href))
    groups.append(_group(lookup, _ANONYMOUS, [e for e in lookup.record.entities if e.anonymous], said, href))
    return tuple(group for group in groups if group.entities or group.rest)


def _group(
    lookup: Lookup, heading: str, found: Sequence[Entity], said: Counter[str], href: Mapping[str, str]
) -> EntityGroup:
    ordered = sorted(found, key=lambda e: (-said[e.id], -len(e.mentions), e.name, e.id))
    full = [e for e in ordered if said[e.id] or len(e.mentions) > 1 or e.roles or e.aliases]
    rest = [e.name for e in ordered if not (said[e.id] or len(e.mentions) > 1 or e.roles or e.aliases)]
    return EntityGroup(heading, tuple(_view(lookup, e, said[e.id], href) for e in full), tuple(rest))


def _view(lookup: Lookup, entity: Entity, said: int, href: Mapping[str, str]) -> EntityView:
    roles: dict[str, RoleView] = {}
    for role in sorted(entity.roles, key=lambda r: (r.edtf or "9", r.span.article, r.span.start)):
        alike = role.role.casefold()
        place = lookup.spot(role.span.article, role.span) if alike not in roles else ""
        roles.setdefault(alike, RoleView(clipped(role.role, 120), words(role.edtf), place))
    return EntityView(
        id=f"e{lookup.entity_number[entity.id]}",
        name=clipped(entity.name, 160),
        aliases=tuple(clipped(alias, 80) for alias in entity.aliases if alias != entity.name),
        roles=tuple(roles.values()),
        mentions=len(entity.mentions),
        statements=said,
        wikidata=entity.wikidata if entity.wikidata and re.fullmatch(r"Q\d+", entity.wikidata) else "",
        speaker_href=href.get(entity.id, "") if said else "",
    )
