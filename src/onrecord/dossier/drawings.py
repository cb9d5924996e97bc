"""What the dossier draws, as its template may use it: lengths are in units of a drawing's view box."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bucket of a lane of the timeline; lengths in units of the drawing's view box."""

    x: float
    y: float
    width: float
    height: float
    count: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the timeline: what happened, what was said, what was denied, what was printed.

    `most` is the count of its tallest bar: each row has its own scale.
    """

    name: str
    kind: str
    base: float
    most: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A date below the timeline."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawn timeline; `aside` says what lies outside of the time that it shows."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    summary: str
    aside: str


@dataclass(frozen=True, slots=True)
class Node:
    """A page, carrier or origin in the drawing of sources; lengths in units of its view box."""

    x: float
    y: float
    width: float
    height: float
    label: str
    full: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Who takes from whom: `path` is SVG path data from the origin's side to the page's side."""

    path: str
    kind: str
    weight: float
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Pages ← carriers ← first hearers; `columns` are the headings, each with its x."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: tuple[Tick, ...]
    summary: str
