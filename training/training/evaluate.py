"""What the shipped files are worth, by the path that users run: the int8 network, the decoder, the calibration.

`python -m training.evaluate --weights DIR --data DIR` prints a JSON object. PolNeAR is scored by the project's
scorer (`score/polnear.py`, given by `--scorer`); mentions by exact span and kind; vectors by R@1 on ClaimDiff.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.encoder import Encoder
from eval.corpora import Mentioned, Quoted, gum, held_out, polnear, uner

STRICT = ("person", "organization", "place")


def scorer(path: Path) -> Any:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("polnear_scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def mention_f1(encoder: Encoder, texts: Sequence[Mentioned], form: str, kinds: Sequence[str]) -> float:
    """F1 in percent of mentions of a form and some kinds, span and kind exact; strict names for Universal NER."""
    hit = predicted = wanted = 0
    for item in texts:
        encoded = encoder.encode(item.text, [(0, len(item.text))])
        found = encoded.strict_names() if item.corpus == "uner" else encoded.found().mentions
        own = {(m.start, m.end, m.kind) for m in found if m.form == form and m.kind in kinds}
        gold = {(m.start, m.end, m.kind) for m in item.mentions if m.form == form and m.kind in kinds}
        hit, predicted, wanted = hit + len(own & gold), predicted + len(own), wanted + len(gold)
    return round(100 * 2 * hit / max(1, predicted + wanted), 1)


def claim_pairs(folder: Path) -> list[tuple[str, str]]:
    """The distinct pairs of claims on one story of ClaimDiff train."""
    pairs = {
        (row["claim_a"], row["claim_b"])
        for path in sorted(folder.glob("*/*train.json"))
        for row in json.loads(path.read_text("utf-8"))["data"]
    }
    return sorted(pairs)


def vector_recall(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> float:
    """How often the nearest other claim, of all claims, is one of a claim's partners, in percent (R@1)."""
    claims = sorted({claim for pair in pairs for claim in pair})
    index = {claim: number for number, claim in enumerate(claims)}
    partners = {(index[a], index[b]) for pair in pairs for a, b in (pair, pair[::-1])}
    vectors = np.concatenate([encoder.encode(c, [(0, len(c))]).vectors([(0, len(c))]) for c in claims])
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1.0)
    hits = sum((number, int(best)) in partners for number, best in enumerate(likeness.argmax(1)))
    return round(100 * hits / max(1, len(claims)), 1)


def evaluate(encoder: Encoder, data: Path, score: Any, part: str) -> dict[str, Any]:
    """Every figure for `held-out` (trials) or `dev` (reported)."""
    if part == "held-out":
        train = polnear(data / "polnear" / "train")
        names = held_out([item.name for item in train])
        return polnear_scores(encoder, [item for item in train if item.name in names], score)
    gum_dev = gum(data / "gum" / "dev")
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
