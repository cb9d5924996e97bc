"""Shorthands for records built from drafts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Decision, Record, RecordSettings, Relation
from onrecord.progress import Silent
from onrecord.record import build
from onrecord.record.asking import Weigh
from record.world import Draft


def record(
    *drafts: Draft,
    decisions: Sequence[Decision] = (),
    settings: RecordSettings | None = None,
    weigh: Weigh | None = None,
) -> Record:
    """The record of the drafts."""
    return build([d.reading() for d in drafts], decisions, settings or RecordSettings(), Silent(), weigh)


def groups(built: Record) -> set[frozenset[str]]:
    """The utterances with more than one rendering, each as its attributions."""
    return {frozenset(u.renderings) for u in built.utterances if len(u.renderings) > 1}


def related(built: Record, name: str) -> list[Relation]:
    """The relations of a name."""
    return [r for r in built.relations if r.relation == name]


def entity_of(built: Record, mention: str) -> str | None:
    """The entity that a mention belongs to."""
    return next((e.id for e in built.entities if mention in e.mentions), None)
