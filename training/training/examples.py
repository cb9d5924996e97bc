"""Windows with their gold labels, and what is varied in them from epoch to epoch."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.corpora import KINDS, ROLES, Mention, Mentioned, Range, Triple
from onrecord.reading.learned.windows import CASINGS, Packer, Window, paragraphs, sentence_ends

TAGS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
LAYERS = ("name", "inner_name", "nominal", "inner_nominal", "pronoun", "strict_name")
"""One flat layer of mention tags each; `strict_name` follows Universal NER, the others GUM."""
MENTION_TAGS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
LONGEST_NOMINAL = 120
"""Characters: longer descriptions carry whole clauses, and no reader of the record wants them as a name."""
UNLABELLED = -100

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Soft:
    """What a larger network expects of a window.

    The chances of each tag at each word, `tags` (words, 7); how often one tag follows another, `steps` (7, 7);
    scores of the mention layers' tags, `mentions` (words, 102).
    """

    tags: NDArray[np.float16]
    steps: NDArray[np.float16]
    mentions: NDArray[np.float16]


@dataclass(frozen=True)
class Example:
    """A window; labels (None where the corpus has none of that kind); ranges of pieces with a vector to learn.

    `tags` (words,), `links` rows of (word, piece, weight), `mentions` (layers, words),
    `ranges` rows of (first piece, last piece + 1, row of the teacher's vectors), `half` of the corpora (0 or 1)
    that its text belongs to. All examples of a batch have `soft` or none has.
    """

    window: Window
    tags: Integers | None
    links: NDArray[np.float32]
    mentions: Integers | None
    ranges: Integers = field(default_factory=lambda: np.zeros((0, 3), np.int64))
    soft: Soft | None = None
    half: int = 0


def half_of(name: str) -> int:
    """The half of the corpora, 0 or 1, that the text of a name belongs to, whoever annotated it."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def words_in(window: Window, start: int, end: int) -> Integers:
    """Indices of the words that lie mostly inside the range."""
    left, right = window.words[:, 0], window.words[:, 1]
    inside = np.minimum(right, end) - np.maximum(left, start)
    return np.flatnonzero(inside * 2 > right - left)


def quoted_example(window: Window, triples: Sequence[Triple]) -> Example:
    """Label a window with its attributions; where two want one word, the first has it."""
    tags = np.zeros(len(window.words), np.int64)
    targets: dict[int, set[int]] = {}
    for triple in triples:
        cue = [i for piece in triple.cue for i in words_in(window, *piece)]
        target = int(window.first[min(cue)]) if cue else 0
        for number, role in enumerate(ROLES):
            for piece in getattr(triple, role):
                words = words_in(window, *piece)
                if not len(words):
                    continue
                tag = 1 + 2 * number
                if not tags[words].any():
                    tags[words] = tag + 1
                    tags[words[0]] = tag
                for word in words:
                    if tags[word] in (tag, tag + 1):
                        targets.setdefault(int(word), set()).add(target)
    links = [(w, p, 1 / len(t)) for w, t in sorted(targets.items()) for p in sorted(t)]
    return Example(window, tags, np.array(links, np.float32).reshape(-1, 3), None)


def mentioned_example(window: Window, text: Mentioned) -> Example:
    """Label a window with mentions, a layer of tags each; layers the corpus does not annotate stay unlabelled."""
    labels = np.full((len(LAYERS), len(window.words)), UNLABELLED, np.int64)
    known = range(len(LAYERS) - 1) if text.corpus == "gum" else [len(LAYERS) - 1]
    labels[list(known)] = 0
    for layer in known:
        for mention in _layer(LAYERS[layer], text.mentions):
            words = words_in(window, mention.start, mention.end)
            if len(words):
                tag = 1 + 2 * KINDS.index(mention.kind)
                labels[layer, words] = tag + 1
                labels[layer, words[0]] = tag
    return Example(window, None, np.zeros((0, 3), np.float32), labels)


def _layer(layer: str, mentions: Sequence[Mention]) -> list[Mention]:
    form = layer.rpartition("_")[2]
    wanted = [m for m in mentions if m.form == form]
    if form == "nominal":
        wanted = [m for m in wanted if m.end - m.start <= LONGEST_NOMINAL]
    outer = _widest(wanted)
    return _widest([m for m in wanted if m not in outer]) if layer.startswith("inner") else outer


def _widest(mentions: list[Mention]) -> list[Mention]:
    """Of mentions that overlap the longest, the earlier of two as long."""
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.kind)):
        if all(mention.end <= c.start or mention.start >= c.end for c in chosen):
            chosen.append(mention)
    return chosen


def sentences(packer: Packer, text: str) -> list[Range]:
    """Rough sentences of a text, for the vectors: by the packer's own punctuation rule."""
    found = []
    for where in paragraphs(text, [(0, len(text))]):
        words, surfaces = packer.words(text, where)
        start = 0
        for end in sentence_ends(surfaces):
            if end > start:
                found.append((words[start].start, words[end - 1].end))
            start = end
    return found


def with_ranges(example: Example, ranges: Sequence[tuple[Range, int]]) -> Example:
    """Add the ranges of text that lie wholly inside the window, each with its row of the teacher's vectors."""
    window = example.window
    if not len(window.words):
        return example
    low, high = int(window.words[0, 0]), int(window.words[-1, 1])
    rows = []
    for (start, end), row in ranges:
        if low <= start and end <= high:
            words = words_in(window, start, end)
            if len(words) > 1:
                last = int(words[-1]) + 1
                stop = int(window.first[last]) if last < len(window.first) else len(window.pieces) - 1
                rows.append((int(window.first[words[0]]), stop, row))
    return replace(example, ranges=np.array(rows, np.int64).reshape(-1, 3))


class Variation:
    """Other quotation marks, casing and names for a window, so that no house style or cast is needed to read it.

    Half the windows stay as they are; of the others all double marks become straight, curly, or single. One in
    fifteen has its first paragraph in capitals, one in forty loses its case altogether. In one in three every
    surname and given name of `names.txt` becomes another of its kind, the same one throughout the window. A share
    of the pieces, `masked`, is hidden.
    """

    def __init__(self, packer: Packer, masked: float = 0.0) -> None:
        token = packer.vocabulary_id
        self._mask, self._masked = token("[MASK]"), masked
        pieces = [[packer.piece(name) for name in names] for names in name_lists()]
        self._names = [np.array([piece for piece in kind if piece is not None]) for kind in pieces]
        self._straight, self._left, self._right = token('"'), token("“"), token("”")
        self._single, self._single_left = token("'"), token("‘")

    def __call__(self, window: Window, random: np.random.Generator) -> Window:
        """A varied copy; the same generator state gives the same copy."""
        style = int(random.integers(0, 8))
        pieces = window.pieces
        if style >= 4:
            pieces = self._marks(pieces, style)
        if random.random() < 1 / 3:
            pieces = self._renamed(pieces, window.casing, random)
        if self._masked:
            hidden = random.random(len(pieces)) < self._masked
            hidden[[0, -1]] = False
            pieces = np.where(hidden, self._mask, pieces)
        casing = window.casing
        draw = random.random()
        if draw < 1 / 15:
            first = window.paragraph == window.paragraph[0] if len(window.paragraph) else np.zeros(0, bool)
            stop = int(window.first[first][-1]) + 1 if first.any() else 0
            casing = casing.copy()
            casing[:stop] = np.where(casing[:stop] > 0, CASINGS.index("upper"), 0)
        elif draw < 1 / 15 + 1 / 40:
            casing = np.minimum(casing, CASINGS.index("lower"))
        return replace(window, pieces=pieces, casing=casing)

    def _renamed(self, pieces: Integers, casing: Integers, random: np.random.Generator) -> Integers:
        """Every known name put in place of another; only where it is written with one capital."""
        renamed = pieces.copy()
        for names in self._names:
            where = np.flatnonzero(np.isin(pieces, names) & (casing == CASINGS.index("title")))
            for piece in np.unique(pieces[where]):
                renamed[where[pieces[where] == piece]] = random.choice(names)
        return renamed

    def _marks(self, pieces: Integers, style: int) -> Integers:
        pieces = pieces.copy()
        where = np.flatnonzero(np.isin(pieces, (self._straight, self._left, self._right)))
        opening = True
        left, right = {
            4: (self._straight, self._straight),
            5: (self._left, self._right),
            6: (self._single, self._single),
            7: (self._single_left, self._single),
        }[style]
        for index in where:
            if pieces[index] == self._straight:
                opens, opening = opening, not opening
            else:
                opens = pieces[index] == self._left
            pieces[index] = left if opens else right
        return pieces


def name_lists() -> list[list[str]]:
    """The surnames and the given names of `names.txt`."""
    lines = Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
    kinds: dict[str, set[str]] = {}
    for line in lines:
        kind, _, names = line.partition(":")
        if not line.startswith("#"):
            kinds.setdefault(kind, set()).update(names.split())
    return [sorted(kinds[kind]) for kind in sorted(kinds)]


def collate(examples: Sequence[Example]) -> dict[str, Any]:
    """Pad examples to one shape: pieces to a multiple of 32, words to a multiple of 32."""
    count = len(examples)
    length = -(-max(len(e.window.pieces) for e in examples) // 32) * 32
    width = -(-max(1, *(len(e.window.words) for e in examples)) // 32) * 32
    batch = {
        "pieces": np.zeros((count, length), np.int64),
        "casing": np.zeros((count, length), np.int64),
        "mask": np.zeros((count, length), np.float32),
        "first": np.zeros((count, width), np.int64),
        "words": np.zeros((count, width), bool),
        "tags": np.full((count, width), UNLABELLED, np.int64),
        "mentions": np.full((count, len(LAYERS), width), UNLABELLED, np.int64),
    }
    links, ranges = [], []
    for row, example in enumerate(examples):
        pieces, words = len(example.window.pieces), len(example.window.words)
        batch["pieces"][row, :pieces] = example.window.pieces
        batch["casing"][row, :pieces] = example.window.casing
        batch["mask"][row, :pieces] = 1
        batch["first"][row, :words] = example.window.first
        batch["words"][row, :words] = True
        if example.tags is not None:
            batch["tags"][row, :words] = example.tags
        if example.mentions is not None:
            batch["mentions"][row, :, :words] = example.mentions
        links += [(row, *link) for link in example.links]
        ranges += [(row, *part) for part in example.ranges]
    return (
        batch
        | _softened(examples, width)
        | {
            "links": np.array(links, np.float32).reshape(-1, 4),
            "ranges": np.array(ranges, np.int64).reshape(-1, 4),
        }
    )


def _softened(examples: Sequence[Example], width: int) -> dict[str, Any]:
    """What a larger network expects, padded to `width` words; nothing where the examples do not have it."""
    found = [example.soft for example in examples if example.soft]
    if not found:
        return {}
    batch = {
        "soft_tags": np.zeros((len(found), width, len(TAGS)), np.float32),
        "soft_steps": np.stack([soft.steps for soft in found]).astype(np.float32),
        "soft_mentions": np.zeros((len(found), width, len(LAYERS) * len(MENTION_TAGS)), np.float32),
    }
    for row, soft in enumerate(found):
        batch["soft_tags"][row, : len(soft.tags)] = soft.tags
        batch["soft_mentions"][row, : len(soft.mentions)] = soft.mentions
    return batch
