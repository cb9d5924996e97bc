"""On which conditions something is wanted or refused: "only if", "until", "any board that listens"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.record.stands.clauses import Clause
from onrecord.record.stands.leaning_words import conditions
from onrecord.record.stands.leant import LINK, REACH, UNDOING, WILLS, Leant
from onrecord.record.stands.phrases import Found, Word, root
from onrecord.record.words import word_set

_NEW_THOUGHT = word_set("; : . ! ? … but")
SUPPOSES = word_set("would could might")
_UNLESS = word_set("unless")
"""Who will not do a thing unless something is done sets a condition; "until" does so only where it is refused."""

UNTIL = word_set("unless until till")
REFUSING = frozenset(map(root, word_set("rule refuse reject decline exclude")))
"""Verbs by which somebody refuses a thing: what they refuse only until something is so they will have then."""

_CLAUSAL = word_set("if when after once that long unless")
"""Last words of a condition that is a clause: what is at stake inside it is not what is wanted."""

_NO_CONDITION = word_set("even as ask asked at for see know wonder say")
"""Words before "if" and "once" where these set no condition ("even if", "at once")."""

_PLURAL = (["to"], ["for"], ["with"], ["accept"])
"""What stands before things of which only some are meant: "no objection to guests who bring instruments"."""

_AWAITED, _SO = 10, word_set("is are has have")
"""Words before and after "when" among which it is told what will be, and what must be so then."""

_RELATIVES, _INDEFINITE = word_set("that which who whose"), word_set("a an any no every such")
HAVE_TO = (["would", "have", "to"], ["will", "have", "to"], ["would", "need", "to"], ["will", "need", "to"])


class Conditions(Leant):
    """The words of a sentence, with what leans in it and what that depends on."""

    def __init__(self, words: Sequence[Word], wills: frozenset[str] = WILLS) -> None:
        """Find the leaning words, the clauses and the conditions."""
        super().__init__(words, wills)
        bound = conditions().find(words)
        strong = [one for one in bound if one.value == "strong" and not self._is_taken_back(one)]
        self.strong = bool(strong)
        self._conditions = [*strong, *(one for one in bound if self._is_condition(one)), *self._awaited()]

    def _awaited(self) -> list[Found]:
        """Where "when" sets a condition: what will be done when something else is so ("when truth is told")."""
        return [
            Found(place, place + 1, "none")
            for place, word in enumerate(self.words)
            if word.text == "when"
            and self._is_willed(self.words[max(0, place - _AWAITED) : place])
            and any(w.text in _SO for w in self.words[place + 2 : place + _AWAITED])
        ]

    def _is_condition(self, found: Found) -> bool:
        before = self.words[found.start - 1].text if found.start else ""
        return found.value == "none" and before not in _NO_CONDITION

    def _is_taken_back(self, found: Found) -> bool:
        """Whether a condition is said not to be one: "does not depend on"."""
        return any(w.negates and w.text != "no" for w in self.words[max(0, found.start - 2) : found.start])

    def _is_undone(self, first: int, clause: Clause, end: int) -> bool:
        """Whether what is leant against is given up, or refused "unless": "the curfew could be lifted"."""
        said = [first, *(x.start for x in self.leans if x.place == "before" and end <= x.start < clause.end)]
        given_up = any(self.words[n].stem in UNDOING for n in said)
        return given_up or any(word.text in _UNLESS for word in self.words[end:])

    def _refuses_until(self, first: int, end: int) -> bool:
        """Whether a thing is refused until something is so: "rules out a truce until the guns are silent"."""
        refused = self.words[first].stem in REFUSING and any(word.text in UNTIL for word in self.words[end:])
        return refused and not self._negated(first, 0)

    def _refuses_such(self, first: int, end: int) -> bool:
        """Whether it is refused to do such a thing only: "refused to sign a deal that would split the isle"."""
        said = [word.text for word in self.words[end : end + REACH]]
        such = said[:1] in (["a"], ["an"], ["any"]) and any(
            one in ("that", "which") and then in SUPPOSES for one, then in pairwise(said)
        )
        return such and self.words[first].stem in REFUSING and not self._negated(first, 0)

    def _is_inside(self, condition: Found, place: int) -> bool:
        """Whether a word stands in a condition, and is not what it is set for: "only if we get guarantees"."""
        between = self.words[condition.end : place]
        clausal = self.words[condition.end - 1].text in _CLAUSAL
        return clausal and condition.end <= place and not any(word.is_mark for word in between)

    def is_conditional(self, start: int, end: int) -> bool:
        """Whether a condition stands beside these words, and in no new thought ("; …", "but if …")."""
        gaps = [(one.end, start) if one.start < start else (end, one.start) for one in self._conditions]
        return any(_NEW_THOUGHT.isdisjoint(w.text for w in self.words[low:high]) for low, high in gaps)

    def is_narrowed(self, end: int) -> bool:
        """Whether what ends here is only such a thing of which more is said: "a board that listens"."""
        return any(word.text in _RELATIVES for word in self.words[end : end + 1])

    def _is_narrowed(self, clause: Clause, start: int, end: int) -> bool:
        """Whether only one thing of its kind is meant: "any board that listens", "only a bid", "would back a bid
        that …"."""
        before = [word.text for word in self.words[max(clause.start, start - LINK) : start]]
        if "only" in before:
            return True
        many = start + 1 == end and self.words[start].text.endswith("s") and before[-1:] in _PLURAL
        any_such = "any" in before[-2:] or many
        some = any_such or any(w in _INDEFINITE for w in before[-2:])
        said = {word.text for word in self.words[clause.start : start]}
        if self.is_narrowed(end) and some and (any_such or not SUPPOSES.isdisjoint(said)):
            return True
        following = [word.text for word in self.words[end : end + 3]]
        return "any" in before[-2:] and (following[:1] in (["must"], ["should"]) or following in HAVE_TO)

    def conditions_after(self, place: int) -> bool:
        """Whether a condition follows on these words, "when" among them: "would sign when the ink is dry"."""
        words = (word.text for word in self.words[place:])
        return self.strong or any(one.start >= place for one in self._conditions) or "when" in words
