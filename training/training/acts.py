"""The two layers that tell what is done by saying something (`acts.npz`), fitted on the states of the encoder that
ships.

    python -m training.acts --data DATA --weights ../src/onrecord/weights --stories …

Learned from the gold of the stories named, and from `labels/acts.jsonl`: 4,000 cues of real pages. The encoder
stays as it is. The same in every run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
import torch
from torch import nn

from eval.gold import GOLD, load, place
from eval.quotes import QuoteError
from onrecord.networks import MANIFEST
from onrecord.reading.draft import read_blocks
from onrecord.reading.learned.acts import ACT_LAYERS, ACTS
from onrecord.reading.learned.encoder import Encoder
from onrecord.reading.learned.scores import Floats
from training.export import write_acts
from training.finish import write_manifest
from training.labelled import labels, texts
from training.made_up import articles

HIDDEN, DROPPED, INNER_DROPPED = 128, 0.3, 0.3
"""64 and 256 are right as often on held-out cues; the weights folder may not pass 50 MB."""

EPOCHS, BATCH, RATE, DECAY, SMOOTHED = 10, 64, 1e-3, 0.05, 0.05
UNSURE = 0.5
"""Weight of a label of which its reader was not sure."""

READ = {
    "name": "ECB+ topics 1 to 35, odd ones, and saved news pages",
    "use": "labels of acts and of pairs of statements, beside those on PolNeAR train",
    "licence": "annotations CC BY 3.0 (not used); texts are their publishers'",
}

Row = tuple[Floats, int, float]
"""The signs of a cue, the number of its act, its weight."""


def of_stories(encoder: Encoder, names: list[str]) -> Iterator[Row]:
    """The gold of example stories."""
    for name in names:
        pages = {key: (a.text, encoder.encode(a.text, read_blocks(a))) for key, a in articles(name)}
        for row in load(GOLD / name).attributions.values():
            if row.article not in pages or not row.cue:
                continue
            text, encoded = pages[row.article]
            try:
                at = place(row, text)
            except QuoteError:
                continue
            yield encoded.act_signs(at.cue, at.content), ACTS.index(row.act), 1.0


def of_labels(encoder: Encoder, data: Path, clean: bool) -> Iterator[Row]:
    """The labels on real pages; those whose text is not there are left out."""
    known = texts(data, clean)
    for key, rows in groupby(sorted(labels("acts.jsonl"), key=_text_of), key=_text_of):
        if key in known:
            encoded = encoder.encode(known[key].text, read_blocks(known[key]))
            for row in rows:
                signs = encoded.act_signs(row["cue"], row["content"])
                yield signs, ACTS.index(row["act"]), 1.0 if row["sure"] else UNSURE


_text_of = itemgetter("text")


def fitted(rows: list[Row], seed: int = 1) -> nn.Sequential:
    """The layers, with what the signs are measured by folded into the first."""
    torch.manual_seed(seed)
    signs = torch.tensor(np.stack([row[0] for row in rows]))
    acts, sure = torch.tensor([row[1] for row in rows]), torch.tensor([row[2] for row in rows])
    mean, size = signs.mean(0), signs.std(0) + 1e-3
    signs = (signs - mean) / size
    inner, outer = nn.Linear(signs.shape[1], HIDDEN), nn.Linear(HIDDEN, len(ACTS))
    layers = nn.Sequential(nn.Dropout(DROPPED), inner, nn.ReLU(), nn.Dropout(INNER_DROPPED), outer)
    optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(rows)).split(BATCH):
            losses = nn.functional.cross_entropy(
                layers(signs[batch]), acts[batch], label_smoothing=SMOOTHED, reduction="none"
            )
            optimizer.zero_grad()
            (losses * sure[batch]).mean().backward()
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        inner.weight /= size
        inner.bias -= inner.weight @ mean
    return nn.Sequential(inner, nn.ReLU(), outer)


def main() -> None:
    """Fit them, and write them beside the encoder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the unpacked corpora")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of the encoder, which gets them")
    parser.add_argument("--stories", nargs="*", default=[], help="example stories whose gold is learned as well")
    parser.add_argument("--clean", action="store_true", help="without labels on PolNeAR")
    args = parser.parse_args()
    torch.set_num_threads(1)
    encoder = Encoder(args.weights)
    rows = [*of_stories(encoder, args.stories), *of_labels(encoder, args.data, args.clean)]
    write_acts(fitted(rows), args.weights / ACT_LAYERS)
    manifest = json.loads((args.weights / MANIFEST).read_text("utf-8"))
    manifest["trained_on"] = [source for source in manifest["trained_on"] if source != READ] + [READ]
    write_manifest(args.weights, manifest)
    print(f"{len(rows)} acts, {args.weights / ACT_LAYERS} written")


if __name__ == "__main__":
    main()
