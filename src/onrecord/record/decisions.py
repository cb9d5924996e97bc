"""What editors decided, as the record obeys it.

A decision outlives every rebuild, since its targets are pages, mentions and attributions, never clusters. Of
several of one kind on the same targets the latest stands. `reject` leaves an attribution out (of two
attributions: the relation between them); `edit` sets one field of an attribution, `value` being `field=new
value` (said, act, speaker); `merge` and `split` are obeyed by entities (mentions) and utterances (attributions),
`link` by relations; `accept` and `note` change nothing. A relation is named by two targets, one at each of its
ends: an attribution, or the article that narrates the claim in its own voice, or a mention of the entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from onrecord.errors import ModelError, Problem
from onrecord.model import (
    Act,
    Attribution,
    Claim,
    Decision,
    Entity,
    Reading,
    Relation,
    Said,
    Span,
    Speaker,
    Target,
    Utterance,
)
from onrecord.record.claims import Answer
from onrecord.record.statements import Statements
from onrecord.record.story import Story

_OPPOSED = {"merge": "merging", "split": "merging", "accept": "keeping", "reject": "keeping"}


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that no later one supersedes, in order of time: of one subject, on one set of targets."""
    latest: dict[tuple[str, tuple[str, ...]], Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        field = (decision.value or "").partition("=")[0] if decision.kind == "edit" else ""
        subject = _OPPOSED.get(decision.kind, decision.kind) + field
        latest[(subject, tuple(sorted(decision.targets)))] = decision
    return tuple(sorted(latest.values(), key=lambda d: (d.at, d.id)))


def apply(readings: Iterable[Reading], decisions: Sequence[Decision]) -> Iterator[Reading]:
    """The readings without the attributions that were rejected, and with those that were edited as edited."""
    single = [d for d in decisions if len(d.targets) == 1]
    gone = {d.targets[0] for d in single if d.kind == "reject"}
    edits: dict[str, list[str]] = {}
    for decision in single:
        if decision.kind == "edit" and decision.value:
            edits.setdefault(decision.targets[0], []).append(decision.value)
    for reading in readings:
        if gone.isdisjoint(a.id for a in reading.attributions) and not edits:
            yield reading
            continue
        kept = [a for a in reading.attributions if a.id not in gone]
        left = {a.id for a in kept}
        kept = [a if a.parent in left else replace(a, parent=None) for a in kept]
        yield replace(reading, attributions=tuple(_edited(a, edits.get(a.id, ())) for a in kept))


def _edited(attribution: Attribution, values: Sequence[str]) -> Attribution:
    for value in values:
        field, _, new = value.partition("=")
        changed = _field(attribution, field.strip(), new.strip())
        attribution = changed or attribution
    return attribution


def _field(attribution: Attribution, field: str, new: str) -> Attribution | None:
    """The attribution with one field set, or None where the field or the value is not one that can be."""
    if field == "act" and new in get_args(Act):
        return replace(attribution, act=new)  # type: ignore[arg-type]  # one of the literal's values
    if field == "said":
        try:
            evidence: Span | None = attribution.said.evidence if attribution.said else None
            return replace(attribution, said=Said(new, evidence, "an editor's decision"))
        except ModelError:
            return None
    if field == "speaker" and new:
        return replace(attribution, speakers=(Speaker(new),))
    return None


def answers(
    statements: Statements, groups: Iterable[Sequence[int]], found: Iterable[Answer], decisions: Sequence[Decision]
) -> list[Answer]:
    """The answers to claims, without those that an editor rejected, and with the denials that one linked.

    Args:
        groups: the statements of each claim, by number: who rejects the denial of one rejects it for the claim.
        decisions: those that stand.
    """
    claim = {number: tuple(group) for group in groups for number in group}

    def names(number: int) -> set[str]:
        members = [statements.all[n] for n in claim.get(number, (number,))]
        return {m.attribution or m.article for m in members}

    pairs = _rejected(decisions)
    kept = [a for a in found if not any({a.by, name} in pairs for name in names(a.number))] if pairs else [*found]
    for decision in decisions:
        if decision.kind == "link" and decision.value == "denies" and len(decision.targets) == 2:
            by, denied = decision.targets
            if denied in statements.of_attribution and by in statements.of_attribution:
                kept.append(Answer(by, statements.of_attribution[denied], "denied", "explicit", 1.0))
    return kept


def unrejected(
    relations: Iterable[Relation],
    rows: Iterable[Utterance | Claim | Entity],
    decisions: Sequence[Decision],
) -> Iterator[Relation]:
    """The relations that no editor rejected; `rows`: what else than an attribution may stand at an end."""
    pairs = _rejected(decisions)
    if not pairs:
        yield from relations
        return
    behind = {row.id: _names(row) for row in rows}

    def ends(target: Target) -> frozenset[str]:
        if target.span is not None:
            return frozenset((target.span.article,))
        key = target.attribution or target.utterance or target.claim or target.entity or ""
        return behind.get(key, frozenset((key,)))

    for relation in relations:
        one, other = ends(relation.from_), ends(relation.to)
        if not any((a in one and b in other) or (b in one and a in other) for a, b in map(sorted, pairs)):
            yield relation


def _names(row: Utterance | Claim | Entity) -> frozenset[str]:
    """What a decision may name in the place of a row that is made anew at each build."""
    if isinstance(row, Utterance):
        return frozenset(row.renderings)
    if isinstance(row, Entity):
        return frozenset(row.mentions)
    return frozenset(report.attribution or report.span.article for report in row.reports)


def _rejected(decisions: Sequence[Decision]) -> set[frozenset[str]]:
    return {frozenset(d.targets) for d in decisions if d.kind == "reject" and len(set(d.targets)) == 2}


def unheeded(decisions: Sequence[Decision], story: Story) -> list[Problem]:
    """Decisions whose targets are in no reading, and edits that cannot be made: they wait, and are listed."""
    known = {*story.attributions, *story.mentions, *story.articles}
    known |= {article.page for article in story.articles.values()}
    rejected = {t for d in decisions if d.kind == "reject" and len(d.targets) == 1 for t in d.targets}
    found: list[Problem] = []
    for decision in decisions:
        missing = [target for target in decision.targets if target not in known | rejected]
        if missing:
            message = (
                f"the {decision.kind} of {decision.at} is about {missing[0]}, which no page of the record holds"
            )
            found.append(Problem(f"decision {decision.id}", None, "record", "decision-without-target", message))
        elif decision.kind == "edit" and not _can_edit(decision, story):
            message = f"cannot set “{decision.value}”: write said=DATE, act=ACT or speaker=NAME of an attribution"
            found.append(Problem(f"decision {decision.id}", None, "record", "decision-not-understood", message))
    return found


def _can_edit(decision: Decision, story: Story) -> bool:
    attribution = story.attributions.get(decision.targets[0])
    if attribution is None:
        return decision.targets[0] not in story.articles and decision.targets[0] not in story.mentions
    field, _, new = (decision.value or "").partition("=")
    return _field(attribution, field.strip(), new.strip()) is not None
