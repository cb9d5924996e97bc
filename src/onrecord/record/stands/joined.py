"""What renderings of one utterance show of one another: one side on one thing, however each page words it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.record.stands.issues import Side
from onrecord.record.stands.objects import OWN


def joined(sides: Sequence[Side], spoken: Mapping[str, str]) -> list[Side]:
    """The sides again; a thing of the story's own on which one rendering takes the side that another takes on a
    better known thing is that thing: "will not trade the island", "will not give it up".

    `spoken`: the utterance of each attribution.
    """
    times = Counter(side.key for side in sides)
    acts: defaultdict[str, set[str]] = defaultdict(set)
    for side in sides:
        acts[side.key].add(spoken.get(side.attribution, side.attribution))
    taken: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        if side.attribution in spoken:
            taken[spoken[side.attribution]].append(side)
    meant: dict[str, str] = {}
    for held in (taken[utterance] for utterance in sorted(taken)):
        for side in held:
            if not side.key.startswith(OWN) or len(acts[side.key]) > 1:
                continue
            apart = {s.key for s in held if s.attribution == side.attribution}
            others = {s.key for s in held if s.way == side.way and s.key not in apart}
            better = [
                k for k in others if (not k.startswith(OWN), times[k], k) > (False, times[side.key], side.key)
            ]
            if better:
                best = max(better, key=lambda k: (not k.startswith(OWN), times[k], k))
                meant.setdefault(side.key, best)
    return [replace(side, key=_end(side.key, meant)) for side in sides]


def _end(key: str, meant: Mapping[str, str]) -> str:
    """What a key means, by way of others."""
    seen = [key]
    while seen[-1] in meant and meant[seen[-1]] not in seen:
        seen.append(meant[seen[-1]])
    return seen[-1]
