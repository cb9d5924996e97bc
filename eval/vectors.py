"""Vectors of contents: whether the nearest other claim is about the same thing.

    python -m eval.vectors [--shared DIR]

ClaimDiff train holds pairs of claims by two outlets on one story; a claim's partners are those it stands in a pair
with. Each distinct claim is read alone, its vector is that of all of its words, and the nearest other claim by
cosine, among all claims of the corpus, is right where it is one of the partners (R@1, over all claims).

`vectors.claims` is R@1; `vectors.loss` is 100 less what it lacks of the untouched encoder's, in points: "at most 2
points lost" is 98, and more than 100 means that nothing is lost. (Floors are "at least".)
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval.rows import Row, table
from eval.shared import corpus
from onrecord.reading.learned.encoder import Encoder
from onrecord.settings import SHIPPED_WEIGHTS

UNTOUCHED = 23.0
"""R@1 of the untouched encoder (all-MiniLM-L6-v2, mean of its last states), each claim read alone, on these pairs:
measured when the shipped weights were made, and written in their manifest (scores, ClaimDiff R@1)."""


def claim_pairs(folder: Path) -> list[tuple[str, str]]:
    """The distinct pairs of claims on one story of ClaimDiff train."""
    pairs = {
        (row["claim_a"], row["claim_b"])
        for path in sorted(folder.glob("*/*train.json"))
        for row in json.loads(path.read_text("utf-8"))["data"]
    }
    return sorted(pairs)


def nearest_are_partners(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Of each distinct claim, in order, whether the nearest other one is one of its partners."""
    claims = sorted({claim for pair in pairs for claim in pair})
    index = {claim: number for number, claim in enumerate(claims)}
    partners = {(index[a], index[b]) for pair in pairs for a, b in (pair, pair[::-1])}
    vectors = np.concatenate([encoder.encode(c, [(0, len(c))]).vectors([(0, len(c))]) for c in claims])
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1.0)
    return [(number, int(best)) in partners for number, best in enumerate(likeness.argmax(1))]


def vector_recall(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> float:
    """How often the nearest other claim, of all claims, is one of a claim's partners, in percent (R@1)."""
    right = nearest_are_partners(encoder, pairs)
    return round(100 * sum(right) / max(1, len(right)), 1)


def rows(encoder: Encoder, claims: Path) -> list[Row]:
    """Both figures, on the folder of ClaimDiff."""
    right = nearest_are_partners(encoder, claim_pairs(claims))
    recall = 100 * sum(right) / max(1, len(right))
    loss = f"100 less the points of R@1 lost beside the untouched encoder's {UNTOUCHED}"
    return [
        Row("vectors.claims", recall, len(right), "R@1 of a claim's partner among all claims of ClaimDiff train"),
        Row("vectors.loss", 100 - (UNTOUCHED - recall), len(right), loss),
    ]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    with corpus(parser.parse_args().shared, "claims") as folder:
        if folder is None:
            print("no claims.tar.gz there: not measured")
            return
        print(table(rows(Encoder(SHIPPED_WEIGHTS), folder)))


if __name__ == "__main__":
    main()
