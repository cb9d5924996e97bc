"""What an HTML page says about itself: JSON-LD (schema.org), meta tags, and marked elements.

Read here and not by trafilatura, which folds outlet, author and dates together and keeps no evidence.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from onrecord.articles.dates import Candidate, candidate, from_machine
from onrecord.articles.dom import text_of

Node = Mapping[str, object]

# schema.org's subtypes of Article that news sites use, best first: a page may carry several nodes.
_ARTICLE_TYPES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "reviewnewsarticle", "liveblogposting", "article", "blogposting", "report", "satiricalarticle",
    "advertisercontentarticle", "scholarlyarticle", "socialmediaposting", "techarticle",
)  # fmt: skip
_DEPTH = 12
_NODES = 2000
_META_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_META_TEXT = ("og:description", "description", "twitter:description", "dc.description")
_META_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_META_AUTHOR = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "cxenseparse:author", "authors", "og:article:author", "twitter:data1",
)  # fmt: skip
_META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "dc.date.created", "pubdate", "publishdate",
    "publish-date", "publication_date", "cxenseparse:recs:publishtime", "date", "article.published",
    "iso-8601-publish-date", "og:published_time", "published_time_telegram",
)  # fmt: skip
_META_UPDATED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "last-modified",
    "dcterms.modified", "dc.date.modified", "lastmod", "article.updated", "og:modified_time", "revised",
)  # fmt: skip


@dataclass(slots=True)
class Metadata:
    """What a page says about itself; lists are in order of trust."""

    titles: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    authors: list[list[str]] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    url: str | None = None
    language: str | None = None
    dates: list[Candidate] = field(default_factory=list)
    body: str | None = None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Metadata of a page.

    1. JSON-LD, 2. meta tags, 3. elements that microdata or `<time>` mark.
    """
    found = Metadata()
    _from_json(_article_nodes(tree), found)
    _from_meta(_meta(tree), found)
    _from_elements(tree, found)
    return found


def _from_json(nodes: Sequence[Node], found: Metadata) -> None:
    for node in nodes:
        found.titles += _strings(node.get("headline")) or _strings(node.get("name"))
        found.descriptions += _strings(node.get("description"))
        names = [name for author in _listed(node.get("author") or node.get("creator")) for name in _names(author)]
        found.authors += [names] if names else []
        found.outlets += [name for one in _listed(node.get("publisher")) for name in _names(one)]
        kind = str(_types(node)[0])
        for role, key in (("published", "datePublished"), ("updated", "dateModified")):
            for value in _strings(node.get(key))[:1]:
                found.dates += candidate(role, from_machine(value), "jsonld", f"$..[?(@.@type=='{kind}')].{key}")  # type: ignore[arg-type]
        found.language = found.language or next(iter(_strings(node.get("inLanguage"))), None)
        found.body = found.body or next(iter(_strings(node.get("articleBody"))), None)


def _from_meta(meta: Mapping[str, list[str]], found: Metadata) -> None:
    found.titles += [value for name in _META_TITLE for value in meta.get(name, ())]
    found.descriptions += [value for name in _META_TEXT for value in meta.get(name, ())]
    for name in _META_AUTHOR:
        values = [v for v in meta.get(name, ()) if "://" not in v]
        found.authors += [values] if values else []
    found.outlets += [value for name in _META_SITE for value in meta.get(name, ())]
    found.url = found.url or next(iter(meta.get("og:url", ())), None)
    places = (("published", _META_PUBLISHED), ("updated", _META_UPDATED))
    for role, names in places:
        for name in names:
            for value in meta.get(name, ())[:1]:
                found.dates += candidate(role, from_machine(value), "meta", f"meta[name='{name}']")  # type: ignore[arg-type]


def _from_elements(tree: HtmlElement, found: Metadata) -> None:
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    if canonical and "://" in canonical[0]:
        found.url = str(canonical[0])
    found.language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or found.language
    marked = tree.xpath("//*[@itemprop='datePublished' or @pubdate]")
    for element in marked[:1]:
        value = element.get("datetime") or element.get("content") or text_of(element)
        found.dates += candidate("published", from_machine(value), "meta", "[itemprop='datePublished']", 0.85)
    for element in tree.xpath("//*[@itemprop='dateModified']")[:1]:
        value = element.get("datetime") or element.get("content") or text_of(element)
        found.dates += candidate("updated", from_machine(value), "meta", "[itemprop='dateModified']", 0.85)


def _article_nodes(tree: HtmlElement) -> list[Node]:
    """The JSON-LD nodes about an article, the most specific type first, then in page order."""
    nodes: list[Node] = []
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        nodes += [node for node in _walk(_parsed(script.text or ""), 0) if _rank(node) is not None]
    return sorted(nodes[:_NODES], key=lambda node: _rank(node) or 0)


def _parsed(text: str) -> object:
    """JSON as sites write it: comments around it, raw line breaks inside strings, semicolons and commas at its
    end.
    """
    bare = re.sub(
        r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://\]\]>|-->|/\*\]\]>\*/)\s*$", "", text.strip()
    )
    for attempt in (bare, re.sub(r",\s*([}\]])", r"\1", bare.rstrip("; \n")), re.sub(r"[\x00-\x1f]+", " ", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "@list"):
            yield from _walk(value.get(key), depth + 1)
    elif isinstance(value, list):
        for one in value[:_NODES]:
            yield from _walk(one, depth + 1)


def _types(node: Node) -> list[str]:
    return [str(kind).rpartition("/")[2] for kind in _listed(node.get("@type")) if isinstance(kind, str)] or [""]


def _rank(node: Node) -> int | None:
    ranks = [_ARTICLE_TYPES.index(kind.lower()) for kind in _types(node) if kind.lower() in _ARTICLE_TYPES]
    return min(ranks, default=None)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _strings(value: object) -> list[str]:
    return [" ".join(html.unescape(one).split()) for one in _listed(value) if isinstance(one, str) and one.strip()]


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() and "://" not in value else []
    if isinstance(value, dict):
        return [name for one in _listed(value.get("name")) for name in _names(one)]
    return []


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Contents of the meta tags by name in lower case, with `name`, `property` and `itemprop` taken for one."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content and content not in found.setdefault(name, []):
                found[name].append(content)
    return found
