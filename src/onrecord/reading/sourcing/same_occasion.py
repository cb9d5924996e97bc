"""Occasions that a page points back to: "in an interview", then "in the interview"."""

from __future__ import annotations

import re

from onrecord.model import Attribution, Span
from onrecord.reading.sourcing.layout import hearers, same_people, speakers
from onrecord.reading.sourcing.occasion_phrases import is_event, is_gathering_phrase
from onrecord.reading.words.cues import words_of

DEFINITE = re.compile(
    r"\W*(?:(?:in|at|during|on|throughout|over)\s+)?(?:the|that|this|his|her|their|its|the\s+same)\s",
    re.IGNORECASE,
)
"""Words before an occasion that the page has told of."""

_SPEECHES = frozenset({"speech", "address", "remarks"})
"""What somebody holds at a gathering: "at a rally", then "in his speech"."""

PRESS = frozenset({"reporters", "journalists", "press"})

_TOLD = re.compile(r"t(?:old|ell)|sp(?:oke|eak)", re.IGNORECASE)


def same_occasion(known: Span, told: Span) -> bool:
    """Whether an occasion that is pointed at is the one known: by its noun, or as what is held there."""
    gathering = is_gathering_phrase(known.text, (0, len(known.text)))
    held = gathering and frozenset() < heads(told) <= _SPEECHES
    return DEFINITE.match(told.text) is not None and (held or bool(heads(told) & heads(known)))


def is_of(known: Attribution, told: Attribution) -> bool:
    """Whether the same speaker was quoted from the occasion that an attribution points back to: "in an interview",
    then "in the interview"."""
    if not told.occasion or not DEFINITE.match(told.occasion.text) or known.parent is not None:
        return False
    nouns, told_it = heads(told.occasion), [cue.text for link in known.chain or () for cue in link.cue]
    given = "interview" in nouns and any(_TOLD.match(cue) for cue in told_it)
    of_it = bool(nouns & heads(known.occasion)) if known.occasion else given
    other = told.addressees and hearers(told) != hearers(known) and not hearers(told) <= PRESS
    return of_it and not other and same_people(speakers(known), speakers(told))


def words_in(occasion: Span) -> list[str]:
    return [word.text for word in words_of(occasion.text, 0, len(occasion.text))]


def heads(occasion: Span) -> frozenset[str]:
    return frozenset(word for word in words_in(occasion) if is_event(word))
