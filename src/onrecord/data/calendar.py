"""The words of the calendar (`calendar.tsv`): months, weekdays, seasons, numbers of days, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.data import rows
from onrecord.data.wordlists import alternatives


@cache
def words(kind: str) -> Mapping[str, int]:
    """Every spelling of the words of one kind, in small letters, with its value: months 1-12, weekdays 0-6."""
    return {row["word"]: int(row["value"]) for row in rows("calendar") if row["kind"] == kind}


@cache
def names(kind: str) -> tuple[str, ...]:
    """The full name of each value of a kind, in the order of the values and in small letters."""
    longest: dict[int, str] = {}
    for word, value in words(kind).items():
        longest[value] = max(longest.get(value, ""), word, key=len)
    return tuple(longest[value] for value in sorted(longest))


def short(kind: str) -> frozenset[str]:
    """The spellings of a kind that are no full names: "jan", "tues"."""
    return frozenset(words(kind)) - frozenset(names(kind))


def any_short(*kinds: str) -> str:
    """The spellings of some kinds that are no full names, as alternatives of a pattern, the longest first."""
    return alternatives(word for kind in kinds for word in short(kind))


@cache
def dates() -> frozenset[str]:
    """Words that are a day or a month, or stand in one: weekdays by their full names, months by every spelling."""
    return frozenset((*names("weekday"), *words("month")))


def any_of(kind: str) -> str:
    """Every spelling of a kind as alternatives of a pattern, the longest first."""
    return alternatives(words(kind))


@cache
def plain_words() -> frozenset[str]:
    """Words that are a name or another word as well, and count as a date only after a preposition."""
    return frozenset(row["word"] for row in rows("calendar") if row["plain"] == "yes")
