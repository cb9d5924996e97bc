"""Which way words lean on a thing that stands among them: for, against, open, or only on a condition.

What leans: the words of `data/directions.tsv`, the cues of `data/cues.tsv` that demand, urge, promise, accept,
reject or intend, and what `data/verdicts.tsv` says that a thing may be called. A leaning word leans on what
follows it ("oppose any sale") or on what stands before it ("a sale is unacceptable"); one that leans on another
turns it ("refused to consider a sale"), and so does a negation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.data import rows
from onrecord.model.record import Direction
from onrecord.record.phrases import Found, Phrases, Word, root
from onrecord.record.words import word_set

REACH = 8
"""Words between what leans and what it leans on, at most: about a long noun phrase."""

LINK = 4
"""Words between two that lean one on the other ("promised never again to oppose")."""

NEGATED = 3
"""Words before one that leans within which a negation turns it."""

_BY_ACT: dict[str, Direction] = {
    "demand": "for", "urge": "for", "promise": "for", "accept": "for", "reject": "against", "praise": "for",
    "criticise": "against",
}  # fmt: skip
_BEING = ("be", "be a", "be an")
_PREDICATED = ("always", "predicate")
"""Where `data/verdicts.tsv` has a word judge whatever "is" so: "a strike would be irresponsible"."""

_SHORT = {
    "will not ": "won't ", "would not ": "wouldn't ", "can not ": "can't ", "cannot ": "can't ",
    "could not ": "couldn't ", "should not ": "shouldn't ", "must not ": "mustn't ", "is not ": "isn't ",
    "are not ": "aren't ",
}  # fmt: skip

Place = Literal["after", "before", "modal", "alone", "done"]
_PLACES: dict[str, Place] = {
    "after": "after",
    "before": "before",
    "modal": "modal",
    "alone": "alone",
    "done": "done",
}
_DIRECTIONS: dict[str, Direction] = {
    "for": "for",
    "against": "against",
    "open": "open",
    "conditional": "conditional",
}
TURNED: dict[Direction, Direction] = {"for": "against", "against": "open", "open": "against"}
"""By a negation: who does not oppose a thing leaves it open."""

_BREAKS = word_set(". ; : ! ? ( ) — – … - but although though whereas because which who so than")
_EXCEPTED = word_set("choice option alternative nothing anything everything all none")
_NEW_THOUGHT = word_set("; : . ! ? … but")
_SUBJECTS = word_set("we i he she they it you there we'll i'll")
_ASIDES = word_set("if unless until till before after while when whenever once provided providing since")
"""Words that open a clause of conditions and times: what stands in it is not what the speaker wants."""

_OBLIGES = word_set("must should shall let let's ought need needs")
WILLS = word_set("will shall 'll we'll i'll they'll won't")
_MODALS = _OBLIGES | WILLS | word_set("would wouldn't can can't cannot could couldn't shouldn't mustn't may might")
_SUPPOSES = word_set("would could might")
_CARRYING = word_set(
    "be hold have open enter resume give make take send see launch order conduct provide set start begin call go "
    "pay grant commission sign reach seek get put bring join return submit carry stay remain keep run build there"
)
"""Verbs that may stand between a modal and the noun of what is done ("there will be no further talks")."""

_NO_CONDITION = word_set("even as ask asked at for see know wonder say")
"""Words before "if" and "once" where these set no condition ("even if", "at once")."""

_UNDOING = frozenset(
    map(root, word_set("call suspend drop scrap cancel lift end halt stop abandon pause shelve ease"))
)
"""Verbs that give up what they lean against: who does so on a condition has not given it up."""

_POSSIBLY = word_set("could can may might")
_DETERMINERS = word_set("a an the this that these those his her its their our my your any some no every each")
_LINKS = word_set("for to that of on by")
_DONE = word_set("has have had was were been")
_RELATIVES, _INDEFINITE = word_set("that which who whose"), word_set("a an any no every such")
_HAVE_TO = (["would", "have", "to"], ["will", "have", "to"], ["would", "need", "to"], ["will", "need", "to"])
_BE = word_set("is are was were be been being")


@dataclass(frozen=True, slots=True)
class Lean:
    """Words that lean, at places `start` to `end`, on what stands `after` or `before` them, `modal`: on what
    stands before a modal before them, `done`: right before them, where that is wanted, or `alone`: on what was
    spoken of."""

    start: int
    end: int
    way: Direction
    place: Place


@dataclass(frozen=True, slots=True)
class Clause:
    """A row of words (half-open places) without a break; `aside`: it only says under which condition or when."""

    start: int
    end: int
    aside: bool


@cache
def _tables() -> tuple[Phrases, ...]:
    """The words that lean, by the place of what they lean on: one table's words hide no other's."""
    own = _rows("after", "before", "none")
    cues: list[tuple[str, str]] = []
    for row in rows("cues"):
        way = _BY_ACT.get(row["act"]) if row["act"] not in ("praise", "criticise") else None
        if way is None and row["attitude"] == "intention" and row["act"] == "other":
            way = "against" if row["kind"] == "negative" else "for"
        if way:
            cues.append((row["cue"], f"{way} after"))
    judged = [(row["word"], _BY_ACT.get(row["act"])) for row in rows("verdicts") if row["said"] in _PREDICATED]
    verdicts = [
        (f"{be} {word}", f"{way} before")
        for word, way in judged
        if way
        for be in _BEING
        if be == "be" or not word.endswith("ed")
    ]
    return Phrases([*own, *cues, *verdicts]), *(Phrases(_rows(place)) for place in ("modal", "done", "alone"))


def _rows(*places: str) -> list[tuple[str, str]]:
    """The rows of the table with one of these places, and their short forms."""
    held = [r for r in rows("directions") if r["place"] in places and not _is_condition(r)]
    own = [(r["words"], f"{r['direction']} {r['place']}") for r in held]
    return [*own, *((short, value) for words, value in own if (short := _shortened(words)))]


def _shortened(words: str) -> str | None:
    """A row as it is spoken: "won't happen" of "will not happen"."""
    return next((words.replace(long, short) for long, short in _SHORT.items() if words.startswith(long)), None)


@cache
def _conditions() -> Phrases:
    return Phrases((row["words"], row["place"]) for row in rows("directions") if _is_condition(row))


def _is_condition(row: Mapping[str, str]) -> bool:
    return row["direction"] == "conditional" and row["place"] != "alone"


class Sentence:
    """One sentence of what somebody says, with what leans in it."""

    def __init__(self, words: Sequence[Word], wills: frozenset[str] = WILLS) -> None:
        """Find the leaning words, the conditions and the clauses; `wills`: the modals by which the speaker tells
        what will be done."""
        self.words = words
        self._wills = wills
        found = [one for table in _tables() for one in table.find(words)]
        self.leans = sorted(
            (x for one in found for x in self._leans(one)), key=lambda x: (x.start, -x.end, x.place)
        )
        conditions = _conditions().find(words)
        self.strong = any(one.value == "strong" and not self._is_taken_back(one) for one in conditions)
        self._conditions = [one for one in conditions if self._is_condition(one)]
        self.clauses = list(self._clauses())

    def _leans(self, found: Found) -> list[Lean]:
        way, place = found.value.split(" ")
        failed = any(word.stem == "fail" for word in self.words[max(0, found.start - 2) : found.start])
        led = way in TURNED or (way in _DIRECTIONS and place == "alone")
        if not led or failed or self._names_a_thing(found):
            return []
        leans = [Lean(found.start, found.end, _DIRECTIONS[way], _PLACES[place])]
        passive = any(word.text in _BE for word in self.words[max(0, found.start - 2) : found.start])
        if place == "after" and passive and self.words[found.start].text.endswith(("ed", "en", "out")):
            leans.append(Lean(found.start, found.end, _DIRECTIONS[way], "before"))
        return leans

    def _names_a_thing(self, found: Found) -> bool:
        """Whether a single word is a noun that leans on nothing: "their demands", but not "their demand for"."""
        if found.end - found.start > 1 or found.start == 0:
            return False
        before = self.words[found.start - 1].text
        following = self.words[found.end].text if found.end < len(self.words) else ""
        return (before in _DETERMINERS or before.endswith("'s")) and following not in _LINKS

    def _is_condition(self, found: Found) -> bool:
        before = self.words[found.start - 1].text if found.start else ""
        return found.value == "none" and before not in _NO_CONDITION

    def _is_taken_back(self, found: Found) -> bool:
        """Whether a condition is said not to be one: "does not depend on"."""
        return any(word.negates for word in self.words[max(0, found.start - 2) : found.start])

    def _clauses(self) -> list[Clause]:
        found: list[Clause] = []
        start, aside = 0, False
        for place, word in enumerate([*self.words, Word(".", ".", 0, 0)]):
            opens = word.text in _ASIDES and not (place and self.words[place - 1].text in ("only", "not"))
            following = self.words[place + 1].text if place + 1 < len(self.words) else ""
            anew = word.text in ("and", "or") and following in _SUBJECTS
            breaks = word.text in _BREAKS and not (word.text == "but" and self._is_but_only(place))
            if breaks or opens or anew or (aside and word.text == ","):
                if place > start:
                    found.append(Clause(start, place, aside))
                start, aside = (place if opens else place + 1), opens
        return found

    def _is_but_only(self, place: int) -> bool:
        """Whether "but" only excepts: "no choice but to sell"."""
        return any(word.text in _EXCEPTED for word in self.words[max(0, place - 1) : place])

    def clause_at(self, place: int) -> Clause | None:
        """The clause that a word stands in."""
        return next((c for c in self.clauses if c.start <= place < c.end), None)

    def way(self, start: int, end: int) -> tuple[Direction, int] | None:
        """Which way the words lean on what stands at places `start` to `end`, and where the first word that says
        so stands; None where they do not lean. What another "must" do is the speaker's wish: its first word is the
        clause's.

        1. What leans on it from before, from the nearest outwards.
        2. What is said of it after.
        3. A modal: what will, must or will not be done.
        4. A condition, which makes of "for" and "open" a "conditional".
        """
        clause = self.clause_at(start)
        if clause is None or clause.aside:
            opening = [word.text for word in self.words[clause.start : clause.start + 2]] if clause else []
            return ("conditional", start) if opening == ["before", "any"] else None
        within = (x for x in self.leans if x.place in ("before", "alone"))
        inside = next((x for x in within if x.start <= start and end <= x.end), None)
        if inside:
            return inside.way, inside.start
        way, first = self._before(clause, start)
        way, first = self._after(clause, start, end, way, first)
        if way is None:
            way, first = self._modal(clause, start, end)
        if way is None and self.strong and not self._negated(start, clause.start):
            return "conditional", start
        undone = way == "against" and self.words[first].stem in _UNDOING
        if (way in ("for", "open") or undone) and (self.strong or self._is_conditional(start, end)):
            way = "conditional"
        if way in ("for", "open") and self._is_narrowed(clause, start, end):
            way = "conditional"
        obliged = self.words[first].text in _OBLIGES or (
            way == "conditional" and self.words[first].text in _POSSIBLY
        )
        return None if way is None else (way, clause.start if obliged else first)

    def _is_conditional(self, start: int, end: int) -> bool:
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
        any_such = "any" in before[-2:]
        some = any_such or any(w in _INDEFINITE for w in before[-2:])
        said = {word.text for word in self.words[clause.start : start]}
        if self.is_narrowed(end) and some and (any_such or not _SUPPOSES.isdisjoint(said)):
            return True
        following = [word.text for word in self.words[end : end + 3]]
        return any_such and (following[:1] in (["must"], ["should"]) or following in _HAVE_TO)

    def conditions_after(self, place: int) -> bool:
        """Whether a condition follows on these words, "when" among them: "would sign when the ink is dry"."""
        words = (word.text for word in self.words[place:])
        return self.strong or any(one.start >= place for one in self._conditions) or "when" in words

    def _is_willed(self, between: Sequence[Word]) -> bool:
        """Whether a modal of wish, will or possibility stands among these words."""
        return any(word.text in _OBLIGES | self._wills | _POSSIBLY for word in between)

    def _before(self, clause: Clause, start: int) -> tuple[Direction | None, int]:
        if self._is_done(start):
            return None, start
        way: Direction | None = None
        edge = start
        chain = self._chain(clause, start)
        for lean, outer in zip(chain, [*chain[1:], None], strict=False):
            turned = self._negated(lean.start, outer.end if outer else clause.start)
            if way is None:
                turned ^= any(word.negates for word in self.words[lean.end : start])
            way = lean.way if way is None else _on(lean.way, way)
            way = TURNED[way] if turned and way in TURNED else way
            edge = lean.start
        return way, edge

    def _chain(self, clause: Clause, start: int) -> list[Lean]:
        """What leans on what begins at `start`, each on the one before it in the list."""
        found: list[Lean] = []
        edge, reach = start, REACH
        for lean in reversed([x for x in self.leans if x.place == "after" and clause.start <= x.start < start]):
            if edge - lean.end > reach or any(w.is_mark and w.text != "," for w in self.words[lean.end : edge]):
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
            if len(between) > REACH or (lean.place == "modal" and not self._is_willed(between)):
                continue
            if lean.place == "done" and (between or way != "for"):
                continue
            turned = any(word.negates for word in between) != (way is None and self._negated(start, clause.start))
            said = TURNED[lean.way] if turned and lean.way in TURNED else lean.way
            if lean.place == "modal" and said == "for" and any(w.text in _POSSIBLY for w in between):
                said = "conditional" if any(w.text == "only" for w in between) else "open"
            return (said, start) if way is None else (way if way == said else _on(said, way), first)
        return way, first

    def _negated(self, place: int, least: int) -> bool:
        return any(word.negates for word in self.words[max(least, place - NEGATED) : place])

    def _modal(self, clause: Clause, start: int, end: int) -> tuple[Direction | None, int]:
        before = self.words[clause.start : start]
        place = next((n for n in reversed(range(len(before))) if before[n].text in _MODALS), None)
        if place is None:
            return self._without_modal(clause, before, start, end)
        between = [word for word in before[place + 1 :] if not word.negates and not word.text.endswith("ly")]
        carried = not between or (between[0].text in _CARRYING and len(between) <= LINK)
        unreal = len(between) > 1 and between[0].text == "have" and between[1].text.endswith("ed")
        if not carried or unreal or any(word.is_mark for word in between) or self._is_done(start):
            return None, start
        first = clause.start if between and between[-1].text == "be" else clause.start + place
        modal = before[place]
        if modal.negates or any(word.negates for word in before[place + 1 :]):
            return "against", first
        if modal.text in _SUPPOSES and self._is_conditional(start, end):
            return "conditional", first
        return ("for", first) if modal.text in _OBLIGES | self._wills else (None, first)

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
        return not any(w.text in _BE or w.text in _MODALS for w in self.words[start:end])


def _on(outer: Direction, inner: Direction) -> Direction:
    """What leans on what leans: a refusal to consider a thing is a refusal, a refusal to rule it out leaves it
    open."""
    if outer == "for" or inner == "conditional":
        return inner
    if outer == "open":
        return "open"
    return "open" if inner == "against" else "against"
