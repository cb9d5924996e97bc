"""The verbs of a headline that the tagger ran together: "Envoy denies role, mocks inquiry as talks go on"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, inside, overlap, trimmed
from onrecord.reading.forms.headline_shapes import HEADLINE_CONFIDENCE, clauses_of
from onrecord.reading.forms.headlines import (
    MEANWHILE,
    OF_THINGS,
    acting,
    in_present,
    is_present,
    quoted_by,
)
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import matches, read_cue, words_of

_JOINT = re.compile(r",\s+(?:(?:but|and)\s+)?")
_MARKS = re.compile(r"[‘“\"«”»]")


def each_verb(text: str, title: Range, mentions: Sequence[FoundMention], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; one of the headline cut before a second verb of saying, which makes an attribution of its own,
    and before what went on meanwhile."""
    told = [piece for draft in drafts if draft.source and overlap(title, draft.hull) for piece in draft.content]
    done: list[Draft] = []
    for draft in drafts:
        if not (draft.source or draft.cue) and all(piece in told for piece in draft.content):
            continue  # "“It leaks”: owner warns": the owner says so
        one = overlap(title, draft.hull) and len(draft.source) == len(draft.cue) == len(draft.content) == 1
        plain = one and not draft.turn and draft.source[0][1] <= draft.cue[0][0] < draft.content[0][0]
        done += _cut(text, title, mentions, _by_subject(text, draft, mentions), drafts) if plain else [draft]
    return [*done, *_second(text, title, mentions, done)]


def _by_subject(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """The draft, its source the subject of what stands before a colon or comma: "Clerk breaks silence: “…”"."""
    if text[slice(*draft.cue[0])].strip() != ":" and "," not in text[draft.source[0][1] - 1 : draft.cue[0][0]]:
        return draft
    subject = quoted_by(text, draft.source[0], mentions) or _named_first(text, draft.source[0], mentions)
    return replace(draft, source=(subject,)) if subject else draft


def _named_first(text: str, where: Range, mentions: Sequence[FoundMention]) -> Range | None:
    """Who is named before what they did first: "Rovers fine Lind, | deny rift"; no pair of names."""
    first = [m for m in mentions if m.start == where[0] and m.end < where[1] and m.form == "name"]
    name = max(first, key=lambda m: m.end, default=None)
    does = _DOES.match(text, name.end) if name and text[where[1] - 1] == "," else None
    return (name.start, name.end) if name and does and lexicon.noun(does["verb"]) is None else None


_DOES = re.compile(r"\s(?P<verb>[a-z]+)\s")


def _second(text: str, title: Range, mentions: Sequence[FoundMention], drafts: Sequence[Draft]) -> list[Draft]:
    """What a subject says after it did something else: "Minister quits, denies wrongdoing"."""
    for part in clauses_of(text, title):
        for joint in _JOINT.finditer(text, *part):
            first, rest = (part[0], joint.start()), (joint.end(), part[1])
            free = not any(overlap(rest, piece) or overlap(first, piece) for d in drafts for piece in d.pieces)
            subject = quoted_by(text, first, mentions) if free and not _MARKS.search(text, *first) else None
            second = _of_the_same(text, rest, Draft((subject,), (), (), HEADLINE_CONFIDENCE)) if subject else []
            if second:
                return _cut(text, title, mentions, second[0], drafts)
    return []


def _cut(
    text: str, title: Range, mentions: Sequence[FoundMention], draft: Draft, drafts: Sequence[Draft]
) -> list[Draft]:
    start, end = draft.content[0]
    match, _ = read_cue(text, draft.cue, title)
    thing = match is not None and match.frame.act in OF_THINGS
    for joint in _JOINT.finditer(text, start, title[1]):
        rest = (joint.end(), title[1])
        taken = any(overlap(rest, piece) for other in drafts if other is not draft for piece in other.pieces)
        if taken or _MARKS.search(text, start, joint.start()):
            break
        second = _of_the_same(text, rest, draft) or acting(text, rest, mentions)
        if second:
            return [replace(draft, content=((start, joint.start()),)), *second]
        if thing and _TO_DO.fullmatch(text, joint.end(), end):
            return [replace(draft, content=((start, joint.start()),))]
    cut = _while_another(text, title, mentions, draft, drafts)
    if cut:
        return cut
    meanwhile = MEANWHILE.search(text, start, end) if thing else None
    if meanwhile is None or meanwhile.start() == start or _MARKS.search(text, start, end):
        return [draft]
    return [replace(draft, content=((start, meanwhile.start()),))]


def _while_another(
    text: str, title: Range, mentions: Sequence[FoundMention], draft: Draft, drafts: Sequence[Draft]
) -> list[Draft]:
    """Of "Firm offers 6 percent as union says no" what the firm does, and what the union says if it is free."""
    start, end = draft.content[0]
    for joint in _AS.finditer(text, start, title[1]):
        rest = (joint.end(), title[1])
        others = [other for other in drafts if other is not draft and other.hull[0] < title[1]]
        told = any(other.source and other.hull[0] == rest[0] for other in others)
        taken = any(overlap(rest, piece) for other in others for piece in other.pieces)
        second = [] if taken else acting(text, rest, mentions)
        if (told or second) and joint.start() > start:
            return [replace(draft, content=((start, min(end, joint.start())),)), *second]
    return []


_TO_DO = re.compile(r"(?:[\w’'-]+\s){1,3}(?:set\s+)?to\s[a-z]+(?:\s[^,:;]+)?")
""" "…, club to appeal": what somebody else is about to do."""

_AS = re.compile(r",?\s+as\s+")


def _of_the_same(text: str, rest: Range, draft: Draft) -> list[Draft]:
    """What the same speaker does by a verb in the present that begins the rest of the headline."""
    words = words_of(text, *rest)
    for match in matches(words, len(words)):
        does = match.frame.act not in ("assert", "other") and in_present(words, 0, match.frame.words[0])
        if match.first == 0 and (does or is_present(words, match)):
            content = trimmed(text, (match.end, rest[1]))
            cue = (match.start, match.end)
            return [Draft(draft.source, (cue,), (content,), HEADLINE_CONFIDENCE)] if inside(content, rest) else []
    return []
