"""Reports that a sentence names beside what they say: "a letter, according to which the mill had known", "as
reported by Tass, the mill had known"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, holder, trimmed
from onrecord.reading.found import FoundMention

_WHICH = re.compile(r",?\s*(?P<cue>according to (?:which|whom))\b", re.IGNORECASE)
_AS = re.compile(r"\bas\s(?:was\s|were\s|has been\s)?(?:\w+ly\s)?$", re.IGNORECASE)
_BY = re.compile(r"\sby\s")
_GOES_ON = re.compile(r",\s(?:was|is|were|are|has|have|had|did|does)\s")
"""Where the sentence goes on about the report: "an account, according to which he fled, | was a lie"."""

_LONGEST_AS = 24
"""Characters before a cue in which "as" and an adverb stand."""


def reported(
    text: str, drafts: Sequence[Draft], mentions: Sequence[FoundMention], sentences: Sequence[Range]
) -> list[Draft]:
    """The drafts; those of a relative clause, and of a passive that hangs on "as", by whom they are."""
    told = [_by_which(text, draft, mentions, sentences) for draft in drafts]
    return [_by(text, draft, mentions) if draft.cue and not draft.source else draft for draft in told]


def _by_which(text: str, draft: Draft, mentions: Sequence[FoundMention], sentences: Sequence[Range]) -> Draft:
    """ "She spoke of a letter, | according to which | it had known": the letter says so, and only that."""
    sentence = holder(sentences, draft.cue[0][0]) if draft.cue else None
    found = _WHICH.search(text, max(sentence[0], draft.cue[0][0] - 2), sentence[1]) if sentence else None
    if sentence is None or found is None or not draft.cue[0][0] <= found.start("cue") < draft.cue[0][1]:
        return draft
    opens = 0 if found.group().startswith(",") else 1  # not "Reports according to which it rained | are false"
    before = [m for m in mentions if m.end == found.start() and sentence[0] + opens <= m.start]
    widest = min(before, key=lambda m: m.start, default=None)
    goes_on = _GOES_ON.search(text, found.end(), sentence[1])
    begin, end = trimmed(text, (found.end(), goes_on.start() if goes_on else sentence[1]))
    content = begin, begin + len(text[begin:end].rstrip(".!?"))
    if widest is None or content[0] >= content[1]:
        return draft
    return replace(draft, source=((widest.start, widest.end),), cue=(found.span("cue"),), content=(content,))


def _by(text: str, draft: Draft, mentions: Sequence[FoundMention]) -> Draft:
    """ "As reported | by Tass, it had known"."""
    start, end = draft.cue[0]
    behind = _BY.match(text, end)
    if behind is None or not _AS.search(text, max(0, start - _LONGEST_AS), start):
        return draft
    whose = [m for m in mentions if m.start == behind.end()]
    widest = max(whose, key=lambda m: m.end, default=None)
    return replace(draft, source=((widest.start, widest.end),)) if widest else draft
