"""Interviews: who speaks is a label at the head of a paragraph, and what follows is a turn.

"Q:", "Dr. Okafor:", "TAPPER —", "[00:14] Ann Poe:", "Ann Poe (laughs):", and a name on a line of its own. A label
counts only where labels alternate, so that "Note:" and "Update:" make no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.draft import Draft, inside, overlap, trimmed
from onrecord.reading.forms.voices import voices, words_of_label
from onrecord.reading.found import FoundMention
from onrecord.reading.words import lexicon

TURN_CONFIDENCE = 0.95
"""Of a turn: the label stands in print. Set by judgement; turns are scored by the cases, PolNeAR has few."""

REPEATED = 2
"""Times that each of two labels must stand there before a page is an interview."""

FEWEST = 3
"""Turns of an interview in which only one label is repeated: its labels must name people of the article."""

SHORTEST_TALK = 5
"""Words of a turn on the average where half of them hold figures: results and price lists have fewer."""

_LONGEST_LABEL = 8
"""Words: "Time and Tide Editor for Foreign Affairs" has seven."""

_LONGEST_DASHED = 3
"""Words of a label with a dash after it, and of one on a line of its own."""

_TIME = r"(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s*[-–]?\s*)?"
_ASIDE_AFTER = r"(?:,?\s*[\[(][^\])\n]{0,60}[\])])?"
_LABEL = re.compile(
    rf"[*_•\s\"“-]{{0,3}}{_TIME}(?:(?P<letter>[QA])\.(?!\s+(?:and|&)\s)|(?P<label>[^\W\d_][^\n:：?!;“”\"*\[\](]{{0,70}}?)"
    rf"\*{{0,2}}{_ASIDE_AFTER}\s*(?:[:：]|(?P<dash>(?<=\s)[—–]|(?<=\s)--?)(?=\s)))\*{{0,2}}(?=\s)"
)
_CAPITALS = re.compile(
    r"(?P<label>(?:THE\s|(?:MR|MRS|MS|DR|SEN|REP|GEN|GOV|PROF|MX)\.?\s)?[A-Z][A-Z'’-]{2,}(?:\s[A-Z][A-Z'’-]+){0,3})\.(?=\s)"
)
"""The labels of printed hearings: "THE WITNESS. I was." """

_ASIDE = re.compile(r"[(\[][^)\]]{0,60}[)\]]")
"""Stage directions: "(laughter)"."""

_SENTENCE_DOT = re.compile(r"(?!(?:Prof|Capt|Supt|Pres|Messrs)\.)\b\w{4,}\.(?=\s|$)")
"""A full stop after a longer word ends a sentence; after a short one ("Dr.") it need not."""

_SMALL = listed("turns.small")
_NO_SPEAKER = listed("turns.no_speaker")
_ASKING = listed("turns.asking")
_LETTERS = frozenset({"q", "a", "question", "answer"})

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A paragraph, its label if it has one, and the words after that; `dashed` where a dash parts them."""

    paragraph: Range
    label: Range | None
    key: Key
    words: Range
    dashed: bool = False


def turns(text: str, paragraphs: Sequence[Range], mentions: Sequence[FoundMention] = ()) -> list[Draft]:
    """The turns of the interviews among `paragraphs`, in order; their source is the label.

    A paragraph without a label goes on with the turn before it, as long as another label follows. Where the
    article names whom a label means, that name is the turn's `voice`.
    """
    read = _one_key_each([_labelled(text, paragraph) for paragraph in paragraphs])
    named = _Named(text, mentions)
    if not _is_interview(text, read, named):
        read = _on_own_lines(text, paragraphs, named)
        if not _is_interview(text, read, named):
            return []
    first, last = _extent(read, named)
    found: list[Draft] = []
    keys: list[Key] = []
    for part in read[first : last + 1]:
        if part.label and part.words[0] < part.words[1]:
            found.append(Draft((part.label,), (), (part.words,), TURN_CONFIDENCE, turn=True))
            keys.append(part.key)
        elif not part.label and found:
            found[-1] = replace(found[-1], content=(*found[-1].content, part.paragraph))
    labels = {key: text[slice(*turn.source[0])] for key, turn in zip(keys, found, strict=True)}
    meant = voices(text, labels, found[0].source[0][0], mentions) if found else {}
    return [_voiced(turn, meant.get(key)) for key, turn in zip(keys, found, strict=True)]


def _voiced(turn: Draft, voice: Range | None) -> Draft:
    return replace(turn, voice=(voice,)) if voice else turn


class _Named:
    """Whether a label is a name or an office that the article knows."""

    def __init__(self, text: str, mentions: Sequence[FoundMention]) -> None:
        named = [m for m in mentions if m.form == "name"]
        self._words = [set(words_of_label(text[m.start : m.end])) for m in named]
        self._people = [set(words_of_label(text[m.start : m.end])) for m in named if m.kind == "person"]

    def is_person(self, key: Key) -> bool:
        """A part of a person's name."""
        return any(words.issuperset(key) for words in self._people)

    def knows(self, key: Key) -> bool:
        """A part of a name, a role, or the letter of who asks and who answers."""
        if len(key) == 1 and (key[0] in _LETTERS or key[0] in _ASKING):
            return True
        return lexicon.is_role(key[-1]) or any(words.issuperset(key) for words in self._words)


def _is_interview(text: str, read: Sequence[_Labelled], named: _Named) -> bool:
    """Two labels stand there twice, or one does and all of them are names, or a question has its answer."""
    labelled = [part for part in read if part.label]
    said = [text[slice(*part.words)] for part in labelled]
    figures = sum(any(sign.isdigit() for sign in words) for words in said)
    if figures * 2 >= len(said) and sum(len(words.split()) for words in said) < SHORTEST_TALK * len(said):
        return False
    if _are_people(labelled, named):
        return True
    counts = Counter(part.key for part in labelled)
    again = [key for key, count in counts.items() if count >= REPEATED]
    if len(again) >= REPEATED:
        return True
    if any(part.dashed for part in labelled) or len(counts) < REPEATED:
        return False
    if len(labelled) >= FEWEST and again and all(named.knows(key) for key in counts):
        at = [index for index, part in enumerate(read) if part.label]
        return at[-1] - at[0] + 1 <= 2 * len(labelled)
    pairs = pairwise(read)
    return any((one.key, two.key) in {(("q",), ("a",)), (("question",), ("answer",))} for one, two in pairs)


def _are_people(labelled: Sequence[_Labelled], named: _Named) -> bool:
    """Three people or more, each by name, answer in turn: what an outlet asked them all."""
    keys = {part.key for part in labelled}
    return len(keys) >= FEWEST and all(len(key) > 1 and named.is_person(key) for key in keys)


def _extent(read: Sequence[_Labelled], named: _Named) -> tuple[int, int]:
    """Indexes of the first and the last turn: repeated labels, and known ones right beside them."""
    counts = Counter(part.key for part in read if part.label)
    sure = [i for i, part in enumerate(read) if part.label and counts[part.key] >= REPEATED]
    sure = sure or [i for i, part in enumerate(read) if part.key and part.key[0] in _LETTERS]
    sure = sure or [i for i, part in enumerate(read) if part.label]
    first, last = sure[0], sure[-1]
    while first and read[first - 1].label and named.knows(read[first - 1].key):
        first -= 1
    while last + 1 < len(read) and read[last + 1].label and named.knows(read[last + 1].key):
        last += 1
    return first, last


def _one_key_each(read: Sequence[_Labelled]) -> list[_Labelled]:
    """The same, with the key of the one fuller label of which a label is a part: "Kroll" of "Sunniva Kroll"."""
    keys = {part.key for part in read if part.label}
    fuller: dict[Key, Key] = {}
    for key in keys:
        longer = [other for other in keys if len(other) > len(key) and set(key) <= set(other)]
        if len(longer) == 1 and key[0] not in _LETTERS and "and" not in longer[0]:
            fuller[key] = longer[0]
        elif len(key) == 1 and len(key[0]) > 1:
            spelled = [other for other in keys if "".join(w[0] for w in other) == key[0]]
            if len(spelled) == 1:
                fuller[key] = spelled[0]
    return [replace(part, key=fuller.get(part.key, part.key)) for part in read]


def _labelled(text: str, paragraph: Range) -> _Labelled:
    printed = _CAPITALS.match(text, *paragraph)
    if printed is not None and _names_speaker(printed["label"]):
        label, words = printed.span("label"), trimmed(text, (printed.end(), paragraph[1]))
        return _Labelled(paragraph, label, words_of_label(text[slice(*label)]), words, dashed=True)
    match = _LABEL.match(text, *paragraph)
    if match is None or not (match["letter"] or _names_speaker(match["label"])):
        return _Labelled(paragraph, None, (), paragraph)
    if match["dash"] and not _dashed(match["label"]):
        return _Labelled(paragraph, None, (), paragraph)
    label = trimmed(text, match.span("letter" if match["letter"] else "label"))
    words = trimmed(text, (match.end(), paragraph[1]))
    return _Labelled(paragraph, label, words_of_label(text[slice(*label)]), words, bool(match["dash"]))


def _dashed(label: str) -> bool:
    """A label that a dash may follow: capitals throughout, or a letter."""
    words = label.split()
    return len(words) <= _LONGEST_DASHED and label.upper() == label


def _on_own_lines(text: str, paragraphs: Sequence[Range], named: _Named) -> list[_Labelled]:
    """Paragraphs labelled by the line before them, where that is a name and nothing else."""
    read: list[_Labelled] = []
    label: Range | None = None
    for number, paragraph in enumerate(paragraphs):
        where = trimmed(text, paragraph)
        words = text[slice(*where)].strip("*_: ")
        key = words_of_label(words) if words else ()
        alone = number > 0 and 0 < len(words.split()) <= _LONGEST_DASHED and words[-1:].isalnum()
        if alone and _names_speaker(words) and all(w[0].isupper() for w in words.split()) and named.knows(key):
            label = where
        elif label is not None:
            read.append(_Labelled((label[0], where[1]), label, words_of_label(text[slice(*label)]), where))
            label = None
        else:
            read.append(_Labelled(paragraph, None, (), paragraph))
    return read


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
    """What labels and signatures say, and drafts: one inside is a child, one made of a label is the turn."""
    kept: list[Draft] = list(found)
    for draft in drafts:
        turn = next((t for t in found if any(overlap(p, q) for p in draft.pieces for q in t.pieces)), None)
        if turn is None:
            kept.append(draft)
        elif all(any(inside(piece, part) for part in turn.content) for piece in draft.pieces):
            kept.append(replace(draft, parent=turn))
    return kept
