"""What the form of one page shows of two attributions on it: which is the other's headline, which quotes what the
other tells, and which two are one denial."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from onrecord.model import Act
from onrecord.record.utterances.candidates import Candidates
from onrecord.record.utterances.voices import Voices
from onrecord.record.who.entities import People
from onrecord.record.words import negators

NEXT = 2
"""Sentences within which a quotation follows its paraphrase."""

FLATLY = 3
"""Words among which a quotation says no ("That is not …") that shares none with the denial before it. Of those
whose "not" comes later four were judged on eighteen stories: none was the denial."""

POINTING = 6
"""Words at the beginning of a quotation in which "such" points back at what was told before it."""

TELLING: frozenset[Act] = frozenset({"deny", "reject", "accept", "promise", "threaten", "demand"})
"""Acts that say by themselves how their content is meant."""

_NO = re.compile(r"\W*no\s*[,.;:–—-]", re.IGNORECASE)
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

    def leads(self, first: str, second: str) -> bool:
        """Whether one is a headline and the other can be the first that the text below it tells."""
        body = max(first, second, key=self._height)
        return self.heads(first, second) and body in self._leads.get(self.page(body), ())

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
        return self.in_own_words(first, second) or self._heads_deed(first, second)

    def in_own_words(self, first: str, second: str) -> bool:
        """Whether on one page somebody denies something, and is then quoted with a denial, or with anything after
        "denied this". A body speaks by an officer or spokesperson ("Norn Mill denied …": "There is no …", said its
        chief executive)."""
        above, below = sorted((first, second), key=lambda a: self._attributions[a].content[0].start)
        quoted = self._attributions[below]
        denied = self._denies(above) or (self._says_no(above) and self._points_back(below))
        if not denied or quoted.form != "direct" or quoted.act not in ("deny", "assert"):
            return False
        if not self.is_followed(above, below) or self._states_between(above, below):
            return False
        one = self._voices.are_one(above, below) or self._share_speaker(above, below)
        if not one and not self._voices.is_officer(below, above):
            return False
        told, words = self._candidates.statement(above).terms, self._candidates.statement(below)
        flatly = bool(negators(words.words[:FLATLY])) or not told.isdisjoint(words.terms)
        return quoted.act == "deny" or (flatly and self._says_no(below)) or not told

    def _states_between(self, above: str, below: str) -> bool:
        """Whether the page tells between the two what the one who denies says is so ("denied that it had left its
        lane, and said that it was warned of a bomb. “There was no bomb and no error”"): the quotation bears on
        both, and is not the denial's own words."""
        told = self._attributions[above]
        starts, ids = self._places[told.article]
        low = bisect_left(starts, told.content[-1].end)
        high = bisect_left(starts, self._attributions[below].content[0].start)
        return any(
            self._attributions[other].act == "assert"
            and not self._says_no(other)
            and (self._voices.are_sure(above, other) or self._share_speaker(above, other))
            for other in ids[low:high]
        )

    def _share_speaker(self, first: str, second: str) -> bool:
        return not set(self._people.speakers(first)).isdisjoint(self._people.speakers(second))

    @cached_property
    def _places(self) -> Mapping[str, tuple[Sequence[int], Sequence[str]]]:
        """By page where its attributions begin, in order, and which they are."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for attribution, told in self._attributions.items():
            found[told.article].append((told.content[0].start, attribution))
        ordered = {page: sorted(held) for page, held in found.items()}
        return {page: ([start for start, _ in held], [a for _, a in held]) for page, held in ordered.items()}

    def _heads_deed(self, first: str, second: str) -> bool:
        """Whether one is a headline's denial, promise or the like, and the other the first such in the text below
        it, and not somebody else's than the person's whom the headline names. A denial can stand anywhere below,
        and the first that can be the headline's own speaker's goes before others; a promise stands only where the
        text begins."""
        if not self.heads(first, second):
            return False
        head, body = sorted((first, second), key=self._height)
        deed = self._deed(head)
        if deed is None or deed != self._deed(body):
            return False
        if self._voices.persons(head) and not self._voices.are_one(head, body):
            return False
        if deed == "deny":
            below = self._denials.get(self.page(body), ())
            own = (other for other in below if self._voices.are_one(head, other))
            return body in below and body == next(own, below[0])
        return body in self._leads.get(self.page(body), ())

    def _deed(self, attribution: str) -> str | None:
        """What it does by being said; None of what only states or is negated."""
        found = self._attributions[attribution]
        return found.act if found.act in TELLING and not found.negated else None

    @cached_property
    def _denials(self) -> Mapping[str, Sequence[str]]:
        """By page those of its text, in order, that deny or say that something is not so."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for a, told in self._attributions.items():
            if not self._candidates.is_headline(a) and (self._denies(a) or self._says_no(a)):
                found[told.article].append((told.content[0].start, a))
        return {page: [a for _, a in sorted(held)] for page, held in found.items()}

    @cached_property
    def _leads(self) -> Mapping[str, Sequence[str]]:
        """By page those with which its text begins: the first that has a speaker, and what stands in its
        sentence."""
        below = [a for a in self._attributions if not self._candidates.is_headline(a)]
        found: dict[str, list[str]] = {}
        for a in sorted(below, key=lambda a: (self._attributions[a].content[0].start, a)):
            held = found.setdefault(self.page(a), [])
            if not held or self._candidates.sentence_number(a) == self._candidates.sentence_number(held[0]):
                held.append(a)
        return found

    def _denies(self, attribution: str) -> bool:
        found = self._attributions[attribution]
        return found.act == "deny" and not found.negated

    def _points_back(self, attribution: str) -> bool:
        """Whether it begins with a "no", or speaks of "such a" thing: it is of what was told before."""
        found = self._candidates.statement(attribution)
        return _NO.match(found.text) is not None or "such" in found.words[:POINTING]

    def _says_no(self, attribution: str) -> bool:
        """Whether its words have a "not" of any kind, or several ("nobody slept and nobody left")."""
        return bool(negators(self._candidates.statement(attribution).words))
