"""PolNeAR dev: who said what, by the shared scorer; and that every span holds the words at its place.

Definitions of exact, overlap, token and attribution stand in the docstring of `score/polnear.py`, beside the
corpora.
"""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path
from types import ModuleType

from eval.rows import Row
from onrecord import pipeline
from onrecord.export.jsonl import LineWriter
from onrecord.progress import Silent
from onrecord.settings import Settings

MEANING = {
    "exact": "F1 over spans of a role, the same set of word tokens",
    "overlap": "F1 over spans of a role, paired by largest Jaccard",
    "token": "F1 over the word tokens of a role",
    "attribution": "F1 over whole attributions: all three spans equal (exact), or overlapping (overlap)",
}


def rows(dev: Path, scorer: Path) -> list[Row]:
    """The shared scorer's F1 figures on the folder `dev` (text/, attributions/)."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dev.jsonl"
        with LineWriter(out, *pipeline.identity(Settings())) as writer:
            texts = [str(path) for path in sorted((dev / "text").glob("*.txt"))]
            pipeline.read(texts, Settings(), Silent(), writer.add)
        shared = _module(scorer)
        gold = shared.read_gold(dev)
        figures = shared.score(gold, shared.read_predictions(out))
    n = sum(len(relations) for _, relations in gold.values())
    return [
        Row(f"polnear.{kind}.{what}", 100 * f1, n, MEANING[kind]) for (kind, what), (_, _, f1) in figures.items()
    ]


def _module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_scorer", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
