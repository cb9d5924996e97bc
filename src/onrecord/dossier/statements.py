"""Who said what: attributions as statements, gathered by act of speaking and by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.data.days import words
from onrecord.dossier.context_statements import NOBODY, Cite, Saying, SpeakerGroup, Statement, Step
from onrecord.dossier.dates import order
from onrecord.dossier.lookup import Lookup, act_word, content, cue_words, joined, sureness
from onrecord.dossier.shown import clipped
from onrecord.dossier.witnesses import heard
from onrecord.model import Attribution, Entity

STATEMENT_LENGTH = 700
"""Characters of a statement that are listed; a longer one is read in its article. Layout, not data."""

OPEN_SAYINGS = 300
"""With more sayings than this in all, only the first speakers stand open. Layout, not data."""

OPEN_SPEAKERS = 5

_ATTITUDES = {"belief": "a belief", "knowledge": "as known", "intention": "an intention"}
_STANCES = {"committed": "the page takes it for granted", "distanced": "the page keeps its distance"}
_FORMS = {
    "direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted", "turn": "in an interview",
}  # fmt: skip


def statement(lookup: Lookup, attribution: Attribution) -> Statement:
    """One attribution, as the dossier lists it."""
    number = lookup.number[attribution.id]
    return Statement(
        number=number,
        id=attribution.id,
        speakers=lookup.speakers(attribution),
        anonymous=bool(attribution.speakers) and all(s.anonymous for s in attribution.speakers),
        quote=clipped(content(attribution), STATEMENT_LENGTH),
        when=words(attribution.said.edtf) if attribution.said else "",
        basis=attribution.said.basis if attribution.said else "",
        printed=words(lookup.printed(attribution.article)),
        where=lookup.outlet(lookup.articles[attribution.article]),
        form=_FORMS[attribution.form],
        verb=cue_words(attribution),
        act=act_word(attribution),
        notes=tuple(_notes(lookup, attribution)),
        chain=chain(lookup, attribution),
        sureness=sureness(attribution.confidence),
        confidence=round(100 * attribution.confidence),
        inside=_outer(lookup, attribution),
        href=f"#t{number}",
    )


def _outer(lookup: Lookup, attribution: Attribution) -> Cite | None:
    """The statement inside which this one is told."""
    return lookup.cite(attribution.parent) if attribution.parent in lookup.attributions else None


def _notes(lookup: Lookup, attribution: Attribution) -> list[str]:
    notes = [_ATTITUDES.get(attribution.attitude, ""), _STANCES.get(attribution.stance, "")]
    if attribution.addressees:
        notes.append("to " + joined(lookup.name(a.entity, a.name) for a in attribution.addressees))
    if attribution.occasion:
        notes.append("occasion: " + clipped(attribution.occasion.text, 120))
    return [note for note in notes if note]


def chain(lookup: Lookup, attribution: Attribution) -> tuple[Step, ...]:
    """The sourcing chain, from the speaker to this page, as the words come to the reader."""
    anonymous = bool(attribution.speakers) and all(s.anonymous for s in attribution.speakers)
    start = Step(lookup.speakers(attribution), anonymous=anonymous)
    page = Step(lookup.outlet(lookup.articles[attribution.article]))
    if attribution.chain is None:
        return (start, Step("not said how", unknown=True), page)
    links = [
        Step(lookup.name(link.entity, link.carrier), link.anonymous, link.certainty == "inferred")
        for link in reversed(attribution.chain)
    ]
    return (start, *links, page)


def speaker_groups(lookup: Lookup) -> tuple[SpeakerGroup, ...]:
    """All statements, by speaker: who spoke most comes first, statements without a speaker last.

    A statement of two speakers stands with the first of them. Reports of one act of speaking are one saying.
    """
    groups: defaultdict[tuple[str, str], list[Attribution]] = defaultdict(list)
    for attribution in lookup.record.attributions:
        groups[_owner(lookup, attribution)].append(attribution)
    spoken = {owner: _sayings(lookup, found) for owner, found in groups.items()}
    most = max((len(sayings) for owner, sayings in spoken.items() if owner[1] != NOBODY), default=1)
    ordered = sorted(spoken, key=lambda o: (o[1] == NOBODY, -len(spoken[o]), -len(groups[o]), o[1], o[0]))
    small = sum(len(sayings) for sayings in spoken.values()) <= OPEN_SAYINGS
    return tuple(
        _group(lookup, owner, n, spoken[owner], len(groups[owner]), most, small or n <= OPEN_SPEAKERS)
        for n, owner in enumerate(ordered, 1)
    )


def _owner(lookup: Lookup, attribution: Attribution) -> tuple[str, str]:
    """Key and name of the speaker with whom a statement stands."""
    utterance = lookup.utterance_of.get(attribution.id)
    if utterance and utterance.speakers and utterance.speakers[0] in lookup.entities:
        entity = utterance.speakers[0]
        return (entity, lookup.entities[entity].name)
    if not attribution.speakers:
        return ("", NOBODY)
    first = attribution.speakers[0]
    return (first.entity or "", lookup.name(first.entity, first.name))


def _sayings(lookup: Lookup, attributions: Sequence[Attribution]) -> tuple[Saying, ...]:
    """The acts of speaking, in order of time, each with its rendering nearest the origin."""
    by_act: defaultdict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        utterance = lookup.utterance_of.get(attribution.id)
        by_act["u" + utterance.id if utterance else "a" + attribution.id].append(attribution)
    sayings = [_saying(lookup, found) for found in by_act.values()]
    return tuple(saying for _, saying in sorted(sayings, key=lambda s: (s[0], s[1].statement.number)))


def _saying(lookup: Lookup, found: Sequence[Attribution]) -> tuple[object, Saying]:
    utterance = lookup.utterance_of.get(found[0].id)
    first = next((a for a in found if utterance and a.id == utterance.first), found[0])
    others = lookup.cites(a.id for a in found if a is not first)
    telling = ""
    if utterance and utterance.articles > 1:
        telling = heard(lookup, utterance)
    return order(lookup.date(first)), Saying(statement(lookup, first), others, telling)


def _group(
    lookup: Lookup,
    owner: tuple[str, str],
    number: int,
    sayings: tuple[Saying, ...],
    reports: int,
    most: int,
    open_: bool,
) -> SpeakerGroup:
    entity = lookup.entities.get(owner[0])
    return SpeakerGroup(
        id=f"w{number}",
        entity=owner[0],
        name=owner[1],
        anonymous=entity.anonymous if entity else all(s.statement.anonymous for s in sayings),
        roles=roles_of(entity),
        sayings=sayings,
        reports=reports,
        share=min(100, round(100 * len(sayings) / most)),
        open=open_,
    )


def roles_of(entity: Entity | None) -> str:
    """The offices and descriptions that pages give an entity, each once, as one line."""
    if entity is None:
        return ""
    return clipped(", ".join(dict.fromkeys(role.role for role in entity.roles)), 160)
