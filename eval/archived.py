"""The raw pages of an example story: their bytes and all words a person could read on them.

Standard library and lxml only, on purpose: what checks the gold must share no code with what it measures.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lxml import etree, html

from eval.quotes import holds

_ATOM = "{http://www.w3.org/2005/Atom}"
_RSS_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_UNSEEN = ("script", "style", "head", "noscript")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "li", "td", "tr", "br", "section", "article", "header", "time",
           "figcaption", "footer", "button", "a", "b", "summary")  # fmt: skip
_HEADER_END = b"\r\n\r\n"


class Placed(Protocol):
    """What a page is found by."""

    @property
    def location(self) -> str: ...
    @property
    def container(self) -> str | None: ...
    @property
    def holds(self) -> str | None: ...


@dataclass(frozen=True)
class Archived:
    """One raw page: `data` as archived (None of an item of a feed or of JSON lines), and its words."""

    data: bytes | None
    text: str
    is_html: bool


def page(examples: Path, wanted: Placed) -> Archived:
    """The raw page of a gold article.

    Raises:
        OSError: its file is not there.
        LookupError: its container holds no such page.
    """
    if wanted.container is None:
        data = (examples / wanted.location).read_bytes()
        return _html(data) if data.lstrip()[:1] == b"<" else Archived(data, data.decode("utf-8"), False)
    container = (examples / wanted.container).read_bytes()
    for url, found in _ITEMS[Path(wanted.container).suffix](container):
        if url == wanted.location and (wanted.holds is None or holds(found.text, wanted.holds)):
            return found
    raise LookupError(f"{wanted.container} holds no {wanted.location} with {wanted.holds!r}")


def document(data: bytes) -> html.HtmlElement:
    """The DOM of an HTML page; XPaths of anchors are looked up in it."""
    declared = b"charset" in data[:4096].lower()
    parser = html.HTMLParser(encoding=None if declared else "utf-8")
    return html.document_fromstring(data, parser=parser)


def _html(data: bytes) -> Archived:
    root = document(data)
    for unseen in list(root.iter(*_UNSEEN)):
        unseen.drop_tree()
    for block in root.iter(*_BLOCKS):
        block.text, block.tail = "\n" + (block.text or ""), "\n" + (block.tail or "")
    return Archived(data, root.text_content(), True)


def _warc(data: bytes) -> Iterator[tuple[str, Archived]]:
    """(URL, page) of every response record of a WARC file, in order."""
    stream = io.BytesIO(gzip.decompress(data))
    while stream.readline():
        fields: dict[str, str] = {}
        for line in iter(stream.readline, b"\r\n"):
            name, _, value = line.decode().partition(":")
            fields[name.lower()] = value.strip()
        block = stream.read(int(fields["content-length"]))
        stream.read(len(_HEADER_END))
        if fields["warc-type"] == "response":
            yield fields["warc-target-uri"], _html(block.split(_HEADER_END, 1)[1])


def _atom(data: bytes) -> Iterator[tuple[str, Archived]]:
    """(URL, page) of every entry of an Atom feed, in order: its title, then its content."""
    for entry in etree.fromstring(data).iter(f"{_ATOM}entry"):
        body = _html(f"<body>{entry.findtext(f'{_ATOM}content')}</body>".encode())
        title = entry.findtext(f"{_ATOM}title")
        yield str(entry.findtext(f"{_ATOM}id")), Archived(None, f"{title}\n{body.text}", True)


def _rss(data: bytes) -> Iterator[tuple[str, Archived]]:
    """(URL, page) of every item of an RSS feed, in order: its title, then its content."""
    for item in etree.fromstring(data).iter("item"):
        body = _html(f"<body>{item.findtext(_RSS_CONTENT)}</body>".encode())
        yield str(item.findtext("link")), Archived(None, f"{item.findtext('title')}\n{body.text}", True)


def _json_lines(data: bytes) -> Iterator[tuple[str, Archived]]:
    """(URL, page) of every line with a `url` and `html` or `text`, in order."""
    for line in data.decode().splitlines():
        row = json.loads(line)
        text = _html(row["html"].encode()).text if "html" in row else row["text"]
        yield row["url"], Archived(None, text, "html" in row)


_ITEMS: dict[str, Callable[[bytes], Iterator[tuple[str, Archived]]]] = {
    ".gz": _warc,
    ".atom": _atom,
    ".rss": _rss,
    ".jsonl": _json_lines,
}
"""How a container is opened, by the end of its name."""
