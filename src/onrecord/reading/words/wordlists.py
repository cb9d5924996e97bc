"""Word lists of the rules for attributions, from their table."""

from __future__ import annotations

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
