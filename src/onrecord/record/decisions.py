"""What editors decided, as the record obeys it.

A decision outlives every rebuild, since its targets are pages, mentions and attributions, never clusters. Of
several of one kind on the same targets the latest stands. `reject` leaves an attribution out (of two
attributions: the relation between them); `edit` sets one field of an attribution, `value` being `field=new
value` (said, act, speaker); `merge` and `split` are obeyed by entities (mentions) and utterances (attributions),
`link` by relations; `accept` and `note` change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from onrecord.errors import ModelError, Problem
from onrecord.model import Act, Attribution, Decision, Reading, Said, Span, Speaker
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
