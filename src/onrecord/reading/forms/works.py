"""Books, films, songs and the like: titles in quotation marks beside a noun that says what they are.

The corpora that the network learned from do not tell works from other names, so words and marks decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.data.wordlists import any_listed
from onrecord.reading.found import FoundMention, Range
from onrecord.reading.sourcing.carriers import introduced

_SMALL = r"(?:a|an|and|as|at|by|for|from|in|into|is|of|on|or|the|to|vs\.?|with|without)"
_LARGE = r"(?:[A-ZÀ-Þ0-9][\w'’.&-]*)"
_TITLE = rf"(?P<title>{_LARGE}(?:[:,!?—–]?\s+(?:{_LARGE}|{_SMALL}\b)){{0,9}}[!?]?)"
_OPEN, _CLOSE = r"(?:[“\"«]|''|``|(?<!\w)[‘'])", r"(?:,?(?:[”\"»]|''|[’'](?!\w)))"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The noun before the title ("her book, “War”"), and after it ("“War,” a book by …", "the “War” album")."""
    nouns = any_listed("works.nouns")
    before = rf"\b(?:{nouns}),?\s+(?:(?:called|titled|entitled|named)\s+)?{_OPEN}{_TITLE}{_CLOSE}"
    after = rf"{_OPEN}{_TITLE}{_CLOSE},?\s+(?:(?:a|an|the|his|her|their|its)\s+(?:[\w-]+\s+){{0,3}})?(?:{nouns})\b"
    return re.compile(before), re.compile(after)


def with_works(text: str, blocks: Sequence[Range], mentions: Sequence[FoundMention]) -> tuple[FoundMention, ...]:
    """The mentions with the titles of works among them, in place of whatever stood on the very same words.

    Names of which the page says that they are outlets ("De Avond, a Tarn daily") are those of organizations.
    """
    matches = [m for start, end in blocks for p in _patterns() for m in p.finditer(text, start, end)]
    places = sorted({(m.start("title"), m.start("title") + len(m["title"].rstrip("'’."))) for m in matches})
    works = [FoundMention(start, end, "work", "name", 1.0) for start, end in places]
    outlets = introduced(text)
    kept = [
        replace(m, kind="organization") if m.form == "name" and text[m.start : m.end] in outlets else m
        for m in mentions
        if (m.start, m.end) not in places
    ]
    return tuple(sorted([*kept, *works], key=lambda m: (m.start, -m.end, m.form, m.kind)))
