"""What a cue means: the table of cues, and how the words of a cue are looked up in it.

A row's `cue` is one to five base forms; `*` stands for up to four words between them ("call * on"). Adverbs,
auxiliaries and negations between the words of a frame are passed over, and a frame may begin with the negation
itself ("not comment"). Of the frames that begin inside a cue the
longest wins, of two as long the earlier; a *light* verb ("continue", "go on") only where there is nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

from onrecord.data import calendar, rows
from onrecord.data.wordlists import listed
from onrecord.model import Act, Attitude, Range, Stance
from onrecord.reading.words.lemmas import lemmas

_WORD = re.compile(r"[^\W\d_]+?(?=n['’]t\b)|[a-z]{4,}(?=[A-Z])|n['’]t\b|\w+(?:-\w+)*|[^\w\s]")

NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "cannot", "hardly", "no", "without"})
_NOT_NEGATED = frozenset({"only", "merely", "resist", "help", "hesitate"})
"""Words before which a negation denies nothing: "not only said", "could not help noting"."""

_CUT = {"wo": "will", "ca": "can", "sha": "shall"}
"""What is left of an auxiliary whose "n't" is a word of its own."""

_PASSED_OVER = NEGATIONS | listed("cues.passed_over")
_KEPT = 4096
"""Stretches of texts whose words are kept: the rules ask for those of a sentence one after another."""

_GAP = 4
"""Words that `*` may stand for: "called again on both sides to"."""

_CLAUSES = frozenset({"that", "whether", "if", "what", "who", "whom", "how", "why", "when", "where", "which"})
"""Words that open a clause: no gap of a frame reaches over them ("asked what happens to" is no "ask * to")."""


_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
"""Words that open a clause too, where what is wanted is its verb: "told her he planned to" is no "tell * to"."""

_BEFORE = 5
"""Words before a cue among which its auxiliaries and its negation are sought: "has not so far"."""

_AFTER = 4
"""Words after a cue that may belong to its frame where the tagger cut it short: "declined | to comment"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of the table of cues.

    Attributes:
        words: base forms; `*` is a gap.
        speech: people say it, rather than think, want or show it.
        light: it says how another cue is done, not what is done.
        verdict: what it does depends on what the content calls its object ("dismissed as", "called").
        negative: its own words deny it ("unaware of", "failed to mention").
    """

    words: tuple[str, ...]
    attitude: Attitude
    act: Act
    stance: Stance
    speech: bool
    light: bool = False
    verdict: bool = False
    negative: bool = False

    @property
    def size(self) -> int:
        """How many words it names."""
        return len(self.words) - self.words.count("*")


class Word(NamedTuple):
    """A word in small letters and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A frame at its place: from the first to the last word of the cue that it covers."""

    frame: Frame
    first: int
    start: int
    end: int


PLAIN = Frame((), "assertion", "assert", "neutral", True)
"""What a cue means that no row names, and a colon or nothing: something was said."""


@lru_cache(_KEPT)
def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and marks of `text[start:end]`; "didn't" is two, and so is "deniedPost", a lost space."""
    if start <= 0 and end >= len(text):
        return _split(text, start, end)
    words, starts = _words_in(text)
    first, stop = bisect_left(starts, start), bisect_left(starts, end)
    if (first and words[first - 1].end > start) or (stop > first and words[stop - 1].end > end):
        return _split(text, start, end)  # it begins or ends within a word
    return words[first:stop]


@lru_cache(16)
def _words_in(text: str) -> tuple[tuple[Word, ...], list[int]]:
    """The words of a whole text, and where they begin: the rules ask for the same sentences again and again."""
    words = _split(text, 0, len(text))
    return words, [word.start for word in words]


def _split(text: str, start: int, end: int) -> tuple[Word, ...]:
    found = [
        Word(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text, start, end)
    ]
    for index, (word, after) in enumerate(pairwise(found)):
        if after.text == "n't" and word.text in _CUT:
            found[index] = Word(_CUT[word.text], word.start, word.end)
    return tuple(found)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """First base form → the frames that begin with it, the longest first, of two as long the one without a gap."""
    table: dict[str, list[Frame]] = defaultdict(list)
    for row in rows("cues"):
        words = tuple(row["cue"].split())
        frame = Frame(
            words,
            cast(Attitude, row["attitude"]),
            cast(Act, row["act"]),
            cast(Stance, row["stance"]),
            row["speech"] == "yes",
            light=row["kind"] == "light",
            verdict=row["kind"] == "verdict",
            negative=row["kind"] == "negative",
        )
        table[words[0]].append(frame)
    return {first: tuple(sorted(found, key=lambda f: (-f.size, "*" in f.words))) for first, found in table.items()}


def matches(words: Sequence[Word], heads: int) -> list[Match]:
    """The longest frame that begins at each of the first `heads` words, where one does."""
    begun = (index for index, word in enumerate(words[:heads]) if _begun_by(word.text))
    return [match for index in begun if (match := match_at(words, index))]


@cache
def _seconds() -> dict[str, tuple[tuple[str, Frame], ...]]:
    """First base form → its frames, each with the next word that it names; "" where it names one only."""
    return {
        first: tuple((next((word for word in frame.words[1:] if word != "*"), ""), frame) for frame in found)
        for first, found in frames().items()
    }


def _ahead(words: Sequence[Word], index: int) -> set[str]:
    """The base forms among which the second word of any frame that begins at `index` stands, and "" for none."""
    found, gap = {""}, _GAP
    for at in range(index + 1, len(words)):
        bases, cost = _stride(words[at].text)
        found.update(bases)
        if cost > gap:
            break
        gap -= cost
    return found


@lru_cache(20_000)
def _stride(word: str) -> tuple[tuple[str, ...], int]:
    """The base forms of a word, and how much of a gap it takes; more than there is where no gap goes over it."""
    if word in _CLAUSES:
        return lemmas(word), _GAP + 1
    if word in _PASSED_OVER or word.endswith("ly") or word == "'":
        return lemmas(word), 0
    return lemmas(word), 1 if word[0].isalnum() else _GAP + 1


@lru_cache(20_000)
def _begun_by(word: str) -> tuple[tuple[str, Frame], ...]:
    """The frames that may begin with a word, the longest first, each with the next word that it names."""
    begun = (pair for base in lemmas(word) for pair in _seconds().get(base, ()))
    return tuple(sorted(begun, key=lambda pair: -pair[1].size))


def match_at(words: Sequence[Word], index: int) -> Match | None:
    """The longest frame that begins at word `index`, or None."""
    begun = _begun_by(words[index].text)
    if not begun:
        return None
    ahead = _ahead(words, index) if begun[0][0] else ()
    for second, frame in begun:
        if not second or second in ahead:
            last = matched(words, index, frame.words)
            if last is not None:
                return Match(frame, index, words[index].start, words[last].end)
    return None


def matched(words: Sequence[Word], index: int, wanted: Sequence[str]) -> int | None:
    """Index of the last word of the frame that begins at `index` with the first of `wanted`, or None."""
    at, gap = index, 0
    for want in wanted[1:]:
        if want == "*":
            gap = _GAP
            continue
        step = _next(words, at + 1, want, gap)
        if step is None:
            return None
        at, gap = step, 0
    return at


def _next(words: Sequence[Word], index: int, want: str, gap: int) -> int | None:
    for at in range(index, len(words)):
        bases, cost = _stride(words[at].text)
        if want in bases:
            return None if want == "on" and _is_date(words, at + 1) else at
        if cost > gap or (want == "to" and words[at].text in _NOMINATIVE):
            return None
        gap -= cost
    return None


def _is_date(words: Sequence[Word], index: int) -> bool:
    """ "insisted on Thursday" is no "insist on"."""
    return index < len(words) and (words[index].text in calendar.dates() or words[index].text.isdigit())


def best(found: Iterable[Match]) -> Match | None:
    """Of several matches the one that says what is done."""
    return min(found, key=lambda m: (m.frame.light, -m.frame.size, m.first), default=None)


def read_cue(text: str, cue: Sequence[Range], sentence: Range) -> tuple[Match | None, bool]:
    """The frame that the words of a cue match, and whether the cue is negated.

    None where no row of the table names the words. A negation that is part of the frame ("did not respond") does
    not count as the cue's own; one among the auxiliaries before it ("has never [said]") does. A negative frame
    ("unaware") is negated by itself, and a negation of its own takes that back.
    """
    if not cue:
        return None, False
    own = [word for start, end in cue for word in words_of(text, start, end)]
    before = _auxiliaries(text, min(sentence[0], cue[0][0]), cue[0][0])
    row = [*before, *own]
    after = _rest_of_clause(text, cue[-1][1], max(sentence[1], cue[-1][1]))
    match = best(matches([*row, *after], len(row)))
    head = match.end if match else cue[-1][1]
    named = frozenset(match.frame.words if match else ())
    own_negation = any(_negates(row, index, named) for index, word in enumerate(row) if word.start < head)
    return match, own_negation != (match is not None and match.frame.negative)


def _rest_of_clause(text: str, start: int, end: int) -> list[Word]:
    after: list[Word] = []
    for word in words_of(text, start, min(end, start + 80))[:_AFTER]:
        if word.text in {".", ";", "!", "?"}:
            break
        after.append(word)
    return after


def _auxiliaries(text: str, start: int, end: int) -> list[Word]:
    """The unbroken run of auxiliaries, adverbs and negations that ends right before a cue."""
    kept: list[Word] = []
    for word in reversed(words_of(text, max(start, end - 80), end)[-_BEFORE:]):
        if not (word.text in _PASSED_OVER or word.text.endswith("ly")):
            break
        kept.append(word)
    return kept[::-1]


def _negates(row: Sequence[Word], index: int, named: frozenset[str]) -> bool:
    """Whether the word denies what the cue says: not where the frame names it, nor before "only" or "help"."""
    word = row[index].text
    if word not in NEGATIONS or not named.isdisjoint(lemmas(word)):
        return False
    return not (index + 1 < len(row) and row[index + 1].text in _NOT_NEGATED)


_NOUN_BEFORE = listed("cues.noun_before")
_PRESENT = listed("cues.present")
"""Present forms that are hardly ever nouns."""


CORE = listed("cues.core")


def hanging_cues(text: str, where: Range) -> list[Range]:
    """Participles of saying inside `where` that hang on what stands before a comma: "…, telling the crowd"."""
    words = words_of(text, *where)
    found: list[Range] = []
    for index, word in enumerate(words):
        if not word.text.endswith("ing") or "," not in text[words[max(0, index - 1)].end - 1 : word.start]:
            continue
        match = match_at(words, index)
        if match and _says(match.frame):
            found.append((match.start, match.end))
    return found


def speech_cues(text: str, where: Range, among: Collection[str] = ()) -> list[Range]:
    """Verbs of saying inside `where`, in order: past and plain present forms that cannot be nouns there.

    With `among` only those of which it has the first word: `CORE` has those that hardly ever mean anything else.

    Base forms ("report", "claim") are left aside, since as often as not they are nouns.
    """
    words = words_of(text, *where)
    found: list[Range] = []
    for index, word in enumerate(words):
        if index and words[index - 1].text in _NOUN_BEFORE:
            continue
        if not _is_finite(word.text):
            continue
        match = match_at(words, index)
        if match and _says(match.frame) and (not among or match.frame.words[0] in among):
            found.append((match.start, match.end))
    return found


def _says(frame: Frame) -> bool:
    """Whether a frame by itself says something; of the light ones only those that announce do ("released")."""
    return frame.speech and (not frame.light or frame.act == "announce")


@lru_cache(20_000)
def _is_finite(word: str) -> bool:
    return word in _PRESENT or (
        word not in frames()
        and any(base in frames() for base in lemmas(word)[1:])
        and (not word.endswith(("s", "ing")))
    )
