"""Whether what is plainly said refuses something asked for or offered: "said | he would not resign"."""

from __future__ import annotations

import re

from onrecord.reading.words.denying import MARKS, OPENING

DEEDS = (
    r"(?:accept|agree|consider(?!\s+(?:it|this|that|him|her|them)\s+(?!(?:for|now|until|unless|without|before|at|under|in|again)\b)\w)"
    r"|allow|let|permit|sign|negotiate|bargain|haggle|recogni[sz]e|compromise|tolerate|surrender"
    r"|give\s+(?:in|up|way|back)|back\s+(?:down|away|off)|yield|concede|support|endorse|back|vote\s+(?:for|against|to|in)|resign|quit|step\s+(?:down|aside|back)"
    r"|stand\s+(?:down|aside|for)|leave|go\s+(?:along|away)|hand|send|attend|appear|sell|pay|talk\s+(?:to|with)|meet|sit\s+down|budge|move"
    r"|withdraw|retreat|retract|apologi[sz]e|join|take\s+part|participate|testify|cooperate|co-operate|comply|obey|bow|cave|bend"
    r"|order|recall|reverse|revoke|overturn|grant|approve|call\s+off|cancel|end|suspend|drop|release|hand\s+over|abandon|change|reopen|renegotiate|extend|lift|play|debate|share|trade|exchange|swap|stop|shut|rejoin|return|run)\b"
)
"""What can be asked of somebody; who "would not consider it improper" refuses nothing."""

_WHO = r"(?:(?!who\b|which\b|if\b|when\b|what\b)[^\s.?!,;:]+\s+){0,3}?[^\s.?!,;:]+"
_WILL_NOT = (
    r"(?:\s+(?:will|would|shall|could|can)\s*(?:not|never)(?:\s+and\s+(?:will|would)\s+not)?|\s+cannot"
    r"|\s+(?:wo|would|ca|could|sha)n['’]t|(?:['’](?:ll|d))\s+(?:not|never)"
    r"|(?:\s+(?:is|was|are|were|am)|['’](?:m|s|re))\s+not\s+(?:going|about|prepared|ready|willing)\s+to"
    r"|\s+(?:do(?:es)?|did)(?:\s+not|n['’]t)\s+(?:want|intend|wish)\s+to)\s+(?:(?:ever|now|simply)\s+)?"
)
_WILLED = (
    r"(?!(?:be|become|comment|discuss|feel|find|forget|get|give\s+(?:you|details)|go\s+into|have|hear|know|lie|lose|just|miss|need|only|pretend"
    r"|rest|say|see|speculate|tell|win)\b)[a-z]+\b"
)
"""What somebody can be willing to do: not to win, to know or to comment."""

_DONE_TO = (
    r"(?:bound|bought|bullied|blackmailed|cowed|deterred|dictated\s+to|forced|intimidated|lectured|part\s+of|(?:a\s+)?party\s+to"
    r"|pressured|pushed|rushed|silenced|swayed|threatened|told)\b"
)
"""What nobody lets be done to himself who refuses."""

_NOT = r"(?:\s+not|n['’]t)"
_REFUSAL = re.compile(
    OPENING
    + r"(?:there\s+(?:will|would|can|could)\s+(?:be|never\s+be)\s+no\b"
    + r"|(?:it|this|that)(?:\s+(?:will|would|shall|could)\s+(?:not|never)|\s+(?:wo|would)n['’]t)\s+happen\b"
    + r"|(?:[^\s.?!,;:]+\s+){1,6}?(?:sees?|saw)\s+no\s+(?:need|reason|point|grounds|basis)\b"
    + r"|there\s*(?:is|was|are|were|['’]s)\s+[“\"‘']?no\s+(?:need|reason|grounds?|cause|point)\s+"
    + r"(?:to|for|of|in)\b"
    + r"|not\s+an?\s+single\s+\w+\W*$"
    + r"|no\s+(?:(?!(?:will|would|can|could|is|are|was|were|has|have|had)\b)[\w-]+\s+){1,5}?"
    + r"(?:without|before|until|unless)\s+(?!your\b)"
    + r"|(?:my|our|his|her|its|the)\s+(?:order|decision|ruling|ban|refusal)\s+(?:stands|stood)\b"
    + r"|[^.?!,;]{2,80}\s[“\"‘']not\s+(?:on\s+the\s+table|up\s+for\s+(?:debate|discussion))\b"
    + r"|[^.?!,;]{0,80}\b(?:is|are|was|were|be)\s+(?:unacceptable"
    + r"|not\s+acceptable|non-negotiable|not\s+negotiable"
    + r"|not\s+up\s+for\s+(?:debate|discussion)|[“\"‘']?not\s+on\s+the\s+table)\b"
    + r"|no\s+(?:\S+\s+){1,3}?(?:is|was|were|are)\s+(?:necessary|needed|acceptable)\b"
    + rf"|{_WHO}{_WILL_NOT}{DEEDS}"
    + rf"|{_WHO}(?:\s+(?:will|would|shall)|['’](?:ll|d))\s+(?:vote\s+against|oppose|resist|reject)\b"
    + rf"|{_WHO}(?:\s+(?:will|would|shall)|['’]ll)\s+(?:not|never)\s+be\s+{_DONE_TO}"
    + rf"|{_WHO}(?:\s+would|['’]d)\s+[“\"‘']?sooner\s+(?!not\b|have\b|be\b|see\b)[a-z]+\b"
    + rf"|{_WHO}(?:\s+would|['’]d)\s+[“\"‘']?rather\s+(?!not\b|have\b|be\b|see\b|vote\b)[a-z]+\b"
    + r"[^.?!]*\bthan\b"
    + rf"|{_WHO}\s+do(?:es)?{_NOT}\s+(?:consider|think|see)\s[^.?!]{{2,80}}\s(?:necessary|needed|acceptable)\b"
    + r"|never[\s.!,”’\"]*$"
    + r"|(?:we|i)(?:(?:\s+a(?:m|re)|['’](?:m|re))\s+not\s+(?:going|about)\s+to|(?:\s+(?:will|shall)|['’]ll)\s+not"
    + rf"|\s+wo\s*n['’]t)\s+{_WILLED}"
    + rf"|{_WHO}\s+(?:(?:do(?:es)?|did){_NOT}\s+(?:accept|negotiate|bargain|haggle|compromise)"
    + rf"|do(?:es)?{_NOT}\s+recogni[sz]e)\b"
    + r"|(?:[^\s.?!,;:]+\s+){0,6}?(?:[^\s.?!,;:]+\s+(?:has|have|had)|(?:i|we|they|you)['’]ve)\s+"
    + r"(?:\w+ly\s+)?no\s+(?:\w+\s+)?intentions?\s+(?:of|to)\b"
    + r"|(?:nobody|no\s+one)(?:\s+(?:will|would|shall|is\s+going\s+to))?\s+(?:buys?|takes?|tells?|teach(?:es)?"
    + r"|haggles?|withdraws?|dictates?|bargains?|orders?|forces?|stops?)\b"
    + r"|not\s+(?:with|while|until|before|under|on\s+my|in\s+(?:my|our|a)|over\s+my|as\s+long\s+as)\b)",
    re.IGNORECASE,
)


def refuses(said: str) -> bool:
    """Whether a content begins by refusing what was asked for or offered: a deed, a demand, a need of it, whatever
    part of it stands in quotation marks ("would “never” let her go")."""
    return any(_REFUSAL.match(words) for words in {said, MARKS.sub("", said)})


_NEEDLESS = re.compile(
    OPENING
    + r"[^.?!,;]{1,80}\b(?:is|are|was|were)\s+"
    + r"(?:unnecessary|not\s+(?:necessary|needed)|out\s+of\s+the\s+question)\b",
    re.IGNORECASE,
)


def is_needless(said: str) -> bool:
    """Whether a content begins by calling something needless, which is no mere blame."""
    return _NEEDLESS.match(said) is not None


_NO_THING = re.compile(r"[\s“\"‘'«„]*no(?:\s|-one\b)", re.IGNORECASE)


def begins_with_no(said: str) -> bool:
    """Whether the "no" is of the content, and nothing is refused: "said | no arrests had been made"."""
    return _NO_THING.match(said) is not None
