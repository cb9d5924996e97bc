"""JSON lines: each line with `html` or `text` is a page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from onrecord.errors import PageError, Problem
from onrecord.model import Page, PageLimits
from onrecord.pages.kinds import item_of
from onrecord.pages.limits import Budget, too_large

_BOM = b"\xef\xbb\xbf"


def json_pages(
    stream: BinaryIO, location: str, limits: PageLimits, encoding: str | None = None
) -> Iterator[Page | Problem]:
    """The pages of the JSON-lines file `location`; a bad line is a problem with its number, and the rest goes on.

    Args:
        stream: its bytes, uncompressed.
        location: its path; an item without `url` is named by it and the line's number.
        limits: what a line and a file may be.
        encoding: of the file, where its bytes show another than UTF-8 (`encoding_by_bytes`); its lines are then
            archived in UTF-8.
    """
    budget = Budget(limits)
    try:
        with _reader(stream, encoding) as readline:
            for number, line in _lines(readline, limits):
                where = f"{location}#line={number}"
                if line is None:
                    yield too_large(limits).problem(where, None, "pages")
                    continue
                if not line.strip():
                    continue
                budget.spend(len(line))
                yield _page(line, where, location)
    except PageError as error:
        yield error.problem(location, None, "pages")


def _page(line: bytes, where: str, container: str) -> Page | Problem:
    item = item_of(line)
    if isinstance(item, str):
        number = where.rpartition("=")[2]
        return Problem(where, None, "pages", "bad-line", f"line {number} {item}; it was left out")
    url = item.get("url")
    named = url.strip().encode("utf-8", "replace").decode() if isinstance(url, str) else ""
    return Page(line, named or where, "json-item", container)


@contextmanager
def _reader(stream: BinaryIO, encoding: str | None) -> Iterator[Callable[[int], bytes]]:
    """Gives the next line in UTF-8, or as much of it as is asked for."""
    if encoding is None or encoding == "utf-8":
        yield stream.readline
        return
    text = io.TextIOWrapper(stream, encoding, "replace", newline="\n")
    try:
        yield lambda size: text.readline(size).encode()
    finally:
        text.detach()  # the stream is the caller's to close


def _lines(readline: Callable[[int], bytes], limits: PageLimits) -> Iterator[tuple[int, bytes | None]]:
    """Each line without its line end, numbered from 1; None for one that is too large (which is passed over)."""
    number = 0
    while True:
        line = readline(limits.page_bytes + 2)
        if not line:
            return
        number += 1
        if len(line) > limits.page_bytes and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = readline(limits.page_bytes)
            yield number, None
            continue
        yield number, (line.removeprefix(_BOM) if number == 1 else line).rstrip(b"\r\n")
