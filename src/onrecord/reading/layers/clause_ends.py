"""Where the clauses of one sentence end, read without a parse.

At a conjunction with a subject of its own, at the mark that closes a quotation around it, or at the end.
"""

from __future__ import annotations

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.layers.phrasing import Phrasing
from onrecord.reading.words.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    OPENING,
    PASSED_OVER,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVE,
    SUBJECTS,
    SUBORDINATING,
    THAT,
    is_past,
)

_PARTING = frozenset({"while", "whereas"})
_CLOSING = {"“": "”“", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "`": "'"}
REACH = 10
"""Words between a verb and its "that": "told reporters at the airport on Monday that"."""

_GOING_ON = listed("nesting.going_on")
"""Participles by which the speaker says something more, after what was said first."""


class ClauseEnds(Phrasing):
    """The words of a sentence, and how far what begins among them goes."""

    def _is_clause(self, at: int) -> bool:
        """A subject and its finite verb begin at `at`."""
        words = self._words
        head = words[at].text
        if head in SUBJECTS or head in {"there", "this", "that"}:
            return at + 1 < len(words) and words[at + 1].text.isalpha()
        if head in {"and", "but", "or"}:
            return False  # "a mix of envy, fear | and rage had held it back"
        if not (head.isalnum() and head not in PREPOSITIONS | FINITE | QUESTIONS) or head in PASSED_OVER - {"no"}:
            return False
        for index in range(at + 1, min(len(words), at + REACH)):
            word = words[index].text
            if word in FINITE or (is_past(word) and index > at + (head in DETERMINERS)):
                return True
            if not (word[0].isalnum() or word in "'’“”\"‘") or word in THAT:
                return False
        return False

    def _is_thing(self, at: int) -> bool:
        word = self._words[at].text if at < len(self._words) else "."
        opens = PREPOSITIONS | FINITE | SUBJECTS | QUESTIONS | CONJUNCTIONS | SUBORDINATING | THAT
        return word[0].isalnum() and word not in opens

    def _until(self, at: int, kind: str) -> Range | None:
        """From word `at` to the end of the clause that begins there."""
        words = self._words
        stop = index = at + 1
        while index < len(words):
            word = words[index].text
            closing = _CLOSING.get(word) if word in OPENING and self._opens(index) else None
            if closing:
                index = self._closed(index, closing)
            elif self._parts(index, kind) or self._closes(index) or self._resumes(at, index):
                break
            index += 1
            stop = min(index, len(words))
        return self._trimmed(at, stop)

    def _parts(self, at: int, kind: str) -> bool:
        """Word `at` begins what another than the clause says: "; …", ", and he went", "and that" after "to go"."""
        words = self._words
        word = words[at].text
        after = words[at + 1].text if at + 1 < len(words) else ""
        if word == ";" or (word == "," and after in _PARTING):
            return True
        if word == "," and (after == "according" or after in _GOING_ON):
            return True
        if word == "," and after in OPENING and words[at + 2 : at + 3] and words[at + 2].text in CONJUNCTIONS:
            return True  # "to say nothing, “and that is what I am saying”"
        if word == "," and kind == "to" and after in PREPOSITIONS and words[at + 2 : at + 3]:
            return words[at + 2].text in RELATIVE  # "an exchange, to which nobody replied"
        if word in {"and", "but"} and kind == "to" and after in FINITE:
            return True  # "considered resigning and had been talked out of it"
        if word in {"and", "but", ","} and after == "that":
            return kind == "to" or (kind == "bare" and word != ",")
        if word == "," and after in CONJUNCTIONS:
            index = at + 2 + (at + 2 < len(words) and words[at + 2].text == "then")
            return index < len(words) and words[index].text != "that" and self._is_clause(index)
        if word in {"and", "but"} and kind != "that":
            begins = at + 1 + (after == "then")
            return begins < len(words) and words[begins].text in SUBJECTS and self._is_clause(begins)
        return False

    def _closes(self, index: int) -> bool:
        """The mark at `index` closes a quotation that began before the clause."""
        word = self._words[index]
        doubled = word.text in "'’" and self._text[word.end : word.end + 1] in ("'", "’")
        return word.text in {"”", "»", '"'} or doubled

    def _resumes(self, at: int, index: int) -> bool:
        """After "as they decide whether they stay" the main clause begins: ", the public will judge"."""
        words = self._words
        if words[index].text != "," or index + 2 >= len(words):
            return False
        if any(word.text in SUBORDINATING for word in words[at:index]):
            return False
        opened = any(word.text in SUBORDINATING for word in words[:at])
        begins = words[index + 1].text in DETERMINERS | SUBJECTS or words[index + 1].start in self._starts
        return opened and begins and self._is_clause(index + 1)

    def _quotation(self, at: int) -> Range | None:
        closing = _CLOSING[self._words[at].text]
        end = self._closed(at, closing)
        last = min(end, len(self._words) - 1)
        return (self._words[at].start, self._words[last].end) if last > at + 1 else None

    def _opens(self, index: int) -> bool:
        word = self._words[index]
        before = self._text[word.start - 1] if word.start else " "
        after = self._text[word.end : word.end + 1]
        return not before.isalnum() and not after.isspace() and after != ""

    def _closed(self, at: int, closing: str) -> int:
        """Index of the mark that closes the one at `at`, or of the last word."""
        for index in range(at + 1, len(self._words)):
            word = self._words[index]
            after = self._text[word.end : word.end + 1]
            if word.text[0] in closing and not after.isalnum():
                return index
        return len(self._words)

    def _trimmed(self, at: int, stop: int) -> Range | None:
        words = self._words
        opened = [w.text for w in words[at:stop]]
        while stop > at + 1 and not words[stop - 1].text[0].isalnum():
            mark = words[stop - 1].text
            paired = (mark in "”»" and any(sign in opened for sign in "“„«")) or (
                mark == '"' and opened.count('"') > 1
            )
            if paired or mark in ")%":
                break
            stop -= 1
        return (words[at].start, words[stop - 1].end) if stop > at + 1 else None

    def _is_comma(self, at: int) -> bool:
        word = self._words[at].text
        return word == "," or (word[0] in "”’\"'»" and at > 0 and self._words[at - 1].text in {",", "?", "!"})

    def _is_clause_before(self, stop: int) -> bool:
        """A finite verb stands before word `stop`."""
        return any(w.text in FINITE or is_past(w.text) for w in self._words[:stop])

    def _ends_here(self, at: int) -> bool:
        return at >= len(self._words) or not self._words[at].text[0].isalnum()
