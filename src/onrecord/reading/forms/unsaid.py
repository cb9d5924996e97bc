"""What the tagger takes for an attribution though nobody says or thinks it: "the tone of the talks was evident".

The corpus that it learns from marks deeds, likenesses and topics as well; the record does not (docs/gold.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.data.wordlists import any_listed, listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, holder
from onrecord.reading.words.cues import match_at, read_cue, words_of
from onrecord.reading.words.function_words import FINITE, PREPOSITIONS, is_past

_DEEDS = listed("unsaid.deeds")
"""Verbs of which a thing is the object: who "imposed | a levy" has done it, and said nothing."""

_TOPICS = re.compile(r"\b(?:advocat\w+|focus\w*|weigh\w*\sin)\son$")
""" "Weighed in on | the figures": a speech without content."""

_FEELS = re.compile(r"(?:^|\s)(?:about|against|as|at|by|in|over|with)$", re.IGNORECASE)
"""What words of feeling end in ("in despair | over"), and what an outlet is cited with ("| as | Poe said")."""

_MEANT = re.compile(r"\b(?:will|would|may|might)\b|[’'](?:ll|d)\b")
_PLANS = re.compile(rf"\b(?:plan|proposal|{any_listed('nesting.nouns')})s?\b")
""" "Rolled out | his plan", "would impose | a levy": what somebody wants, and so says."""

_GREETED = re.compile(r"(?:goodbye|good\s?night|farewell|hello|hi)\b", re.IGNORECASE)
_LIKENED = re.compile(r"(?:such\sas|like)$")
_KNOWN_FOR = re.compile(r"\b(?:known|famous|notorious|remembered|renowned)\s(?:\w+ly\s)?for$")
_SEEMING = frozenset({"appear", "look", "seem"})
_SEEMS = re.compile(r"\b(?:seem|appear|look)(?:s|ed|ing)?(?:\s(?:to|that|like|as(?:\sif|\sthough)?))*$")
_SURE = re.compile(r"(?:\w+\s)*guarantee[sd]?$")
_BE = re.compile(r"(?:\b(?:is|are|was|were|been|being)|[’'](?:s|re))\s(?:\w+\s){0,2}$")
_TO_SAY = re.compile(r"what\s(?:[\w’'.-]+\s){1,6}?(?:has|have|had)\sto\ssay\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:to\smake|making|makes)\s$")
_QUOTED = re.compile(r"[“”\"‘«„]|''")
_OPENS = re.compile(r"\W*(?:that|whether|if|to|who|whom|what|which|when|where|why|how|there|it)\b", re.IGNORECASE)


def uttered(text: str, drafts: Sequence[Draft], sentences: Sequence[Range]) -> list[Draft]:
    """The drafts in which somebody says, thinks or wants something.

    1. A cue that no row of the table knows, or a deed, with a bare thing behind it: "unsealed | the warrants".
    2. A topic ("what Poe had to say about it", "Poe is known for | it"), a greeting, a likeness ("celebrities,
       | like | Poe, were fined").
    3. What seems to the writer ("seems | impossible"), what anybody may want ("if you | want | to see it"), what
       is made sure of ("which guarantees that …"), a duty ("we are supposed | to open"), what others are meant to
       feel ("to make workers | fearful of | speaking").
    """
    return [draft for draft in drafts if draft.turn or not draft.cue or not _is_unsaid(text, draft, sentences)]


def _is_unsaid(text: str, draft: Draft, sentences: Sequence[Range]) -> bool:
    first = draft.cue[0]
    cue = " ".join(text[start:end] for start, end in draft.cue)
    before = text[max(first[0] - _REACH, 0) : first[0]]
    if (_LIKENED.match(cue) and before.rstrip().endswith(",")) or _KNOWN_FOR.search(cue):
        return True
    if _SURE.match(cue) and (_BE.search(f"{before}{cue.rpartition('guarantee')[0]}") or _is_which(text, draft)):
        return True
    if draft.source and _MADE.search(text, max(draft.source[0][0] - _REACH, 0), draft.source[0][0]):
        return True
    if _TO_SAY.match(text, draft.content[0][0]) or (cue.endswith("supposed") and _is_duty(text, draft)):
        return True
    if any(_QUOTED.search(text, start, end) for start, end in draft.content):
        return len(draft.content) > 1 and _GREETED.fullmatch(text, *draft.content[0]) is not None
    if _TOPICS.search(cue) or _GREETED.fullmatch(text, *draft.content[0]):
        return not _is_clause(text, draft)
    match, _ = read_cue(text, draft.cue, holder(sentences, first[0]) or first)
    if match is not None and match.frame.words[0] in _SEEMING:
        return _SEEMS.search(cue) is not None and not _is_to_say(text, draft)
    if match is not None and match.frame.attitude != "assertion" and _is_anybody(text, draft, cue):
        return True
    if match is None:
        deed = draft.confidence < _KNOWN and any(c.isalpha() for c in cue) and not _FEELS.search(cue)
        deed = deed and not any(_PLANS.search(text, start, end) for start, end in draft.content)
    else:
        deed = (
            match.frame.words[0] in _DEEDS and match.frame.size == 1 and match.end >= draft.cue[-1][1] - _PARTICLE
        )
    return deed and not _MEANT.search(cue) and not _is_clause(text, draft)


_KNOWN = 0.8
"""Confidence from which the tagger is believed of a cue that no row knows. On 37 real pages and 60 articles of
PolNeAR train it was wrong of every other one above, and of nine in ten below."""

_PARTICLE = 4
"""Characters of a preposition behind a verb; longer words say what was done ("went on the record | endorsing")."""

_REACH = 30
"""Characters before a cue or a source that say what it is of."""


def _is_which(text: str, draft: Draft) -> bool:
    """ "…, which | guarantees that": a state of things, and no speaker."""
    return any(text[start:end] == "which" for start, end in draft.source)


def _is_duty(text: str, draft: Draft) -> bool:
    """ "We are supposed to open", "it was supposed to be open", and not "she is supposed to have left"."""
    first, last = text[slice(*draft.content[0])].lower(), text[slice(*draft.content[-1])]
    return first in {"i", "we", "you"} or (last.startswith("to ") and last.split()[1:2] != ["have"])


def _is_clause(text: str, draft: Draft) -> bool:
    """Whether a content is said of something, and no bare thing."""
    words = [word.text for start, end in draft.content for word in words_of(text, start, end)]
    told = any(is_past(word) and after not in PREPOSITIONS for word, after in pairwise(words[1:]))
    return _OPENS.match(text, *draft.content[0]) is not None or not FINITE.isdisjoint(words) or told


def _is_to_say(text: str, draft: Draft) -> bool:
    """ "Seems | to deny it", "to have denied it", and not "to have left": what the page takes somebody to say; and
    "looks | to buy it", which is meant."""
    words = words_of(text, *draft.content[-1])
    if words and words[0].text == "to" and _LOOKS.search(text, *draft.cue[-1]):
        return True
    at = 1 + (len(words) > 1 and words[1].text == "have")
    inner = match_at(words, at) if len(words) > at and words[0].text == "to" else None
    if inner is None or inner.frame.light:
        return False
    return inner.frame.speech or inner.frame.attitude != "assertion"


_LOOKS = re.compile(r"\blook\w*$")


def _is_anybody(text: str, draft: Draft, cue: str) -> bool:
    """ "If | you | want | to see it, go", "| you | may expect | to pay": whoever reads it."""
    if not any(text[start:end].lower() == "you" for start, end in draft.source):
        return False
    first = draft.source[0][0]
    return _PERHAPS.search(text, max(first - _REACH, 0), first) is not None or _MAY.search(cue) is not None


_PERHAPS = re.compile(r"\b(?:if|when|once|unless|until|whether|whatever|what)\s(?:\w+\s)?$", re.IGNORECASE)
_MAY = re.compile(r"\b(?:can|could|would|should|may|might|must|will)\b|[’'](?:ll|d)\b")
