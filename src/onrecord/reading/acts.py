"""What a speaker does by saying it: attitude, act, negation and stance, by the table of cues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.data import rows
from onrecord.model import Act, Attitude, Range, Stance
from onrecord.reading.cues import PLAIN, read_cue, words_of
from onrecord.reading.lemmas import lemmas

_VERDICT_WORDS = 12
"""Words at the start of a content among which the verdict of "called it …" stands. Set by judgement."""

_NOBODY = re.compile(r"(no one|nobody|none|neither)\b", re.IGNORECASE)
_FALSEHOOD = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|stor(?:y|ies)|it|this|that|they|these)\b[^.?!]{0,60}?"
    r"\b(?:is|are|was|were|as)\b(?:\s+\w+ly|\s+simply|\s+just|\s+pure)*\s*[“\"‘']*"
    r"(?:not true|untrue|false|a lie|lies|fake|baseless|groundless|unfounded|nonsense|fiction)\b",
    re.IGNORECASE,
)

_OPENING = r"[\s“\"‘'«„]*(?:that\s+)?[\s“\"‘'«„]*"
_REFUSAL = re.compile(
    _OPENING
    + r"(?:there\s+(?:will|would|can|could)\s+(?:be|never\s+be)\s+no\b"
    + r"|[^.?!,;]{0,80}\b(?:is|are|was|were|be)\s+(?:unnecessary|not\s+necessary|unacceptable"
    + r"|not\s+acceptable|out\s+of\s+the\s+question|not\s+needed|non-negotiable|not\s+negotiable"
    + r"|not\s+up\s+for\s+(?:debate|discussion))\b"
    + r"|no\s+(?:\S+\s+){1,3}?(?:is|was|were|are)\s+(?:necessary|needed|acceptable)\b"
    + r"|(?:we|i|he|she|they)\s+(?:(?:will|would)\s+(?:not|never)|won['’]t)\s+(?:accept|agree"
    + r"|negotiate|recogni[sz]e|compromise|tolerate|surrender|give\s+in|back\s+down|yield|concede)\b)",
    re.IGNORECASE,
)
"""What is said in it refuses something asked for or offered; only where the content begins with it."""

_READY = re.compile(
    _OPENING
    + r"(?:[^.?!,;:“”\"]{1,40}\s)?(?:(?:is|are|am|was|were|be|remains?|remained)\s+(?:\w+ly\s+)?"
    + r"(?:ready|prepared|willing)"
    + r"|stands?\s+ready|stood\s+ready|['’](?:m|re|s)\s+(?:ready|prepared|willing))\s+(?:for\s+(?:talks"
    + r"|negotiations|dialogue|a\s+compromise)|to\s+(?:talk|negotiate|meet|send|discuss"
    + r"|consider|accept|join|sign|hold"
    + r"|compromise|resume|enter|sit\s+down|listen|cooperate|co-operate|take\s+part))\b"
    + r"|"
    + _OPENING
    + r"(?:we|i|he|she|they)\s+(?:have|has|had)\s+no\s+objections?\b",
    re.IGNORECASE,
)
"""What is said in it takes up an offer or a demand."""

_WAS_NOT = re.compile(
    _OPENING
    + r"(?:(?:no|not\s+an?|not\s+one|neither|none)\b[^.?!;]{0,60}?"
    + r"\b(?:was|were|had|has|have|ever|took|did|is|are)\b"
    + r"|nothing\b|[^.?!,;“”\"]{1,60}?\b(?:did|was|were|had|has|have|does|do|is|are)\s*(?:not|n['’]t|never)\b"
    + r"|[^.?!,;“”\"]{1,40}?\bnever\b)",
    re.IGNORECASE,
)
"""Something is said not to be so: a denial where the cue insists on it."""

_INSISTING = frozenset({("insist",), ("swear",), ("maintain",)})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cue does to its content; the fields as in `Attribution`."""

    attitude: Attitude
    act: Act
    negated: bool
    stance: Stance


def meaning(
    text: str, sentence: Range, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]
) -> Meaning:
    """Read one attribution.

    1. The longest frame of the table that the cue's words match says attitude, act and stance.
    2. Where its act depends on a verdict ("called the report pure fiction"), the content's first words say it.
    3. A plain cue with a question, or with the words "is not true", asks or denies; with "there will be no" or
       "no need of" it rejects, with "is ready to talk" it accepts; who insists that something was not denies it.
    """
    match, negated = read_cue(text, cue, sentence)
    frame = match.frame if match else PLAIN
    act = frame.act
    said = " ".join(text[start:end] for start, end in content)
    if frame.verdict or frame.words[:1] == ("dismiss",):
        act = _verdict(said) or act
    elif act == "assert" and frame.speech:
        act = _plain_act(said, frame.words[:1] in _INSISTING)
    if source and _NOBODY.match(text, source[0][0]):
        negated = True
    return Meaning(frame.attitude, act, negated, frame.stance)


def _plain_act(said: str, insisting: bool) -> Act:
    if said.rstrip("\"'”’» ").endswith("?"):
        return "ask"
    if _FALSEHOOD.search(said) or (insisting and _WAS_NOT.match(said)):
        return "deny"
    if _REFUSAL.match(said):
        return "reject"
    return "accept" if _READY.match(said) else "assert"


@cache
def _verdicts() -> dict[str, Act]:
    return {row["word"]: cast(Act, row["act"]) for row in rows("verdicts")}


def _verdict(said: str) -> Act | None:
    """The act of the first word of judgement in a content."""
    for word in words_of(said, 0, len(said))[:_VERDICT_WORDS]:
        for base in lemmas(word.text):
            if base in _verdicts():
                return _verdicts()[base]
    return None
