"""How far a date stands from the cue that it goes with, in the four places where news puts it.

"Poe said on Monday", "Poe on Monday said", "On Monday, Poe said", and inside the cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Range, Span
from onrecord.reading.sourcing.live import is_present
from onrecord.reading.words.asking import ASKED_FIRST
from onrecord.reading.words.crediting import accords, begins_citing

CUE_REACH = 60
"""A date this many characters behind the cue, with nothing of the content between, tells when it was said.
Room for an addressee ("told reporters in the capital on Wednesday"). Set by hand."""

SOURCE_REACH = 30
"""A date that opens a clause stands at most this far before its source. Set by hand."""

HANGING_REACH = 120
"""The same before a cue that hangs on what its speaker did that day ("on Sunday closed the gate …, saying").
Set by hand."""

BESIDE = 6
"""Between source and cue such a date stands right behind the source ("Poe on Tuesday said"). Set by hand."""

OPENING = 30
"""Such a date has at most this much of the sentence before it ("Meanwhile, late on "). Set by hand."""


def gap(
    text: str, sentence: Range, when: Span, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]
) -> int | None:
    """Characters between a date and the cue (or the source before it), or None where they do not go together."""
    first, last = cue[0][0], cue[-1][1]
    if first <= when.start and when.end <= last:
        return 0
    if when.start < first and begins_citing(text[slice(*cue[0])]):
        return None
    if when.start >= last:
        if any(last <= s and e <= when.start and _APPOSED.match(text, e, when.start) for s, e in source):
            return None
        return _behind(text, when, _past_source(text, last, when, source), content)
    if source and source[0][0] < when.start:
        return _between(text, when, source, cue, content)
    return _before(text, sentence, when, source, cue, content)


def _behind(text: str, when: Span, last: int, content: Sequence[Range]) -> int | None:
    """Behind the cue: "said on Monday", "announced | her support for the plan | on Monday"."""
    closes = any(
        (_CLOSING.fullmatch(text, piece[1], when.start) or _AS_WELL.fullmatch(text, piece[1], when.start))
        and last <= piece[0]
        and not text.startswith("that ", piece[0])
        for piece in content
    )
    if closes and not _YEAR.search(when.text):
        return when.start - content[-1][1]
    return _unbroken(text, (last, when.start), content, CUE_REACH)


def _past_source(text: str, last: int, when: Span, source: Sequence[Range]) -> int:
    """The end of the cue, or of who speaks right behind it: "said Poe, the head of the dockers, | on Monday"."""
    ends = [e for start, e in source if text[last:start].isspace() and last < start and e <= when.start]
    ends = [
        end
        for end in ends
        if _CLOSING.fullmatch(text, end, when.start) or _SET_OFF.fullmatch(text, end, when.start)
    ]
    return last if _YEAR.search(when.text) else max(ends, default=last)


_APPOSED = re.compile(r",\s(?:the|an?|who|whose|then|now|his|her|its|their|one)\s[^,]*$")
"""Behind who speaks, up to a day that only says who they are: "said Poe, | the head of the dockers in | 2004"."""


def _between(
    text: str, when: Span, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]
) -> int | None:
    """Between source and cue, where the day is that of all that the speaker did."""
    first = cue[0][0]
    if when.end <= source[-1][1]:
        return first - when.end
    said_by = max(end for _, end in source if end <= when.start)
    if _SPEAKING.fullmatch(text, said_by, when.start) and not touches((said_by, first), content):
        return first - when.end
    if _SET_OFF.search(text, said_by, when.start) and text[when.end : first].isspace():
        return first - when.end
    clause = _CLAUSE.search(text, source[-1][1], when.start)
    if (
        not clause
        and _OF_DAY.search(when.text)
        and _AND.fullmatch(text, when.end, first)
        and not touches((said_by, first), content)
    ):
        return first - when.end
    hanging = _HANGING.match(text, *cue[0])
    if (when.start - said_by > BESIDE and not hanging) or (hanging and clause):
        return None
    hung = hanging and text[when.end : first].rstrip().endswith(",")
    if hung and _THING.fullmatch(text, when.end, first) and not touches((when.end, first), content):
        return first - when.end
    return _unbroken(text, (when.end, first), content, HANGING_REACH if hung else SOURCE_REACH)


def _before(
    text: str,
    sentence: Range,
    when: Span,
    source: Sequence[Range],
    cue: Sequence[Range],
    content: Sequence[Range],
) -> int | None:
    """Before the source, as what opens the sentence; before a cue without a source, right beside it."""
    first = cue[0][0]
    if not source and text[when.end : first].isspace():
        told = _WHO.search(text, sentence[0], when.start) or _NAMED.fullmatch(text, sentence[0], when.start)
        if told:
            return first - when.end
    between = (when.end, min(first, source[0][0] if source else first))
    joined = _WHEN.fullmatch(text, when.end, max(between))
    if joined and (not joined["apart"] or any(start > first for start, _ in content)):
        return between[1] - between[0]
    as_they = _AS_THEY.fullmatch(text, sentence[0], when.start) and _COMMA.fullmatch(text, *between)
    placed = _PLACED.fullmatch(text, sentence[0], when.start) and _BY_NAME.fullmatch(text, *between)
    if as_they or (placed and not accords(text[slice(*cue[0])])):
        return between[1] - between[0]
    words = text[slice(*cue[0])]
    opened = _OPENED.fullmatch(text, sentence[0], when.start) and not (is_present(words) or accords(words))
    if opened and _is_first(text, between, content):
        return between[1] - between[0]
    next_ = _NEXT_CLAUSE.search(text, sentence[0], when.start) and when.text.lower() != "today"
    if next_ and _RIGHT_BEFORE.fullmatch(text, *between):
        return between[1] - between[0]
    if when.start - sentence[0] > OPENING or (
        _TOLD.match(text, sentence[0], when.start) and text[when.end] == ","
    ):
        return None
    if _PROMPTED.match(text, sentence[0], when.start):
        return between[1] - between[0] if between[0] <= between[1] else None
    return _unbroken(text, between, content, SOURCE_REACH)


def _is_first(text: str, between: Range, content: Sequence[Range]) -> bool:
    """The day of a whole sentence, and who speaks stands behind a comma in it: "On Monday, as the mill burned, |
    Poe said", and not "On Monday, a day after | Poe said it was safe, …"."""
    told = _MAIN.fullmatch(text, *between) or _STOOD.fullmatch(text, *between)
    return not touches(between, content) and told is not None


def _unbroken(text: str, between: Range, content: Sequence[Range], reach: int) -> int | None:
    """The size of a stretch that holds nothing of what is said and no beginning of another clause."""
    size = between[1] - between[0]
    broken = touches(between, content) or _BROKEN.search(text, *between)
    return None if broken or not 0 <= size <= reach else size


def touches(where: Range, ranges: Sequence[Range]) -> bool:
    """Whether a range shares a character with one of others."""
    return any(start < where[1] and where[0] < end for start, end in ranges)


_BROKEN = re.compile(
    r"[;:()]|[!?]\s|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bSt)(?<!\b[A-Z])\.\s|,\s(?:[\w-]+\s){1,3}(?:after|before)\s[^,]*$|,\s(?:who|whose|whom|which|when|where|after|before|while|as|\w+ing)\b|\b(?:that|before|since|until)\b"
)
_HANGING = re.compile(r"(?!(?:according|following|including)\b)\w+ing\b", re.IGNORECASE)
"""A cue that hangs on the clause before it: "attacked him on Monday, calling …", "on Monday by repeating …"."""

_THING = re.compile(r"\s(?:that|which|who|where)\s[^,;:.()]{1,140},\s")
"""Between a day and a cue that hangs on what was done that day: "vetoed a bill on Monday | that would shut it, |
saying"."""

DOING = (
    r"(?!(?:facing|seeking|citing|quoting|recalling|fearing|awaiting|expecting|including|following|according|having|being|pending|regarding"
    r"|concerning|noting|referring|remembering|missing|dating|starting|beginning|running|working|living|representing)\b)\w+ing\b"
)
"""A participle that tells what somebody did while they spoke: "visiting the mill"."""

_SPEAKING = re.compile(
    r",?\s+" + DOING + r"[^,;:]{0,60}"
    r"|,?\s+(?:who|which)\s+(?:spoke|addressed|faced|met|briefed|appeared|testified|campaigned|toured|visited)\b[^,;:]{0,60}"
    r"|,\s+(?:in|at|on|during|over)\s+(?:(?!(?:since|until|till|before|after|who|which|that|for)\b)[^\s,;:]+\s+){1,10}?"
    r"(?:(?:on|late|early)\s+)?(?<!of\s)(?<!for\s)(?<!by\s)"
    r"|,?\s+(?:dated|released|published|issued|posted|signed|sent|filed|drafted|written)\s+(?:on\s+)?"
)
"""Between the source and a day: "Poe, speaking to reporters on Monday, said", "The note, dated 3 May, asks"."""

_PROMPTED = re.compile(rf"\W*{ASKED_FIRST}\b[^,]{{0,30}}$")
"""What opens a sentence before the day on which somebody was asked, and answered."""

_TOLD = re.compile(
    r"\W*(?!(?:[Aa]fter|[Ww]hen|[Aa]s|[Ww]hile|[Oo]nce|[Ss]ince|[Bb]efore|[Aa]sked|[Pp]ressed|[Qq]uestioned|\w+ing)\b)"
    r"(?:(?!(?:who|which|that)\b)[^\s,;:]+\s){1,4}?(?:(?!need|indeed)[a-z]{2,}ed|was|were|has|had|will|did|won|lost|left|met|came|went|fell|broke)\s"
)
"""A main clause before the day, which is that of what it tells: "Lind resigned on | Friday, | her lawyer said"."""

_AS_THEY = re.compile(
    rf"\W*(?:(?:But|And)\s)?(?:(?:[Ww]hen|[Aa]s|[Ww]hile)\s(?:he|she|they)\s|(?:[Ww]hen\s|[Ww]hile\s)?(?i:{DOING})\s)"
    r"(?:(?:(?!(?:that|who|which|after|since|until|of|for)\b)[^\s,;:“”\"]+|[“\"][^“”\"]{2,40}[”\"])\s){1,14}?(?:(?:on|late|early)\s)?"
)
"""What a speaker did on the day as they spoke: "When she faced the guild late on | Monday, | Poe said"."""

_PLACED = re.compile(
    r"\W*(?:(?:But|And)\s)?(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]utside|[Oo]ver)\s"
    r"(?!(?:response|reaction|reply|contrast|addition|the\s(?:wake|aftermath|face|light|event|run-up|case|weeks?|days|hours|months?|years?|time))\b)"
    r"(?:(?!(?:that|who|which|after|before|since|until|about|over|from|by|on|where)\b)[^\s,;:“”\"]+\s){1,14}?"
    r"(?<!announced\s)(?:(?:on|in|late|early|earlier)\s)?"
)
"""Where the speaker was on the day: "At the yearly meeting of the guild on | Monday, | Poe used her speech to"."""

_BY_NAME = re.compile(r",\s(?:(?!(?:and|but|as|when|while)\b)[^\s,;:.“”\"]+\.?\s){0,7}")
"""Between such a day and the cue: a comma, and who is told or asked, where nobody is its source."""

_OPENED = re.compile(
    r"\W*(?:(?:But|And|Then|Yet|Also|Meanwhile|Earlier|Late|Early|Only|Just),?\s)?(?:(?i:on|late|early|in|last|late\son|early\son)\s)?"
)
"""What may stand before a day that opens its sentence."""

_MAIN = re.compile(
    r"(?:[^;:!?“”\".]|\.(?=[\w,])|(?<=\b[A-Z])\.|\b(?:Mr|Ms|Mrs|Dr|Sen|Gov|Rep|St)\.){0,160},\s(?:(?:and|but|then|both)\s)?"
    r"(?:(?:[A-Z][\w’'-]*\.?|the|an?)\s)*"
)
"""Between such a day and who speaks: a clause or a place, up to its comma, and a title."""

_STOOD = re.compile(
    r"(?:\s(?:at|in|on|during|outside)\s(?:(?!(?:that|who|which|when|where|after|before|as|while|since|if)\b)[^\s,;:.]+\s){1,14}"
    r"|\s)(?:(?:Sen|Gov|Rep|Mr|Ms|Mrs|Dr)\.\s)?"
)
"""The same without a comma: "Saturday at the guild’s fair | Poe said"."""

_NEXT_CLAUSE = re.compile(r"[,;]\s(?:and|but|then|yet|while)\s(?:(?:on|in|late|early|late\son|early\son)\s)?$")
_RIGHT_BEFORE = re.compile(r",?\s")
"""A day that opens a clause in the midst of its sentence, and who speaks right behind it: "they voted for it, but
late | on Monday | Poe announced"."""

_COMMA = re.compile(r"(?:\s(?:in|at|near|outside)\s[^,;:.“”\"]{2,40})?,\s+")

_WHEN = re.compile(r"(?:(?P<apart>,\s+|\s+[-–—]\s*)|\s+)(?:when|as)\s+")
"""Between a day and who spoke on it: "found a friend on Friday | when | the mayor refused", "shut on Friday, | as
| its owner swore that …"; behind a comma and what is said, "as the owner said" says nothing of the day."""

_YEAR = re.compile(r"\byears?\b|^\d{4}$")
_CLOSING = re.compile(
    r"(?:\s+(?:in|at|on|before|during|with)\s+(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:(?!(?:that|who|which|if|he|she|they|it|on|in|at|was|were|had)\b)[\w’'-]+\s+){1,5}?(?=(?:on|late|early|last)\b|[A-Z])"
    r"|\s+for\s+(?:[\w-]+\s+){0,2}?(?:games?|match(?:es)?|races?|years?|months?|weeks?|days?|life)(?=\s))?"
    r"\s*(?:on|late|early|last|late\s+on|early\s+on)?\s*"
)
"""Between the content and a day outside it: "announced | her support for the plan | on Monday", "put out
| the claim | on its front page on Saturday"."""

_AS_WELL = re.compile(
    r"\s(?:when|as|while)\s(?:he|she|they)\s(?:\w+ly\s)?(?:appeared|spoke|testified|addressed|faced|met|visited|toured|briefed|arrived"
    r"|returned|campaigned|took\sthe\sstage)\s(?:(?!(?:that|who|which|after|since|until|before\sthe\s\w+day)\b)[^\s,;:“”\"]+\s){0,10}?"
    r"(?:(?:on|late|early)\s)?"
)
"""What the speaker did as they spoke, up to its day: "denied it | when she appeared in court on | Monday"."""

_SET_OFF = re.compile(r",\s+(?:(?:on|late|early|late\s+on|early\s+on)\s+)?$")
"""Before a day that stands by itself in front of the cue: "Poe, who left the guild, on Friday declared"."""

_AND = re.compile(r",?\s+(?:and|but|then|and\s+then)\s+(?:(?:also|later|has|have|had|again)\s+)*")
"""Between the day of what a speaker did and the cue of what they said: "shut the gate on Monday | and | said"."""

_OF_DAY = re.compile(r"\w+day\b|\b(?:yesterday|today|tonight|last\s+night)\b|\b\d{1,2}\b", re.IGNORECASE)
"""A date to the day."""

_WHO = re.compile(r"\b(?:who|whom|which|that)\s+\S+\s+(?:(?:on|late|early)\s+)?$")
"""Words with nothing of an attribution in them but its speaker: "Lind, whom Poe on Monday called"."""

_NAMED = re.compile(
    r"(?:[^“”\"]{0,80}\s[-–—]\s)?[^,;:“”\"]{1,100}\s(?:(?:on|late|early|late\s+on|early\s+on)\s+)?"
)
"""A subject that the reader took for no source, up to the day behind it: "The guild on Monday | denied"."""

_CLAUSE = re.compile(r"\b(?:who|which|when|where|that|after|before|while|because|for(?=\s+(?:\w+\s+)?\w+ing\b))\b")
