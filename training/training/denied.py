"""Fit what speaks for a statement to be what a denial denies: the weights of `data/denial_signs.tsv`.

    python -m training.denied STORY …       what stories get by the weights of the others; writes the table

Two logistic models with L2, by Newton's method: one over the signs of the pages, which leaves a shortlist, and one
over those and what the network for pairs says of the shortlist. Denials and their targets are those of the gold;
what the reader did not read as a denial is not seen. The stories should be such as the network for pairs has not
learned, or its word counts for too much. Needs no torch; the same in every run.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.gold import EXAMPLES, GOLD, load
from eval.story_ends import is_end, keys
from eval.story_match import Export, Matched, match
from onrecord import data, pipeline
from onrecord.export.jsonl import write_record
from onrecord.model import Attribution
from onrecord.progress import Silent
from onrecord.record.answers.weighed import ASKED, LEAST, MOST, SIGNS, IsOwn, Weighed, shortest
from onrecord.record.statements import Statement
from onrecord.settings import Settings
from onrecord.store import Store
from training.asks import end_of

L2 = 3.0
Floats = npt.NDArray[np.float64]

HEADER = """\
# What speaks for a statement to be what a denial denies: weights of what the pages show of it, by which a
# shortlist is made, and of those and what the network for pairs says, which choose (record/answers/weighed.py).
# Fitted by training/training/denied.py on gold stories that the network had not learned; Apache-2.0.
sign\tshortlist\tchoice"""


@dataclass
class Seen:
    """A denial and the statements around it; by statement the gold's denials that it answers."""

    weighed: Weighed
    attribution: Attribution
    content: Statement
    others: Sequence[Statement]
    signs: Floats
    right: Sequence[frozenset[int]]


_kept: list[tuple[Weighed, Attribution, Statement, list[Statement]]] = []


class _Watch(Weighed):
    """Keeps what is asked, and answers nothing."""

    def targets(self, attribution: Attribution, content: Statement, is_own: IsOwn) -> tuple[int, ...]:
        others = self.around(attribution, content, is_own)
        if others:
            _kept.append((self, attribution, content, others))
        return ()


def seen(name: str, folder: Path) -> list[Seen]:
    """Every denial of a story with what may be its targets."""
    sys.modules["onrecord.record.build"].Weighed = _Watch  # type: ignore[attr-defined]
    _kept.clear()
    db, export = folder / f"{name}.db", folder / f"{name}.jsonl"
    pipeline.build([str(EXAMPLES / name)], db, Settings(), Silent(), clock=lambda: "2025")
    with Store.open_read_only(db) as store:
        write_record(store.record(), export, *store.reader())
    matched = match(load(GOLD / name), Export.of(export))
    utterance = {r: u["id"] for u in matched.export.all("utterance") for r in u["renderings"]}
    found = []
    for weighed, attribution, content, others in _kept:
        meant = keys(matched, end_of(utterance, content))
        wanted = [(n, row["target"]) for n, row in enumerate(matched.gold.record["denials"]) if row["by"] in meant]
        right = [_right(matched, utterance, other, wanted) for other in others]
        signs = weighed.signs(attribution, content, others)
        found.append(Seen(weighed, attribution, content, others, signs, right))
    return found


def _right(
    matched: Matched, utterance: Mapping[str, str], other: Statement, wanted: Sequence[tuple[int, Any]]
) -> frozenset[int]:
    end = end_of(utterance, other)
    return frozenset(n for n, target in wanted if is_end(matched, target, end))


def fitted(signs: Floats, right: npt.NDArray[np.bool_]) -> Floats:
    """Weights and a constant, last, of a logistic model with L2, by Newton's method."""
    size = signs.std(0) + 1e-9
    x = np.column_stack([signs / size, np.ones(len(signs))])
    weights = np.zeros(x.shape[1])
    ridge = np.diag([L2] * signs.shape[1] + [0.0])
    for _round in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - ridge @ weights
        bend = (x.T * (chance * (1 - chance))) @ x + ridge
        weights += np.linalg.solve(bend, slope)
    return np.append(weights[:-1] / size, weights[-1])


def _first(stories: Sequence[Sequence[Seen]]) -> Floats:
    rows = [row for story in stories for row in story]
    right = np.array([bool(answers) for row in rows for answers in row.right])
    return fitted(np.vstack([row.signs for row in rows]), right)[:-1]


@dataclass
class Short:
    """A shortlist: all signs of each of its statements, and the gold's denials that it answers."""

    signs: Floats
    right: Sequence[frozenset[int]]


def _short(story: Sequence[Seen], first: Floats) -> list[Short]:
    found = []
    for row in story:
        left = shortest(row.others, row.signs @ first)
        at = {other.number: n for n, other in enumerate(row.others)}
        signs = row.weighed.weighed(row.attribution, row.content, left)
        found.append(Short(signs, [row.right[at[other.number]] for other in left]))
    return found


def _last(stories: Sequence[Sequence[Short]]) -> Floats:
    rows = [row for story in stories for row in story]
    right = np.array([bool(answers) for row in rows for answers in row.right])
    return fitted(np.vstack([row.signs for row in rows]), right)


def _told(story: Sequence[Short], last: Floats, least: float) -> tuple[int, int, int]:
    """Gold denials found, statements rightly shown, statements shown."""
    hit: set[int] = set()
    good = shown = 0
    for row in story:
        chance = 1 / (1 + np.exp(-(row.signs @ last[:-1] + last[-1])))
        for place in sorted(range(len(chance)), key=lambda i: -chance[i])[:MOST]:
            if chance[place] >= least:
                shown += 1
                good += bool(row.right[place])
                hit |= row.right[place]
    return len(hit), good, shown


def main(names: Sequence[str]) -> None:
    """Fit, say what each story gets by the others' weights, and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        stories = {name: seen(name, Path(folder)) for name in names}
    first = _first(list(stories.values()))
    short = {name: _short(story, first) for name, story in stories.items()}
    reach = sum(len({n for row in story for answers in row.right for n in answers}) for story in stories.values())
    left = sum(len({n for row in story for answers in row.right for n in answers}) for story in short.values())
    print(f"{left} of {reach} targets of denials that were read are on the shortlists")
    for least in (0.15, 0.2, LEAST, 0.3, 0.4):
        told = [_told(short[n], _last([s for m, s in short.items() if m != n]), least) for n in names]
        hit, good, shown = (sum(column) for column in zip(*told, strict=True))
        print(f"from {least}: {hit} targets found, {good} of {shown} shown are right")
    last = _last(list(short.values()))
    table = dict(zip((*SIGNS, *ASKED, "constant"), last, strict=True))
    ahead = dict(zip(SIGNS, first, strict=True))
    lines = [f"{sign}\t{ahead.get(sign, 0):.4f}\t{weight:.4f}" for sign, weight in table.items()]
    (Path(data.__file__).parent / "denial_signs.tsv").write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
