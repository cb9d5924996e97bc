"""To whom and on what occasion it was said, from the words of the sentence outside the content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, overlap
from onrecord.reading.sourcing.broadcasts import on_air
from onrecord.reading.sourcing.carriers import carriers_in
from onrecord.reading.sourcing.hearers import hearer, spoken_to
from onrecord.reading.sourcing.occasion_phrases import (
    DAYS,
    HELD,
    SIDES,
    events,
    is_gathering_phrase,
    occasions_in,
    texts,
    until,
)
from onrecord.reading.sourcing.written import in_which, read_in, sent, written
from onrecord.reading.words.asking import ASKED, ASKED_WHEN
from onrecord.reading.words.crediting import CITING_WORDS
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.lexicon import singular

_BODIES = listed("occasions.bodies")
"""Nouns of occasions that are bodies too: who tells the council tells its members."""

_HOLDING = re.compile(rf"\b(?:{'|'.join(sorted(HELD))})\s$", re.IGNORECASE)


def addressed(text: str, draft: Draft, sentence: Range, place: Range | None = None) -> Range | None:
    """Where the words that name the hearer stand, or None.

    The object of "told", "urged" and the like; else what follows "to" after "said", "letter" and the like; else
    who is spoken to beside the cue or on the occasion at `place`. An occasion in that place ("told the briefing")
    is no hearer.
    """
    where = hearer(text, draft, sentence)
    if where is None and draft.cue:
        where = spoken_to(text, draft, sentence, place)
    if where is None or _is_occasion(text, where):
        return None
    return None if place and overlap(place, where) and place[0] == where[0] else where


def _is_occasion(text: str, where: Range) -> bool:
    words = words_of(text, *where)
    head = next((i for i, word in enumerate(words) if word.text in {"of", "with"}), len(words)) - 1
    while head > 0 and words[head].text in {"'", "’", "s"}:
        head -= 1
    named = text[words[head].start].isupper()
    return not named and words[head].text in events() and words[head].text not in _BODIES


def occasion(
    text: str,
    draft: Draft,
    sentence: Range,
    taken: Sequence[Range],
    beside: Sequence[Range] = (),
    ahead: Sequence[Range] = (),
) -> Range | None:
    """Where the words that name the occasion stand, the preposition included, or None.

    "at the daily briefing", "in an interview with NBC", "on Telegram", "speaking in Budapest". Of several the one
    nearest the cue. `taken` are the contents of other attributions, whose occasions are their own, and so is what
    stands behind their cues, which are `beside`; `ahead` are the cues of other speakers.
    """
    heard = hearer(text, draft, sentence)
    if heard is not None and _is_occasion(text, heard):
        return _whole(text, heard, sentence, draft)
    sent_out = sent(text, draft, sentence)
    if sent_out is not None:
        return sent_out
    anchor = draft.anchor[0]
    speech = None
    if draft.cue and _hangs_on(text, draft, sentence):
        speech = _speech(text, draft, (min(sentence[0], anchor), anchor), taken)
        sentence = (anchor, max(sentence[1], anchor))
    begun = _begun(text, draft, sentence) or written(text, draft, sentence) or read_in(text, draft)
    if begun is not None:
        return begun
    found = _told(text, draft, sentence, taken, beside, ahead)
    found = [f for f in found if not (_ONLY_BESIDE.match(text, *f) and not _beside(draft, f, heard))]
    return (
        min(
            found,
            key=lambda place: (
                not _is_held(text, place),
                not _BESIDE.match(text, place[0]),
                abs(place[0] - anchor),
                place,
            ),
            default=speech,
        )
        or _of_the_act(text, draft)
        or in_which(text, draft, sentence, taken)
    )


def _told(
    text: str,
    draft: Draft,
    sentence: Range,
    taken: Sequence[Range],
    beside: Sequence[Range],
    ahead: Sequence[Range],
) -> list[Range]:
    """The occasions in a sentence that are told of who speaks, and of no other and no time before."""
    anchor = draft.anchor[0]
    own = fronted(text, draft.content, draft.source, draft.cue)
    found = occasions_in(text, sentence, [*own, *taken])
    found = [
        f for f in found if not any(overlap(f, piece) for piece in own) and not _of_the_source(text, draft, f)
    ]
    found = [f for f in found if not _in_print(text, f) and not _in_clause(text, draft, f)]
    found = [f for f in found if not _of_another(text, draft, f) and not _LATER.fullmatch(text, sentence[0], f[0])]
    found = [f for f in found if not any(anchor < start <= f[0] for start, _ in beside) or _is_apart(text, f)]
    found = [f for f in found if not _of_those_before(text, draft, f, ahead)]
    return [f for f in found if not (text[f[0]] in "aA" and _DID.match(text, f[1]))]


def _speech(text: str, draft: Draft, before: Range, taken: Sequence[Range]) -> Range | None:
    """What the speaker held in the clause on which the cue hangs: "gave | a speech in Ostwick, | saying …"."""
    held = [f for f in occasions_in(text, before, taken) if _is_held(text, f)]
    held = [f for f in held if not _of_another(text, draft, f) and not _CLAUSE.search(text, f[1], before[1])]
    return held[-1] if held else None


def _of_those_before(text: str, draft: Draft, where: Range, ahead: Sequence[Range]) -> bool:
    """The phrase stands behind another's cue and before who speaks here: "Poe said at a rally, hours after | the
    guild denied it", and not "called it a folly at a rally at which | the guild denied it"."""
    first = min((start for start, _ in (*draft.source, *draft.cue)), default=0)
    theirs = any(start <= where[0] < first for start, _ in ahead)
    return theirs and _WHEN.fullmatch(text, where[1], max(first, where[1])) is None


_WHEN = re.compile(r",?\s(?:when|where)\s|\s(?:at|in|during)\swhich\s")


def _is_apart(text: str, where: Range) -> bool:
    """A comma parts the phrase from the words before it."""
    return text[: where[0]].rstrip().endswith(",")


_LATER = re.compile(
    r"\W*(?:Soon|Shortly|Moments|(?:[\w-]+\s){0,2}(?:[Mm]inutes|[Hh]ours?|[Dd]ays?|[Ww]eeks?|[Mm]onths?))\s(?:after|before)\s[^,]*"
)
"""Before an occasion that was over, or still to come: "soon after Poe spoke | at a rally, | Lind said"."""


def _of_the_act(text: str, draft: Draft) -> Range | None:
    """Where somebody did by words what needs no "that", though the tagger has it for a part of what was said:
    "thanked voters | in a televised address"."""
    if not draft.cue or not draft.content or draft.turn or draft.content[-1][0] < draft.cue[-1][1]:
        return None
    start, end = draft.content[-1]
    found = _LAST.search(text, max(start, end - _FRONT), end)
    if found is None or _CLAUSAL.match(text, start) or any(c in text[start:end] for c in '“”"'):
        return None
    if _FOR_THEM.search(text, start, found.start()):
        return None
    return found.span("what") if singular(found["noun"]) in texts() | _SPEECHES else None


_CLAUSAL = re.compile(r"\W*(?:that|whether|to|if|how|why|what)\b")
_FOR_THEM = re.compile(r"\b(?:for\s[^,.;:]{2,40}\sto\s[a-z]+|who|which|that)\b")
"""What somebody is to do, or did, there: "listed questions | for the firm to answer | in a closed briefing"."""

_SPEECHES = frozenset({"speech", "address", "interview", "briefing", "sermon", "conference"})
_LAST = re.compile(
    r"(?<!ed)(?<!made)(?<!given)\s(?P<what>(?:in|at|during)\s(?:an?|his|her|their)\s(?:[\w’'-]+\s){0,4}?(?P<noun>[a-z-]+))"
    r"(?:\s(?:on|late|early)?\s?[A-Z]\w+day(?:\s\w+)?)?$"
)


_BESIDE = re.compile(rf"(?:on|in|at)\s+the\s+(?:{'|'.join(sorted(SIDES))})\s+of\b", re.IGNORECASE)
""" "In statements to the press, | at the margin of the fair": where it was said."""


def fronted(
    text: str, content: Sequence[Range], source: Sequence[Range], cue: Sequence[Range]
) -> tuple[Range, ...]:
    """The contents; one that stands before who says it goes on up to the comma between them.

    "Lind made an offer | at a meeting last Wednesday, a colleague told the Gazette": of what is said, not of the
    saying, and so is what opens its sentence: "In a call on Friday, | Lind made an offer, a colleague said". What
    is quoted ends with its mark.
    """
    told = min((start for start, _ in (*source, *cue)), default=0)
    wider = []
    for start, end in content:
        fronts = end <= told and bool(source or told - end > 1)  # not who "was asked" or "is said to"
        tail = _TO_COMMA.match(text, end, told) if fronts else None
        head = _FROM_FRONT.search(text, max(start - _FRONT, 0), start) if fronts else None
        wider.append((head.start("front") if head else start, tail.end() if tail else end))
    return tuple(wider)


_FRONT = 120
_FROM_FRONT = re.compile(
    r"(?:^|[.!?”\"\n]\s*)(?P<front>(?:In|At|On|During|After|Over)\s(?!addition|fact|turn|general|particular|short|all|first)"
    r"[^,.;:“”\"\n]{3,100},\s)$"
)
_TO_COMMA = re.compile(
    r"(?<![,.!?”\"’'])\s(?:on|at|in|during|after|before|late|early|last|next|this|by|for)\b[^,.;:“”\"\n]{1,80}(?=,\s*$)"
)


def _begun(text: str, draft: Draft, sentence: Range) -> Range | None:
    """What the speaker does while they say it: "Handing down | the sentence, | the judge said"."""
    if not draft.cue or not draft.source or draft.source[0][0] > draft.cue[0][0]:
        return None
    first = draft.source[0][0]
    for pattern in (_HANDING_DOWN, _OPENING):
        match = pattern.match(text, min(sentence[0], first), first)
        if match and (pattern is _HANDING_DOWN or is_gathering_phrase(text, match.span("what"))):
            return match.span("what")
    return None


_WHAT = (
    r"(?P<what>(?:the|his|her|its|their|an?|this)\s[^,;:.“”\"]{3,60}?)"
    r"(?:\s(?:on|late|early)\s[^,;:]{3,30})?,\s+(?:[\w-]+\s){0,2}$"
)
_HANDING_DOWN = re.compile(rf"\W*(?:Handing\s+down|Delivering|Pronouncing|Reading(?:\s+out)?)\s+{_WHAT}")
_OPENING = re.compile(rf"\W*(?:Opening|Closing|Chairing|Hosting|Concluding|Presiding\s+over)\s+{_WHAT}")


def _of_the_source(text: str, draft: Draft, where: Range) -> bool:
    """The phrase says who speaks, and not where; one set off at the end of what follows the cue may do so
    (", said Lind, the mayor, at a rally in Ostwick")."""
    for start, end in draft.source:
        if overlap(where, (start, end)) and not _LEADING.search(text, start, where[0]):
            behind = bool(draft.cue) and start >= draft.cue[-1][1] and where[0] > start
            apart = text[start : where[0]].rstrip().endswith(",") and is_gathering_phrase(text, where)
            return not (behind and apart)
    return False


_LEADING = re.compile(
    r",\s(?:(?:winding|wrapping|summing)\sup|opening|closing|concluding|chairing|hosting|addressing)\s$"
)
"""Between who speaks and what they did while they spoke: "Poe, | winding up | a debate, tells …"."""


def _is_held(text: str, where: Range) -> re.Match[str] | None:
    """The verb before the phrase by which somebody held or used it: "used | her first interview"."""
    return _HOLDING.search(text, max(where[0] - len("delivering "), 0), where[0])


def _of_another(text: str, draft: Draft, where: Range) -> bool:
    """The phrase is what somebody held or used who is not the speaker: "as Poe gave a speech, Lind praised it"."""
    verb = _is_held(text, where)
    first = min((start for start, _ in (*draft.source, *draft.cue)), default=0)
    if verb is None or _BY_WHICH.fullmatch(text, where[1], max(first, where[1])):
        return False
    named = [end for _, end in (*draft.source, *draft.cue) if end <= verb.end()]
    return not named or any(c in text[max(named) : verb.start()] for c in ',;“”"')


_BY_WHICH = re.compile(r"(?:\s[^,.;:“”]{0,40})?,?\s(?:[-–—]+\s)?(?:during|at|in|on)\swhich\s")
"""Between an occasion and who speaks there: "hosted a dinner on Monday | during which | she praised the crew"."""


def _in_clause(text: str, draft: Draft, where: Range) -> bool:
    """The phrase stands in a clause of its own: before the question that the words are of ("spoke at a forum when
    asked about reports that …"), behind what is said ("said it leaks when she speaks at a forum"),
    or about who speaks ("Lind, who said at a forum that …, told staff")."""
    named = max((end for _, end in draft.source if end <= where[0]), default=None)
    whom = _OF_WHOM.search(text, named, where[0]) if named is not None and where[1] <= draft.anchor[0] else None
    if whom and "," not in text[whom.end() : where[0]]:
        return True
    if named is None and _is_fronted_clause(text, draft, where):
        return True
    asked = PUT_TO.search(text, where[1], draft.anchor[0])
    if asked and not any(end <= where[0] for _, end in (*draft.source, *draft.cue, *draft.content)):
        return True
    before = max((end for _, end in (*draft.cue, *draft.content) if end <= where[0]), default=where[0])
    return _CLAUSE.search(text, before, where[0]) is not None


def _is_fronted_clause(text: str, draft: Draft, where: Range) -> bool:
    """The phrase stands in a clause before who speaks that tells of another matter: "Though he led | in surveys, |
    Poe said", "While she was | in court, | Lind said"."""
    first = min((start for start, _ in (*draft.source, *draft.cue)), default=0)
    head = text[max(text.rfind("\n", 0, where[0]), text.rfind(". ", 0, where[0])) + 1 : where[0]]
    opened = _CONJUNCTION.match(head)
    if opened is None or where[1] > first or "," in head[opened.end() :]:
        return False
    return _SPEAKS.search(head, opened.end()) is None


_CONJUNCTION = re.compile(
    r"\W*(?:(?:But|And|Yet|So)\s)?(?:[Tt]hough|[Aa]lthough|[Ww]hile|[Ww]ith|[Bb]ecause|[Ss]ince|[Ii]f|[Uu]nless|[Ww]hereas)\s"
    r"(?!\w+ing\b)"
)
"""Words that open a clause in front; one with a participle tells of who speaks: "While speaking at a rally"."""

_SPEAKS = re.compile(
    r"\b(?:sp(?:eak|oke|oken)\w*|talk\w*|address\w*|testif\w+|appear(?:ed|s)?|answer\w*|sa(?:id|ys?)|told|tells?)\b"
)

PUT_TO = re.compile(
    r"\b(?:when|after|on|upon|while|once)\s+(?:(?:he|she|they|[A-Z][\w-]+)\s+(?:was|were)\s+|being\s+)?"
    rf"(?:{ASKED_WHEN}|pushed|invited)\b"
    r"|\b(?:in|by\s+way\s+of)\s+(?:response|reply|answer|reaction)\s+to\b|\b(?:answering|responding\s+to|replying\s+to)\b"
)
"""Words that put a question to who speaks, or say what an answer was to."""

_CLAUSE = re.compile(
    rf"\b(?:when(?!\s+(?:he|she|they)?\s*(?:was\s+|were\s+)?{ASKED})|who|which|where|that|though|although)\b"
)


_OF_WHOM = re.compile(
    rf"\b{CITING_WORDS}\b|\b(?:who|which)\s+(?:was|were|has|have|had|said|told|says|\w+ly\s+said)\b"
)


def _in_print(text: str, where: Range) -> bool:
    """The words name an outlet and no occasion: "in the Eastmoor Post"."""
    inner = [c for c in carriers_in(text, where) if c.end == where[1] and c.start - where[0] <= len("in the ")]
    return bool(inner) and not on_air(text, where)


_DID = re.compile(r"\s(?:had|has|was|were|did)\b")
"""Behind "after" and a noun: a clause, and no occasion: "after the court | had ruled"."""

_ONLY_BESIDE = re.compile(r"after\b|(?:in|before)\s+(?:parliament|court)$", re.IGNORECASE)
"""Phrases that name an occasion right behind the cue only: "said after the meeting", "repeated in parliament"."""


def _beside(draft: Draft, where: Range, heard: Range | None) -> bool:
    """Right behind the cue, or behind the hearers between them ("told reporters after the meeting")."""
    hearers = [heard] if heard else []
    return any(start <= where[0] <= end + 1 for start, end in (*draft.cue, *hearers))


def _hangs_on(text: str, draft: Draft, sentence: Range) -> bool:
    """The cue hangs on the clause before it (", calling it …"): what that clause tells of is not its occasion."""
    before = text[min(sentence[0], draft.anchor[0]) : draft.anchor[0]].rstrip()
    return before.endswith(",") and any(word.endswith("ing") for word in text[slice(*draft.cue[0])].split()[:1])


def _whole(text: str, heard: Range, sentence: Range, draft: Draft) -> Range:
    """The occasion that was told something, with the phrase that hangs on it ("the congress of the guild")."""
    stop = min((start for start, _ in draft.content if start >= heard[1]), default=sentence[1])
    words = words_of(text, heard[0], max(stop, heard[1]))
    size = sum(word.start < heard[1] for word in words)
    on = size + 1 < len(words) and words[size].text == "on" and words[size + 1].text not in DAYS
    if on or (size < len(words) and words[size].text in {"of", "in", "at", "for", "with"}):
        return until(text, words, 0, size)
    return heard
