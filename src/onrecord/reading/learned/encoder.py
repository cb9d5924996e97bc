"""The learned part of the reader: one pass gives what `decode` finds, and vectors of any ranges of the text.

One window a call (`networks` says why).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model.reading import Act
from onrecord.networks import VOCABULARY, checked_manifest, session
from onrecord.reading.found import Found, FoundAttribution, FoundMention, Range
from onrecord.reading.learned.acts import ACT_LAYERS, ACTS, ActHead, act_signs
from onrecord.reading.learned.decode import Tables, attributed, decode
from onrecord.reading.learned.mentioned import mentioned
from onrecord.reading.learned.scores import Floats, Scores
from onrecord.reading.learned.windows import Packer, Window

NETWORK, PROJECTION = "model.onnx", "vector.npy"


class Encoder:
    """The reader's network, loaded once and used for any number of texts; it keeps nothing of them."""

    def __init__(self, weights: Path) -> None:
        """Load and check a weights folder.

        Args:
            weights: the folder with `manifest.json` and the files that it names.

        Raises:
            WeightsError: a file is missing, is not the one that the manifest names, or is of another format.
        """
        self.manifest = checked_manifest(weights, (NETWORK, VOCABULARY, PROJECTION, ACT_LAYERS))
        self._packer = Packer(weights / VOCABULARY)
        self._projection = np.load(weights / PROJECTION).astype(np.float32)
        self._acts = ActHead(weights / ACT_LAYERS)
        self.tables = Tables.of(self.manifest)
        self._session: Any = session(weights / NETWORK)

    def encode(self, text: str, blocks: Sequence[Range]) -> Encoded:
        """Read the blocks of a text in order.

        Args:
            text: any text.
            blocks: half-open ranges of code points, in reading order, without what is not to be read.
        """
        windows = self._packer.pack(text, blocks)
        passes = [self._run(window) for window in windows]
        return Encoded(text, passes, self.tables, self._projection, self._acts)

    def _run(self, window: Window) -> tuple[Scores, Floats]:
        inputs = {"pieces": window.pieces, "casing": window.casing, "first": window.first}
        tags, links, mentions, states = self._session.run(None, inputs)
        return Scores(window, tags, links, mentions), states


class Encoded:
    """One text as the network saw it."""

    def __init__(
        self,
        text: str,
        passes: Sequence[tuple[Scores, Floats]],
        tables: Tables,
        projection: Floats,
        acts: ActHead,
    ) -> None:
        """Keep the scores and states of a text's windows, in reading order."""
        self._text = text
        self._passes = passes
        self._tables = tables
        self._projection = projection
        self._acts = acts

    @property
    def scores(self) -> list[Scores]:
        """The raw scores, window by window: what calibration is fitted on."""
        return [scores for scores, _ in self._passes]

    def found(self) -> Found:
        """The attributions and mentions of the text."""
        return decode(self.scores, self._tables, self._text)

    def attributions(self) -> tuple[FoundAttribution, ...]:
        """The attributions of the text alone."""
        return attributed(self.scores, self._tables, self._text)

    def strict_names(self) -> tuple[FoundMention, ...]:
        """Names alone, without titles, articles or descriptions, of persons, organizations and places.

        Universal NER's way of drawing a name, beside GUM's in `found`: "Lena Orvik" in "Mayor Lena Orvik".
        """
        return tuple(mentioned([s for s in self.scores if len(s.window.words)], ("strict_name",)))

    def vectors(self, ranges: Sequence[Range]) -> Floats:
        """A vector for each range of the text: float32 (ranges, 384), of length 1.

        The mean of the states of the pieces inside it, projected to where the untouched encoder would put the
        words read alone. A range of several windows takes the mean over all of its pieces; one that holds no
        word the network was shown has the zero vector.
        """
        sums = np.zeros((len(ranges), self._projection.shape[0]), np.float32)
        counts = np.zeros((len(ranges), 1), np.float32)
        for scores, states in self._passes:
            rows = _touching(scores.window, ranges)
            inside = _pieces_inside(scores.window, [ranges[row] for row in rows])
            sums[rows] += inside @ states
            counts[rows] += inside.sum(1, keepdims=True)
        pooled = (sums / np.maximum(counts, 1)) @ self._projection
        length = np.linalg.norm(pooled, axis=1, keepdims=True)
        vectors: Floats = (pooled / np.maximum(length, 1e-9)).astype(np.float32)
        return vectors

    def acts(self, cue: Sequence[Range], content: Sequence[Range]) -> Mapping[Act, float]:
        """The logarithm of the chance of each act that is done by saying a content with a cue; {} without cue."""
        if not cue:
            return {}
        return dict(zip(ACTS, self._acts.chances(self.act_signs(cue, content)).tolist(), strict=True))

    def act_signs(self, cue: Sequence[Range], content: Sequence[Range]) -> Floats:
        """What of the states tells which act it is, as `ActHead` takes it."""
        return act_signs(self._states(cue), self._states(content))

    def _states(self, ranges: Sequence[Range]) -> Floats:
        """The states of the pieces inside any of the ranges, in reading order: (pieces, 768)."""
        found = [np.zeros((0, self._projection.shape[0]), np.float32)]
        for scores, states in self._passes:
            rows = _touching(scores.window, ranges)
            if rows:
                found.append(states[_pieces_inside(scores.window, [ranges[row] for row in rows]).any(0)])
        return np.concatenate(found)


def _touching(window: Window, ranges: Sequence[Range]) -> list[int]:
    """Which of the ranges have something in common with a window."""
    if not len(window.words):
        return []
    first, last = int(window.words[0, 0]), int(window.words[-1, 1])
    return [row for row, (start, end) in enumerate(ranges) if start < last and first < end]


def _pieces_inside(window: Window, ranges: Sequence[Range]) -> Floats:
    """1 where a piece belongs to a word that overlaps the range, (ranges, pieces)."""
    bounds = np.array(ranges, np.int64).reshape(-1, 2)
    first = np.searchsorted(window.words[:, 1], bounds[:, 0], side="right")
    stop = np.searchsorted(window.words[:, 0], bounds[:, 1], side="left")
    edges = np.append(window.first, len(window.pieces) - 1)
    begin, end = edges[first], edges[np.maximum(stop, first)]
    at = np.arange(len(window.pieces))
    inside: Floats = ((at >= begin[:, None]) & (at < end[:, None])).astype(np.float32)
    return inside
