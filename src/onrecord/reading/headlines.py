"""Headlines: "Kremlin: no talks yet", "No talks yet – Kremlin", "'No talks yet', says Kremlin".

The tagger was trained on running text and knows few of them. These rules read a title in which it found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Article, Range
from onrecord.reading.draft import Draft, overlap, trimmed
from onrecord.reading.found import FoundMention
from onrecord.reading.wordlists import listed

HEADLINE_CONFIDENCE = 0.7
"""Of an attribution by the form of a headline. Set by judgement on the cases of headlines."""

_KINDS = frozenset({"person", "organization", "group", "place"})
_WHO = r"[^\W\d_][^:–—|?!“”\",]{1,48}?"
_SAY = r"(?:says?|said|warns?|claims?|admits?|insists?|tells?|announces?|reports?|vows?|fears?|confirms?)"
_FIRST = re.compile(rf"(?P<source>{_WHO})(?P<cue>\s*:)\s+(?P<content>\S.{{8,}})")
_DASHED = re.compile(rf"(?P<content>\S.{{8,}}?)\s*(?P<cue>\s[–—-]\s)\s*(?P<source>{_WHO})\s*")
_SAYS = re.compile(rf"(?P<content>\S.{{6,}}?),\s+(?P<cue>{_SAY})\s+(?P<source>{_WHO})\s*")
_SAYS_LAST = re.compile(rf"(?P<content>\S.{{6,}}?),\s+(?P<source>{_WHO})\s+(?P<cue>{_SAY})\s*")
_LAST = re.compile(rf"(?P<content>\S.{{8,}}?)(?P<cue>\s*:)\s+(?P<source>{_WHO})\s*")
_NO_SPEECH = re.compile(
    r"(?:an?|how|why|what|where|when|who|inside|your|our|my|two|three|four|five|six|seven|eight|nine|ten|\d+)\s",
    re.IGNORECASE,
)
"""What a headline with a topic before its colon goes on with: "Rivertown: a town that never sleeps"."""

_SHORT = 3
"""Words of a source of which it is enough that a mention ends it: "Minister Lund"."""

_COVERED = 0.6
"""Share of the letters of a headline's source that mentions must cover: it names somebody, and little else."""

_SERIES = listed("headlines.series")


def headline(article: Article, mentions: Sequence[FoundMention], drafts: Sequence[Draft]) -> list[Draft]:
    """The attribution that the form of the headline makes, where the model found none in it."""
    if article.title is None:
        return []
    where = trimmed(article.text, (article.title.start, article.title.end))
    if any(overlap(where, piece) for draft in drafts for piece in draft.pieces):
        return []
    for pattern in (_SAYS, _SAYS_LAST, _FIRST, _LAST, _DASHED):
        match = pattern.fullmatch(article.text, *where)
        if match is None or (pattern is _FIRST and _NO_SPEECH.match(match["content"])):
            continue
        if _speaks(article.text, match.span("source"), mentions):
            cue, content = (trimmed(article.text, match.span(part)) for part in ("cue", "content"))
            source = trimmed(article.text, match.span("source"))
            return [Draft((source,), (cue,), (content,), HEADLINE_CONFIDENCE)]
    return []


def _speaks(text: str, source: Range, mentions: Sequence[FoundMention]) -> bool:
    """Somebody who can speak is named there, and it is no series label such as "Live" or "Analysis"."""
    words = re.findall(r"\w+", text[source[0] : source[1]].lower())
    if not words or words[0] in _SERIES or len(words) > 6:
        return False
    places = [(m.start, m.end) for m in mentions if m.kind in _KINDS and overlap(source, (m.start, m.end))]
    if len(words) <= _SHORT and any(
        m.kind != "place" and m.end == source[1] for m in mentions if m.kind in _KINDS
    ):
        return True
    covered = {i for start, end in places for i in range(max(start, source[0]), min(end, source[1]))}
    letters = [i for i in range(*source) if text[i].isalnum()]
    return len(covered.intersection(letters)) >= _COVERED * len(letters)
