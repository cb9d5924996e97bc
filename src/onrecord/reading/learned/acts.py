"""What is done by saying something, as the states of the encoder show it: two fitted layers over the cue and the
beginning of the content."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np

from onrecord.model.reading import Act
from onrecord.reading.learned.scores import Floats

ACT_LAYERS = "acts.npz"
"""`inner` (3 * width, hidden) and `inner_bias`, `outer` (hidden, acts) and `outer_bias`, float16."""

ACTS: tuple[Act, ...] = get_args(Act)
OPENING = 8
"""Word pieces of a content that tell what is done by it ("“No comment,”", "that there would be no")."""


class ActHead:
    """The fitted layers, loaded once."""

    def __init__(self, path: Path) -> None:
        """Load them."""
        with np.load(path) as kept:
            self._inner, self._inner_bias, self._outer, self._outer_bias = (
                kept[name].astype(np.float32) for name in ("inner", "inner_bias", "outer", "outer_bias")
            )

    def chances(self, signs: Floats) -> Floats:
        """The logarithm of the chance of each of `ACTS`: float32 (acts,); `signs` as `act_signs` gives them."""
        inner = np.maximum(signs @ self._inner + self._inner_bias, 0)
        scores = inner @ self._outer + self._outer_bias
        logs: Floats = scores - np.log(np.exp(scores - scores.max()).sum()) - scores.max()
        return logs


def act_signs(cue: Floats, content: Floats) -> Floats:
    """What the layers are shown: the mean state of the cue, the first state of the content, and the mean of its
    opening: float32 (3 * width,); none of what is not there.

    Args:
        cue: the states of the cue's word pieces, (pieces, width).
        content: those of the content's, in order.
    """
    nothing = np.zeros(cue.shape[1], np.float32)
    parts = (cue, content[:1], content[:OPENING])
    return np.concatenate([part.mean(0) if len(part) else nothing for part in parts])
