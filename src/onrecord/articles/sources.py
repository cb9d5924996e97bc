"""What an article is drawn from, whatever the page is: a DOM or a text, with what came beside it.

A feed item's or JSON item's own HTML is a fragment; its DOM is that of a document with the item's title as its
heading and the fragment below, so that title and body have selectors as on any page.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import feedparser
from lxml.html import HtmlElement

from onrecord.articles.dates import Candidate, candidate, from_machine
from onrecord.articles.decoding import Decoded, clean, decode
from onrecord.articles.dom import parse
from onrecord.errors import PageError
from onrecord.model import Page

_PUBLISHED = ("published", "date", "datePublished", "published_at", "publishedAt", "date_published", "pubDate")
_UPDATED = ("updated", "modified", "dateModified", "date_modified", "updated_at")
_AUTHORS = ("authors", "author", "byline")
_OUTLETS = ("outlet", "source", "publisher", "site_name", "sitename")


@dataclass(slots=True)
class Source:
    """One of `tree` and `text` is what the article is drawn from (`tree` None: the text).

    Attributes:
        markup: the HTML that `tree` was parsed from.
        fragment: the HTML is an item's own and has no page around it.
    """

    text: str
    tree: HtmlElement | None = None
    markup: str = ""
    fragment: bool = False
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    dates: list[Candidate] = field(default_factory=list)
    troubles: list[tuple[str, str]] = field(default_factory=list)


def source_of(page: Page) -> Source:
    """The source of one page.

    Raises:
        PageError: `no-text`, where its bytes hold none.
    """
    if page.media == "feed-item":
        return _feed_item(page)
    if page.media == "json-item":
        return _json_item(page)
    markup = page.media == "html"
    decoded = decode(page.data, page.context.charset, markup=markup)
    url = page.location if "://" in page.location else None
    source = Source(decoded.text, url=url, troubles=_troubles(decoded))
    if markup:
        source.tree, source.markup = parse(decoded.text), decoded.text
    return source


def _troubles(decoded: Decoded) -> list[tuple[str, str]]:
    found = []
    if decoded.surrogates:
        message = f"{decoded.surrogates} lone surrogates are no characters; each became U+FFFD"
        found.append(("lone-surrogate", message))
    if decoded.broken:
        message = f"{decoded.broken} places are not {decoded.encoding} and became U+FFFD"
        found.append(("bad-encoding", message))
    return found


def _json_item(page: Page) -> Source:
    try:
        item = json.loads(page.data.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise PageError("no-text", f"not a JSON line ({str(error)[:80]})") from error
    if not isinstance(item, dict):
        raise PageError("no-text", "a JSON line that is no object")
    markup, title = _field(item, "html"), _field(item, "title") or _field(item, "headline")
    decoded = clean(markup or _field(item, "text", exact=True) or "")
    source = Source(decoded.text, title=title, troubles=_troubles(decoded))
    if markup:
        _set_markup(source, decoded.text, title)
    source.url = _field(item, "url") or (page.location if "://" in page.location else None)
    source.language = _field(item, "language") or _field(item, "lang")
    source.authors = [name for key in _AUTHORS for name in _texts(item.get(key))]
    source.outlet = next((name for key in _OUTLETS for name in _texts(item.get(key))), None)
    for role, keys in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for key in keys:
            source.dates += candidate(role, from_machine(item.get(key)), "meta", f"$.{key}")  # type: ignore[arg-type]
    return source


def _feed_item(page: Page) -> Source:
    parsed = feedparser.parse(
        _enclosed(page.data), response_headers={"content-type": "application/xml; charset=utf-8"}
    )
    if not parsed.entries:
        raise PageError("no-text", "a feed item that could not be parsed")
    entry = parsed.entries[0]
    contents = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    body = max(contents, key=len, default="")
    title = _plain(entry.get("title", ""))
    source = Source("", title=title or None, fragment=True)
    _set_markup(source, _document(title, body), None)
    true_source = entry.get("source", {})
    source.outlet = _plain(true_source.get("title") or page.context.feed_title or "") or None
    link = page.location if "://" in page.location else entry.get("link")
    source.url = link or true_source.get("href") or page.context.feed_link
    source.authors = [author.get("name", "") for author in entry.get("authors", [])] or [entry.get("author", "")]
    source.language = entry.get("title_detail", {}).get("language")
    # `dict.get`, since feedparser's own gives the published date where there is no updated one.
    for role, key in (("published", "published"), ("updated", "updated")):
        source.dates += candidate(role, from_machine(dict.get(entry, key)), "feed", f"item/{key}")  # type: ignore[arg-type]
    return source


def _enclosed(item: bytes) -> bytes:
    """The item inside the least feed that a feed parser takes it from."""
    name = item[1:60].split(b">")[0].split()[0].rpartition(b":")[2]
    if name == b"entry":
        return b'<feed xmlns="http://www.w3.org/2005/Atom">' + item + b"</feed>"
    return b'<rss version="2.0"><channel>' + item + b"</channel></rss>"


def _set_markup(source: Source, markup: str, title: str | None) -> None:
    whole = "<html" in markup[:2048].lower() or "<body" in markup[:4096].lower()
    source.fragment = not whole or source.fragment
    source.markup = markup if whole or title is None else _document(title, markup)
    source.tree = parse(source.markup)


def _document(title: str, body: str) -> str:
    heading = f"<h1>{html.escape(title, quote=False)}</h1>" if title else ""
    return f"<html><head></head><body>{heading}<article>{body}</article></body></html>"


def _plain(markup: str) -> str:
    return " ".join("".join(parse(f"<p>{markup}</p>").itertext()).split()) if markup.strip() else ""


def _field(item: Mapping[str, object], key: str, *, exact: bool = False) -> str | None:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        return None
    return value if exact else value.strip()


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, Mapping):
        return _texts(value.get("name"))
    return [name for one in value for name in _texts(one)] if isinstance(value, list) else []
