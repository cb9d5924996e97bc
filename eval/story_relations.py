"""Rows for what answers what: denials, refusals, contradictions, refrains, offices given wrongly.

An end of a relation is right where it is an attribution that the gold names, or another rendering of its
utterance, or where its span overlaps the gold's narrated words (`eval.story_ends`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.rows import Row, share
from eval.story_ends import is_end, keys
from eval.story_match import Line, Matched

DENYING = ("denies", "rejects")
"""Relations that answer for the gold's denials."""


def rows(matched: Matched) -> list[Row]:
    """Every row of relations."""
    return [*_denials(matched), *_contradictions(matched), *_recurs(matched), *_misdescribes(matched)]


def _lines(matched: Matched, *relations: str) -> list[Line]:
    return [line for line in matched.export.all("relation") if line["relation"] in relations]


def _denials(matched: Matched) -> Iterator[Row]:
    gold = matched.gold.record["denials"]
    denying = _lines(matched, *DENYING)
    hit = [[line for line in denying if _is_denial(matched, row, line)] for row in gold]
    used = {line["id"] for lines in hit for line in lines}
    right = sum(map(bool, hit))
    precision, recall = len(used) / len(denying) if denying else 0.0, right / len(gold) if gold else 0.0
    total = precision + recall
    yield Row(
        "denial.targets",
        200.0 * precision * recall / total if total else 0.0,
        len(gold),
        "F1 of denials with their right target (relations denies, rejects; renderings of one utterance are one)",
    )
    basis = [any(line["basis"] == row["basis"] for line in lines) for row, lines in _both(gold, hit)]
    yield share("denial.basis", basis, "explicit or inferred, of denials whose target is right")
    against = {key for line in denying for key in keys(matched, line["from"])}
    declined = [key for key in matched.gold.record["declined"] if key in matched.pairs]
    yield share(
        "denial.declined",
        (matched.pairs[key]["act"] == "decline" and key not in against for key in declined),
        "refusals to comment, found, that are read as that and not as denials",
    )


def _is_denial(matched: Matched, row: Mapping[str, Any], line: Line) -> bool:
    return row["by"] in keys(matched, line["from"]) and is_end(matched, row["target"], line["to"])


def _both(gold: Sequence[Line], hit: Sequence[Sequence[Line]]) -> Iterator[tuple[Line, Sequence[Line]]]:
    """Each answer of the gold that was found, with the lines that are it."""
    return ((row, lines) for row, lines in zip(gold, hit, strict=True) if lines)


def _contradictions(matched: Matched) -> Iterator[Row]:
    gold = matched.gold.record["contradictions"]
    ends = [(row["a"], row["b"]) for row in gold]
    allowed = ends + [(row["by"], row["target"]) for row in matched.gold.record["denials"]]
    shown = _lines(matched, "contradicts")
    right = [any(_joins(matched, line, a, b) for a, b in allowed) for line in shown]
    yield share(
        "contradiction.precision", right, "contradictions shown that are in the gold (as such or as denials)"
    )
    either = _lines(matched, "contradicts", *DENYING)
    yield share(
        "contradiction.recall",
        (any(_joins(matched, line, a, b) for line in either) for a, b in ends),
        "contradictions of the gold that are shown (as such or as denials)",
    )
    hit = [[line for line in shown if _joins(matched, line, a, b)] for a, b in ends]
    about = [any(line["about"] == row["about"] for line in lines) for row, lines in _both(gold, hit)]
    yield share(
        "contradiction.about", about, "what is contradicted (statement, date, number …) right, where shown"
    )


def _joins(matched: Matched, line: Line, a: Any, b: Any) -> bool:
    """Whether a relation joins `a` and `b`, in either direction."""
    return any(
        is_end(matched, a, line[x]) and is_end(matched, b, line[y]) for x, y in (("from", "to"), ("to", "from"))
    )


def _recurs(matched: Matched) -> Iterator[Row]:
    again, gold = _lines(matched, "recurs"), matched.gold.record["recurs"]
    ends = [(keys(matched, line["from"]), keys(matched, line["to"])) for line in again]
    yield share(
        "relation.recurs",
        (any({a, b} <= x | y for x, y in ends) for a, b in gold),
        "refrains that are linked as such",
    )
    refrains = {frozenset(duo) for duo in (*gold, *_own_lookalikes(matched))}
    yield share(
        "relation.recurs.precision",
        (any({a, b} in refrains for a in x for b in y) for x, y in ends if x and y),
        "refrains shown, both ends found, that are in the gold (as such, or as look-alikes of one speaker)",
    )


def _own_lookalikes(matched: Matched) -> Iterator[tuple[str, str]]:
    """Look-alikes of which both were said by one speaker: the gold lists some refrains only there."""
    said = matched.gold.attributions
    for a, b in matched.gold.record["lookalikes"]:
        names = [[speaker["name"] for speaker in said[key].speakers] for key in (a, b)]
        if any(matched.is_same(x, y) for x in names[0] for y in names[1]):
            yield a, b


def _misdescribes(matched: Matched) -> Iterator[Row]:
    wrong, gold = _lines(matched, "misdescribes"), matched.gold.record["misdescribes"]
    yield share(
        "relation.misdescribes",
        (any(is_end(matched, row, line["from"]) for line in wrong) for row in gold),
        "wrongly named offices that are shown as such",
    )
    yield share(
        "relation.misdescribes.precision",
        (any(is_end(matched, row, line["from"]) for row in gold) for line in wrong),
        "offices shown as wrongly named that are in the gold",
    )
