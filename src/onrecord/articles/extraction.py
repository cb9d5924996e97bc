"""The blocks of an HTML page's article: paragraphs, headings, list items, quotations, rows, each one line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.meta import reset_caches

from onrecord.articles.dom import folded

# trafilatura's caches grow with every page, so they are emptied now and then; set by hand.
_RESET_EVERY = 200
# Less than this is a page that trafilatura did not understand, if the fallback finds three times as much.
_FEW_WORDS = 40
_TIMES = 3
_BLOCKS = frozenset(
    {"p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div", "fw", "body", "main"}
)

_drawn = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: its words on one line, and what it is (p, head, item, quote, row, code)."""

    words: str
    kind: str


def pieces_of(markup: str, *, fragment: bool = False) -> list[Piece]:
    """The blocks of the article in `markup`, in order.

    1. trafilatura, 2. resiliparse where that finds next to nothing, or where the markup is an item's own HTML,
    which is all article.
    """
    if fragment:
        return _by_resiliparse(markup, main=False)
    found = _by_trafilatura(markup)
    if _count(found) < _FEW_WORDS:
        other = _by_resiliparse(markup, main=True)
        if _count(other) > _TIMES * _count(found):
            return other
    return found


def _by_trafilatura(markup: str) -> list[Piece]:
    if next(_drawn) % _RESET_EVERY == 0:
        reset_caches()
    document = trafilatura.bare_extraction(
        markup, include_comments=False, include_tables=True, include_formatting=False, favor_recall=False
    )
    body = getattr(document, "body", None)
    return [] if body is None else [piece for piece in _walk(body) if piece.words]


def _by_resiliparse(markup: str, *, main: bool) -> list[Piece]:
    text = extract_plain_text(
        markup, preserve_formatting=True, main_content=main, list_bullets=False, alt_texts=False, comments=False
    )
    return [Piece(folded(line), "p") for line in text.splitlines() if line.strip()]


def _walk(element: etree._Element) -> Iterator[Piece]:
    """The pieces below an element: its own words up to the next block, each block, the words after it."""
    kind = element.tag if element.tag != "cell" else "row"
    loose = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            yield from _flushed(loose, kind)
        elif child.tag == "row":
            yield from _flushed(loose, kind)
            yield Piece(folded(" ".join(_inner(cell) for cell in child)), "row")
        elif child.tag in _BLOCKS:
            yield from _flushed(loose, kind)
            yield from _walk(child)
        elif child.tag not in ("graphic",):
            loose.append(_inner(child))
        loose.append(child.tail or "")
    yield from _flushed(loose, kind)


def _inner(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())


def _flushed(loose: list[str], kind: str) -> Iterator[Piece]:
    words = folded("".join(loose))
    loose.clear()
    if words:
        yield Piece(words, kind)


def _count(pieces: list[Piece]) -> int:
    return sum(len(piece.words.split()) for piece in pieces)
