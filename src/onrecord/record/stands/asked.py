"""What a network for pairs says of sides: whether the one that words show is taken, and which way a statement
leans that no word of the tables shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from onrecord.model import STANDINGS, Act, Attribution, Issue
from onrecord.model.record import Direction
from onrecord.record.asking import Asking
from onrecord.record.stands.issues import Side
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.phrases import words_of
from onrecord.record.statements import ROWS, Statement, Statements
from onrecord.record.who.entities import People

NEAREST = 3
"""A statement is asked about so many issues: those on which its likest neighbours take sides."""

CLOSE, CLOSER = 0.3, 0.4
"""Cosine below which a neighbour says nothing of what a statement is about; the second where its act is plain.
With 0.4 and 0.5 the directions of seven stories that nothing had learned have a point less."""

LEAST = 3.0
"""Log-odds from which a statement is taken to lean."""

DOUBTED = -4.0
"""Log-odds below which the side that a statement takes by its words is none. On eleven sets of real articles on
like matters, of which nothing was learned (191 articles; one reader, 28 November 2026), 262 of the 464 sides shown
are right by these thresholds; 263 of 480 by the network before and its own."""

_PLAIN: frozenset[Act] = frozenset({"assert", "criticise", "praise", "other"})
"""Acts that show no side by themselves, as a demand or a refusal does."""

_WAYS: Sequence[Direction] = ("for", "against")
_COLUMNS = [STANDINGS.index(way) for way in _WAYS]
_SILENT: frozenset[Act] = frozenset({"ask", "decline", "deny"})
"""Acts that are not asked about: of 917 pairs of a denial and an issue one is a side."""

Chosen = Sequence[tuple[Issue, Sequence[Side]]]


def leaning(statements: Statements, people: People, chosen: Chosen, asking: Asking) -> Iterator[tuple[int, Side]]:
    """Of attributions that take no side yet those that lean on an issue, by its place among those `chosen`."""
    taken = {side.attribution for _, sides in chosen for side in sides}
    silent = [a for _, a in sorted(people.attributions.items()) if a.id not in taken and _may_lean(people, a)]
    said = [statements.all[statements.of_attribution[a.id]] for a in silent]
    close = [CLOSER if attribution.act in _PLAIN else CLOSE for attribution in silent]
    for attribution, statement, near in zip(silent, said, _near(statements, said, close, chosen), strict=True):
        if not near:
            continue
        answers = asking.of_names(statement, [chosen[place][0].name for place in near])[:, _COLUMNS]
        best, way = divmod(int(answers.argmax()), len(_WAYS))
        if answers[best, way] >= LEAST:
            issue = chosen[near[best]][0]
            told = _bounded(statement, _WAYS[way])
            actors = tuple(people.speakers(attribution.id))
            yield near[best], Side(issue.id, issue.name, attribution.id, told, actors=actors)


def believed(statements: Statements, chosen: Chosen, asking: Asking) -> list[tuple[Issue, list[Side]]]:
    """The issues with the sides taken on them that the network sees too; those on which none is left only where
    the user names them."""
    seen = partial(_is_seen, statements, asking)
    held = [(issue, [side for side in sides if seen(issue, side)]) for issue, sides in chosen]
    return [(issue, sides) for issue, sides in held if sides or issue.by == "user"]


def _is_seen(statements: Statements, asking: Asking, issue: Issue, side: Side) -> bool:
    way = "for" if side.way == "conditional" else side.way
    if way not in _WAYS:
        return True
    statement = statements.all[statements.of_attribution[side.attribution]]
    return bool(asking.of_names(statement, [issue.name])[0, STANDINGS.index(way)] >= DOUBTED)


def _may_lean(people: People, attribution: Attribution) -> bool:
    return bool(people.speakers(attribution.id)) and attribution.act not in _SILENT


def _near(
    statements: Statements, said: Sequence[Statement], close: Sequence[float], chosen: Chosen
) -> Iterator[Sequence[int]]:
    """For each of those said the issues that its likest neighbours take sides on, the nearest first.

    Args:
        close: for each of those said how near a neighbour must be.
    """
    places = [place for place, (_, sides) in enumerate(chosen) if sides]
    sided = [[statements.of_attribution[side.attribution] for side in chosen[place][1]] for place in places]
    begins = np.cumsum([0, *(len(each) for each in sided)])[:-1]
    columns = [number for each in sided for number in each]
    for start in range(0, len(said) if places else 0, ROWS):
        block, floors = said[start : start + ROWS], close[start : start + ROWS]
        cosines = statements.cosines([statement.number for statement in block], columns)
        best = np.maximum.reduceat(cosines, begins, axis=1)
        yield from (_nearest(row, places, least) for row, least in zip(best, floors, strict=True))
    if not places:
        yield from ([] for _ in said)


def _nearest(cosines: npt.NDArray[np.float32], places: Sequence[int], least: float) -> Sequence[int]:
    order = np.argsort(-cosines, kind="stable")[:NEAREST]
    return [places[n] for n in order if cosines[n] >= least]


def _bounded(statement: Statement, way: Direction) -> Direction:
    """The direction, with the condition that a statement sets."""
    return "conditional" if way == "for" and Sentence(words_of(statement.text)).conditions_after(0) else way
