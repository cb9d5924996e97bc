"""WARC files (ISO 28500), compressed or not: each HTML or text response is a page.

The records are framed here and not by fastwarc's iterator, which ends silently on a truncated file and gives up
at a damaged member: framing by hand says what was lost, goes on with the next record, and never holds more than
one. fastwarc then parses each record by itself: HTTP head, chunks, content encodings.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import PageError, Problem
from onrecord.model import Context, Page, PageLimits
from onrecord.pages.feeds import feed_items
from onrecord.pages.kinds import HEAD, kind_of
from onrecord.pages.limits import CHUNK, Budget, Inflated, too_large

_HEADER_BYTES = 1 << 16
_HTTP_HEAD_BYTES = 1 << 18
_VERSION = b"WARC/1."
_LENGTH = re.compile(rb"^content-length\s*:\s*(\d{1,15})\s*$", re.I | re.M)
_TYPE = re.compile(rb"^warc-type\s*:\s*response\s*$", re.I | re.M)
_NO_RESPONSE = re.compile(rb"^warc-type\s*:\s*(resource|conversion|revisit)\s*$", re.I | re.M)
"""Records that may stand for a page and hold no response; the other types are about the archive itself."""

_URI = re.compile(rb"^warc-target-uri\s*:\s*<?([^\r\n>]*)", re.I | re.M)
_OK = 200


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as it stands in the file, or the trouble with it. `data` is empty or the header where not kept."""

    header: bytes
    data: bytes
    trouble: PageError | None = None

    @property
    def other(self) -> str | None:
        """What it is, where it stands for a page and is no response."""
        found = _NO_RESPONSE.search(self.header)
        return f"{found.group(1).decode().lower()} record" if found else None

    @property
    def url(self) -> str | None:
        found = _URI.search(self.header)
        return found.group(1).decode("utf-8", "backslashreplace").strip() or None if found else None


def warc_pages(stream: BinaryIO | Inflated, location: str, limits: PageLimits) -> Iterator[Page | Problem]:
    """The pages of the WARC file `location`, in the file's order, with a problem for all that was lost.

    Redirects, errors, images, scripts and the like are no pages; one problem at the end counts them.

    Args:
        stream: its bytes, uncompressed or an `Inflated`.
        location: its path.
        limits: what a page and a file may be.
    """
    budget = Budget(limits)
    skipped: Counter[str] = Counter()
    try:
        for record in _records(stream, limits):
            if record.trouble:
                yield record.trouble.problem(record.url or location, None, "pages")
                continue
            if record.other:
                skipped[record.other] += 1
                continue
            budget.spend(len(record.data))
            try:
                yield from _pages_of(record, location, limits, skipped)
            except PageError as error:
                yield error.problem(record.url or location, None, "pages")
    except PageError as error:
        yield error.problem(location, None, "pages")
    if skipped:
        counts = ", ".join(f"{count} {what}" for what, count in sorted(skipped.items()))
        message = f"records that are no pages were not archived: {counts}"
        yield Problem(location, None, "pages", "not-a-page", message)


def _pages_of(
    record: _Record, container: str, limits: PageLimits, skipped: Counter[str]
) -> Iterator[Page | Problem]:
    response = _response(record.data, limits)
    url = record.url or container
    if response is None:
        skipped["without HTTP head"] += 1
        return
    status, payload, context = response
    if status != _OK:
        skipped[f"HTTP {status}"] += 1
        return
    if url.split("?")[0].endswith("/robots.txt"):
        skipped["robots.txt"] += 1
        return
    kind, name = kind_of(payload[:HEAD])
    if kind == "html" or kind == "text":
        yield Page(payload, url, kind, container, context)
    elif kind == "feed":
        yield from feed_items(lambda: io.BytesIO(payload), url, container, limits)
    else:
        skipped[name or kind] += 1


def _response(data: bytes, limits: PageLimits) -> tuple[int | None, bytes, Context] | None:
    # Archives made through a proxy keep the header Content-Encoding but not the encoding: try with, then without.
    for decode in ("all", "transfer", "none"):
        try:
            records = ArchiveIterator(
                io.BytesIO(data),
                record_types=WarcRecordType.response,
                parse_http=False,
                stream_detect=False,
                max_header_len=_HTTP_HEAD_BYTES,
            )
            record: WarcRecord | None = next(iter(records), None)
            if record is None:
                return None
            record.parse_http(auto_decode=decode, max_header_len=_HTTP_HEAD_BYTES, quirks_mode=True)
            if not record.is_http_parsed:
                return None
            payload = record.reader.read(limits.page_bytes + 1)
        except OSError:
            continue
        if len(payload) > limits.page_bytes:
            raise too_large(limits)
        context = Context(record.http_charset or None, record.http_headers.get("Last-Modified"))
        return record.http_headers.status_code, payload, context
    return None


def _records(stream: BinaryIO | Inflated, limits: PageLimits) -> Iterator[_Record]:
    """Every response, and what stands for one; after damage it goes on at the next record that can be found.

    1. find where a record begins, 2. read its header, 3. its block, 4. say what was lost on the way.
    """
    source = _Source(stream)
    while True:
        lost = source.seek_record()
        if lost:
            yield _Record(b"", b"", PageError("damaged", f"{lost:,} bytes between two records are no record"))
        header = source.header()
        if header is None:
            broken = source.broken()
            if broken:
                yield _Record(b"", b"", PageError("truncated", f"{broken}; records there are lost"))
                if source.resume():
                    continue
            return
        yield from _record(source, header, limits)


def _record(source: _Source, header: bytes, limits: PageLimits) -> Iterator[_Record]:
    length = _LENGTH.search(header)
    if length is None:
        yield _Record(header, b"", PageError("damaged", "a WARC record without Content-Length was left out"))
        return
    size = int(length.group(1))
    wanted = bool(_TYPE.search(header))
    keep = wanted and size <= limits.page_bytes + _HTTP_HEAD_BYTES
    block, read = source.block(size, keep)
    if read < size:
        message = f"the data stop {size - read:,} bytes before this record's end; it was left out"
        yield _Record(header, b"", PageError("truncated", message))
        source.forget()
    elif wanted and not keep:
        yield _Record(header, b"", too_large(limits))
    elif wanted or _NO_RESPONSE.search(header):
        yield _Record(header, header + block + b"\r\n\r\n")


class _Source:
    """The bytes of a WARC file with a small look-ahead."""

    def __init__(self, stream: BinaryIO | Inflated) -> None:
        self._inflated = stream if isinstance(stream, Inflated) else None
        self._stream = io.BufferedReader(stream, CHUNK) if isinstance(stream, Inflated) else stream
        self._ahead = b""
        self._loss: str | None = None

    def seek_record(self) -> int:
        """Goes to the next `WARC/1.`; gives the number of bytes passed over, line ends not counted."""
        passed = 0
        while True:
            self._fill(CHUNK)
            at = self._ahead.find(_VERSION)
            if at >= 0:
                passed += len(self._ahead[:at].strip(b"\r\n\0"))
                self._ahead = self._ahead[at:]
                return passed
            keep = len(_VERSION) - 1
            if len(self._ahead) <= keep:
                return passed + len(self._ahead.strip(b"\r\n\0"))
            passed += len(self._ahead[:-keep].strip(b"\r\n\0"))
            self._ahead = self._ahead[-keep:]
            if not self._more():
                passed += len(self._ahead.strip(b"\r\n\0"))
                self._ahead = b""
                return passed

    def header(self) -> bytes | None:
        """The record's header with the empty line after it, or None at the end of what can be read."""
        self._fill(_HEADER_BYTES)
        if not self._ahead.startswith(_VERSION):
            return None
        end = re.search(rb"\r?\n\r?\n", self._ahead[:_HEADER_BYTES])
        if end is None:
            if len(self._ahead) < _HEADER_BYTES:
                self._loss = "the file stops inside a record's header"
                self._ahead = b""
                return None
            self._ahead = self._ahead[len(_VERSION) :]
            return b""
        header, self._ahead = self._ahead[: end.end()], self._ahead[end.end() :]
        return header

    def block(self, size: int, keep: bool) -> tuple[bytes, int]:
        """The next `size` bytes (only counted, where they are not to be kept) and how many there were."""
        parts: list[bytes] = []
        read = 0
        while read < size:
            if not self._ahead and not self._more():
                break
            part, self._ahead = self._ahead[: size - read], self._ahead[size - read :]
            read += len(part)
            if keep:
                parts.append(part)
        return b"".join(parts), read

    def forget(self) -> None:
        """Nothing that was looked at belongs to a record."""
        self._ahead = b""

    def broken(self) -> str | None:
        """Why the stream ended before the file did."""
        loss, self._loss = self._loss, None
        return (self._inflated.loss if self._inflated else None) or loss

    def resume(self) -> bool:
        """Goes on after damaged compressed data; False where nothing follows."""
        if self._inflated is None or not self._inflated.resume():
            return False
        if isinstance(self._stream, io.BufferedReader):
            self._stream.detach()  # else it would close what lies beneath when it goes
        self._stream = io.BufferedReader(self._inflated, CHUNK)
        self._ahead = b""
        return True

    def _fill(self, size: int) -> None:
        while len(self._ahead) < size and self._more():
            pass

    def _more(self) -> bool:
        chunk = self._stream.read(CHUNK)
        self._ahead += chunk
        return bool(chunk)
