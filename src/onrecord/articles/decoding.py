"""From a page's bytes to its text: by byte order mark, header, the page's own word, and at last by detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

from onrecord.data.byte_marks import marked

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_HEAD = 4096
_SURROGATE = re.compile("[\ud800-\udfff]")

# Browsers read these names as the larger Windows sets (WHATWG Encoding Standard).
_WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}

_NO_CHARACTER_SETS = frozenset({"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})
"""Codecs that Python knows and no page is written in: they would turn plain letters into other characters."""

# From this share of broken sequences on, bytes are not UTF-8 with a few damaged places but something else.
# Set by hand: a Latin-1 page of English has one in 200 to 2,000 characters, of another language one in 20.
_BROKEN_SHARE = 0.0002


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read by, and how many places could not be (each is U+FFFD now)."""

    text: str
    encoding: str
    surrogates: int = 0
    broken: int = 0


def decode(data: bytes, declared: str | None = None, *, markup: bool = False) -> Decoded:
    """The text of `data`.

    A UTF-8 reading without fault wins over what is declared, since declarations are wrong more often than chance
    makes valid UTF-8.

    Args:
        data: the bytes.
        declared: the encoding that a header named.
        markup: also ask `<meta charset>` and the XML declaration.
    """
    mark = marked(data)
    if mark:
        return _read(data[mark[1] :], mark[0])
    wide = _utf16(data)
    if wide:
        return _read(data, wide)
    strict = _strictly(data, "utf-8")
    if strict is not None:
        return _without_surrogates(strict, "utf-8")
    names = [declared, *(_said_inside(data) if markup else ())]
    for known in (_known(name) for name in names):
        text = _strictly(data, known) if known and known != "utf-8" else None
        if text is not None and known:
            return _without_surrogates(text, known)
    return _detected(data)


def clean(text: str) -> Decoded:
    """Text that came as text, with each lone surrogate made U+FFFD."""
    return _without_surrogates(text, "utf-8")


def _detected(data: bytes) -> Decoded:
    loose = data.decode("utf-8", errors="replace")
    if loose.count("\ufffd") <= max(1, _BROKEN_SHARE * len(loose)) and _has_multibyte(data):
        return _read(data, "utf-8")
    name = _known(detect_encoding(data)) or "cp1252"
    return _read(data, "cp1252" if name == "utf-8" else name)


def _has_multibyte(data: bytes) -> bool:
    """There are real UTF-8 sequences, so that a fault is damage and not another encoding."""
    return bool(re.search(rb"[\xc3-\xf4][\x80-\xbf]", data))


def _read(data: bytes, name: str) -> Decoded:
    if name.startswith("utf"):
        text = _strictly(data, name)
        if text is None:
            text = data.decode(name, errors="replace")
            return Decoded(text, name, broken=text.count("\ufffd"))
        return _without_surrogates(text, name)
    text = data.decode(name, errors="replace")
    return Decoded(text, name, broken=text.count("\ufffd"))


def _strictly(data: bytes, name: str) -> str | None:
    handler = "surrogatepass" if name.startswith("utf") else "strict"
    try:
        return data.decode(name, errors=handler)
    except (UnicodeDecodeError, LookupError):
        return None


def _without_surrogates(text: str, name: str) -> Decoded:
    whole, count = _SURROGATE.subn("\ufffd", text)
    return Decoded(whole, name, surrogates=count)


def _said_inside(data: bytes) -> list[str]:
    found = (pattern.search(data[:_HEAD]) for pattern in (_XML, _META))
    names = [match.group(1).decode("ascii", "replace") for match in found if match]
    # Words that were read byte by byte are not two or four bytes a letter, whatever they say (WHATWG 13.2.3.2).
    return [name for name in names if not (_known(name) or "").startswith(("utf-16", "utf-32"))]


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup((name or "").strip().strip("\"'")).name
        "".encode(found)
    except (LookupError, UnicodeError):
        return None
    if found in _NO_CHARACTER_SETS:
        return None
    return _WIDENED.get(found, found)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows by its zero bytes, all on one side."""
    sample = data[: 1 << 16]
    half = max(1, len(sample) // 2)
    low, high = sample[1::2].count(0) / half, sample[0::2].count(0) / half
    if max(low, high) < 0.3 or min(low, high) > 0.075:
        return None
    return "utf-16-le" if low > high else "utf-16-be"
