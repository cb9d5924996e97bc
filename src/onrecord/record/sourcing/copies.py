"""Text that articles share: who copied whom, and how much.

An article's text is cut into runs of `RUN` words, each hashed to 64 bits by a fixed polynomial over fixed word
hashes (BLAKE2b), so that the figures hold under any version of anything. Words inside quotation marks are
counted apart: two reporters who heard one speech share its words without having copied each other. An inverted
index gives the pairs that share runs; a run that stands in many articles links each of them to the oldest few
only, so that a story of a thousand reprints costs no more than a thousand steps a run.

Containment (the share of the shorter side's runs) is exact, where MinHash bands estimate the Jaccard share: a
brief that stands whole inside a long article has a Jaccard share near nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from onrecord.model import Article
from onrecord.record.story import Story
from onrecord.record.words import QUOTED, tokens

RUN = 5
"""Words of a run, as in the usual measure of near-copies."""

COPY = 0.3
"""Share of an article's own runs (outside quotation marks) that must stand in another for it to be a copy. In the
example story the copies share 0.41 to 0.97 and no other pair more than 0.03; the line lies between, nearer to the
copies, since a reprint can be cut further than those were."""

PASSAGE = 40
"""Of an article that is no copy as a whole, so many own runs in one other make a copied passage: about three
sentences. Of all pairs among 479 PolNeAR train articles one shares so many and is no copy, an account of one
poll in the pollster's sentences."""

COPY_RUNS = 12
"""Shared runs below this are a stock phrase or a date line and show nothing."""

OLDEST = 8
"""A run links each article that holds it to so many of the oldest that do."""

_BASE = np.uint64(1_099_511_628_211)

Runs = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Overlap:
    """One article's runs that stand in an older one.

    Attributes:
        own: share of the later article's runs outside quotation marks (0..1).
        whole: the same of all its runs.
        passage: whether it is a passage only, and the later article no copy as a whole.
    """

    later: str
    earlier: str
    own: float
    whole: float
    passage: bool = False


@lru_cache(maxsize=500_000)
def _word(token: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )


def runs(text: str) -> Runs:
    """The distinct runs of a text as 64-bit numbers, sorted."""
    words = np.array([_word(token) for token in tokens(text)], dtype=np.uint64)
    if len(words) < RUN:
        return np.zeros(0, np.uint64)
    total = np.zeros(len(words) - RUN + 1, np.uint64)
    for place in range(RUN):
        total = total * _BASE + words[place : len(words) - RUN + 1 + place]
    return np.unique(total)


def unquoted(text: str) -> str:
    """The text with a break in place of every quotation."""
    return QUOTED.sub(" ¶ ", text)


def read_text(article: Article) -> str:
    """The article's text without its furniture."""
    parts: list[str] = []
    place = 0
    for piece in sorted(article.furniture):
        parts.append(article.text[place : max(piece.start, place)])
        place = max(place, piece.end)
    return "\n".join([*parts, article.text[place:]])


def overlaps(story: Story) -> list[Overlap]:
    """Every article with each older one that it shares enough text with, by the articles' order of age.

    1. The runs of every article, all and those outside quotation marks.
    2. The pairs that share at least `COPY_RUNS` of either, by the inverted index.
    3. Of each pair, how much of the later stands in the earlier.
    """
    aged = sorted(story.articles, key=story.age)
    texts = [read_text(story.articles[article]) for article in aged]
    whole = [runs(text) for text in texts]
    own = [runs(unquoted(text)) for text in texts]
    found: list[Overlap] = []
    for earlier, later in sorted(_sharing(own) | _sharing(whole)):
        share = _share(own[later], own[earlier])
        passage = share < COPY
        if not passage or share * len(own[later]) >= PASSAGE:
            whole_share = _share(whole[later], whole[earlier])
            found.append(Overlap(aged[later], aged[earlier], share, whole_share, passage))
    return found


def _share(part: Runs, other: Runs) -> float:
    return float(np.isin(part, other, assume_unique=True).mean()) if len(part) else 0.0


def _sharing(each: Sequence[Runs]) -> set[tuple[int, int]]:
    """Pairs of articles (by number, the smaller first) that share at least `COPY_RUNS` runs."""
    if not sum(map(len, each)):
        return set()
    hashes = np.concatenate(each)
    owners = np.repeat(np.arange(len(each)), [len(r) for r in each])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    counted: Counter[tuple[int, int]] = Counter()
    for begin, end in zip(starts, np.r_[starts[1:], len(hashes)], strict=True):
        if end - begin > 1:
            held = owners[begin:end].tolist()
            counted.update((a, b) for a in held[:OLDEST] for b in held if a < b)
    return {pair for pair, count in counted.items() if count >= COPY_RUNS}
