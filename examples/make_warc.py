#!/usr/bin/env python3
"""Build `orlim-dam/crawl.warc.gz` from `warc-pages/`, the same bytes every time.

    python examples/make_warc.py [OUTPUT]

A crawl that visited one address twice, a day apart, and one more: WARC 1.1, one gzip member a record, no file
times and no random record ids (they are UUIDs of the record's address and date). Standard library only.
"""

from __future__ import annotations

import base64
import hashlib
import struct
import sys
import uuid
import zlib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Deflate, no flags, no time, no operating system named."""

STORED = 0xFFFF
"""Bytes of a stored block at most (RFC 1951)."""


@dataclass(frozen=True)
class Visit:
    """One address, as it answered at one moment.

    Attributes:
        file: what was served, in `warc-pages/`.
        url: the address asked for.
        at: when, in UTC.
        headers: HTTP headers of the answer.
    """

    file: str
    url: str
    at: str
    headers: tuple[str, ...]


VISITS = (
    Visit(
        "kerrin-delegation-v1.html",
        "https://harbourledger.example/2025/05/12/kerrin-delegation-sandmere",
        "2025-05-12T20:15:00Z",
        ("Content-Type: text/html; charset=utf-8",),
    ),
    Visit(
        "kerrin-delegation-v2.html",
        "https://harbourledger.example/2025/05/12/kerrin-delegation-sandmere",
        "2025-05-13T21:40:00Z",
        ("Content-Type: text/html; charset=utf-8",),
    ),
    Visit(
        "dam-director-on-leave.html",
        "https://upperorl.example/dam-director-on-leave.htm",
        "2025-05-15T05:02:00Z",
        ("Content-Type: text/html; charset=utf-8", "Last-Modified: Wed, 14 May 2025 09:30:00 GMT"),
    ),
)


def record(kind: str, url: str | None, at: str, media: str, block: bytes) -> bytes:
    """One WARC record as a gzip member of its own."""
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url} {at}")
    head = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{name}>", f"WARC-Date: {at}"]
    head += [f"WARC-Target-URI: {url}"] if url else []
    head += [f"WARC-Block-Digest: sha1:{digest}", f"Content-Type: {media}", f"Content-Length: {len(block)}"]
    return member("\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n")


def member(data: bytes) -> bytes:
    """A gzip member (RFC 1952) of stored blocks: compressed bytes would differ from one zlib to the next."""
    parts = [data[start : start + STORED] for start in range(0, len(data), STORED)]
    last = len(parts) - 1
    blocks = [struct.pack("<BHH", n == last, len(p), len(p) ^ 0xFFFF) + p for n, p in enumerate(parts)]
    return GZIP_HEAD + b"".join(blocks) + struct.pack("<II", zlib.crc32(data), len(data))


def response(visit: Visit) -> bytes:
    """The record of one visit: status line, headers and the page."""
    page = (HERE / "warc-pages" / visit.file).read_bytes()
    lines = ["HTTP/1.1 200 OK", *visit.headers, f"Content-Length: {len(page)}", "", ""]
    block = "\r\n".join(lines).encode() + page
    return record("response", visit.url, visit.at, "application/http; msgtype=response", block)


def build() -> bytes:
    """The whole file: a `warcinfo` record and one `response` a visit."""
    info = b"software: examples/make_warc.py\r\nformat: WARC File Format 1.1\r\n"
    first = record("warcinfo", None, VISITS[0].at, "application/warc-fields", info)
    return first + b"".join(response(visit) for visit in VISITS)


def main() -> None:
    """Write the file where the first argument says, or beside the other pages of the story."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "orlim-dam" / "crawl.warc.gz"
    target.write_bytes(build())


if __name__ == "__main__":
    main()
