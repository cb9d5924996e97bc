"""Live reports: what an entry tells in the present tense was said on its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.live import CLOCK, entries
from onrecord.model import Article, Attribution, Said, Span
from onrecord.reading.words.lemmas import lemmas

_PRESENT = re.compile(
    r"(?:is|are|[’']s|[’']re)\s+(?:\w+ly\s+)?\w+ing\b|(?:has|have)\s+just\s+\w+|(?:\w+ly\s+|again\s+|now\s+|also\s+)?"
    r"(?!was\b|has\b|does\b|is\b)\w+s\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?")


_PERFECT = re.compile(
    r"(?:has|have)\s+(?:just\s+|now\s+)?(?:told|confirmed|announced|tweeted|posted|issued|declared|ruled|agreed|replied"
    r"|responded|answered|apologi[sz]ed|rejected|denied|briefed|informed|notified)\b",
    re.IGNORECASE,
)
"""What an entry tells as just done, by verbs of a single deed: "residents have told us"."""


_REFUSED = re.compile(r"(?:will|do|does)(?:\s+not|n[’']t)\s+\w+$|won[’']t\s+\w+$", re.IGNORECASE)
_IS_SO = re.compile(r"\b(?:is|are|has|have)\b")


def _refused_or_cited(told: Attribution, cue: str) -> bool:
    """What is refused now, or told as so now on somebody's word: "will not say", "…, according to the police"."""
    cited = cue.lower().startswith("according to") and _IS_SO.search(told.content[0].text) is not None
    return cited or _REFUSED.match(cue) is not None


_SEVERAL = re.compile(r"(?:the|both|its|their|our|police|officials|residents|witnesses)\b", re.IGNORECASE)
"""How a source begins that is some people there, and no share of those asked."""

_MODALS = frozenset({"would", "will", "could", "can", "may", "might", "must", "should", "did", "to", "not"})


def _is_plain(told: Attribution, cue: str) -> bool:
    """A verb as it is spoken of several: "the organisers speak of 20,000"."""
    word = (cue.split() or [""])[0].lower()
    several = bool(told.source) and _SEVERAL.match(told.source[0].text) is not None
    return several and word.isalpha() and word not in _MODALS and lemmas(word) == (word,)


def is_present(cue: str) -> bool:
    """The cue tells of what is being said: "says", "is telling"."""
    return _PRESENT.match(cue) is not None


def parts(text: str, where: tuple[int, int]) -> bool:
    """The words are a clock time or a rule and nothing else: they part one entry from the next."""
    return CLOCK.fullmatch(text, *where) is not None or not any(c.isalnum() for c in text[slice(*where)])


def lived(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; in the entries of a live report those in the present tense have its day."""
    match = _DAY.fullmatch(article.published.edtf) if article.published else None
    clocks = entries(article.text)
    if match is None or not clocks:
        return list(attributions)
    return [_dated(article, told, clocks, match[1]) for told in attributions]


def _dated(article: Article, told: Attribution, clocks: Sequence[tuple[int, int]], day: str) -> Attribution:
    before = [clock for clock in clocks if told.cue and clock[1] <= told.cue[0].start]
    cue = told.cue[0].text if told.cue else ""
    present = (
        is_present(cue) or _PERFECT.match(cue) is not None or _refused_or_cited(told, cue) or _is_plain(told, cue)
    )
    if told.said or told.parent or told.attitude != "assertion" or not before or not present:
        return told
    when = Span.cut(article.text, *before[-1])
    return replace(told, said=Said(day, when, f"told in the present tense in a live report: {when.text.strip()}"))
