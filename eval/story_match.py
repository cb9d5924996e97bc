"""Which line of an export is which answer of the gold: the ground that every row of `eval.story` stands on.

1. An article is a gold article when it has its location (the end of its path, or its URL) and holds the words that
   tell two versions apart.
2. The quotes of a gold attribution are placed in the exported text; one whose quotes are not there is lost: it was
   cut away on the way from the page, and counts as not found.
3. Gold and exported attributions of an article are paired one to one, by cue first and then content (twice the
   Jaccard overlap of the cues' word tokens plus that of the contents'), the best pair first, as the project's
   PolNeAR scorer does. A pair counts where the sources share a word, or both are empty, and the contents' overlap
   is at least `SAME_CONTENT`. Nested attributions take part like all others.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from eval.gold import Gold, GoldArticle, Placed, place
from eval.quotes import QuoteError, holds, jaccard, squeeze, tokens
from onrecord.model import Range

SAME_CONTENT = 0.5
"""Jaccard overlap from which two contents are the same: that of the PolNeAR scorer."""

ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+")
_BETWEEN = {"for", "of", "to", "by"}
"""Words by which a description names somebody else than its last name: "the spokesman for …"."""

Line = Mapping[str, Any]
Tokens = Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Export:
    """The lines of an export, by type."""

    lines: Mapping[str, Sequence[Line]]

    @classmethod
    def of(cls, path: Path) -> Export:
        """The export in the file `path`."""
        lines = defaultdict(list)
        with path.open(encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                lines[row["type"]].append(row)
        return cls(dict(lines))

    def all(self, kind: str) -> Sequence[Line]:
        """Every line of a type, in the export's order."""
        return self.lines.get(kind, ())

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Text of each article, by its id."""
        return {row["id"]: row["text"] for row in self.all("article")}


@dataclass(frozen=True)
class Matched:
    """Gold beside export.

    Attributes:
        articles: gold article key to its line.
        pairs: gold attribution key to its line.
        placed: gold attribution key to where its quotes stand, where all were found.
        tokens: the same as the word tokens of each role.
        lost: why each attribution that is not in `placed` is not.
        names: folded spelling to the gold entity that it names.
    """

    gold: Gold
    export: Export
    articles: Mapping[str, Line]
    pairs: Mapping[str, Line]
    placed: Mapping[str, Placed]
    tokens: Mapping[str, Tokens]
    lost: Sequence[str]
    names: Mapping[str, str]

    @cached_property
    def key_of(self) -> Mapping[str, str]:
        """Gold key of each matched attribution line, by the line's id."""
        return {line["id"]: key for key, line in self.pairs.items()}

    @cached_property
    def article_of(self) -> Mapping[str, str]:
        """Gold key of each matched article, by the article's id."""
        return {line["id"]: key for key, line in self.articles.items()}

    def is_same(self, gold: str, found: str) -> bool:
        """Whether `found` names whom the gold names.

        One that `record.json` lists is known by its spellings, with or without a title before them; of anybody
        else one name's words must all be among the other's ("two officials" of "two officials who saw it").
        """
        entity = entity_of(self.names, gold)
        if entity is not None:
            return entity_of(self.names, found) == entity
        a, b = set(_WORD.findall(fold(gold))), set(_WORD.findall(fold(found)))
        return bool(a and b) and entity_of(self.names, found) is None and (a <= b or b <= a)


def match(gold: Gold, export: Export) -> Matched:
    """Gold beside export."""
    articles = _articles(gold, export)
    where: dict[str, Placed] = {}
    found: dict[str, Tokens] = {}
    lost: list[str] = []
    for key, row in gold.attributions.items():
        text = articles[row.article]["text"] if row.article in articles else ""
        try:
            where[key] = placed = place(row, text)
        except QuoteError as error:
            lost.append(str(error))
            continue
        found[key] = {role: tokens(text, getattr(placed, role)) for role in ROLES}
    pairs = _pairs(gold, export, articles, found)
    return Matched(gold, export, articles, pairs, where, found, lost, _names(gold))


def line_tokens(export: Export, line: Line) -> Tokens:
    """Word tokens of each role of an attribution line."""
    text = export.texts[line["article"]]
    return {role: tokens(text, map(range_of, line[role])) for role in ROLES}


def range_of(span: Line) -> Range:
    """The range of a span."""
    return span["start"], span["end"]


def fold(name: str) -> str:
    """`name` as names are compared: case, white space, kinds of apostrophe and a leading article apart."""
    return squeeze(name).casefold().replace("’", "'").removeprefix("the ")


def entity_of(names: Mapping[str, str], name: str) -> str | None:
    """The gold entity that `name` is a spelling of, titles before it left out; None where it is none's."""
    words = fold(name).split()
    for start in range(len(words)):
        before = words[:start]
        if _BETWEEN.intersection(before) or any(word.endswith("'s") for word in before):
            break
        if entity := names.get(" ".join(words[start:])):
            return entity
    return None


def _names(gold: Gold) -> dict[str, str]:
    return {fold(spelling): row["name"] for row in gold.record["entities"] for spelling in row["spellings"]}


def _articles(gold: Gold, export: Export) -> dict[str, Line]:
    found = {}
    for article in gold.articles.values():
        lines = [line for line in export.all("article") if is_page(article, line["location"], line["text"])]
        if lines:
            found[article.article] = lines[0]
    return found


def is_page(article: GoldArticle, location: str, text: str) -> bool:
    """Whether what was drawn from `location`, with `text`, is the page of a gold article."""
    wanted = article.location
    same = location == wanted or ("://" not in wanted and Path(location).name == Path(wanted).name)
    return same and (article.holds is None or holds(text, article.holds))


def _pairs(
    gold: Gold, export: Export, articles: Mapping[str, Line], found: Mapping[str, Tokens]
) -> dict[str, Line]:
    """One-to-one pairs of gold keys and attribution lines, article by article."""
    lines = defaultdict(list)
    for line in export.all("attribution"):
        lines[line["article"]].append(line)
    pairs = {}
    for name, article in articles.items():
        keys = [key for key in found if gold.attributions[key].article == name]
        candidates = lines[article["id"]]
        roles = [line_tokens(export, line) for line in candidates]
        for key, index in one_to_one([found[key] for key in keys], roles):
            if is_same_attribution(found[keys[key]], roles[index]):
                pairs[keys[key]] = candidates[index]
    return {key: pairs[key] for key in gold.attributions if key in pairs}


def one_to_one(gold: Sequence[Tokens], lines: Sequence[Tokens]) -> list[tuple[int, int]]:
    """Pairs of a gold attribution and a found one, each in one pair at most, by cue first, then content."""
    weighed = [
        (2 * jaccard(a["cue"], b["cue"]) + jaccard(a["content"], b["content"]), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(lines)
    ]
    taken: list[tuple[int, int]] = []
    for weight, i, j in sorted(weighed, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if weight > 0 and all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def is_same_attribution(gold: Tokens, line: Tokens) -> bool:
    """Whether the sources share a token, or both are empty, and the contents overlap by `SAME_CONTENT`."""
    source = bool(gold["source"] & line["source"]) or not (gold["source"] or line["source"])
    return source and jaccard(gold["content"], line["content"]) >= SAME_CONTENT
