"""Interviews: who speaks is a label at the head of a paragraph, and what follows is a turn.

"Q:", "Dr. Okafor:", "TAPPER:", "Eastmoor Gazette Editor:". A label counts only where labels alternate, so that
"Note:" and "Update:" make no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Range
from onrecord.reading.draft import Draft, inside, overlap, trimmed
from onrecord.reading.wordlists import listed

TURN_CONFIDENCE = 0.95
"""Of a turn: the label stands in print. Set by judgement; turns are scored by the cases, PolNeAR has few."""

REPEATED = 2
"""Times that each of two labels must stand there before a page is an interview."""

_LONGEST_LABEL = 8
"""Words: "Time and Tide Editor for Foreign Affairs" has seven."""

_LABEL = re.compile(
    r"[*_•\s-]{0,3}(?:(?P<letter>[QA])\.|(?P<label>[^\W\d_][^\n:：?!;“”\"*]{0,70}?)\s*[:：])\*{0,2}(?=\s)"
)
_ASIDE = re.compile(r"[(\[][^)\]]{0,60}[)\]]")
"""Stage directions: "(laughter)"."""

_SENTENCE_DOT = re.compile(r"(?!(?:Prof|Capt|Supt|Pres|Messrs)\.)\b\w{4,}\.(?=\s|$)")
"""A full stop after a longer word ends a sentence; after a short one ("Dr.") it need not."""

_SMALL = listed("turns.small")
_NO_SPEAKER = listed("turns.no_speaker")


@dataclass(frozen=True, slots=True)
class _Labelled:
    paragraph: Range
    label: Range | None
    key: str
    words: Range


def turns(text: str, paragraphs: Sequence[Range]) -> list[Draft]:
    """The turns of the interviews among `paragraphs`, in order: source the label, content the words after it.

    A paragraph without a label goes on with the turn before it, as long as another label follows.
    """
    read = [_labelled(text, paragraph) for paragraph in paragraphs]
    counted = Counter(part.key for part in read if part.label)
    known = {key for key, count in counted.items() if count >= REPEATED}
    if len(known) < 2:
        return []
    last = max((i for i, part in enumerate(read) if part.key in known), default=-1)
    found: list[Draft] = []
    for index, part in enumerate(read):
        if part.label and (part.key in known or found) and part.words[0] < part.words[1]:
            found.append(Draft((part.label,), (), (part.words,), TURN_CONFIDENCE, turn=True))
        elif not part.label and found and index < last:
            found[-1] = replace(found[-1], content=(*found[-1].content, part.paragraph))
    return found


def _labelled(text: str, paragraph: Range) -> _Labelled:
    match = _LABEL.match(text, *paragraph)
    if match is None or not (match["letter"] or _names_speaker(match["label"])):
        return _Labelled(paragraph, None, "", paragraph)
    label = trimmed(text, match.span("letter" if match["letter"] else "label"))
    key = re.findall(r"\w+", text[label[0] : label[1]].lower())[-1]
    return _Labelled(paragraph, label, key, trimmed(text, (match.end(), paragraph[1])))


def _names_speaker(label: str) -> bool:
    words = re.findall(r"[\w'’.-]+", label)
    if not words or len(words) > _LONGEST_LABEL or _SENTENCE_DOT.search(label):
        return False
    if words[0].lower() in _NO_SPEAKER:
        return False
    if words[-1].lower().strip(".") in _NO_SPEAKER:
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


def asks(text: str, turn: Draft) -> bool:
    """The turn ends with a question."""
    words = " ".join(text[start:end] for start, end in turn.content)
    return _ASIDE.sub("", words).rstrip("\"'”’» ").endswith("?")


def with_turns(drafts: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """Turns, and the drafts: those inside a turn are its children, those made of its label are the turn itself."""
    kept: list[Draft] = list(found)
    for draft in drafts:
        turn = next((t for t in found if any(overlap(p, q) for p in draft.pieces for q in t.pieces)), None)
        if turn is None:
            kept.append(draft)
        elif all(any(inside(piece, part) for part in turn.content) for piece in draft.pieces):
            kept.append(replace(draft, parent=turn))
    return kept
