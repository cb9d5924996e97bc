"""Verbs that share a subject: "inspectors had found that a lock was worn and had ordered the owner to replace it".

Whose the second verb is depends on its form: that of the first, and not that of the verbs of what was said first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.layers.clause import Clause, Verb
from onrecord.reading.layers.verbs import Verbs
from onrecord.reading.words import lexicon
from onrecord.reading.words.cues import Word
from onrecord.reading.words.function_words import FINITE, PASSED_OVER, SUBJECTS, THAT, is_past
from onrecord.reading.words.lemmas import lemmas

_BARE = listed("nesting.bare")
_JUDGING = listed("performed.judging")
_BLAMING = frozenset({"accuse", "blame"})
_HANGING = (
    (_BARE | _JUDGING | listed("nesting.naming") | listed("nesting.wanting") | listed("nesting.hearing"))
    - listed("nesting.showing")
    - {
        "consider",
        "contemplate",
        "find",
        "mull",
        "order",
        "protest",
        "show",
        "think",
        "weigh",
        "wonder",
        "hope",
        "fear",
        "believe",
    }
) | {"call", "cite"}
_TELLING = frozenset({"tell", "inform", "notify", "assure", "remind", "order", "instruct", "warn", "advise"})
"""Verbs that have a hearer behind them, save where it is the hearer who is told."""

_URGED = frozenset({"call"})
_LEADING = frozenset({",", "after", "before", "while"})
_LEAD = 4
"""Words between a comma and its participle: ", a full week after insisting"."""
_JOINS = frozenset({"and", "but", "then", "yet"})
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must", "wo", "ca"})
_DOING = frozenset({"do", "does", "did"})
_BEING = frozenset({"is", "are", "am", "was", "were"})


class Shared(Verbs):
    """Finds what the subject of one verb says by a second one."""

    def second_verbs(self, subject: Range, first: int, last: int, start: int) -> Iterator[tuple[Range, Clause]]:
        """Clauses of verbs that go on with the subject of the verb of words `first` to `last`.

        Args:
            subject: of the first verb.
            first: index of the first word of the first verb.
            last: index of its last word.
            start: index of the first word of what it reports.

        Yields:
            The words that join the second verb, and its clause.
        """
        words = self._words
        form = self._form(first, last)
        for verb in self._verbs():
            at = verb.first - 1
            if at <= start or verb.passive or words[at].text not in _JOINS:
                continue
            comma = words[at - 1].text == ","
            joint = words[at - comma].start, words[at].end
            judged = verb.base in _JUDGING - _BLAMING and self._reports(first, last)  # "said they won and thanked"
            own = self._form(verb.first, verb.last)
            goes_on = own == form or own == "present" or (own, form) == ("has", "present")
            if judged or self._quoted(start, at) or not goes_on or self._goes_on_inside(verb, form, start):
                continue
            rivalled = self._is_rivalled(own, start, at, self._reports(first, last))
            if rivalled and not (comma and verb.match.frame.speech):
                continue
            content = self._complement(verb)
            if content is not None:
                yield joint, Clause(subject, (words[verb.first].start, words[verb.last].end), (content,))

    def _goes_on_inside(self, verb: Verb, form: str, start: int) -> bool:
        """Whether the second verb goes on from one inside what is reported.

        "They had been allowed to write and say that …", "the envoy had been called in and told that …".
        """
        words, inner = self._words, self._words[start : verb.first]
        to_do = any(a.text == "to" and b.text.isalpha() for a, b in pairwise(inner))
        bare = words[verb.first].text == verb.base and (to_do or any(word.text in _MODALS for word in inner))
        after = words[verb.last + 1].text if verb.last + 1 < len(words) else ""
        told = verb.base in _TELLING and after in {"that", "to", "of", "whether"} and self._passive_before(inner)
        return (bare and form in {"past", "had"}) or told

    def _passive_before(self, inner: Sequence[Word]) -> bool:
        """Whether something was done to somebody among the words: "had been called in"."""
        being = (i for i, word in enumerate(inner) if word.text in {"was", "were", "been", "being"})
        return any(is_past(word.text) for i in being for word in inner[i + 1 : i + 3])

    def hanging(self, subject: Range, last: int) -> Iterator[tuple[Range, Clause]]:
        """Clauses of participles behind word `last`, by which a subject says something more or said it before.

        "…, calling on the mayor to resign", "…, a week after insisting that it was safe".
        """
        words = self._words
        hangs = any(word.text.endswith("ing") for word in words[last + 2 :])
        for match in self._matches if hangs else ():
            at, base = match.first, match.frame.words[0]
            if at <= last + 1 or base not in _HANGING or not words[at].text.endswith("ing"):
                continue
            before = at - 1 - words[at - 1].text.endswith("ly")
            commas = [i for i in range(max(last, before - _LEAD), before + 1) if words[i].text == ","]
            if words[before].text not in _LEADING or not commas or self._quoted(last, at):
                continue
            ends = [i for i in range(at, len(words)) if words[i].end <= match.end]
            verb = Verb(at, ends[-1] if base in _URGED else at, base, match, passive=False)
            content = self._cause(at + 1) if base == "cite" else self._complement(verb)
            if content is not None:
                joint = words[commas[-1]].start, words[at - 1].end
                until = ends[-1] if base in _URGED else at
                yield joint, Clause(subject, (words[at].start, words[until].end), (content,))

    def _cause(self, at: int) -> Range | None:
        """What is named as a cause, and nobody who is cited: "citing | record costs"."""
        told = self._until(at, "to") if self._is_thing(at) else None
        if told is None or any(told[0] <= start < told[1] for start in self._starts):
            return None
        nouns = [noun for word in self._words[at : at + 4] if (noun := lexicon.noun(word.text))]
        return None if any(noun.kind in ("person", "group", "organization", "work") for noun in nouns) else told

    def _reports(self, first: int, last: int) -> bool:
        """The verb of these words reports a clause rather than a thing."""
        bases = {base for word in self._words[first : last + 1] for base in lemmas(word.text)}
        return not bases.isdisjoint(_BARE)

    def _is_rivalled(self, form: str, start: int, stop: int, reports: bool) -> bool:
        """What is reported has a verb of that form itself, which may be the one that the second goes on from.

        Where it is a clause and no verb is seen in it, it may be of any form ("sank").
        """
        if form == "present":
            inner = [word.text for word in self._words[start:stop]]
            being = any(word in _BEING for word in inner)
            return any(word in FINITE - _BEING or (not being and word in SUBJECTS | THAT) for word in inner)
        forms = {self._form(i, i) for i in range(start, stop) if self._is_finite(i)}
        return form in forms or (reports and not forms)

    def _form(self, first: int, last: int) -> str:
        """The form of a finite verb, by its first auxiliary that is one."""
        for word in self._words[first : last + 1]:
            text = word.text
            if text in _MODALS:
                return "modal"
            if text in {"had", "has", "have"}:
                return "had" if text == "had" else "has"
            if text in _DOING:
                return "past" if text == "did" else "present"
            if text in _BEING:
                return "was" if text in {"was", "were"} else "present"
            if text not in PASSED_OVER and not text.endswith("ly"):
                return "past" if is_past(text) else "present"
        return ""

    def _quoted(self, start: int, stop: int) -> bool:
        """A quotation that opens between the words is still open at `stop`."""
        marks = [word.text for word in self._words[start:stop] if word.text in {"“", "”", "«", "»", '"'}]
        opened = sum(mark in {"“", "«"} for mark in marks) - sum(mark in {"”", "»"} for mark in marks)
        return opened > 0 or marks.count('"') % 2 == 1
