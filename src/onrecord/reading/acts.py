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
    3. A plain cue with a question, or with the words "is not true", asks or denies.
    """
    match, negated = read_cue(text, cue, sentence)
    frame = match.frame if match else PLAIN
    act = frame.act
    said = " ".join(text[start:end] for start, end in content)
    if frame.verdict or frame.words[:1] == ("dismiss",):
        act = _verdict(said) or act
    elif act == "assert" and frame.speech:
        act = _plain_act(said)
    if source and _NOBODY.match(text, source[0][0]):
        negated = True
    return Meaning(frame.attitude, act, negated, frame.stance)


def _plain_act(said: str) -> Act:
    if said.rstrip("\"'”’» ").endswith("?"):
        return "ask"
    return "deny" if _FALSEHOOD.search(said) else "assert"


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
