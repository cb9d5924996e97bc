"""Whether what is plainly said takes up an offer or a demand: "said | it would comply", "is ready to talk"."""

from __future__ import annotations

import re

from onrecord.reading.words.denying import OPENING

_READY = re.compile(
    OPENING
    + r"(?:[^.?!,;:“”\"]{1,40}\s)?(?:(?:is|are|am|was|were|be|remains?|remained)\s+(?:\w+ly\s+)?"
    + r"(?:ready|prepared|willing)"
    + r"|stands?\s+ready|stood\s+ready|['’](?:m|re|s)\s+(?:ready|prepared|willing))\s+(?:for\s+(?:talks"
    + r"|negotiations|dialogue|a\s+compromise)|to\s+(?:talk|negotiate|meet|send|discuss"
    + r"|consider|accept|join|sign|hold"
    + r"|compromise|resume|enter|sit\s+down|listen|cooperate|co-operate|take\s+part))\b"
    + r"|"
    + OPENING
    + r"(?:(?:we|i|he|she|they)\s+(?:have|has|had)\s+no\s+objections?"
    + r"|(?:we|i|he|she|they)(?:\s+[“\"]?(?:can|could|will|would)|['’](?:d|ll))"
    + r"\s+(?:live\s+with|(?:settle|sign)\s+for))\b",
    re.IGNORECASE,
)
"""Words of who is ready to do what is asked."""

_AGREEING = re.compile(
    OPENING
    + r"(?:i\s+(?:fully\s+|completely\s+)?agree|yes,\s+(?:i|we|it)\s+(?:will|would|shall)"
    + r"|(?:i|we|he|she|they|it)\s+(?:now\s+|fully\s+)?(?:agree[sd]?\s+to"
    + r"|accept(?:s|ed)?\s(?!that\b|(?:\w+\s)?(?:responsibility|blame)\b)(?=\w))"
    + r"|(?:[^.?!,;:“”\"]{1,40}\s)?(?:is|was|are|were|am|remains?)\s+(?:now\s+|still\s+)?[“\"‘']?open\s+to"
    + r"(?!\s+(?:the\s)?(?:public|all|anyone|question|debate|interpretation)\b))\b",
    re.IGNORECASE,
)
"""Who agrees, accepts or is open to it; who accepts that it is so, or the blame, admits it."""

_COMPLYING = re.compile(
    OPENING
    + r"(?:[^\s.?!,;:]+\s+){1,4}?[“\"‘']?(?:(?:will|would|shall)\s+(?:\w+ly\s+)?(?:comply|abide\s+by"
    + r"|no\s+longer\s+(?:oppose|resist|contest|stand\s+in\s+the\s+way))"
    + r"|(?:can|could|will|would)\s+(?:now\s+)?accept)\b",
    re.IGNORECASE,
)
"""What somebody does who gives in."""


def agrees(said: str) -> bool:
    """Whether a content begins by agreeing to what was asked for or offered."""
    return any(pattern.match(said) for pattern in (_READY, _AGREEING, _COMPLYING))
