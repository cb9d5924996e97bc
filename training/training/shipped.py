"""A checkpoint from the weights that ship, so that training can go on from them: the way back of `export`.

    python -m training.shipped --weights ../src/onrecord/weights --work WORK

Writes `WORK/final.pt` and `WORK/run.json`, from which `train --follow 1` goes on. What int8 rounded stays rounded:
the numbers are the levels times their scale.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.model import SMALL, Reader

Array = NDArray[Any]


def state(weights: Path) -> dict[str, Tensor]:
    """The network's parameters by their names in `Reader`, from a folder of weights.

    Raises:
        KeyError: the graph is not one that `export` wrote.
    """
    graph = onnx.load(str(weights / "model.onnx")).graph
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {f"{name}.weight": _scaled(kept, f"{name}.table") for name in ("words", "positions", "casing")}
    unused = SMALL.positions - len(found["positions.weight"])  # what no window reaches does not ship
    found["positions.weight"] = np.pad(found["positions.weight"], ((0, unused), (0, 0)))
    found |= {name: array for name, array in kept.items() if name.split(".")[-1] in ("weight", "bias")}
    for name in ("mention_inner", "tags", "links", "mentions"):
        found[f"{name}.weight"] = kept[f"{name}.matrix"].T
    for number in range(SMALL.layers):
        found |= _layer(kept, f"layers.{number}")
    decoding = json.loads((weights / "manifest.json").read_text("utf-8"))["decoding"]
    found |= {name: np.array(decoding[name]) for name in ("transitions", "start", "end", "distance")}
    vector = np.load(weights / "vector.npy").T
    found |= {"vector.weight": vector, "vector.bias": np.zeros(len(vector))}
    names = Reader().state_dict()
    return {name: torch.tensor(np.array(found[name], np.float32)) for name in names}


def _scaled(kept: dict[str, Array], name: str) -> Array:
    scale = kept.get(f"{name.rpartition('.')[0]}.scale")
    return kept[name] if scale is None else kept[name].astype(np.float32) * scale


def _layer(kept: dict[str, Array], name: str) -> dict[str, Array]:
    """The linear parts of a layer; `export` joins query, key and value."""
    found = {
        f"{name}.{part}.weight": _scaled(kept, f"{name}.{part}.matrix").T for part in ("output", "up", "down")
    }
    joined = _scaled(kept, f"{name}.qkv.matrix").T
    biases = kept[f"{name}.qkv.bias"]
    for part, matrix, bias in zip(
        ("query", "key", "value"), np.split(joined, 3), np.split(biases, 3), strict=True
    ):
        found |= {f"{name}.{part}.weight": matrix, f"{name}.{part}.bias": bias}
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.save(state(args.weights), args.work / "final.pt")
    recipe = json.loads((args.weights / "manifest.json").read_text("utf-8"))["recipe"]
    (args.work / "run.json").write_text(json.dumps(recipe))


if __name__ == "__main__":
    main()
