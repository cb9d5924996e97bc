"""The weights by which a pronoun chooses among what it may mean (`data/antecedents.tsv`), fitted on GUM train.

    python -m training.antecedents GUM > ../src/onrecord/data/antecedents.tsv

Every document of GUM train that has words, with the mentions and attributions that the shipped reader finds, goes
through the reader's own coreference. Each third-person pronoun of GUM's with a right candidate is one choice among
its candidates; one is right where its last mention before the pronoun is of the pronoun's gold cluster. One
log-linear model for each class (he and she; it; they) over the signs of `onrecord.reading.who.antecedents` except
`SPEAKS`, by gradient descent on the log chance of the right ones, with L2. Needs no torch; the same in every run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.corpora import Document, Range, gum
from onrecord.reading.forms.sentences import split
from onrecord.reading.learned.encoder import Encoder
from onrecord.reading.who import antecedents
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.words import lexicon
from onrecord.settings import SHIPPED_WEIGHTS

STEPS, RATE, L2 = 300, 0.05, 0.01
"""L2 by accuracy on every fourth document, the others being fitted on: 0.003 to 0.03 differ by under a point."""

Choice = tuple[str, Sequence[tuple[Sequence[str], bool]]]
"""The class of a pronoun, and each candidate's signs and whether it is right."""

HEADER = """\
# What speaks for a candidate as what a pronoun means: weights of the signs in reading/antecedents.py, by pronoun.
# Fitted on GUM train (CC BY 4.0 annotations; without Reddit) by training/training/antecedents.py; Apache-2.0.
sign\the\tit\tthey"""


def choices(document: Document, encoder: Encoder) -> Iterator[Choice]:
    """The choices of one document, made with what the reader then makes of them."""
    text = document.text
    gold = {(m.start, m.end): c for m, c in zip(document.mentions, document.clusters, strict=True)}
    met: list[tuple[Range, str, list[tuple[list[str], Range]]]] = []
    plain = antecedents.candidates

    def watched(known: Known, node: Node, row: lexicon.Pronoun) -> list[tuple[Cluster, list[str]]]:
        fits = plain(known, node, row)
        last = [(told, c.last(node.start)) for c, told in fits]
        signs = [([t for t in told if t not in antecedents.SPEAKS], (n.start, n.end)) for told, n in last if n]
        met.append(((node.start, node.end), antecedents.pronoun_class(row), signs))
        return fits

    antecedents.candidates = watched
    try:
        found = encoder.encode(text, [(0, len(text))]).found()
        Cast.of(document.article, split(text, [(0, len(text))]), found.mentions, found.attributions)
    finally:
        antecedents.candidates = plain
    for place, name, candidates in met:
        if place in gold and candidates:
            yield name, [(signs, _gold_of(gold, where) == gold[place]) for signs, where in candidates]


def _gold_of(gold: Mapping[Range, str], where: Range) -> str | None:
    """The gold cluster of the tightest gold mention around a range: names are drawn without their titles."""
    around = [place for place in gold if place[0] <= where[0] and where[1] <= place[1]]
    return gold[min(around, key=lambda place: place[1] - place[0])] if around else None


def fitted(given: Sequence[Sequence[tuple[Sequence[str], bool]]]) -> dict[str, float]:
    """The weight of each sign, from choices of which each has a right candidate."""
    names = sorted({sign for candidates in given for signs, _ in candidates for sign in signs})
    place = {name: number for number, name in enumerate(names)}
    rows = [(signs, right) for candidates in given for signs, right in candidates]
    matrix = np.zeros((len(rows), len(names)))
    for number, (signs, _) in enumerate(rows):
        matrix[number, [place[sign] for sign in signs]] = 1
    right = np.array([right for _, right in rows])
    sizes = np.array([len(candidates) for candidates in given])
    starts, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)

    def chances(scores: np.ndarray) -> np.ndarray:
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        return powers / np.add.reduceat(powers, starts)[group]

    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        wanted = chances(np.where(right, scores, -1e9))
        slope = matrix.T @ (chances(scores) - wanted) / len(sizes) + L2 / 2 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Print the table."""
    encoder = Encoder(SHIPPED_WEIGHTS)
    met = [
        choice
        for document in gum(Path(sys.argv[1]) / "train", contracted=True)
        for choice in choices(document, encoder)
    ]
    of_class = {
        name: [c for n, c in met if n == name and any(right for _, right in c)] for name in ("he", "it", "they")
    }
    weights = {name: fitted(given) for name, given in of_class.items()}
    print(HEADER)
    for sign in sorted({sign for found in weights.values() for sign in found}):
        print(sign, *(f"{weights[name].get(sign, 0.0):.2f}" for name in weights), sep="\t")


if __name__ == "__main__":
    main()
