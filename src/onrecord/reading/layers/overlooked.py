"""Attributions of cues that the tagger passed over, where a sentence says in plain words who says what.

"did not return calls", "it is not clear whether", "has been demanding an inquiry". A rule speaks only where no
draft has any part of what it would take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Range
from onrecord.reading.draft import Draft, overlap
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.clauses import Clause, subject_of

OVERLOOKED_CONFIDENCE = 0.55
"""Of an attribution by these rules, by judgement: in the 84 held-out articles of PolNeAR train they add nothing.
Reported clauses (`clauses`) tried here cost 0.1 of exact content and of speech precision there: left out."""

_ADVERB = r"(?:(?:also|again|still|repeatedly|flatly|\w+ly)\s+)?"
_REFUSING = re.compile(
    rf"\b(?P<cue>(?:did|does|do|would|could|has|have|had|will)(?:\s+not|n[’']t)\s+{_ADVERB}"
    r"(?:return(?:ed)?|respond(?:ed)?\s+to|answer(?:ed)?|repl(?:y|ied)\s+to|comment(?:ed)?\s+on|discuss(?:ed)?))\s+"
    r"(?P<content>[^.;:,\n“”\"]+)"
)
_DEMANDING = re.compile(
    rf"\b(?P<cue>(?:(?:(?:has|have|had)\s+been|is|are|was|were)\s+{_ADVERB}"
    r"(?:demanding|(?:calling|appealing|pleading)\s+for)"
    rf"|(?:(?:has|have|had)\s+)?{_ADVERB}(?:demand(?:ed|s)|(?:call|appeal|plead)(?:ed|s)\s+for)))\s+"
    r"(?P<content>(?:an?|the|more|such|new|his|her|its|their)\s[^.;:,\n“”\"]+)"
)
_UNKNOWN = re.compile(
    r"\b(?P<cue>[Ii]t\s+(?:(?:is|was|remains|remained)\s+(?:still\s+)?(?:not\s+(?:yet\s+)?(?:immediately\s+)?"
    r"(?:clear|known|certain)|unclear|unknown|uncertain)))\s+"
    r"(?P<content>(?:whether|if|how|why|who|what|when|where|which)\s[^.;\n]+)"
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_NOT_TOLD = frozenset({"i", "we", "you"})


def overlooked(
    text: str, sentences: Sequence[Range], drafts: Sequence[Draft], mentions: Sequence[FoundMention]
) -> list[Draft]:
    """Drafts of what no draft has a part in, in order.

    1. A refusal to answer, and a demand for something, with its subject right before it.
    2. What is not known, which nobody in particular says.
    """
    taken = [piece for draft in drafts for piece in draft.pieces]
    found: list[Draft] = []
    for sentence in sentences:
        for clause in _plain(text, sentence, mentions):
            source = (clause.source,) if clause.source[0] < clause.source[1] else ()
            draft = Draft(source, (clause.cue,), clause.content, OVERLOOKED_CONFIDENCE)
            if not any(overlap(piece, other) for piece in draft.pieces for other in taken):
                found.append(draft)
                taken += draft.pieces
    return found


def _plain(text: str, sentence: Range, mentions: Sequence[FoundMention]) -> Iterator[Clause]:
    for pattern in (_REFUSING, _DEMANDING):
        for match in pattern.finditer(text, *sentence):
            cue, content = match.span("cue"), match.span("content")
            if _BEING.search(text, sentence[0], cue[0]):
                continue  # "was called for a hearing"
            subject = subject_of(text, sentence, cue, mentions)
            if subject is not None and text[slice(*subject)].lower() not in _NOT_TOLD | _RELATIVE:
                yield Clause(subject, cue, (content,))
    for match in _UNKNOWN.finditer(text, *sentence):
        cue = match.span("cue")
        yield Clause((cue[0], cue[0]), cue, (match.span("content"),))


_RELATIVE = frozenset({"who", "which", "that"})
