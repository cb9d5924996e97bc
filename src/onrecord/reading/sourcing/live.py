"""Live reports: what an entry tells was said on its day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.data.live import CLOCK, entries
from onrecord.model import Article, Attribution, Mention, Range, Said, Span
from onrecord.reading.words.crediting import accords, begins_citing

_PRESENT = re.compile(
    r"(?:is|are|[’']s|[’']re)\s+(?:\w+ly\s+)?\w+ing\b|(?:has|have)\s+just\s+\w+|(?:\w+ly\s+|again\s+|now\s+|also\s+)?"
    r"(?!was\b|has\b|does\b|is\b)\w+s\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?")
_APART = re.compile(
    r"(?:had|would(?!\s+not\b|\s+only\b|\s+say\s+only\b)|could|might|may|should|as|to)\b|(?:\w+\s+){0,2}(?:earlier|previously|later|once|repeatedly"
    r"|often|always)\b|(?:has|have)\s+(?!(?:just|now)\b)(?!(?:told|confirmed|announced|tweeted|posted|issued|declared|ruled|agreed|replied"
    r"|responded|answered|apologi[sz]ed|rejected|denied|briefed|informed|notified|promised|demanded)\b)",
    re.IGNORECASE,
)
"""Cues by which an entry tells of what was said before, or by others; in the perfect only deeds are new."""

_SHARE = re.compile(
    r"%|\bper\s?cent\b|\b(?:three|four|five|ten|\d+)\b(?=\W*$)|\b(?:most|many|majorit(?:y|ies)|few|thirds?|half)\b",
    re.IGNORECASE,
)
"""Sources that are a part of those whom a survey asked: "most Americans", "nearly three in four"."""

_IS_SO = re.compile(r"\b(?:is|are|has|have)\b")


def is_present(cue: str) -> bool:
    """The cue tells of what is being said: "says", "is telling"."""
    return _PRESENT.match(cue) is not None


def parts(text: str, where: tuple[int, int]) -> bool:
    """The words are a clock time or a rule and nothing else: they part one entry from the next."""
    return CLOCK.fullmatch(text, *where) is not None or not any(c.isalnum() for c in text[slice(*where)])


def lived(
    article: Article,
    attributions: Sequence[Attribution],
    times: Sequence[Mention],
    own: Callable[[Attribution], Sequence[Mention]],
) -> list[Attribution]:
    """The attributions; in the entries of a live report what is told without a day has its own.

    `own` are the times that the sentence of one names outside what is said.
    """
    match = _DAY.fullmatch(article.published.edtf) if article.published else None
    clocks = entries(article)
    if match is None or not clocks:
        return list(attributions)
    day = match[1]
    others = [t.span.start for t in times if _DAY.fullmatch(t.value or "") and not (t.value or "").startswith(day)]
    return [
        told
        if any(not (t.value or "").startswith(day) for t in own(told))
        else _dated(article, told, clocks, day, others)
        for told in attributions
    ]


def _dated(
    article: Article, told: Attribution, clocks: Sequence[Range], day: str, others: Sequence[int]
) -> Attribution:
    """The attribution with the day; behind `others`, where other days stand, an entry tells what is past."""
    cue = told.cue[0] if told.cue else None
    before = [clock for clock in clocks if cue and clock[1] <= cue.start]
    if cue and not before and is_present(cue.text) and _ITEM.match(article.text, _line(article.text, cue.start)):
        before = list(clocks[:1])
    if cue is None or not before or told.said or told.parent or not _is_told(told):
        return told
    cited = begins_citing(cue.text) or (accords(cue.text) and _IS_SO.search(told.content[0].text) is None)
    past = _PAST.search(cue.text) is not None and any(
        max(before[-1][1], cue.start - _NEAR) <= place < cue.start for place in others
    )
    if cited or past or _APART.match(cue.text) or any(_SHARE.search(span.text) for span in told.source):
        return told
    when = Span.cut(article.text, *before[-1])
    return replace(told, said=Said(day, when, f"told in an entry of a live report: {when.text.strip()}"))


def _is_told(told: Attribution) -> bool:
    """It is said, or wanted now: "She wants an inquiry"."""
    return told.attitude == "assertion" or (told.attitude == "intention" and is_present(told.cue[0].text))


_ITEM = re.compile(r"[ \t]*[•·*▪–-]\s")
"""An item of the summary above the entries, which is kept up to date with them."""


def _line(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


_NEAR = 300
"""Characters behind another day in which an entry tells of it in the past. Set by judgement."""

_PAST = re.compile(r"^(?!.*\b(?:has|have|is|are)\b).*(?:ed|said|told|wrote|gave|spoke)\b", re.IGNORECASE)
