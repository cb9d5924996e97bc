"""What a larger network expects, on its way into a batch."""

from __future__ import annotations

import numpy as np
from training.examples import LAYERS, MENTION_TAGS, TAGS, Example, Soft, collate

from onrecord.reading.learned.windows import Window


def example(words: int, soft: bool) -> Example:
    """A window of so many words of one piece each, between its two markers."""
    pieces = np.arange(words + 2)
    places = np.array([(n, n + 1) for n in range(words)], np.int64).reshape(-1, 2)
    window = Window(pieces, np.zeros_like(pieces), places, np.arange(1, words + 1), np.zeros(words, np.int64))
    ones = [np.full(shape, words, np.float16) for shape in ((words, 7), (7, 7), (words, len(LAYERS) * 17))]
    return Example(window, None, np.zeros((0, 3), np.float32), None, soft=Soft(*ones) if soft else None)


def test_expectations_are_padded_with_nothing() -> None:
    batch = collate([example(3, soft=True), example(5, soft=True)])
    assert batch["soft_tags"].shape == (2, 32, len(TAGS))
    assert batch["soft_mentions"].shape == (2, 32, len(LAYERS) * len(MENTION_TAGS))
    assert batch["soft_tags"].sum((1, 2)).tolist() == [3 * 3 * 7, 5 * 5 * 7]
    assert batch["soft_steps"].sum((1, 2)).tolist() == [3 * 49, 5 * 49]


def test_a_batch_without_expectations_has_none() -> None:
    assert not {"soft_tags", "soft_steps", "soft_mentions"} & collate([example(3, soft=False)]).keys()
