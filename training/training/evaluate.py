"""What the shipped files are worth, by the path that users run: the int8 network, the decoder, the calibration.

`python -m training.evaluate --weights DIR --data DIR` prints a JSON object. PolNeAR is scored by the project's
scorer (`score/polnear.py`, given by `--scorer`); mentions and vectors as in `eval/`, where that is written down.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.corpora import Quoted, gum, held_out, polnear, uner
from eval.mentions import STRICT, mention_f1
from eval.polnear import scorer
from eval.vectors import claim_pairs, vector_recall
from onrecord.reading.learned.encoder import Encoder


def first_annotators(items: Sequence[Quoted]) -> list[Quoted]:
    """Each article once, as its first annotator saw it."""
    seen: dict[str, Quoted] = {}
    for item in items:
        seen.setdefault(item.name, item)
    return list(seen.values())


def polnear_scores(encoder: Encoder, items: Sequence[Quoted], score: Any) -> dict[str, float]:
    """F1 in percent of every row of the scorer."""
    gold, predictions = {}, {}
    for item in first_annotators(items):
        gold[item.name] = (item.text, [{r: list(getattr(t, r)) for r in score.ROLES} for t in item.triples])
        found = encoder.encode(item.text, [(0, len(item.text))]).found()
        rows = [{r: list(getattr(a, r)) for r in score.ROLES} for a in found.attributions]
        predictions[item.name] = (item.text, rows)
    table = score.score(gold, predictions)
    return {" ".join(key): round(100 * f, 1) for key, (_, _, f) in table.items()} | {
        f"attribution overlap {name}": round(100 * table["attribution", "overlap"][i], 1)
        for i, name in enumerate(("precision", "recall"))
    }


def evaluate(encoder: Encoder, data: Path, score: Any, part: str) -> dict[str, Any]:
    """Every figure for `held-out` (trials) or `dev` (reported)."""
    if part == "held-out":
        train = polnear(data / "polnear" / "train")
        names = held_out([item.name for item in train])
        return polnear_scores(encoder, [item for item in train if item.name in names], score)
    gum_dev = gum(data / "gum" / "dev", contracted=True)
    uner_dev = uner(data / "uner" / "en_ewt-ud-dev.iob2")
    return {
        "polnear": polnear_scores(encoder, polnear(data / "polnear" / "dev"), score),
        "gum names": mention_f1(encoder, gum_dev, "name", STRICT),
        "gum nominals": mention_f1(encoder, gum_dev, "nominal", STRICT),
        "gum pronouns": mention_f1(encoder, gum_dev, "pronoun", ("person",)),
        "uner names": mention_f1(encoder, uner_dev, "name", STRICT),
        "claims R@1": vector_recall(encoder, claim_pairs(data / "claims")),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--part", choices=("held-out", "dev"), default="held-out")
    args = parser.parse_args()
    json.dump(evaluate(Encoder(args.weights), args.data, scorer(args.scorer), args.part), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
