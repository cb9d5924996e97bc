"""From what the user names to pages: files, folders and globs, each file's kind told by its content."""

from __future__ import annotations

import glob
import io
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import NOT_THERE, PageError, Problem
from onrecord.model import Media, Page, PageLimits
from onrecord.pages.feeds import feed_items
from onrecord.pages.kinds import HEAD, Kind, encoding_by_bytes, kind_of
from onrecord.pages.limits import CHUNK, Inflated, too_large, whole
from onrecord.pages.lines import json_pages
from onrecord.pages.saved import of_mhtml, of_webarchive
from onrecord.pages.warc import warc_pages

_SINGLE = ("mhtml", "webarchive", "html", "text", "other")
"""Kinds of which a file is one page."""

_SAVED_BESIDE = "_files"
"""How browsers name the folder of a page's pictures and scripts that they save beside it."""

Identity = tuple[int, int]
"""Of a folder, by whatever name it is reached: its device and its number there."""

Open = Callable[[str], BinaryIO]
"""Opens a file for reading: handed in by tests that need a disk with troubles of its own."""


def gather(paths: Sequence[str], limits: PageLimits, opened: Open | None = None) -> Iterator[Page | Problem]:
    """Every page under `paths`, and a problem for everything there that is none.

    Arguments are taken in the order given, the entries of a folder sorted by name, folders inside it likewise, the
    items of a container in its own order: the same files give the same pages in the same order. Entries of a
    folder whose name begins with a dot are passed over, as a shell does, and the folder of pictures and scripts
    that a browser saves beside a page. A file reached twice under one name counts once.

    Args:
        paths: files, folders, and globs where no file has that very name.
        limits: what a page and a container may be.
        opened: how a file is opened, where not from the disk.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path):
            if isinstance(found, Problem):
                yield found
            elif found not in seen:
                seen.add(found)
                yield from _pages_of(found, limits, opened or _open)


def _open(path: str) -> BinaryIO:
    return Path(path).open("rb")


def _expand(path: str) -> Iterator[str | Problem]:
    """The files that `path` stands for: itself, all in a folder, or what a glob matches."""
    if os.path.lexists(path):
        yield from _walk(path)
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - names must pass unchanged
        if not matches:
            yield _problem(path, NOT_THERE, "no file matches this pattern")
        for match in matches:
            if not ("**" in path and Path(match).is_dir()):
                yield from _walk(match)
    else:
        yield _problem(path, NOT_THERE, "there is no such file or folder")


def _walk(path: str) -> Iterator[str | Problem]:
    """The files at `path`: itself, or all in it. Without recursion: folders may lie deeper than Python's stack."""
    waiting: list[tuple[str, tuple[Identity, ...]]] = [(path, ())]
    while waiting:
        place, above = waiting.pop()
        try:
            status = os.stat(place)  # noqa: PTH116 - a name of undecodable bytes must pass unchanged
            if stat.S_ISREG(status.st_mode):
                yield place
            elif not stat.S_ISDIR(status.st_mode):
                yield _problem(place, "not-a-file", "a pipe, socket or device; it was not opened")
            elif (identity := (status.st_dev, status.st_ino)) in above or (above and identity in _around(place)):
                yield _problem(place, "loop", "a link back to a folder that it lies in; it was not followed")
            else:
                names = sorted(name for name in os.listdir(place) if not name.startswith("."))  # noqa: PTH208
                if not names and not above:
                    yield _problem(place, "empty", "a folder without files")
                inside = (*above, identity)
                kept = [name for name in reversed(names) if not _goes_with_a_page(name, names)]
                waiting += [(os.path.join(place, name), inside) for name in kept]  # noqa: PTH118
        except OSError as error:
            yield _trouble(place, error)


def _around(place: str) -> set[Identity]:
    """Of a link: the folders that it lies in, up to the root, whichever of them was named. Of all else none."""
    if not os.path.islink(place):  # noqa: PTH114 - names must pass unchanged
        return set()
    inside = Path(os.path.realpath(os.path.dirname(place)))  # noqa: PTH120
    return {(status.st_dev, status.st_ino) for status in map(os.stat, (inside, *inside.parents))}


def _goes_with_a_page(name: str, names: Sequence[str]) -> bool:
    """Whether an entry of a folder holds what belongs to a saved page beside it ("Ferry.html", "Ferry_files")."""
    page = name.removesuffix(_SAVED_BESIDE)
    return page != name and any(f"{page}.{ending}" in names for ending in ("html", "htm", "xhtml"))


def _pages_of(path: str, limits: PageLimits, opened: Open) -> Iterator[Page | Problem]:
    """The pages of one file. Containers are streamed; anything else is read whole if it is small enough."""
    location = _printable(path)
    try:
        with opened(path) as stream:
            head = stream.read(HEAD)
        kind, name = kind_of(head)
        if kind == "gzip":
            yield from _unpacked(path, location, limits, opened)
        else:
            yield from _of_kind(kind, name, lambda: opened(path), location, limits)
    except PageError as error:
        yield error.problem(location, None, "pages")
    except OSError as error:
        yield _trouble(path, error)


def _unpacked(path: str, location: str, limits: PageLimits, opened: Open) -> Iterator[Page | Problem]:
    """A gzip file of any of the other kinds (of a WARC, a member a record)."""
    with _Gzip(opened(path), limits) as stream:
        kind, name = kind_of(stream.read(HEAD))
        loss = stream.loss
    if kind == "empty" and loss:
        kind = "other"
    if kind == "gzip":
        raise PageError("not-a-page", "a gzip file inside a gzip file; unpack it first")
    losses: list[str] = []
    yield from _of_kind(kind, name, lambda: _Gzip(opened(path), limits, losses), location, limits)
    kept = None
    if losses and kind in _SINGLE:
        # Half a page reads like a whole one, so it is archived as the damaged file that it is, and not read.
        with opened(path) as stream:
            kept = Page(whole(stream, limits), location, "other")
        yield kept
    for text in sorted(set(losses)):
        message = f"{text}; what stood after it is lost" + ("; archived as it is and not read" if kept else "")
        yield Problem(location, kept.id if kept else None, "pages", "truncated", message)


class _Gzip(io.BufferedReader):
    """An `Inflated`, buffered, that closes the file beneath it and passes on what it lost."""

    def __init__(self, raw: BinaryIO, limits: PageLimits, losses: list[str] | None = None) -> None:
        self._file = raw
        self._losses = losses
        self.inflated = Inflated(raw, limits)
        super().__init__(self.inflated, CHUNK)

    @property
    def loss(self) -> str | None:
        """Where and why the data broke off."""
        return self.inflated.loss

    def close(self) -> None:
        """Closes both."""
        if not self.closed and self._losses is not None and self.inflated.loss:
            self._losses.append(self.inflated.loss)
        super().close()
        self._file.close()


def _of_kind(
    kind: Kind, name: str, opened: Callable[[], BinaryIO], location: str, limits: PageLimits
) -> Iterator[Page | Problem]:
    if kind == "empty":
        yield _problem(location, "empty", "an empty file")
    elif kind == "feed":
        yield from feed_items(opened, location, None, limits)
    elif kind == "jsonl":
        with opened() as stream:
            encoding = encoding_by_bytes(stream.read(HEAD))
        with opened() as stream:
            yield from json_pages(stream, location, limits, encoding)
    elif kind == "warc":
        with opened() as stream:
            beneath = stream.inflated if isinstance(stream, _Gzip) else stream
            yield from warc_pages(beneath, location, limits)
    else:
        yield from _single(kind, name, opened, location, limits)


def _single(
    kind: Kind, name: str, opened: Callable[[], BinaryIO], location: str, limits: PageLimits
) -> Iterator[Page | Problem]:
    with opened() as stream:
        size = _size(stream)
        if size is not None and size > limits.page_bytes:
            raise too_large(limits)
        data = whole(stream, limits)
        if isinstance(stream, _Gzip) and stream.loss:
            return  # the caller archives the file itself
    if kind == "mhtml" or kind == "webarchive":
        yield (of_mhtml if kind == "mhtml" else of_webarchive)(data, location)
        return
    media: Media = kind if kind in ("html", "text") else "other"
    page = Page(data, location, media)
    yield page
    if media == "other":
        message = f"{name}; archived, but only HTML, plain text, MHTML, WARC, feeds and JSON lines are read"
        yield Problem(location, page.id, "pages", "not-a-page", message)


def _size(stream: BinaryIO) -> int | None:
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError):
        return None


def _trouble(path: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return _problem(path, NOT_THERE, "a link that leads nowhere, or a file that has gone")
    if isinstance(error, PermissionError):
        return _problem(path, "no-permission", "may not be read by this user; change its permissions")
    return _problem(path, "unreadable", f"the system says: {error.strerror or error}")


def _problem(path: str, category: str, message: str) -> Problem:
    return Problem(_printable(path), None, "pages", category, message)


def _printable(path: str) -> str:
    """The path as text that can be written anywhere: bytes that are no UTF-8 are spelled out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
