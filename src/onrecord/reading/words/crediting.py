"""Words by which who reports something says whose it is: "citing two officials", "which cites a clerk"."""

from __future__ import annotations

import re

from onrecord.data.wordlists import any_listed
from onrecord.model import Range

CITING_WORDS = f"(?:{any_listed('crediting.citing')})"
"""The participles alone, as a pattern."""

_CITES = any_listed("crediting.citing", "crediting.cites")
CITED_THEN = re.compile(rf",\s+(?:which\s+)?(?P<cue>{_CITES})\s+")
"""Between a report and whom it cites: "Radio Tarn reported | , citing | a nurse, that …"."""

_AT_END = re.compile(rf"\b{CITING_WORDS}$", re.IGNORECASE)
_AT_START = re.compile(rf"{CITING_WORDS}\b", re.IGNORECASE)
_WHOLE = re.compile(_CITES, re.IGNORECASE)
_HEARSAY = re.compile(
    r"(?:(?:\w+n[’']t|not|has|have|had|is|are|was|were|be|been|will|would|also)\s+)*"
    rf"(?:{any_listed('crediting.hearsay')})",
    re.IGNORECASE,
)


def is_hearsay(cue: str) -> bool:
    """Whether a cue only says that others tell it, who are not named: "has reportedly"."""
    return _HEARSAY.fullmatch(cue) is not None


def is_citing(text: str, cue: Range) -> bool:
    """Whether a cue is such a participle and nothing else."""
    return citing_at_end(text, cue) == cue


def citing_at_end(text: str, cue: Range) -> Range | None:
    """Where the participle stands that ends a cue; None where none does."""
    found = _AT_END.search(text[slice(*cue)])
    return (cue[0] + found.start(), cue[1]) if found else None


def begins_citing(cue: str) -> bool:
    """Whether a cue begins with one: whom a report cites has spoken on a day of their own."""
    return _AT_START.match(cue) is not None


def cites(cue: str) -> bool:
    """Whether a cue says that somebody is cited, in whatever form, and nothing else."""
    return _WHOLE.fullmatch(cue) is not None


def accords(cue: str) -> bool:
    """Whether a cue begins with "according to"."""
    return cue.lower().startswith("according to")
