"""A page's HTML as a tree, and the words that a reader of it sees."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from onrecord.errors import PageError

_HIDDEN = frozenset({"script", "style", "template", "noscript", "svg", "iframe", "object"})
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]+")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
"""A tag that an XPath can name."""

_MOST_ATTRIBUTES = 2_000
"""Of one tag; pages have a few dozen. libxml2 compares each with all before it: 100,000 cost it minutes."""

_ATTRIBUTE = r"[\s/]++[^\s/<>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']*+))?+"
_CROWDED = re.compile(rf"<[a-z][^\s/<>]*+(?>{_ATTRIBUTE}){{{_MOST_ATTRIBUTES + 1}}}", re.I)

_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """Words that a page shows on a line of their own, and the element in which they begin."""

    element: etree._Element
    words: str


def parse(text: str) -> HtmlElement:
    """The DOM of an HTML page's decoded text, as every selector of an anchor means it.

    Raises:
        PageError: `no-text`, where there is nothing to parse; `too-deep`, where the parser gave up;
            `too-many-attributes`, where it would not come to an end.
    """
    if _CROWDED.search(text):
        told = f"one of its tags has more than {_MOST_ATTRIBUTES:,} attributes; it was archived and not read"
        raise PageError("too-many-attributes", told)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise PageError("no-text", f"no HTML could be made of it ({error})") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # libxml2 stops there, and what follows would be dropped in silence; extractors need minutes for such a
        # page.
        raise PageError("too-deep", "its elements are nested more than 255 deep; it was archived and not read")
    return tree


def squeezed(text: str) -> str:
    """`text` without white space and invisible characters, in NFC."""
    return _SPACE.sub("", unicodedata.normalize("NFC", text))


def folded(text: str) -> str:
    """`text` with each stretch of white space made one space, and none around it."""
    return " ".join(text.split())


def text_of(element: etree._Element) -> str:
    """The visible words of an element on one line."""
    return folded("".join(words for _, words in texts(element)))


def texts(root: etree._Element) -> list[tuple[etree._Element, str]]:
    """Every visible text below `root` with the element it stands in, in order.

    Without recursion: the tree may be deeper than Python's stack.
    """
    result: list[tuple[etree._Element, str]] = []
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if hidden is None and element.tag in _HIDDEN:
                hidden = element
            elif hidden is None and element.text:
                result.append((element, element.text))
            continue
        if element is hidden:
            hidden = None
        parent = element.getparent()
        if hidden is None and element.tail and parent is not None and element is not root:
            result.append((parent, element.tail))
    return result


def place_of(element: etree._Element) -> str:
    """The XPath of the element; where a tag is no name (`<o:p>`, `<press@board.example>`), of what holds it."""
    place: etree._Element = element
    for box in (element, *element.iterancestors()):
        above = box.getparent()
        if not _NAME.fullmatch(box.tag) and above is not None:
            place = above
    return place.getroottree().getpath(place)


def lines_of_page(root: etree._Element) -> list[Line]:
    """The visible words below `root`, cut wherever an element begins or ends that is not part of a line."""
    found: list[Line] = []
    loose: list[str] = []
    begun = root
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if hidden is None and element.tag not in _INLINE:
            _flush(found, begun, loose)
        if event == "start":
            hidden = element if hidden is None and element.tag in (*_HIDDEN, "head") else hidden
        else:
            hidden = None if element is hidden else hidden
        words = element.text if event == "start" else element.tail
        if hidden is None and words and (loose or words.strip()):
            if not loose:
                begun = element if event == "start" else element.getparent()
            loose.append(words)
    _flush(found, begun, loose)
    return found


def _flush(found: list[Line], begun: etree._Element, loose: list[str]) -> None:
    words = folded("".join(loose))
    if words:
        found.append(Line(begun, words))
    loose.clear()
