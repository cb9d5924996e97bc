"""The weights by which an article's names get their kinds (`data/name_kinds.tsv`).

    python -m training.kinds GUM > ../src/onrecord/data/name_kinds.tsv

Names of a known kind: those of the gold stories' entities, by every spelling, on each of their pages, and those of
GUM train's documents that have words. The tagger was trained on GUM, so that its tags are surer there than on a
page that it never saw: a name of GUM counts for `SEEN` of one of a story. One log-linear model over what
`onrecord.reading.who.kinds` shows of a name, by gradient descent with L2; what shows one kind alone (`OWN`) has a
weight for that kind only. Needs no torch; the same in every run.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.corpora import Document, gum, head_of
from eval.gold import EXAMPLES, GOLD, load
from onrecord import articles
from onrecord.errors import Problem
from onrecord.model import Article, ReaderSettings
from onrecord.pages import gather
from onrecord.reading import Reader
from onrecord.reading.forms.sentences import split
from onrecord.reading.learned.encoder import Encoder
from onrecord.reading.who import kinds, mentions
from onrecord.reading.who.cast import Cast
from onrecord.reading.who.clusters import Node
from onrecord.reading.who.names import folded
from onrecord.settings import SHIPPED_WEIGHTS, Settings

STEPS, RATE, L2, SEEN = 400, 0.05, 0.001, 0.3
"""By the names of each story, the model being fitted without it: 88.0 in 100 right; by tags and signs set by hand
79.5."""

STORIES = (
    "orlim-dam", "lake-morna", "ondrel-bid", "khorvi-truce", "tessaly-tapes", "arvend-ports", "quillon-serum"
)  # fmt: skip
"""Those that have been opened; the blind ones measure."""

OWN = ("sign ", "sure ", "clear ", "last word ")
ONLY = {"body": "organization", "family": "person"}
_KIND = {"group": "organization", "work": "organization", "event": "other"}

Example = tuple[Mapping[str, float], str, float]
"""What is shown of a name, its kind, and how much it counts."""

Shown = Mapping[tuple[str, ...], tuple[Mapping[str, float], Sequence[Node]]]

HEADER = """\
# What speaks for a kind of a name: weights of what an article shows of it (reading/who/kinds.py), by kind.
# Fitted on the names of the gold stories and of GUM train (CC BY 4.0 annotations; without Reddit) by
# training/training/kinds.py; Apache-2.0.
sign\tperson\torganization\tplace\tother"""


class _Watch:
    """Keeps what is shown of the names of the article that is read."""

    def __init__(self) -> None:
        self.shown: Shown = {}
        self._plain = kinds.settle_kinds
        mentions.settle_kinds = self._settle

    def _settle(self, nodes: Sequence[Node], text: str) -> None:
        places: dict[tuple[str, ...], list[Node]] = {}
        for node in nodes:
            if node.phrase.form == "name":
                places.setdefault(folded(node.phrase.name), []).append(node)
        shown = kinds.shown_of(places, text)
        self.shown = {words: (shown[words], own) for words, own in places.items() if not kinds.is_group(own)}
        self._plain(nodes, text)


def of_stories(watch: _Watch) -> Iterator[Example]:
    """The names of the gold stories."""
    reader, settings = Reader(SHIPPED_WEIGHTS, ReaderSettings()), Settings()
    for name in STORIES:
        wanted = {
            folded(spelling): _KIND.get(row["kind"], row["kind"])
            for row in load(GOLD / name).record["entities"]
            for spelling in (row["name"], *row["spellings"])
        }
        for article in _articles(name, settings):
            watch.shown = {}
            reader.read(article)
            for words, (shown, _) in watch.shown.items():
                if words in wanted:
                    yield shown, wanted[words], 1.0


def _articles(name: str, settings: Settings) -> Iterator[Article]:
    for page in gather([str(EXAMPLES / name)], settings.pages):
        drawn = None if isinstance(page, Problem) else articles.draw(page, settings.articles).article
        if drawn:
            yield drawn


def of_gum(document: Document, encoder: Encoder, watch: _Watch) -> Iterator[Example]:
    """The names of one document of GUM."""
    text = document.text
    starts, ends = [start for start, _ in document.tokens], [end for _, end in document.tokens]
    named = sorted((m for m in document.mentions if m.form == "name"), key=lambda m: m.start - m.end)
    heads = {
        head_of(document.heads, bisect_right(ends, m.start), bisect_left(starts, m.end) - 1): m.kind for m in named
    }
    found = encoder.encode(text, [(0, len(text))]).found()
    Cast.of(document.article, split(text, [(0, len(text))]), found.mentions, found.attributions)
    for shown, own in watch.shown.values():
        tokens = (range(bisect_right(ends, n.phrase.core[0]), bisect_left(starts, n.phrase.core[1])) for n in own)
        met = [kind for kind in (next((heads[t] for t in ts if t in heads), None) for ts in tokens) if kind]
        kind = max(sorted(set(met)), key=met.count, default="group")
        if kind not in ("group", "time"):
            yield shown, kind if kind in kinds.KINDS else "other", SEEN


def fitted(given: Sequence[Example]) -> dict[str, list[float]]:
    """The weights of each sign, by kind."""
    names = sorted({sign for shown, _, _ in given for sign in shown})
    matrix = np.array([[shown.get(name, 0.0) for name in names] for shown, _, _ in given])
    right = np.array([[kind == column for column in kinds.KINDS] for _, kind, _ in given], float)
    counts = np.array([[count] for _, _, count in given])
    free = np.array([[_may_weigh(name, column) for column in kinds.KINDS] for name in names], float)
    weights, first, second = (np.zeros(free.shape) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = (matrix.T @ ((chances - right) * counts) / counts.sum() + L2 * weights) * free
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def _may_weigh(sign: str, column: str) -> bool:
    own = next((sign.removeprefix(start) for start in OWN if sign.startswith(start)), ONLY.get(sign))
    return own is None or (own if own in kinds.KINDS else "other") == column


def main() -> None:
    """Print the table."""
    watch, encoder = _Watch(), Encoder(SHIPPED_WEIGHTS)
    given = list(of_stories(watch))
    for document in gum(Path(sys.argv[1]) / "train", contracted=True):
        given += of_gum(document, encoder, watch)
    print(HEADER)
    for sign, weights in fitted(given).items():
        if max(map(abs, weights)) >= 0.05:
            print(sign, *(f"{weight:.2f}" for weight in weights), sep="\t")


if __name__ == "__main__":
    main()
