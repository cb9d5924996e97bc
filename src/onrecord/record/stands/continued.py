"""What somebody goes on to say right behind a position: of "She opposes the lock. “Herons are patient,” she said."
both hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Attribution
from onrecord.record.stands.issues import Side
from onrecord.record.story import Story
from onrecord.record.who.entities import People

BETWEEN = 60
"""Code points between the two, at most: about a speaker and a verb of saying."""

_GOING_ON = frozenset({"assert", "other", "criticise", "praise", "promise", "demand", "urge"})
"""Acts of a quotation that goes on; who denies or declines something speaks of another thing."""


def continued(story: Story, people: People, sides: Iterable[Side]) -> Iterator[Side]:
    """The sides again, for each quotation that takes none and goes on right behind an attribution of the same
    speakers that takes them."""
    taken: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        taken[side.attribution].append(side)
    for reading in story.readings:
        told = sorted((people.attributions[a.id] for a in reading.attributions), key=_start)
        for before, after in pairwise(told):
            ways = {side.way for side in taken[before.id]}
            if len(ways) == 1 and not taken[after.id] and _goes_on(people, before, after):
                yield from (replace(side, attribution=after.id) for side in taken[before.id])


def _goes_on(people: People, before: Attribution, after: Attribution) -> bool:
    same = people.speakers(before.id) == people.speakers(after.id)
    near = 0 <= _start(after) - max(span.end for span in (*before.source, *before.cue, *before.content)) <= BETWEEN
    return same and near and after.form == "direct" and after.act in _GOING_ON


def _start(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
