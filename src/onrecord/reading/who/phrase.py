"""A noun phrase as it was read, and two of them joined by "and"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.found import Range

Form = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as read.

    Attributes:
        segment: range of its head segment, determiner included.
        core: range of the name without titles, of the head noun, or of the pronoun.
        name: the name without titles, or "".
        head: the head noun in the singular, the name's last word or the pronoun, in small letters.
        about: other words of the segment in small letters: roles, titles, nationalities.
        owner: range of a possessive in the segment ("Vance’s" lawyer, "her" agent), or None.
        extent: of a speaker of a source the part of the source that is about it, else None.
    """

    segment: Range
    core: Range
    form: Form
    name: str
    head: str
    about: frozenset[str]
    kind: str
    gender: str
    plural: bool
    definite: bool
    generic: bool
    owner: Range | None = None
    extent: Range | None = None


JOINED = "and"
"""The head of phrases that are two or more: "Ann Poe and the mayor"."""

_AND = re.compile(r",?\s+and\s+(?=\w)")


def coordinated(text: str, first: Phrase, end: int) -> Phrase | None:
    """The whole of a mention that goes on with "and" right behind its first phrase, as one of several; or None."""
    if first.form == "pronoun" or not _AND.match(text, first.segment[1], end):
        return None
    where = (first.segment[0], end)
    return Phrase(where, where, "nominal", "", JOINED, frozenset(), first.kind, "", True, False, False)


def parts_of(text: str, start: int, end: int) -> list[Range]:
    """What stands before the first "and" of a coordinated phrase, and what stands behind it."""
    mark = _AND.search(text, start, end)
    return [(start, mark.start()), (mark.end(), end)] if mark else []
