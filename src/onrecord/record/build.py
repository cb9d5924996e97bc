"""From the readings of one story to its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.collecting import uncollected
from onrecord.errors import Problem
from onrecord.model import Claim, Decision, Event, Reading, Record, RecordSettings, Relation
from onrecord.progress import Progress
from onrecord.record import claims, clause_index, flags, relations, statements
from onrecord.record.answers import denials, replies
from onrecord.record.answers.weighed import Weighed
from onrecord.record.asking import Asking, Weigh
from onrecord.record.contrasts import corrections, misdescriptions, versions
from onrecord.record.decisions import answers as decided_answers
from onrecord.record.decisions import apply, standing, unheeded, unrejected
from onrecord.record.sourcing import confirming, copies, origins
from onrecord.record.sourcing.origins import Sources
from onrecord.record.stands import positions
from onrecord.record.statements import Statements
from onrecord.record.story import Story
from onrecord.record.utterances import matching, renderings
from onrecord.record.utterances.renderings import Spoken
from onrecord.record.when import chronology
from onrecord.record.who import entities, spokespeople

_STAGES = 7


@uncollected()
def build(
    readings: Iterable[Reading],
    decisions: Sequence[Decision],
    settings: RecordSettings,
    progress: Progress,
    weigh: Weigh | None = None,
) -> Record:
    """The record of a story: a pure function of its readings, in any order, and of the editors' decisions;
    `weigh` says how two texts stand to each other (`onrecord.pairs`).

    1. Readings in order, with what editors rejected or edited.
    2. Entities, and who speaks for whom.
    3. Statements: contents and narrated sentences, with vectors, names and numbers.
    4. Utterances: which attributions report one act of speaking.
    5. Origins: copies, credits, chains completed, first hearers counted.
    6. Claims, and the denials that answer them.
    7. Relations, chronology, positions, flags.
    """
    with progress.stage("record", _STAGES):
        orders = standing(decisions)
        story = Story.of(apply(readings, orders))
        progress.advance()
        people = entities.resolve(story, orders)
        speaking = spokespeople.principals(people)
        principals = {speaker: principal for speaker, (principal, _) in speaking.items()}
        progress.advance()
        said = statements.collect(story, people)
        asking = Asking(story, weigh)
        progress.advance()
        shared = copies.overlaps(story)
        finder = matching.Finder(said, people, principals, settings.similarity, shared, asking)
        spoken = renderings.build(story, people, *finder.groups(orders))
        progress.advance()
        sources = origins.trace(story, people, shared, spoken.utterances, finder.speaks_for)
        spoken = replace(spoken, utterances=tuple(sources.counted(u) for u in spoken.utterances))
        people = sources.people
        progress.advance()
        claimed, answered, dated = _answered(said, sources, spoken, principals, orders, asking)
        progress.advance()
        related: list[Relation] = [
            *answered,
            *_beside_claims(said, sources, spoken),
            *spokespeople.relations(people, speaking),
            *spokespeople.inferred(people, finder.speaks_for, speaking),
            *relations.decided(people, orders),
        ]
        stakes = positions.build(said, people, spoken, settings.issues, asking)
        progress.advance()
    return Record(
        articles=flags.flagged(story, sources, spoken.utterances),
        mentions=tuple(m for reading in story.readings for m in reading.mentions),
        attributions=tuple(people.attributions[a.id] for reading in story.readings for a in reading.attributions),
        misses=tuple(m for reading in story.readings for m in reading.misses),
        problems=_problems(story, unheeded(decisions, story)),
        entities=people.entities,
        utterances=spoken.utterances,
        dependences=sources.dependences,
        claims=claimed,
        relations=_in_order(unrejected(related, (*spoken.utterances, *claimed, *people.entities), orders)),
        events=dated,
        issues=stakes.issues,
        positions=stakes.positions,
        shifts=stakes.shifts,
        decisions=tuple(sorted(decisions, key=lambda d: (d.at, d.id))),
    )


def _answered(
    said: Statements,
    sources: Sources,
    spoken: Spoken,
    principals: Mapping[str, str],
    orders: Sequence[Decision],
    asking: Asking,
) -> tuple[tuple[Claim, ...], list[Relation], tuple[Event, ...]]:
    """The claims with those who deny them, the relations that answer a claim, and what happened by its own date:
    all three rest on the same statements, and on which of them are near one another."""
    people = sources.people
    asserted = claims.assertions(said, people)
    chosen = sorted({*asserted, *claims.narrated(said)})
    near = list(said.near(chosen))
    clauses = clause_index.Clauses(said, people, chosen, principals)
    weighed = Weighed(said, people, clauses, spoken.of_attribution, asking) if asking else None
    denied, answers = denials.find(said, people, chosen, clauses, weighed)
    opposed = {frozenset((said.of_attribution[d.by], n)) for d in denied for n in d.targets}
    joined = claims.group(said, people, near, (u.renderings for u in spoken.utterances), chosen, opposed)
    answers = decided_answers(said, joined, answers, orders)
    confirmed = confirming.pairs(said, people, frozenset(asserted))
    claimed = claims.build(said, sources, joined, asserted, answers, confirmed)
    related = [
        *relations.denials(said, people, claimed, denied),
        *relations.contradictions(claimed, clauses),
    ]
    dated = chronology.events(said, people, near)
    return claimed.claims, related, dated


def _beside_claims(said: Statements, sources: Sources, spoken: Spoken) -> Iterator[Relation]:
    """The relations that answer no claim: replies to an offer or a question, refrains, offices, corrections."""
    yield from replies.replies(said, sources.people)
    yield from relations.refrains(sources.people, spoken)
    yield from misdescriptions.relations(said, sources.people)
    yield from corrections.relations(said)
    yield from versions.relations(said.story, sources.dependences)


def _problems(story: Story, more: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted({*story.problems, *more}, key=lambda problem: problem.place))


_ORDER = ("denies", "contradicts", "answers", "rejects", "corrects", "misdescribes", "recurs", "speaks_for")


def _in_order(found: Iterable[Relation]) -> tuple[Relation, ...]:
    """Each relation once, the surest of one id, by its name and id."""
    kept: dict[str, Relation] = {}
    for relation in found:
        held = kept.get(relation.id)
        kept[relation.id] = relation if held is None or relation.confidence > held.confidence else held
    return tuple(sorted(kept.values(), key=lambda r: (_ORDER.index(r.relation), r.id)))
