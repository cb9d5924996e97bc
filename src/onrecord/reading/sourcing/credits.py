"""Credits that cover more than their own sentence.

"This is reported by Bloomberg." covers the paragraph before it and what follows, until another takes over. A
credit line ("Source: ABC") or a dateline ("SOUTHPORT (AP) —") is for the whole article: a dependence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Article, Link, Range
from onrecord.reading.draft import Draft, spans, trimmed
from onrecord.reading.sourcing.carriers import carriers_in, is_outlet

_INLINE = re.compile(
    r"(?:This|That|It|The\s+(?:news|story|report|information))\s+(?P<cue>(?:is|was|has\s+been|had\s+been)\s+(?:first\s+|also"
    r"\s+|originally\s+)?(?:reported|published|announced|stated|written|broken)(?:\s+on\s+\w+)?\s+(?:by|in))\s+(?P<who>[^.\n]{2,60})\.?"
)
_REPORTS = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^.,\n]{1,40}?)\s+(?P<cue>(?:reports|reported|writes|wrote))(?:\s+(?:this|it|about\s+(?:this|it)|so))?"
    r"(?:\s+on\s+\w+day)?\.?"
)
_LONGEST_NAME = 6
"""Words of the name in a credit; longer ones are more than a name."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit at its place, and the stretch of text that it covers."""

    cue: Range
    name: str
    begins: int
    ends: int


def credits_in(article: Article, sentences: Sequence[Range], paragraphs: Sequence[Range]) -> tuple[Credit, ...]:
    """All credits of an article with the stretch of text that each covers, in reading order."""
    found = [c for s in sentences if (c := _inline(article.text, s, paragraphs)) is not None]
    ends = [*(follower.begins for follower in found[1:]), len(article.text)]
    return tuple(replace(credit, ends=end) for credit, end in zip(found, ends, strict=False))


def _inline(text: str, sentence: Range, paragraphs: Sequence[Range]) -> Credit | None:
    for pattern in (_INLINE, _REPORTS):
        match = pattern.fullmatch(text, *trimmed(text, sentence))
        if match is None:
            continue
        name = _name(text, match.span("who"), known=pattern is _REPORTS)
        if name:
            return Credit(match.span("cue"), name, _covered(sentence, paragraphs), 0)
    return None


def _covered(sentence: Range, paragraphs: Sequence[Range]) -> int:
    """Where the passage begins: with the credit's own paragraph, or the one before where it stands alone."""
    number = next((i for i, (start, end) in enumerate(paragraphs) if start <= sentence[0] < end), None)
    if number is None:
        return sentence[0]
    alone = paragraphs[number][1] - paragraphs[number][0] <= sentence[1] - sentence[0] + 2
    return paragraphs[number - 1 if alone and number else number][0]


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
    if not covering:
        return None
    credit = max(covering, key=lambda c: c.begins)
    source = " ".join(article.text[start:end] for start, end in draft.source)
    if is_outlet(credit.name, article.outlet) or credit.name in source:
        return None
    return (Link(credit.name, None, False, spans(article.text, (credit.cue,))),)
