"""What a denial is: who denies which statements, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

SURE, LIKELY = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial with what it is about, statements by number; `explicit` where its own page shows that."""

    by: str
    targets: tuple[int, ...]
    basis: str
    confidence: float
