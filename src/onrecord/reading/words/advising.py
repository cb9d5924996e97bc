"""Whether what is plainly said tells somebody what to do: "said | the fee should fall", "it is time to go"."""

from __future__ import annotations

import re

from onrecord.reading.words.refusing import DEEDS

_STATES = r"(?!(?:be|have|know|say|see|feel|think|find|admit|win|wait|go\s+through)\b)"
"""Verbs behind "must" that guess ("must have seen") or tell what somebody is bound to, rather than what to do."""

_SHOULD = (
    r"(?:^|[\s“\"‘'«„(—-])(?!(?:who|which|whether|if|i|why|what|how)\s)[^\s.;?!]+\s+(?:\w+ly\s+)?"
    r"(?:should(?:\s+not|n['’]t)?|ought\s+(?:not\s+)?to)\s+"
    r"(?!have\b|be\s+(?:able|fine|noted|interesting|surprised|obvious|clear|easy|enough|possible)\b|come\s+as\b"
    r"|know\b|expect\b|[a-z]+ing\b)[a-z]"
)
_WE_MUST = (
    r"\bwe(?:\s+(?:\w+ly\s+|just\s+|all\s+|also\s+)?(?:must|need\s+to|have\s+(?:got\s+)?to)|['’]ve\s+(?:just\s+)?got\s+to)"
    r"\s+(?!say\b|see\b|wait\b)[a-z]"
)
_OTHERS = (
    r"^[\s“\"‘'«„]*(?:that\s+)?[\s“\"‘'«„]*(?!(?:who|which|what|if|when|i|it|there)\s)"
    r"(?:(?!(?:who|which|said|says|thought|believed?)\b)[^\s.;:,?!]+\s+){1,6}?"
)
_OTHERS_MUST = rf"{_OTHERS}(?:must\s+(?:not\s+)?|needs\s+to\s+){_STATES}[a-z]"
"""What opens a content; further on it is as often told of as asked for. Of 24 such contents of PolNeAR train 18
are advice by eye; of 40 that had "needs to" or "you've got to" anywhere about half were."""

_ASKED_OF = (
    rf"(?:(?!change\b|consider\b|move\b|play\b|share\b){DEEDS}|(?:go|stay|remain|cross)\b|be\s+(?:released|freed|lifted|stopped|returned|withdrawn|paid"
    r"|brought\s+to\s+justice|held\s+(?:to\s+account|accountable))\b)"
)
_IMPERATIVE = (
    r"(?:get\s+(?:out|off|back|away|him|them)|(?:tell|show)\s+(?:us|me)|(?:bring|come|count|free|give|go|hand|hold|keep|leave|pay|put|release|say|send|stand|stay|stop|take|wait)"
    r"\s+(?:the|that|these|those|your|our|my|his|her|their|us|him|them|it|every|all|back|home|out|away|down|off|up|indoors|now|still))\b"
)
_NEED = re.compile(
    r"\bthere\s+(?:(?:needs?|has|have)\s+to\s+be|must\s+be\s+an?)\b"
    rf"|{_OTHERS.replace('(?:who|', '(?:who|we|')}[“\"‘']?must\s+(?:now\s+|immediately\s+|also\s+)?{_ASKED_OF}"
    r"|^[\s“\"‘'«„]*(?:all\s+)?(?:we|they|i|he|she)(?:\s+(?:just|only|simply|still))?\s+want(?:s|ed)?\s+(?:(?:our|my|his|her|their)\s+(?!to\b)|justice|answers"
    r"|an?\s+(?:apology|inquiry|answer)|the\s+truth|(?:him|her|them|it)\s+(?:back|out|gone|freed|released|to\s+(?:go|stop|resign|leave)))\b"
    rf"|^\s*[“\"‘'«„]{_IMPERATIVE}",
    re.IGNORECASE,
)
"""What has to be: "there must be a vote", "the minister must resign", "we want our children back", “Count the
votes”; what we ourselves must do is advice."""

_TIME_TO = (
    r"(?:\bit(?:['’]s|\s+is|\s+was)|\bnow(?:['’]s|\s+is))\s+(?:about\s+|past\s+|high\s+|now\s+|the\s+|\w+ly\s+)*time\s+"
    r"(?:to|for|we|you|they|that)\b"
    r"|\b(?:is|was|['’]s)\s+up\s+to\s+(?:[\w’'.-]+\s+){1,4}?to\s+[a-z]"
    r"|\bincumbent\s+(?:up)?on\s"
    r"|\bit(?:['’]s|\s+is|\s+was)\s+(?:\w+ly\s+)?(?:imperative|essential|crucial|vital)\s+(?:that|to|for)\b"
    r"|\bit(?:['’]s|\s+is|\s+was)\s+(?:very\s+|\w+ly\s+)?important\s+(?:that\s+(?:we|you|they|[A-Z][a-z]+)|for\s+(?:[\w’'-]+\s){1,3}?to)\s+(?!remember\b|note\b|know\b|understand\b)"
    r"|\bthe\s+way\s+(?:to\s+\w+|forward)\s+is\s+to\b"
    r"|\b(?:would|['’]d)\s+be\s+(?:wise|smart|foolish|well\s+advised|better\s+off)\s+to\b"
    r"|\b(?:would|['’]d)\s+do\s+well\s+to\b|(?:\bhad|['’]d)\s+better\s+(?!be\b)[a-z]+\s"
)
_LET = (
    r"^[\s“\"‘'«„]*(?:let\s+(?:us|me(?!\s+(?:tell|say|be|ask|just|take|thank|make|get))|him|her|them)"
    r"|let['’]s(?!\s+(?:make\s+one\s+thing|say|be\s+(?:clear|honest)))|do\s+not|don['’]t|please|stop)\s+"
    r"(?!say\b|know\b|think\b|see\b|care\b|be\s+(?:clear|honest)\b)[a-z]"
)
_TOLD_BEFORE = re.compile(
    r"\b(?:said|thought|held|argued|told|believed?s?|insisted|hear|heard|claims?|claimed|says|what\s+\w+\s+think)(?:\s+that)?\s*$"
    r"|\b(?:debate|argument|idea|no,?)\s+(?:that\s+|about\s+(?:no,?\s+)?)?$",
    re.IGNORECASE,
)
"""Words behind which it is somebody else's advice that the speaker tells of."""

_OWN_VIEW = re.compile(
    r"\b(?:i|we)\s+(?:\w+\s+){0,2}?(?:said|think|thought|hold|held|believed?)(?:\s+that)?\s*$", re.IGNORECASE
)
"""Words behind which it is the speaker's own: "I truly believe | it should go"."""

_ADVICE = re.compile("|".join((_SHOULD, _WE_MUST, _OTHERS_MUST, _TIME_TO, _LET)), re.IGNORECASE)
"""Somebody should do something; what should be able to or should have been is no advice."""


def needs(said: str) -> bool:
    """Whether a content says that there has to be something, or that somebody must do what can be asked."""
    return _NEED.search(said) is not None


def advice_in(said: str) -> int | None:
    """Where in a content its speaker first says what somebody should do; None where nowhere."""
    found = (m.start() for m in _ADVICE.finditer(said))
    return next((at for at in found if _OWN_VIEW.search(said[:at]) or not _TOLD_BEFORE.search(said[:at])), None)
