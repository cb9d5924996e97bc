"""Draws an article from HTML: headline, standfirst and body, one block a line, each anchored in the DOM."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from onrecord.articles.anchors import Visible
from onrecord.articles.dates import WRITTEN, Candidate, candidate, from_written
from onrecord.articles.dom import folded, squeezed, text_of
from onrecord.articles.drawn import Drawn
from onrecord.articles.extraction import Piece, pieces_of
from onrecord.articles.furniture import ends_sentence, is_paragraph, places, rule_for, words
from onrecord.articles.interviews import interview_lines
from onrecord.articles.metadata import Metadata, read_metadata
from onrecord.articles.sources import Source
from onrecord.errors import PageError
from onrecord.model import Block, SectionLabel

# Two headlines of one page (its h1 and its og:title) differ by the outlet's name or some words. On the 84 English
# pages of the html test data pairs of one article score 76 or more, those of two articles 44 or less.
_SAME_TITLE = 65
_SITE_SUFFIX = re.compile(r"\s+(?:[|·•–—»]|-|::)\s+[^|·•–—»]{2,40}$")
_LEAD = 8
_BYLINE = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' byline ') or "
    "contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'article-author')]"
)
_STANDFIRST = (
    "//*[contains(@class, 'standfirst') or contains(@class, 'subtitle') or contains(@class, 'subhead') or "
    "contains(@class, 'article-dek') or contains(@class, 'article__dek') or contains(@class, 'teaser-text') or "
    "contains(@class, 'article__summary') or contains(@itemprop, 'alternativeHeadline')]"
)
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
    visible = Visible.of(tree)
    title = source.title or _title(metadata, tree)
    pieces = _from_headline(pieces, title)
    standfirst = _standfirst(metadata, tree, visible, title, pieces)
    if standfirst:
        pieces = [piece for piece in pieces if not _same(piece.words, standfirst)]
    if not pieces and not standfirst:
        raise PageError(
            "no-text", "the page holds no text that reads like an article; it was archived and not read"
        )
    drawn = _composed(title, standfirst, pieces, visible)
    _described(drawn, source, metadata, tree)
    return drawn


def _title(metadata: Metadata, tree: HtmlElement) -> str | None:
    """The headline: an h1, else an h2, that the metadata or `<title>` confirm, else what these say, else an h1."""
    headings = [words for level in ("h1", "h2") for one in tree.iter(level) if (words := text_of(one))]
    shown = next((text_of(title) for title in tree.iter("title")), "")
    said = [folded(title) for title in metadata.titles if title.strip()] or ([shown] if shown else [])
    for heading in headings:
        if any(fuzz.ratio(heading.casefold(), _bare(title).casefold()) >= _SAME_TITLE for title in said):
            return heading
    return _bare(said[0]) if said else next(iter(headings), None)


def _bare(title: str) -> str:
    """The title without the outlet's name behind it."""
    short = _SITE_SUFFIX.sub("", title)
    return short if words(short) >= 3 else title


def _same(one: str, other: str) -> bool:
    return squeezed(one).casefold() == squeezed(other).casefold()


def _from_headline(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The blocks without the headline, and without what stood over it (the section's name, the trail)."""
    if not title:
        return pieces
    for index, piece in enumerate(pieces[:_LEAD]):
        if fuzz.ratio(piece.words.casefold(), title.casefold()) >= _SAME_TITLE and words(piece.words) < 40:
            before = [one for one in pieces[:index] if is_paragraph(one.words)]
            return before + pieces[index + 1 :]
    return pieces


def _standfirst(
    metadata: Metadata, tree: HtmlElement, visible: Visible, title: str | None, pieces: Sequence[Piece]
) -> str | None:
    """The standfirst: what the page describes itself with, if it also prints it over the body."""
    body = squeezed(" ".join(piece.words for piece in pieces))
    marked = [text_of(element) for element in tree.xpath(_STANDFIRST)[:5]]
    for words_ in [folded(text) for text in metadata.descriptions] + marked:
        if words(words_) < 5 or words(words_) > 90 or (title and _same(words_, title)):
            continue
        lead = [piece for piece in pieces[:3] if _same(piece.words, words_)]
        if lead:
            # A description that only repeats the first paragraph is an excerpt and no standfirst.
            shown = lead[0].kind == "head" or any(_same(one, words_) for one in marked)
            return lead[0].words if shown else None
        if visible.holds(words_) and squeezed(words_) not in body:
            return words_
    return None


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
    _label(drawn, ranges, lines)
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
                return visible.root.getpath(element)
    return visible.find(title, ordered=False)


def _in_head(visible: Visible, words_: str) -> str | None:
    """The meta tag or script that says it: some pages print a headline there and nowhere else."""
    wanted = squeezed(words_)
    for element in visible.root.getroot().iter("meta"):
        if wanted and wanted in squeezed(element.get("content") or ""):
            return visible.root.getpath(element) + "/@content"
    return None


def _label(drawn: Drawn, ranges: Sequence[tuple[int, int]], lines: Sequence[tuple[str, SectionLabel]]) -> None:
    """Sections, and the furniture among the blocks by the table."""
    body = [words_ if label == "body" else "" for words_, label in lines]
    paragraphs = [bool(words_) and is_paragraph(words_) for words_ in body]
    where = places(body, paragraphs)
    interview = interview_lines(body)
    to_end = None
    for index, ((start, end), (words_, label)) in enumerate(zip(ranges, lines, strict=True)):
        rule = rule_for(words_, where[index]) if label == "body" else None
        reason = to_end or (rule.reason if rule else None)
        if rule and rule.to_end:
            to_end = rule.reason
        if reason:
            drawn.furnish(start, end, reason)
            label = "teaser" if reason == "teaser" else "caption" if reason == "credit" else "other"
        drawn.section(start, end, "interview" if index in interview and not reason else label)


def _described(drawn: Drawn, source: Source, metadata: Metadata, tree: HtmlElement) -> None:
    drawn.authors = source.authors or _authors(metadata, tree)
    drawn.outlet = source.outlet or next(iter(metadata.outlets), None)
    drawn.url = source.url or metadata.url
    drawn.language = source.language or metadata.language
    drawn.dates = [*source.dates, *metadata.dates, *_shown_dates(tree)]


def _authors(metadata: Metadata, tree: HtmlElement) -> list[str]:
    if metadata.authors:
        return metadata.authors[0]
    for element in tree.xpath(_BYLINE)[:10]:
        shown = text_of(element)
        if shown and words(shown) <= _BYLINE_WORDS and not ends_sentence(shown.rstrip(".")):
            return [shown]
    return []


def _shown_dates(tree: HtmlElement) -> list[Candidate]:
    """The first date that an element marks as one, or that stands in a line with little else near the headline."""
    found: list[Candidate] = []
    for element in list(tree.iter("time"))[:3]:
        value = element.get("datetime") or text_of(element)
        match = WRITTEN.search(value)
        if match:
            found += candidate("published", from_written(match), "text", tree.getroottree().getpath(element), 0.6)
            break
    return found
