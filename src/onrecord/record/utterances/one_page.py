"""What the form of one page shows of two attributions on it: which is the other's headline, which quotes what the
other tells, and which two are one denial."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from onrecord.record.utterances.candidates import Candidates
from onrecord.record.utterances.voices import Voices
from onrecord.record.who.entities import People

NEXT = 2
"""Sentences within which a quotation follows its paraphrase."""

_HEIGHTS = {"title": 0, "standfirst": 1}
_TEXT = 2


class OnePage:
    """Two attributions of one page, by where they stand."""

    def __init__(self, people: People, voices: Voices, candidates: Candidates) -> None:
        """Take the attributions, who speaks in them, and their sentences."""
        self._people = people
        self._attributions = people.attributions
        self._voices = voices
        self._candidates = candidates

    def page(self, attribution: str) -> str:
        """The article that it stands in."""
        return self._attributions[attribution].article

    def heads(self, first: str, second: str) -> bool:
        """Whether one is a headline and the other can be what it sums up, in the text below it. A headline calls
        the speaker what it likes ("mayor", "Norn"), only not by another's name."""
        if self.page(first) != self.page(second):
            return False
        head, body = sorted((first, second), key=self._height)
        if self._height(head) in (_TEXT, self._height(body)):
            return False
        persons = [self._voices.persons(head), self._voices.persons(body)]
        return not all(persons) or not persons[0].isdisjoint(persons[1])

    def _height(self, attribution: str) -> int:
        """How far below the top of its page its section stands."""
        return _HEIGHTS.get(self._attributions[attribution].section, _TEXT)

    def is_followed(self, first: str, second: str) -> bool:
        """Whether on one page the one paraphrases, and the other quotes right after it."""
        above, below = sorted((first, second), key=lambda a: self._attributions[a].content[0].start)
        forms = self._attributions[above].form, self._attributions[below].form
        here, there = (self._candidates.sentence_number(a) for a in (above, below))
        if forms not in (("indirect", "direct"), ("indirect", "mixed")) or here is None or there is None:
            return False
        return self.page(above) == self.page(below) and 0 < there - here <= NEXT

    def is_one_denial(self, first: str, second: str) -> bool:
        """Whether a page shows that two are one denial."""
        if self.page(first) != self.page(second):
            return False
        return self.in_own_words(first, second) or self._heads_denial(first, second)

    def in_own_words(self, first: str, second: str) -> bool:
        """Whether on one page somebody denies something, and is then quoted with a denial, or with anything after
        "denied this". A body speaks by an officer or spokesperson ("Norn Mill denied …": "There is no …", said its
        chief executive)."""
        above, below = sorted((first, second), key=lambda a: self._attributions[a].content[0].start)
        quoted = self._attributions[below]
        if not self._denies(above) or quoted.form != "direct" or quoted.act not in ("deny", "assert"):
            return False
        if not self.is_followed(above, below):
            return False
        mine, theirs = (set(self._people.speakers(a)) for a in (above, below))
        one = self._voices.are_one(above, below) or not mine.isdisjoint(theirs)
        if not one and not self._voices.is_officer(below, above):
            return False
        denies = quoted.act == "deny" or self._candidates.statement(below).negative
        return denies or not self._candidates.statement(above).terms

    def _heads_denial(self, first: str, second: str) -> bool:
        """Whether one is a headline's denial, and the other the first in the text below it, and not somebody
        else's than the person's whom the headline names."""
        if not (self._denies(first) and self._denies(second) and self.heads(first, second)):
            return False
        head, body = sorted((first, second), key=self._height)
        if self._voices.persons(head) and not self._voices.are_one(head, body):
            return False
        return self._first_denials.get(self.page(body)) == body

    @cached_property
    def _first_denials(self) -> Mapping[str, str]:
        """By page the first of its text that denies or says that something is not so."""
        found = [a for a in self._attributions if self._denies(a) or self._candidates.statement(a).negative]
        below = [a for a in found if not self._candidates.is_headline(a)]
        below.sort(key=lambda a: (self._attributions[a].content[0].start, a), reverse=True)
        return {self.page(a): a for a in below}

    def _denies(self, attribution: str) -> bool:
        found = self._attributions[attribution]
        return found.act == "deny" and not found.negated
