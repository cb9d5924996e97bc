"""Signed quotations: in letters and reviews a name after a dash says whose words stand before it.

“I never liked the bridge.” — Orla Fennick, teacher. The name stands behind the quotation or on the next line.
There is no cue; the whole signature is the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import Range
from onrecord.reading.draft import Draft, overlap, trimmed
from onrecord.reading.found import FoundMention

SIGNED_CONFIDENCE = 0.9
"""Of a signed quotation: name and marks stand in print. Set by judgement."""

_FEWEST = 4
"""Words of a quotation that somebody signs: shorter ones before a dash are terms and titles."""

_DASH = r"(?:[—―–]|--?|~)"
_ON_ONE_LINE = re.compile(
    rf"(?P<words>[\"“”«‘'].+[\"“”»’'])\s*{_DASH}\s*(?P<name>[^\W\d_][^\n\"“”]{{1,90}}?)\.?\s*"
)
_QUOTATION = re.compile(r"\s*(?P<words>[\"“”«‘'].+[\"“”»’'])\s*")
_SIGNATURE = re.compile(rf"\s*{_DASH}\s*(?P<name>[^\W\d_][^\n\"“”]{{1,90}}?)\.?\s*")


def signed(text: str, paragraphs: Sequence[Range], mentions: Sequence[FoundMention]) -> list[Draft]:
    """The signed quotations among `paragraphs`, in order; their source is the signature, and they have no cue."""
    named = [(m.start, m.end) for m in mentions if m.form == "name" and m.kind in ("person", "organization")]
    found = []
    for paragraph in paragraphs:
        match = _ON_ONE_LINE.fullmatch(text, *paragraph)
        if match:
            found += _draft(text, match.span("words"), match.span("name"), named)
    for above, below in pairwise(paragraphs):
        words, name = _QUOTATION.fullmatch(text, *above), _SIGNATURE.fullmatch(text, *below)
        if words and name:
            found += _draft(text, words.span("words"), name.span("name"), named)
    return sorted(found, key=lambda draft: draft.pieces)


def _draft(text: str, words: Range, name: Range, named: Sequence[Range]) -> list[Draft]:
    """The draft, if a name begins the signature and the quotation is long enough."""
    begins = (name[0], name[0] + len(text[slice(*name)].partition(",")[0]))
    if len(text[slice(*words)].split()) < _FEWEST or not any(overlap(begins, where) for where in named):
        return []
    return [Draft((trimmed(text, name),), (), (words,), SIGNED_CONFIDENCE)]
