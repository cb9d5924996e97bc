"""What leans, in one sentence, on what stands in a clause of it, from before and from behind.

What leans: the words of `data/directions.tsv`, the cues of `data/cues.tsv` that demand, urge, promise, accept,
reject or intend, and what `data/verdicts.tsv` says that a thing may be called. A leaning word leans on what
follows it ("oppose any sale") or on what stands before it ("a sale is unacceptable"); one that leans on another
turns it ("refused to consider a sale"), and so does a negation.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.model.record import Direction
from onrecord.record.stands.clauses import Clause, clauses
from onrecord.record.stands.faults import faulted
from onrecord.record.stands.leaning_words import (
    DIRECTIONS,
    PLACES,
    TURNED,
    Lean,
    lacking,
    leaning,
    leant_on_by,
    means_else,
    names_a_thing,
)
from onrecord.record.stands.phrases import BE, Found, Word, root
from onrecord.record.words import word_set

REACH, REACH_BACK = 8, 11
"""Words between what leans and what it leans on, at most: about a long noun phrase; and between a thing and what
is said of it, where no verb or mark stands between."""

LINK = 4
"""Words between two that lean one on the other ("promised never again to oppose")."""

NEGATED = 3
"""Words before one that leans within which a negation turns it."""

_CONTRARY: dict[Direction, Direction] = {"for": "against", "against": "for"}
OBLIGES = word_set("must should shall let let's ought need needs")
WILLS = word_set("will shall 'll we'll i'll they'll won't")
MODALS = OBLIGES | WILLS | word_set("would wouldn't can can't cannot could couldn't shouldn't mustn't may might")
UNDOING = frozenset(
    map(
        root,
        word_set(
            "call suspend drop scrap cancel lift end halt stop abandon pause shelve ease postpone delay defer "
            "revoke repeal reverse dissolve disband remove ditch axe undo"
        ),
    )
)
"""Verbs that give up what they lean against: who does so on a condition has not given it up, who refuses to holds
on to it."""

_HINDERING = frozenset({root("stop"), root("halt")})
"""Those that another may do: who will not stop a thing only leaves it open."""

POSSIBLY, _DONE = word_set("could can may might"), word_set("has have had was were been")
_BREAKING = BE | OBLIGES | word_set("and or")


class Leant:
    """The words of a sentence, with what leans in it."""

    def __init__(self, words: Sequence[Word], wills: frozenset[str] = WILLS) -> None:
        """Find the leaning words and the clauses; `wills`: the modals by which the speaker tells what will be
        done."""
        self.words = words
        self.wills = wills
        found = [one for table in leaning() for one in table.find(words)]
        leans = [x for one in found for x in self._leans(one)]
        leans += [x for x in faulted(words) if not any(y.start < x.end and x.start < y.end for y in leans)]
        leans.sort(key=lambda x: (x.start, -x.end, x.place))
        least = next((x.start for x in leans if words[x.start].text == "anything"), len(words))
        self.leans = [x for x in leans if x.start <= least or x.place != "before"]
        self.clauses = clauses(words, self.leans)

    def _leans(self, found: Found) -> list[Lean]:
        way, place = found.value.split(" ")
        failed = any(word.stem == "fail" for word in self.words[max(0, found.start - 2) : found.start])
        led = way in TURNED or (way in DIRECTIONS and place == "alone")
        if not led or failed or names_a_thing(self.words, found) or means_else(self.words, found):
            return []
        leans = [Lean(found.start, found.end, DIRECTIONS[way], PLACES[place])]
        passive = any(word.text in BE for word in self.words[max(0, found.start - 2) : found.start])
        if place == "after" and passive and self.words[found.start].text.endswith(("ed", "en", "out")):
            leans.append(Lean(found.start, found.end, DIRECTIONS[way], "before"))
        return leans

    def clause_at(self, place: int) -> Clause | None:
        """The clause that a word stands in."""
        return next((c for c in self.clauses if c.start <= place < c.end), None)

    def leant(self, clause: Clause, start: int, end: int) -> tuple[Direction | None, int]:
        """Which way the words of a clause lean on what stands in it, and where the first of them stands."""
        return self._after(clause, start, end, *self._before(clause, start))

    def is_negated(self, start: int) -> bool:
        """Whether a negation stands right before these words."""
        return self._negated(start, 0)

    def _is_willed(self, between: Sequence[Word]) -> bool:
        """Whether a modal of wish, will or possibility stands among these words."""
        return any(word.text in OBLIGES | self.wills | POSSIBLY for word in between)

    def _before(self, clause: Clause, start: int) -> tuple[Direction | None, int]:
        if self._is_done(start):
            return None, start
        way: Direction | None = None
        edge = start
        chain = self._chain(clause, start)
        undone = bool(chain) and self._gives_up(chain[0])
        for lean, outer in zip(chain, [*chain[1:], None], strict=False):
            turned = self._negated(lean.start, outer.end if outer else clause.start)
            if way is None:
                turned ^= any(word.negates for word in self.words[lean.end : start])
            kept = undone and way == "against" and lean.way == "against"
            kept = kept or (way == "against" and self._sees_no_cause(lean))
            way = lean.way if way is None else "for" if kept else leant_on_by(lean.way, way)
            kept = undone and way == "against" and turned
            way = "for" if kept else TURNED[way] if turned and way in TURNED else way
            edge = lean.start
        return way, edge

    @property
    def falls_short(self) -> bool:
        """Whether it says that there is too little of something, or too late."""
        return bool(lacking().find(self.words))

    def _sees_no_cause(self, lean: Lean) -> bool:
        """Whether its words say that there is no cause for what they lean on: "no reason to"."""
        return lean.way == "against" and any(w.text == "no" for w in self.words[lean.start : lean.end])

    def _is_given_up(self, clause: Clause, start: int) -> bool:
        """Whether what begins at `start` is what a word right before it gives up: "lifting the curfew is rash"."""
        return any(self._gives_up(lean) for lean in self._chain(clause, start)[:1])

    def _gives_up(self, lean: Lean) -> bool:
        """Whether its word gives up what it leans against, so that a refusal of that holds on to it."""
        verb = self.words[lean.start].stem
        return lean.way == "against" and verb in UNDOING and verb not in _HINDERING

    def _chain(self, clause: Clause, start: int) -> list[Lean]:
        """What leans on what begins at `start`, each on the one before it in the list."""
        found: list[Lean] = []
        edge, reach = start, REACH
        for lean in reversed([x for x in self.leans if x.place == "after" and clause.start <= x.start < start]):
            between = self.words[lean.end : edge]
            if edge - lean.end > reach or any(w.is_mark and w.text != "," for w in between) or _goes_on(between):
                break
            found.append(lean)
            edge, reach = lean.start, LINK
        return found

    def _is_done(self, start: int) -> bool:
        """Whether a verb tells of what has happened: "has been paid", "were evacuated"."""
        before = [word.text for word in self.words[max(0, start - 2) : start]]
        return self.words[start].text.endswith("ed") and before[-1:] != ["be"] and not _DONE.isdisjoint(before)

    def _after(
        self, clause: Clause, start: int, end: int, way: Direction | None, first: int
    ) -> tuple[Direction | None, int]:
        for lean in self.leans:
            if lean.place not in ("before", "modal", "done") or lean.start < end or lean.end > clause.end:
                continue
            between = self.words[end : lean.start]
            if any(w.text in ("and", "or") for w in between) and not self._verbless(clause.start, start):
                continue
            broken = any(w.is_mark or w.text in _BREAKING for w in between)
            if len(between) > (REACH if broken else REACH_BACK) or (
                lean.place == "modal" and not self._is_willed(between)
            ):
                continue
            if lean.place == "done" and (between or way != "for"):
                continue
            turned = any(word.negates for word in between) != (way is None and self._negated(start, clause.start))
            said = TURNED[lean.way] if turned and lean.way in TURNED else lean.way
            if way == "against" and lean.place == "before" and self._is_given_up(clause, start):
                return _CONTRARY.get(said, said), first
            if lean.place == "modal" and said == "for" and any(w.text in POSSIBLY for w in between):
                said = "conditional" if any(w.text == "only" for w in between) else "open"
            return (said, start) if way is None else (way if way == said else leant_on_by(said, way), first)
        return way, first

    def _negated(self, place: int, least: int) -> bool:
        return any(word.negates for word in self.words[max(least, place - NEGATED) : place])

    def _verbless(self, start: int, end: int) -> bool:
        return not any(w.text in BE or w.text in MODALS for w in self.words[start:end])


def _goes_on(between: Sequence[Word]) -> bool:
    """Whether a new verb of the same subject begins among these words: "was overruled | and would | consider"."""
    pairs = pairwise(between)
    return any(one.text in ("and", "or") and verb.text in MODALS | _DONE | BE for one, verb in pairs)
