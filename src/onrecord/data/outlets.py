"""The words of the names of outlets (`outlet_words.tsv`)."""

from __future__ import annotations

from functools import cache

from onrecord.data import rows


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one list, as they are printed, in the table's order."""
    return tuple(next(row["words"] for row in rows("outlet_words") if row["list"] == kind).split(", "))
