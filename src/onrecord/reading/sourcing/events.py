"""Reports of one event at which several speak: who takes part in a debate is quoted from it, on its day.

"The candidates met on Thursday night in their last debate." The page tells the day once, at its head, and goes
from speaker to speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from onrecord.data.wordlists import listed
from onrecord.model import Attribution, Mention, Range, Said, one_line
from onrecord.reading.sourcing.layout import Layout, hearers
from onrecord.reading.sourcing.live import is_present
from onrecord.reading.words.cues import speech_cues, words_of
from onrecord.reading.words.lemmas import lemmas

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

_CROWDED = listed("scenes.crowded")
"""Words for what a crowd does, noun and verb in one."""

_AUDIENCE = listed("scenes.audience")
"""Hearers who are there because of the occasion."""

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
    event = _event(page, _VOICED)
    if event is None:
        return list(attributions)
    noun, day = event
    present = _present(page, noun)
    there = frozenset(m.id for m in page.mentions if (m.cluster or m.id) in present)
    return [replace(a, said=day) if _is_said_there(page, a, there) else a for a in attributions]


def before_crowd(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what is told to a crowd without a day has the day of the march, vigil or protest that the
    page reports ("Two thousand marched on Wednesday. … “…,” Lind told the crowd.")."""
    event = _event(page, _CROWDED)
    if event is None:
        return list(attributions)
    return [replace(a, said=event[1]) if _to_crowd(page, a) else a for a in attributions]


def _to_crowd(page: Layout, told: Attribution) -> bool:
    words = {word for name in hearers(told) for word in name.lower().split()}
    own = told.said or told.parent or page.own_days(told)
    return not own and bool(words & _AUDIENCE) and page.plain(told) and not is_present(told.cue[0].text)


def in_conversation(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; the turns of an interview have the one day on which its head says that it was held: the
    page itself, or else somebody whom it tells of ("they met on Monday, he says")."""
    turns = [page.first(a) for a in attributions if a.form == "turn"]
    if len(turns) < _TURNS:
        return list(attributions)
    head = range(min(turns))
    held_on = [day for n in head for day in _held_on(page, n, page.outside(n))]
    if not held_on:
        whole = (page.article.text[slice(*page.sentences[n])] for n in head)
        held_on = [day for n, words in enumerate(whole) for day in _held_on(page, n, _QUOTED.sub(" ", words))]
    days = [
        Said(day.value, day.span, f"the day on which the page says that the interview was held: {day.span.text}")
        for day in held_on
        if day.value
    ]
    if len({day.edtf for day in days}) != 1:
        return list(attributions)
    held = days[0]
    return [replace(a, said=held) if a.form == "turn" and a.said is None else a for a in attributions]


def _held_on(page: Layout, sentence: int, words: str) -> list[Mention]:
    """The days of a sentence whose words tell of the interview; of several those with no clause before them."""
    if not _CONVERSED.search(words):
        return []
    days = [day for day in page.days(sentence) if day.value and _DAY.fullmatch(day.value)]
    plain = [
        d for d in days if not _SET_APART.search(page.article.text, page.sentences[sentence][0], d.span.start)
    ]
    return days if len({day.value for day in days}) == 1 else plain


_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SET_APART = re.compile(r"\b(?:who|which|that|whose|where|after|before|since|when|had)\b")
_TURNS = 2
_CONVERSED = re.compile(
    r"\b(?:spoke|spoken|speaking|talked|sat\s+down|met|interviewed|answered|conducted|recorded|took\s+place|reached|called"
    r"|joined|caught\s+up)\b|\b(?:interview|conversation|discussion|talk|exchange|call|questions)\b[^.]{0,60}\b(?:was|were|on)\b",
    re.IGNORECASE,
)
"""Words by which a page tells when an interview was held: "The Gazette spoke to her in Ostwick on Friday"."""


_OF_A_COURT = re.compile(
    r"\b(?:court|judges?|jury|jurors|prosecut\w+|defendants?|accused|charged|tribunal|on\s+trial|lawyers?|witness\w*|testif\w+)\b",
    re.IGNORECASE,
)
"""Words of a page whose "trial" is none of a drug or an engine."""


def _event(page: Layout, named: Set[str]) -> tuple[str, Said] | None:
    """The noun of the page's event, one of those `named`, and its day."""
    text = page.article.text
    titled = _nouns(text, page.paragraphs[0], named) if page.paragraphs else {}
    for number in range(min(_HEAD, len(page.sentences))):
        days = [day for day in page.days(number) if day.value and _DAY.fullmatch(day.value)]
        nouns = _nouns(text, page.sentences[number], named)
        first = number == 0 or (number == 1 and page.article.title is not None)
        found = {noun: at for noun, at in nouns.items() if noun in titled or first}
        if not _OF_A_COURT.search(text, 0, page.sentences[number][1]):
            found.pop("trial", None)
        for noun, at in sorted(found.items()):
            day = min(days, key=lambda day: abs(day.span.start - at), default=None)
            if day is not None and day.value and _goes_with(text, at, day):
                return noun, Said(
                    day.value, day.span, f"the day of the {noun} that the page reports: {day.span.text}"
                )
    return None


def _nouns(text: str, where: Range, named: Set[str]) -> dict[str, int]:
    """Each noun to its last place; of a crowd also the verb ("marched" for "march")."""
    found: dict[str, int] = {}
    for word in words_of(text, *where):
        base = next((base for base in (word.text, *lemmas(word.text)) if base in named), None)
        if base and (word.text in named or named is _CROWDED) and not _TOPIC.match(text, word.end):
            found[base] = word.start
    return found


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
    if own or told.parent or told.form in ("turn", "indirect") or told.section == "title" or not page.plain(told):
        return False
    cue = one_line(told.cue)
    spoken = not is_present(cue) and bool(speech_cues(cue, (0, len(cue))))
    return spoken and bool(told.speakers) and all(s.mention in there for s in told.speakers)
