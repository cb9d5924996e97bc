"""The blocks of an HTML page's article: paragraphs, headings, list items, quotations, rows, each one line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml import etree, html
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.meta import reset_caches
from trafilatura.settings import DEFAULT_CONFIG

from onrecord.articles.dom import folded, parse

# trafilatura's caches grow with every page, so they are emptied now and then; set by hand.
_RESET_EVERY = 200
# Less than this is a page that trafilatura did not understand, if the fallback finds three times as much.
_FEW_WORDS = 40
_TIMES = 3
# A cell with so many words and paragraphs or line breaks in it is a column of a page laid out by tables, as pages
# were until about 2005; in the tables of figures of the html test data no cell comes near it.
_COLUMN_WORDS = 80
_TABLE_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")
_BLOCKS = frozenset(
    {"p", "head", "quote", "list", "item", "table", "row", "cell", "code", "div", "fw", "body", "main"}
)

_drawn = itertools.count(1)

# Of a text below its own limit of 250 characters, such as a wire's first three sentences, trafilatura makes one
# line, title and writers in it. The blocks found with a lower limit are taken where they hold most of its words.
_BRIEF = deepcopy(DEFAULT_CONFIG)
_BRIEF["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "50"
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """One block: its words on one line, and what it is (p, head, item, quote, row, code)."""

    words: str
    kind: str


def pieces_of(markup: str, *, fragment: bool = False) -> list[Piece]:
    """The blocks of the article in `markup`, in order.

    1. trafilatura, again for a text that it gave as one line, 2. resiliparse where that finds next to nothing, or
    where the markup is an item's own HTML, which is all article.
    """
    if fragment:
        return _by_resiliparse(markup, main=False)
    markup = _without_layout_tables(markup)
    found = _by_trafilatura(markup, DEFAULT_CONFIG)
    if len(found) == 1:
        apart = _by_trafilatura(markup, _BRIEF)
        found = apart if _count(apart) >= _MOST * _count(found) else found
    if _count(found) < _FEW_WORDS:
        other = _by_resiliparse(markup, main=True)
        if _count(other) > _TIMES * _count(found):
            return other
    return found


def _without_layout_tables(markup: str) -> str:
    """The markup with divisions for tables that only lay the page out: extractors take a table for data."""
    if "<table" not in markup.lower():
        return markup
    tree = parse(markup)
    layout = [table for table in tree.iter("table") if _is_layout(table)]
    if not layout:
        return markup
    for table in layout:
        own = [part for part in table.iter(*_TABLE_PARTS) if next(part.iterancestors("table"), None) is table]
        for part in [table, *own]:
            part.tag = "div"
    for font in list(tree.iter("font", "center")):
        font.drop_tag()
    return str(html.tostring(tree, encoding="unicode"))


def _is_layout(table: etree._Element) -> bool:
    """One of the table's cells holds a whole column of text, or a table."""
    return any(
        len("".join(map(str, cell.itertext())).split()) >= _COLUMN_WORDS
        and sum(1 for _ in cell.iter("p", "br", "table", "h1", "h2")) > 1
        for cell in table.iter("td", "th")
    )


def _by_trafilatura(markup: str, config: ConfigParser) -> list[Piece]:
    if next(_drawn) % _RESET_EVERY == 0:
        reset_caches()
    document = trafilatura.bare_extraction(
        markup,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        favor_recall=False,
        config=config,
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
