"""Readouts: what the parties to a meeting or a call are told to have said there is of its day.

"The President received the envoy on Monday. The envoy stated that …. The President thanked him." The page tells
the day once, at its head, and then who said what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Attribution, Said, Span
from onrecord.reading.sourcing.layout import TO_THE_DAY, Layout, pointing
from onrecord.reading.sourcing.live import is_present

_HEAD = 6
"""Sentences in which a readout tells of its meeting, headings among them. Set by judgement."""

_APART = 4
"""Sentences from one saying of the meeting to the next at most. Set by judgement."""

_TALK = (
    r"(?P<talk>an?\s(?:[\w-]+\s){0,2}?(?:conversation|call|meeting|audience)|(?:[\w-]+\s)?(?:talks|negotiations))"
)
_HELD = _TALK.replace("<talk>", "<held>")
_MET = re.compile(
    rf"\b(?:(?:(?:was|were)\s)?received\b|met\b|{_TALK}\s(?:took\splace|(?:was|were)\sheld)\b"
    rf"|(?:held|had)\s{_HELD}|(?:spoke|talked)\s(?:by|on\sthe|over\sthe)\s(?:tele)?phone\b)"
)
"""What the main clause of a readout says: who met, talked or was received."""

_OTHER = re.compile(r"\b(?:who|which|that|when|since|while|after|before|where|if|because|as|until|will|would)\b")
"""Before its verb: a clause that only tells of another meeting."""


_HIM = re.compile(r"him|her|them|they", re.IGNORECASE)
"""Who speaks, of whom another pronoun than "he" and "she" tells nothing: "according to him"."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Its sentence, its day, the clusters of who took part and the words for it, where the sentence has some."""

    sentence: int
    day: Said
    parties: frozenset[str]
    talk: Span | None


def at_meeting(page: Layout, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; those of the parties to the meeting that a readout tells of have its day and its name.

    They stand below it one after another, up to one that tells of its own day, occasion or carrier, or of a person
    who took no part.
    """
    found = _meeting(page)
    done = list(attributions)
    if found is None:
        return done
    last = found.sentence
    order = sorted(range(len(done)), key=lambda n: page.first(done[n]))
    for number in order:
        told = done[number]
        if told.parent or page.first(told) <= found.sentence:
            continue
        own = told.said or told.occasion or told.chain or page.own_days(told)
        if own or told.form == "turn" or page.first(told) - last > _APART:
            break
        if not page.own(told) & found.parties:
            if told.source and page.plain(told) and not pointing(told) and not _HIM.fullmatch(told.source[0].text):
                break
            continue
        last = page.last(told)
        if page.plain(told) and not is_present(told.cue[0].text):
            done[number] = replace(told, said=found.day, occasion=found.talk)
    return done


def _meeting(page: Layout) -> _Meeting | None:
    text = page.article.text
    for number in range(min(_HEAD, len(page.sentences))):
        start, end = page.sentences[number]
        met = _MET.search(text, start, end)
        if (
            met is None
            or _OTHER.search(text, start, met.start())
            or any(a <= met.start() < b for a, b in page.contents)
        ):
            continue
        days = [day for day in page.days(number) if day.value and TO_THE_DAY.fullmatch(day.value)]
        people = {page.clusters[m.id] for m in page.mentions if start <= m.span.start < end and m.kind == "person"}
        if len({day.value for day in days}) != 1 or len(people) < 2 or "/" in (days[0].value or "/"):
            continue
        value, where = days[0].value or "", met.span("talk") if met["talk"] else met.span("held")
        day = Said(value, days[0].span, f"the day of the meeting that the page reports: {days[0].span.text}")
        return _Meeting(number, day, frozenset(people), Span.cut(text, *where) if where[0] >= 0 else None)
    return None
