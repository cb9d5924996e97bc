"""Attributions in news of other years and outlets: pages that were never annotated before, saved as served.

    python -m eval.elsewhere [--shared DIR]

`elsewhere.jsonl` was made on 28 November 2026 by readers that were language models, by the rules of
`docs/gold.md`, before any output was looked at: two articles, of 120 to 900 words, of each even topic of ECB+ and
14 saved pages in English of the half that measures, drawn at random (seed 11). Each line holds the SHA-256 of an
article's text and the ranges of source, cue and content of each attribution, nested ones too; no word of the
article.

A found attribution is the labelled one where their sources share a word token, or both are empty, and the Jaccard
of their contents is at least .5, paired one to one, by cue first, then content: as in the stories. All depths
count alike. *source*, *cue*, *content*: of those found, the share that has the very same word tokens there.

A page whose text is now drawn otherwise than when it was labelled has no label: `elsewhere.articles` says how many
still have theirs.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import ecb_corpus
from eval.articles import half_of_page
from eval.quotes import tokens
from eval.rows import Row, f1, share
from eval.shared import print_rows
from eval.story_match import ROLES, Tokens, is_same_attribution, one_to_one
from onrecord.articles import draw
from onrecord.model import Article, Page, ReaderSettings
from onrecord.pages import gather
from onrecord.reading import Reader
from onrecord.settings import SHIPPED_WEIGHTS, Settings

LABELS = Path(__file__).with_name("elsewhere.jsonl")
ON = "real news of other years and outlets"


def rows(ecb: Path, html: Path, reader: Reader) -> list[Row]:
    """Every figure, on the unpacked ECB+ and saved pages."""
    labelled = {
        row["text"]: row["attributions"] for row in map(json.loads, LABELS.read_text("utf-8").splitlines())
    }
    known = {sha256(article.text): article for article in articles(ecb, html, making=False)}
    judged = [_judged(known[key], labelled[key], reader) for key in sorted(labelled.keys() & known)]
    pairs = [pair for same, _, _ in judged for pair in same]
    gold, found = sum(g for _, g, _ in judged), sum(f for _, _, f in judged)
    return [
        share("elsewhere.articles", (key in known for key in labelled), "labelled texts that are still drawn so"),
        f1("elsewhere.attribution", len(pairs), found, gold, f"attributions found, F1, all depths; {ON}"),
        share("elsewhere.precision", (n < len(pairs) for n in range(found)), "of what was found"),
        share("elsewhere.recall", (n < len(pairs) for n in range(gold)), "of what was labelled"),
        *(
            share(
                f"elsewhere.{role}", (a[role] == b[role] for a, b in pairs), f"the very same {role}, where found"
            )
            for role in ROLES
        ),
    ]


def sha256(text: str) -> str:
    """What a label calls a text by."""
    return hashlib.sha256(text.encode()).hexdigest()


def articles(ecb: Path, html: Path, *, making: bool) -> Iterator[Article]:
    """The articles of ECB+ and of the saved pages that are for making (odd topics, even pages), or measure."""
    for number in ecb_corpus.topics(ecb):
        if bool(number % 2) == making:
            yield from (marked.article for marked in ecb_corpus.topic(ecb, number))
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(html.glob("*/*.html.gz")):
            if (half_of_page(path.name) == "even") == making:
                (Path(folder) / path.name[: -len(".gz")]).write_bytes(gzip.decompress(path.read_bytes()))
        yield from drawn([folder])


def drawn(paths: Sequence[str]) -> Iterator[Article]:
    """The articles of the pages under some paths, as a user's are drawn."""
    settings = Settings()
    for found in gather(paths, settings.pages):
        article = draw(found, settings.articles).article if isinstance(found, Page) else None
        if article:
            yield article


def _judged(
    article: Article, labelled: Sequence[Mapping[str, Any]], reader: Reader
) -> tuple[list[tuple[Tokens, Tokens]], int, int]:
    """The pairs of an article that are one attribution, and how many were labelled and found."""
    found = reader.read(article).attributions
    gold = [{role: tokens(article.text, [(a, b) for a, b in row[role]]) for role in ROLES} for row in labelled]
    own = [
        {role: tokens(article.text, [(s.start, s.end) for s in getattr(each, role)]) for role in ROLES}
        for each in found
    ]
    pairs = [(gold[a], own[b]) for a, b in one_to_one(gold, own) if is_same_attribution(gold[a], own[b])]
    return pairs, len(gold), len(own)


def main() -> None:
    """Print the rows."""
    print_rows(
        __doc__, ["ecb", "html"], lambda ecb, html: rows(ecb, html, Reader(SHIPPED_WEIGHTS, ReaderSettings()))
    )


if __name__ == "__main__":
    main()
