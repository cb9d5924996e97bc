"""What a sentence begins with, which the tagger takes for said.

The end of a phrase: "After the raid on | two firms |, Poe said that it was over". The words by which the page
joins the sentence to the one before it: "But | it was over, Poe said"; PolNeAR's annotators leave "but" out 51
times of 58.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data import calendar
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.function_words import CONJUNCTIONS, FINITE, is_past

_JOINING = CONJUNCTIONS | {"or", "because", "if", "though", "although", "since", "while", "still", "now", "also"}
_BEFORE = 12
"""Characters before a piece among which the mark or word stands that opens its clause."""


_JOINT = re.compile(
    r"(?:but|(?:still|indeed|however|meanwhile|moreover|furthermore|nevertheless|nonetheless|additionally|even\s+so"
    r"|(?:in|by)\s+contrast|in\s+(?:fact|addition|other\s+words)|as\s+a\s+result|at\s+the\s+same\s+time|of\s+course"
    r"|on\s+the\s+other\s+hand|what[’']s\s+more),)\s+(?=[^\W_])",
    re.IGNORECASE,
)
"""Words by which a page joins its sentences; none of them is said, outside quotation marks."""


def without_lead(text: str, drafts: Sequence[Draft], sentences: Sequence[Range]) -> list[Draft]:
    """The drafts, nothing before their sources that is the end of another phrase, no joining words, and no day of
    saying."""
    return [_undated(text, _unjoined(text, _led(text, draft), sentences)) for draft in drafts]


def _undated(text: str, draft: Draft) -> Draft:
    """ "said | Monday | he would resign": the day between verb and clause, of whose own verb it is no subject."""
    if draft.turn or not draft.cue or not draft.content:
        return draft
    (start, end), *rest = draft.content
    day = _DAY.match(text, start, end) if text[draft.cue[-1][1] : start] == " " else None
    following = words_of(text, day.end(), end)[:1] if day else []
    if day is None or not following or following[0].text in FINITE:
        return draft
    return replace(draft, content=((day.end(), end), *rest))


_DAY = re.compile(
    rf"(?:(?:late|early)\s)?(?:on\s)?(?i:{calendar.any_of('weekday')})(?:\s(?:morning|afternoon|evening|night))?\s(?=\w)"
)


def _unjoined(text: str, draft: Draft, sentences: Sequence[Range]) -> Draft:
    """The draft, what is said without the words that join its sentence to the one before."""
    if draft.turn or not draft.content:
        return draft
    (start, end), *rest = draft.content
    sentence = holder(sentences, start)
    joint = _JOINT.match(text, start, end) if sentence and sentence[0] == start else None
    return replace(draft, content=((joint.end(), end), *rest)) if joint else draft


def _led(text: str, draft: Draft) -> Draft:
    if draft.turn or len(draft.source) != 1 or not draft.cue or len(draft.content) < 2:
        return draft
    (start, end), source, behind = draft.content[0], draft.source[0], draft.content[1]
    before = end <= source[0] and source[1] <= draft.cue[0][0] and draft.cue[-1][1] <= behind[0]
    if not before or text[end : source[0]] != ", " or not text[start].isalnum():
        return draft
    if any(word.text in FINITE for word in words_of(text, start, end)):
        return draft  # "The guild hopes | that it will end, its spokeswoman writes"
    between = words_of(text, draft.cue[-1][1], behind[0])
    if between and between[-1].text in CONJUNCTIONS:
        return draft  # "She heard | of it late, she told the Post, and | she will not go"
    first = words_of(text, *behind)[0].text
    interrupted = first in FINITE or is_past(first)  # "The permit, she said, | had been | hard to get"
    return draft if interrupted or _opens(text, start) else replace(draft, content=draft.content[1:])


def _opens(text: str, start: int) -> bool:
    """A clause may begin here: behind a mark, or a word that joins clauses."""
    words = words_of(text, max(0, start - _BEFORE), start)
    gap = text[words[-1].end : start] if words else "\n"
    return gap != " " or not words[-1].text[0].isalnum() or words[-1].text in _JOINING
