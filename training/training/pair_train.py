"""Train the network for pairs, and write it beside the reader's.

    python -m training.pair_train --encoder ENCODER --work WORK --stories … --out ../src/onrecord/weights

The same command goes on from the last epoch it finished. Without `--out` nothing is written but `WORK/pairs.pt`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.networks import MANIFEST
from onrecord.pairs import NETWORK, Pieces
from training.families import FAMILIES, Family, families
from training.pair_examples import Asked, Story, of_families
from training.pair_network import PairNetwork, write

BATCH = 32
RATE, HEAD_RATE = 1e-4, 1e-3
WARM_UP = 0.1
SHELF = 40 * BATCH
"""Pairs among which those of like length share a batch."""


def main() -> None:
    """Train, and write what was trained."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    made = [family for path in sorted(FAMILIES.glob("*.txt")) for family in families(path)]
    stories = [Story(name) for name in args.stories]
    model = PairNetwork()
    model.load_encoder(args.encoder)
    run = _Run(model, args, len(_epoch(made, stories, args.seed)))
    run.resume()
    pieces = Pieces(args.encoder / "tokenizer.json")
    for epoch in range(run.epoch, args.epochs):
        for batch in _batches(_epoch(made, stories, args.seed + epoch), random.Random(args.seed + epoch)):
            run.learn(batch, pieces)
        run.keep(epoch + 1)
    if args.out:
        write(model, args.out / NETWORK)
        _note(args.out)


class _Run:
    """Network, optimizer and place in the schedule: all that a checkpoint holds."""

    def __init__(self, model: PairNetwork, args: argparse.Namespace, pairs: int) -> None:
        torch.manual_seed(args.seed)
        self._model = model
        self._path = args.work / "pairs.pt"
        self._steps = args.epochs * -(-pairs // BATCH)
        self._step, self.epoch = 0, 0
        heads = [p for name, p in model.named_parameters() if name.startswith(("inner", "head"))]
        known = {id(p) for p in heads}
        rest = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
        groups = [{"params": rest, "base": RATE}, {"params": heads, "base": HEAD_RATE}]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    def learn(self, batch: Sequence[Asked], pieces: Pieces) -> None:
        """One update by the answers that are known of a batch."""
        self._model.train()
        done = self._step / self._steps
        for group in self._optimizer.param_groups:
            group["lr"] = group["base"] * min((done + 1 / self._steps) / WARM_UP, 1) * max(0.02, 1 - done)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self._model(*tensors(batch, pieces))
        answers = torch.tensor([pair.answers for pair in batch], dtype=torch.float)
        known = torch.tensor([pair.asked for pair in batch], dtype=torch.float)
        each = nn.functional.binary_cross_entropy_with_logits(scores.float(), answers, reduction="none")
        loss = (each * known).sum() / known.sum()
        self._optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step()
        self._step += 1
        if self._step % 100 == 0:
            print(f"step {self._step} of {self._steps}: loss {loss.item():.3f}", flush=True)

    def keep(self, epoch: int) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {"model": self._model.state_dict(), "optimizer": self._optimizer.state_dict()}
        torch.save({**state, "step": self._step, "epoch": epoch}, self._path.with_suffix(".part"))
        self._path.with_suffix(".part").replace(self._path)

    def resume(self) -> None:
        """Go on from the checkpoint, where there is one."""
        if self._path.exists():
            state = torch.load(self._path)
            self._model.load_state_dict(state["model"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._step, self.epoch = state["step"], state["epoch"]


def tensors(batch: Sequence[Asked], pieces: Pieces) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, kinds and mask of a batch, padded to its longest pair."""
    rows = [pieces.of_pair(pair.one, pair.other) for pair in batch]
    width = -(-max(len(row) for row, _ in rows) // 8) * 8
    numbers, kinds = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(rows), width)
    for place, (row, kind) in enumerate(rows):
        numbers[place, : len(row)], kinds[place, : len(row)] = torch.from_numpy(row), torch.from_numpy(kind)
        mask[place, : len(row)] = 1
    return numbers, kinds, mask


def _epoch(made: Sequence[Family], stories: Sequence[Story], seed: int) -> list[Asked]:
    draw = random.Random(seed)
    return [*of_families(made, draw), *(pair for story in stories for pair in story.pairs(draw))]


def _batches(pairs: list[Asked], draw: random.Random) -> Iterator[list[Asked]]:
    draw.shuffle(pairs)
    for start in range(0, len(pairs), SHELF):
        shelf = sorted(pairs[start : start + SHELF], key=lambda pair: len(pair.one) + len(pair.other))
        batches = [shelf[at : at + BATCH] for at in range(0, len(shelf), BATCH)]
        draw.shuffle(batches)
        yield from batches


def _note(weights: Path) -> None:
    """Name the network in the manifest of its folder."""
    manifest = json.loads((weights / MANIFEST).read_text("utf-8"))
    manifest["files"][NETWORK] = "sha256:" + hashlib.sha256((weights / NETWORK).read_bytes()).hexdigest()
    (weights / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the public encoder")
    parser.add_argument("--work", type=Path, required=True, help="where the checkpoint is kept")
    parser.add_argument("--out", type=Path, help="the weights folder that gets the network")
    parser.add_argument("--stories", nargs="*", default=[], help="example stories whose gold is learned as well")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
