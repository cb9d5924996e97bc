"""Who reports and whom they cite: both say it ("The Courier reported, citing two officials, that …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.data.calendar import any_of
from onrecord.reading.draft import Draft
from onrecord.reading.found import FoundMention, Range
from onrecord.reading.layers.clauses import inverted_subject, subject_of
from onrecord.reading.words import lexicon
from onrecord.reading.words.crediting import CITED_THEN, citing_at_end, is_citing
from onrecord.reading.words.cues import speech_cues


def citers(text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The drafts; where the tagger has one of who reports and of whom they cite, both."""
    both = [part for draft in drafts for part in _citing(text, draft, mentions)]
    return [part for draft in both for part in (*_unread_reporter(text, draft, both, mentions), draft)]


def cited_apart(text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The drafts, those who are cited taken out of what is said, and given it as their own."""
    every = [
        part for draft in drafts for part in _piece_cited(text, _cited_first(text, _quoted_last(text, draft)))
    ]
    return [_who_is_cited(text, draft, every, mentions) for draft in every]


def _citing(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft]:
    """ "The Courier reported, citing two officials, that …", the officials not being what is said."""
    told = _quoted(text, draft, mentions) or _among(text, draft) or _reporter(text, draft, mentions)
    if told is not None:
        return told
    cites = citing_at_end(text, draft.cue[-1]) if draft.source and draft.cue else None
    if cites is None:
        return [draft]
    start, end = draft.content[0]
    opened = _CITED_THAT.match(text, start, end)
    verbs = speech_cues(text, (draft.source[-1][1], cites[0])) if draft.source[-1][1] < start else []
    named = any(m.start in range(start, start + _THE + 1) and m.kind in _SPEAKING for m in mentions)
    if opened is None or not verbs or not named:
        return [draft]
    content = ((opened.start("that"), end), *draft.content[1:])
    cited = replace(draft, source=((start, opened.end("who")),), cue=(cites,), content=content)
    return [replace(draft, cue=(verbs[0],), content=content), cited]


def _quoted(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft] | None:
    """ "The mayor was quoted by the Courier as saying that …": the mayor says it, whoever was found to."""
    if not draft.cue or "quoted" not in text[slice(*draft.cue[0])]:
        return None
    start, end = text.rfind("\n", 0, draft.cue[0][0]) + 1, max(draft.hull[1], draft.cue[-1][1])
    said = _QUOTED_BY.search(text, max(start, draft.cue[0][0] - _THE), end)
    subject = subject_of(text, (start, said.end("was")), said.span("was"), mentions) if said else None
    if said is None or subject is None or said.end() >= end:
        return None
    cue = (said.span("was"), said.span("as"))
    return [replace(draft, source=(subject,), cue=cue, content=((said.end(), end),))]


_QUOTED_BY = re.compile(
    r"(?P<was>(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:\w+ly\s+)?quoted)\s+(?:on\s+\w+day\s+)?(?:by|in)\s+"
    r"(?:[^\s.,;:“”\"]+\s+){1,8}?(?P<as>as\s+(?:saying|telling|writing|warning|claiming))\s+"
)


def _among(text: str, draft: Draft) -> list[Draft] | None:
    """ "The Courier reported, citing two clerks, that …", the clerks taken for what is said: both say the rest."""
    start, end = draft.content[0]
    told = draft.cue[-1][1] if draft.cue else start
    cites = _cited_between(text, told, start)
    who = _CITED_REST.match(text, start, end) if cites else None
    if cites is None or who is None or cites.start() - told > _WIDEST_GAP:
        return None
    content = ((who.start("rest"), end), *draft.content[1:])
    other = replace(draft, source=(who.span("who"),), cue=(cites.span("cue"),), content=content)
    return [replace(draft, content=content), other]


def _cited_between(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words between a report and whom it cites that end at `end`."""
    return next((m for m in CITED_THEN.finditer(text, start, end) if m.end() == end), None)


def _reporter(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> list[Draft] | None:
    """ "Radio Tarn reports, citing a nurse, that …", of which the tagger has only that somebody is cited."""
    if len(draft.cue) != 1 or not is_citing(text, draft.cue[0]) or draft.turn:
        return None
    cue = draft.cue[0]
    start = max(text.rfind("\n", 0, cue[0]) + 1, cue[0] - _WIDEST_GAP)
    told = _REPORTS.search(text, start, cue[0])
    held = next((piece for piece in draft.content if 0 < piece[0] - cue[1] <= 1), None)
    if told is None or held is None:
        return None
    verb = told.span("cue")
    subject = subject_of(text, (start, verb[1]), verb, mentions)
    that = _CITED_THAT.match(text, *held)
    rest = tuple(piece for piece in draft.content if piece[1] <= (subject or verb)[0])
    content = ((that.start("that"), held[1]),) if that else rest
    if subject is None or not content:
        return None
    whom = (held[0], that.end("who")) if that else held
    return [
        replace(draft, source=(subject,), cue=(verb,), content=content),
        replace(draft, source=(whom,), content=content),
    ]


def _unread_reporter(
    text: str, draft: Draft, drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """Who cites, where the tagger has only who is cited: "Radio Tarn reported on Monday, | citing | a nurse,
    | that …", "Radio Tarn, | quoting | a nurse, | reports that …"."""
    if draft.turn or len(draft.cue) != 1 or len(draft.source) != 1 or not is_citing(text, draft.cue[0]):
        return []
    cue, who = draft.cue[0], draft.source[0]
    if not 0 < who[0] - cue[1] <= 1 or draft.content[0][0] < who[1]:
        return []
    start = max(text.rfind("\n", 0, cue[0]) + 1, cue[0] - _WIDEST_GAP)
    before, behind = _REPORTS.search(text, start, cue[0]), _THEN_REPORTS.match(text, who[1], draft.content[0][0])
    told = before or behind
    if told is None:
        return []
    verb = told.span("cue")
    comma = len(text[start : cue[0]].rstrip(" ,")) + start
    subject = subject_of(text, (start, verb[1]), verb if before else (comma, cue[0]), mentions)
    if subject is None or any(d.cue and d.cue[0][0] < verb[1] and verb[0] < d.cue[-1][1] for d in drafts):
        return []
    return [replace(draft, source=(subject,), cue=(verb,))]


_REPORTING = (
    r"(?P<cue>(?:(?:has|have|had|also|is|are|now)\s+)*"
    r"(?:reporting|report(?:s|ed)?|says?|said|writes?|wrote|claim(?:s|ed)?))"
)
_ON_DAY = rf"(?:\s(?:late\s|early\s)?(?:on\s)?(?i:{any_of('weekday')})(?:\s\w+)?)?"
_REPORTS = re.compile(rf"\b{_REPORTING}{_ON_DAY}\s*,\s+$")
_THEN_REPORTS = re.compile(rf",?\s+{_REPORTING}\s+")
_CITED_REST = re.compile(r"(?P<who>[^,\n“”\"]{3,100}),\s+(?P<rest>\w)")
_CITED_THAT = re.compile(r"(?P<who>[^,\n]{3,100}),\s+(?P<that>that\s)")


def _piece_cited(text: str, draft: Draft) -> list[Draft]:
    """ "It was late, the Courier reported, citing two officials": the officials are no part of what is said."""
    for piece in draft.content[1:]:
        cites = _cited_between(text, draft.content[0][1], piece[0])
        if cites and draft.cue and draft.cue[-1][1] <= cites.start():
            kept = tuple(p for p in draft.content if p != piece)
            return [
                replace(draft, content=kept),
                replace(draft, source=(piece,), cue=(cites.span("cue"),), content=kept),
            ]
    return [draft]


def _cited_first(text: str, draft: Draft) -> Draft:
    """ "A report by the Courier | citing | two officials, | claiming | that it was late": those say the rest."""
    if draft.turn or not draft.cue or len(draft.content) < 2 or not citing_at_end(text, draft.cue[-1]):
        return draft
    who, cue = draft.content[0], draft.cue[-1]
    if who[0] - cue[1] not in (0, 1) or not _speaks(text, who):
        return draft
    return replace(draft, source=(who,), cue=(cue,), content=draft.content[1:])


def _quoted_last(text: str, draft: Draft) -> Draft:
    """ "It was late, | the Courier quoted | Ann Poe | as saying": she says what stands before, though the tagger
    has her for what is said."""
    cue = draft.cue[0] if draft.cue and draft.source and not draft.turn else (0, 0)
    last = _AS_SAYING.match(text, cue[1]) if _QUOTES.fullmatch(text, *cue) else None
    if last is None or draft.source[0][0] > cue[0]:
        return draft
    told = _FRONT.search(text, text.rfind("\n", 0, cue[0]) + 1, draft.source[0][0])
    if told is None:
        return draft
    return replace(draft, source=(last.span("who"),), cue=(cue, last.span("as")), content=(told.span("told"),))


_QUOTES = re.compile(r"(?:(?:ha[sd]|have|also)\s+)?(?:quoted|quotes|cited|cites)")
_AS_SAYING = re.compile(
    r"\s+(?P<who>[^“”\".;:\n]{2,90}?),?\s+(?P<as>as\s+(?:saying|telling\s\w+))"
    r"(?=(?:\s+(?:late\s|early\s)?(?:on\s)?\w+day(?:\s\w+ing|\snight)?)?[.!?](?:\s|$))"
)
_FRONT = re.compile(r"(?:(?<![^\n])|[.!?”\"]\s+)(?P<told>(?:[^.!?\n]|\.(?!\s))+?,[”\"]?)\s+$")


def _tells(text: str, cue: Range) -> bool:
    return bool(speech_cues(text, cue)) or text.endswith("ing", 0, cue[1])


def _speaks(text: str, where: Range) -> bool:
    """Whether the first noun that is known in some words is one for who may speak."""
    words = _WORD_OF.findall(text[slice(*where)].lower())
    head = next((found for word in words if (found := lexicon.noun(word))), None)
    return head is not None and head.kind in _SPEAKING


def _who_is_cited(text: str, draft: Draft, drafts: Sequence[Draft], mentions: Sequence[FoundMention]) -> Draft:
    """ "The Courier, citing two officials, said that …": the officials say it, too, and are not what is said."""
    if draft.turn or len(draft.cue) != 1 or len(draft.content) != 1 or not citing_at_end(text, draft.cue[0]):
        return draft
    start, end = draft.content[0]
    cited = inverted_subject(text, (draft.cue[0][0], end), draft.cue[0], mentions)
    said = [
        d
        for d in drafts
        if d is not draft and d.source == draft.source and d.cue and d.content and _tells(text, d.cue[-1])
    ]
    near = [d for d in said if abs(d.cue[0][0] - draft.cue[0][0]) <= _WIDEST_GAP + end - start]
    if (
        not _speaks(text, (start, end))
        or cited is None
        or cited[0] != start
        or not near
        or draft.cue[0][1] > start
    ):
        return draft
    return replace(draft, source=(draft.content[0],), content=near[0].content)


_SPEAKING = frozenset({"person", "organization", "group"})
_WIDEST_GAP = 120
"""Characters of the reporting words between a content and its own source and cue."""
_THE = 4
_WORD_OF = re.compile(r"[a-z]+")
