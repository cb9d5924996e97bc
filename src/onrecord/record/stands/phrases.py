"""Words and punctuation of a stretch of text, and tables of phrases found in them by their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from onrecord.record.words import NEGATORS, fold, stem, tokens, word_set

ENDS = word_set(
    "of in on at by for from with without to into about over under against after before during between among "
    "through until as than via amid despite upon towards toward "
    "that which who whom whose where when while if unless because since so and or but be is "
    "are was were has have had will would shall should can could may might must do does did not never near within "
    "himself herself itself themselves myself ourselves yourself"
)
"""Words that end a noun phrase."""

_PIECE = re.compile(
    r"\d+(?:[.,:]\d+)*%?|\b(?i:no|anti)-(?!one\b|confidence\b)[^\W\d_]+|[^\W\d_]+(?:['’][^\W\d_]+)*|(?<=\s)-(?=\s)|[.;:!?()—–…,]"
)

GAP = 3
"""A `*` in a phrase stands for at most so many words."""

_PASSED = word_set("also still yet just already even now only currently first again ever any further")
"""Small words that may stand between the words of a phrase, besides adverbs in -ly."""

BE = word_set("is are was were be been being")
"""The forms of the verb "be"."""

_DOUBLED = frozenset("bdgmnprtv")
"""Letters written twice before -ing and -ed, and hardly ever at the end of a verb: "banned", "dropping"."""

_LONG = word_set(
    "cancell expell compell repell propell dispell rebell controll patroll enroll fulfill travell modell labell "
    "signall tunnell fuell levell counsell quarrell marshall"
)
"""And with the l doubled, which stands at the end of many others ("call", "sell")."""

_NEGATIVE = NEGATORS - {"refuse", "refused"}


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """A word's stem, "parties" and "ratified" as "party" and "ratify", "agreed" as "agree"."""
    if word.endswith(("ies", "ied")) and len(word) > len("tried"):
        word = f"{word[:-3]}y"
    found = stem(word)
    if word.endswith(("ing", "ed")) and _is_doubled(found):
        found = found[:-1]
    return found.rstrip("e") if len(found) > len("yes") else found


def _is_doubled(found: str) -> bool:
    """Whether a stem before -ing or -ed has its last letter twice: "scrapp" of "scrapping", not "add", "call"."""
    twice = len(found) > len("add") and found[-1] == found[-2]
    return twice and (found[-1] in _DOUBLED or found in _LONG)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of punctuation, folded, with its root and its place in the article."""

    text: str
    stem: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[:1].isalnum()

    @property
    def negates(self) -> bool:
        """Whether it turns what follows into its opposite."""
        return self.text in _NEGATIVE or self.text.endswith("n't")


def words_of(text: str, offset: int = 0) -> list[Word]:
    """The words and marks of a text that begins at `offset` of its article, in order."""
    found = ((fold(m.group()), m.start(), m.end()) for m in _PIECE.finditer(text))
    return [Word(t, root(t), offset + start, offset + end) for t, start, end in found]


def alternatives(phrase: str) -> Iterator[str]:
    """The phrases that one with alternatives stands for: "army/troops remain" for two."""
    for words in product(*(word.split("/") for word in phrase.split(" "))):
        yield " ".join(words)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a table at words `start` to `end` (half-open); `value`: what the table says of it."""

    start: int
    end: int
    value: str


class Phrases:
    """Phrases with a value each; the first value given to a phrase stays."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Index the phrases by their first word, and by their second ("" where there is none, or any)."""
        values: dict[tuple[str, ...], str] = {}
        for phrase, value in rows:
            values.setdefault(_parts(phrase), value)
        self._by_words: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for parts in sorted(filter(None, values), key=lambda p: (-len(p), p)):
            second = parts[1] if len(parts) > 1 and parts[1] != "*" else ""
            held = self._by_words.setdefault(parts[0], {}).setdefault(second, [])
            held.append((parts, values[parts]))

    def find(self, words: Sequence[Word]) -> list[Found]:
        """The longest phrase at each place, none inside another, in order."""
        found: list[Found] = []
        place = 0
        while place < len(words):
            best = self._at(words, place)
            if best:
                found.append(best)
            place = best.end if best else place + 1
        return found

    def _at(self, words: Sequence[Word], place: int) -> Found | None:
        best: Found | None = None
        seconds: list[str] | None = None
        for key in _keys(words[place]):
            known = self._by_words.get(key)
            if known is None:
                continue
            seconds = ["", *_following(words, place + 1)] if seconds is None else seconds
            for parts, value in (row for second in seconds if second in known for row in known[second]):
                end = _matches(words, place + 1, parts[1:])
                if end is not None and (best is None or end > best.end):
                    best = Found(place, end, value)
        return best


def _keys(word: Word) -> tuple[str, ...]:
    """What a word of a phrase may be written as to mean this word."""
    return ("=" + word.text, word.stem, "not") if _is_not(word) else ("=" + word.text, word.stem)


def _following(words: Sequence[Word], place: int) -> Iterator[str]:
    """What the next word of a phrase may be, small words passed over."""
    for later in range(place, len(words)):
        yield from _keys(words[later])
        if not _is_passed(words[later]):
            return


def _is_passed(word: Word) -> bool:
    return word.text in _PASSED or word.text.endswith("ly")


def _parts(phrase: str) -> tuple[str, ...]:
    """A row of the table as what its words are compared by."""
    parts: list[str] = []
    for word in phrase.split():
        if word == "*":
            parts.append(word)
        elif word.startswith("="):
            parts.append(f"={fold(word[1:])}")
        else:
            parts += [root(t) for t in tokens(word)]
    return tuple(parts)


def _matches(words: Sequence[Word], place: int, parts: Sequence[str]) -> int | None:
    """Where the rest of a phrase ends if it stands at `place`; None where it does not."""
    if not parts:
        return place
    if parts[0] == "*":
        ends = (_matches(words, later, parts[1:]) for later in range(place, _reach(words, place) + 1))
        return next((end for end in ends if end is not None), None)
    if place < len(words) and _fits(words[place], parts[0]):
        return _matches(words, place + 1, parts[1:])
    if place < len(words) and _is_passed(words[place]):
        return _matches(words, place + 1, parts)
    return None


def _reach(words: Sequence[Word], place: int) -> int:
    """The farthest place that a gap from `place` on may lead to: it crosses no punctuation."""
    end = place
    while end < len(words) and end - place < GAP and not words[end].is_mark:
        end += 1
    return end


def _fits(word: Word, part: str) -> bool:
    if part.startswith("="):
        return word.text == part[1:]
    return word.stem == part or (part == "not" and _is_not(word))


def _is_not(word: Word) -> bool:
    return word.negates and word.text != "no"
