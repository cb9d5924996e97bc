"""Texts that speak: what "the letter" says was said on the day that the page has told of the letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, Mention, Said
from onrecord.reading.sourcing.layout import Layout, anchor
from onrecord.reading.sourcing.occasion_phrases import texts

_POINTED = re.compile(
    r"(?:the|this|that|its|his|her|their|our|[A-Z][\w.-]+['’]s?)\s(?:[\w’'-]+\s){0,2}?(?P<noun>[a-z][\w-]+),?$",
    re.I,
)
"""A source that is a text named before: "the editorial", "her letter"."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWNED = re.compile(r"(?:['’]s?)?\s(?:[\w’'-]+\s){0,2}?(?P<noun>[a-z][\w-]+)\b")
"""What stands behind its day: "Friday's long editorial"."""

_WORD = re.compile(r"[a-z][\w-]+")
_PUT_OUT = re.compile(
    r",?\s(?:(?:which|that)\s)?(?:(?:was|is)\s)?(?:[\w’'-]+,?\s){0,4}?"
    r"(?:(?:released|published|issued|posted|unveiled|dated|sent|signed|filed|written|printed|out)\s)?(?:(?:on|late|early)\s){0,2}"
)
"""What stands between a text and its day: "a report, published on Monday", "a statement on Monday"."""

_BEFORE = 60
"""Characters before a day in which its text may stand."""


def of_documents(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what a text says that is pointed at has the day that the page has given that text."""
    known = [(when, noun) for when in page.times if _is_day(page, when) for noun in _texts_of(page, when)]
    ruled = _ruled(page)
    return [_in_ruling(_dated(told, known), ruled) for told in attributions]


def _in_ruling(told: Attribution, ruled: Mention | None) -> Attribution:
    """What is said in the ruling that the page reports has its day: "The judge said in | the ruling | …"."""
    if ruled is None or told.said or told.occasion is None or told.attitude != "assertion" or not ruled.value:
        return told
    if ruled.span.end > anchor(told) or not _THE_RULING.search(told.occasion.text):
        return told
    return replace(told, said=Said(ruled.value, ruled.span, f"the day of the ruling: {ruled.span.text}"))


def _ruled(page: Layout) -> Mention | None:
    """The one day on which, as the head of the page tells, a court ruled."""
    for number in range(min(_HEAD, len(page.sentences))):
        words, days = page.article.text[slice(*page.sentences[number])], page.days(number)
        one_day = len({day.value for day in days}) == 1 and _is_day(page, days[0])
        if one_day and _COURT.search(words) and _RULES.search(words):
            return days[0]
    return None


_HEAD = 5
"""Sentences of a page in which it tells what it reports, headline and date among them. Set by judgement."""

_THE_RULING = re.compile(
    r"\b(?:the|his|her|its|their)\s(?:[\w’'-]+\s){0,2}?(?:sentence|sentencing|ruling|verdict|judgment|judgement|decision|order"
    r"|opinion)$"
)
_COURT = re.compile(r"\b(?:court|judges?|jury|tribunal|bench|magistrates?|justices)\b", re.IGNORECASE)
_RULES = re.compile(
    r"\b(?:sentenced|jailed|ruled|convicted|acquitted|cleared|upheld|rejected|dismissed|overturned|quashed|annulled|struck\s+down"
    r"|found\s(?:[\w’'-]+\s){1,4}?(?:guilty|liable)|gave\s[^.]{3,60}\syears)\b"
)


def _dated(told: Attribution, known: Sequence[tuple[Mention, str]]) -> Attribution:
    source = _POINTED.fullmatch(told.source[0].text.strip()) if len(told.source) == 1 else None
    if source is None or told.said is not None or told.attitude != "assertion" or not told.cue:
        return told
    days = [when for when, noun in known if noun == source["noun"].lower() and when.span.end <= anchor(told)]
    if not days or not days[-1].value:
        return told
    when = days[-1]
    return replace(
        told, said=Said(str(when.value), when.span, f"the day of the {source['noun']}: {when.span.text}")
    )


def _is_day(page: Layout, when: Mention) -> bool:
    today = page.article.published.edtf[:10] if page.article.published else "9999"
    return when.value is not None and _DAY.fullmatch(when.value) is not None and when.value <= today


def _texts_of(page: Layout, when: Mention) -> list[str]:
    """The nouns of texts whose day it is."""
    text = page.article.text
    behind = _OWNED.match(text, when.span.end)
    nouns = [behind["noun"].lower()] if behind else []
    for word in _WORD.finditer(text, max(0, when.span.start - _BEFORE), when.span.start):
        if _PUT_OUT.fullmatch(text, word.end(), when.span.start):
            nouns.append(word.group())
    return [noun for noun in nouns if noun in texts()]
