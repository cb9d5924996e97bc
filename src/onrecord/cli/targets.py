"""By which ids a decision names a row of the record."""

from __future__ import annotations

from typing import Any

import click

from onrecord.model import (
    Article,
    Attribution,
    Claim,
    Decision,
    Entity,
    Mention,
    Record,
    Relation,
    Target,
    Utterance,
)


def named(record: Record, row: Any) -> tuple[str, ...]:
    """The ids by which a decision names a row: of articles, mentions and attributions, which no build changes.

    Raises:
        click.BadParameter: it is a row that a decision cannot be about.
    """
    match row:
        case Article() | Mention() | Attribution():
            return (row.id,)
        case Entity():
            return row.mentions[:1]
        case Decision():
            return row.targets
        case Utterance():
            return (row.first,)
        case Relation():
            return tuple(name for end in (row.from_, row.to) for name in _at_end(record, end))
    message = "decide about an article, mention, attribution, entity, utterance or relation"
    raise click.BadParameter(f"{message}; a {type(row).__name__.lower()} is made of them.", param_hint="ID")


def _at_end(record: Record, end: Target) -> tuple[str, ...]:
    if end.span is not None:
        return (end.span.article,)
    if end.attribution is not None:
        return (end.attribution,)
    held: tuple[Utterance | Claim | Entity, ...] = (*record.utterances, *record.claims, *record.entities)
    (row,) = (row for row in held if row.id in (end.utterance, end.claim, end.entity))
    if isinstance(row, Claim):
        first = row.reports[0]
        return (first.attribution or first.span.article,)
    return named(record, row)
