"""Whether what is plainly said threatens: "warned | we walk out unless", "said | not one train will run until"."""

from __future__ import annotations

import re

from onrecord.data import calendar
from onrecord.data.wordlists import alternatives
from onrecord.reading.words.denying import OPENING

_IF_NOT = re.compile(
    r"[\s“\"‘'«„]*(?:that\s+)?(?:i|we|he|she|they|it)(?:\s+(?:will|would|shall)|['’](?:ll|d))\s[^.?!]*\b(?:if|unless|until)\b",
    re.IGNORECASE,
)
"""What somebody warns that they themselves will do, unless something is done."""

_HOSTILE = (
    r"(?:strike|walk\s+out|down\s+tools|blockade|block|boycott|sink|shoot|retaliate|respond|hit\s+(?:back|them|it|you)"
    r"|strike\s+back|destroy|crush|punish|sue|take\s+legal\s+action|cut\s+off|kill|attack|bomb|shell|arrest|expel)\b"
)
"""What is done to somebody against their will."""

_WILL = r"(?:(?:\s+(?:will|would|shall)|['’](?:ll|d))\s+(?:\w+ly\s+|also\s+|have\s+to\s+)?)"
_UNLESS = re.compile(
    rf"{OPENING}(?:if|unless)\s+(?!we\b|i\b)[^.?!]{{3,90}},\s+(?:then\s+)?(?:i|we|he|she|they|it){_WILL}{_HOSTILE}"
    rf"|{OPENING}(?:i|we|he|she|they|it|(?:its|our|their|the)\s+[\w-]+){_WILL}{_HOSTILE}[^.?!]*\b(?:if|unless|until)\b"
    rf"|{OPENING}any(?:one|body)?\b[^.?!,;]{{3,60}}?{_WILL}(?:be\s+(?:met\s+(?:with|by)|answered|punished|crushed|repelled"
    r"|destroyed|sunk|shot|attacked|targeted|prosecuted)"
    r"|face\s+(?:\w+\s+)?(?:consequences|punishment|retaliation)|pay\s+(?:a|the)\s)"
    rf"|[^.?!,;]{{2,60}}?{_WILL}(?:be(?:come)?|constitute|be\s+(?:considered|treated\s+as|seen\s+as))\s+(?:a\s+)?"
    r"[“\"‘']?legitimate\s+(?:military\s+)?targets?\b",
    re.IGNORECASE,
)
"""What somebody does who does not get their way: "if they come, we will sink them"."""

_REPRISAL = re.compile(
    r"\W*(?:of\s)?(?:\W*[\w-]+\W+){0,2}?(?:retaliation|reprisals?|retribution|revenge"
    r"|(?:harsh|strong|firm|decisive|crushing|swift|tough)[”\"]?\s(?:response|consequences)|[“\"](?:serious|grave|severe|dire)\s\w*\s?consequences)\b",
    re.IGNORECASE,
)
"""What is only ever the speaker's to inflict: "warned | of swift retaliation"."""

_THING = r"(?:[^\s.?!,;:]+\s+){0,4}?"
_STANDING = (
    r"(?:move|run|sail|fly|leave|pass|work|open|reopen|cross|enter|return|start|go"
    r"|be\s+(?:loaded|unloaded|served|signed|delivered|moved|paid|released|lifted))\b"
)
_WHEN = (
    r"(?:\d|(?:\w+\s+){0,2}?(?:\w+day|morning|noon|midday|afternoon|evening|night|midnight|tomorrow|week|month|year|spring"
    r"|summer|autumn|winter|Easter|Christmas|notice"
    rf"|{alternatives(calendar.names('month'))})\b)"
)
"""A date, behind which "until" threatens nobody."""

_NOT_ONE = re.compile(
    rf"{OPENING}(?:not\s+(?:one|a\s+single)\s+{_THING}(?:will|would|shall)\s+[a-z]+"
    rf"|(?:no|none\s+of|nothing|nobody|no\s+one)\s+{_THING}(?:will|would|shall)\s+{_STANDING})"
    rf"[^.?!]*\b(?:unless|as\s+long\s+as|until(?!\s+{_WHEN}))\b",
    re.IGNORECASE,
)
"""What will stand still until somebody gets their way."""

_ITS_BODY = re.compile(
    rf"{OPENING}(?:the|its|our|his|her)\s+(?P<body>[\w-]+)\s+(?:will|would|could|might)\s+(?!be\b)[a-z]+",
    re.IGNORECASE,
)
"""What a body would do: "Lind of Tarn Line warned | that the line would leave the port"."""


def threatens(said: str, who: str, *, warns: bool) -> bool:
    """Whether a content threatens; `who` are the words for the speaker, `warns` that the cue is a warning."""
    if _NOT_ONE.match(said) or _UNLESS.match(said) or (warns and _REPRISAL.match(said)):
        return True
    body = _ITS_BODY.match(said) if warns else None
    own = body is not None and re.search(rf"\b{re.escape(body['body'])}\b", who, re.IGNORECASE) is not None
    return own or (warns and _IF_NOT.match(said) is not None)
