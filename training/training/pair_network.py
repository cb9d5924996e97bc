"""The network that weighs two texts: an encoder over both at once, a head for each way in which they may stand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor, nn

from onrecord.model import STANDINGS
from onrecord.pairs import LONGEST, Pieces
from training.export import Graph, layer, norm, whole
from training.model import SMALL, Dropout, Layer, Shape, read_safetensors, take


class PairHeads(nn.Module, ABC):
    """Log-odds of each of `STANDINGS` for pairs of texts, from the states of an encoder that reads both."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.inner = nn.Linear(3 * width, width)
        self.head = nn.Linear(width, len(STANDINGS))

    @abstractmethod
    def states(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """The encoder's last states: (batch, pieces, width)."""

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, standings); `kinds` is 0 or 1 for a piece's text, `mask` 0 where a row is over."""
        x = self.states(pieces, kinds, mask).float()
        one, other = (self._mean(x, mask * (kinds == kind)) for kind in (0, 1))
        both = torch.cat([x[:, 0], one * other, (one - other).abs()], 1)
        scores: Tensor = self.head(nn.functional.gelu(self.inner(both)))
        return scores

    @staticmethod
    def _mean(x: Tensor, mask: Tensor) -> Tensor:
        return (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)


class PairNetwork(PairHeads):
    """The network that ships: MiniLM."""

    def __init__(self, dropped: float = 0.1, shape: Shape = SMALL) -> None:
        width = shape.width
        super().__init__(width)
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, width)
        self.positions = nn.Embedding(shape.positions, width)
        self.kinds = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropped)
        self.layers = nn.ModuleList(Layer(self.dropout, shape) for _ in range(shape.layers))
        self.words.weight.requires_grad_(False)  # half the optimizer's work, for words that the data hardly moves

    def load_encoder(self, encoder: Path) -> None:
        """Take the public encoder's weights, from its folder."""
        weights = read_safetensors(encoder / "model.safetensors")
        with torch.no_grad():
            self.words.weight[:] = weights["embeddings.word_embeddings.weight"]
            self.positions.weight[:] = weights["embeddings.position_embeddings.weight"]
            self.kinds.weight[:] = weights["embeddings.token_type_embeddings.weight"]
            take(self.norm, weights, "embeddings.LayerNorm")
            for number, each in enumerate(self.layers):
                each.take(weights, f"encoder.layer.{number}")

    def states(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """MiniLM's last states."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.kinds(kinds)
        x = self.dropout(self.norm(x))
        far = ((1 - mask)[:, None, None, :] * -1e4).to(x.dtype)
        for each in self.layers:
            x = each(x, far)
        return x


def tensors(pairs: Sequence[tuple[str, str]], pieces: Pieces) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, kinds and mask of some pairs, padded to its longest pair."""
    rows = [pieces.of_pair(*pair) for pair in pairs]
    width = -(-max(len(row) for row, _ in rows) // 8) * 8
    numbers, kinds = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(rows), width)
    for place, (row, kind) in enumerate(rows):
        numbers[place, : len(row)], kinds[place, : len(row)] = torch.from_numpy(row), torch.from_numpy(kind)
        mask[place, : len(row)] = 1
    return numbers, kinds, mask


def build(model: PairNetwork, quantised: bool = True) -> onnx.ModelProto:
    """The graph: inputs `pieces` (T,), `kinds` (T,) and `means` (2, T), rows that take the mean of each text's
    pieces; output `scores` (standings,)."""
    state: dict[str, NDArray[Any]] = {n: t.detach().float().numpy() for n, t in model.state_dict().items()}
    graph = Graph(quantised)
    length = graph.add("Shape", ["pieces"], "length")
    zero, one = graph.weight("zero", np.array([0])), graph.weight("one", np.array([1]))
    table = graph.weight("positions.table", state["positions.weight"][:LONGEST])
    positions = graph.add("Slice", [table, zero, length, zero, one], "positions")
    kinds = graph.add("Gather", [graph.weight("kinds.table", state["kinds.weight"]), "kinds"], "kinds.rows")
    words = graph.embed("words", state["words.weight"], "pieces")
    summed = graph.add("Add", [graph.add("Add", [words, positions], "placed"), kinds], "summed")
    batch = graph.add("Unsqueeze", [summed, zero], "batch")
    x = graph.add("LayerNormalization", [batch, *norm(graph, state, "norm")], "embedded", axis=-1, epsilon=1e-12)
    for number in range(model.shape.layers):
        x = layer(graph, state, number, x)
    flat = graph.add("Squeeze", [x, zero], "flat")
    both = graph.add("MatMul", ["means", flat], "both")
    mean, other = (graph.add("Gather", [both, graph.weight(f"row{n}", np.array([n]))], f"mean{n}") for n in (0, 1))
    apart = graph.add("Abs", [graph.add("Sub", [mean, other], "difference")], "apart")
    first = graph.add("Gather", [flat, zero], "first")
    joined = graph.add("Concat", [first, graph.add("Mul", [mean, other], "product"), apart], "joined", axis=1)
    inner = graph.linear("inner", joined, state["inner.weight"].T, None)
    bias = graph.weight("inner.bias", state["inner.bias"])
    bent = graph.add("BiasGelu", [inner, bias], "bent", "com.microsoft")
    graph.quantised = False  # the last step is small, and every rounding in it is an answer
    told = graph.linear("head", bent, state["head.weight"].T, state["head.bias"])
    graph.add("Squeeze", [told, zero], "scores")
    numbers = TensorProto.INT64
    inputs = {"pieces": (numbers, ["T"]), "kinds": (numbers, ["T"]), "means": (TensorProto.FLOAT, [2, "T"])}
    return whole(graph, "pairs", inputs, {"scores": [len(STANDINGS)]})


def write(model: PairNetwork, path: Path, quantised: bool = True) -> None:
    """Write the graph; the same weights give the same bytes."""
    path.write_bytes(build(model, quantised).SerializeToString(deterministic=True))
