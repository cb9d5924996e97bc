"""Where the words of an event begin and end, so that they can be read by themselves: at the clause of its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model import Attribution, Edtf, Range
from onrecord.record.when.event_words import has_verb, says
from onrecord.record.when.happenings import is_past, whole
from onrecord.record.words import tokens

LEAST = 3
"""Words of a clause that can be read by itself: "It sank on Monday" has four."""

_THEN = "while|when|as|after|before"
_JOINT = re.compile(
    r"\s*[;:—–]\s|\s--?\s|,\s(?:and|but|so|or|while|when|as|after|before|because|since|until|although|though|where)\s"
    r"|\s(?:but|while|when|after|before|because|although|though)\s"
)
"""Between two clauses of which each may have its own time."""

_DASH = re.compile(r"\s*[:—–-]+\s")
"""What is behind it goes on with what is before: "a town split in 2030 - | over a mill to be shut in 2031"."""

_RESUMED = re.compile(r",\s(?:will|would|is|are|was|were|has|have|had)\s")
"""Behind a clause inside another: "Lind, who left before the fire of 2030 was out, | will | return in 2033"."""

_BREAK = re.compile(
    r",?\s(?:in|on|at|to|for|of|with|by|from|during|after|before|under|through)\s(?:which|whom)\b"
    rf"|,?\s(?:even|just|only|soon|\w+ly|\w+\s(?:hour|day|week|month|year)s?)\s(?:{_THEN}|because)\b"
    r"|\s*[,;:—–]+(?:\s(?:and|but|who|which)\b,?(?:\s(?:as|when|while)\b)?)?|\s--?\s"
    rf"|\s(?:{_THEN}|and|but|who|which|that|because|since|where|although|if|whether|how|what|why)\b"
)
"""Where the clause of a saying may begin: "The gate was shut on Monday, | and Lind | said …"."""


_LEADS = re.compile(
    r"[,;:—–(“”\"\n]\s*|\s--?\s+|''(?=\s)\s*|(?:^|\s)(?:[Bb]ut|[Aa]nd|[Aa]lthough|[Tt]hough|[Ww]hile)\s"
)
"""Before the phrase in which a time stands: "But | in a speech late on Monday, she …"."""


_AND = re.compile(r"\s(?:and|but)")
"""It may also stand between two things: "for December and January"."""

NEAR = 2
"""Words between an "and" and who speaks next, or what they said: "and in 2008 | Lind said"."""


def _parts_from(text: str, found: re.Match[str], speaks: Sequence[Range], end: int) -> bool:
    """Whether what follows is the clause of who speaks up to a cue, and not only more of the clause before."""
    if any(a <= found.start() < b for a, b in speaks):
        return False
    begins = min((a for a, _ in speaks if a >= found.end()), default=end)
    return _AND.fullmatch(found.group()) is None or len(tokens(text[found.end() : begins])) <= NEAR


def led(text: str, where: Range, place: Range, sentence: Range, told: Iterable[Attribution]) -> Range:
    """A stretch that begins with its time, with the phrase that this stands in, inside a content that holds it:
    "| in a speech on | Monday, Lind denied it"."""
    if where[0] != place[0]:
        return where
    begins = [s.start for a in told for s in a.content if s.start <= place[0] < s.end]
    begins += [s.end for a in told for s in a.cue if sentence[0] <= s.start and s.end <= place[0]]
    low = max([sentence[0], *begins])
    return max((m.end() for m in _LEADS.finditer(text, low, place[0])), default=low), where[1]


def apart(text: str, where: Range, place: Range, times: Iterable[tuple[int, int, Edtf]]) -> Range:
    """The clause of a time, where other times stand in other clauses of a stretch: of "The club has met here since
    | 1962, but it will leave in 2030" the one up to the comma."""
    start, end = where
    inside = [time for time in times if where[0] <= time[0] < where[1]]
    own = next((day for *at, day in inside if tuple(at) == place), None)
    others = [(a, b) for a, b, day in inside if day != own and (a, b) != place]
    again = [(a, b) for a, b, day in inside if day == own]
    place = _all_of_one(place, again, others)
    for other in others:
        low, high = min(place[1], other[1]), max(place[0], other[0])
        joints = [m for m in _JOINT.finditer(text, low, high) if _parts(text, where, m)]
        if joints and other[0] >= place[1]:
            end = min(end, joints[0].start())
        elif joints and other[1] <= place[0]:
            ends = (m.end() for m in joints if not _DASH.fullmatch(m.group()))
            start = max([start, *(n for n in ends if _has_subject(text, n, place[0]))])
    return start, end


def _all_of_one(place: Range, again: Iterable[Range], others: Iterable[Range]) -> Range:
    """From the first to the last naming of a day, where no other time parts them: "it sailed on | 3 May, and that
    day | sank"."""
    for start, end in again:
        if not any(min(place[0], start) < other[0] < max(place[1], end) for other in others):
            place = min(place[0], start), max(place[1], end)
    return place


def _has_subject(text: str, start: int, time: int) -> bool:
    """Whether what begins there is a clause of its own, and does not go on with one before an inner clause."""
    return not (_RESUMED.search(text, start, time) or _opens_with_verb(text[start:time]))


def _parts(text: str, where: Range, joint: re.Match[str]) -> bool:
    """Whether both sides of a joint tell of something."""
    return all(_tells(text[a:b]) for a, b in ((where[0], joint.start()), (joint.end(), where[1])))


def _tells(words: str) -> bool:
    return is_past(words) or says(words, "verbs")


def _opens_with_verb(words: str) -> bool:
    """Whether a clause has no subject of its own: "is due soon but | could come as late as Monday"."""
    first = " ".join(tokens(words)[: 1 + words.split(" ")[0].endswith("ly")])
    return is_past(first) or says(first, "verbs")


def cut_off(text: str, where: Range, place: Range, sentence: Range, told: Sequence[Attribution]) -> Range | None:
    """A stretch that ends where a cue begins, without the clause of that saying: of "The gate was shut on |
    Monday, and Lind" as far as the comma. Where its time stands in that clause, the whole saying ("In 2008 they
    had reason | to doubt it"), or None where nothing else is told. The stretch itself where it ends otherwise, or
    is only what speaks ("a poll taken on | Monday | showed")."""
    cue = next((a for a in told if any(s.start == where[1] for s in a.cue)), None)
    if cue is None or any(s.start <= place[0] and place[1] <= s.end for s in cue.source):
        return where
    speaks = [(s.start, s.end) for s in cue.source if place[1] <= s.start < where[1]]
    breaks = [
        m.start() for m in _BREAK.finditer(text, place[1], where[1]) if _parts_from(text, m, speaks, where[1])
    ]
    breaks = breaks or [start for start, _ in speaks if not text[place[1] : start].strip()]
    left = text[where[0] : breaks[-1]].rstrip(" ,;:—–-") if breaks else ""
    if has_verb(left) and len(tokens(left)) >= LEAST:
        return where[0], where[0] + len(left)
    before = [m.end() for m in _BREAK.finditer(text, where[0], place[0])]
    tells = _tells(text[max(before, default=where[0]) : where[1]])
    return (where[0], max(where[1], whole(cue, sentence, place)[1])) if tells else None
