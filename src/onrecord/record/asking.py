"""What a network for pairs says of a story's statements, asked once of each pair.

The record is handed the network as a callable (`pipeline` knows which): without one nothing is asked, and rules
alone decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.model import STANDINGS
from onrecord.record.shown import shown
from onrecord.record.statements import Statement
from onrecord.record.story import Story

Floats = npt.NDArray[np.float32]

Weigh = Callable[[Sequence[tuple[str, str]]], Floats]
"""Log-odds of each of `STANDINGS` for pairs of texts: float32 (pairs, 6)."""


class Asking:
    """Pairs of statements as the network sees them, and its answers."""

    def __init__(self, story: Story, weigh: Weigh | None) -> None:
        """Ask `weigh` of statements of this story."""
        self._story = story
        self._weigh = weigh
        self._texts: dict[int, str] = {}
        self._answers: dict[tuple[str, str], Floats] = {}

    def __bool__(self) -> bool:
        """Whether there is a network to ask."""
        return self._weigh is not None

    def of(self, one: Statement, others: Sequence[Statement]) -> Floats:
        """How a statement stands to each of others: float32 (others, 6)."""
        return self._asked([(self._shown(one), self._shown(other)) for other in others])

    def of_names(self, one: Statement, names: Sequence[str]) -> Floats:
        """How a statement stands to issues by their names: float32 (names, 6)."""
        return self._asked([(self._shown(one), name) for name in names])

    def _asked(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        assert self._weigh is not None
        new = sorted({pair for pair in pairs if pair not in self._answers})
        if new:
            self._answers.update(zip(new, self._weigh(new), strict=True))
        return np.array([self._answers[pair] for pair in pairs], np.float32).reshape(len(pairs), len(STANDINGS))

    def _shown(self, statement: Statement) -> str:
        if statement.number not in self._texts:
            text = self._story.articles[statement.article].text
            sentences = self._story.sentences[statement.article]
            ends = (sentences.at(statement.start), sentences.at(statement.end - 1))
            self._texts[statement.number] = shown(text, (statement.start, statement.end), [s for s in ends if s])
        return self._texts[statement.number]
