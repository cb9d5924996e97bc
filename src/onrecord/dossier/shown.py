"""Text of strangers made fit to be shown: nothing in it can act, hide or turn the page around.

Spans are cut before this is applied, so that a character may become several without moving an offset.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

_BIDI = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
"""Characters that turn the direction of what follows, beyond the text they stand in (Unicode UAX 9)."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]")
_ELLIPSIS = "…"


def shown(value: Any) -> Any:
    """`value` as it may stand on a page: what `jinja2` calls on everything that a template prints.

    Control characters become their Unicode pictures (NUL becomes ␀), characters that override the direction
    of writing are named in brackets, lone surrogates and non-characters become U+FFFD. Escaping comes after.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _UNFIT.sub(_picture, value)


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    if character in _BIDI:
        return f"[{_BIDI[character]}]"
    if character == "\r":
        return " "
    if character == "\ufeff":
        return ""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def clipped(text: str, length: int) -> str:
    """`text` on one line, cut at a word's end where it is longer than `length` characters."""
    line = " ".join(text[: 4 * length].split())
    if len(line) <= length and len(text) <= 4 * length:
        return line
    head = line[:length]
    space = head.rfind(" ")
    return (head[:space] if space > length // 2 else head).rstrip(" ,;:") + _ELLIPSIS


_HALF = re.compile(r"(?:to|who|whom|whose|which|and|or|but|not|\w+ing)\s")
"""How words begin that are no clause by themselves: "to have telephoned with the minister"."""


def begun(text: str) -> str:
    """Words of a page as an entry of a list begins: a clause with a capital and without its "that"; what is only a
    part of one with an ellipsis."""
    if not text[:1].islower():
        return text
    if _HALF.match(text):
        return f"{_ELLIPSIS} {text}"
    clause = text.removeprefix("that ")
    return clause[:1].upper() + clause[1:]
