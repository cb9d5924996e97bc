"""A drawing of who takes from whom: first hearers on the left, pages on the right, carriers between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.dossier.drawings import Edge, Graph, Node, Tick
from onrecord.dossier.lookup import counted
from onrecord.dossier.shown import clipped

WIDTH = 960
ROW, BOX, TOP = 34, 24, 34
DEEPEST = 3
"""Carriers stand in at most so many columns; a longer chain ends in the leftmost. Layout, not data."""

TALLEST = 28
"""Boxes in one column; the rest share a last one that says how many they are. Layout, not data."""

PAGES_WIDTH, GAP, BEND = 330.0, 80.0, 46.0
LETTER = 7.3
"""Mean width of a letter at 13 units, as measured in the widest of the common system fonts (DejaVu Sans)."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Flow:
    """Words that come from `giver` to `taker`; `how` is chain, inferred, copy, credit or byline."""

    giver: Key
    taker: Key
    how: str
    count: int
    giver_label: str
    taker_label: str
    taker_href: str


def graph(flows: Sequence[Flow]) -> Graph:
    """The drawing of `flows`.

    1. Columns: a page stands right, whoever gives to it left of it.
    2. Rows: takers in order of name, givers at the mean height of their takers, so that few lines cross.
    3. Boxes and curves.
    """
    columns = _columns(flows)
    depth = max(columns.values())
    rows = _rows(flows, columns, depth)
    nodes = {key: _node(key, flows, columns[key], depth, row) for key, row in rows.items()}
    tallest = max(rows.values()) + 1
    return Graph(
        width=WIDTH,
        height=round(TOP + ROW * tallest + 6),
        nodes=tuple(nodes[key] for key in sorted(nodes)),
        edges=tuple(_edges(flows, nodes)),
        columns=tuple(_headings(depth)),
        summary=_summary(columns),
    )


def _columns(flows: Sequence[Flow]) -> dict[Key, int]:
    """How far from the pages each node stands: 0 for pages, else one more than what takes from it.

    Carriers can quote each other in a circle; so the search ends at `DEEPEST`.
    """
    columns = {key: 0 for flow in flows for key in (flow.giver, flow.taker)}
    for _ in range(DEEPEST):
        for flow in flows:
            if flow.giver[0] == "carrier":
                columns[flow.giver] = max(columns[flow.giver], min(columns[flow.taker] + 1, DEEPEST))
    return columns


def _rows(flows: Sequence[Flow], columns: dict[Key, int], depth: int) -> dict[Key, float]:
    takers: defaultdict[Key, list[Key]] = defaultdict(list)
    for flow in flows:
        takers[flow.giver].append(flow.taker)
    rows: dict[Key, float] = {}
    for column in range(depth + 1):
        members = sorted(key for key, at in columns.items() if at == column)
        wish = {key: _mean([rows[t] for t in takers[key] if t in rows]) for key in members}
        if column == 0:
            first = {flow.taker: flow.giver for flow in reversed(flows)}
            members.sort(key=lambda key: (first.get(key, ("", "")), key))
        else:
            members.sort(key=lambda key: (wish[key], key))
        rows.update(_spread(members, wish, column))
    return rows


def _spread(members: Sequence[Key], wish: dict[Key, float], column: int) -> dict[Key, float]:
    """Rows for one column: near the wished ones, never closer than one row."""
    rows: dict[Key, float] = {}
    at = -1.0
    for n, key in enumerate(members[:TALLEST]):
        at = float(n) if column == 0 else max(at + 1, wish[key])
        rows[key] = at
    return rows


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _x(column: int, depth: int) -> tuple[float, float]:
    """Left edge and width of the boxes of a column."""
    if column == 0:
        return WIDTH - PAGES_WIDTH, PAGES_WIDTH
    room = (WIDTH - PAGES_WIDTH) / depth
    return (depth - column) * room, min(room - GAP, 250.0)


def _node(key: Key, flows: Sequence[Flow], column: int, depth: int, row: float) -> Node:
    x, width = _x(column, depth)
    label, href = _described(key, flows)
    return Node(
        x=round(x, 1),
        y=round(TOP + ROW * row, 1),
        width=round(width, 1),
        height=BOX,
        label=clipped(label, round((width - 14) / LETTER)),
        full=clipped(label, 160),
        kind=key[0],
        href=href,
    )


def _described(key: Key, flows: Sequence[Flow]) -> tuple[str, str]:
    for flow in flows:
        if flow.taker == key:
            return flow.taker_label, flow.taker_href
    given = next(flow for flow in flows if flow.giver == key)
    return given.giver_label, ""


def _edges(flows: Sequence[Flow], nodes: dict[Key, Node]) -> list[Edge]:
    edges = []
    for flow in flows:
        if flow.giver not in nodes or flow.taker not in nodes:
            continue
        left, right = nodes[flow.giver], nodes[flow.taker]
        what = {"copy": "text taken over", "credit": "credited", "byline": "byline"}.get(flow.how)
        told = what or counted(flow.count, "statement") + (", inferred" if flow.how == "inferred" else "")
        edges.append(Edge(_curve(left, right), flow.how, _weight(flow), f"{left.full} → {right.full}: {told}"))
    return edges


def _weight(flow: Flow) -> float:
    return 4.0 if flow.how == "copy" else round(min(1.2 + 0.4 * flow.count, 4.0), 1)


def _curve(left: Node, right: Node) -> str:
    y1, y2 = left.y + left.height / 2, right.y + right.height / 2
    if abs(left.x - right.x) < 1:
        side, bend = left.x, left.x - BEND
        return f"M{side:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {side:.1f} {y2:.1f}"
    x1, x2 = left.x + left.width, right.x
    half = (x1 + x2) / 2
    return f"M{x1:.1f} {y1:.1f}C{half:.1f} {y1:.1f} {half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _headings(depth: int) -> list[Tick]:
    names = {0: "Pages", 1: "Carriers", 2: "Carriers before them", 3: "and before these"}
    return [Tick(round(_x(column, depth)[0], 1), names[column]) for column in range(depth, -1, -1)]


def _summary(columns: dict[Key, int]) -> str:
    carriers = sum(key[0] == "carrier" for key in columns)
    others = len(columns) - carriers
    beyond = [key for column in range(max(columns.values()) + 1) for key in _rest(columns, column)]
    hidden = f" {counted(len(beyond), 'more')} not drawn; the list below has them all." if beyond else ""
    what = "outlet" if any(key[0] == "outlet" for key in columns) else "page"
    drawn = f"{counted(others, what)} and {counted(carriers, 'carrier')}"
    return f"{drawn}; lines lead from who gives to who takes.{hidden}"


def _rest(columns: dict[Key, int], column: int) -> list[Key]:
    return sorted(key for key, at in columns.items() if at == column)[TALLEST:]
