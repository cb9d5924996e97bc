"""Shifts: an actor's positions on one issue, on two days, of which one is a refusal and the other is none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.data.days import words
from onrecord.model import Position, Shift
from onrecord.model.record import Direction
from onrecord.record.dates import interval, sort_key
from onrecord.record.groups import content_id
from onrecord.record.links import FAIR, quoted
from onrecord.record.statements import Statements
from onrecord.record.utterances.renderings import Spoken
from onrecord.record.who.entities import People

COMMON = 3
"""A statement that so many pages have is what a shift is shown from; where none has as many, the last one is."""

SHIFT_DIRECTIONS: frozenset[Direction] = frozenset({"for", "against", "conditional", "open"})


def place(statements: Statements, people: People, attribution: str) -> tuple[str, int, str]:
    """Where an attribution stands among the story's pages."""
    found = people.attributions[attribution]
    return (statements.story.articles[found.article].location, found.content[0].start, attribution)


def find(statements: Statements, people: People, spoken: Spoken, positions: Sequence[Position]) -> Iterator[Shift]:
    """Of an actor's positions on an issue, in the order of their days, each that refuses what none of the day
    before refuses, or the other way round: "ready for talks" beside "open to talks" may be another's wording.
    Renderings of one utterance, and days that may be one, are no shift."""
    lines: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.direction in SHIFT_DIRECTIONS and position.said is not None:
            lines[(position.actor, position.issue)].append(position)
    for _, line in sorted(lines.items()):
        line.sort(key=lambda p: (*sort_key(p.said), place(statements, people, p.attribution)))
        for earlier, later in pairwise(_runs(line)):
            shift = _shift(statements, people, spoken, earlier, later)
            if shift:
                yield shift


def _runs(line: Sequence[Position]) -> list[list[Position]]:
    """An actor's positions on an issue day by day, days on which they refuse, or do not, in one; what was said at
    some time before a day counts where nothing else is known of that time."""
    dated = [p for p in line if interval(p.said).first is not None]
    early = [p for p in line if interval(p.said).first is None]
    if dated:
        early = [p for p in early if interval(p.said).before(interval(dated[0].said))]
    days: list[list[Position]] = [early] if early else []
    for position in dated:
        if days and not interval(days[-1][-1].said).before(interval(position.said)):
            days[-1].append(position)
        else:
            days.append([position])
    runs: list[list[Position]] = []
    for day in days:
        day = _new(runs[-1], day) if runs else day
        if runs and _refusals(runs[-1]) == _refusals(day):
            runs[-1] += day
        else:
            runs.append(day)
    return runs


def _refusals(run: Sequence[Position]) -> set[bool]:
    return {p.direction == "against" for p in run}


def _new(run: Sequence[Position], day: list[Position]) -> list[Position]:
    """What is new on a day on which some pages have the old position and at least as many the other one: they
    recall what was said before."""
    other = [p for p in day if (p.direction == "against") not in _refusals(run)]
    return other if len(_refusals(run)) == 1 and 2 * len(other) >= len(day) else day


def _shift(
    statements: Statements, people: People, spoken: Spoken, earlier: Sequence[Position], later: Sequence[Position]
) -> Shift | None:
    """From the statement before it that most pages have, quoted rather than told, else from the last, to the first
    one after it."""
    acts = [[spoken.of_attribution.get(p.attribution, p.attribution) for p in run] for run in (earlier, later)]
    refusals = [_refusals(run) for run in (earlier, later)]
    if set(acts[0]) & set(acts[1]) or refusals[0] & refusals[1]:
        return None
    ranks = [(people.attributions[p.attribution].form == "direct", p.act != "assert") for p in earlier]
    weights = [(acts[0].count(act), *rank) for act, rank in zip(acts[0], ranks, strict=True)]
    common = max(weights)[0] >= COMMON
    held = [p for p, weight in zip(earlier, weights, strict=True) if weight == max(weights) or not common]
    ways = Counter(p.direction for p in later)
    moved = [p for p in later if ways[p.direction] == max(ways.values())]
    before, after = _told(statements, people, held)[-1], _told(statements, people, moved)[0]
    actor, issue = before.actor, before.issue
    texts = [quoted(statements.all[statements.of_attribution[p.attribution]].text) for p in (before, after)]
    why = (
        f"{people.name(actor)} on “{issue}”: {before.direction} ({words(before.said)}, {texts[0]}), then "
        f"{after.direction} ({words(after.said)}, {texts[1]})."
    )
    key = (before.attribution, after.attribution, actor, issue)
    return Shift(content_id("shift", key), actor, issue, before.attribution, after.attribution, why, FAIR)


def _told(statements: Statements, people: People, run: Sequence[Position]) -> Sequence[Position]:
    """Those of a run that are told in the text, and on their own day, rather than recalled; else all of it."""
    texts = [p for p in run if people.attributions[p.attribution].section != "title"] or run
    days = ((p, statements.story.published_edtf(people.attributions[p.attribution].article)) for p in texts)
    return [p for p, day in days if day == p.said] or texts
