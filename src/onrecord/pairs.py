"""How two texts stand to each other, by a network that reads both at once: what the record asks where words and
rules do not tell.

A text is a sentence with the words that count in brackets ("Tamm denied [any delay]"), as `training/families` has
them; or, as the second one, the name of an issue.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.model import STANDINGS
from onrecord.networks import VOCABULARY, checked_manifest, session

NETWORK = "pairs.onnx"

PIECES = 56
"""Word pieces of a text that the network is shown; of a longer one those from a few before its bracket on."""
BEFORE = 8
LONGEST = 2 * PIECES + 3
"""Word pieces of a pair with its marks."""

Floats = npt.NDArray[np.float32]


def has_pairs(weights: Path) -> bool:
    """Whether a weights folder holds a network for pairs: without one rules alone decide.

    Raises:
        WeightsError: its manifest cannot be read.
    """
    return NETWORK in checked_manifest(weights, ()).get("files", {})


class Pairs:
    """The network for pairs, loaded once; it keeps nothing of what it has read."""

    def __init__(self, weights: Path) -> None:
        """Load and check it.

        Raises:
            WeightsError: a file of the folder is missing or is not the one that its manifest names.
        """
        checked_manifest(weights, (NETWORK, VOCABULARY))
        self._pieces = Pieces(weights / VOCABULARY)
        self._session: Any = session(weights / NETWORK)

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The log-odds of each of `STANDINGS` for each pair: float32 (pairs, 6)."""
        rows = [self._run(one, other) for one, other in pairs]
        return np.array(rows, np.float32).reshape(len(rows), len(STANDINGS))

    def _run(self, one: str, other: str) -> Floats:
        pieces, kinds = self._pieces.of_pair(one, other)
        means = np.stack([kinds == 0, kinds == 1]).astype(np.float32)
        means /= means.sum(1, keepdims=True)
        (scores,) = self._session.run(None, {"pieces": pieces, "kinds": kinds, "means": means})
        found: Floats = scores
        return found


class Pieces:
    """Texts as the numbers of word pieces that the network reads."""

    def __init__(self, vocabulary: Path) -> None:
        """Load the vocabulary, a `tokenizer.json`."""
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._begin, self._end, self._bracket = (
            self._tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]", "[")
        )

    def of(self, text: str) -> list[int]:
        """The pieces of a text, at most `PIECES`."""
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        if len(found) <= PIECES:
            return found
        bracket = found.index(self._bracket) if self._bracket in found else 0
        start = max(0, min(bracket - BEFORE, len(found) - PIECES))
        return found[start : start + PIECES]

    def of_pair(self, one: str, other: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The pieces of a pair with its marks, and for each 0 (the first text) or 1 (the second)."""
        first = [self._begin, *self.of(one), self._end]
        second = [*self.of(other), self._end]
        return np.array(first + second), np.repeat(np.array([0, 1]), [len(first), len(second)])
