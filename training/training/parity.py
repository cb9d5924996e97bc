"""Torch beside ONNX fp32 beside int8, on a made-up text: how far the shipped graph is from the trained network."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from onrecord.reading.learned.windows import Packer, Window
from training import export
from training.model import Reader

TEXT = (
    "FERRY TALKS STALL\n\nThe harbour master of Port Sunder said on Tuesday that no date had been set, and added: "
    "“We were never asked.” A person familiar with the talks, who declined to be named, told the Sunder Herald "
    "that ''both sides'' had agreed in May.\n\nMayor Lena Orvik denied it. According to her office, she believes "
    "the ferry will sail by 2031."
)
CLOSE = 1e-3
"""Most that fp32 ONNX may differ from torch, in any score: rounding alone."""

SAME_TAGS = 0.9
"""Least share of words whose best tag, before the chain, int8 leaves as it is: 0.947 when this was written."""


def torch_scores(model: Reader, window: Window) -> dict[str, NDArray[Any]]:
    """What the graph gives, by the network itself."""
    pieces, casing = (torch.from_numpy(part)[None] for part in (window.pieces, window.casing))
    with torch.no_grad():
        middle, last = model.states(pieces, casing, torch.ones(pieces.shape))
        both = torch.cat([middle, last], -1)[0]
        words = last[0][window.first]
        found = {
            "tags": model.tags(words),
            "links": model.links(words),
            "mentions": model.mentioned(both[window.first]),
        }
    return {name: table.numpy() for name, table in (found | {"states": both}).items()}


def onnx_scores(path: Path, window: Window) -> dict[str, NDArray[Any]]:
    """The same, by a graph."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    inputs = {"pieces": window.pieces, "casing": window.casing, "first": window.first}
    return dict(zip(names, session.run(names, inputs), strict=True))


def main() -> None:
    """The command line: exit status 1 when the graphs are too far apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    args = parser.parse_args()
    model = Reader()
    model.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    model.eval()
    (window,) = Packer(args.weights / "tokenizer.json").pack(TEXT, [(0, len(TEXT))])
    wanted, small = torch_scores(model, window), onnx_scores(args.weights / "model.onnx", window)
    with tempfile.TemporaryDirectory() as folder:
        export.write(model, Path(folder) / "full.onnx", quantised=False)
        full = onnx_scores(Path(folder) / "full.onnx", window)
    apart = max(float(np.abs(full[name] - wanted[name]).max()) for name in wanted)
    same = float((small["tags"].argmax(1) == wanted["tags"].argmax(1)).mean())
    alike = float(np.corrcoef(small["states"].ravel(), wanted["states"].ravel())[0, 1])
    print(
        f"fp32: scores differ by at most {apart:.1e}; int8: {same:.3f} of best tags the same, "
        f"states r = {alike:.4f}"
    )
    if apart > CLOSE or same < SAME_TAGS:
        sys.exit(1)


if __name__ == "__main__":
    main()
