"""What somebody says it in: a text that they put out, wrote or read, or what a clause "in which …" is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, overlap
from onrecord.reading.sourcing.occasion_phrases import is_event, texts, until
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.lexicon import singular


def in_which(text: str, draft: Draft, sentence: Range, taken: Sequence[Range]) -> Range | None:
    """What a clause is about in which somebody speaks: "after | her ruling, | in which the judge cited …"."""
    first = min((start for start, _ in (*draft.source, *draft.cue)), default=0)
    clause = _WHICH.search(text, min(sentence[0], first), first)
    found = list(_BEFORE_WHICH.finditer(text, sentence[0], clause.start())) if clause else []
    found = [f for f in found if is_event(f["noun"]) and not any(overlap(f.span("what"), p) for p in taken)]
    if clause is None or not found:
        return None
    words = words_of(text, found[-1].start("what"), clause.start())
    return until(text, words, 0, sum(word.start < found[-1].end("what") for word in words))


_WHICH = re.compile(r",?\s(?:[-–—]+\s)?(?:in|during|at)\swhich\s$")
_BEFORE_WHICH = re.compile(
    r"\b(?P<what>(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z][\w.-]*[’']s?)\s(?:[\w’'-]+\s){0,4}?(?P<noun>[a-z-]+))"
    r"(?=\s(?:on|in|at|with|to|of|last|late|early|this|nearby|[A-Z]\w+day)\b|,|$)"
)


def sent(text: str, draft: Draft, sentence: Range) -> Range | None:
    """The text that somebody puts out, and in which they say it: "issued | a statement | Monday saying …"."""
    behind = [start for start, _ in draft.content if start > draft.anchor[0]]
    if not draft.cue or not behind:
        return None
    named = [end for _, end in draft.source if end <= draft.anchor[0]]
    match = _PUT_OUT.match(text, max([sentence[0], *named]), min(behind))
    return match.span("what") if match else None


_PUT_OUT = re.compile(
    r"\s*(?:(?:has|have|had|also|later|then|and|\w+ly)\s+)*(?:issued|released|sent(?:\s+out)?|posted|published|put\s+out|wrote|penned)\s+"
    rf"(?P<what>(?:an?|the\s+following|this)\s+(?:(?!(?:of|in|on|to|for|with|at|by|from)\b)[\w’'-]+\s+){{0,3}}(?P<noun>(?:{'|'.join(sorted(texts()))})s?))"
    r"(?=\s*:|\s+(?:[^.;]{0,80}\s)?(?:saying|calling|asking|urging|accusing"
    r"|denying|declaring|announcing|arguing|insisting|claiming|warning|demanding|offering|condemning|praising|criticizing|criticising"
    r"|thanking|apologizing|apologising|pledging|promising|vowing|defending|explaining|expressing|charging|alleging|stating|noting|suggesting|outlining|detailing|that\s+(?:said|called|read))\b)"
)


def written(text: str, draft: Draft, sentence: Range) -> Range | None:
    """What the speaker wrote it in, where that stands behind: "Lind expects a strike, according to | a note | that
    she sent to branch managers on Thursday"."""
    behind = max(end for _, end in (*draft.cue, *draft.content))
    found = _WROTE.match(text, behind, max(sentence[1], behind))
    known = found is not None and bool(texts() & {found["noun"], singular(found["noun"])})
    return found.span("what") if found and known else None


_WROTE = re.compile(
    r",?\s+according\s+to\s+(?P<what>(?:an?|the|his|her|its|their)\s+(?:[\w’'-]+\s+){0,2}?(?P<noun>[\w-]+))\s+(?:that\s+|which\s+)?"
    r"(?:he|she|they|it)\s+(?:had\s+)?(?:sent|wrote|written|issued|signed|posted|released|published|circulated|filed|gave|given|read)\b"
)


def read_in(text: str, draft: Draft) -> Range | None:
    """What somebody wrote it in, where that is named as its source: "according to | a memorandum | of a guild"."""
    if not draft.source or not draft.cue or not _ACCORDING.fullmatch(text, *draft.cue[0]):
        return None
    found = _LETTER.match(text, *draft.source[0])
    return found.span("what") if found and found["noun"].lower() in _LETTERS else None


_LETTERS = listed("occasions.letters")
"""Texts in which somebody writes to others: where they say it. A report or a filing only says it itself."""

_ACCORDING = re.compile(r"according\s+to|per", re.IGNORECASE)
_LETTER = re.compile(
    r"(?P<what>(?:an?|the|his|her|its|their|one|another)\s(?:[\w’'-]+\s){0,2}?(?P<noun>[a-z-]+))"
    r"(?=$|[,;.]|\s(?:of|from|to|by|in|on|that|which|dated|[a-z]+(?:ed|en|nt|ut))\b)"
)
