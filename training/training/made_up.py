"""What was made up for this project, to learn from: the stories of `examples/` and the articles of `pages/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from eval.corpora import Range, Triple
from eval.gold import EXAMPLES, GOLD, GoldAttribution, load, place
from eval.quotes import QuoteError
from eval.story_match import is_page
from onrecord.articles import draw
from onrecord.model import Article, Page
from onrecord.pages import gather
from onrecord.reading.draft import read_blocks
from onrecord.reading.forms.sentences import split
from onrecord.reading.layers.nesting import parts_said, read_alone
from onrecord.reading.learned.windows import Packer
from onrecord.settings import Settings
from training.examples import Example, half_of, quoted_example
from training.marked import marked


@dataclass(frozen=True)
class Told:
    """A text, what of it is read, and its attributions; of two that want one word the first has it.

    `half` is the half of the corpora that it is learned with: the articles of a story share theirs.
    """

    half: int
    text: str
    blocks: tuple[Range, ...]
    triples: tuple[Triple, ...]


def made_up(names: Iterable[str], pages: Iterable[Path]) -> Iterator[Told]:
    """Every text of the stories and of the files of marked articles."""
    for name in names:
        yield from _story(name)
    for path in pages:
        for item in marked(path):
            yield Told(half_of(item.name), item.text, ((0, len(item.text)),), item.triples)


def windows(packer: Packer, told: Iterable[Told], limit: int) -> list[Example]:
    """Windows of every text, and of what is said in it, by itself."""
    return [
        replace(quoted_example(window, level.triples), half=level.half)
        for text in told
        for level in _levels(text)
        for window in packer.pack(level.text, level.blocks, limit)
    ]


def articles(name: str) -> Iterator[tuple[str, Article]]:
    """The articles of an example story as they are drawn from its pages, each with its key in the gold."""
    settings = Settings()
    drawn = [draw(found, settings.articles).article
             for found in gather([str(EXAMPLES / name)], settings.pages) if isinstance(found, Page)]  # fmt: skip
    for key, wanted in load(GOLD / name).articles.items():
        article = next((a for a in drawn if a and is_page(wanted, a.location, a.text)), None)
        if article is not None:
            yield key, article


def _story(name: str) -> Iterator[Told]:
    gold = load(GOLD / name)
    for key, article in articles(name):
        rows = [row for row in gold.attributions.values() if row.article == key]
        placed = [triple for row in rows if (triple := _triple(row, article.text))]
        yield Told(half_of(name), article.text, tuple(read_blocks(article)), tuple(placed))


def _triple(row: GoldAttribution, text: str) -> Triple | None:
    try:
        found = place(row, text)
    except QuoteError:
        return None
    return Triple(*(tuple(sorted(pieces)) for pieces in (found.source, found.cue, found.content)))


def _levels(told: Told) -> Iterator[Told]:
    """The text itself, then the contents of its attributions as `reading.layers.nesting` reads them again."""
    outer = [t for t in told.triples if not any(_holds(other, t) for other in told.triples)]
    inner = [t for t in told.triples if t not in outer]
    yield replace(told, triples=(*outer, *inner))
    contents = sorted({piece for triple in outer for piece in triple.content})
    parts = list(parts_said(told.text, contents, split(told.text, told.blocks)))
    text, blocks = read_alone(told.text, parts)
    yield Told(told.half, text, tuple(blocks), tuple(inner))


def _holds(outer: Triple, inner: Triple) -> bool:
    """Whether the cue of one, or its content where it has none, stands in the content of another."""
    pieces = inner.cue or inner.content
    return outer is not inner and all(any(a <= s and e <= b for a, b in outer.content) for s, e in pieces)
