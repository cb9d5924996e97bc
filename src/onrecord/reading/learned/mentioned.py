"""From the scores of a window's words to mentions: spans of flat layers, one layer a form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from onrecord.reading.found import FoundMention
from onrecord.reading.learned.scores import FORBIDDEN, Floats, Integers, Scores

KINDS = ("person", "organization", "place", "group", "work", "event", "time", "other")
LAYERS = ("name", "inner_name", "nominal", "inner_nominal", "pronoun", "strict_name")
MENTION_TAG_COUNT = 1 + 2 * len(KINDS)


def mentioned(scores: Sequence[Scores], layers: Sequence[str] = LAYERS) -> list[FoundMention]:
    """The mentions of some layers, over all windows; a strict name only where no other name stands."""
    found: list[FoundMention] = []
    for window_scores, (path, chance) in zip(scores, layered(scores), strict=True):
        words = window_scores.window.words
        taken = np.zeros(len(words), bool)
        summed = np.concatenate([np.zeros((1, chance.shape[1])), chance.cumsum(0, np.float64)])
        for name in layers:
            layer = LAYERS.index(name)
            form = name.rpartition("_")[2]
            for first, stop, kind in runs(path[:, layer]):
                if name == "strict_name" and taken[first:stop].any():
                    continue
                if form == "name":
                    taken[first:stop] = True
                confidence = round(float(summed[stop, layer] - summed[first, layer]) / (stop - first), 4)
                start, end = int(words[first, 0]), int(words[stop - 1, 1])
                found.append(FoundMention(start, end, KINDS[kind], form, confidence))
    return sorted(set(found), key=_place)


def layered(scores: Sequence[Scores]) -> list[tuple[Integers, Floats]]:
    """For each window the best lawful tags of every layer (words, layers), and the chance of each."""
    if not scores:
        return []
    count, width = len(scores), max(len(s.mentions) for s in scores)
    padded = np.zeros((width, count, len(LAYERS), MENTION_TAG_COUNT), np.float32)
    padded[..., 0] = -FORBIDDEN  # beyond its end a window has no tags
    for row, s in enumerate(scores):
        padded[: len(s.mentions), row] = s.mentions.reshape(len(s.mentions), len(LAYERS), -1)
    padded -= padded.max(-1, keepdims=True)
    padded -= np.log(np.exp(padded).sum(-1, keepdims=True))
    paths = _best_layers(padded)
    chances = np.exp(np.take_along_axis(padded, paths[..., None], -1)[..., 0])
    return [(paths[: len(s.mentions), row], chances[: len(s.mentions), row]) for row, s in enumerate(scores)]


def _best_layers(padded: Floats) -> Integers:
    """Viterbi where an inside tag follows only its own beginning or inside, and all else anything: (words, …)."""
    width, inside = len(padded), np.arange(2, MENTION_TAG_COUNT, 2)
    best = padded.reshape(width, -1, MENTION_TAG_COUNT).copy()
    best[0][:, inside] = FORBIDDEN
    for before, after in pairwise(best):
        going = after[:, 2::2] + np.maximum(before[:, 1::2], before[:, 2::2])
        after += np.maximum.reduce(before, -1, keepdims=True)
        after[:, 2::2] = going
    back = np.repeat(best.argmax(-1).astype(np.int8)[..., None], MENTION_TAG_COUNT, -1)
    back[..., 2::2] = np.where(best[..., 2::2] > best[..., 1::2], inside, inside - 1)
    paths, each = np.zeros(best.shape[:-1], np.int64), np.arange(best.shape[1])
    paths[-1] = best[-1].argmax(-1)
    for at in range(width - 1, 0, -1):
        paths[at - 1] = back[at - 1, each, paths[at]]
    return paths.reshape(padded.shape[:-1])


def runs(tags: Integers) -> list[tuple[int, int, int]]:
    """Spans of a flat layer's lawful tags: (first, stop, kind)."""
    own = tags.tolist()
    found = []
    for first in np.flatnonzero(tags % 2 == 1).tolist():
        stop = first + 1
        while stop < len(own) and own[stop] == own[first] + 1:
            stop += 1
        found.append((first, stop, own[first] // 2))
    return found


def _place(mention: FoundMention) -> tuple[int, int, str, str]:
    return (mention.start, -mention.end, mention.form, mention.kind)
