"""The table of words by which a stretch of text tells of an event (`data/event_words.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from onrecord.data import rows
from onrecord.record.words import stem, tokens

_REGULAR = re.compile(
    r"\b\w+(?:ed|s|ing)\b|\bto\s+[a-z]{2,}\b|\b(?:they|we|you|who|both|[Tt]hey|[Ww]e|[Yy]ou|[Bb]oth)\s+(?:\w+ly\s+)?[a-z]{3,}\b"
)
_MAY = re.compile(r"\bMay\b")


@cache
def listed(name: str) -> tuple[str, ...]:
    """The phrases of a list of the table."""
    return tuple(words for row in rows("event_words") if row["list"] == name for words in row["words"].split(", "))


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in listed(name))


def says(text: str, name: str) -> bool:
    """Whether one of the phrases of a list stands in the text; the month of May is no "may"."""
    joined = f" {' '.join(tokens(_MAY.sub(' ', text)))} "
    return any(f" {words} " in joined for words in listed(name))


def says_some_form(text: str, name: str) -> bool:
    """Whether a word of a list stands in the text in whatever form ("agreed" is "agree" and a letter)."""
    return any({stem(word), stem(word.removesuffix("d"))} & _stems(name) for word in tokens(text))


def has_verb(text: str) -> bool:
    """Whether some word of the text may be a verb."""
    return bool(_REGULAR.search(text)) or any(says(text, name) for name in ("verbs", "past", "participles"))
