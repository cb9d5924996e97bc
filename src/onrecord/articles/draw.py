"""From a page to its article: the one door of the room."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from onrecord.articles.bylines import clean_byline
from onrecord.articles.dates import (
    TEASER_CONFIDENCE,
    Candidate,
    agreed,
    candidate,
    chosen,
    from_filename,
    from_header,
    from_url,
    is_same_moment,
    uncertain,
)
from onrecord.articles.drawn import Drawn, lines_of, words_without_furniture
from onrecord.articles.exceeds import exceeds
from onrecord.articles.html import draw_html
from onrecord.articles.language import NO_LANGUAGE, is_english, language_of
from onrecord.articles.outlets import domain_in_name, outlet_of
from onrecord.articles.plain import draw_plain
from onrecord.articles.printed import dateline_date, update_note
from onrecord.articles.quotations import unpaired
from onrecord.articles.sources import source_of
from onrecord.errors import PageError, Problem
from onrecord.model import Article, ArticleSettings, Dated, Extraction, Flag, Outlet, Page, Span

# These say when something was done with the file, not what the page itself tells its readers.
_BESIDE_THE_PAGE = ("filename", "header")

_DATELINE_CONFIDENCE = 0.6
"""Below a date line or an address, above the name of a file. Set by judgement."""


def draw(page: Page, settings: ArticleSettings) -> Extraction:
    """The article of one page, or none, with every trouble met on the way.

    A pure function of the page: nothing of it depends on the clock, the network or the pages before. The caller
    keeps the time limit. A page of `media` other gives no article and no problem, since `pages` has named it.

    1. the page's source (text or DOM), 2. the article in it, 3. outlet and dates, 4. language, 5. flags.
    """
    if page.media == "other":
        return Extraction(None)
    try:
        drawn = _drawn(page, settings)
    except PageError as error:
        return Extraction(None, (error.problem(page.location, page.id, "articles"),))
    except RecursionError:
        trouble = PageError("too-deep", "its elements are nested too deeply to be read; it was archived")
        return Extraction(None, (trouble.problem(page.location, page.id, "articles"),))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        trouble = PageError(
            "unreadable", f"its HTML could not be read ({type(error).__name__}: {str(error)[:100]})"
        )
        return Extraction(None, (trouble.problem(page.location, page.id, "articles"),))
    return _article(page, drawn)


def _drawn(page: Page, settings: ArticleSettings) -> Drawn:
    source = source_of(page)
    size = len(source.text) if source.tree is None else len(source.markup) // 8
    if size > settings.characters:
        raise PageError("too-long", f"its text is longer than {settings.characters:,} characters (characters)")
    drawn = draw_plain(source) if source.tree is None else draw_html(source, source.tree)
    if len(drawn.text) > settings.characters:
        raise PageError("too-long", f"its text is longer than {settings.characters:,} characters (characters)")
    drawn.troubles = [*source.troubles, *drawn.troubles]
    return drawn


def _article(page: Page, drawn: Drawn) -> Extraction:
    outlet = _outlet(page, drawn)
    published, updated, teaser = _dates(page, drawn)
    language = language_of(words_without_furniture(drawn.text, drawn.furniture), drawn.language)
    own_names = [outlet.name] if outlet and outlet.name else []
    article = Article(
        id=Article.id_of(page.id),
        page=page.id,
        location=page.location,
        container=page.container,
        outlet=outlet,
        title=Span.cut(drawn.text, *drawn.title) if drawn.title else None,
        byline=clean_byline(drawn.authors, own_names),
        published=published,
        updated=updated,
        language=language,
        text=drawn.text,
        anchor=tuple(sorted(drawn.blocks)),
        furniture=tuple(sorted(drawn.furniture)),
        sections=tuple(sorted(drawn.sections)),
        flags=_flags(outlet, published, teaser, language),
    )
    article = replace(article, flags=(*article.flags, *_flags_of_words(article)))
    troubles = list(drawn.troubles)
    if not is_english(language):
        told = "in no language that is known" if language == NO_LANGUAGE else f"in {language}"
        troubles.append(("not-english", f"{told}: archived and not read, since the reader reads English"))
    problems = (Problem(page.location, page.id, "articles", category, text) for category, text in troubles)
    return Extraction(article, tuple(problems))


def _outlet(page: Page, drawn: Drawn) -> Outlet | None:
    outlet = outlet_of(drawn.outlet, drawn.url)
    if outlet is None or outlet.domain is None:
        domain = domain_in_name(_filename(page))
        if domain:
            return outlet_of(drawn.outlet, f"https://{domain}/")
    return outlet


def _dates(page: Page, drawn: Drawn) -> tuple[Dated | None, Dated | None, Span | None]:
    """Published, updated, and the words of another story's date where nothing else dates the page."""
    candidates: list[Candidate] = list(drawn.dates)
    for url in sorted({url for url in (drawn.url, page.location) if url and "://" in url}):
        candidates += from_url(url)
    candidates += from_filename(_filename(page)) + from_header(page.context.modified)
    candidates = agreed([*candidates, *_from_dateline(drawn)])
    candidates += _from_notes(drawn, chosen(candidates, "published"))
    published, updated = chosen(candidates, "published"), chosen(candidates, "updated")
    if (
        updated
        and published
        and (is_same_moment(updated.edtf, published.edtf) or updated.edtf < published.edtf[:10])
    ):
        updated = None
    if not drawn.teaser_dates or (published and published.method not in _BESIDE_THE_PAGE):
        return published, updated, None
    edtf, span = drawn.teaser_dates[0]
    return published or Dated(uncertain(edtf), "text", span, TEASER_CONFIDENCE), updated, span


def _from_dateline(drawn: Drawn) -> list[Candidate]:
    """The day in the dateline of a text, which may be one of days before it was put out."""
    for start, end in lines_of(drawn.text):
        found = dateline_date(drawn.text[start:end])
        if found:
            edtf, begin, stop = found
            span = Span.cut(drawn.text, start + begin, start + stop)
            return candidate("published", edtf, "text", span, _DATELINE_CONFIDENCE)
    return []


def _from_notes(drawn: Drawn, published: Dated | None) -> list[Candidate]:
    """The day in a note such as "This article was updated on March 3": of the first such day since publication."""
    found: list[Candidate] = []
    for start, end in lines_of(drawn.text):
        note = update_note(drawn.text[start:end], published.edtf if published else None)
        if note:
            edtf, begin, stop = note
            span = Span.cut(drawn.text, start + begin, start + stop)
            found += candidate("updated", edtf, "text", span)
    return found[-1:]


def _flags(
    outlet: Outlet | None, published: Dated | None, teaser: Span | None, language: str | None
) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if outlet is None:
        flags.append(Flag("no-outlet", "neither the page nor its address says who publishes it"))
    if published is None:
        flags.append(Flag("no-date", "nothing on the page or around it says when it was published"))
    if teaser:
        flags.append(
            Flag("teaser-date", "the only dates on the page stand with other stories' headlines", (teaser,))
        )
    if not is_english(language):
        flags.append(Flag("not-english", f"in {language}, which the reader does not read"))
    return tuple(flags)


def _flags_of_words(article: Article) -> Iterator[Flag]:
    """Warnings on what the text says and how it is printed."""
    if odd := tuple(unpaired(article.text, article.furniture)):
        yield Flag("odd-quotation", "a quotation mark without its partner", odd)
    flag = exceeds(article.text, article.title, article.furniture) if is_english(article.language) else None
    if flag:
        yield flag


def _filename(page: Page) -> str:
    """The name of the saved file, where the page is one of its own."""
    return "" if "://" in page.location or page.container else os.path.basename(page.location)  # noqa: PTH119
