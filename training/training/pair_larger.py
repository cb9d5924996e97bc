"""A larger network for pairs, trained like the small one and never shipped: the small one learns from what it
expects, of pairs too of which nobody has said how they stand."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from onrecord.articles import draw as drawn
from onrecord.model import Page
from onrecord.pages import gather
from onrecord.pairs import Pieces
from onrecord.reading import Reader
from onrecord.settings import Settings
from training.larger import LARGE, Larger
from training.pair_examples import Asked, of_reading, of_record
from training.pair_network import PairHeads, tensors

BATCH = 64
SHELF = 64 * BATCH
"""Pairs after which what is expected is written down: a run that is cut short goes on there."""

STORY = 12
"""Articles that are taken for a story."""

Expected = dict[tuple[str, str], tuple[float, ...]]


class LargerPairs(PairHeads):
    """The network that is followed: MPNet."""

    def __init__(self, larger: Path, small: Path, dropped: float = 0.1) -> None:
        """Load the encoder from its folder; `small` is that of the small one, whose pieces the pairs hold."""
        super().__init__(LARGE.width)
        self.encoder = Larger(dropped, larger, small)

    def states(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """MPNet's last states; it knows no kinds of text: what is whose the means alone tell."""
        return self.encoder.states(pieces, torch.zeros_like(pieces), mask)[1]


def of_articles(folder: Path, draw: random.Random) -> Iterator[Asked]:
    """Pairs of what is said in the articles of a folder, as the reader that ships reads them: some of each, and
    those that the record asks about where every dozen of them, in order, is a story."""
    settings = Settings()
    reader = Reader(settings.weights, settings.reading)
    found = (drawn(page, settings.articles).article for page in gather([str(folder)], settings.pages)
             if isinstance(page, Page))  # fmt: skip
    readings = [reader.read(article) for article in found if article is not None]
    for reading in readings:
        yield from of_reading(reading, draw)
    for start in range(0, len(readings), STORY):
        yield from of_record(readings[start : start + STORY])


def expected(model: PairHeads, pairs: Sequence[Asked], pieces: Pieces, kept: Path) -> list[Asked]:
    """The pairs with what the network expects of each; what was asked before is read from `kept`."""
    known = _read(kept)
    left = sorted({(pair.one, pair.other) for pair in pairs} - known.keys(), key=lambda p: (len(p[0] + p[1]), p))
    random.Random(1).shuffle(left)
    model.eval()
    for start in range(0, len(left), SHELF):
        shelf = sorted(left[start : start + SHELF], key=lambda pair: len(pair[0] + pair[1]))
        for at in range(0, len(shelf), BATCH):
            known |= _asked(model, shelf[at : at + BATCH], pieces)
        _write(kept, known)
        print(f"\r{start + len(shelf)}/{len(left)} pairs", end="", file=sys.stderr, flush=True)
    return [replace(pair, expected=known[pair.one, pair.other]) for pair in pairs]


def _asked(model: PairHeads, pairs: Sequence[tuple[str, str]], pieces: Pieces) -> Expected:
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        scores = model(*tensors(pairs, pieces)).float().tolist()
    return {pair: tuple(round(score, 3) for score in row) for pair, row in zip(pairs, scores, strict=True)}


def _read(path: Path) -> Expected:
    if not path.exists():
        return {}
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {(one, other): tuple(scores) for one, other, scores in lines}


def _write(path: Path, known: Mapping[tuple[str, str], Sequence[float]]) -> None:
    part = path.with_suffix(".part")
    part.write_text("".join(json.dumps([*pair, scores]) + "\n" for pair, scores in known.items()), "utf-8")
    part.replace(path)
