"""Which way a sentence leans on a thing that stands in it: for, against, open, or only on a condition.

By what leans on it (`leant.py`), else by a modal ("the files must be opened"); a condition makes of "for" and
"open" a "conditional" (`conditions.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Direction
from onrecord.record.stands.clauses import Clause
from onrecord.record.stands.conditions import HAVE_TO, SUPPOSES, Conditions
from onrecord.record.stands.leaning_words import is_thought, preferred
from onrecord.record.stands.leant import LINK, MODALS, OBLIGES, POSSIBLY
from onrecord.record.stands.phrases import Word
from onrecord.record.words import word_set

_CARRYING = word_set(
    "be hold have open enter resume give make take send see launch order conduct provide set start begin call go "
    "pay grant commission sign reach seek get put bring join return submit carry stay remain keep run build there"
)
"""Verbs that may stand between a modal and the noun of what is done ("there will be no further talks")."""

_NOBODY = word_set("no not nobody none neither nothing never")
"""First words of a clause that say of nobody, or of nothing, that it will be so."""

_TENSED = word_set("to do does did don't doesn't didn't")


class Sentence(Conditions):
    """One sentence of what somebody says, with which way it leans."""

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
        obliged = self.words[first].text in OBLIGES or (
            way == "conditional" and self.words[first].text in POSSIBLY
        )
        return None if way is None else (way, clause.start if obliged else first)

    def _modal(self, clause: Clause, start: int, end: int) -> tuple[Direction | None, int]:
        before = self.words[clause.start : start]
        place = next((n for n in reversed(range(len(before))) if before[n].text in MODALS), None)
        inner = [word for word in self.words[start:end] if word.text in OBLIGES | self.wills]
        if inner:
            return "against" if any(word.negates for word in self.words[start:end]) else "for", start
        if place is None and _is_wished(before):
            return "against" if any(word.negates for word in before) else "for", clause.start
        if place is None:
            return self._without_modal(clause, before, start, end)
        if before[place].text not in OBLIGES and is_thought(before[:place], "would" in self.wills):
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
        return ("for", first) if modal.text in OBLIGES | self.wills else (None, first)

    def _without_modal(
        self, clause: Clause, before: Sequence[Word], start: int, end: int
    ) -> tuple[Direction | None, int]:
        """ "No talks while …" is a refusal; "any talks must …" sets a condition."""
        following = [w.text for w in self.words[end : min(end + 3, clause.end)]]
        if before and before[0].negates and len(before) <= LINK and self._verbless(clause.start, clause.end):
            return "against", clause.start
        if following[:1] in (["must"], ["should"]) or following[:2] in (["have", "to"], ["need", "to"]):
            return "conditional", start
        if "any" in [word.text for word in before[-2:]] and following in HAVE_TO:
            return "conditional", start
        return None, start


def _is_wished(before: Sequence[Word]) -> bool:
    """Whether words before a verb tell that it be done: "that every barrel be | sold"."""
    said = [word.text for word in before if not word.negates and not word.text.endswith("ly")]
    return said[-1:] == ["be"] and len(said) > 1 and _TENSED.isdisjoint(said)
