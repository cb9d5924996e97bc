"""Draws an article from HTML: headline, standfirst and body, one block a line, each anchored in the DOM."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from onrecord.articles.anchors import Visible
from onrecord.articles.around import Around
from onrecord.articles.blocks import by_class, reasons
from onrecord.articles.brands import brand_of
from onrecord.articles.dates import WRITTEN, Candidate, candidate, from_written
from onrecord.articles.dom import Line, folded, lines_of_page, place_of, squeezed, text_of
from onrecord.articles.drawn import Drawn
from onrecord.articles.extraction import Piece, pieces_of
from onrecord.articles.furniture import ends_sentence, is_paragraph, words
from onrecord.articles.headline import headline, is_same_title, mastheads, site_in
from onrecord.articles.interviews import interview_lines
from onrecord.articles.metadata import Metadata, read_metadata
from onrecord.articles.sources import Source
from onrecord.errors import PageError
from onrecord.model import Block, FurnitureReason, SectionLabel

_LEAD = 8
_BYLINE = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' byline ') or "
    "contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'article-author')]"
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub|sub-?titles?|sub-?head(?:line|er|ing)?|deck|dek|summary|strapline|teaser-text|"
    r"vorspann|chapo|entradilla|intro|abstract|alternativeheadline)(?:$|[\s_-])",
    re.I,
)
_STANDFIRST_WORDS = (5, 90)
_MARK_DEPTH = 3
_BYLINE_WORDS = 25


def draw_html(source: Source, tree: HtmlElement) -> Drawn:
    """The article of an HTML page.

    1. what the page says of itself, 2. its blocks, 3. title and standfirst, 4. the text, 5. anchors, sections and
    furniture.

    Raises:
        PageError: `no-text`, where the page holds no article.
    """
    metadata = read_metadata(tree)
    pieces = pieces_of(source.markup, fragment=source.fragment)
    lines = lines_of_page(tree)
    shown = next((text_of(title) for title in tree.iter("title")), "")
    names = mastheads([*filter(None, [source.outlet]), *metadata.outlets], source.url or metadata.url)
    title = source.title or headline(metadata.titles, shown, lines, names)
    pieces = _from_headline(pieces, title)
    around = Around.of(lines, title, [piece.words for piece in pieces])
    visible = Visible.of(tree)
    standfirst = _standfirst(metadata, around, visible, title, pieces)
    if standfirst:
        pieces = [piece for piece in pieces if not _same(piece.words, standfirst)]
    if not pieces and not standfirst:
        raise PageError(
            "no-text", "the page holds no text that reads like an article; it was archived and not read"
        )
    drawn = _composed(title, standfirst, pieces, visible)
    _described(drawn, source, metadata, tree, around)
    if drawn.outlet is None and title:
        drawn.outlet = site_in(shown, title, around.over)
        drawn.url = drawn.url or around.address(drawn.outlet)
    if drawn.outlet is None:
        drawn.outlet, front = brand_of(tree, shown)
        drawn.url = drawn.url or front
    return drawn


def _same(one: str, other: str) -> bool:
    return squeezed(one).casefold() == squeezed(other).casefold()


def _from_headline(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The blocks without the headline, and without what stood over it (the section's name, the trail)."""
    if not title:
        return pieces
    for index, piece in enumerate(pieces[:_LEAD]):
        if is_same_title(piece.words, title) and words(piece.words) < 40:
            before = [one for one in pieces[:index] if is_paragraph(one.words)]
            return before + pieces[index + 1 :]
    return pieces


def _standfirst(
    metadata: Metadata, around: Around, visible: Visible, title: str | None, pieces: Sequence[Piece]
) -> str | None:
    """The standfirst: what the page describes itself with, or marks as one, if it also prints it over the body."""
    body = squeezed(" ".join(piece.words for piece in pieces))
    opening = next((i + 1 for i, piece in enumerate(pieces) if is_paragraph(piece.words)), len(pieces))
    marked = [line.words for line in [*around.between, *around.opening] if _is_marked(line)]
    for words_ in [folded(text) for text in metadata.descriptions] + marked:
        if (
            words(words_) < _STANDFIRST_WORDS[0]
            or words(words_) > _STANDFIRST_WORDS[1]
            or _same(words_, title or "")
        ):
            continue
        lead = [piece for piece in pieces[:opening] if _same(piece.words, words_)]
        if lead:
            # A description that only repeats the first paragraph is an excerpt and no standfirst.
            shown = lead[0].kind == "head" or any(_same(one, words_) for one in marked)
            return lead[0].words if shown else None
        if visible.holds(words_) and squeezed(words_) not in body:
            return words_
    return None


def _is_marked(line: Line) -> bool:
    """The line, or what it alone stands in, is called a standfirst by its class, id or property."""
    for element in [line.element, *line.element.iterancestors()][:_MARK_DEPTH]:
        if text_of(element) != line.words:
            return False
        if _STANDFIRST.search(" ".join(filter(None, map(element.get, ("class", "id", "itemprop"))))):
            return True
    return False


def _composed(title: str | None, standfirst: str | None, pieces: Sequence[Piece], visible: Visible) -> Drawn:
    lines: list[tuple[str, SectionLabel]] = [(title, "title")] if title else []
    lines += [(standfirst, "standfirst")] if standfirst else []
    lines += [(piece.words, "body") for piece in pieces]
    drawn = Drawn("\n".join(words_ for words_, _ in lines))
    ranges, at = [], 0
    for words_, _ in lines:
        ranges.append((at, at + len(words_)))
        at += len(words_) + 1
    if title:
        drawn.title = ranges[0]
    _anchor(drawn, ranges, lines, visible)
    _label(drawn, ranges, lines, visible.root)
    return drawn


def _anchor(
    drawn: Drawn, ranges: Sequence[tuple[int, int]], lines: Sequence[tuple[str, SectionLabel]], visible: Visible
) -> None:
    for (start, end), (words_, label) in zip(ranges, lines, strict=True):
        selector = _heading(visible, words_) if label == "title" else visible.find(words_, ordered=label == "body")
        selector = selector or _in_head(visible, words_)
        if selector:
            drawn.blocks.append(Block(start, end, selector))
        else:
            drawn.troubles.append(("unanchored-block", f"not found again on the page: {words_[:80]!r}"))


def _heading(visible: Visible, title: str) -> str | None:
    """A heading with these words, else any place with them."""
    for level in ("h1", "h2"):
        for element in visible.root.getroot().iter(level):
            if _same(text_of(element), title):
                return place_of(element)
    return visible.find(title, ordered=False)


def _in_head(visible: Visible, words_: str) -> str | None:
    """The meta tag or script that says it: some pages print a headline there and nowhere else."""
    wanted = squeezed(words_)
    for element in visible.root.getroot().iter("meta"):
        if wanted and wanted in squeezed(element.get("content") or ""):
            return place_of(element) + "/@content"
    return None


def _label(
    drawn: Drawn,
    ranges: Sequence[tuple[int, int]],
    lines: Sequence[tuple[str, SectionLabel]],
    root: etree._ElementTree,
) -> None:
    """Sections, and the furniture among the blocks."""
    body = [words_ if label == "body" else "" for words_, label in lines]
    found = reasons(body, _links(root))
    interview = interview_lines(body)
    selectors = {block.start: block.selector for block in drawn.blocks}
    for index, ((start, end), (_, label)) in enumerate(zip(ranges, lines, strict=True)):
        reason = found[index] or (_boxed(root, selectors.get(start), body[index]) if body[index] else None)
        if reason:
            drawn.furnish(start, end, reason)
            label = "teaser" if reason == "teaser" else "other"
        elif "/figcaption" in selectors.get(start, ""):
            label = "caption"
        drawn.section(start, end, "interview" if index in interview and not reason else label)


def _boxed(root: etree._ElementTree, selector: str | None, line: str) -> FurnitureReason | None:
    """Why the block at a path is furniture by the box it stands in."""
    places = root.xpath(selector) if selector and "/@" not in selector else None
    place = places[0] if isinstance(places, list) and places else None
    return by_class(place, line) if isinstance(place, etree._Element) else None


def _links(root: etree._ElementTree) -> frozenset[str]:
    """The words of the page's links, squeezed: a block that is one link whole leads elsewhere."""
    return frozenset(squeezed(text_of(link)) for link in root.getroot().iter("a") if link.get("href"))


def _described(drawn: Drawn, source: Source, metadata: Metadata, tree: HtmlElement, around: Around) -> None:
    drawn.authors = source.authors or _authors(metadata, tree) or around.authors(drawn.text)
    drawn.outlet = source.outlet or next(iter(metadata.outlets), None)
    drawn.url = source.url or metadata.url
    drawn.language = source.language or metadata.language
    drawn.dates = [*source.dates, *metadata.dates, *_marked_dates(tree), *around.dates()]


def _authors(metadata: Metadata, tree: HtmlElement) -> list[str]:
    if metadata.authors:
        return metadata.authors[0]
    for element in tree.xpath(_BYLINE)[:10]:
        shown = text_of(element)
        if shown and words(shown) <= _BYLINE_WORDS and not ends_sentence(shown.rstrip(".")):
            return [shown]
    return []


def _marked_dates(tree: HtmlElement) -> list[Candidate]:
    """The first date that a `<time>` marks as one."""
    found: list[Candidate] = []
    for element in list(tree.iter("time"))[:3]:
        value = element.get("datetime") or text_of(element)
        match = WRITTEN.search(value)
        if match:
            found += candidate("published", from_written(match), "text", place_of(element), 0.6)
            break
    return found
