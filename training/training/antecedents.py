"""The weights by which a pronoun chooses among what it may mean (`data/antecedents.tsv`), fitted on GUM train and
on labels of real pages.

    python -m training.antecedents DATA > ../src/onrecord/data/antecedents.tsv

Every document of GUM train that has words (`DATA/gum`), and every article that `labels/speakers.jsonl` is about,
goes through the reader that ships. Each third-person pronoun that GUM or a label explains, and of whose candidates
one is right, is one choice: in GUM one is right whose last mention before the pronoun is of the pronoun's gold
cluster, on the pages one that has the name, or the description, that the label shows.

One log-linear model for each class (he and she; it; they) over the signs of `onrecord.reading.who.antecedents`,
and from it one for those of the class that are a source: by gradient descent on the log chance of the right ones,
with L2 (`HELD`). Needs no torch; the same in every run.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.corpora import Document, Range, gum
from onrecord.model import Article
from onrecord.reading.reader import Reader
from onrecord.reading.who import antecedents
from onrecord.reading.who.clusters import Cluster, Known, Node
from onrecord.reading.words import lexicon
from onrecord.settings import SHIPPED_WEIGHTS, Settings
from training.labelled import labels, texts

STEPS, RATE = 300, 0.05

HELD = 12.0
"""Each weight is held to what its sign is thought to be worth as by so many choices. By accuracy on every fourth
choice, the others being fitted on: 4 to 16 differ by half a point of each class."""

EXPECTED = {
    "spoke": 0.6,
    "speaks on": 1.4,
    "acts": 0.15,
    "spoken of": -0.8,
    "spoken about": -1.2,
    "speaks together": 4.2,
    "speaks as one": 0.3,
    "answers": 2.5,
    "turned to": 2.0,
    "named by": -3.0,
    "owned": -0.8,
    "agent": -0.6,
}
"""What signs of a pronoun that is a source are thought to be worth before anything is learned of it: for who
spoke in this or the last sentence, and who spoke last, with nobody coming in since; against whom somebody else
just spoke of, but for them where the pronoun denies it; against a person behind a preposition, but for one to
whom the page turns; against whom the very words name; for an organization that is "they", more where its name
is a plural; against who is somebody's ("her deputy"). The other signs are worth what they are where the pronoun
is no source. Each is held to this, so that a rare one keeps it. Set by hand on the cases of the tests."""

SHARED = 0.5
"""A name is the one that a label shows where they share this much of what both cover."""

Choice = tuple[str, Sequence[tuple[Sequence[str], bool]]]
"""The class of a pronoun, and each candidate's signs and whether it is right."""

HEADER = """\
# What speaks for a candidate as what a pronoun means: weights of the signs in reading/antecedents.py, by pronoun.
# Fitted by training/training/antecedents.py on GUM train (CC BY 4.0 annotations; without Reddit) and on labels of
# who is meant by pronouns that are sources on real pages (training/labels/speakers.jsonl); Apache-2.0."""


@dataclass(frozen=True)
class Met:
    """A choice as the reader met it: where the pronoun stands, its class, and each candidate's signs, its last
    mention before the pronoun, and where its names and its descriptions stand."""

    place: Range
    name: str
    candidates: tuple[tuple[Sequence[str], Range, tuple[Range, ...], tuple[Range, ...]], ...]

    def judged(self, right: Sequence[bool]) -> Choice:
        """The choice with what is right of it, in the order of its candidates."""
        return self.name, [(signs, good) for (signs, *_), good in zip(self.candidates, right, strict=True)]


@contextmanager
def watched() -> Iterator[list[Met]]:
    """What the reader chooses among while this is open, in order."""
    met: list[Met] = []
    plain = antecedents.candidates

    def watching(known: Known, node: Node, row: lexicon.Pronoun) -> list[tuple[Cluster, list[str]]]:
        fits = plain(known, node, row)
        last = [(signs, cluster.last(node.start), cluster) for cluster, signs in fits]
        shown = tuple(
            (signs, (n.start, n.end), _places(cluster, "name"), _places(cluster, "nominal"))
            for signs, n, cluster in last
            if n
        )
        met.append(Met((node.start, node.end), antecedents.pronoun_class(node, row), shown))
        return fits

    antecedents.candidates = watching
    try:
        yield met
    finally:
        antecedents.candidates = plain


def of_gum(document: Document, reader: Reader) -> Iterator[Choice]:
    """The choices of a document of GUM."""
    gold = {(m.start, m.end): c for m, c in zip(document.mentions, document.clusters, strict=True)}
    with watched() as met:
        reader.read(document.article)
    for one in met:
        if one.place in gold:
            yield one.judged([_gold_of(gold, last) == gold[one.place] for _, last, *_ in one.candidates])


def of_labels(article: Article, rows: Sequence[Mapping[str, Any]], reader: Reader) -> Iterator[Choice]:
    """The choices of an article whose labels these are; a label of nobody or of several makes none."""
    shown = {tuple(row["source"]): (tuple(row["who"][0]), row["named"]) for row in rows if len(row["who"]) == 1}
    with watched() as met:
        reader.read(article)
    for one in met:
        if one.place in shown:
            where, named = shown[one.place]
            yield one.judged([
                any(_shared(name, where) for name in names) if named else any(_begins(d, where) for d in described)
                for _, _, names, described in one.candidates
            ])  # fmt: skip


def _places(cluster: Cluster, form: str) -> tuple[Range, ...]:
    return tuple(node.whole for node in cluster.nodes if node.phrase.form == form)


def _gold_of(gold: Mapping[Range, str], where: Range) -> str | None:
    """The gold cluster of the tightest gold mention around a range: names are drawn without their titles."""
    around = [place for place in gold if place[0] <= where[0] and where[1] <= place[1]]
    return gold[min(around, key=lambda place: place[1] - place[0])] if around else None


def _shared(one: Range, other: Range) -> bool:
    """Whether two places are one name, drawn a little otherwise."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common >= SHARED * (max(one[1], other[1]) - min(one[0], other[0]))


def _begins(one: Range, other: Range) -> bool:
    """Whether two places are one description, of which readers show more or less, with "the" or without."""
    return abs(one[0] - other[0]) <= len("the ") and one[0] < other[1]


def fitted(
    given: Sequence[Sequence[tuple[Sequence[str], bool]]], thought: Mapping[str, float]
) -> dict[str, float]:
    """The weight of each sign, from choices of which each has a right candidate; `thought`: what it is worth
    before anything is learned."""
    names = sorted({sign for candidates in given for signs, _ in candidates for sign in signs} | set(thought))
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

    expected = np.array([thought.get(name, 0.0) for name in names])
    weights, first, second = expected.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        wanted = chances(np.where(right, scores, -1e9))
        slope = matrix.T @ (chances(scores) - wanted) / len(sizes) + HELD / 2 / len(sizes) * (weights - expected)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def choices(data: Path) -> Iterator[Choice]:
    """Every choice that has a right candidate, of the unpacked corpora in a folder."""
    reader = Reader(SHIPPED_WEIGHTS, Settings().reading)
    of_text: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in labels("speakers.jsonl"):
        of_text[row["text"]].append(row)
    known = texts(data, clean=False)
    met = [c for document in gum(data / "gum" / "train", contracted=True) for c in of_gum(document, reader)]
    met += [c for key in sorted(of_text) if key in known for c in of_labels(known[key], of_text[key], reader)]
    return (choice for choice in met if any(right for _, right in choice[1]))


def main() -> None:
    """Print the table."""
    of_class: dict[str, list[Sequence[tuple[Sequence[str], bool]]]] = {name: [] for name in antecedents.CLASSES}
    for name, given in choices(Path(sys.argv[1])):
        of_class[name].append(given)
    plain, speaking = antecedents.CLASSES[:3], antecedents.CLASSES[3:]
    weights = {}
    for name, says in zip(plain, speaking, strict=True):
        weights[name] = fitted(of_class[name] + of_class[says], {})
        weights[says] = fitted(of_class[says], weights[name] | EXPECTED)
    print(HEADER)
    print("sign", *antecedents.CLASSES, sep="\t")
    for sign in sorted({sign for found in weights.values() for sign in found}):
        print(sign, *(f"{weights[name].get(sign, 0.0):.2f}" for name in antecedents.CLASSES), sep="\t")


if __name__ == "__main__":
    main()
