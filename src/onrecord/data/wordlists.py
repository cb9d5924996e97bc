"""Word lists of the rules (`wordlists.tsv`), and how words stand in a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.data import rows


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split()) for row in rows("wordlists")}


def listed(name: str) -> frozenset[str]:
    """The words of the list `name`.

    Raises:
        KeyError: the table has no such list.
    """
    return _lists()[name]


def any_listed(*names: str) -> str:
    """The words of some lists as alternatives of a pattern, the longest first.

    Raises:
        KeyError: the table has no such list.
    """
    return alternatives(frozenset[str]().union(*map(listed, names)))


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first."""
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


def written(spellings: Iterable[str]) -> str:
    """The same, each with its capital."""
    return alternatives(word.capitalize() for word in spellings)
