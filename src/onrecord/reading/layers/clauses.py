"""Reported clauses: who says, thinks or wants what, where one sentence says it in plain words.

"the ferry company had told its passengers there would be no sailings": a subject, a verb of the table of cues
right after it, and a clause that the verb reports. PolNeAR, from which the tagger learned, marks nothing inside a
content; these rules find there what it passes over. They read one sentence, or a part of one, and know no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Range
from onrecord.reading.found import FoundMention
from onrecord.reading.layers.phrasing import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    OPENING,
    PASSED_OVER,
    PREPOSITIONS,
    QUESTIONS,
    REACH,
    RELATIVE,
    SUBJECT_WORDS,
    THAT,
    Words,
    is_past,
)
from onrecord.reading.words.cues import Match, matches
from onrecord.reading.words.lemmas import lemmas
from onrecord.reading.words.wordlists import listed

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "s", "re"})
_SUPPOSED = listed("nesting.supposed")
"""Before a verb they make the saying a possibility, and nothing that was said."""

_ADJUNCT = PREPOSITIONS | listed("cues.dates") | listed("nesting.when")
_HEARING = listed("nesting.hearing")
_TO = listed("nesting.to")
_BARE = listed("nesting.bare")
_ASKING = listed("nesting.asking")
_WANTING = listed("nesting.wanting")
_NOUNS = listed("nesting.nouns")
_FOR_NOUNS = frozenset({"demand", "call", "request", "plea"})
_TO_NOUNS = frozenset(
    {"promise", "pledge", "vow", "threat", "refusal", "offer", "demand", "request", "call", "plea"}
)
_SHOWING = listed("nesting.showing")
_CORE = listed("cues.core")
_FEWEST = 4
"""Words of "to believe that …" and of any clause that is worth reading."""

_TAIL = 8
"""Words that may follow "…, a nurse told" up to the next mark: the hearers, place and day."""

_LONG_TAIL = 20
"""The same where they begin with a preposition: "said as she left the land court in Gorran with …"."""

_VERBS = _BARE | _TO | _HEARING | _WANTING | _CORE | _ASKING | _SHOWING


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody's saying, as ranges of the text."""

    source: Range
    cue: Range
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb with its auxiliaries: words `first` to `last`, its base form, and the frame it matches."""

    first: int
    last: int
    base: str
    match: Match
    passive: bool


def clauses(text: str, where: Range, mentions: Sequence[FoundMention]) -> list[Clause]:
    """The reported clauses of one sentence, in order of their cues; they may stand inside one another."""
    sentence = _Sentence(text, where, mentions)
    found = [*sentence.verbs(), *sentence.nouns(), *sentence.accordings()]
    return sorted((clause for clause in found if _apart(clause)), key=lambda clause: clause.cue)


def _apart(clause: Clause) -> bool:
    """Source, cue and content are words, and none of them the others'."""
    pieces = sorted((clause.source, clause.cue, *clause.content))
    return all(start < end for start, end in pieces) and all(a[1] <= b[0] for a, b in pairwise(pieces))


def subject_of(text: str, sentence: Range, cue: Range, mentions: Sequence[FoundMention]) -> Range | None:
    """The noun phrase right before the verb at `cue`, its apposition included."""
    return _Sentence(text, sentence, mentions).subject_before(cue[0])


def inverted_subject(text: str, sentence: Range, cue: Range, mentions: Sequence[FoundMention]) -> Range | None:
    """The noun phrase right after the verb at `cue`: "“…,” said the mayor, Ann Poe"."""
    return _Sentence(text, sentence, mentions).subject_after(cue[1])


def opening_verb(text: str, where: Range, mentions: Sequence[FoundMention]) -> tuple[Range, Range] | None:
    """Of "to believe that …" or "believes that …" the verb and what it reports; else None."""
    return _Sentence(text, where, mentions).opening_verb()


class _Sentence(Words):
    """Finds the clauses of a sentence."""

    def subject_before(self, position: int) -> Range | None:
        """See `subject_of`."""
        at = sum(word.end <= position for word in self._words)
        while at and (self._words[at - 1].text in PASSED_OVER or self._words[at - 1].text.endswith("ly")):
            at -= 1
        return self._subject(at)

    def subject_after(self, position: int) -> Range | None:
        """See `inverted_subject`."""
        words = self._words
        at = sum(word.end <= position for word in words)
        end = self._past_hearers(at)
        if end == at:
            return None
        if end + 1 < len(words) and words[end].text == "," and self._starts.get(words[end + 1].start):
            end = self._past_hearers(end + 1)
        return words[at].start, words[end - 1].end

    def opening_verb(self) -> tuple[Range, Range] | None:
        """See `opening_verb`."""
        words = self._words
        if len(words) < _FEWEST:
            return None
        at = 1 if words[0].text == "to" else 0
        while at < len(words) - 1 and (words[at].text in PASSED_OVER or words[at].text.endswith("ly")):
            at += 1
        match = next((m for m in matches(words, at + 1) if m.first == at), None)
        if match is None or (at == 0 and words[0].text == match.frame.words[0]):
            return None
        verb = _Verb(0, at, match.frame.words[0], match, passive=False)
        content = self._complement(verb)
        return ((words[0].start, words[at].end), content) if content else None

    def verbs(self) -> Iterator[Clause]:
        """Clauses of a verb: what it reports stands after it, else, of a verb of saying, before it."""
        for match in matches(self._words, len(self._words)):
            verb = self._verb(match)
            if verb is None:
                continue
            clause = self._by_agent(verb) if verb.passive else self._active(verb)
            if clause is not None:
                yield clause

    def _active(self, verb: _Verb) -> Clause | None:
        subject = self._subject(verb.first)
        cue = (self._words[verb.first].start, self._words[verb.last].end)
        if subject is None:
            return self._turned_round(verb, cue)
        content = self._complement(verb)
        if content is None:
            return self._before(verb, subject, cue)
        return Clause(subject, cue, (content,))

    def _verb(self, match: Match) -> _Verb | None:
        """The finite verb that a frame stands for; None of a noun, an infinitive or a mere possibility."""
        words, frame, at = self._words, match.frame, match.first
        base, word = frame.words[0], words[at].text
        if at and self._capital(at):
            return None  # "the United States": a name
        known = frame.speech or frame.attitude in ("belief", "knowledge", "intention") or base in _SHOWING
        if not known or frame.light or base in PASSED_OVER:
            return None
        first = at
        while first and (words[first - 1].text in PASSED_OVER or words[first - 1].text.endswith("ly")):
            first -= 1
        if first > 1 and words[first - 1].text == "to" and words[first - 2].text == "used":
            first -= 2
        if word == base and (word not in _VERBS or self._owned(at) or (first == at and not self._plural(at - 1))):
            return None  # "its decision not to": a noun
        helpers = {w.text for w in words[first:at]}
        if helpers & _SUPPOSED or (first and words[first - 1].text == "to"):
            return None
        being, past = bool(helpers & _BE), word != base and not word.endswith(("s", "ing"))
        past = past or (word == base and len(lemmas(word)) > 1)
        if word.endswith("ing") and word != base and not being:
            return None
        gap = "*" in frame.words
        last = at if gap else next(i for i in range(len(words) - 1, -1, -1) if words[i].end <= match.end)
        while last > at and words[last].text in {"to", "that", "whether", "if", "of", "for"}:
            last -= 1
        return _Verb(first, last, base, match, being and past)

    def _complement(self, verb: _Verb) -> Range | None:
        """What a verb reports: a clause, an infinitive, a quotation or, of a few verbs, a noun."""
        words, at = self._words, verb.last + 1
        hearers = self._past_hearers(at) if verb.base in _HEARING else at
        opened = self._opened(hearers, verb)
        if opened is not None:
            return self._until(opened, "that")
        if hearers < len(words) and words[hearers].text in {",", ":"}:
            hearers += 1
        if hearers >= len(words):
            return None
        word = words[hearers].text
        quoting = (
            verb.match.frame.speech and verb.base in _BARE | _CORE | _ASKING and not self._prepositional(verb)
        )
        if word in OPENING and quoting:
            return self._quotation(hearers)
        if word in QUESTIONS and verb.base in _ASKING and not self._ends_here(hearers + 1):
            return self._until(hearers, "that")
        after = words[hearers + 1].text if hearers + 1 < len(words) else ""
        if verb.base in _TO and ((word == "to" and after.isalpha()) or (word, after) == ("not", "to")):
            return self._until(hearers, "to")
        asked = self._asked(hearers) if hearers > at and verb.base in _HEARING & _TO else None
        if asked is not None:
            return self._until(asked, "to")
        if verb.base in _BARE and (verb.base not in _HEARING or hearers > at) and self._is_clause(hearers):
            return self._until(hearers, "bare")
        if verb.base in {"deny", "admit"} and word.endswith("ing"):
            return self._until(hearers, "to")
        if verb.base in _WANTING and self._is_thing(hearers):
            return self._until(hearers, "to")
        return None

    def _opened(self, at: int, verb: _Verb) -> int | None:
        """Index of the "that" or "whether" of a verb, the day and place of the saying before it passed over."""
        words = self._words
        if at >= len(words) or (words[at].text == "to" and verb.base in _TO) or self._prepositional(verb):
            return None
        reach = (
            REACH if verb.base in _HEARING or (words[at].text in _ADJUNCT and verb.base in _BARE | _CORE) else 1
        )
        for index in range(at, min(len(words), at + reach)):
            word = words[index].text
            if word in THAT:
                pointing = index > at and words[index - 1].text in PREPOSITIONS  # "I agree with that"
                return index if index + 1 < len(words) and not pointing else None
            if not (word[0].isalnum() or word in {"'", "’"}) or word in FINITE | RELATIVE | CONJUNCTIONS | {"or"}:
                return None
        return None

    def _prepositional(self, verb: _Verb) -> bool:
        """The verb ends with a preposition: "agreed with that", "wrote in “…”"."""
        return self._words[verb.last].text in PREPOSITIONS

    def _asked(self, at: int) -> int | None:
        """Index of the "to" of "told motorists | at the portal to turn round"."""
        words = self._words
        for index in range(at, min(len(words) - 1, at + SUBJECT_WORDS)):
            word, after = words[index].text, words[index + 1].text
            if (
                word == "to"
                and after.isalpha()
                and after not in DETERMINERS
                and words[index].start not in self._starts
            ):
                return index
            if not word.isalnum() or word in FINITE | THAT or (index == at and word not in _ADJUNCT):
                return None
        return None

    def _before(self, verb: _Verb, subject: Range, cue: Range) -> Clause | None:
        """ "The doses were warm, a nurse told inspectors": what is reported stands before the subject."""
        words = self._words
        first = next(i for i, word in enumerate(words) if word.start >= subject[0])
        if not verb.match.frame.speech or first < 3 or not self._is_comma(first - 1):
            return None
        rest = words[verb.last + 1 :]
        stop = next((i for i, word in enumerate(rest) if not word.text[0].isalnum()), len(rest))
        adjunct = stop and rest[0].text in _ADJUNCT | {"when"}
        if stop > (_LONG_TAIL if adjunct else _TAIL) or any(word.text in THAT for word in rest[:stop]):
            return None
        content = self._trimmed(1 if words[0].text in THAT else 0, first - 1)
        return Clause(subject, cue, (content,)) if content and self._is_clause_before(first) else None

    def _turned_round(self, verb: _Verb, cue: Range) -> Clause | None:
        """ "The doses were warm, said the nurse"."""
        words, at = self._words, verb.first
        if verb.base not in _CORE or at < 4 or not self._is_comma(at - 1) or verb.last + 1 >= len(words):
            return None
        after = verb.last + 1
        end = self._past_hearers(after)
        if end == after or not self._is_clause_before(at):
            return None
        content = self._trimmed(1 if words[0].text in THAT else 0, at - 1)
        source = (words[after].start, words[end - 1].end)
        return Clause(source, cue, (content,)) if content else None

    def _by_agent(self, verb: _Verb) -> Clause | None:
        """ "She was told by a clerk that the file was lost": the clerk says it."""
        words, at = self._words, verb.last + 1
        if verb.base not in _HEARING or at + 1 >= len(words) or words[at].text != "by":
            return None
        end = self._past_hearers(at + 1)
        if end == at + 1 or end >= len(words):
            return None
        content = None
        if words[end].text in THAT:
            content = self._until(end, "that")
        elif words[end].text == "to" and verb.base in _TO:
            content = self._until(end, "to")
        source = (words[at + 1].start, words[end - 1].end)
        return Clause(source, (words[verb.first].start, words[verb.last].end), (content,)) if content else None

    def nouns(self) -> Iterator[Clause]:
        """ "the union's claim that …", "her promise to …": whose it is, the noun, and what is claimed."""
        words = self._words
        for at in range(1, len(words) - 2):
            wanted = words[at].text in _FOR_NOUNS and words[at + 1].text == "for"
            if words[at].text not in _NOUNS or not (wanted or words[at + 1].text in {"that", "to"}):
                continue
            if words[at + 1].text == "to" and words[at].text not in _TO_NOUNS:
                continue
            source = self._owner(at)
            content = self._noun_content(at + 1)
            if source and content:
                yield Clause(source, (words[at].start, words[at].end), (content,))

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

    def accordings(self) -> Iterator[Clause]:
        """ "the orchestra, according to its manager, hopes …"."""
        words = self._words
        for at in range(len(words) - 2):
            if (words[at].text, words[at + 1].text) != ("according", "to"):
                continue
            end = self._past_hearers(at + 2)
            if end == at + 2:
                continue
            parts = [
                self._trimmed(1 if words[0].text in THAT else 0, at) if at > 1 else None,
                self._trimmed(end + 1, len(words)) if end + 2 < len(words) and words[end].text == "," else None,
            ]
            content = tuple(part for part in parts if part)
            if content and (end >= len(words) or not words[end].text.isalnum()):
                yield Clause(
                    (words[at + 2].start, words[end - 1].end), (words[at].start, words[at + 1].end), content
                )
