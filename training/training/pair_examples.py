"""Pairs of texts with what is known of how they stand to each other: from the families, and the gold of stories.

Of a pair not everything is known: two pages that say nearly the same by different mouths may or may not be one
statement, and only the families say what rejects what. `asked` says which answers count.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.gold import GOLD, load, place
from eval.quotes import QuoteError, find
from onrecord import record
from onrecord.model import STANDINGS, Range, Reading
from onrecord.progress import Silent
from onrecord.reading.draft import read_blocks
from onrecord.reading.forms.sentences import split
from onrecord.record.shown import shown
from onrecord.settings import Settings
from training.families import Family
from training.labelled import labels, texts
from training.made_up import articles

PAIRS_OF_FAMILY = 40
"""Pairs drawn from a family for an epoch, half of them of two texts that have to do with each other."""

STRANGERS = 2
"""Pairs of texts that have nothing to do with each other, to one that has."""

NEAR_OF = 6
"""Of so many texts drawn that one is shown beside a text which shares most words with it."""

OF_ARTICLE = 45
"""Pairs drawn from an article of which nothing is known."""

_UNKNOWN = (0,) * len(STANDINGS)
_LEANING = {"+": "for", "-": "against"}


@dataclass(frozen=True)
class Asked:
    """Two texts, by standing 1 where it holds, by standing 1 where that is known, and the log-odds that a larger
    network gives each standing, if it was asked."""

    one: str
    other: str
    answers: tuple[int, ...]
    asked: tuple[int, ...]
    expected: tuple[float, ...] | None = None


def asked(one: str, other: str, holds: str | None, known: Iterable[str]) -> Asked:
    """A pair that stands in one way, or in none; a denial also contradicts."""
    held = {holds, "contradicts"} if holds == "denies" else {holds}
    among = set(known)
    return Asked(one, other, tuple(int(s in held) for s in STANDINGS), tuple(int(s in among) for s in STANDINGS))


def of_labels(data: Path, clean: bool) -> list[Asked]:
    """The pairs of real pages that were labelled (`labels/pairs.jsonl`); where the text is there.

    A row holds where the first text stands, `one`, and where the second does, `other`; or an `issue`: a name of
    `issues.tsv`, where its words stand on a page, or these behind "support for ". `holds` is what a reader said:
    a name of `STANDINGS`, or none. That two are the same, contradict or do neither holds both ways round.
    """
    pages = {key: (a.text, split(a.text, read_blocks(a))) for key, a in texts(data, clean).items()}
    found = []
    for row in labels("pairs.jsonl"):
        places = [place for place in (row["one"], row.get("other"), row.get("issue")) if isinstance(place, list)]
        if not {place[-3] for place in places} <= pages.keys():
            continue
        one = _shown_at(pages, row["one"])
        if "issue" in row:
            found.append(asked(one, _named(pages, row["issue"]), row["holds"], STANDINGS[4:]))
            continue
        other, holds = _shown_at(pages, row["other"]), row["holds"]
        found.append(asked(one, other, holds, _TOLD_WITH.get(holds, STANDINGS[:4])))
        if holds in ("same", "contradicts", "none"):
            known = [s for s in _TOLD_WITH.get(holds, STANDINGS[:4]) if s in ("same", "contradicts")]
            found.append(asked(other, one, holds, known))
    return found


_TOLD_WITH = {
    "denies": ("same", "denies"),
    "contradicts": ("same", "denies", "contradicts"),
    "rejects": ("same", "denies", "rejects"),
}
"""Which standings are known of a pair of which a reader named one: the others may hold as well."""

Pages = Mapping[str, tuple[str, Sequence[Range]]]


def _shown_at(pages: Pages, place: Sequence[Any]) -> str:
    text, sentences = pages[place[0]]
    return shown(text, (place[1], place[2]), sentences)


def _named(pages: Pages, issue: Any) -> str:
    if isinstance(issue, str):
        return issue
    *before, key, start, end = issue
    return "".join(before) + pages[key][0][start:end]


def of_families(made: Sequence[Family], draw: random.Random) -> Iterator[Asked]:
    """Pairs of texts of each family, two of each with a text of another, and its leanings."""
    for family in made:
        related, strangers = [], []
        for one, text in family.texts.items():
            for key, other in family.texts.items():
                if one != key:
                    relation = family.relation(one, key)
                    pair = asked(text, other, relation, _known(family, one, key))
                    (related if relation in STANDINGS else strangers).append(pair)
        for pairs in (related, strangers):
            draw.shuffle(pairs)
            yield from pairs[: PAIRS_OF_FAMILY // 2]
        stranger = draw.choice(made)
        if stranger is not family:
            texts, others = (list(each.texts.values()) for each in (family, stranger))
            yield from (asked(draw.choice(texts), draw.choice(others), None, STANDINGS[:4]) for _ in range(2))
        yield from _leanings(family, draw)


def _known(family: Family, one: str, other: str) -> Sequence[str]:
    """All four ways of two texts are known, but that who is denied may be said to contradict."""
    denied = "denies" in (family.relation(one, other), family.relation(other, one))
    return [s for s in STANDINGS[:4] if s != "contradicts" or not denied]


def _leanings(family: Family, draw: random.Random) -> Iterator[Asked]:
    """Texts with an issue: those that lean or are said not to, and some of the others."""
    for issue, leanings in family.issues.items():
        for key, text in family.texts.items():
            leaning = leanings.get(key[0])
            if leaning or draw.random() < 0.3:
                yield asked(text, issue, _LEANING.get(leaning or "0"), STANDINGS[4:])


class Story:
    """What the gold of a story says of pairs of what its pages say."""

    def __init__(self, name: str) -> None:
        """Draw the pages of a story and find the gold's words on them; what is not found is left out."""
        self._gold = load(GOLD / name)
        self._pages = {key: (article.text, split(article.text, list(read_blocks(article))))
                       for key, article in articles(name)}  # fmt: skip
        self._texts: dict[str, str] = {}
        self._speakers: dict[str, set[str]] = {}
        for key, row in self._gold.attributions.items():
            if row.article in self._pages:
                try:
                    pieces = place(row, self._pages[row.article][0]).content
                except QuoteError:
                    continue
                self._add(key, row.article, (pieces[0][0], pieces[-1][1]))
                self._speakers[key] = {str(speaker["name"]) for speaker in row.speakers}
        self._relations = self._related()

    def pairs(self, draw: random.Random) -> Iterator[Asked]:
        """Pairs that have to do with each other, look-alikes that have not, strangers, and positions."""
        count = 0
        for (one, other), relation in self._relations.items():
            if relation == "denies" or draw.random() < 0.5:  # the others stand there both ways round
                count += 1
                known = ("same", "denies") if relation == "denies" else STANDINGS[:3]
                yield asked(self._texts[one], self._texts[other], relation, known)
        alike = [pair for group in self._gold.record["lookalikes"] for pair in _orders(group)]
        for one, other in alike:
            if self._are_strangers(one, other) and draw.random() < 0.5:
                yield asked(self._texts[one], self._texts[other], None, ("same", "denies"))
        yield from self._strangers(STRANGERS * count, draw)
        yield from self._positions(draw)

    def _strangers(self, count: int, draw: random.Random) -> Iterator[Asked]:
        keys = list(self._texts)
        words = {key: set(text.lower().split()) for key, text in self._texts.items()}
        for _ in range(count):
            one = draw.choice(keys)
            other = max(draw.sample(keys, NEAR_OF), key=lambda key: len(words[one] & words[key]))
            if one != other and self._are_strangers(one, other):
                mouths = [self._speakers.get(key, set()) for key in (one, other)]
                known = ("same", "denies") if mouths[0] & mouths[1] else ("denies",)
                yield asked(self._texts[one], self._texts[other], None, known)

    def _positions(self, draw: random.Random) -> Iterator[Asked]:
        rows = [row for row in self._gold.record["positions"] if row["attribution"] in self._texts]
        for row in rows:
            if row["direction"] in STANDINGS:
                yield asked(self._texts[row["attribution"]], row["issue"], row["direction"], STANDINGS[4:])
        taken = {(row["attribution"], row["issue"]) for row in rows}
        for row in rows[::2]:
            key = draw.choice(list(self._texts))
            if (key, row["issue"]) not in taken:
                yield asked(self._texts[key], row["issue"], None, STANDINGS[4:])

    def _are_strangers(self, one: str, other: str) -> bool:
        known = one in self._texts and other in self._texts
        return known and not {(one, other), (other, one)} & self._relations.keys()

    def _related(self) -> dict[tuple[str, str], str]:
        record = self._gold.record
        found: dict[tuple[str, str], str] = {}
        for row in record["contradictions"]:
            ends = [self._end(row[side]) for side in ("a", "b")]
            found |= dict.fromkeys(_orders([end for end in ends if end]), "contradicts")
        for group in record["utterances"]:
            found |= dict.fromkeys(_orders([key for key in group if key in self._texts]), "same")
        for row in record["denials"]:
            target = self._end(row["target"])
            if target and row["by"] in self._texts:
                found[row["by"], target] = "denies"
        return found

    def _end(self, end: Any) -> str | None:
        """The key of an end of a relation: an attribution, or words that the page says in its own voice."""
        if isinstance(end, str):
            return end if end in self._texts else None
        key = f"{end['article']}: {end['quote']}"
        if key not in self._texts and end["article"] in self._pages:
            try:
                self._add(key, end["article"], find(self._pages[end["article"]][0], end["quote"]))
            except QuoteError:
                return None
        return key if key in self._texts else None

    def _add(self, key: str, page: str, where: tuple[int, int]) -> None:
        text, sentences = self._pages[page]
        self._texts[key] = shown(text, where, sentences)


def of_reading(reading: Reading, draw: random.Random) -> Iterator[Asked]:
    """Pairs of what is said in an article and of its sentences: of each nothing is known. Most share words."""
    text = reading.article.text
    places = [(a.content[0].start, a.content[-1].end) for a in reading.attributions if a.content]
    places += draw.sample(reading.sentences, len(reading.sentences) // 4)
    texts = list(dict.fromkeys(shown(text, place, reading.sentences) for place in places))
    words = [set(each.lower().split()) for each in texts]
    for _ in range(OF_ARTICLE if len(texts) >= NEAR_OF else 0):
        one = draw.randrange(len(texts))
        others = [n for n in draw.sample(range(len(texts)), NEAR_OF) if n != one]
        other = max(others, key=lambda n: len(words[one] & words[n]))
        yield Asked(texts[one], texts[other], _UNKNOWN, _UNKNOWN)


def of_record(readings: Sequence[Reading]) -> Iterator[Asked]:
    """The pairs that the record of some readings asks a network about, in order; of each nothing is known. So it
    is asked in use, where few of the likest are what a denial denies."""
    found: dict[tuple[str, str], None] = {}

    def weigh(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        found.update(dict.fromkeys(pairs))
        return np.zeros((len(pairs), len(STANDINGS)), np.float32)

    record.build(readings, [], Settings().record, Silent(), weigh)
    yield from (Asked(one, other, _UNKNOWN, _UNKNOWN) for one, other in found)


def _orders(group: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, other) for one in group for other in group if one != other]
