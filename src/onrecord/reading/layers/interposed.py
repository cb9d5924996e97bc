"""Where a content ends that its own reporting words stand inside of, or that a noun reports.

"The firm, she added, was playing for time": both halves are said. "Her demand that it close has been rejected":
what she demands ends before the verb of the demand. "One said so; the other did not, he thought": what stands
before a semicolon is another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, overlap
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.accounts import ANSWERING
from onrecord.reading.layers.clauses import clauses, inverted_subject, subject_of
from onrecord.reading.layers.enclosing import CLAUSE_CONFIDENCE
from onrecord.reading.words.cues import matches, words_of
from onrecord.reading.words.function_words import FINITE, PREPOSITIONS, QUESTIONS, SUBORDINATING, is_past
from onrecord.reading.words.lemmas import lemmas

_INTERPOSED = re.compile(r",\s+(?P<aside>[^,;:“”\"«»()\n]{3,90}),\s+(?=[a-z])")
_QUOTED = frozenset('“”"«»„')
_BREAK = re.compile(r"[;:]\s+|\s[–—]\s")
_OPENED = re.compile(r"(?:(?:But|And|Yet|So|and|but|while|that)\s+)?")
_OWNED = re.compile(
    r"(?:\b(?:the|an?|any)|(?:\b(?:his|her|its|their|my|our|your)|\w['’]s|s['’])(?:\s\w+)?)\s$", re.IGNORECASE
)
"""What stands before a noun of saying, and not before the verb of the same form ("hopes")."""

_CORE = listed("cues.core")
_VERBS = listed("nesting.bare") | _CORE | {"estimate", "forecast", "project"}
_NOUNS = listed("nesting.nouns")
_CARRIED = _NOUNS | listed("performed.uttered")
_JOINTS = frozenset({"", "of", "on", "that"})
_OF_THINGS = (listed("nesting.wanting") | listed("performed.judging")) - {"deny", "reject", "dispute", "refute"}
_GOES_ON = re.compile(r",\s(?:an?|the|who|which|and)\b")
_WHICH = re.compile(r",\s+(?P<which>which)\b(?!.*,\s+which\b)")
_FARTHEST = 200
"""Characters before a sentence in which the tagger sought what its interposed words report."""

_LONGEST = 14
"""Words of a subject before the reporting words that part it from its verb."""


def bounded(
    text: str, sentences: Sequence[Range], drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """The drafts, contents as long as what is said, and those whose reporting words stand between two commas."""
    found = [_ended(text, _with_no(text, draft), sentences, mentions) for draft in drafts]
    found = [_after_break(text, draft, found) for draft in found]
    found = [_without_aside(text, draft, sentences, mentions) for draft in found]
    found = [_lengthened(text, draft, found, sentences, mentions) for draft in found]
    for sentence in sentences:
        for aside, left, right in _halves(text, sentence):
            own = next((d for d in found if _is_aside(text, d, aside)), None)
            joined = _is_joined(text, left, right)
            if own is None and joined:
                found += _made(text, aside, (left, right), found, mentions)
            elif own is None or not (joined or _is_circumstance(text, own, left)):
                continue
            elif _is_one_half(own, left, right) and not _taken(left, right, found, own):
                found = [replace(d, content=(left, right)) if d is own else d for d in found]
    return found


def _halves(text: str, sentence: Range) -> Iterator[tuple[Range, Range, Range]]:
    """Words between two commas with what stands on either side of them, which has no verb of its own before them
    but for one that they part from the rest: "The firm is, she added, late"."""
    for match in _INTERPOSED.finditer(text, *sentence):
        start, end = sentence[0], sentence[1]
        for cut in _BREAK.finditer(text, sentence[0], match.start()):
            start = cut.end()
        start = _OPENED.match(text, start, match.start()).end()  # type: ignore[union-attr]
        stop = _BREAK.search(text, match.end(), sentence[1])
        end = stop.start() if stop else end
        while end > match.end() and text[end - 1] in ".!?; \n":
            end -= 1
        before, after = words_of(text, start, match.start()), words_of(text, match.end(), end)
        whole = not _QUOTED.intersection(text[start:end]) and before and len(after) > 1
        free = bool(before) and before[0].text in QUESTIONS
        subject = before[:-1] if before and before[-1].text in FINITE else before
        finite = not free and any(word.text in FINITE or is_past(word.text) for word in subject)
        if whole and not finite and len(before) <= _LONGEST:
            yield match.span("aside"), (start, match.start()), (match.end(), end)


def _is_joined(text: str, left: Range, right: Range) -> bool:
    """A subject and its verb are parted, or a verb and what it says of its subject."""
    before, after = words_of(text, *left), words_of(text, *right)
    return before[-1].text in FINITE or _is_verb(after[after[0].text.endswith("ly")].text)


def _is_circumstance(text: str, draft: Draft, left: Range) -> bool:
    """ "| Since autumn, | she said, | the gate has been open": nobody says no more than since when."""
    first = words_of(text, *left)[0].text
    return first in PREPOSITIONS | SUBORDINATING | {"apart"} and all(_in(piece, left) for piece in draft.content)


def _is_verb(word: str) -> bool:
    """A word looks like the finite verb of a subject that went before."""
    return word in FINITE or is_past(word) or (word.endswith("s") and not word.endswith("ss") and word != "as")


def _is_aside(text: str, draft: Draft, aside: Range) -> bool:
    own = (*draft.source, *draft.cue)
    cited = any(text[slice(*piece)].lower().endswith("ing") for piece in draft.cue)  # "citing two clerks"
    apart = not cited and not any(overlap(aside, piece) for piece in draft.content)
    return apart and bool(draft.cue) and not draft.turn and all(_in(piece, aside) for piece in own)


def _is_one_half(draft: Draft, left: Range, right: Range) -> bool:
    """Its content is a part of the two halves, or stands before the sentence, as another's words would."""
    halves = [overlap(piece, left) or overlap(piece, right) for piece in draft.content]
    near = any(halves) and all(
        half or (left[0] - _FARTHEST < piece[0] and piece[1] <= left[0])
        for half, piece in zip(halves, draft.content, strict=True)
    )
    before = all(piece[1] <= left[0] and piece[0] > left[0] - _FARTHEST for piece in draft.content)
    return (near or before) and draft.content != (left, right)


def _taken(left: Range, right: Range, drafts: Sequence[Draft], own: Draft) -> bool:
    others = [piece for d in drafts if d is not own for piece in (*d.cue, *d.content)]
    return any(overlap(half, piece) and not _in(piece, half) for half in (left, right) for piece in others)


def _in(piece: Range, half: Range) -> bool:
    return half[0] <= piece[0] and piece[1] <= half[1]


def _made(
    text: str,
    aside: Range,
    content: tuple[Range, Range],
    drafts: Sequence[Draft],
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """ "The cost, reckons the bank, is higher": what the tagger passed over between the two commas."""
    if any(overlap(aside, piece) for draft in drafts for piece in draft.pieces):
        return []
    words = words_of(text, *aside)
    for match in matches(words, len(words)):
        word, cue = words[match.first], (words[match.first].start, words[match.first].end)
        known = match.frame.words[0] in _VERBS or match.frame.attitude == "belief"
        known = known and match.frame.words[0] != "like"  # "singers, like Ann Poe, were fined": a likeness
        plain = known and len(match.frame.words) == 1 and not word.text.endswith("ing")
        if not plain or (match.first and match.first < len(words) - 1):
            continue
        after = inverted_subject(text, aside, cue, mentions) if match.first == 0 else None
        source = after or (subject_of(text, aside, cue, mentions) if match.first else None)
        if source and text[slice(*source)].lower() == "it":
            return [Draft((), (aside,), content, CLAUSE_CONFIDENCE)]  # "it is said"
        if source and (after or source[0] == aside[0]):
            source = (source[0], aside[1]) if after else source
            return [Draft((source,), (cue,), content, CLAUSE_CONFIDENCE)]
    return []


def _with_no(text: str, draft: Draft) -> Draft:
    """The draft of who sees no reason for something, the "no reason" with what it is for."""
    seen = _SEEN.search(text, *draft.cue[-1]) if draft.cue and not draft.turn else None
    start, end = draft.content[0]
    if seen is None or seen.end() != draft.cue[-1][1] or text[seen.end() : start].strip():
        return draft
    cue = (*draft.cue[:-1], (draft.cue[-1][0], seen.end("verb")))
    return replace(draft, cue=cue, content=((seen.start("no"), end), *draft.content[1:]))


_SEEN = re.compile(r"\b(?P<verb>sees?|saw|seen)\s+(?P<no>no\s+(?:\w+\s+)?\w+\s+(?:for|of|to|in))")


def _ended(text: str, draft: Draft, sentences: Sequence[Range], mentions: Sequence[FoundMention]) -> Draft:
    """The draft of a noun of saying, its content no longer than what the noun reports."""
    if draft.turn or len(draft.cue) != 1 or len(draft.content) != 1 or draft.content[0][0] < draft.cue[0][1]:
        return draft
    last = text[slice(*draft.cue[0])].lower().split()[-1]
    sentence = holder(sentences, draft.cue[0][0])
    whole = _of_noun(text, draft, sentence, mentions) if sentence else None
    if whole is not None:
        return whole
    if sentence is None or not {last, last.removesuffix("s")} & _NOUNS:
        return draft
    if not _OWNED.search(text[sentence[0] : draft.cue[0][1] - len(last)]):
        return draft
    start, end = draft.content[0]
    for clause in clauses(text, sentence, mentions):
        stop = clause.content[0][1]
        if overlap(clause.cue, draft.cue[0]) and clause.content[0][0] == start and start < stop < end:
            return replace(draft, content=((start, stop),))
    return draft


def _without_aside(text: str, draft: Draft, sentences: Sequence[Range], mentions: Sequence[FoundMention]) -> Draft:
    """The draft without what the page itself adds: "said that it was written in June, which he had denied"."""
    (start, end), sentence = draft.content[-1], holder(sentences, draft.content[-1][0])
    aside = _WHICH.search(text, start, end)
    if draft.turn or aside is None or sentence is None or _QUOTED.intersection(text[start:end]):
        return draft
    for clause in clauses(text, (start, end), mentions):
        if clause.content == (aside.span("which"),) and clause.cue[0] > aside.end():
            return replace(draft, content=(*draft.content[:-1], (start, aside.start())))
    return draft


def _lengthened(
    text: str,
    draft: Draft,
    drafts: Sequence[Draft],
    sentences: Sequence[Range],
    mentions: Sequence[FoundMention],
) -> Draft:
    """The draft of what somebody wants or praises, with the rest of the list or the clause that hangs on it."""
    if draft.turn or len(draft.cue) != 1 or len(draft.content) != 1:
        return draft
    (start, end), cue = draft.content[0], draft.cue[0]
    sentence = holder(sentences, cue[0])
    verbs = {base for word in words_of(text, *cue) for base in lemmas(word.text)}
    if sentence is None or verbs.isdisjoint(_OF_THINGS) or not _GOES_ON.match(text, end, sentence[1]):
        return draft
    for clause in clauses(text, sentence, mentions):
        stop = clause.content[0][1]
        rest = (end, stop)
        free = not any(overlap(rest, piece) for d in drafts for piece in d.pieces)
        if overlap(clause.cue, cue) and clause.content[0][0] == start and stop > end and free:
            return replace(draft, content=((start, stop),))
    return draft


def _of_noun(text: str, draft: Draft, sentence: Range, mentions: Sequence[FoundMention]) -> Draft | None:
    """The draft of a verb and a noun of saying in one cue, where they are one or the noun is what is answered."""
    return _with_account(text, draft, sentence, mentions) or _with_noun(text, draft, sentence, mentions)


def _with_account(text: str, draft: Draft, sentence: Range, mentions: Sequence[FoundMention]) -> Draft | None:
    """The draft of a verb that answers an account, which belongs to what is said: "denied | a report in the Globe
    that …"."""
    (start, end), cue = draft.content[0], draft.cue[0]
    for clause in clauses(text, sentence, mentions):
        verb = words_of(text, cue[0], min(cue[1], max(cue[0], clause.cue[0])))
        near = clause.content[0][0] <= start and text[clause.content[0][0] : start].strip() in _JOINTS
        if near and any(not ANSWERING.isdisjoint(lemmas(word.text)) for word in verb):
            return replace(draft, cue=((cue[0], verb[-1].end),), content=((clause.cue[0], end),))
    return None


def _with_noun(text: str, draft: Draft, sentence: Range, mentions: Sequence[FoundMention]) -> Draft | None:
    """The draft of a verb that only carries its noun, with the noun: "[expressed the conviction] that …"."""
    (start, end), cue = draft.content[0], draft.cue[0]
    for clause in clauses(text, sentence, mentions):
        inner = cue[0] <= clause.cue[0] < cue[1] and start < clause.cue[1] <= clause.content[0][0] < end
        last = text[slice(*clause.cue)].lower().split()[-1]
        if inner and {last, last.removesuffix("s")} & _CARRIED:
            return replace(draft, cue=((cue[0], clause.cue[1]),), content=((clause.content[0][0], end),))
    return None


def _after_break(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft without what stands before a semicolon or colon and is somebody else's saying."""
    if draft.turn or not draft.cue or not draft.content:
        return draft
    start, end = draft.content[0]
    if draft.cue[0][0] < end or "\n" in text[start:end]:
        return draft
    marks = 0
    for cut in re.finditer(r"[“”\"«»]|[;:]\s+", text[start:end]):
        sign = cut.group()[0]
        marks += sign in _QUOTED
        if sign not in ";:" or marks % 2:
            continue
        before, after = (start, start + cut.start()), start + cut.end()
        told = any(overlap(before, piece) for d in drafts if d is not draft for piece in d.cue)
        told = told or (sign == ";" and any(_CORE & set(lemmas(word.text)) for word in words_of(text, *before)))
        first = words_of(text, after, end)[:1]
        asked = sign == ";" and bool(first) and first[0].text in QUESTIONS
        if (told or asked) and after < end:
            return replace(draft, content=((after, end), *draft.content[1:]))
    return draft
