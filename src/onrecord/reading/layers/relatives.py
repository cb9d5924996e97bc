"""What is said of something by a clause that hangs on it: "an inquiry, which the deputy demanded"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Range
from onrecord.reading.layers.phrasing import DETERMINERS, FINITE, THAT
from onrecord.reading.layers.verbs import Clause, Verb, Verbs
from onrecord.reading.words.wordlists import listed

_OBJECTS = listed("relatives.objects")
_AS = listed("relatives.as")
_PRONOUNS = frozenset({"which", "that", "whom"})
_HEARERS = frozenset({"him", "her", "them", "us", "me", "you"})
_LONGEST = 8
"""Words between the determiner of what a clause hangs on and the clause."""

_GAP = 6
"""Words of time and place between a verb and its "as"."""


class Relatives(Verbs):
    """Finds the relative clauses of a sentence in which somebody says something of what they hang on."""

    def relatives(self) -> Iterator[Clause]:
        """Clauses whose content is what they hang on, or its pronoun with "as …" ("which | as “a wish”")."""
        for verb in self._verbs():
            subject = None if verb.passive else self._subject(verb.first)
            pronoun = self._pronoun(subject) if subject else None
            if subject is None or pronoun is None:
                continue
            cue = self._words[verb.first].start, self._words[verb.last].end
            content = self._said_of(verb, pronoun)
            if content:
                yield Clause(subject, cue, content)

    def _pronoun(self, subject: Range) -> int | None:
        """Index of the relative pronoun right before a subject."""
        words = self._words
        before = next((i for i, word in enumerate(words) if word.start >= subject[0]), 0) - 1
        return before if before >= 0 and words[before].text in _PRONOUNS else None

    def _said_of(self, verb: Verb, pronoun: int) -> tuple[Range, ...] | None:
        words, after = self._words, verb.last + 1
        where = words[pronoun].start, words[pronoun].end
        if verb.base in _AS:
            until = range(after, min(len(words), after + _GAP))
            at = next((i for i in until if words[i].text == "as"), None)
            rest = self._until(at, "to") if at is not None and at + 1 < len(words) else None
            return (where, rest) if rest else None
        if verb.base not in _OBJECTS or self._goes_on(after):
            return None
        thing = self._hung_on(pronoun)
        return (thing,) if thing else None

    def _goes_on(self, at: int) -> bool:
        """The verb has an object of its own, so that nothing is missing after it."""
        if self._ends_here(at):
            return False
        word = self._words[at].text
        if word in _HEARERS:
            return not self._ends_here(at + 1)
        taken = word in THAT | DETERMINERS - {"two", "three"} or self._words[at].start in self._starts
        return taken or word == "to"

    def _hung_on(self, pronoun: int) -> Range | None:
        """The noun phrase before a relative pronoun, from its determiner."""
        words = self._words
        last = pronoun - 1 - (words[pronoun - 1].text == ",")
        for at in range(last, max(-1, last - _LONGEST), -1):
            word = words[at].text
            if word in DETERMINERS or words[at].text in {"his", "her", "its", "their"}:
                return words[at].start, words[last].end
            if not word[0].isalnum() or word in FINITE:
                return None
        return None
