"""Sides that words and rules find, held against what a network for pairs says of the statement and the issue."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import STANDINGS, Issue
from onrecord.record.asking import Asking
from onrecord.record.stands.issues import Side
from onrecord.record.statements import Statements

LEAST = float(os.environ.get("LEAST", "-3.0"))
"""Log-odds of leaning that way below which a side is none."""


def leaning(
    statements: Statements, asking: Asking, chosen: Iterable[tuple[Issue, Sequence[Side]]]
) -> Iterator[tuple[Issue, list[Side]]]:
    """The issues with the sides on them that the network does not think unlikely; what somebody only sets a
    condition for, or leaves open, it has not learned."""
    for issue, sides in chosen:
        held = [side for side in sides if _odds(statements, asking, issue, side) >= LEAST]
        if held:
            yield issue, held


def _odds(statements: Statements, asking: Asking, issue: Issue, side: Side) -> float:
    if side.way not in STANDINGS:
        return 0.0
    told = statements.all[statements.of_attribution[side.attribution]]
    return float(asking.on_issue(told, issue.name)[STANDINGS.index(side.way)])
