"""Vectors of sentences and contents by the untouched encoder: what the vector head learns to give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.reading.learned.windows import Packer
from training.model import Reader

LONGEST = 128
BATCH = 4096
"""Pieces a batch."""


def vectors(model: Reader, packer: Packer, texts: Sequence[str]) -> NDArray[np.float16]:
    """Mean-pooled, normalised states of each text read alone, without casing: (texts, 384)."""
    model.eval()
    encoded = []
    for text in texts:
        words, _ = packer.words(text, (0, len(text)))
        ids = [piece for word in words for piece in word.pieces][: LONGEST - 2]
        encoded.append([101, *ids, 102])
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    out = np.zeros((len(texts), 384), np.float16)
    at = 0
    while at < len(order):
        size = max(1, BATCH // len(encoded[order[min(at + 64, len(order) - 1)]]))
        rows = order[at : at + size]
        at += size
        length = len(encoded[rows[-1]])
        pieces, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length)
        for row, index in enumerate(rows):
            pieces[row, : len(encoded[index])] = torch.tensor(encoded[index])
            mask[row, : len(encoded[index])] = 1
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            _, last = model.states(pieces, torch.zeros_like(pieces), mask)
        pooled = (last.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[rows] = torch.nn.functional.normalize(pooled, dim=-1).numpy()
    return out
