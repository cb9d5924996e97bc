"""From the scores of a window's words to attributions.

1. Tags: the best path of the linear chain, under the rule that no span begins with its inside, and the chance of
   every tag at every word; all windows of a text at once.
2. Links: each source, cue fragment and content belongs to the cue that its words point at, inside its window.
3. Attributions: what points at one cue, in pieces; each with a calibrated confidence.

Scores are as `training/` makes them; PARC3's and PolNeAR's source, cue and content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.reading.found import Found, FoundAttribution, Range
from onrecord.reading.learned.mentioned import mentioned, runs
from onrecord.reading.learned.scores import FORBIDDEN, Floats, Integers, Scores
from onrecord.reading.learned.windows import Window

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)
TAGS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
LINK_WIDTH = 64

DOUBLE_MARKS = frozenset('"“”„«»')
OPENING_MARKS = ('"', "“", "„", "«", "»", "''", "``", "‘", "'", "<<")


@dataclass(frozen=True, slots=True)
class Tables:
    """What training leaves beside the network: the chain, the pull of distance, thresholds, calibration.

    `transitions` (7, 7), `start` and `end` (7,) of the chain; `distance` (3, 65) is added to the link score of a
    role at a distance of −32…32 pieces. `thresholds`, the logistic `calibration` and the `curve` that bends it
    (`confidence`) were fitted on the 84 articles held out of PolNeAR train; the thresholds, in log-chances but for
    the last, are:

    - `outside`: added to every word's score for having no tag; finds more or less;
    - `orphan`: below it a content belongs to no cue;
    - `shared_source`: from here on a source serves a second cue, which has none of its own;
    - `least`: attributions with a lower confidence are not given.
    """

    transitions: Floats
    start: Floats
    end: Floats
    distance: Floats
    thresholds: Mapping[str, float]
    calibration: Floats
    curve: Floats

    @classmethod
    def of(cls, manifest: Mapping[str, Any]) -> Tables:
        """Read the `decoding` part of a weights manifest."""
        part = manifest["decoding"]
        arrays = {
            name: np.array(part[name], np.float32)
            for name in ("transitions", "start", "end", "distance", "calibration", "curve")
        }
        return cls(**arrays, thresholds=dict(part["thresholds"]))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a window's words with one role: half-open word indices."""

    role: int
    first: int
    stop: int
    certainty: float
    """Mean log-chance of its own tags."""
    edge: float
    """The lesser log-chance of its two end words' tags."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Spans of one window that belong to one cue, and how strongly the best source and content point at it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_pull: float
    content_pull: float


def decode(scores: Sequence[Scores], tables: Tables, text: str) -> Found:
    """All attributions and mentions of the windows of one text."""
    return Found(attributed(scores, tables, text), tuple(mentioned([s for s in scores if len(s.window.words)])))


def attributed(scores: Sequence[Scores], tables: Tables, text: str) -> tuple[FoundAttribution, ...]:
    """All attributions of the windows of one text."""
    filled = [s for s in scores if len(s.window.words)]
    attributions: list[FoundAttribution] = []
    for window_scores, (path, chances) in zip(filled, tagged(filled, tables, text), strict=True):
        attributions += linked(window_scores, spans_of(path, chances), tables, text)
    return tuple(sorted(attributions, key=_place))


def _place(attribution: FoundAttribution) -> tuple[tuple[Range, ...], ...]:
    everything = tuple(sorted(attribution.source + attribution.cue + attribution.content))
    return (everything, attribution.content, attribution.cue)


# 1. Tags


def tagged(scores: Sequence[Scores], tables: Tables, text: str) -> list[tuple[Integers, Floats]]:
    """For each window the best path (words,) and the log-chance of every tag at every word (words, 7).

    No span goes on into another paragraph, but where that one opens with a quotation mark: a quotation goes on.
    """
    if not scores:
        return []
    lengths = np.array([len(s.tags) for s in scores])
    padded = np.zeros((len(scores), int(lengths.max()), len(TAGS)), np.float32)
    for row, s in enumerate(scores):
        padded[row, : lengths[row]] = s.tags
        padded[row, _fresh_starts(s.window, text), 2::2] = FORBIDDEN
    padded[:, :, 0] += tables.thresholds["outside"]
    paths = best_paths(padded, lengths, tables)
    chances = tag_chances(padded, lengths, tables)
    return [(paths[row, :length], chances[row, :length]) for row, length in enumerate(lengths)]


def _fresh_starts(window: Window, text: str) -> list[int]:
    """The first words of paragraphs that do not open with a quotation mark."""
    first = np.flatnonzero(np.diff(window.paragraph)) + 1
    starts = window.words[first, 0].tolist()
    return [
        word for word, at in zip(first.tolist(), starts, strict=True) if not text.startswith(OPENING_MARKS, at)
    ]


def _rules() -> tuple[Floats, Floats]:
    """Penalties that keep an inside tag from following anything but its own beginning or inside."""
    step = np.zeros((len(TAGS), len(TAGS)), np.float32)
    start = np.zeros(len(TAGS), np.float32)
    for inside in range(2, len(TAGS), 2):
        start[inside] = FORBIDDEN
        step[:, inside] = FORBIDDEN
        step[[inside - 1, inside], inside] = 0.0
    return step, start


_STEP_RULES, _START_RULES = _rules()


def best_paths(padded: Floats, lengths: Integers, tables: Tables) -> Integers:
    """Viterbi over all windows at once. Past its end a window stays in its last tag, at no cost."""
    count, width, size = padded.shape
    step = tables.transitions + _STEP_RULES  # from, to
    best = np.zeros((width, count, size), np.float32)
    best[0] = padded[:, 0] + tables.start + _START_RULES
    for at in range(1, width):
        best[at] = np.maximum.reduce(best[at - 1].T[:, :, None] + step[:, None], 0) + padded[:, at]
    back = (best[:-1, :, None] + step.T).argmax(-1)
    rows, alive = np.arange(count), np.arange(1, width)[:, None] < lengths
    back = np.where(alive[:, :, None], back, np.arange(size))
    paths = np.zeros((count, width), np.int64)
    paths[:, -1] = (best[lengths - 1, rows] + tables.end).argmax(-1)
    for at in range(width - 1, 0, -1):
        paths[:, at - 1] = back[at - 1, rows, paths[:, at]]
    return paths


def tag_chances(padded: Floats, lengths: Integers, tables: Tables) -> Floats:
    """Log-chance of each tag at each word over all paths: forward and backward sums, scaled at every step."""
    count, width, size = padded.shape
    step = np.exp(tables.transitions + _STEP_RULES)
    local = np.exp(padded - padded.max(-1, keepdims=True)).swapaxes(0, 1)
    ahead, behind = np.zeros((2, width, count, size), np.float32)
    state = local[0] * np.exp(tables.start + _START_RULES)
    for at in range(width):
        if at:
            state = (state @ step) * local[at]
        ahead[at] = state = state / np.add.reduce(state, -1, keepdims=True)
    behind[-1] = state = final = np.broadcast_to(np.exp(tables.end), (count, size))
    alive = (np.arange(width)[:, None] < lengths)[:, :, None]
    for at in range(width - 1, 0, -1):
        moved = (state * local[at]) @ step.T
        state = np.where(alive[at], moved / np.add.reduce(moved, -1, keepdims=True), final)
        behind[at - 1] = state
    total = ahead * behind
    total /= total.sum(-1, keepdims=True)
    chances: Floats = np.log(np.maximum(total, 1e-9)).swapaxes(0, 1)
    return chances


def spans_of(path: Integers, chances: Floats) -> list[Span]:
    """The spans of a path, in order."""
    own = chances[np.arange(len(path)), path]
    ends = [*own.tolist(), 0.0]
    return [
        Span(
            role,
            first,
            stop,
            float(own[first:stop].sum() / (stop - first)),
            min(ends[first], ends[stop - 1], ends[stop]),
        )
        for first, stop, role in runs(path)
    ]


# 2. Links


def pulls(scores: Scores, spans: Sequence[Span], cues: Sequence[Span], tables: Tables) -> Floats:
    """How strongly each span points at each cue, and at none (last column): mean log-chance, (spans, cues + 1)."""
    window = scores.window
    targets = np.array([*(window.first[cue.first] for cue in cues), 0])
    keys = scores.links[[*(cue.first for cue in cues), -1], 3 * LINK_WIDTH :]
    reach = tables.distance.shape[1] // 2
    gaps = np.clip(targets - window.first[:, None], -reach, reach) + reach
    parts = []
    for span in spans:
        words = slice(span.first, span.stop)
        query = scores.links[words, span.role * LINK_WIDTH : (span.role + 1) * LINK_WIDTH]
        parts.append(query @ keys.T * LINK_WIDTH**-0.5 + tables.distance[span.role][gaps[words]])
    logits = np.concatenate(parts)
    logits -= logits.max(-1, keepdims=True)
    logits -= np.log(np.exp(logits).sum(-1, keepdims=True))
    stops = np.cumsum([len(part) for part in parts])
    return np.array([part.mean(0) for part in np.split(logits, stops[:-1])])


def candidates(scores: Scores, spans: Sequence[Span], tables: Tables) -> list[Candidate]:
    """What belongs together in a window: a candidate for each cue that has contents, and one for the orphans."""
    sources, cues, contents = ([s for s in spans if s.role == role] for role in range(3))
    if not contents:
        return []
    content_pulls, source_pulls = np.split(pulls(scores, [*contents, *sources], cues, tables), [len(contents)])
    owner = _owners(content_pulls, tables)
    found = []
    for column in sorted(set(owner)):
        held = [row for row, own in enumerate(owner) if own == column]
        led = column < len(cues)
        whose = _source(source_pulls, column, tables) if led else None
        found.append(
            Candidate(
                () if whose is None else (sources[whose],),
                (cues[column],) if led else (),
                tuple(contents[row] for row in held),
                0.0 if whose is None else float(source_pulls[whose, column]),
                max(float(content_pulls[row, column]) for row in held),
            )
        )
    return found


def _owners(contents: Floats, tables: Tables) -> list[int]:
    """The column that each content belongs to: the cue it points at most, or none (the last)."""
    owner = []
    for row in contents:
        best = int(row[:-1].argmax()) if len(row) > 1 else len(row) - 1
        orphan = len(row) > 1 and row[best] < tables.thresholds["orphan"]
        owner.append(len(row) - 1 if orphan else best)
    return owner


def _source(sources: Floats, column: int, tables: Tables) -> int | None:
    """The row of a cue's source, one stretch of words in PolNeAR always.

    Of those that point at this cue most the one that does so most; where there is none, the one of another cue
    that may serve two ("she called and said").
    """
    if not len(sources):
        return None
    own = sources[:, :-1].argmax(1) == column
    best = int(np.where(own, sources[:, column] - FORBIDDEN, sources[:, column]).argmax())
    return best if own[best] or sources[best, column] > tables.thresholds["shared_source"] else None


# 3. Attributions


def linked(scores: Scores, spans: Sequence[Span], tables: Tables, text: str) -> list[FoundAttribution]:
    """The attributions of a window that are likely enough to be shown."""
    every = candidates(scores, spans, tables)
    sums = np.array([confidence_features(found) @ tables.calibration for found in every], np.float32)
    rounded = [round(chance, 4) for chance in confidence(sums, tables.curve).tolist()]
    return [
        _attribution(scores.window, found, chance, text)
        for found, chance in zip(every, rounded, strict=True)
        if chance >= tables.thresholds["least"]
    ]


def _attribution(window: Window, found: Candidate, chance: float, text: str) -> FoundAttribution:
    source, cue, content = (
        tuple(_range(window, span) for span in spans) for spans in (found.source, found.cue, found.content)
    )
    return FoundAttribution(source, cue, tuple(with_marks(text, piece) for piece in content), chance)


def confidence(scores: Floats, curve: Floats) -> Floats:
    """The chance, 0..1, that an attribution with such a score is right.

    The logistic fit alone is too sure in the middle and not sure enough at its end; its score is bent by a cubic.

    Args:
        scores: (n,) weighted sums of `confidence_features`, in log-odds.
        curve: (6,) the least and the largest score that it was fitted on, and the cubic's coefficients from the
            constant up.
    """
    low, high, *cubic = curve
    bent = np.polynomial.polynomial.polyval(np.clip(scores, low, high), cubic)
    return np.asarray(1 / (1 + np.exp(-np.clip(bent, -30, 30))), np.float32)


def confidence_features(found: Candidate) -> Floats:
    """What the confidence is reckoned from: a constant, certainties, edges, their chances together, pulls, and
    what is lacking."""
    source, cue, content = found.source, found.cue, found.content
    certainties = [_mean(spans, "certainty") for spans in (source, cue, content)]
    edges = [_mean(spans, "edge") for spans in (source, cue, content)]
    return np.array(
        [
            1.0,
            *certainties,
            *edges,
            np.exp(sum(certainties)), np.exp(sum(edges)),
            found.source_pull, found.content_pull,
            float(not source), float(not cue), float(len(content) > 1),
            np.log(sum(span.stop - span.first for span in content)),
        ],
        np.float32,
    )  # fmt: skip


def _mean(spans: Sequence[Span], what: str) -> float:
    return sum(getattr(span, what) for span in spans) / len(spans) if spans else 0.0


def _range(window: Window, span: Span) -> Range:
    return (int(window.words[span.first, 0]), int(window.words[span.stop - 1, 1]))


def with_marks(text: str, piece: Range) -> Range:
    """A content with both of its quotation marks where it took only one of them."""
    start, end = piece
    inner = text[start:end]
    if sum(inner.count(mark) for mark in DOUBLE_MARKS) % 2 == 0:
        return piece
    if inner[0] in DOUBLE_MARKS and text[end : end + 1] in DOUBLE_MARKS and end < len(text):
        return (start, end + 1)
    if inner[-1] in DOUBLE_MARKS and start and text[start - 1] in DOUBLE_MARKS:
        return (start - 1, end)
    return piece
