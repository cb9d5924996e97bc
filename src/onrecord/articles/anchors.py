"""The way from a block of an article's text back to the page, and the check when somebody goes it.

An anchor is position + quote + page hash (W3C Web Annotation). Of HTML the position is an XPath into the page's
DOM as `dom.parse` makes it, of plain text a character range of the decoded text (RFC 5147).
Text is compared with all white space squeezed out, since a browser, a parser and an extractor each fold it
their way.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from onrecord.articles.dom import place_of, squeezed, texts
from onrecord.articles.sources import Source, source_of
from onrecord.errors import PageError
from onrecord.model import Article, Block, Page, Span

# How much of a block's beginning and end must be found where its middle was changed by the extractor: about five
# words, which seldom stand twice on a page. Set by hand; what is found must also be no longer than twice the
# block.
_EDGE = 24


@dataclass(slots=True)
class Visible:
    """The words of a DOM in order, squeezed, and for each stretch the element it stands in."""

    stream: str
    starts: list[int]
    elements: list[etree._Element]
    root: etree._ElementTree
    cursor: int = field(default=0)

    @classmethod
    def of(cls, tree: HtmlElement) -> Visible:
        """The visible words of `tree`."""
        pieces: list[str] = []
        starts: list[int] = []
        elements: list[etree._Element] = []
        length = 0
        for element, words in texts(tree):
            piece = squeezed(words)
            if piece:
                starts.append(length)
                elements.append(element)
                pieces.append(piece)
                length += len(piece)
        return cls("".join(pieces), starts, elements, tree.getroottree())

    def find(self, block: str, *, ordered: bool = True) -> str | None:
        """XPath of the smallest element that holds `block`, looked for after the last one found, then anywhere."""
        wanted = squeezed(block)
        if not wanted:
            return None
        for start in (self.cursor, 0) if ordered else (0,):
            at = self.stream.find(wanted, start)
            if at >= 0:
                return self._found(at, at + len(wanted), ordered)
        return self._by_edges(wanted, ordered)

    def holds(self, words: str) -> bool:
        """The words stand on the page."""
        return squeezed(words) in self.stream

    def _by_edges(self, wanted: str, ordered: bool) -> str | None:
        if len(wanted) < 2 * _EDGE:
            return None
        start = self.stream.find(wanted[:_EDGE], self.cursor if ordered else 0)
        end = self.stream.find(wanted[-_EDGE:], start + _EDGE) if start >= 0 else -1
        if end < 0 or end + _EDGE - start > 2 * len(wanted):
            return None
        return self._found(start, end + _EDGE, ordered)

    def _found(self, start: int, end: int, ordered: bool) -> str:
        if ordered:
            self.cursor = end
        first = bisect.bisect_right(self.starts, start) - 1
        last = bisect.bisect_right(self.starts, end - 1) - 1
        return place_of(_common(self.elements[first : last + 1]))


def open_anchor(page: Page, article: Article, start: int, end: int) -> Span | str:
    """The words `article.text[start:end]`, if they still stand on `page` where their anchor says; else the reason.

    Args:
        page: the archived page.
        article: the article that was drawn from it.
        start: first code point of the quote.
        end: the one after its last.
    """
    if page.id != article.page:
        return f"another page: the article was drawn from {article.page}, this is {page.id}"
    if not 0 <= start < end <= len(article.text):
        return f"there is no place [{start}, {end}) in the article's text"
    blocks = [block for block in article.anchor if block.start < end and start < block.end]
    if not blocks or blocks[0].start > start or blocks[-1].end < end:
        return "these words have no anchor: they could not be aligned to the page when the article was drawn"
    try:
        source = source_of(page)
    except PageError as error:
        return error.message
    for block in blocks:
        quote = article.text[max(start, block.start) : min(end, block.end)]
        reason = _misses(source, block, quote)
        if reason:
            return reason
    return Span.cut(article.text, start, end)


def _misses(source: Source, block: Block, quote: str) -> str | None:
    position = re.fullmatch(r"char=(\d+),(\d+)", block.selector)
    if position:
        there = source.text[int(position.group(1)) : int(position.group(2))]
    elif source.tree is None:
        return f"a page of plain text has no {block.selector}"
    else:
        found = source.tree.getroottree().xpath(block.selector)
        if not found:
            return f"nothing stands at {block.selector}"
        there = str(found[0]) if isinstance(found[0], str) else "".join(w for _, w in texts(found[0]))
    if squeezed(quote) not in squeezed(there):
        return f"the words at {block.selector} are not the quote"
    return None


def _common(elements: Sequence[etree._Element]) -> etree._Element:
    """The lowest element that holds all of them."""
    chain = [elements[0], *elements[0].iterancestors()]
    place = {element: depth for depth, element in enumerate(chain)}
    deepest = 0
    for element in elements[1:]:
        above: etree._Element | None = element
        while above is not None and above not in place:
            above = above.getparent()
        if above is not None:
            deepest = max(deepest, place[above])
    return chain[deepest]
