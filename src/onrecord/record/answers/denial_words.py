"""The words by which a denial is told, from their table: what judges, what names a report, whose it is."""

from __future__ import annotations

import re
from functools import cache

from onrecord.data import rows
from onrecord.record.words import fold, tokens

POINTING_TERMS = 3
"""A content with at most so many content terms, one of them "report" or the like, only points to what it
denies."""

OWN_TERMS = 2
"""Terms that are no names which a denied content must share with its partner: two statements about two presidents
share their names, whatever they say."""

LEAD_SENTENCES = 4
"""Sentences, the headline and a dateline among them, in which a page begins."""

_MANY = re.compile(r"^\W*(?:both|all|these|those|such|the (?:two|three)|any of)\b", re.IGNORECASE)
"""How a content begins that points to several things at once: all of what somebody said."""

_OWNED = re.compile(r"[’']s?\s|\b(?:by|from|of|in)\b", re.IGNORECASE)
"""What stands between an account and the one whose it is."""


@cache
def pattern(kind: str, told: str | None = None) -> re.Pattern[str]:
    """What finds the table's words of a kind (and of those told by somebody of that sort) in joined tokens."""
    held = [r["words"] for r in rows("denial_words") if r["kind"] == kind and (told is None or r["told"] == told)]
    found = []
    for words in held:
        plain = re.escape(fold(words).replace("-", " ")).replace(r"\ ", " ").replace(r"\*", r"[^ ]*")
        found.append(plain if words.startswith("n't") else f" {plain}")
    return re.compile(f"(?:{'|'.join(found)})s?(?= )")


def says(text: str, kind: str, told: str | None = None) -> bool:
    """Whether the text holds one of the table's words of that kind."""
    return bool(pattern(kind, told).search(f" {' '.join(tokens(text.replace('-', ' ')))} "))


def told_by_whom(text: str) -> str:
    """By whom the first report that the text names is told ("press"), "" where it may be anybody."""
    found = [(m.start(), told) for told in ("press", "accuser", "rumour", "") if (m := _first(text, told))]
    return min(found)[1] if found else ""


def _first(text: str, told: str) -> re.Match[str] | None:
    return pattern("report", told).search(f" {' '.join(tokens(text.replace('-', ' ')))} ")


def several(text: str, told: str) -> bool:
    """Whether the report of that sort which the text names is more than one ("the charges")."""
    found = _first(text, told)
    return found is not None and found.group().endswith("s")


def many(text: str) -> bool:
    """Whether the words point to several things that were said."""
    return bool(_MANY.match(text))


def owned(text: str) -> bool:
    """Whether the words say whose account they mean."""
    return bool(_OWNED.search(text))
