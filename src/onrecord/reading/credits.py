"""Credits that cover more than their own sentence.

"This is reported by Bloomberg." covers the paragraph before it and what follows, until another takes over;
"Source: ABC" what stands above it; a dateline "SOUTHPORT (AP) —" the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Article, Link, Range
from onrecord.reading.carriers import carriers_in, is_outlet
from onrecord.reading.draft import Draft, spans, trimmed

_INLINE = re.compile(
    r"(?:This|That|It|The\s+(?:news|story|report|information))\s+(?P<cue>(?:is|was|has\s+been|had\s+been)\s+(?:first\s+|also"
    r"\s+|originally\s+)?(?:reported|published|announced|stated|written|broken)(?:\s+on\s+\w+)?\s+(?:by|in))\s+(?P<who>[^.\n]{2,60})\.?"
)
_REPORTS = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^.,\n]{1,40}?)\s+(?P<cue>(?:reports|reported|writes|wrote))(?:\s+(?:this|it|about\s+(?:this|it)|so))?"
    r"(?:\s+on\s+\w+day)?\.?"
)
_LINE = re.compile(r"(?im)^\W{0,3}(?P<cue>sources?\s*:|via\s*:?)\s*(?P<who>[^\n]{2,60}?)\s*$")
_DATELINE = re.compile(
    r"\s*(?P<cue>[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:,\s*[\w. ]{2,20})?\s*\()(?P<who>[A-Z][\w .&-]{1,30})\)\s*[-–—:]"
)
_LONGEST_NAME = 6
"""Words of the name in a credit line; longer lines are sentences."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit at its place: `passage` covers what follows, `line` what stands above, `dateline` everything."""

    kind: Literal["passage", "line", "dateline"]
    cue: Range
    who: Range
    name: str
    begins: int
    ends: int


def credits_in(article: Article, sentences: Sequence[Range], paragraphs: Sequence[Range]) -> tuple[Credit, ...]:
    """All credits of an article with the stretch of text that each covers, in reading order."""
    text = article.text
    inline = [c for s in sentences if (c := _inline(text, s, paragraphs)) is not None]
    ends = [*(follower.begins for follower in inline[1:]), len(text)]
    passages = [replace(credit, ends=end) for credit, end in zip(inline, ends, strict=False)]
    lines: list[Credit] = []
    for match in _LINE.finditer(text):
        name = _name(text, match.span("who"))
        if name and _readable(article, match.start("cue"), paragraphs):
            begins = lines[-1].cue[1] if lines else 0
            lines.append(Credit("line", match.span("cue"), match.span("who"), name, begins, match.start()))
    return (*passages, *lines, *_datelines(article, paragraphs))


def _readable(article: Article, position: int, paragraphs: Sequence[Range]) -> bool:
    """The line stands in the article, or in what the page marks as its credit."""
    credit = any(f.reason == "credit" and f.start <= position < f.end for f in article.furniture)
    return credit or any(start <= position < end for start, end in paragraphs)


def _inline(text: str, sentence: Range, paragraphs: Sequence[Range]) -> Credit | None:
    for pattern in (_INLINE, _REPORTS):
        match = pattern.fullmatch(text, *trimmed(text, sentence))
        if match is None:
            continue
        name = _name(text, match.span("who"), known=pattern is _REPORTS)
        if name:
            return Credit("passage", match.span("cue"), match.span("who"), name, _covered(sentence, paragraphs), 0)
    return None


def _covered(sentence: Range, paragraphs: Sequence[Range]) -> int:
    """Where the passage begins: with the credit's own paragraph, or the one before where it stands alone."""
    number = next((i for i, (start, end) in enumerate(paragraphs) if start <= sentence[0] < end), None)
    if number is None:
        return sentence[0]
    alone = paragraphs[number][1] - paragraphs[number][0] <= sentence[1] - sentence[0] + 2
    return paragraphs[number - 1 if alone and number else number][0]


def _datelines(article: Article, paragraphs: Sequence[Range]) -> list[Credit]:
    for start, end in paragraphs[:4]:
        match = _DATELINE.match(article.text, start, end)
        name = _name(article.text, match.span("who"), known=True) if match else None
        if match and name:
            return [Credit("dateline", match.span("who"), match.span("who"), name, 0, len(article.text))]
    return []


def _name(text: str, who: Range, known: bool = False) -> str | None:
    carriers = [carrier for carrier in carriers_in(text, who) if not carrier.described]
    if carriers:
        return carriers[0].name
    name = text[who[0] : who[1]].strip().rstrip(".")
    plausible = len(name.split()) <= _LONGEST_NAME and name[:1].isupper() and "://" not in name
    return name if plausible and not known else None


def credit_of(article: Article, draft: Draft, credits: Sequence[Credit]) -> tuple[Link, ...] | None:
    """The chain that the nearest credit gives an attribution in its scope; None without one, or where it is the
    page's own outlet or the speaker."""
    at = draft.anchor[0]
    covering = [c for c in credits if c.begins <= at < c.ends]
    order = {"passage": 0, "line": 1, "dateline": 2}
    for credit in sorted(covering, key=lambda c: (order[c.kind], -c.begins)):
        source = " ".join(article.text[start:end] for start, end in draft.source)
        if is_outlet(credit.name, article.outlet) or credit.name in source:
            return None
        return (Link(credit.name, None, False, spans(article.text, (credit.cue,))),)
    return None
