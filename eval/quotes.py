"""Finding a quote's place in a text, so that gold need not know how the text was drawn from its page.

1. Any run of white space counts as one space, on both sides; a quote matches whole words only.
2. Words in double square brackets are the quote, and what stands around them is there to tell two places apart:
   `[[she]] said` is the `she` before `said`.
3. With a `near`, the quote is looked for inside that one passage.
4. A quote that stands nowhere, or in two places, is an error; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model import Range

_MARKED = re.compile(r"(.*?)\[\[(.+?)\]\](.*)", re.DOTALL)
_BLANK = re.compile(r"\s+")
_TOKEN = re.compile(r"\w+")
_SHOWN = 90
"""Characters of a quote that a message shows."""

_KEPT_TEXTS = 64
"""Flattened texts kept at a time: a story's articles are asked for their quotes one after another."""


class QuoteError(ValueError):
    """A quote stands nowhere in the text, or in more than one place."""


def squeeze(text: str) -> str:
    """`text` with every run of white space as one space, and none at its ends."""
    return _BLANK.sub(" ", text).strip()


def find(text: str, quote: str, near: str | None = None) -> Range:
    """Where `quote` stands in `text`: a half-open range of code points.

    Raises:
        QuoteError: nowhere, or in several places.
    """
    flat, origin = _flatten(text)
    low, high = (0, len(flat)) if near is None else _only(flat, squeeze(near), (0, len(flat)))
    marked = _MARKED.fullmatch(quote)
    before, words, after = (_BLANK.sub(" ", part) for part in (marked.groups() if marked else ("", quote, "")))
    start = _only(flat, before + words + after, (low, high))[0] + len(before)
    return origin[start], origin[start + len(words) - 1] + 1


def holds(text: str, quote: str) -> bool:
    """Whether `quote` stands in `text` at least once, white space and word ends as in `find`."""
    flat, _ = _flatten(text)
    return bool(_places(flat, squeeze(quote), (0, len(flat))))


def tokens(text: str, ranges: Iterable[Range]) -> frozenset[int]:
    """Starts of the word tokens (runs of letters and digits) that begin inside any of `ranges`."""
    return frozenset(m.start() for low, high in ranges for m in _TOKEN.finditer(text, low, high))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Overlap of two sets of tokens, 0..1; two empty ones do not overlap."""
    return len(a & b) / len(a | b) if a or b else 0.0


@lru_cache(maxsize=_KEPT_TEXTS)
def _flatten(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` with single spaces, and for each of its characters the offset in `text`."""
    kept: list[tuple[str, int]] = []
    for offset, character in enumerate(text):
        if not character.isspace():
            kept.append((character, offset))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", offset))
    return "".join(c for c, _ in kept), tuple(offset for _, offset in kept)


def _only(flat: str, words: str, within: Range) -> Range:
    places = _places(flat, words, within)
    if len(places) != 1:
        found = f"in {len(places)} places" if places else "nowhere"
        raise QuoteError(f"stands {found}: {words[:_SHOWN]!r}")
    return places[0], places[0] + len(words)


def _places(flat: str, words: str, within: Range) -> list[int]:
    """Where `words` stand as whole words inside `within`."""
    low, high = within
    places = []
    start = flat.find(words, low, high) if words else -1
    while start >= 0:
        if _is_edge(flat, start) and _is_edge(flat, start + len(words)):
            places.append(start)
        start = flat.find(words, start + 1, high)
    return places


def _is_edge(flat: str, at: int) -> bool:
    """Whether no word runs on over the place before `flat[at]`."""
    return not (0 < at < len(flat) and flat[at - 1].isalnum() and flat[at].isalnum())
