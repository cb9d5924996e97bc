"""What the verbs of one sentence report: a clause, an infinitive, a quotation or, of a few verbs, a noun."""

from __future__ import annotations

from onrecord.data import calendar
from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.layers.clause import Verb
from onrecord.reading.layers.clause_ends import REACH, ClauseEnds
from onrecord.reading.layers.phrasing import SUBJECT_WORDS
from onrecord.reading.words.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    OPENING,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVE,
    SOME,
    THAT,
)

ADJUNCT = PREPOSITIONS | calendar.dates() | listed("nesting.when")
HEARING = listed("nesting.hearing")
TO = listed("nesting.to")
BARE = listed("nesting.bare")
ASKING = listed("nesting.asking")
WANTING = listed("nesting.wanting")
WITH = {
    "for": frozenset({"call", "appeal", "plead", "press", "push", "beg", "argue"}),
    "about": frozenset({"ask", "complain", "warn", "inquire", "enquire", "boast", "worry"}),
}
"""Verbs that with "for" demand, and with "about" say something of, the thing that follows."""

_DOING = frozenset({"admit", "deny", "recall", "recommend", "report"})
"""Verbs that report a deed: "reported | hearing a scream"."""

_ABOUT = frozenset({"concerning", "regarding", "following", "including", "during", "according", "being"})
"""What looks like a deed and leads to something else: "reports | concerning the dam"."""

_SPANS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "year"})
NAMING = listed("nesting.naming")
CORE = listed("cues.core")


class Complements(ClauseEnds):
    """The words of a sentence, and what each of its verbs reports."""

    def _complement(self, verb: Verb) -> Range | None:
        """What a verb reports: a clause, an infinitive, a quotation or, of a few verbs, a noun."""
        words, at = self._words, verb.last + 1
        hearers = self._past_all_hearers(at) if verb.base in HEARING else at
        opened = self._opened(hearers, verb)
        if opened is not None:
            return self._until(opened, "that")
        if hearers < len(words) and words[hearers].text in {",", ":"}:
            hearers += 1
        if hearers >= len(words):
            return None
        word = words[hearers].text
        quoting = verb.match.frame.speech and verb.base in BARE | CORE | ASKING and not self._prepositional(verb)
        if word in OPENING and (quoting or verb.base in WANTING):
            return self._quotation(hearers)
        if word in QUESTIONS and verb.base in ASKING and not self._ends_here(hearers + 1):
            return self._until(hearers, "that")
        after = words[hearers + 1].text if hearers + 1 < len(words) else ""
        if verb.base in TO and (
            (word == "to" and after.isalpha()) or (word, after) in {("not", "to"), ("never", "to")}
        ):
            return self._until(hearers, "to")
        asked = self._asked(hearers) if hearers > at and verb.base in HEARING & TO else None
        if asked is not None:
            return self._until(asked, "to")
        thing = self._is_thing(hearers + 1) or after in {"it", "this", "them"}
        if word == "for" and verb.base == "ask" and thing:
            return self._until(hearers, "to")
        if verb.base in _DOING and word.endswith("ing") and word not in _ABOUT:
            return self._until(hearers, "to")
        bare = verb.base in BARE and not self._prepositional(verb)
        if bare and (verb.base not in HEARING or hearers > at) and self._is_clause(hearers):
            return self._until(hearers, "bare")
        asking = verb.base in WITH.get(words[verb.last].text, ())
        offered = verb.base != "offer" or word in DETERMINERS | SOME or word[0].isdigit()
        if (verb.base in WANTING or asking) and offered and self._is_thing(hearers) and not self._is_when(hearers):
            return self._until(hearers, "to")
        if verb.base in NAMING and self._is_named(hearers):
            return self._until(hearers, "to")
        return None

    def _is_when(self, at: int) -> bool:
        """ "had denied | three days earlier": a time and nothing that is denied."""
        return any(word.text.removesuffix("s") in _SPANS for word in self._words[at + 1 : at + 3])

    def _is_named(self, at: int) -> bool:
        """What stands at `at` is called something: "it clarification", "it “a folly”", "the plan “a bridge”"."""
        words = self._words
        if words[at].text in {"it", "this", "that", "them"}:
            return at + 1 < len(words) and (words[at + 1].text[0].isalpha() or words[at + 1].text in OPENING)
        stop = next((i for i in range(at, len(words)) if words[i].text in {",", ";"}), len(words))
        near = [word.text for word in words[at + 1 : min(stop, at + REACH)]]
        return self._is_thing(at) and ("as" in near or not OPENING.isdisjoint(near))

    def _opened(self, at: int, verb: Verb) -> int | None:
        """Index of the "that" or "whether" of a verb, the day and place of the saying before it passed over."""
        words = self._words
        if at >= len(words) or (words[at].text == "to" and verb.base in TO) or self._prepositional(verb):
            return None
        reach = REACH if verb.base in HEARING or (words[at].text in ADJUNCT and verb.base in BARE | CORE) else 1
        for index in range(at, min(len(words), at + reach)):
            word = words[index].text
            if word in THAT:
                pointing = index > at and words[index - 1].text in PREPOSITIONS  # "I agree with that"
                return index if index + 1 < len(words) and not pointing else None
            if not (word[0].isalnum() or word in {"'", "’"}) or word in FINITE | RELATIVE | CONJUNCTIONS | {"or"}:
                return None
        return None

    def _prepositional(self, verb: Verb) -> bool:
        """The verb ends with a preposition: "agreed with that", "wrote in “…”"."""
        return self._words[verb.last].text in PREPOSITIONS

    def _asked(self, at: int) -> int | None:
        """Index of the "to" of "told motorists | at the portal to turn round"."""
        words = self._words
        for index in range(at, min(len(words) - 1, at + SUBJECT_WORDS)):
            word, after = words[index].text, words[index + 1].text
            if (word, after) == ("not", "to"):
                return index
            if (
                word == "to"
                and after.isalpha()
                and after not in DETERMINERS
                and words[index].start not in self._starts
            ):
                return index
            if not word.isalnum() or word in FINITE | THAT or (index == at and word not in ADJUNCT):
                return None
        return None
