"""The texts that labels of `labels/` are about: a label holds the SHA-256 of one and offsets, no words.

They were made by reading real pages (28 November 2026; one reader each): PolNeAR train, the odd topics of ECB+,
and those of the saved news pages that nothing is measured on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval import ecb_corpus
from eval.articles import half_of_page
from onrecord.articles import draw
from onrecord.model import Article, Page
from onrecord.pages import gather
from onrecord.settings import Settings

LABELS = Path(__file__).resolve().parents[1] / "labels"
"""The lines of each file are sorted, so that two sets of labels can be put side by side."""


def labels(name: str) -> list[dict[str, Any]]:
    """The rows of a file of labels."""
    return [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]


def sha256(text: str) -> str:
    """What a label calls a text by."""
    return hashlib.sha256(text.encode()).hexdigest()


def texts(data: Path, clean: bool) -> Mapping[str, Article]:
    """Every text of the unpacked corpora that labels may be about, by its SHA-256, as an article; `clean`: without
    PolNeAR, whose data states no licence."""
    return {sha256(article.text): article for article in _articles(data, clean)}


def _articles(data: Path, clean: bool) -> Iterator[Article]:
    settings = Settings()
    for number in ecb_corpus.topics(data / "ecb"):
        if number % 2:
            yield from (marked.article for marked in ecb_corpus.topic(data / "ecb", number))
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((data / "html").glob("*/*.html.gz")):
            if half_of_page(path.name) == "even":
                (Path(folder) / path.name[: -len(".gz")]).write_bytes(gzip.decompress(path.read_bytes()))
        plain = [] if clean else sorted((data / "polnear" / "train" / "text").glob("*.txt"))
        for found in gather([folder, *map(str, plain)], settings.pages):
            article = draw(found, settings.articles).article if isinstance(found, Page) else None
            if article:
                yield article
