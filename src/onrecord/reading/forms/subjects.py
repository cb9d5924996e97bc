"""Whose a cue is that the tagger gave no source, and the sources that break off.

The subject before a verb, the one that it shares with a verb before it, the one behind it, or whom a participle or
an infinitive hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, overlap, trimmed, without
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clauses import inverted_subject, subject_of
from onrecord.reading.who.sources import dateline_end
from onrecord.reading.words.crediting import accords
from onrecord.reading.words.cues import speech_cues, words_of
from onrecord.reading.words.function_words import FINITE, is_past

_SENTENCE_END = re.compile(r"[.!?…][”’\"'»)]*\s")
_WORD = re.compile(r"\w+")


def sourced(text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The drafts; one whose cue has no source takes the mention that stands beside it as its subject.

    Before a finite cue ("Ministers on Monday rejected it"), or right after "according to", where the tagger
    counted it among the content.
    """
    named = sorted((m.start, m.end) for m in mentions if m.kind in _SPEAKING and m.form != "pronoun")
    drafts = [_sourced(text, draft, named) if _is_open(text, draft) else draft for draft in drafts]
    drafts = [_joined(text, draft, drafts) if _is_open(text, draft) else draft for draft in drafts]
    drafts = [_hung(text, draft, mentions) if _is_open(text, draft) else draft for draft in drafts]
    drafts = [_inverted(text, draft, mentions) if _is_open(text, draft) else draft for draft in drafts]
    drafts = [_released(text, draft, mentions) if _is_open(text, draft) else draft for draft in drafts]
    drafts = [_subjected(text, draft, mentions) if _is_open(text, draft) else draft for draft in drafts]
    drafts = [_controlled(text, draft, drafts, mentions) if draft.cue else draft for draft in drafts]
    drafts = [_published(text, draft, mentions) if draft.cue else draft for draft in drafts]
    drafts = [_sent(text, draft, mentions) if draft.cue else draft for draft in drafts]
    return [_whole(text, draft, mentions) for draft in drafts]


def _is_open(text: str, draft: Draft) -> bool:
    """Whether it has a cue and no source, and may have one: "Owners told to pay" has nobody who tells them."""
    if not draft.cue or draft.source:
        return False
    return not (_TOLD_TO.fullmatch(text, *draft.cue[-1]) and _TO.match(text, draft.cue[-1][1]))


_TOLD_TO = re.compile(r"(?:told|ordered|advised|warned|instructed|urged)")
_TO = re.compile(r"\sto\s[a-z]")


def _hangs(text: str, draft: Draft) -> bool:
    """Whether the cue is a participle of saying behind a comma: "…, warning: “…”"."""
    first, end = draft.cue[0]
    return _HANGING.match(text, first, end) is not None and text[max(0, first - 2) : first] == ", "


def _sentence_start(text: str, at: int) -> int:
    begin = text.rfind("\n", 0, at) + 1
    begin = dateline_end(text, (begin, at))
    return max([begin, *(found.end() for found in _SENTENCE_END.finditer(text, begin, at))])


def _subjected(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "Holt & Sons, the largest owner, let it be known": the noun phrase before a finite cue, apposition too."""
    cue = draft.cue[0]
    if any(other.match(text, cue[0]) for other in (_PARTICIPLE, _PASSIVE, _NOUN)) or not text[cue[0]].islower():
        return draft
    begin = max(_sentence_start(text, cue[0]), cue[0] - _INVERTED_REACH)
    subject = subject_of(text, (begin, cue[1]), cue, mentions)
    taken = subject is not None and any(overlap(subject, piece) for piece in draft.content)
    named = subject is not None and any(subject[0] <= m.start and m.end <= subject[1] for m in mentions)
    unheard = subject is not None and text[slice(*subject)].lower() == "it" and not speech_cues(text, cue)
    return replace(draft, source=(subject,)) if subject and named and not taken and not unheard else draft


_NOUN = re.compile(r"(?:an?|the|in|of|on|at|with)\s")
"""How a cue begins that is no verb, and has no subject: "what binds them to her is | a belief that …"."""


def _joined(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "He conceded that “…” had been found, but dismissed the charge": the speaker of the verb before it.

    So do participles: "…, she said, calling it a guess", "…, a week after vowing that …".
    """
    first = draft.cue[0][0]
    hanging = _HANGING.match(text, *draft.cue[0]) and _BEFORE_HANGING.search(text, max(0, first - 12), first)
    second = _COORDINATED.search(text, max(0, first - 12), first) and not _PARTICIPLE.match(text, first)
    if not hanging and not second:
        return draft
    before = [d for d in drafts if d.cue and len(d.source) == 1 and d.source[0][1] <= d.cue[0][0] < first]
    last = max(before, key=lambda d: d.cue[0][0], default=None)
    near = last is not None and not _SENTENCE_END.search(text, last.cue[0][0], first)
    return replace(draft, source=last.source) if near and last else draft


def _hung(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "She left at noon, warning: “…”": whom the sentence begins with."""
    first = draft.cue[0][0]
    if not _hangs(text, draft):
        return draft
    begin = _sentence_start(text, first)
    who = [
        m
        for m in mentions
        if m.kind in _SPEAKING and m.start == trimmed(text, (begin, first))[0] and m.end < first
    ]
    widest = max(who, key=lambda m: (m.end, m.form), default=None)
    return replace(draft, source=((widest.start, widest.end),)) if widest else draft


def _controlled(text: str, draft: Draft, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> Draft:
    """Whose a participle, an infinitive or a second verb is: the subject of the clause that it hangs on.

    "…, and the mayor left, | saying | that …", "She flew home | to announce | it", "Standing on the stage, Poe
    rose and | offered | it"; of "By | attacking | the plan, Poe won" the clause stands behind.
    """
    first = draft.cue[0][0]
    begin = _sentence_start(text, first)
    hangs = _HANGING.match(text, *draft.cue[0]) is not None
    parted = hangs and text[max(0, first - 2) : first] == ", "
    if draft.source:
        near = parted and begin <= draft.source[0][0] and draft.source[-1][1] < first
        found = _ruling(text, (draft.source[-1][1], first), drafts, mentions, _JOINED) if near else None
        return replace(draft, source=(found,)) if found else draft
    second = _COORDINATED.search(text, max(0, first - 12), first) and not _PARTICIPLE.match(text, first)
    led = hangs and (_LED.search(text, begin, first) or not _WORD.search(text, begin, first))
    if not (parted or second or led or text.startswith("to ", first)):
        return draft
    who = _RELATIVE.search(text, begin, first)
    found = who.span("who") if who else _ruling(text, (begin, first), drafts, mentions, _OPENED)
    found = _behind(text, draft, mentions) if led and not found else found
    return replace(draft, source=(found,)) if found else draft


def _behind(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Range | None:
    """ "While | discussing | the plan, Poe said …": the subject right behind the comma."""
    end = draft.content[-1][1]
    stop = min((m.start() for m in _SENTENCE_END.finditer(text, end)), default=len(text))
    behind = next(_subjects(text, (end + 2, stop), mentions), None) if text.startswith(", ", end) else None
    return behind if behind and behind[0] == end + 2 else None


def _ruling(
    text: str, where: Range, drafts: Sequence[Draft], mentions: Sequence[FoundMention], opened: re.Pattern[str]
) -> Range | None:
    """The subject of the last clause in `where` that is told by the article itself and opens as it should."""
    told = [piece for draft in drafts for piece in draft.content]
    own = (
        subject
        for subject in _subjects(text, where, mentions)
        if opened.search(text[where[0] : subject[0]]) and not any(overlap(subject, piece) for piece in told)
    )
    return max(own, default=None)


def _subjects(text: str, where: Range, mentions: Sequence[FoundMention]) -> Iterator[Range]:
    """The subjects of the finite verbs in `where` that name somebody, in order of their verbs."""
    people = [m for m in mentions if m.kind in _PEOPLE and where[0] <= m.start and m.end <= where[1]]
    words = words_of(text, *where)
    for before, word in pairwise(words):
        if before.text in FINITE or not (word.text in FINITE or is_past(word.text)):
            continue
        subject = subject_of(text, where, (word.start, word.end), mentions)
        if subject and any(subject[0] <= m.start and m.end <= subject[1] for m in people):
            yield subject


_JOINED = re.compile(r"(?:,|\s[-–—])?\s(?:and|but|though|although|where)\s$|;\s$")
_OPENED = re.compile(r"^[\W_]*(?:(?:But|And|Yet|Still|So|Meanwhile|\w+ly),?\s)?$|,\s$|[-–—]\s$|" + _JOINED.pattern)
"""What stands before the subject of a clause of its own, from the beginning of its sentence."""

_RELATIVE = re.compile(r",\s(?P<who>who)\s[^,;:“”\"()]*$")
""" "Poe, | who | won by telling people that …": up to the verb."""

_LED = re.compile(r"\b(?:by|while|when|after|before|in|without|despite)\s$", re.IGNORECASE)
"""Words behind which a participle is that of the clause it stands in."""


def _published(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "She was asked about a report published by the Courier, claiming …": the Courier's claim, not hers."""
    first = draft.cue[0][0]
    if not _hangs(text, draft):
        return draft
    begin = _sentence_start(text, first)
    by = next((found.end() for found in _ASKED_ABOUT.finditer(text, begin, first)), None)
    doer = max(
        (m for m in mentions if m.start == by and m.end < first), key=lambda m: (m.end, m.form), default=None
    )
    return replace(draft, source=((doer.start, doer.end),)) if doer else draft


_ASKED_ABOUT = re.compile(
    r"\b(?:ask|comment|question|react|respon)\w*\b[^.]*?"
    r"\b(?:aired|broadcast|carried|issued|posted|published|released|written)\sby\s(?:the\s)?"
)
"""What somebody had to answer, up to who made it."""


def _sent(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "The union sent a letter to the minister | demanding | a hearing": the union does, not he."""
    first = draft.cue[0][0]
    if len(draft.source) > 1 or not _HANGING.match(text, *draft.cue[0]):
        return draft
    ends = [m for m in mentions if m.end in (first - 1, first - 2) and not _WORD.search(text, m.end, first)]
    to = draft.source[0][0] if draft.source else min((m.start for m in ends), default=first)
    begin = _sentence_start(text, to)
    if (
        to >= first
        or _WORD.search(text, max([to, *(m.end for m in ends)]), first)
        or not _LETTER_TO.search(text, begin, to)
    ):
        return draft
    sender = max(_subjects(text, (begin, to), mentions), default=None)
    return replace(draft, source=(sender,)) if sender else draft


_LETTER_TO = re.compile(
    rf"\b(?:{'|'.join(sorted(listed('occasions.letters')))})\b[^,;:.“”\"]{{0,40}}\sto\s(?:the\s)?(?:[A-Z][\w.’'-]*\s){{0,4}}$"
)
"""A letter, up to whom it is for."""


def _whole(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "Her email, seen by the Courier, reads": the email speaks, though the tagger took the Courier.

    Of "a note from Poe, who rejected it" it is Poe, and of "Asked what he knew he said" the second "he" alone; but
    "it" may end a source behind its cue ("said Poe, who knew nothing of it").
    """
    if not draft.cue or len(draft.source) != 1:
        return draft
    (start, end), cue = draft.source[0], draft.cue[0]
    if text.startswith(", ", start - 2) and _AGE.match(text, start):
        start = next((m.start for m in mentions if m.end == start - 2 and m.form == "name"), start)
        return replace(draft, source=((start, end),))
    cut = _CUT.search(text, start, end)
    rest = (_ASIDE if cut["comma"] else _RESTRICTING).match(text, end, cue[0]) if cut else None
    if rest and any(word.text in FINITE or is_past(word.text) for word in words_of(text, *rest.span())):
        return replace(draft, source=((start, rest.end()),))
    sent = _FROM.search(text, start, end)
    if sent and text.startswith(", who ", end) and any(sent.end() <= m.start < m.end == end for m in mentions):
        return replace(draft, source=((sent.end(), end),))
    beside = end <= cue[0] and not _WORD.search(text, end, cue[0])
    pronoun = _PRONOUN.search(text, start, end)
    if pronoun and (beside or (cue[0] < start and pronoun["who"] != "it")):
        return replace(draft, source=((pronoun.start("who"), end),))
    if not beside or not _OBLIQUE.search(text, 0, start):
        return draft
    begin = max(text.rfind("\n", 0, start) + 1, start - _INVERTED_REACH)
    subject = subject_of(text, (begin, cue[1]), cue, mentions)
    whole = subject is not None and subject[0] < start
    return replace(draft, source=(subject,)) if whole and subject else draft


_AGE = re.compile(r"\d{1,3},\s")
""" "Ann Poe, | 84, who had come in": she is part of who speaks."""


def _inverted(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "“…,” admitted the head of street cleaning": the subject stands after the verb."""
    cue = draft.cue[-1]
    near = [piece for piece in draft.content if piece[1] <= draft.cue[0][0]]
    if not near or _WORD.search(text, near[-1][1], draft.cue[0][0]) or not speech_cues(text, cue):
        return draft
    rest = text[cue[1] : cue[1] + _INVERTED_REACH].partition("\n")[0]
    source = inverted_subject(text, (cue[0], cue[1] + len(rest)), cue, mentions)
    return replace(draft, source=(source,)) if source else draft


def _released(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "The hatch was open, one of the divers reported": the divers, whom the tagger took for what was said."""
    cue = draft.cue[0]
    held = next((piece for piece in reversed(draft.content) if piece[1] <= cue[0]), None)
    if held is None or _WORD.search(text, held[1], cue[0]) or not speech_cues(text, cue):
        return draft
    passive = _PASSIVE.match(text, *cue) or any(text.startswith(("to ", "of "), p[0]) for p in draft.content)
    if len(draft.content) > 1 and not passive and subject_of(text, (held[0], cue[1]), cue, mentions) == held:
        return replace(draft, source=(held,), content=tuple(p for p in draft.content if p != held))
    begin = max(text.rfind(sign, held[0], held[1]) for sign in ',”"') + 1
    subject = subject_of(text, (max(begin, held[0]), cue[1]), cue, mentions) if begin else None
    if subject is None or len(_WORD.findall(text, begin, subject[0])) > _TITLES:
        return draft
    subject = (begin + len(text[begin:]) - len(text[begin:].lstrip(' "”’')), subject[1])
    kept = trimmed(text, (held[0], begin))
    return replace(draft, source=(subject,), content=tuple(kept if p == held else p for p in draft.content))


def without_dateline(
    text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention], paragraphs: Sequence[Range]
) -> list[Draft]:
    """The drafts, none of their pieces in the words that say where a story was filed."""
    return [_undated(text, draft, mentions, paragraphs) for draft in drafts]


def _undated(text: str, draft: Draft, mentions: Sequence[FoundMention], paragraphs: Sequence[Range]) -> Draft:
    place = holder(paragraphs, draft.pieces[0][0])
    end = dateline_end(text, place) if place else 0
    if place is None or end <= draft.pieces[0][0] or draft.turn:
        return draft
    source, cue, content = (
        tuple((max(a, end), b) for a, b in pieces if b > end)
        for pieces in (draft.source, draft.cue, draft.content)
    )
    if not content or (draft.cue and not cue):
        return draft
    if draft.source and not source and cue:
        subject = subject_of(text, (end, place[1]), cue[0], mentions)
        opening = _OPENING.fullmatch(text, end, cue[0][0])
        source = (subject,) if subject else (opening.span("who"),) if opening else ()
    return replace(draft, source=source, cue=cue, content=content)


_OPENING = re.compile(
    r"(?P<who>(?:(?:The|An?)\s)?[^\W\d_][^,.;:“”\"]{1,60}?)\s+(?:(?:on|in|late|early|last|this)\s[\w ]{3,24}?\s+)?"
    r"(?:(?:has|have|had|also|\w+ly)\s+)*"
)
"""Who stands between a dateline and its verb: "Kelm Foods on Thursday"."""

_PASSIVE = re.compile(
    r"(?:(?:has|have|had|also|since|now|\w+ly)\s+)*(?:is|are|was|were|be|been|being|['’]s|['’]re)\b"
)
_TITLES = 3
"""Words before a name in the clause of its verb: "“…,” Deputy Chairwoman Ann Poe said"."""

_INVERTED_REACH = 120
"""Characters before or after a cue in which its subject stands."""

_CUT = re.compile(r"\w(?P<comma>,)?\s(?:who|which)$")
_ASIDE = re.compile(r"\s[^,;:.“”\"\n]+,")
_RESTRICTING = re.compile(r"\s[^,;:“”\"\n]+(?=\s$)")
"""What goes on where a source breaks off: "The judges who | ruled so | said", "Poe, who | knew it, | said"."""

_PRONOUN = re.compile(r"\w+\s+\w+\s(?P<who>he|she|they|it|I|we)$")
_FROM = re.compile(r"\sfrom\s")
_OBLIQUE = re.compile(r",\s(?:\w+ed|seen|sent|written|shown|read|given)\s(?:by|to|with|from)\s$")


def _sourced(text: str, draft: Draft, named: Sequence[Range]) -> Draft:
    cue, (first, last) = draft.cue[0], draft.content[0]
    if accords(text[slice(*cue)]):
        after = [m for m in named if first <= m[0] <= first + _ARTICLE and m[1] < last]
        rest = without(text, (first, last), after[-1:]) if after else []
        held = (*rest, *draft.content[1:])
        return replace(draft, source=(after[-1],), content=tuple(held)) if after and held else draft
    before = [m for m in named if m[1] <= cue[0] and not any(overlap(m, piece) for piece in draft.content)]
    if before and _BESIDE.fullmatch(text[before[-1][1] : cue[0]]) and not _PARTICIPLE.match(text[cue[0] : cue[1]]):
        return replace(draft, source=(before[-1],))
    if _COORDINATED.search(text, max(0, cue[0] - 12), cue[0]):
        start = max(text.rfind(sign, 0, cue[0]) for sign in '\n.!?“"«:;') + 1
        leading = [m for m in before if not text[start : m[0]].strip() and m[0] >= start]
        return replace(draft, source=(leading[0],)) if leading else draft
    return draft


_HANGING = re.compile(r"(?:\w+ly\s+)?\w+ing\b")
_BEFORE_HANGING = re.compile(r"(?:[,”\"’»]|\b(?:after|before|while|when|by|without|and))\s+$")
_COORDINATED = re.compile(r"\b(?:and|but)\s+(?:then\s+|also\s+|\w+ly\s+)?$")


_SPEAKING = ("person", "organization", "group", "place", "work")
_PEOPLE = ("person", "organization", "group")
_ARTICLE = 4
"""Letters of "the" and a blank, by which a mention may begin after the content does."""
_BESIDE = re.compile(
    r"\s+(?:(?:on|in|this|last|earlier|late)\s+[\w ]{2,24}?\s+)?(?:(?:has|have|had|also|\w+ly)\s+){0,2}",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:\w+ing|by|as)\b|(?:was|were|is|are|be|been)\s", re.IGNORECASE)
