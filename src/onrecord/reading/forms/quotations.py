"""Quotations: what stands between quotation marks, in any style of marks.

A mark opens or closes by where it stands rather than by which it is (“A”, „A“, »A« and ”A” are all in print).
Apostrophes are no marks. A quotation that runs over several paragraphs reopens in each of them; each paragraph's
stretch is a quotation of its own here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Range

_MARK = re.compile(r"''|``|<<|>>|[“”„‟\"«»＂‘’‚‛'`´‹›「」『』]")
_SINGLE = frozenset("‘’‚‛'`´‹›")
_ALWAYS_OPEN = frozenset({"``", "„", "‟", "‚", "「", "『"})
_ALWAYS_CLOSE = frozenset("」』")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_ELIDED = re.compile(r"(?:\d\ds?|em|til|cause|tis|twas|n|round)\b", re.IGNORECASE)
_LONGEST_SINGLE = 1200
"""Characters: between two single marks farther apart than that one of them is an apostrophe. Set by judgement."""


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A quotation inside one paragraph, its marks included; `closed` says whether its end mark was printed."""

    start: int
    end: int
    closed: bool = True

    @property
    def range(self) -> Range:
        """Where it stands, marks included."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def quotations(text: str, blocks: Sequence[Range]) -> tuple[Quotation, ...]:
    """The outermost quotations of the blocks, in order, never overlapping."""
    found: list[Quotation] = []
    places = [
        m.span() for start, end in blocks for m in _PARAGRAPH.finditer(text, start, end) if m.group().strip()
    ]
    opens = [text[start:end].lstrip()[:1] for start, end in places]
    for (start, end), following in zip(places, [*opens[1:], ""], strict=False):
        found += _in_paragraph(text, start, end, following)
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    """The quotations of a paragraph; `following` is the sign that the next one begins with."""
    marks = _marks(text, start, end)
    found: list[Quotation] = []
    index = 0
    while index < len(marks):
        opening = marks[index]
        closing = _closing(marks, index) if opening.opens else None
        if closing is not None:
            found.append(Quotation(opening.start, marks[closing].end))
            index = closing + 1
            continue
        goes_on = not opening.single or text[opening.start] == following
        alike = [m for m in marks[index + 1 :] if m.single == opening.single]
        if opening.opens and goes_on and not any(m.opens for m in alike):
            found.append(Quotation(opening.start, end, closed=False))
            break
        index += 1
    return found


def _closing(marks: Sequence[_Mark], opening: int) -> int | None:
    """Index of the mark that closes `opening`, inner quotations of the same kind passed over."""
    single = marks[opening].single
    depth = 0
    for index in range(opening + 1, len(marks)):
        mark = marks[index]
        if mark.single != single:
            continue
        if single and mark.start - marks[opening].end > _LONGEST_SINGLE:
            return None
        if mark.closes and (not mark.opens or depth == 0):
            if depth == 0:
                return index
            depth -= 1
        elif mark.opens:
            if single:
                return None
            depth += 1
    return None


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        sign = match.group()
        single = sign in _SINGLE
        if single and _is_apostrophe(text, match.end(), before, after):
            continue
        opens = not after.isspace() and not _ends_word(before) and after not in ",;:!?)]}"
        closes = not before.isspace() and not after.isalnum() and before not in "([{"
        if sign in _ALWAYS_OPEN or sign in _ALWAYS_CLOSE:
            opens, closes = sign in _ALWAYS_OPEN, sign in _ALWAYS_CLOSE
        if not opens and not closes and not single:
            # A mark between two letters or two spaces: it does what its sort does, if it has a direction.
            opens, closes = sign in "“«‘<<", sign in "”»>>"
        if opens or closes:
            marks.append(_Mark(match.start(), match.end(), single, opens, closes))
    return marks


def _ends_word(before: str) -> bool:
    return before.isalnum() or before in ".,!?;…%)]"


def _is_apostrophe(text: str, after_at: int, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    elided = not before.isalnum() and _ELIDED.match(text, after_at) is not None
    return elided or (before in "sS" and after == " " and text[after_at + 1 : after_at + 2].islower())


def quoted_share(text: str, pieces: Sequence[Range], quotes: Sequence[Quotation]) -> float:
    """The share of the letters and digits of `pieces` that stand inside quotations, 0..1."""
    total = within = 0
    for start, end in pieces:
        total += _letters(text, start, end)
        for quote in quotes:
            if quote.start < end and start < quote.end:
                within += _letters(text, max(start, quote.start), min(end, quote.end))
    return within / total if total else 0.0


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
