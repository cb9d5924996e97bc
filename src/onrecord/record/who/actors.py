"""Who speaks under a place's name, and other names of well-known bodies (`data/actors.tsv`).

The table helps where it knows; nothing depends on it. A place that speaks and is not in it is its government too.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.data import rows
from onrecord.record.who.names import folded, name_words

Kind = Literal["state", "capital", "demonym", "seat", "body"]

_GOVERNMENT = frozenset({"government", "authorities", "administration", "cabinet"})


@cache
def _by_kind(kind: Kind) -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("actors"):
        if row["kind"] == kind:
            table.setdefault(folded(row["name"]), row["actor"])
    return table


def body(name: str) -> str | None:
    """The body that the name means: by another of its names, or by the building it sits in."""
    key = folded(name)
    return _by_kind("body").get(key) or _by_kind("seat").get(key)


def is_seat(name: str) -> bool:
    """Whether the name is a building or quarter by which news means the body that sits there."""
    return folded(name) in _by_kind("seat")


def state(name: str) -> str | None:
    """The state that the name means as a place on the map, or None."""
    return _by_kind("state").get(folded(name))


def government(name: str) -> str | None:
    """The state whose government the name means when it speaks: the state's, its capital's, "the X government"."""
    key = folded(name)
    found = _by_kind("state").get(key) or _by_kind("capital").get(key)
    if found:
        return found
    words = name_words(name)
    if len(words) > 1 and words[-1] in _GOVERNMENT:
        owner = " ".join(words[:-1])
        return _by_kind("demonym").get(owner) or _by_kind("state").get(owner)
    if len(words) > 2 and words[0] in _GOVERNMENT and words[1] == "of":
        return _by_kind("state").get(folded(" ".join(words[2:])))
    return None


def demonym(word: str) -> str | None:
    """The state whose people or adjective the word is."""
    return _by_kind("demonym").get(folded(word))
