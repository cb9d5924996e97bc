"""Feeds (RSS 0.9x, 1.0, 2.0, Atom): each item is a page.

An item's bytes are its own XML element in exclusive canonical form (W3C xml-exc-c14n), which brings the
namespaces it uses and no others: the same item fetched twice is one page, although the feed around it has moved
on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO
from urllib.parse import urljoin

from lxml import etree

from onrecord.errors import PageError, Problem
from onrecord.model import Context, Page, PageLimits
from onrecord.pages.limits import Budget, too_large

_ITEM_NAMES = frozenset({"item", "entry"})
_CHANNEL_NAMES = frozenset({"channel", "feed"})


def feed_items(
    opened: Callable[[], BinaryIO], location: str, container: str | None, limits: PageLimits
) -> Iterator[Page | Problem]:
    """The items of one feed as pages, in the feed's order.

    Args:
        opened: gives the feed's bytes from the start; called twice, once for the channel and once for its items.
        location: path or URL of the feed, which stands for an item without a link.
        container: the file that the feed itself lies in, where it is another one than `location`.
        limits: what an item and a feed may be.
    """
    inside = container or location
    budget = Budget(limits)
    count = 0
    try:
        with opened() as stream:
            context = _channel(stream)
        with opened() as stream:
            for number, element in enumerate(_elements(stream), 1):
                count = number
                data = _canonical(element)
                budget.spend(len(data))
                where = _link(element, _base(element) or context.feed_link) or f"{location}#item={number}"
                if len(data) > limits.page_bytes:
                    yield too_large(limits).problem(where, None, "pages")
                    continue
                yield Page(data, where, "feed-item", inside, context)
    except etree.XMLSyntaxError as error:
        yield Problem(location, None, "pages", "damaged", f"the feed's XML breaks off after item {count}: {error}")
        return
    except PageError as error:
        yield error.problem(location, None, "pages")
        return
    if not count:
        yield Problem(location, None, "pages", "empty", "a feed without items")


def _parser_events(stream: BinaryIO, events: tuple[str, ...]) -> Iterator[tuple[str, etree._Element]]:
    # No network, no DTD, no entities of the file's own: a feed is hostile input.
    return iter(
        etree.iterparse(
            stream,
            events=events,
            recover=True,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
    )


def _channel(stream: BinaryIO) -> Context:
    """Title and site of the feed, which may stand before or after its items."""
    title = link = None
    for _, element in _parser_events(stream, ("end",)):
        name, parent = _name(element), element.getparent()
        if name in _ITEM_NAMES:
            _forget(element)
        if parent is None or _name(parent) not in _CHANNEL_NAMES:
            continue
        if name == "title" and title is None:
            title = _words(element)
        elif name == "link" and link is None and element.get("rel", "alternate") == "alternate":
            link = _joined(_base(element), element.get("href") or _words(element))
    return Context(feed_title=title, feed_link=link)


def _elements(stream: BinaryIO) -> Iterator[etree._Element]:
    for _, element in _parser_events(stream, ("end",)):
        parent = element.getparent()
        # An Atom entry may hold a <source> with a feed's own elements, but never an entry.
        if _name(element) in _ITEM_NAMES and parent is not None and _name(parent) not in _ITEM_NAMES:
            yield element
            _forget(element)


def _canonical(element: etree._Element) -> bytes:
    etree.strip_tags(element, etree.Entity)
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)


def _link(element: etree._Element, base: str | None) -> str | None:
    """The item's web address; one without a site is of the feed's (`xml:base`, else the channel's link)."""
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = _joined(base, child.get("href") or _words(child))
            if address and address.startswith(("http://", "https://")):
                return address
    for child in element:
        address = _words(child) or ""
        if _name(child) in ("guid", "id") and address.startswith(("http://", "https://")):
            return address
    return None


def _base(element: etree._Element) -> str | None:
    """`xml:base`, where it is a web address (of a file on disk the parser gives the file's path)."""
    return element.base if element.base and element.base.startswith(("http://", "https://")) else None


def _joined(base: str | None, address: str | None) -> str | None:
    try:
        return urljoin(base or "", address.strip()) if address else None
    except ValueError:  # it is no address: "http://["
        return None


def _words(element: etree._Element) -> str | None:
    return " ".join("".join(str(words) for words in element.itertext()).split()) or None


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _forget(element: etree._Element) -> None:
    """Frees the item and all before it, so that a feed of any length stays small in memory."""
    element.clear()
    parent = element.getparent()
    before = element.getprevious()
    if parent is not None and before is not None and _name(before) in _ITEM_NAMES:
        parent.remove(before)
