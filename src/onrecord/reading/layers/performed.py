"""What is said by a passive with its agent, by a verb that only carries its noun, or by a verb and preposition.

"The offer was described by the union as “a wish”", "she expressed the conviction that …", "he called on the owner
to resign", "in the view of the chamber, …".
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.data import calendar
from onrecord.data.wordlists import listed
from onrecord.model import Range
from onrecord.reading.layers.clause import Clause, Verb
from onrecord.reading.layers.verbs import Verbs
from onrecord.reading.words.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    OPENING,
    PASSED_OVER,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVE,
    SOME,
    SUBJECTS,
    THAT,
    is_past,
)
from onrecord.reading.words.lemmas import lemmas

_BEHIND_DONE = PREPOSITIONS | calendar.dates() | {"as", "and", "but", "last", "earlier"}
_DONE_TO = listed("nesting.done_to")
_BY_AGENT = listed("performed.by_agent")
_UTTERING = listed("performed.uttering")
_UTTERED = listed("performed.uttered") | listed("nesting.nouns")
_UTTERED_FORMS = _UTTERED | {noun + ending for noun in _UTTERED for ending in ("s", "es")}
_NAMED = listed("nesting.naming") | {"portray", "hail"}
_URGING = {
    "call": frozenset({"on", "upon"}),
    "appeal": frozenset({"to"}),
    "plead": frozenset({"with"}),
    "insist": frozenset({"on"}),
}
"""Verbs that with one of these words demand something of whoever follows."""

_JUDGING = listed("performed.judging")
_SAYING = frozenset({"saying", "telling", "warning", "claiming", "arguing", "adding", "insisting", "writing"})
_ALLEGING = frozenset(
    {"alleging", "arguing", "asserting", "claiming", "saying", "stating", "suggesting", "warning"}
)
_PAPERS = listed("performed.papers")
_ISSUING = frozenset({"distribute", "issue", "make", "post", "publish", "put", "release", "send", "sign", "write"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_OF_ONE = frozenset({"a", "an", "another", "one", "that", "the", "this"}) | _OWNERS
_OPINIONS = frozenset({"view", "opinion", "eyes", "words", "estimate", "judgment", "judgement", "estimation"})
_AFTER_NOUN = {"that", "whether", "about", "over", "for", "to", "of", "at", "in"}
_THING = 14
"""Words of what something is said of: "the operator's latest offer to the men of the second shift"."""

_AGENT = 7
"""Words of who did something: "the farmers’ league of the lower valley"."""

_NEAR = 5
"""Words between a verb and the noun that it carries: "expressed his firm and lasting conviction"."""


class Performed(Verbs):
    """Finds the clauses of a sentence whose saying is not the plain verb of a speaker before it."""

    def performed(self) -> Iterator[Clause]:
        """All of them, one kind after the other."""
        held = {word.text for word in self._words}
        for verb in self._verbs() if "by" in held else ():
            if verb.passive:
                yield from self._of_agent(verb)
        if not held.isdisjoint(_UTTERED_FORMS):
            yield from self._carried()
        if not held.isdisjoint(_OPINIONS):
            yield from self._in_view()
        if "quoted" in held:
            yield from self._quoted_by()
        if not held.isdisjoint(_ALLEGING):
            yield from self._written()

    def _written(self) -> Iterator[Clause]:
        """ "took note of | an article in the Globe | alleging that it was sold": the article says so."""
        words = self._words
        for at in range(1, len(words) - 2):
            says = words[at].text in _ALLEGING and (words[at + 1].text in THAT or self._is_clause(at + 1))
            start = self._paper_before(at) if says else None
            told = start is not None and start and not _ISSUING.isdisjoint(lemmas(words[start - 1].text))
            content = self._until(at + 1, "that") if start is not None and not told else None
            if start is not None and content is not None:
                cue = words[at].start, words[at].end
                yield Clause((words[start].start, words[at - 1].end), cue, (content,))

    def _paper_before(self, at: int) -> int | None:
        """Index of the first word of the noun phrase of something written or sent that ends before word `at`."""
        words = self._words
        for paper in range(at - 1, max(-1, at - _THING), -1):
            word = words[paper].text
            if not (word[0].isalnum() or word in {"'", "’"}) or word in FINITE | THAT | RELATIVE | CONJUNCTIONS:
                return None
            if word not in _PAPERS and word.removesuffix("s") not in _PAPERS:
                continue
            first = next(
                (i for i in (paper - 1, paper - 2, paper - 3) if i >= 0 and words[i].text in _OF_ONE), None
            )
            return first if first is not None else (paper if word.endswith("s") else None)
        return None

    def _quoted_by(self) -> Iterator[Clause]:
        """ "The army would stay, the general was quoted as saying by the Plain": it is the general who says so."""
        words = self._words
        for at in range(3, len(words) - 2):
            texts = [word.text for word in words[at : at + 3]]
            if texts[:2] != ["quoted", "as"] or texts[2] not in _SAYING:
                continue
            subject, after = self.subject_before(words[at].start), at + 3
            begins = next(i for i in range(at, -1, -1) if i == 0 or words[i - 1].text not in PASSED_OVER)
            first = next((i for i, word in enumerate(words) if subject and word.start >= subject[0]), 0)
            if subject is None:
                continue
            said = None
            if first > 2 and self._is_comma(first - 1):
                said = self._trimmed(0, first - 1)
            elif after < len(words):
                that = next(
                    (i for i in range(after, len(words)) if words[i].text in THAT or words[i].text in OPENING),
                    after,
                )
                said = self._until(that, "that")
            if said is not None:
                yield Clause(subject, (words[begins].start, words[at + 2].end), (said,))

    def _of_agent(self, verb: Verb) -> Iterator[Clause]:
        """ "The offer was described by the union as “a wish”": the union says so of the offer."""
        words, at = self._words, verb.match.first + 1
        if verb.base not in _BY_AGENT or at >= len(words) or words[at].text != "by":
            return
        end, thing = self._past_agent(at + 1), self._thing_before(verb.first)
        if end == at + 1 or thing is None:
            return
        rest = None
        if end + 1 < len(words) and (words[end].text in {"as", "for", "of", "over"} or words[end].text in OPENING):
            rest = self._until(end, "to")
        if rest is None and verb.base in _NAMED:
            return  # "the march was called by the council"
        content = (thing, rest) if rest else (thing,)
        cue = words[verb.first].start, words[at - 1].end
        yield Clause((words[at + 1].start, words[end - 1].end), cue, content)

    def _past_agent(self, at: int) -> int:
        """The index after who did it: a mention, or a phrase up to the next mark, preposition or verb."""
        words, end = self._words, self._past_hearers(at)
        if end > at and (end >= len(words) or words[end].text not in {"'", "’"}):
            return end
        stops = PREPOSITIONS | THAT | RELATIVE | CONJUNCTIONS | FINITE | {"as"}
        end = at
        while end < len(words) and (words[end].text[0].isalnum() or words[end].text in {"'", "’"}):
            if words[end].text in stops or end - at >= _AGENT:
                break
            end += 1
        plural = end - at > 1 and words[end - 1].text.endswith("s") and not self._capital(at)
        known = end - at > 1 and words[at].text in DETERMINERS | _OWNERS | SOME
        return end if plural or known else at

    def _thing_before(self, at: int) -> Range | None:
        """The noun phrase, of a person or a thing, that ends right before word `at`."""
        words, first = self._words, at
        stops = FINITE | THAT | RELATIVE | CONJUNCTIONS | QUESTIONS | {"after", "as", "because", "while", "if"}
        while first and at - first < _THING:
            word = words[first - 1].text
            if not (word[0].isalnum() or word in {"'", "’"}) or word in stops or is_past(word):
                break
            first -= 1
        while first < at and words[first].text in PREPOSITIONS:
            first += 1
        if first == at:
            return None
        begins = words[first].text
        known = begins in DETERMINERS | _OWNERS | SUBJECTS | {"this", "that", "these", "those"}
        return (words[first].start, words[at - 1].end) if known or self._capital(first) else None

    def _carried(self) -> Iterator[Clause]:
        """ "She expressed the conviction that …", "renewed her call for …": the verb and its noun are one."""
        words = self._words
        for at, noun, subject in self._carriers():
            content = self._noun_content(noun + 1)
            meant = words[noun + 1].text == "that" and self._is_done_to(noun + 1)
            if content is not None and not meant:
                begins = words[at].start
                yield Clause(subject, (begins, words[noun].end), (content,))

    def _carriers(self) -> Iterator[tuple[int, int, Range]]:
        """The verbs that carry a noun of saying: their index, that of the noun, and their subject."""
        words = self._words
        for match in self._matches:
            at = match.first
            if match.frame.words[0] not in _UTTERING or words[at].text.endswith("ing"):
                continue
            near = range(at + 1, min(len(words) - 2, at + 1 + _NEAR))
            noun = next((i for i in near if self._is_uttered(i)), None)
            between = words[at + 1 : noun]
            if noun is None or any(not word.text.isalpha() or word.text in FINITE | THAT for word in between):
                continue
            subject = self.subject_before(words[at].start)
            if subject is not None:
                yield at, noun, subject

    def _is_uttered(self, at: int) -> bool:
        noun, after = self._words[at].text, self._words[at + 1].text
        return after in _AFTER_NOUN and bool({noun, noun.removesuffix("s"), noun.removesuffix("es")} & _UTTERED)

    def _is_done_to(self, at: int) -> bool:
        """ "a rumour that the firm dismissed as …", "a claim that arose": the noun itself is meant by "that"."""
        words = self._words
        if at + 1 < len(words) and (words[at + 1].text in FINITE or is_past(words[at + 1].text)):
            return True
        verb = next((i for i in range(at + 2, len(words)) if words[i].text in _DONE_TO), len(words))
        between = {word.text for word in words[at + 1 : verb]}
        after = words[verb + 1].text if verb + 1 < len(words) else "."
        bare = not after[0].isalnum() or after in _BEHIND_DONE
        return verb < len(words) and bare and not between & THAT and len(between & FINITE) <= 1

    def _noun_content(self, at: int) -> Range | None:
        """The clause that a noun reports, up to the verb of which the noun itself is the subject."""
        words = self._words
        whole = self._until(at, "that")
        if whole is None:
            return None
        allowed, stop = (1 if words[at].text == "that" else 0), at + 1
        while stop < len(words) and words[stop].end <= whole[1]:
            word, before = ("" if self._capital(i) else words[i].text for i in (stop, stop - 1))  # "by May"
            if before in RELATIVE | {"and", "but", "or", ","} and stop > at + 1:
                allowed += 1
            helped = before in FINITE | PASSED_OVER or before.endswith("ly")
            finite = (word in FINITE and before not in FINITE) or (is_past(word) and not helped and stop > at + 2)
            if finite:
                allowed -= 1
                if allowed < 0:
                    break
            stop += 1
        return self._trimmed(at, stop)

    def _complement(self, verb: Verb) -> Range | None:
        """What a verb reports, also of "called on | the owner to resign" and "thanked | both sides"."""
        words, after = self._words, verb.last + 1
        urging = words[verb.last].text in _URGING.get(verb.base, ())
        turning = after < len(words) and words[after].text in _URGING.get(verb.base, ())
        if (urging or turning or verb.base in _JUDGING) and self._is_addressed(after + turning):
            return self._until(after, "to")
        return super()._complement(verb)

    def _is_addressed(self, at: int) -> bool:
        if at >= len(self._words):
            return False
        hearers = self._past_hearers(at) > at or self._words[at].text in {"all", "both"}
        return hearers or self._is_thing(at)

    def _in_view(self) -> Iterator[Clause]:
        """ "In the view of the chamber, …", "in her opinion …": the rest of the clause."""
        words = self._words
        for at in range(len(words) - 4):
            if words[at].text != "in":
                continue
            if words[at + 1].text == "the" and words[at + 2].text in _OPINIONS and words[at + 3].text == "of":
                begins, noun = at + 4, at + 3
                end = next((i for i in range(begins, len(words)) if words[i].text == ","), begins)
                source = (words[begins].start, words[end - 1].end) if begins < end < begins + _THING else None
                cue = words[at].start, words[noun].end
            else:
                continue
            aside = at > 1 and words[at - 1].text == ","
            before = self._trimmed(0, at - 1) if aside else None
            rest = self._trimmed(end + 1, len(words)) if source and (at == 0 or before) else None
            if source and rest and words[end + 1].text not in OPENING:
                yield Clause(source, cue, (before, rest) if before else (rest,))
