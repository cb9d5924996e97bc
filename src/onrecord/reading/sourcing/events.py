"""Reports of one event at which several speak: who takes part in a debate is quoted from it, on its day.

"The candidates met on Thursday night in their last debate." The page tells the day once, at its head, and goes
from speaker to speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, Mention, Said
from onrecord.reading.sourcing.layout import Layout, plain
from onrecord.reading.sourcing.live import is_present
from onrecord.reading.words.cues import speech_cues, words_of
from onrecord.reading.words.wordlists import listed

_HEAD = 5
"""Sentences in which a report of an event names it and its day, the headline among them. Set by judgement."""

_NEAR = 120
"""Characters between the event and its day ("clashed Wednesday night on the debate stage"). Set by judgement."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d\??(?:T[^/]*)?")
"""One day: at "the weekend" there may have been two events."""

_TOPIC = re.compile(r"\s+(?:about|over|on\s+(?!\w+day\b))")
"""Behind a noun that is a dispute, and no event: "a debate over the tolls"."""

_VOICED = listed("scenes.voiced")
"""Nouns of occasions at which several speak in turn."""

_APART = re.compile(
    r"\b(?:after|since|before|ahead\s+of|following|until|preced\w+|upcoming|next|previous|last|poll|survey|would|will)\b"
)
"""Words beside the event by which the page is about something that comes before or after it."""


def at_event(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what those who take part in the event of the page say without a day has its day.

    1. The event: a debate, hearing or the like in the headline, and named with its day at the head of the page.
    2. Who takes part: persons whom a sentence about the event names.
    3. What one of them is quoted with in the plain past, in a sentence that names no day, occasion or hearer.
    """
    event = _event(page)
    if event is None:
        return list(attributions)
    noun, day = event
    present = _present(page, noun)
    there = frozenset(m.id for m in page.mentions if (m.cluster or m.id) in present)
    return [replace(a, said=day) if _is_said_there(page, a, there) else a for a in attributions]


def _event(page: Layout) -> tuple[str, Said] | None:
    """The noun of the page's event, and its day."""
    text = page.article.text
    titled = _nouns(text, page.paragraphs[0]) if page.paragraphs else {}
    for number in range(min(_HEAD, len(page.sentences))):
        days = [day for day in page.days(number) if day.value and _DAY.fullmatch(day.value)]
        found = {n: at for n, at in _nouns(text, page.sentences[number]).items() if n in titled or number == 0}
        for noun, at in sorted(found.items()):
            day = min(days, key=lambda day: abs(day.span.start - at), default=None)
            if day is not None and day.value and _goes_with(text, at, day):
                return noun, Said(
                    day.value, day.span, f"the day of the {noun} that the page reports: {day.span.text}"
                )
    return None


def _nouns(text: str, where: tuple[int, int]) -> dict[str, int]:
    words = [word for word in words_of(text, *where) if word.text in _VOICED]
    return {word.text: word.start for word in words if not _TOPIC.match(text, word.end)}


def _goes_with(text: str, at: int, day: Mention) -> bool:
    first, last = min(at, day.span.start), max(at, day.span.end)
    return last - first <= _NEAR and not _APART.search(text, max(first - len("ahead of the "), 0), last)


def _present(page: Layout, noun: str) -> frozenset[str]:
    """The clusters of the persons whom a sentence about the event names outside what is said."""
    about = [n for n in range(len(page.sentences)) if re.search(rf"\b(?:{noun}\w*|stage)\b", page.outside(n))]
    places = [page.sentences[n] for n in about]
    return frozenset(
        m.cluster or m.id
        for m in page.mentions
        if m.kind == "person" and any(start <= m.span.start < end for start, end in places)
    )


def _is_said_there(page: Layout, told: Attribution, there: frozenset[str]) -> bool:
    own = told.said or told.occasion or told.chain is not None or told.addressees or page.own_days(told)
    if own or told.parent or told.form in ("turn", "indirect") or told.section == "title" or not plain(told):
        return False
    cue = " ".join(span.text for span in told.cue)
    spoken = not is_present(cue) and bool(speech_cues(cue, (0, len(cue))))
    return spoken and bool(told.speakers) and all(s.mention in there for s in told.speakers)
