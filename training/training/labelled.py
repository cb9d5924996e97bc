"""The texts that labels of `labels/` are about: a label holds the SHA-256 of one and offsets, no words.

They were made by reading real pages (28 November 2026; one reader each): PolNeAR train, the odd topics of ECB+,
and those of the saved news pages that nothing is measured on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.corpora import ROLES, Triple
from eval.elsewhere import articles, drawn, sha256
from onrecord.model import Article
from onrecord.reading.draft import read_blocks
from training.examples import half_of
from training.made_up import Told

LABELS = Path(__file__).resolve().parents[1] / "labels"
"""The lines of each file are sorted, so that two sets of labels can be put side by side."""


def labels(name: str) -> list[dict[str, Any]]:
    """The rows of a file of labels."""
    return [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]


def texts(data: Path, clean: bool) -> Mapping[str, Article]:
    """Every text of the unpacked corpora that labels may be about, by its SHA-256, as an article; `clean`: without
    PolNeAR, whose data states no licence."""
    return {sha256(article.text): article for article in _articles(data, clean)}


def annotated(data: Path, clean: bool) -> Iterator[Told]:
    """The pages whose attributions were all labelled (`labels/attributions.jsonl`), where the text is there."""
    known = texts(data, clean)
    for row in labels("attributions.jsonl"):
        article = known.get(row["text"])
        if article:
            found = [Triple(*(tuple(map(tuple, one[role])) for role in ROLES)) for one in row["attributions"]]
            yield Told(half_of(row["text"]), article.text, tuple(read_blocks(article)), tuple(found))


def _articles(data: Path, clean: bool) -> Iterator[Article]:
    yield from articles(data / "ecb", data / "html", making=True)
    if not clean:
        yield from drawn([str(path) for path in sorted((data / "polnear" / "train" / "text").glob("*.txt"))])
