"""The network as an ONNX graph, written out by hand in the operators that ONNX Runtime has fused kernels for.

One window a call: inputs `pieces` (T,), `casing` (T,), `first` (W,), the first piece of each word; outputs `tags`
(W, 7), `links` (W, 256), `mentions` (W, 102) and `states` (T, 768), the middle and last states of every piece.
The same builder makes the fp32 graph (for the parity test) and the int8 one (what is shipped): weights by column,
embeddings by row, activations when they are seen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from onrecord.reading.learned.acts import ACTS
from onrecord.reading.learned.windows import WINDOW_PIECES
from training.model import SMALL, Reader

LEVELS = 63
"""Steps each side of zero for a weight: 7 bits, so that sums of two products cannot saturate where a processor
adds them in 16 bits (AVX2 without VNNI). 8 bits gave +0.2 exact and -0.1 overlap on 60 held-out articles."""

EMBEDDING_LEVELS = 127
OPSET = 17
Array = NDArray[Any]


class Graph:
    """Collects nodes and weights; each method adds an operation and returns the name of its result."""

    def __init__(self, quantised: bool) -> None:
        self.quantised = quantised
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, array: Array) -> str:
        """Keep a constant."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add one operation."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def embed(self, name: str, table: Array, ids: str) -> str:
        """Rows of a table; quantised row by row."""
        if not self.quantised:
            return self.add("Gather", [self.weight(f"{name}.table", table), ids], name)
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / EMBEDDING_LEVELS
        levels = np.round(table / scale).astype(np.int8)
        rows = self.add("Gather", [self.weight(f"{name}.table", levels), ids], f"{name}.rows")
        sizes = self.add("Gather", [self.weight(f"{name}.scale", scale.astype(np.float32)), ids], f"{name}.sizes")
        wide = self.add("Cast", [rows], f"{name}.wide", to=TensorProto.FLOAT)
        return self.add("Mul", [wide, sizes], name)

    def linear(self, name: str, x: str, matrix: Array, bias: Array | None) -> str:
        """`x @ matrix + bias`, `matrix` (in, out); quantised column by column."""
        if not self.quantised:
            product = self.add("MatMul", [x, self.weight(f"{name}.matrix", matrix)], f"{name}.product")
            return product if bias is None else self.add("Add", [product, self.weight(f"{name}.bias", bias)], name)
        scale = (np.maximum(np.abs(matrix).max(0), 1e-8) / LEVELS).astype(np.float32)
        levels = np.round(matrix / scale).astype(np.int8)
        inputs = [x, self.weight(f"{name}.matrix", levels), self.weight(f"{name}.scale", scale), ""]
        if bias is not None:
            inputs.append(self.weight(f"{name}.bias", bias))
        return self.add("DynamicQuantizeMatMul", inputs, name, "com.microsoft")


def build(model: Reader, quantised: bool) -> onnx.ModelProto:
    """The whole graph with a model's weights."""
    state = {name: tensor.detach().float().numpy() for name, tensor in model.state_dict().items()}
    graph = Graph(quantised)
    x = _embedded(graph, state)
    middle = x
    for number in range(SMALL.layers):
        x = layer(graph, state, number, x)
        middle = x if number + 1 == SMALL.middle else middle
    flat = [graph.add("Squeeze", [part, graph.weight(f"{part}.axis", np.array([0]))], f"{part}.flat")
            for part in (middle, x)]  # fmt: skip
    graph.add("Concat", flat, "states", axis=1)
    both = graph.add("Gather", ["states", "first"], "words.both")
    last = graph.add("Gather", [flat[1], "first"], "words.last")
    float_graph = graph.quantised
    graph.quantised = False  # the heads are small, and every rounding in them is a tag
    inner = graph.linear("mention_inner", both, state["mention_inner.weight"].T, None)
    bias = graph.weight("mention_inner.bias", state["mention_inner.bias"])
    bent = graph.add("BiasGelu", [inner, bias], "mention_inner.bent", "com.microsoft")
    for name, source in (("tags", last), ("links", last), ("mentions", bent)):
        graph.linear(name, source, state[f"{name}.weight"].T, state[f"{name}.bias"])
    graph.quantised = float_graph
    whole_numbers = TensorProto.INT64
    return whole(
        graph,
        "reader",
        {"pieces": (whole_numbers, ["T"]), "casing": (whole_numbers, ["T"]), "first": (whole_numbers, ["W"])},
        {"tags": ["W", 7], "links": ["W", 256], "mentions": ["W", 102], "states": ["T", 768]},
    )


def _embedded(graph: Graph, state: dict[str, Array]) -> str:
    length = graph.add("Shape", ["pieces"], "length")
    zero, one = graph.weight("zero", np.array([0])), graph.weight("one", np.array([1]))
    table = graph.weight("positions.table", state["positions.weight"][:WINDOW_PIECES])
    positions = graph.add("Slice", [table, zero, length, zero, one], "positions")
    words = graph.embed("words", state["words.weight"], "pieces")
    casing = graph.add("Gather", [graph.weight("casing.table", state["casing.weight"]), "casing"], "cased")
    summed = graph.add("Add", [graph.add("Add", [words, positions], "placed"), casing], "summed")
    batch = graph.add("Unsqueeze", [summed, zero], "batch")
    return graph.add(
        "LayerNormalization", [batch, *norm(graph, state, "norm")], "embedded", axis=-1, epsilon=1e-12
    )


def norm(graph: Graph, state: dict[str, Array], name: str) -> list[str]:
    """The weight and bias of a layer norm."""
    return [graph.weight(f"{name}.{part}", state[f"{name}.{part}"]) for part in ("weight", "bias")]


def layer(graph: Graph, state: dict[str, Array], number: int, x: str) -> str:
    """One transformer layer over the states `x` (1, T, width)."""
    name = f"layers.{number}"
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    matrix = np.concatenate([state[f"{part}.weight"].T for part in parts], 1)
    bias = np.concatenate([state[f"{part}.bias"] for part in parts])
    mixed = _attention(graph, name, x, matrix, bias)
    bias = state[f"{name}.output.bias"]
    after = graph.linear(f"{name}.output", mixed, state[f"{name}.output.weight"].T, bias)
    x = _skip(graph, state, f"{name}.output", after, x)
    up = graph.linear(f"{name}.up", x, state[f"{name}.up.weight"].T, None)
    bent = graph.add("BiasGelu", [up, graph.weight(f"{name}.up.bias", state[f"{name}.up.bias"])], f"{name}.bent",
                     "com.microsoft")  # fmt: skip
    down = graph.linear(f"{name}.down", bent, state[f"{name}.down.weight"].T, state[f"{name}.down.bias"])
    return _skip(graph, state, f"{name}.down", down, x)


def _attention(graph: Graph, name: str, x: str, matrix: Array, bias: Array) -> str:
    all_three = graph.linear(f"{name}.qkv", x, matrix, None)
    names = [f"{name}.{part}.split" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [all_three], names, name=f"{name}.split", axis=2))
    inputs = [*names, graph.weight(f"{name}.qkv.bias", bias)]
    return graph.add("MultiHeadAttention", inputs, f"{name}.mixed", "com.microsoft", num_heads=SMALL.heads)


def _skip(graph: Graph, state: dict[str, Array], name: str, new: str, old: str) -> str:
    """The norm of a sum, in two steps: ONNX Runtime's `SkipLayerNormalization` takes five times as long for it (of
    1.31 on AVX-512, 48 pieces: 77 and 16 microseconds)."""
    both = graph.add("Add", [new, old], f"{name}.both")
    weights = norm(graph, state, f"{name}_norm")
    return graph.add("LayerNormalization", [both, *weights], f"{name}.normed", axis=-1, epsilon=1e-12)


def whole(
    graph: Graph, name: str, inputs: dict[str, tuple[int, list[str | int]]], outputs: dict[str, list[str | int]]
) -> onnx.ModelProto:
    """The graph as a model; of each input the type and shape, of each output, float, the shape."""
    takes = [helper.make_tensor_value_info(key, kind, shape) for key, (kind, shape) in inputs.items()]
    gives = [helper.make_tensor_value_info(key, TensorProto.FLOAT, shape) for key, shape in outputs.items()]
    made = helper.make_graph(graph.nodes, f"onrecord-{name}", takes, gives, graph.weights)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="onrecord")


def write(model: Reader, path: Path, quantised: bool = True) -> None:
    """Write the graph; the same weights give the same bytes."""
    path.write_bytes(build(model, quantised).SerializeToString(deterministic=True))


def write_acts(layers: nn.Sequential, path: Path) -> None:
    """Write the two layers of `reading.learned.acts`; the same weights give the same bytes."""
    kept = {}
    for name, layer in (("inner", layers[0]), ("outer", layers[-1])):
        kept[name] = layer.weight.detach().numpy().T.astype(np.float16)
        kept[f"{name}_bias"] = layer.bias.detach().numpy().astype(np.float16)
    with path.open("wb") as file:
        np.savez(file, **kept)


def write_undecided_acts(path: Path) -> None:
    """Layers to which every act is as likely as any other: what a new encoder has until they are fitted."""
    layers = nn.Sequential(nn.Linear(3 * 2 * SMALL.width, 1), nn.ReLU(), nn.Linear(1, len(ACTS)))
    for parameter in layers.parameters():
        nn.init.zeros_(parameter)
    write_acts(layers, path)
