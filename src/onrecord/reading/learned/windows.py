"""Text cut into the windows that the encoder reads, one pass each.

A window holds whole paragraphs wherever they fit, without overlap, with a marker between two of them:
scores of different windows cannot be compared, and only 0.4 % of PolNeAR's attributions cross a paragraph.
A paragraph that does not fit is split at sentence ends, a sentence that does not fit between words.

Words are found in the original text and handed to the tokenizer one by one, so that every offset is exact in
code points whatever the tokenizer lowercases, strips or drops; a word of which it leaves nothing is skipped.
Training packs with this very module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading.found import Range

Integers = NDArray[np.int64]

WINDOW_PIECES = 256
"""Pieces a window holds, its two end markers included: what the model was trained with."""

WORD_PIECES = 24
"""Pieces kept of one word: the longest English words have 12; a page of unbroken script has thousands."""

REMEMBERED_WORDS = 1 << 16
"""Spellings whose pieces are kept between texts (about 15 MB): looking one up costs a tenth of cutting it anew."""

CASINGS = ("none", "lower", "title", "upper", "mixed")
"""How a word is written; the vocabulary is uncased, and this gives the case back."""

_NONE, _LOWER, _TITLE, _UPPER, _MIXED = range(len(CASINGS))

_WORD = re.compile(r"''|``|<<|>>|[\w\u0300-\u036f]+|[^\w\s]")
_LINE_BREAK = re.compile(r"\n\s*")
_TERMINAL = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»") | {"''"}
_EITHER = ('"', "''")
_OPENING = frozenset("\"'“‘([«") | {"``", "''"}
_ABBREVIATION = re.compile(
    r"(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|Prof|St|Jr|Sr|vs|No|Jan|Feb|Mar"
    r"|Apr|Aug|Sept|Sep|Oct|Nov|Dec)"
)
"""A full stop after one of these, or after a single letter, ends no sentence."""

_PLAIN = {
    "''": '"', "``": "“", "„": "“", "‟": "“", "«": "“", "»": "”", "<<": "“", ">>": "”", "＂": '"',
    "’": "'", "‛": "'", "`": "'", "´": "'", "‹": "‘", "›": "'", "‚": ",", "‐": "-", "‑": "-", "‒": "–",
}  # fmt: skip
"""Spellings of quotation marks and hyphens that mean the same, as the model is shown them."""


class Word(NamedTuple):
    """A word of the text: where it stands, and what it is made of for the model."""

    start: int
    end: int
    pieces: tuple[int, ...]
    casing: int


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads in one pass.

    `pieces` and `casing` have one entry a piece, end markers included. `words` (n, 2) are the offsets of the
    window's words in the original text, `first` (n,) the index of each one's first piece, and `paragraph` (n,)
    the number of its paragraph in the text.
    """

    pieces: Integers
    casing: Integers
    words: Integers
    first: Integers
    paragraph: Integers


def paragraphs(text: str, blocks: Sequence[Range]) -> list[Range]:
    """The paragraphs of the blocks, in order: parted by blank lines, or by a line break.

    A single line break followed by a small letter parts nothing: it is a hard-wrapped line.
    """
    found: list[Range] = []
    for start, end in blocks:
        begin = start
        for gap in _LINE_BREAK.finditer(text, start, end):
            if gap.group().count("\n") > 1 or not text[gap.end() : gap.end() + 1].islower():
                found.append((begin, begin + len(text[begin : gap.start()].rstrip())))
                begin = gap.end()
        found.append((begin, end))
    return [(start, end) for start, end in found if text[start:end].strip()]


def casing_of(word: str) -> int:
    """How a word is written, as an index into `CASINGS`."""
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    if word.istitle():
        return _TITLE
    return _NONE if word.lower() == word.upper() else _MIXED


def sentence_ends(surfaces: Sequence[str]) -> list[int]:
    """Indices after the last word of each sentence of a paragraph, by punctuation alone; the last is its end.

    Only for where a long paragraph may be cut: a missed end costs nothing but a larger unit. A mark that may open
    or close is taken to close when an odd number of its kind stands before it in the paragraph.
    """
    ends: list[int] = []
    count = len(surfaces)
    opened = dict.fromkeys(_EITHER, False)
    for index, surface in enumerate(surfaces):
        if surface in opened:
            opened[surface] = not opened[surface]
        if surface not in _TERMINAL or _abbreviated(surfaces, index):
            continue
        after = index + 1
        while after < count and surfaces[after] in _CLOSING and opened.get(surfaces[after], True):
            after += 1
        if after < count and _begins_sentence(surfaces, after):
            ends.append(after)
    return [*ends, count]


def _abbreviated(surfaces: Sequence[str], index: int) -> bool:
    return surfaces[index] == "." and index > 0 and bool(_ABBREVIATION.fullmatch(surfaces[index - 1]))


def _begins_sentence(surfaces: Sequence[str], index: int) -> bool:
    surface = surfaces[index]
    if surface in _OPENING and index + 1 < len(surfaces):
        surface = surfaces[index + 1]
    return surface[:1].isupper() or surface[:1].isdigit() or surface in _OPENING


class Packer:
    """Packs texts into windows with one vocabulary."""

    def __init__(self, vocabulary: Path) -> None:
        """Take the tokenizer file (`tokenizer.json`); nothing is fetched."""
        self._tokenizer: Any = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._begin = self.vocabulary_id("[CLS]")
        self._mark = self.vocabulary_id("[SEP]")
        self._seen: dict[str, tuple[tuple[int, ...], int]] = {}

    def vocabulary_id(self, token: str) -> int:
        """The number of a piece of the vocabulary."""
        return int(self._tokenizer.token_to_id(token))

    def piece(self, word: str) -> int | None:
        """The number of a word that the vocabulary holds whole, else None."""
        found = self._tokenizer.token_to_id(word)
        return None if found is None else int(found)

    def words(self, text: str, where: Range) -> tuple[list[Word], list[str]]:
        """The words inside a range that the model can see, and beside them how each is spelled."""
        matches = list(_WORD.finditer(text, *where))
        surfaces = [match.group() for match in matches]
        known = self._known(surfaces)
        words, kept = [], []
        for match, surface in zip(matches, surfaces, strict=True):
            pieces, casing = known[surface]
            if pieces:
                words.append(Word(match.start(), match.end(), pieces, casing))
                kept.append(surface)
        return words, kept

    def _known(self, surfaces: list[str]) -> dict[str, tuple[tuple[int, ...], int]]:
        """Pieces and casing by spelling, of these spellings at least."""
        missing = sorted({surface for surface in surfaces if surface not in self._seen})
        if len(self._seen) + len(missing) > REMEMBERED_WORDS:
            self._seen = {}
            missing = sorted(set(surfaces))
        pieces = self._pieces([_PLAIN.get(surface, surface) for surface in missing])
        for surface, ids in zip(missing, pieces, strict=True):
            self._seen[surface] = (tuple(ids), casing_of(surface))
        return self._seen

    def _pieces(self, shown: list[str]) -> list[list[int]]:
        if not shown:
            return []
        try:
            encoding = self._tokenizer.encode(shown, is_pretokenized=True, add_special_tokens=False)
        except (UnicodeEncodeError, TypeError):  # a lone surrogate cannot cross into the tokenizer
            clean = [word.encode("utf-16", "replace").decode("utf-16", "replace") for word in shown]
            encoding = self._tokenizer.encode(clean, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in shown]
        for word, piece in zip(encoding.word_ids, encoding.ids, strict=True):
            if len(pieces[word]) < WORD_PIECES:
                pieces[word].append(piece)
        return pieces

    def pack(self, text: str, blocks: Sequence[Range], limit: int = WINDOW_PIECES) -> list[Window]:
        """Cut the blocks of a text into windows of at most `limit` pieces, in reading order."""
        windows: list[Window] = []
        held: list[tuple[int, list[Word]]] = []
        room = limit - 2
        used = 0
        for number, where in enumerate(paragraphs(text, blocks)):
            words, surfaces = self.words(text, where)
            for unit in self._units(words, surfaces, room):
                size = sum(len(word.pieces) for word in unit) + 1
                if held and used + size > room + 1:
                    windows.append(self._window(held))
                    held, used = [], 0
                held.append((number, unit))
                used += size
        if held:
            windows.append(self._window(held))
        return windows

    def _units(self, words: list[Word], surfaces: list[str], room: int) -> list[list[Word]]:
        """A paragraph whole if it fits a window, else in parts that do, as few as sentence ends allow."""
        if sum(len(word.pieces) for word in words) <= room:
            return [words] if words else []
        units: list[list[Word]] = [[]]
        used = start = 0
        for end in sentence_ends(surfaces):
            for part in _fitting(words[start:end], room):
                size = sum(len(word.pieces) for word in part)
                if units[-1] and used + size > room:
                    units.append([])
                    used = 0
                units[-1].extend(part)
                used += size
            start = end
        return [unit for unit in units if unit]

    def _window(self, held: list[tuple[int, list[Word]]]) -> Window:
        pieces, casing = [self._begin], [_NONE]
        offsets: list[Range] = []
        first: list[int] = []
        paragraph: list[int] = []
        for number, words in held:
            for word in words:
                offsets.append((word.start, word.end))
                first.append(len(pieces))
                pieces.extend(word.pieces)
                casing.extend([word.casing] * len(word.pieces))
            paragraph.extend([number] * len(words))
            pieces.append(self._mark)
            casing.append(_NONE)
        return Window(
            np.array(pieces, np.int64),
            np.array(casing, np.int64),
            np.array(offsets, np.int64).reshape(-1, 2),
            np.array(first, np.int64),
            np.array(paragraph, np.int64),
        )


def _fitting(words: list[Word], room: int) -> list[list[Word]]:
    """A sentence in parts of at most `room` pieces, cut between words."""
    parts: list[list[Word]] = [[]]
    used = 0
    for word in words:
        if parts[-1] and used + len(word.pieces) > room:
            parts.append([])
            used = 0
        parts[-1].append(word)
        used += len(word.pieces)
    return parts if parts[0] else []
