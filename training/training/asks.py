"""The pairs that the record asks a network about in an example story, answered by its gold.

So it is asked in use: of ten statements that share most with a denial one may be what it denies, and of a dozen
that stand near an issue one takes a side. Asked more widely here than the record asks, so that there is more to
learn from.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from eval.gold import GOLD, load
from eval.story_ends import is_end, keys
from eval.story_match import Export, Matched, match
from onrecord import record
from onrecord.export.jsonl import write_record
from onrecord.model import STANDINGS, Record
from onrecord.progress import Silent
from onrecord.reading import Reader
from onrecord.record.answers import weighed
from onrecord.record.asking import Asking, Floats
from onrecord.record.stands import asked as sides
from onrecord.record.statements import Statement
from onrecord.settings import Settings
from training.made_up import articles
from training.pair_examples import Asked, asked

WIDELY: Sequence[tuple[Any, str, float]] = (
    (weighed, "SHORTLIST", 10),
    (sides, "CLOSE", 0.25),
    (sides, "CLOSER", 0.3),
    (sides, "NEAREST", 5),
)
"""What is asked about here beside what the record asks about."""

_kept: list[tuple[Statement, Statement | str, str, str]] = []


class _Watch(Asking):
    """Keeps what is asked, and finds everything as likely as not."""

    def of(self, one: Statement, others: Sequence[Statement]) -> Floats:
        _kept.extend((one, other, self._shown(one), self._shown(other)) for other in others)
        return _even(others)

    def of_names(self, one: Statement, names: Sequence[str]) -> Floats:
        _kept.extend((one, name, self._shown(one), name) for name in names)
        return _even(names)


def _even(asked_of: Sequence[object]) -> Floats:
    return np.zeros((len(asked_of), len(STANDINGS)), np.float32)


def of_story(name: str) -> list[Asked]:
    """The pairs of a story, each once, in the order in which they are asked."""
    settings = Settings()
    reader = Reader(settings.weights, settings.reading)
    readings = [reader.read(article) for _, article in articles(name)]
    _kept.clear()
    with ExitStack() as patched:
        for module, threshold, value in WIDELY:
            patched.enter_context(patch.object(module, threshold, value))
        patched.enter_context(patch.object(sys.modules["onrecord.record.build"], "Asking", _Watch))
        built = record.build(readings, [], settings.record, Silent(), _even)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.jsonl"
        write_record(built, path, "", "")
        matched = match(load(GOLD / name), Export.of(path))
    found = {(pair.one, pair.other): pair for pair in (*_denials(matched), *_sides(matched, built))}
    return list(found.values())


def _denials(matched: Matched) -> Iterator[Asked]:
    """What may be denied: whether the gold says that it is, of any rendering of the denial."""
    utterance = {r: u["id"] for u in matched.export.all("utterance") for r in u["renderings"]}
    targets = defaultdict(list)
    for row in matched.gold.record["denials"]:
        targets[row["by"]].append(row["target"])
    for one, other, text, other_text in _kept:
        if isinstance(other, str) or one.attribution not in matched.key_of:
            continue
        wanted = [target for key in keys(matched, end_of(utterance, one)) for target in targets[key]]
        holds = any(is_end(matched, target, end_of(utterance, other)) for target in wanted)
        yield asked(text, other_text, "denies" if holds else None, ["denies"])


def end_of(utterance: Mapping[str, str], statement: Statement) -> Mapping[str, Any]:
    """A statement as the end of a relation, as an export has it; `utterance`: that of an attribution, by id."""
    span = {"article": statement.article, "start": statement.start, "end": statement.end}
    key = statement.attribution
    return {"attribution": key, "utterance": utterance.get(key or ""), "span": span}


def _sides(matched: Matched, built: Record) -> Iterator[Asked]:
    """Where a statement stands on an issue that is, by what is taken for its sides, one of the gold's."""
    positions: dict[str, dict[str, str]] = defaultdict(dict)
    for row in matched.gold.record["positions"]:
        positions[row["attribution"]][row["issue"]] = row["direction"]
    named = _gold_issues(matched, built, positions)
    for one, other, text, name in _kept:
        key = matched.key_of.get(one.attribution or "")
        if key is None or not isinstance(other, str) or other not in named:
            continue
        stands = positions[key].get(named[other])
        holds = "for" if stands == "conditional" else stands
        if holds is None or holds in STANDINGS:
            yield asked(text, name, holds, STANDINGS[4:])


def _gold_issues(matched: Matched, built: Record, positions: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """By the name of an issue of the record the gold's on which most of its statements take sides."""
    names = {issue.id: issue.name for issue in built.issues}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for position in built.positions:
        key = matched.key_of.get(position.attribution, "")
        votes[names[position.issue]].update(positions.get(key, {}).keys())
    most = {name: count.most_common(1)[0] for name, count in votes.items() if count}
    return {name: issue for name, (issue, times) in most.items() if 2 * times >= votes[name].total()}
