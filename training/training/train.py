"""From unpacked corpora to a checkpoint: `python -m training.train --data DIR --encoder DIR --work DIR`.

Resumable: the same command goes on from the last checkpoint in the work folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from eval.corpora import Mentioned, Quoted, Range, gum, held_out, polnear, uner
from onrecord.reading.learned.windows import Packer
from training import soft
from training.examples import (
    UNLABELLED,
    Example,
    Variation,
    collate,
    half_of,
    mentioned_example,
    quoted_example,
    sentences,
    with_ranges,
)
from training.labelled import annotated
from training.losses import loss_of
from training.made_up import made_up, windows
from training.marked import PAGES
from training.model import Reader, read_safetensors
from training.recipes import FOLLOWING_RECIPE, LARGER_RECIPE, Recipe
from training.relations import attributed
from training.run import Run
from training.teacher import vectors

LIMITS = (256, 224, 256, 192)
"""Window sizes taken in turn, epoch by epoch: the cuts fall elsewhere each time."""

BATCH_PIECES = 2048
LAST_EPOCHS = 3
"""Whose running means are averaged once more in the end: 70.3 in place of 69.4, the mean of five figures on the
articles held out of PolNeAR train (seed 1, 11 epochs; `finish.JUDGED`). Those of the epochs that follow the larger
network are not: 71.0 alone, 70.9 averaged (seed 1, 4 epochs)."""


def quoted_examples(packer: Packer, texts: list[Quoted], known: dict[str, int], limit: int) -> list[Example]:
    """Windows of the articles with attributions, one set an annotator."""
    found = []
    ranges: dict[str, list[tuple[Range, int]]] = {}
    for item in texts:
        if item.name not in ranges:
            parts = {*sentences(packer, item.text)} | {(t.content[0][0], t.content[-1][1]) for t in item.triples}
            ranges[item.name] = [
                (r, known[item.text[slice(*r)]]) for r in sorted(parts) if item.text[slice(*r)] in known
            ]
        for window in packer.pack(item.text, [(0, len(item.text))], limit):
            example = replace(quoted_example(window, item.triples), half=half_of(item.name))
            found.append(with_ranges(example, ranges[item.name]))
    return found


def mentioned_examples(packer: Packer, texts: list[Mentioned], known: dict[str, int], limit: int) -> list[Example]:
    """Windows of the texts with mentions."""
    found = []
    for item in texts:
        ranges = [(r, known[item.text[slice(*r)]]) for r in sentences(packer, item.text)]
        for window in packer.pack(item.text, [(0, len(item.text))], limit):
            found.append(with_ranges(replace(mentioned_example(window, item), half=half_of(item.name)), ranges))
    return found


def material(args: argparse.Namespace, packer: Packer) -> tuple[list[list[Example]], NDArray[np.float16]]:
    """Examples for each of `LIMITS` and the teacher's vectors; both kept in the work folder."""
    quoted = [] if args.clean else polnear(args.data / "polnear" / "train")
    kept_out = held_out([item.name for item in quoted])
    quoted = [item for item in quoted if item.name not in kept_out] + attributed(args.data / "gum" / "train")
    mentioned: list[Mentioned] = [*gum(args.data / "gum" / "train", contracted=True)]
    mentioned += uner(args.data / "uner" / "en_ewt-ud-train.iob2")
    texts = {item.text[slice(*r)] for item in [*mentioned, *quoted] for r in sentences(packer, item.text)}
    texts |= {q.text[t.content[0][0] : t.content[-1][1]] for q in quoted for t in q.triples}
    listed = sorted(texts)
    space = taught(args, packer, listed)
    cache = args.work / "examples.pickle"
    if cache.exists():
        return pickle.loads(cache.read_bytes()), space  # our own file
    known = {text: row for row, text in enumerate(listed)}
    sets: dict[int, list[Example]] = {}
    for limit in sorted(set(LIMITS)):
        sets[limit] = quoted_examples(packer, quoted, known, limit)
        sets[limit] += mentioned_examples(packer, mentioned, known, limit)
    found = [sets[limit] for limit in LIMITS]
    cache.write_bytes(pickle.dumps(found))
    return found, space


def softened(examples: list[Example], work: Path) -> list[Example]:
    """The examples with what the larger network expects of them (`training.soft`).

    Where each half of the corpora was read by the network of the other, those expectations are taken: a network
    knows what it learned from by heart, and has no doubts there.
    """
    halves = [expectations(work, half) for half in (0, 1)]
    if not all(path.exists() for path in halves):
        kept = soft.read(expectations(work))
        return [replace(example, soft=expected) for example, expected in zip(examples, kept, strict=True)]
    crossed = [iter(soft.read(path)) for path in halves]
    return [replace(example, soft=next(crossed[example.half])) for example in examples]


def expectations(work: Path, half: int | None = None) -> Path:
    """Where the larger network's expectations lie: of the windows of the first packing, or of a half of them."""
    return work / f"soft-{LIMITS[0]}{'' if half is None else f'-{half}'}.npz"


def in_half(examples: list[Example], half: int | None) -> list[Example]:
    """The windows of a half of the corpora, in order; all where no half is named."""
    return [example for example in examples if half in (None, example.half)]


def learned(examples: list[Example], half: int | None) -> list[Example]:
    """What the larger network learns from: a half of the attributions, and all names, which are few.

    Of names it then knows what both halves teach, and reads those of the other half's attributions by that.
    """
    return [e for e in examples if half in (None, e.half) or _names(e)]


def _names(example: Example) -> bool:
    return example.mentions is not None and bool((example.mentions != UNLABELLED).any())


def taught(args: argparse.Namespace, packer: Packer, texts: list[str]) -> NDArray[np.float16]:
    """The untouched encoder's vector of each text, kept under a hash of the texts."""
    key = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]
    cache = args.work / f"space-{key}.npy"
    if cache.exists():
        return np.load(cache)  # type: ignore[no-any-return]
    print(f"{len(texts)} texts for the teacher", flush=True)
    teacher = Reader()
    teacher.load_encoder(read_safetensors(args.encoder / "model.safetensors"))
    space = vectors(teacher, packer, texts)
    np.save(cache, space)
    return space


def batches(examples: list[Example], random: np.random.Generator) -> Iterator[list[Example]]:
    """An epoch's batches: windows of like length together, about `BATCH_PIECES` pieces each, in random order.

    What a larger network has said something of and what it has not are never in one batch.
    """
    found: list[list[Example]] = []
    kinds = [np.array([i for i, e in enumerate(examples) if (e.soft is None) is bare]) for bare in (False, True)]
    orders = [random.permutation(kind) for kind in kinds if len(kind)]
    for chunk in (c for order in orders for c in np.array_split(order, max(1, len(order) // 256))):
        ranked = sorted((examples[i] for i in chunk), key=lambda e: -len(e.window.pieces))
        at = 0
        while at < len(ranked):
            size = max(1, BATCH_PIECES // (-(-len(ranked[at].window.pieces) // 32) * 32))
            found.append(ranked[at : at + size])
            at += size
    for index in random.permutation(len(found)):
        yield found[index]


def seed_chain(model: Reader, examples: list[Example]) -> None:
    """Start the chain at the logarithm of how often tags follow each other in the data."""
    counts, first, last = np.ones((7, 7)), np.ones(7), np.ones(7)
    for example in examples:
        if example.tags is not None and len(example.tags):
            np.add.at(counts, (example.tags[:-1], example.tags[1:]), 1)
            first[example.tags[0]] += 1
            last[example.tags[-1]] += 1
    with torch.no_grad():
        model.transitions[:] = torch.from_numpy(np.log(counts / counts.sum(1, keepdims=True))) * 0.5
        model.start[:] = torch.from_numpy(np.log(first / first.sum())) * 0.5
        model.end[:] = torch.from_numpy(np.log(last / last.sum())) * 0.5


def train(args: argparse.Namespace) -> None:
    """Run the epochs that are left, a checkpoint after each; the larger network then says what it expects."""
    packer = Packer(args.encoder / "tokenizer.json")
    sets, space_array = material(args, packer)
    read = None if args.half is None else 1 - args.half
    if not args.epochs or (args.larger and expectations(args.work, read).exists()):
        return
    folder, recipe = stage(args)
    told = [*made_up(args.stories, sorted(PAGES.glob("*.txt"))), *annotated(args.data, args.clean)]
    own = windows(packer, told, LIMITS[0]) if args.stories else []
    to_read = in_half(sets[0] + own, read)
    if args.follow:
        known = softened(sets[0] + own, args.work)
        sets = [known + known[len(sets[0]) :] * (recipe.made_up - 1)]
    else:
        sets = [learned(examples + own, args.half) for examples in sets]
    space, vary = torch.from_numpy(space_array), Variation(packer, recipe.masked)
    per_epoch = [
        sum(1 for _ in batches(portion(sets, epoch, recipe.gum), np.random.default_rng([args.seed, epoch])))
        for epoch in range(args.epochs)
    ]
    run = Run(args, recipe, sum(per_epoch))
    begin(run, args, folder / "last.pt", sets[0])
    print(f"{run.steps} steps, epochs of {per_epoch}, from epoch {run.epoch}", flush=True)
    started = time.monotonic()
    while run.epoch < args.epochs:
        one_epoch(run, portion(sets, run.epoch, run.recipe.gum), vary, space, args.seed)
        run.epoch += 1
        run.save(folder / "last.pt")
        torch.save(run.mean.state_dict(), folder / f"epoch{run.epoch}.pt")
        minutes = (time.monotonic() - started) / 60
        print(f"epoch {run.epoch} done after {minutes:.1f} minutes", flush=True)
    if args.larger:
        soft.write(expectations(args.work, read), soft.expected(run.mean, to_read))
        return
    torch.save(run.mean.state_dict() if args.follow else averaged(folder, run.epoch), folder / "final.pt")
    minutes = round((time.monotonic() - started) / 60, 1)
    (folder / "run.json").write_text(json.dumps(summary(run, args) | {"minutes": minutes}))


def begin(run: Run, args: argparse.Namespace, last: Path, examples: list[Example]) -> None:
    """Go on from the last checkpoint of the stage, else begin it: with the round before, or from the data."""
    if last.exists():
        run.load(last)
    elif args.follow:
        run.start(torch.load(followed(args.work, args.follow - 1) / "final.pt", weights_only=True))
    else:
        seed_chain(run.model, examples)
    run.refresh()


def summary(run: Run, args: argparse.Namespace) -> dict[str, Any]:
    """What was run, and what before it, as the manifest tells it."""
    found = {
        "clean": args.clean,
        "epochs": run.epoch,
        "seed": args.seed,
        "steps": run.steps,
        "batch_pieces": BATCH_PIECES,
        "following": args.follow,
        "stories": args.stories,
    }
    if args.follow:
        found["after"] = json.loads((followed(args.work, args.follow - 1) / "run.json").read_text())
    return found | asdict(run.recipe)


def stage(args: argparse.Namespace) -> tuple[Path, Recipe]:
    """Where the checkpoints of a stage lie, and its recipe."""
    folder, recipe = args.work, Recipe()
    if args.larger:
        folder, recipe = args.work / f"larger{'' if args.half is None else args.half}", LARGER_RECIPE
    if args.follow:
        folder, recipe = followed(args.work, args.follow), FOLLOWING_RECIPE
    folder.mkdir(exist_ok=True)
    return folder, recipe.changed(args.set)


def followed(work: Path, round_: int) -> Path:
    """Where the checkpoints of a round of following lie; those of round 0 are the network's own."""
    return work / f"following{round_}" if round_ else work


def averaged(work: Path, epochs: int) -> dict[str, Tensor]:
    """The mean of the running means of the last epochs."""
    numbers = range(max(1, epochs + 1 - LAST_EPOCHS), epochs + 1)
    states = [torch.load(work / f"epoch{number}.pt", weights_only=True) for number in numbers]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def portion(sets: list[list[Example]], epoch: int, gum_times: int) -> list[Example]:
    """The windows of an epoch: one packing of all, GUM's several times over: it is small, and knows the most."""
    chosen = sets[epoch % len(sets)]
    of_gum = [e for e in chosen if e.mentions is not None and (e.mentions[0] != UNLABELLED).any()]
    return chosen + of_gum * (gum_times - 1)


def one_epoch(run: Run, examples: list[Example], vary: Variation, space: Tensor, seed: int) -> None:
    """All windows of one packing, once; varied anew."""
    random = np.random.default_rng([seed, run.epoch])
    run.fast.train()
    sums: dict[str, float] = defaultdict(float)
    since, pieces = time.monotonic(), 0
    for chosen in batches(examples, random):
        batch = collate([_varied(example, vary, random) for example in chosen])
        loss, parts = loss_of(run.fast, batch, space, run.recipe)
        run.advance(loss)
        pieces += int(batch["mask"].sum())
        for name, part in parts.items():
            sums[name] += part
        if run.step % 50 == 0:
            speed = pieces / (time.monotonic() - since)
            losses = " ".join(f"{name} {value / 50:.4f}" for name, value in sorted(sums.items()))
            print(f"{run.step}/{run.steps} {losses} {speed:.0f} pieces/s", flush=True)
            sums.clear()


def _varied(example: Example, vary: Variation, random: np.random.Generator) -> Example:
    return replace(example, window=vary(example.window, random))


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear, gum and uner unpacked")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json"
    )
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and cached material")
    stage = parser.add_mutually_exclusive_group()
    stage.add_argument("--larger", type=Path, help="train the larger network of this folder, to be followed")
    stage.add_argument(
        "--follow",
        type=int,
        default=0,
        metavar="ROUND",
        help="go on from the round before (0: WORK/final.pt), by what the larger network expects",
    )
    parser.add_argument(
        "--half",
        type=int,
        choices=(0, 1),
        help="with --larger: learn from this half of the corpora, read the other",
    )
    parser.add_argument(
        "--stories",
        nargs="*",
        default=[],
        metavar="NAME",
        help="with --larger or --follow: learn from these stories of examples/ and from pages/ too",
    )
    parser.add_argument("--threads", type=int, default=2, help="how many cores to use")
    parser.add_argument("--epochs", type=int, default=12, help="with 0 only the material is made and kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", action="store_true", help="only corpora whose licences are stated: no PolNeAR")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="change the recipe")
    args = parser.parse_args()
    if args.half is not None and not args.larger:
        parser.error("--half goes with --larger")
    args.work.mkdir(parents=True, exist_ok=True)
    return args


if __name__ == "__main__":
    given = arguments()
    torch.set_num_threads(given.threads)
    train(given)
