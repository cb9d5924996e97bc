"""Spans of an article's text, and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from onrecord.errors import ModelError

Range = tuple[int, int]
"""Half-open range of code points."""

Edtf = str
"""A date in EDTF (ISO 8601-2), levels 0 and 1: `2024-11-08`, `2024-11`, `../2024-11-05`, `2024-11-08?`."""

_QUOTATION_MARKS = '"“”„«»'

_DAY = r"\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?"
_MOMENT = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?"
_POINT = rf"({_MOMENT}|{_DAY})"
_EDTF = re.compile(rf"({_POINT}|({_POINT}|\.\.)/({_POINT}|\.\.))", re.ASCII)


def check_edtf(value: str) -> Edtf:
    """`value` itself, where it is a date, a moment or an interval of EDTF level 0 or 1.

    Raises:
        ModelError: it is none.
    """
    if not _EDTF.fullmatch(value) or value == "../..":
        raise ModelError(f"not an EDTF date: {value!r}")
    return value


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in an article's text, with the words that stand there.

    Made by `Span.cut`, which takes the words from the text. The container that holds a span (`Article`,
    `Reading`, `Record`) checks it against the text once more, so that `text[start:end] == span.text` always.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ModelError(f"span [{self.start}, {self.end}) does not fit its words {self.text[:40]!r}")

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span `text[start:end]`.

        Raises:
            ModelError: the range does not lie in the text.
        """
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True, order=True)
class ArticleSpan(Span):
    """A span on something that is not about one article, so that it says which."""

    article: str = ""


def one_line(spans: Iterable[Span]) -> str:
    """The words of several spans, with a space between two: of a cue or a source that is cut in pieces."""
    return " ".join(span.text for span in spans)


def check_spans(text: str, spans: Iterable[Span], owner: str) -> None:
    """Every span holds the words that stand at its place in `text`.

    Raises:
        ModelError: one does not.
    """
    for span in spans:
        if text[span.start : span.end] != span.text:
            raise ModelError(f"{owner}: [{span.start}, {span.end}) is not {span.text[:40]!r} in the text")


def check_one_of(value: str, allowed: tuple[str, ...], what: str) -> None:
    """`value` is one of the words the format knows for `what`.

    Raises:
        ModelError: it is not.
    """
    if value not in allowed:
        raise ModelError(f"{what} cannot be {value!r}; it is one of {', '.join(allowed)}")


def check_share(value: float, what: str) -> None:
    """`value` is a number from 0 to 1.

    Raises:
        ModelError: it is not.
    """
    if not 0.0 <= value <= 1.0:
        raise ModelError(f"{what} must lie in 0..1, not {value!r}")


def in_quotes(words: str) -> str:
    """A page's words in quotation marks: single ones around others, none where the page has put all of them in
    its own.
    """
    if not any(mark in words for mark in _QUOTATION_MARKS):
        return f"“{words}”"
    own = words[0] in _QUOTATION_MARKS and words[-1] in _QUOTATION_MARKS
    return words if own else f"‘{words}’"
