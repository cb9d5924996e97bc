"""One figure of an evaluation, and the table in which figures are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure.

    Attributes:
        name: what is measured, such as `attribution.speakers`.
        value: in percent; 0 where nothing was found that could be measured.
        n: how many instances the figure rests on.
        definition: what the figure says, in one sentence.
    """

    name: str
    value: float
    n: int
    definition: str


def share(name: str, right: Iterable[bool], definition: str) -> Row:
    """The share of `right` that is true; zero of nothing."""
    verdicts = list(right)
    return Row(name, 100.0 * sum(verdicts) / len(verdicts) if verdicts else 0.0, len(verdicts), definition)


def f1(name: str, hits: int, predicted: int, gold: int, definition: str) -> Row:
    """F1 of `hits` among `predicted` and `gold`; zero where nothing is predicted though there is gold."""
    total = predicted + gold
    return Row(name, 200.0 * hits / total if total else 0.0, gold, definition)


def macro_f1(name: str, pairs: Sequence[tuple[str, str]], definition: str) -> Row:
    """Mean over the classes that the gold knows of their F1; `pairs` are (gold, predicted)."""
    classes = sorted({gold for gold, _ in pairs})
    scores = []
    for label in classes:
        hits = sum(gold == predicted == label for gold, predicted in pairs)
        total = sum((gold == label) + (predicted == label) for gold, predicted in pairs)
        scores.append(200.0 * hits / total)
    return Row(name, sum(scores) / len(scores) if scores else 0.0, len(pairs), definition)


def table(rows: Iterable[Row]) -> str:
    """The rows as lines: name, percent, instances and definition."""
    return "\n".join(f"{row.name:32}{row.value:7.1f}{row.n:6}  {row.definition}" for row in rows)
