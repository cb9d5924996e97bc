"""Where each actor stands on each issue, and how that moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.data.days import words
from onrecord.dossier.context import PositionCell, PositionRow, PositionStep, PositionTable, ShiftView
from onrecord.dossier.dates import order
from onrecord.dossier.lookup import Lookup, sureness
from onrecord.model import Position

COLUMNS = 4
"""Issues in one table: more do not fit beside each other on A4. Layout, not data."""

SIGNS = {"for": "▲", "against": "▼", "conditional": "◆", "open": "○", "unclear": "·"}
"""So that a direction can be told without its colour."""


def position_tables(lookup: Lookup) -> tuple[PositionTable, ...]:
    """Actors by issues, the issues with most positions first, `COLUMNS` of them to a table."""
    held = [p for p in lookup.record.positions if p.attribution in lookup.attributions]
    count = Counter(position.issue for position in held)
    issues = sorted(count, key=lambda issue: (-count[issue], issue))
    return tuple(_table(lookup, held, issues[at : at + COLUMNS]) for at in range(0, len(issues), COLUMNS))


def _table(lookup: Lookup, held: Sequence[Position], issues: Sequence[str]) -> PositionTable:
    cells: defaultdict[str, defaultdict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in held:
        if position.issue in issues:
            cells[position.actor][position.issue].append(position)
    actors = sorted(cells, key=lambda a: (-sum(map(len, cells[a].values())), lookup.name(a, a), a))
    rows = [
        PositionRow(lookup.name(actor, actor), tuple(_cell(lookup, cells[actor][issue]) for issue in issues))
        for actor in actors
    ]
    return PositionTable(tuple(_issue(lookup, issue) for issue in issues), tuple(rows))


def _issue(lookup: Lookup, issue: str) -> str:
    return lookup.issues[issue].name if issue in lookup.issues else issue


def _cell(lookup: Lookup, positions: Sequence[Position]) -> PositionCell:
    """Positions in order of time; of neighbours with one direction the first is shown."""
    steps: list[PositionStep] = []
    ordered = sorted(positions, key=lambda p: (order(_date(lookup, p)), lookup.number[p.attribution]))
    for position in ordered:
        if not steps or steps[-1].direction != position.direction:
            steps.append(_step(lookup, position.attribution, position.direction))
    return PositionCell(tuple(steps), len(positions) - len(steps))


def _date(lookup: Lookup, position: Position) -> str | None:
    return position.said or lookup.date(lookup.attributions[position.attribution])


def _step(lookup: Lookup, attribution: str, direction: str) -> PositionStep:
    when = words(lookup.date(lookup.attributions[attribution]))
    return PositionStep(direction, SIGNS.get(direction, ""), when, lookup.cite(attribution))


def shift_views(lookup: Lookup) -> tuple[ShiftView, ...]:
    """Every change of a position, in order of the later statement."""
    direction = {(p.attribution, p.issue): p.direction for p in lookup.record.positions}
    found = [s for s in lookup.record.shifts if s.from_ in lookup.attributions and s.to in lookup.attributions]
    found.sort(key=lambda s: (order(lookup.date(lookup.attributions[s.to])), lookup.number[s.to], s.id))
    return tuple(
        ShiftView(
            id=f"v{n}",
            actor=lookup.name(shift.actor, shift.actor),
            issue=_issue(lookup, shift.issue),
            before=_step(lookup, shift.from_, direction.get((shift.from_, shift.issue), "unclear")),
            after=_step(lookup, shift.to, direction.get((shift.to, shift.issue), "unclear")),
            why=shift.why,
            sureness=sureness(shift.confidence),
        )
        for n, shift in enumerate(found, 1)
    )
