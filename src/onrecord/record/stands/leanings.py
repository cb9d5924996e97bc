"""Which way words lean on a thing that stands among them: for, against, open, or only on a condition.

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
    conditions,
    is_thought,
    lacking,
    leaning,
    leant_on_by,
    means_else,
    names_a_thing,
    preferred,
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
_NEW_THOUGHT = word_set("; : . ! ? … but")
_OBLIGES = word_set("must should shall let let's ought need needs")
WILLS = word_set("will shall 'll we'll i'll they'll won't")
MODALS = _OBLIGES | WILLS | word_set("would wouldn't can can't cannot could couldn't shouldn't mustn't may might")
SUPPOSES = word_set("would could might")
_CARRYING = word_set(
    "be hold have open enter resume give make take send see launch order conduct provide set start begin call go "
    "pay grant commission sign reach seek get put bring join return submit carry stay remain keep run build there"
)
"""Verbs that may stand between a modal and the noun of what is done ("there will be no further talks")."""

_UNLESS = word_set("unless")
"""Who will not do a thing unless something is done sets a condition; "until" does so only where it is refused."""

UNTIL = word_set("unless until till")
REFUSING = frozenset(map(root, word_set("rule refuse reject decline exclude")))
"""Verbs by which somebody refuses a thing: what they refuse only until something is so they will have then."""

_NOBODY = word_set("no not nobody none neither nothing never")
"""First words of a clause that say of nobody, or of nothing, that it will be so."""

_CLAUSAL = word_set("if when after once that long unless")
"""Last words of a condition that is a clause: what is at stake inside it is not what is wanted."""

_NO_CONDITION = word_set("even as ask asked at for see know wonder say")
"""Words before "if" and "once" where these set no condition ("even if", "at once")."""

_UNDOING = frozenset(
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

_PLURAL = (["to"], ["for"], ["with"], ["accept"])
"""What stands before things of which only some are meant: "no objection to guests who bring instruments"."""

_AWAITED, _SO = 10, word_set("is are has have")
"""Words before and after "when" among which it is told what will be, and what must be so then."""

_POSSIBLY, _DONE = word_set("could can may might"), word_set("has have had was were been")
_RELATIVES, _INDEFINITE = word_set("that which who whose"), word_set("a an any no every such")
_TENSED = word_set("to do does did don't doesn't didn't")
_BREAKING = BE | _OBLIGES | word_set("and or")
_HAVE_TO = (["would", "have", "to"], ["will", "have", "to"], ["would", "need", "to"], ["will", "need", "to"])


class Sentence:
    """One sentence of what somebody says, with what leans in it."""

    def __init__(self, words: Sequence[Word], wills: frozenset[str] = WILLS) -> None:
        """Find the leaning words, the conditions and the clauses; `wills`: the modals by which the speaker tells
        what will be done."""
        self.words = words
        self.wills = wills
        found = [one for table in leaning() for one in table.find(words)]
        leans = [x for one in found for x in self._leans(one)]
        leans += [x for x in faulted(words) if not any(y.start < x.end and x.start < y.end for y in leans)]
        leans.sort(key=lambda x: (x.start, -x.end, x.place))
        least = next((x.start for x in leans if words[x.start].text == "anything"), len(words))
        self.leans = [x for x in leans if x.start <= least or x.place != "before"]
        bound = conditions().find(words)
        strong = [one for one in bound if one.value == "strong" and not self._is_taken_back(one)]
        self.strong = bool(strong)
        self._conditions = [*strong, *(one for one in bound if self._is_condition(one)), *self._awaited()]
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

    def clause_at(self, place: int) -> Clause | None:
        """The clause that a word stands in."""
        return next((c for c in self.clauses if c.start <= place < c.end), None)

    def way(self, start: int, end: int, offered: bool = True) -> tuple[Direction, int] | None:
        """Which way the words lean on what stands at places `start` to `end`, and where the first word that says
        so stands; None where they do not lean. What another "must" do is the speaker's wish: its first word is the
        clause's. `offered`: it is something that others offer, which who finds it too little refuses; of all else
        they want more.

        1. What leans on it from before, from the nearest outwards.
        2. What is said of it after.
        3. A modal: what will, must or will not be done.
        4. A condition, which makes of "for" and "open" a "conditional".
        """
        clause = self.clause_at(start)
        if clause is None or clause.aside:
            opening = [word.text for word in self.words[clause.start : clause.start + 2]] if clause else []
            return ("conditional", start) if opening == ["before", "any"] else None
        chosen = preferred(self.words, start)
        if chosen:
            return chosen
        if any(one.value == "strong" and self._is_inside(one, start) for one in self._conditions):
            return None
        within = (x for x in self.leans if x.place in ("before", "alone") and end - start < x.end - x.start)
        inside = next((x for x in within if x.start <= start and end <= x.end), None)
        if inside:
            return inside.way, inside.start
        way, first = self.leant(clause, start, end)
        if way == "against" and not offered and self.falls_short:
            way = "for"
        if way is None:
            way, first = self._modal(clause, start, end)
        if way is None and self.strong and not self._negated(start, clause.start):
            return "conditional", start
        undone = way == "against" and self._is_undone(first, clause, end)
        bound = (way in ("for", "open") or undone) and self.is_conditional(start, end)
        if bound or (way == "against" and self._refuses_until(first, end)):
            way = "conditional"
        if way in ("for", "open") and self._is_narrowed(clause, start, end):
            way = "conditional"
        if way == "against" and self._refuses_such(first, end):
            way = "conditional"
        obliged = self.words[first].text in _OBLIGES or (
            way == "conditional" and self.words[first].text in _POSSIBLY
        )
        return None if way is None else (way, clause.start if obliged else first)

    def _is_undone(self, first: int, clause: Clause, end: int) -> bool:
        """Whether what is leant against is given up, or refused "unless": "the curfew could be lifted"."""
        said = [first, *(x.start for x in self.leans if x.place == "before" and end <= x.start < clause.end)]
        given_up = any(self.words[n].stem in _UNDOING for n in said)
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

    def leant(self, clause: Clause, start: int, end: int) -> tuple[Direction | None, int]:
        """Which way the words of a clause lean on what stands in it, and where the first of them stands."""
        return self._after(clause, start, end, *self._before(clause, start))

    def is_negated(self, start: int) -> bool:
        """Whether a negation stands right before these words."""
        return self._negated(start, 0)

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
        return "any" in before[-2:] and (following[:1] in (["must"], ["should"]) or following in _HAVE_TO)

    def conditions_after(self, place: int) -> bool:
        """Whether a condition follows on these words, "when" among them: "would sign when the ink is dry"."""
        words = (word.text for word in self.words[place:])
        return self.strong or any(one.start >= place for one in self._conditions) or "when" in words

    def _is_willed(self, between: Sequence[Word]) -> bool:
        """Whether a modal of wish, will or possibility stands among these words."""
        return any(word.text in _OBLIGES | self.wills | _POSSIBLY for word in between)

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
        return lean.way == "against" and verb in _UNDOING and verb not in _HINDERING

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
            if lean.place == "modal" and said == "for" and any(w.text in _POSSIBLY for w in between):
                said = "conditional" if any(w.text == "only" for w in between) else "open"
            return (said, start) if way is None else (way if way == said else leant_on_by(said, way), first)
        return way, first

    def _negated(self, place: int, least: int) -> bool:
        return any(word.negates for word in self.words[max(least, place - NEGATED) : place])

    def _modal(self, clause: Clause, start: int, end: int) -> tuple[Direction | None, int]:
        before = self.words[clause.start : start]
        place = next((n for n in reversed(range(len(before))) if before[n].text in MODALS), None)
        inner = [word for word in self.words[start:end] if word.text in _OBLIGES | self.wills]
        if inner:
            return "against" if any(word.negates for word in self.words[start:end]) else "for", start
        if place is None and _is_wished(before):
            return "against" if any(word.negates for word in before) else "for", clause.start
        if place is None:
            return self._without_modal(clause, before, start, end)
        if before[place].text not in _OBLIGES and is_thought(before[:place], "would" in self.wills):
            return None, start
        between = [word for word in before[place + 1 :] if not word.negates and not word.text.endswith("ly")]
        carried = not between or (between[0].text in _CARRYING and len(between) <= LINK)
        unreal = len(between) > 1 and between[0].text == "have" and between[1].text.endswith("ed")
        if not carried or unreal or any(word.is_mark for word in between) or self._is_done(start):
            return None, start
        first = clause.start if between and between[-1].text == "be" else clause.start + place
        modal = before[place]
        nobody = any(word.text in _NOBODY for word in [w for w in before[:place] if w.text != "that"][:1])
        if modal.negates or nobody or any(word.negates for word in before[place + 1 :]):
            return "against", first
        if modal.text in SUPPOSES and self.is_conditional(start, end):
            return "conditional", first
        return ("for", first) if modal.text in _OBLIGES | self.wills else (None, first)

    def _without_modal(
        self, clause: Clause, before: Sequence[Word], start: int, end: int
    ) -> tuple[Direction | None, int]:
        """ "No talks while …" is a refusal; "any talks must …" sets a condition."""
        following = [w.text for w in self.words[end : min(end + 3, clause.end)]]
        if before and before[0].negates and len(before) <= LINK and self._verbless(clause.start, clause.end):
            return "against", clause.start
        if following[:1] in (["must"], ["should"]) or following[:2] in (["have", "to"], ["need", "to"]):
            return "conditional", start
        if "any" in [word.text for word in before[-2:]] and following in _HAVE_TO:
            return "conditional", start
        return None, start

    def _verbless(self, start: int, end: int) -> bool:
        return not any(w.text in BE or w.text in MODALS for w in self.words[start:end])


def _goes_on(between: Sequence[Word]) -> bool:
    """Whether a new verb of the same subject begins among these words: "was overruled | and would | consider"."""
    pairs = pairwise(between)
    return any(one.text in ("and", "or") and verb.text in MODALS | _DONE | BE for one, verb in pairs)


def _is_wished(before: Sequence[Word]) -> bool:
    """Whether words before a verb tell that it be done: "that every barrel be | sold"."""
    said = [word.text for word in before if not word.negates and not word.text.endswith("ly")]
    return said[-1:] == ["be"] and len(said) > 1 and _TENSED.isdisjoint(said)
