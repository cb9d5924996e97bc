"""What renderings of one utterance show of one another: one side on one thing, however each page words it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.record.stands.issues import Side
from onrecord.record.stands.objects import OWN
from onrecord.record.stands.phrases import root
from onrecord.record.who.entities import People
from onrecord.record.words import STOPWORDS, tokens

SHARED = 1 / 3
"""Share of the words of the shorter of two renderings that the other has, from which they say the same."""

_ANSWERING = frozenset({"deny", "decline", "ask"})


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


def echoed(sides: Iterable[Side], people: People, renderings: Iterable[Sequence[str]]) -> Iterator[Side]:
    """The sides of renderings that take none by their own words: those on which all agree that take any, and of
    which one says so in much the same words. What is denied or declined is another thing."""
    taken: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        taken[side.attribution].append(side)
    for group in renderings:
        held = [taken[member] for member in group if taken[member]]
        ways: defaultdict[str, set[str]] = defaultdict(set)
        for side in (side for one in held for side in one):
            ways[side.key].add(side.way)
        common = [key for key in ways if len(ways[key]) == 1 and all(key in {s.key for s in one} for one in held)]
        for member in group if common else ():
            if not taken[member] and people.attributions[member].act not in _ANSWERING:
                near = [s for one in held for s in one if s.key in common and s.way not in ("open", "unclear")]
                kept = {s.key: s for s in near if _alike(people, s.attribution, member)}
                yield from (replace(side, attribution=member) for side in kept.values())


def _alike(people: People, one: str, other: str) -> bool:
    """Whether two contents share a good part of the shorter one's words."""
    a, b = (_stems(people, attribution) for attribution in (one, other))
    return bool(a and b) and len(a & b) >= SHARED * min(len(a), len(b))


def _stems(people: People, attribution: str) -> set[str]:
    words = (word for span in people.attributions[attribution].content for word in tokens(span.text))
    return {root(word) for word in words if word not in STOPWORDS}
