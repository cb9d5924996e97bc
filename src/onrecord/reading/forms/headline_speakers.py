"""Whether words of a headline name somebody who can speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Range
from onrecord.reading.draft import overlap
from onrecord.reading.forms.headline_shapes import DOCUMENTS, LONGEST, NO_SPEAKERS, SERIES, SHORT
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon

KINDS = frozenset({"person", "organization", "group", "place"})
_COVERED = 0.6
"""Share of the letters of a headline's source that mentions must cover: it names somebody, and little else."""


def speaks(text: str, source: Range, mentions: Sequence[FoundMention], last: bool) -> bool:
    """Somebody who can speak is named there, and it is no series label such as "Live" or "Analysis".

    Where it stands `last`, or before a verb, a document may speak too ("report"), and whoever a noun describes.
    """
    words = re.findall(r"\w+", text[source[0] : source[1]].lower())
    if (
        not words
        or words[0] in NO_SPEAKERS
        or len(words) > LONGEST
        or (words[0] in SERIES and not (last and words[-1] in DOCUMENTS))
    ):
        return False
    hyphened = text[source[0] : source[1]].lower().split()[-1]
    if (described(words[-1], last) or described(hyphened.replace("-", ""), last)) and len(words) <= SHORT + 1:
        return True
    places = [(m.start, m.end) for m in mentions if m.kind in KINDS and overlap(source, (m.start, m.end))]
    if len(words) <= SHORT and any(m.kind != "place" and m.end == source[1] for m in mentions if m.kind in KINDS):
        return True
    covered = {i for start, end in places for i in range(max(start, source[0]), min(end, source[1]))}
    letters = [i for i in range(*source) if text[i].isalnum()]
    return len(covered.intersection(letters)) >= _COVERED * len(letters)


def described(word: str, last: bool) -> bool:
    noun = lexicon.noun(word)
    return (noun is not None and noun.kind in KINDS - {"place"}) or (last and word in DOCUMENTS)
