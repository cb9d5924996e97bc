"""What sentences tell of as events beside plain dated statements: deeds done by saying, and what somebody did on
the day on which they spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Attribution, Range, Reading, Span, one_line
from onrecord.record.when.event_words import says, says_some_form
from onrecord.record.words import tokens

DEED_WORDS = 3
"""Words that a stretch has at least which tells what somebody did: "faced reporters on Tuesday"."""

_FOR = re.compile(r"(?:(?!if|whether|about|to\b)[\w’'-]+\s){0,5}?for\s", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:asked|called|begged|pleaded|pressed|lobbied|sued)$", re.IGNORECASE)
""" "On Friday she | asked | for a recount": to ask for something is done, to ask whether is only said."""

_REFUSED = re.compile(r"\b(?:refus|declin)(?:e|es|ed|ing)$")
_TO_ACT = re.compile(
    r"to\s(?!(?:say|comment|answer|discuss|give|elaborate|confirm|speak|talk|tell|reply|respond|identify|name|be|specify"
    r"|explain|disclose|provide|speculate|take|rule)\b)\w+"
)
"""What is refused, where that is something else than words: "refused | to unload the ship"."""

DONE = re.compile(r"(?<![\w-])(?!(?:need|indeed|speed|hundred|kindred|united|so-called)\b)[a-z]{2,}ed\b")
_DOING = re.compile(r",\s(?P<clause>\w+ing\s[^,;:]+)$")
"""What somebody was doing while they spoke: "Lind, | visiting the mill on Monday, | said"."""

_CLOSED = re.compile(r",[^,;:]{0,40}\b(?:who|which|whose|where)\s")
"""Behind the day of a saying, what tells of something else: "confirmed it on Monday, | in one who fell ill"."""

_PERFECT = re.compile(r"\b(?:has|have|had)\b")
_RELATIVE = re.compile(r",?\s*\b(?:who|which|whose|where)\s")


def is_past(words: str) -> bool:
    """Whether some word of a stretch tells of what was done."""
    return DONE.search(words) is not None or says(words, "past") or says(words, "participles")


def is_done(verb: str) -> bool:
    """A past form or participle of something that happens, and of no state and no saying."""
    return is_past(verb) and not says_some_form(verb, "states")


def is_deed(told: Attribution) -> bool:
    """Whether the saying itself is an event: "recommended the offer on Monday", "announced its closing".

    What others tell of it makes it one too ("Two clerks say that Poe warned Lind on Monday"), and so does a
    refusal to do something else than to speak. Of words in quotation marks the page gives the words, not the deed.
    """
    cue, first = one_line(told.cue), told.content[0].text if told.content else ""
    asked = _FOR.match(first) and _ASKED.search(cue)
    refused = _REFUSED.search(cue) and _TO_ACT.match(first)
    done = told.form != "direct" and says_some_form(cue, "deeds")
    return bool(told.parent or asked or refused or done)


def beside(reading: Reading, sentence: Range, place: Range, told: Sequence[Attribution]) -> Range | None:
    """What somebody did on the day on which they also spoke, where the sentence tells both.

    "The board shut the gate on Monday and said …", "Lind, who faced reporters on Monday, would not say …". None
    where nothing but the saying is told.
    """
    taken = sorted((s.start, s.end) for a in told for s in (*a.cue, *a.content))
    for source in [s for a in told for s in a.source if s.start < place[0] and place[1] <= s.end]:
        doing = _DOING.search(reading.article.text, source.start, place[0])
        if doing:
            return doing.start("clause"), place[1]
    if any(start < place[1] and place[0] < end for start, end in taken):
        return None
    start = max([sentence[0], *(end for _, end in taken if sentence[0] <= end <= place[0])])
    end = min([sentence[1], *(begin for begin, _ in taken if place[1] <= begin <= sentence[1])])
    text = reading.article.text
    closed = _CLOSED.search(text, place[1], end) if start > sentence[0] else None
    end = closed.start() if closed else end
    holes = sorted(s for a in told for s in a.source if s.start >= start and s.end <= end)
    first = max([start, *(hole.end for hole in holes if hole.end <= place[0])])
    free = _without(text, (first, end), [hole for hole in holes if hole.start >= place[1]])
    opener = _RELATIVE.match(free)
    words = tokens(free[opener.end() if opener else 0 :])
    done = DONE.search(free) is not None or says(free, "past")
    done = done or (_PERFECT.search(free) is not None and says(free, "participles"))
    return (start, end) if done and len(words) >= DEED_WORDS else None


def _without(text: str, where: Range, holes: Sequence[Span]) -> str:
    """A stretch without who speaks in it: what "who ran the yard" tells of them is of no day."""
    kept, start = [], where[0]
    for hole in holes:
        kept.append(text[start : max(start, hole.start)])
        start = max(start, hole.end)
    return "".join((*kept, text[start : where[1]]))


def also_done(text: str, told: Attribution, taken: Sequence[int]) -> Range | None:
    """What somebody did besides a deed by saying, on the same day: "ordered a recount | and put off the result".
    None where that is a saying too, or has a time of its own, by the places of both that are `taken`."""
    cue = told.cue[0] if told.cue else None
    found = _AND_DID.match(text, told.content[-1].end) if told.content else None
    if cue is None or found is None or not is_done(found["verb"]):
        return None
    if _PERFECT.match(cue.text) or _RELATIVE.search(text, max(0, cue.start - len(" which ")), cue.start):
        return None  # what somebody had done, or who they are, is of no day
    where = found.span("clause")
    return None if any(where[0] <= place < where[1] for place in taken) else where


_AND_DID = re.compile(
    r",?\s(?:and|but)\s(?:(?:also|then|later)\s)?(?P<clause>(?P<verb>[a-z]+)\s[^,.;:?!“”\"\n]{4,})"
)


def tail_of(text: str, told: Attribution, place: Range) -> bool:
    """Whether a time closes what is said before who says it: "The ferry sank | on Tuesday, the mayor said"."""
    end, rest = told.content[-1].end, [s.start for s in (*told.source, *told.cue)]
    return (
        0 <= place[0] - end <= TAIL
        and place[1] <= min(rest, default=0)
        and _PLAIN.fullmatch(text, end, place[0]) is not None
    )


def tail_behind(text: str, told: Attribution, place: Range) -> bool:
    """Whether a time closes what is said in a clause of its own: "admitted that a text had been handed over | on
    Friday evening"."""
    said = told.content[-1] if told.content else None
    clause = said is not None and said.text.startswith("that ") and said.end <= place[0]
    return clause and said is not None and _ON.fullmatch(text, said.end, place[0]) is not None


_ON = re.compile(r"\s+(?:(?:on|in|at|late|early|late\s+on|early\s+on)\s+)?")

TAIL = 60
"""Characters between such words and their time. Set by judgement."""

_PLAIN = re.compile(r"(?<![,.!?”\"])\s[^,.;:“”\"\n]*")


def whole(told: Attribution, sentence: Range, place: Range) -> Range:
    """An attribution from its first word to its last, and its time, as far as its sentence goes."""
    spans: list[Span] = [*told.source, *told.cue, *told.content]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    return max(min(first, place[0]), sentence[0]), min(max(last, place[1]), sentence[1])
