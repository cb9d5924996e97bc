"""Interviews told as a story: who asks in the page's own "I" is answered by the next quotation that stands alone.

"Was it too late, I ask. ¶ “No. We knew.”": the answer is of whom the sentence names as asked, and else of whoever
was quoted last; it is never the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, inside, overlap
from onrecord.reading.forms.freestanding import COLON_CONFIDENCE, last_sentence
from onrecord.reading.forms.quotations import Quotation, quoted_share
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import best, matches, words_of

_WRITER = re.compile(r"(?<![\w’'])(?:I|we|me|us|We)(?![\w’'-])")
_ASKS = re.compile(r"\?\s*$")
_SENTENCE_ENDS = re.compile(r"[.!?…][”’\"']*\s*$")
_TO_WHOM = re.compile(
    r"\b(?:I|[Ww]e)\s(?:\w+\s){0,2}?(?:ask|press|question|tell|told)(?:s|ed)?\s(?:(?:an?|the)\s)?$"
    r"|\b(?:I|[Ww]e)\s[^.;]*\b(?:answer|call|e-?mail|letter|message|question|reply|response|statement|it|this|that)s?"
    r"\s(?:to|from)\s(?:(?:an?|the)\s)?$"
)
"""What stands before whom the writer asks, and who writes back: "I ask | Poe", "I got an answer from | Poe"."""
_SPEAKERS = frozenset({"person", "organization", "group"})


def is_writer(text: str, source: Sequence[Range], quotes: Sequence[Quotation]) -> bool:
    """The source is an "I" or "we" outside of quotation marks: who writes the page."""
    words = [text[start:end].lower() for start, end in source]
    first = len(words) == 1 and words[0] in lexicon.pronouns() and lexicon.pronouns()[words[0]].person == "first"
    return first and not any(overlap(quote.range, source[0]) for quote in quotes)


def without_answers(text: str, draft: Draft, quotes: Sequence[Quotation]) -> Draft:
    """The draft; if it is the writer's, without quotations in later sentences that no colon introduces."""
    if not draft.cue or not is_writer(text, draft.source, quotes):
        return draft
    end = draft.cue[-1][1]

    def other(piece: Range) -> bool:
        between = text[end : piece[0]]
        later = _ENDED.search(between) is not None and not between.rstrip().endswith(":")
        return later and quoted_share(text, [piece], quotes) == 1

    return replace(draft, content=tuple(piece for piece in draft.content if not other(piece)))


_ENDED = re.compile(r"[.!?…][”’\"']*\s")


def answered(
    text: str,
    quote: Quotation,
    before: Range,
    drafts: Sequence[Draft],
    quotes: Sequence[Quotation],
    mentions: Sequence[FoundMention],
) -> list[Draft]:
    """An attribution of a quotation that stands alone below a paragraph in which the writer asks."""
    sentence = last_sentence(text, before)
    told = [q for q in quotes if overlap(q.range, sentence)]
    own = (m.span() for m in _WRITER.finditer(text, *sentence))
    writes = any(not any(inside(word, q.range) for q in told) for word in own)
    asks = before[1] < quote.start and not told and _ASKS.search(text, *sentence) is not None
    if not (writes or asks) or not _SENTENCE_ENDS.search(text, *sentence):
        return []
    there = [d for d in drafts if inside(d.anchor, before) and d.source]
    if any(not is_writer(text, d.source, quotes) for d in there if d.pieces[-1][1] > sentence[0]) and not writes:
        return []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)) if writes else ():
        near = inside((mention.start, mention.end), sentence) and mention.form != "pronoun"
        if near and mention.kind in _SPEAKERS and _TO_WHOM.search(text, sentence[0], mention.start):
            return [Draft(((mention.start, mention.end),), (), (quote.range,), COLON_CONFIDENCE)]
    last = _last_quoted(text, quote.start, drafts, quotes, mentions)
    if last is None:
        return []
    words = words_of(text, *last.cue[-1])
    says = best(matches(words, len(words)))
    cue = last.cue if says and says.frame.speech else ()  # "she thinks so. ¶ Why? ¶ “…”": she says why
    return [replace(last, cue=cue, content=(quote.range,), confidence=COLON_CONFIDENCE)]


def _last_quoted(
    text: str, end: int, drafts: Sequence[Draft], quotes: Sequence[Quotation], mentions: Sequence[FoundMention]
) -> Draft | None:
    """The last attribution before `end` that quotes a person, neither the writer's nor one inside a quotation."""
    people = [(m.start, m.end) for m in mentions if m.kind == "person" and text[m.start : m.end].lower() != "it"]
    there = [
        d
        for d in drafts
        if d.cue
        and d.pieces[-1][1] <= end
        and any(overlap(who, piece) for who in people for piece in d.source)
        and not any(inside(d.cue[0], quote.range) for quote in quotes)
        and not is_writer(text, d.source, quotes)
        and quoted_share(text, d.content, quotes) > 0
    ]
    return max(there, key=lambda d: d.content[-1][1], default=None)
