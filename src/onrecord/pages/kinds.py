"""What a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Literal

from onrecord.data.byte_marks import marked

Kind = Literal["empty", "gzip", "warc", "feed", "jsonl", "mhtml", "webarchive", "html", "text", "other"]

# How many bytes are looked at. Comments and licence texts before `<html` rarely fill 4 kB; 64 kB see them all.
HEAD = 1 << 16

# Share of control characters from which bytes are no text, set by hand: text has next to none, and random bytes
# have a tenth (25 of 256 values; NUL is not counted, since it may stand in a text).
_CONTROL_SHARE = 0.05
_CONTROLS = frozenset(range(1, 32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}
# Half of the bytes of UTF-16 in a Latin script are zero, all on one side; below this share NULs are stray ones.
_NUL_SHARE = 0.3

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 file (unpack it first)"),
    (b"\xfd7zXZ\x00", "an xz file (unpack it first)"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file (unpack it first)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio or video file"),
    (b"\x1a\x45\xdf\xa3", "a video file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"%!PS", "a PostScript file"),
)
_AT_FOUR = {b"ftyp": "a video or image file"}
_AT_EIGHT = {b"WEBP": "a WebP image", b"WAVE": "an audio file", b"AVI ": "a video file"}
# What stands before the root is atomic, `(?>…)`: else a file of many comments and no root has as many readings as
# there are ways to join comments to longer ones, and all of them are tried.
_XML_ROOT = re.compile(
    r"(?>(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*)<(?:[\w.-]+:)?([\w.-]+)", re.S | re.I
)
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
_HTML_ROOTS = frozenset(
    {
        "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "article",
        "main", "section", "header", "h1", "h2", "h3", "span", "table", "ul", "ol", "a", "img",
        "center", "font", "b", "i", "br", "hr", "nav", "figure", "blockquote", "noscript", "base",
    }
)  # fmt: skip
_MHTML = re.compile(
    rb"\A\s*(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?content-type:\s*multipart/related\b", re.I
)
_WEB_ARCHIVE = re.compile(rb"\A(?:bplist0\d.*?|<\?xml.{,400}?<plist.{,400}?)WebMainResource", re.S)
_HTML_INSIDE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_TEXT_FIELDS = ("html", "text")


def kind_of(head: bytes) -> tuple[Kind, str]:
    """What the file with the first bytes `head` is, and for `other` its name in words."""
    if not head:
        return "empty", ""
    if head.startswith(b"\x1f\x8b"):
        return "gzip", ""
    if head.startswith(b"WARC/"):
        return "warc", ""
    if _MHTML.match(head):
        return "mhtml", ""
    if _WEB_ARCHIVE.match(head):
        return "webarchive", ""
    foreign = _foreign(head)
    if foreign:
        return "other", foreign
    return _kind_of_text(_loosely(head).lstrip("\ufeff"))


def encoding_by_bytes(data: bytes) -> str | None:
    """The encoding that a byte order mark or the place of zero bytes shows, or None."""
    mark = marked(data)
    if mark:
        return mark[0]
    sample = data[:HEAD]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > _NUL_SHARE * half and sample[0::2].count(0) < _NUL_SHARE * half / 4:
        return "utf-16-le"
    if sample[0::2].count(0) > _NUL_SHARE * half and sample[1::2].count(0) < _NUL_SHARE * half / 4:
        return "utf-16-be"
    return None


def item_of(line: bytes) -> Mapping[str, object] | str:
    """The object of one JSON line, or what is wrong with it."""
    try:
        item = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "is not UTF-8"
    except (ValueError, RecursionError) as error:
        return f"is not JSON ({str(error)[:80]})"
    if not isinstance(item, dict):
        return "is not a JSON object"
    if not any(isinstance(item.get(field), str) and item[field].strip() for field in _TEXT_FIELDS):
        return "has neither html nor text (nothing is fetched from the network)"
    return item


def _foreign(head: bytes) -> str | None:
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if b"%PDF-" in head[:1024]:
        return "a PDF"
    name_at = _AT_FOUR.get(head[4:8]) or (_AT_EIGHT.get(head[8:12]) if head.startswith(b"RIFF") else None)
    if name_at:
        return name_at
    if encoding_by_bytes(head):
        return None
    if not head.strip(b"\0"):
        return "a file of zero bytes"
    controls = sum(1 for byte in head if byte in _CONTROLS)
    return "binary data" if controls > _CONTROL_SHARE * len(head) else None


def _loosely(head: bytes) -> str:
    return head.decode(encoding_by_bytes(head) or "utf-8", errors="replace")


def _kind_of_text(text: str) -> tuple[Kind, str]:
    start = text.lstrip("\ufeff\0 \t\r\n")
    if not start:
        return "empty", ""
    if start.startswith("<"):
        return _kind_of_markup(start)
    if start.startswith("{") and _has_json_line(text):  # its html comes as a string
        return "jsonl", ""
    if start[0] in "{[" and not _has_json_line(text) and _is_json(text):  # its html comes in strings too
        return "other", "JSON, but not JSON lines with html or text (write one object a line)"
    if _HTML_INSIDE.search(start[:2048]):
        return "html", ""
    return ("jsonl" if _has_json_line(text) else "text"), ""


def _kind_of_markup(start: str) -> tuple[Kind, str]:
    if _HTML_INSIDE.search(start[:2048]):
        return "html", ""
    root = _XML_ROOT.match(start)
    name = root.group(1).lower() if root else ""
    if name in _FEED_ROOTS:
        return "feed", ""
    if name in _HTML_ROOTS or _HTML_INSIDE.search(start):
        return "html", ""
    if start.startswith("<?xml") or name == "svg" or "xmlns" in start[:400]:
        return "other", f"XML that is no feed (<{name}>)"
    return ("html", "") if name and re.search(r"</\w+>", start) else ("text", "")


def _has_json_line(text: str) -> bool:
    """One of the first lines is a JSON object (the last one may be cut off)."""
    first = [line for line in text.split("\n") if line.strip()][:20]
    if not first or not any(line.lstrip().startswith("{") for line in first):
        return False
    if any(isinstance(item_of(line.encode("utf-8", "replace")), dict) for line in first):
        return True
    # A first line longer than the head cannot be parsed; its opening must do.
    return len(text) >= HEAD // 4 and len(first) == 1 and bool(re.match(r'\s*\{\s*"\w+"\s*:', first[0]))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return len(text) >= HEAD // 4 and bool(re.match(r'\s*[\[{]\s*(["\[{]|$)', text))
    return True
