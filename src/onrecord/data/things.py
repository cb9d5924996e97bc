"""Nouns for what speaks or is spoken of and is no single person (`things.tsv`), by the kind of what they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.data import rows


@cache
def kinds() -> Mapping[str, str]:
    """The kind of what each noun names, as in the record format; nouns are singular and in small letters."""
    return {row["word"]: row["kind"] for row in rows("things")}


@cache
def nouns(*wanted: str) -> frozenset[str]:
    """The nouns of some kinds, singular and in small letters."""
    return frozenset(word for word, kind in kinds().items() if kind in wanted)
