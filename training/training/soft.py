"""What the larger network expects of every window: `python -m training.soft --work DIR --larger DIR …`.

Written beside the examples as `soft-LIMIT.npz`, one row a word or a window, in the examples' order; a second run
takes what is there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.examples import Example, Soft, collate
from training.model import Reader, chain_chances

BATCH_PIECES = 4096

Halves = NDArray[np.float16]


def expected(model: Reader, examples: Sequence[Example]) -> list[Soft]:
    """The larger network's expectations of each window, as it is printed: nothing is varied."""
    model.halve()
    model.eval()
    order = sorted(range(len(examples)), key=lambda i: -len(examples[i].window.pieces))
    found: dict[int, Soft] = {}
    while len(found) < len(order):
        longest = -(-len(examples[order[len(found)]].window.pieces) // 32) * 32
        rows = order[len(found) : len(found) + max(1, BATCH_PIECES // longest)]
        found |= dict(zip(rows, _of_batch(model, [examples[row] for row in rows]), strict=True))
        print(f"\r{len(found)}/{len(order)} windows", end="", file=sys.stderr, flush=True)
    return [found[row] for row in range(len(examples))]


def _of_batch(model: Reader, examples: Sequence[Example]) -> list[Soft]:
    batch = {name: torch.from_numpy(array) for name, array in collate(examples).items()}
    with torch.no_grad():
        both = model.words_states(batch["pieces"], batch["casing"], batch["mask"], batch["first"])
        scores = model.tags(both[1])
        mentions = model.mentioned(torch.cat(both, -1))
    chances, steps = chain_chances(model, scores, batch["words"])
    return [
        Soft(
            chances[row, : len(example.window.words)].half().numpy(),
            steps[row].half().numpy(),
            mentions[row, : len(example.window.words)].half().numpy(),
        )
        for row, example in enumerate(examples)
    ]


def write(path: Path, found: Sequence[Soft]) -> None:
    """Keep expectations, whole or not at all."""
    part = path.with_suffix(".part.npz")
    np.savez(
        part,
        lengths=np.array([len(soft.tags) for soft in found]),
        tags=np.concatenate([soft.tags for soft in found]),
        steps=np.stack([soft.steps for soft in found]),
        mentions=np.concatenate([soft.mentions for soft in found]),
    )
    part.rename(path)


def read(path: Path) -> list[Soft]:
    """Kept expectations."""
    kept = np.load(path)
    ends = np.cumsum(kept["lengths"])
    tags, mentions = (np.split(kept[name], ends[:-1]) for name in ("tags", "mentions"))
    return [Soft(*parts) for parts in zip(tags, kept["steps"], mentions, strict=True)]
