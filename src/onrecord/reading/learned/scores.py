"""What the network says of the words of a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.learned.windows import Window

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

FORBIDDEN = -1e4
"""Added to the score of a tag that may not stand somewhere."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of a window's words: `tags` (n, 7), `links` (n, 256), `mentions` (n, 102)."""

    window: Window
    tags: Floats
    links: Floats
    mentions: Floats
