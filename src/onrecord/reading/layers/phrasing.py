"""The noun phrases of one sentence, read without a parse: where one begins, and whose it is.

A subject is a mention, or a noun that names somebody, right before its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.found import FoundMention, mentions_in
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import words_of
from onrecord.reading.words.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    MANY,
    PASSED_OVER,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVE,
    SOME,
    SUBJECTS,
    SUBORDINATING,
    THAT,
    is_past,
)
from onrecord.reading.words.lemmas import lemmas

_SPEAKING = frozenset({"person", "organization", "group", "place", "work"})
_JOINING = frozenset({"of", "in", "at", "from", "for"})
_NOBODY = listed("nesting.nobody")
_SPEAKERS = listed("nesting.speakers")
SUBJECT_WORDS = 6
"""Words of a subject that no mention covers, and of one before its verb in a clause without "that"."""

_ASIDE_WORDS = 18
"""Words of an apposition or relative clause between a subject and its verb."""

_OFFICE = 4
"""Words among which the noun of an office stands: "general secretary", "former deputy prime minister"."""

_HANGING_ON = frozenset(
    {"despite", "after", "before", "like", "unlike", "unless", "without", "amid", "along", "alongside", "together"}
)
"""Words besides with which something about the whole sentence is put between its subject and its verb: "The board,
after a long day, said …"."""

_NOT_SAID = frozenset({"if", "unless", "did", "does", "do", "let", "what"})
"""Words before a subject whose verb reports no clause: "what she said there is true"."""

_LINKING = frozenset({"however", "meanwhile", "though", "too", "nevertheless", "nonetheless", "instead", "also"})
"""Adverbs that stand alone between a subject and its verb: "The union, however, said"."""

OBJECTS = frozenset({"me", "us", "you", "him", "her", "them", "it"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_CLAUSE = re.compile(r",\s+(?:who|which|whose)\b")
"""Where the name in a mention ends that the tagger drew too long: "Ann Poe | , who leads"."""


class Phrasing:
    """The words of a sentence, and the mentions among them by where they begin and end. Positions are indexes."""

    def __init__(self, text: str, where: Range, mentions: Sequence[FoundMention]) -> None:
        self._text = text
        self._words = words_of(text, *where)
        self._where = where
        self._ends: dict[int, FoundMention] = {}
        self._starts: dict[int, FoundMention] = {}
        for m in mentions_in(where, mentions):
            if m.kind in _SPEAKING:
                end = m.start + len(_CLAUSE.split(text[m.start : m.end], maxsplit=1)[0])
                if end not in self._ends or m.start < self._ends[end].start:
                    self._ends[end] = m
                if m.start not in self._starts or m.end > self._starts[m.start].end:
                    self._starts[m.start] = m

    def _subject(self, at: int) -> Range | None:
        """The noun phrase that ends right before word `at`, with its apposition; None where none does."""
        words, last = self._words, at - 1
        if last < 0:
            return None
        end = words[last].end
        if words[last].text == ",":
            opened = next(
                (i for i in range(last - 1, max(-1, last - _ASIDE_WORDS), -1) if words[i].text == ","), 0
            )
            if opened == 0:
                return None
            aside = words[opened + 1].text
            known = aside in RELATIVE | DETERMINERS | {"according"} or aside.endswith("ing") or is_past(aside)
            known = known or self._is_office(opened, last)
            hangs = aside in SUBORDINATING | _HANGING_ON or self._is_circumstance(opened, last)
            if not (known or hangs) and not aside.isdigit() and not self._capital(opened + 1):
                return None
            last = opened - 1
            if hangs or aside == "according" or aside.endswith("ing") or is_past(aside):
                end = words[last].end
            if hangs and (self._phrase(last) or 0) > 1:
                return None
        start = self._phrase(last)
        if start is None and (self._opens_plural(last, at) or self._opens_name(last)):
            start = 0
        if start is None or (start and words[start - 1].text in _NOT_SAID):
            return None
        return words[start].start, end

    def _is_circumstance(self, opened: int, closed: int) -> bool:
        """ "The minister, | in a speech to the house | , said", "The union, | for its part | , calls"."""
        inner = [word.text for word in self._words[opened + 1 : closed]]
        head = inner[:1] and (inner[0] in PREPOSITIONS or (len(inner) == 1 and inner[0] in _LINKING))
        return bool(head) and not any(word in FINITE | THAT | RELATIVE or is_past(word) for word in inner)

    def _is_office(self, opened: int, closed: int) -> bool:
        """ "Lorna Petch, | general secretary of the union,": what somebody is, without a verb."""
        inner = self._words[opened + 1 : closed]
        verb = any(word.text in FINITE | THAT or is_past(word.text) for word in inner)
        head = self._words[opened + 1 : min(closed, opened + 1 + _OFFICE)]
        return self._words[opened - 1].end in self._ends and not verb and any(lexicon.noun(w.text) for w in head)

    def _opens_plural(self, last: int, at: int) -> bool:
        """ "Harbour gossips | reckon": the plural that a sentence begins with, before a verb without an ending."""
        words = self._words
        opening = words[: last + 1]
        known = any(w.text in FINITE | PREPOSITIONS | THAT | QUESTIONS | CONJUNCTIONS | _NOBODY for w in opening)
        plural = words[last].text.endswith("s") and not words[last].text.endswith("ss")
        plain = last + 1 == at < len(words) and lemmas(words[at].text) == (words[at].text,)
        return (
            last < SUBJECT_WORDS and plural and plain and not known and all(w.text[0].isalpha() for w in opening)
        )

    def _opens_name(self, last: int) -> bool:
        """ "Warm Nights | thanks": words in capitals that a sentence begins with, where the tagger saw no name."""
        opening = self._words[: last + 1]
        return 1 < len(opening) <= _OFFICE and all(
            word.text.isalpha() and self._text[word.start].isupper() and word.text not in QUESTIONS | SUBORDINATING
            for word in opening
        )

    def _phrase(self, last: int) -> int | None:
        """Index of the first word of the noun phrase that ends with word `last`."""
        words = self._words
        counted = last > 1 and words[last - 1].text == "of" and words[last - 2].text in SOME
        if counted and words[last].text in OBJECTS | {"those"}:
            return last - 2
        if words[last].text in _OWNERS - {"her"}:
            return None  # "some of his | trusted aides": no subject ends so
        if words[last].text in SOME:
            return last - (last > 0 and words[last - 1].text in DETERMINERS | {"all"})
        if words[last].text in _NOBODY:
            return None
        start = self._mentioned(last)
        if start is None:
            start = self._described(last)
        if start is None:
            return self._modified(last)
        if start > 1 and words[start - 1].text in _JOINING:
            longer = self._mentioned(start - 2) if words[start - 2].text.isalnum() else None
            if longer is None and words[start - 1].text == "of":
                some = start - 2 if words[start - 2].text in SOME else None
                longer = some if some is not None else self._described(start - 2)
            if longer is not None:
                return longer
            if words[start - 1].text != "of":
                return None  # "in Ostrana said", "in caucus states": where it was, and nobody who speaks
        return start

    def _modified(self, last: int) -> int | None:
        """ "growers in the lower valleys": a phrase that ends with words by which nobody speaks."""
        words = self._words
        if words[last].text in CONJUNCTIONS:
            return None
        for at in range(last - 1, max(0, last - SUBJECT_WORDS), -1):
            word = words[at].text
            if word in _JOINING:
                start = self._mentioned(at - 1)
                return start if start is not None else self._described(at - 1)
            if not word[0].isalnum() or word in FINITE | THAT | CONJUNCTIONS | QUESTIONS | PREPOSITIONS:
                return None
        return None

    def _mentioned(self, last: int) -> int | None:
        mention = self._ends.get(self._words[last].end)
        if mention is None or self._words[last].text in RELATIVE:
            return None
        return next((i for i, word in enumerate(self._words) if word.start >= mention.start), None)

    def _described(self, last: int) -> int | None:
        """A phrase that the tagger did not see, known by its pronoun or by the noun that ends it."""
        words = self._words
        row = lexicon.pronouns().get(words[last].text)
        if row is not None:
            return last if words[last].text in SUBJECTS else None
        noun = lexicon.noun(words[last].text)
        known = words[last].text in _SPEAKERS or (noun is not None and noun.kind in _SPEAKING)
        if not known:
            return None
        start = last
        while start and last - start < SUBJECT_WORDS and words[start - 1].text.isalpha():
            before = words[start - 1].text
            if before in SUBJECTS:
                return start + 1 if start < last else None  # "I think | conservatives"
            if before in DETERMINERS and not (before in THAT and words[last].text.endswith("s")):
                return start - 1
            owned = before == "s" and start > 1 and words[start - 2].text in "'’"
            if before in PREPOSITIONS | THAT | CONJUNCTIONS | FINITE | QUESTIONS or owned:
                break
            start -= 1
        if start > 1 and words[start - 1].text == "s" and words[start - 2].text in "'’":
            owner = self._owning(start - 2, words[start - 1].end)
            return next(i for i, w in enumerate(words) if w.start >= owner[0]) if owner else None
        return start if words[last].text.endswith("s") or self._capital(start) else None

    def _past_hearers(self, at: int) -> int:
        """The index of the first word after the hearers that stand at `at`."""
        words = self._words
        if at >= len(words):
            return at
        if words[at].text in OBJECTS:
            following = words[at + 1].text if at + 1 < len(words) else ""
            if words[at].text != "her" or not following.isalpha() or following in THAT | FINITE | OBJECTS | {"to"}:
                return at + 1
        mention = self._starts.get(words[at].start)
        if mention is not None:
            end = next((i for i, w in enumerate(words) if w.start >= mention.end), len(words))
            named = self._starts.get(words[end].start) if end < len(words) else None
            titled = named is not None and (mention.form, mention.kind) == ("nominal", named.kind) == (
                "nominal",
                "person",
            )
            if named is None or not titled or named.form != "name" or words[end - 1].text.endswith("s"):
                return end
            return next((i for i, w in enumerate(words) if w.start >= named.end), len(words))
        if words[at].text in DETERMINERS | SOME or lexicon.noun(words[at].text):
            for index in range(at, min(len(words), at + 5)):
                if not words[index].text.isalpha():
                    break
                if lexicon.noun(words[index].text):
                    return index + 1
        return at

    def _past_all_hearers(self, at: int) -> int:
        """The same, of "the Courier and others" past both."""
        end = self._past_hearers(at)
        if end == at or end + 1 >= len(self._words) or self._words[end].text != "and":
            return end
        if self._words[end + 1].text in SOME:
            return end + 2
        further = self._past_hearers(end + 1)
        return further if further > end + 1 else end

    def _owned(self, at: int) -> bool:
        """A possessive stands before word `at`."""
        before = self._words[at - 1].text if at else ""
        return before in _OWNERS or before in {"s", "'", "’"}

    def _owner(self, at: int) -> Range | None:
        words = self._words
        for before in (at - 1, at - 2):
            if before < 0:
                return None
            if words[before].text in _OWNERS:
                return words[before].start, words[before].end
            text = words[before].text
            owned = (text == "s" and before > 1 and words[before - 1].text in "'’") or (
                text in "'’" and words[before - 1].text.endswith("s")
            )
            if owned:
                return self._owning(before - (text == "s"), words[before].end)
        return None

    def _owning(self, mark: int, end: int) -> Range | None:
        """The owner whose apostrophe is word `mark`."""
        words = self._words
        start = self._mentioned(mark - 1)
        if start is None:
            whole = self._ends.get(end)
            start = (
                next((i for i, w in enumerate(words) if whole and w.start >= whole.start), None) if whole else None
            )
        if start is None:
            start = self._described(mark - 1)
        if start is None and self._capital(mark - 1):
            start = mark - 1
        return (words[start].start, end) if start is not None else None

    def _plural(self, at: int) -> bool:
        """Word `at` may be the subject of a verb without an ending: "they say", "customers say"."""
        if at < 0:
            return True
        word = self._words[at].text
        several = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return word in MANY or several or word in PASSED_OVER or word == "," or word.isdigit()

    def _capital(self, at: int) -> bool:
        return self._text[self._words[at].start].isupper()
