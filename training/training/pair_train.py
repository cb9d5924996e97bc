"""Train the network for pairs, and write it beside the reader's.

    python -m training.pair_train --encoder E --work W --stories …                 the small network alone
    python -m training.pair_train --encoder E --work W --stories … --data D --out WEIGHTS
                    the same, which then goes on by what readers said of pairs (`labels/pairs.jsonl`), and by what
                    the record asks of the stories
    python -m training.pair_train --encoder E --work W --stories … --larger M      MPNet, of the folder M
    python -m training.pair_train --encoder E --work W --stories … --follow M --articles A --out WEIGHTS
                    the small network goes on by what MPNet expects, of pairs of the articles in A too

The same command goes on from the last epoch it finished. Without `--out` nothing is written but in WORK.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.networks import MANIFEST
from onrecord.pairs import NETWORK, Pieces
from training.asks import of_story
from training.families import FAMILIES, families
from training.finish import write_manifest
from training.pair_examples import Asked, Story, of_families, of_labels
from training.pair_larger import LargerPairs, expected, of_articles
from training.pair_network import PairHeads, PairNetwork, tensors, write

BATCH = 64
RATE, LARGER_RATE, HEAD_RATE = 1.4e-4, 4e-5, 1.4e-3
READ_RATE, READ_HEAD_RATE, READ_EPOCHS = 6e-5, 3e-4, 3
WARM_UP = 0.1
SHELF = 20 * BATCH
"""Pairs among which those of like length share a batch."""

TIMES, BESIDE = 2, 5000
"""How often an epoch shows each labelled pair, and how many of families and stories beside what the record asks of
the stories, so that these are not forgotten."""

UNRELATED = 0.5
"""Of what the record asks of the stories, the share an epoch shows of pairs that do not stand in any way."""

DRAWN = 3
"""Epochs whose pairs the larger network is asked of: each draws others from the families and stories."""

HARD = 0.5
"""Weight of what is known of a pair beside what the larger network expects of it."""

SQUARED, FARTHEST = 0.03, 7.0
"""Weight of the squared distance of log-odds, which orders what is sure, and where these are clipped."""


def main() -> None:
    """Train, and write what was trained."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    pieces = Pieces(args.encoder / "tokenizer.json")
    material = _Material(args.stories)
    if args.larger:
        run = _Run(LargerPairs(args.larger, args.encoder), args, "pairs-larger.pt", LARGER_RATE)
        run.train(material.epoch, pieces)
        return
    model = PairNetwork()
    model.load_encoder(args.encoder)
    run = _Run(model, args, "pairs.pt", RATE)
    run.train(material.epoch, pieces)
    if args.data:
        read = of_labels(args.data, args.clean)
        onward = _Run(model, args, "pairs-read.pt", READ_RATE, READ_HEAD_RATE, READ_EPOCHS)
        onward.train(lambda seed: [*read * TIMES, *material.asks(seed), *material.some(seed, BESIDE)], pieces)
    if args.follow:
        followed = LargerPairs(args.follow, args.encoder)
        followed.load_state_dict(torch.load(args.work / "pairs-larger.pt")["model"])
        asked = expected(followed, material.all(args), pieces, args.work / "pairs-expected.jsonl")
        _Run(model, args, "pairs-followed.pt", RATE).train(lambda _: list(asked), pieces)
    if args.out:
        write(model, args.out / NETWORK)
        write_manifest(args.out, json.loads((args.out / MANIFEST).read_text("utf-8")))


class _Material:
    """The families and the stories, and the pairs that are drawn from them."""

    def __init__(self, stories: Sequence[str]) -> None:
        self._made = [family for path in sorted(FAMILIES.glob("*.txt")) for family in families(path)]
        self._names = stories
        self._stories = [Story(name) for name in stories]

    def epoch(self, seed: int) -> list[Asked]:
        """The pairs of an epoch."""
        draw = random.Random(seed)
        return [*of_families(self._made, draw), *(pair for story in self._stories for pair in story.pairs(draw))]

    def some(self, seed: int, count: int) -> list[Asked]:
        """So many of the pairs of an epoch."""
        return random.Random(seed).sample(self.epoch(seed), count)

    def asks(self, seed: int) -> list[Asked]:
        """What the record asks of the stories: the pairs that stand in some way, and a share of the others."""
        draw = random.Random(seed)
        return [pair for pair in self._asks if any(pair.answers) or draw.random() < UNRELATED]

    @cached_property
    def _asks(self) -> list[Asked]:
        return [pair for name in self._names for pair in of_story(name)]

    def all(self, args: argparse.Namespace) -> list[Asked]:
        """The pairs of several epochs, each once, and those of the articles."""
        drawn = [pair for number in range(DRAWN) for pair in self.epoch(args.seed + number)]
        drawn += of_articles(args.articles, random.Random(args.seed)) if args.articles else ()
        return list({(pair.one, pair.other): pair for pair in reversed(drawn)}.values())


class _Run:
    """Network, optimizer and place in the schedule: all that a checkpoint holds."""

    def __init__(
        self,
        model: PairHeads,
        args: argparse.Namespace,
        name: str,
        rate: float,
        head_rate: float = HEAD_RATE,
        epochs: int | None = None,
    ) -> None:
        torch.manual_seed(args.seed)
        self._model, self._seed, self._epochs = model, args.seed, epochs or args.epochs
        self._path = args.work / name
        self._step, self._epoch = 0, 0
        heads = [p for name, p in model.named_parameters() if name.startswith(("inner", "head"))]
        known = {id(p) for p in heads}
        rest = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
        groups = [{"params": rest, "base": rate}, {"params": heads, "base": head_rate}]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def train(self, pairs_of: Callable[[int], list[Asked]], pieces: Pieces) -> None:
        """Run the epochs that are left; `pairs_of` gives the pairs of one by its seed."""
        self._resume()
        for epoch in range(self._epoch, self._epochs):
            pairs = pairs_of(self._seed + epoch)
            steps = self._epochs * -(-len(pairs) // BATCH)
            for batch in _batches(pairs, random.Random(self._seed + epoch)):
                self._learn(batch, pieces, min(1.0, self._step / steps), 1 / steps)
            self._keep(epoch + 1)

    def _learn(self, batch: Sequence[Asked], pieces: Pieces, done: float, step: float) -> None:
        """One update."""
        self._model.train()
        for group in self._optimizer.param_groups:
            group["lr"] = group["base"] * min((done + step) / WARM_UP, 1) * max(0.02, 1 - done)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self._model(*tensors([(pair.one, pair.other) for pair in batch], pieces))
        loss = _loss(scores.float(), batch)
        self._optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step()
        self._step += 1
        if self._step % 100 == 0:
            print(f"step {self._step}: loss {loss.item():.3f}", flush=True)

    def _keep(self, epoch: int) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {"model": self._model.state_dict(), "optimizer": self._optimizer.state_dict()}
        torch.save({**state, "step": self._step, "epoch": epoch}, self._path.with_suffix(".part"))
        self._path.with_suffix(".part").replace(self._path)

    def _resume(self) -> None:
        """Go on from the checkpoint, where there is one."""
        if self._path.exists():
            state = torch.load(self._path)
            self._model.load_state_dict(state["model"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._step, self._epoch = state["step"], state["epoch"]


def _loss(scores: Tensor, batch: Sequence[Asked]) -> Tensor:
    """How far scores are from what is known of pairs and from what the larger network expects of them."""
    answers = torch.tensor([pair.answers for pair in batch], dtype=torch.float)
    known = torch.tensor([pair.asked for pair in batch], dtype=torch.float)
    hard = nn.functional.binary_cross_entropy_with_logits(scores, answers, reduction="none") * known
    if any(pair.expected is None for pair in batch):
        return hard.sum() / known.sum()
    told = torch.tensor([pair.expected for pair in batch], dtype=torch.float)
    soft = nn.functional.binary_cross_entropy_with_logits(scores, torch.sigmoid(told))
    apart = scores.clamp(-FARTHEST, FARTHEST) - told.clamp(-FARTHEST, FARTHEST)
    return soft + SQUARED * (apart**2).mean() + HARD * hard.sum() / known.sum().clamp(min=1)


def _batches(pairs: list[Asked], draw: random.Random) -> Iterator[list[Asked]]:
    draw.shuffle(pairs)
    for start in range(0, len(pairs), SHELF):
        shelf = sorted(pairs[start : start + SHELF], key=lambda pair: len(pair.one) + len(pair.other))
        batches = [shelf[at : at + BATCH] for at in range(0, len(shelf), BATCH)]
        draw.shuffle(batches)
        yield from batches


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the public encoder")
    parser.add_argument("--work", type=Path, required=True, help="where the checkpoint is kept")
    parser.add_argument("--larger", type=Path, help="folder of MPNet, to train it")
    parser.add_argument("--follow", type=Path, help="folder of MPNet, which was trained, to learn from it")
    parser.add_argument("--articles", type=Path, help="with --follow: articles of which it is asked too")
    parser.add_argument("--data", type=Path, help="the unpacked corpora, to go on by labels on real pages")
    parser.add_argument("--clean", action="store_true", help="with --data: without labels on PolNeAR")
    parser.add_argument("--out", type=Path, help="the weights folder that gets the network")
    parser.add_argument("--stories", nargs="*", default=[], help="example stories whose gold is learned as well")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    return args


if __name__ == "__main__":
    main()
