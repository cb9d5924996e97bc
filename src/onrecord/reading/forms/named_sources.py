"""Where a source begins: at the name of who speaks, where the tagger took only what they are or are of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.data import calendar
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, without
from onrecord.reading.found import FoundMention
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.function_words import FINITE, RELATIVE, is_past

_OF = re.compile(r"\s(?:of|from)\s(?:the\s)?$")
_OF_END = re.compile(r"\s(?:of|from|for|at|in)$")
_LED = re.compile(r"\b(?:of|with|by|from|for|at|about|against|on|than|and|or)\s(?:the\s)?$", re.IGNORECASE)
_FIRST = re.compile(
    r"\W*(?:(?:In|At|On|From)\s[^,.;“”\"]{2,30},\s|(?:But|And|Yet|Meanwhile|Still),?\s)?(?:the\s)?", re.I
)
_NOUN = re.compile(r"(?:the|an?|his|her|its|their|(?:Mr|Mrs|Ms|Dr)\.?\s[^\s,]+|[A-ZÀ-Þ][^\s,]*['’]s?)\s|[a-z]")

LONGEST_LINK = 12
"""Characters between a name and what they are of: " of the ". By hand."""


def from_names(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Range], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """The drafts, a source drawn back over the name right before it: "Ann Poe of | the League", "Norn, | the news
    agency,", and without the day behind one."""
    named = [m for m in mentions if m.form == "name" and m.kind in ("person", "organization", "place")]
    names = {_end(text, mention): mention for mention in named}
    return [_without_day(text, _from_name(text, draft, sentences, names), names) for draft in drafts]


def _without_day(text: str, draft: Draft, names: Mapping[int, FoundMention]) -> Draft:
    """The draft, a source that is a name and when it spoke without the latter: "Poe | on Monday | called it"."""
    if draft.turn or len(draft.source) != 1:
        return draft
    start, end = draft.source[0]
    when = _WHEN.search(text, start, end)
    name = names.get(when.start()) if when else None
    if name is None or name.start < start:
        return draft
    told = any(w.text in FINITE | RELATIVE or is_past(w.text) for w in words_of(text, start, name.start))
    return draft if told else replace(draft, source=((start, name.end),))  # "who met Ann Poe on Monday"


_WEEKDAY = rf"(?i:{calendar.any_of('weekday')})(?:\s(?:morning|afternoon|evening|night))?"
_WHEN = re.compile(
    rf"\s(?:(?:(?:late|early)\s)?(?:on\s)?{_WEEKDAY}|(?:last|this)\s(?:week|month|year|night|morning|{_WEEKDAY})"
    r"|today|yesterday|in\s(?:19|20)\d\d|during\s[^,;:“”\"]+)$"
)
"""When somebody spoke, behind their name, where PolNeAR's annotators never have it in the source."""


def _from_name(text: str, draft: Draft, sentences: Sequence[Range], names: Mapping[int, FoundMention]) -> Draft:
    if draft.turn or len(draft.source) != 1 or not draft.cue or draft.cue[0][0] < draft.source[0][1]:
        return draft
    start, end = draft.source[0]
    begin = _of_whom(text, start, names)
    if begin is None:
        begin = _set_beside(text, (start, end), holder(sentences, start), names)
    if begin is None:
        return draft
    content = tuple(part for piece in draft.content for part in without(text, piece, [(begin, start)]))
    return replace(draft, source=((begin, end),), content=content) if content else draft


def _end(text: str, name: FoundMention) -> int:
    """Where a name ends, without a preposition that the tagger took for its last word."""
    led = _OF_END.search(text, name.start, name.end)
    return led.start() if led else name.end


def _of_whom(text: str, start: int, names: Mapping[int, FoundMention]) -> int | None:
    """Where the person begins of whom a source only says where they belong: "Ann Poe of | the League"."""
    around = next((n for n in names.values() if n.kind == "person" and n.start < start < n.end), None)
    if around and _OF.search(text, around.start, start):
        return around.start
    link = _OF.search(text, max(0, start - LONGEST_LINK), start)
    name = names.get(link.start()) if link else None
    led = name and _LED.search(text, max(0, name.start - LONGEST_LINK), name.start)
    return name.start if name and name.kind == "person" and not led else None


def _set_beside(text: str, source: Range, sentence: Range | None, names: Mapping[int, FoundMention]) -> int | None:
    """Where the name begins that opens the sentence, of which the source is what is set beside it: "Norn, | the
    news agency, | said"."""
    start, end = source
    name = names.get(start - 2) if text[start - 2 : start] == ", " else None
    closed = text[end - 1 : end] == "," or text[end : end + 1] == ","
    if name is None or sentence is None or not closed or not _NOUN.match(text, start):
        return None
    return name.start if _FIRST.fullmatch(text, sentence[0], name.start) else None
