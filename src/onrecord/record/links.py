"""How a link between two things that are said is made: its id, its confidence, and the words of its reason."""

from __future__ import annotations

from onrecord.model import Attribution, Relation, RelationName, Target, in_quotes, one_line
from onrecord.model.record import About, Basis
from onrecord.record.groups import content_id
from onrecord.record.who.entities import People

FAIR, GOOD, HIGH = 0.6, 0.75, 0.9
"""Confidences: of a finding by words that leave room, by words that leave little, and by what a page prints."""

EXCERPT = 90


def make(
    name: RelationName,
    start: Target,
    end: Target,
    basis: Basis,
    about: About | None,
    why: str,
    confidence: float,
) -> Relation:
    """A relation whose id depends on its name and its two ends."""
    return Relation(
        content_id("relation", (name, key(start), key(end))),
        name,
        start,
        end,
        basis,
        about,
        why,
        confidence,
    )


def key(end: Target) -> str:
    """What tells one end of a relation from every other: an id, or the place of its words."""
    if end.span:
        return f"{end.span.article}:{end.span.start}-{end.span.end}"
    return end.utterance or end.attribution or end.claim or end.entity or ""


def excerpt(text: str) -> str:
    """The beginning of a text, for a sentence that quotes it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= EXCERPT else plain[: EXCERPT - 1].rsplit(" ", 1)[0] + " …"


def quoted(text: str) -> str:
    """The same, in quotation marks that the page's own words do not have already."""
    return in_quotes(excerpt(text))


def who(people: People, attribution: Attribution) -> str:
    """Who speaks, for a sentence."""
    names = [s.name for s in attribution.speakers] or [one_line(attribution.source)]
    return " and ".join(name for name in names if name) or "An unnamed source"
