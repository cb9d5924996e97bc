"""What is said of something by a clause that hangs on it: "an inquiry, which the deputy demanded"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.layers.clause import Clause, Verb
from onrecord.reading.layers.verbs import Verbs
from onrecord.reading.words.function_words import DETERMINERS, FINITE, OPENING, THAT

_OBJECTS = listed("relatives.objects")
_AS = listed("relatives.as")
_NAMING = listed("nesting.naming")
_DENYING = frozenset({"deny", "dispute", "reject"})
_SOONER = frozenset({"earlier", "before", "ago", "later"})
_TIME = 4
"""Words of "a full week earlier"."""

_REPORTS = listed("nesting.nouns") | listed("accounts.nouns") | {"charge"}
_PRONOUNS = frozenset({"which", "that", "whom"})
_HEARERS = frozenset({"him", "her", "them", "us", "me", "you"})
_LONGEST = 8
"""Words between the determiner of what a clause hangs on and the clause."""

_NAMES = 5
"""Words of a name that something is called by: "a very big stupidity"."""

_GAP = 6
"""Words of time and place between a verb and its "as"."""


class Relatives(Verbs):
    """Finds the relative clauses of a sentence in which somebody says something of what they hang on."""

    def relatives(self) -> Iterator[Clause]:
        """Clauses whose content is what they hang on, or its pronoun with "as …" ("which | as “a wish”")."""
        for verb in self._verbs():
            subject = None if verb.passive else self._subject(verb.first)
            pronoun = self._pronoun(subject) if subject else None
            if subject is None:
                continue
            cue = self._words[verb.first].start, self._words[verb.last].end
            content = self._said_of(verb, pronoun) if pronoun is not None else self._summed_up(verb, subject)
            if content:
                yield Clause(subject, cue, content)

    def _summed_up(self, verb: Verb, subject: Range) -> tuple[Range, ...] | None:
        """A noun of report before who denies it, by which a sentence sums up what it told: ", | a claim | he
        denies"."""
        if verb.base not in _DENYING or not self._ends_here(verb.last + 1):
            return None
        last = next((i for i, word in enumerate(self._words) if word.start >= subject[0]), 0) - 1
        if last < 1 or self._words[last].text.removesuffix("s") not in _REPORTS:
            return None
        hung = self._hung_on(last + 1)
        return (hung,) if hung and self._text[: hung[0]].rstrip().endswith((",", "–", "—")) else None

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
        if verb.base in _NAMING:
            named = self._called(after)
            return (where, named) if named else None
        if verb.base not in _OBJECTS or self._goes_on(after):
            return None
        told = verb.base in _DENYING and words[pronoun].text == "which" and words[pronoun - 1].text == ","
        return (where if told else self._hung_on(pronoun) or where,)

    def _called(self, at: int) -> Range | None:
        """What something is called, up to the next mark: "which the Board had called | disproportionate"."""
        if self._ends_here(at):
            quoted = at < len(self._words) and self._words[at].text in OPENING
            return self._quotation(at) if quoted else None
        stop = next((i for i in range(at, len(self._words)) if not self._words[i].text[0].isalnum()), at)
        return (self._words[at].start, self._words[stop - 1].end) if 0 < stop - at <= _NAMES else None

    def _goes_on(self, at: int) -> bool:
        """The verb has an object of its own, so that nothing is missing after it."""
        if self._ends_here(at) or self._is_time(at):
            return False
        word = self._words[at].text
        if word in _HEARERS:
            return not self._ends_here(at + 1)
        taken = word in THAT | DETERMINERS - {"two", "three"} or self._words[at].start in self._starts
        return taken or word == "to"

    def _is_time(self, at: int) -> bool:
        """ "a day earlier", "the week before" begins at word `at`."""
        near = [word.text for word in self._words[at : at + _TIME]]
        return not _SOONER.isdisjoint(near[1:]) and not any(word[0] in ",;:" for word in near[:2])

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
