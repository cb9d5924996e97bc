"""What somebody's words only point to: "the decision", "my order", "refused to do so": what it was, and whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.issues import Side
from onrecord.record.stands.leaning_words import TURNED
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.objects import undoes
from onrecord.record.stands.phrases import Word, root
from onrecord.record.stands.plain_acts import OPPOSITE, as_said, plain_way
from onrecord.record.stands.shells import DECISIONS, DEEDS, DEMANDS, ORDERS, deeds, shells
from onrecord.record.stands.stakeholders import Stakeholders
from onrecord.record.who.entities import People
from onrecord.record.words import word_set

_TOLD = frozenset({"demand", "urge"})
_ORDERED = _TOLD | {"announce", "promise"}
_DECIDING = _ORDERED | {"accept", "reject", "threaten"}
"""Acts after which "do so", "the order", and "the decision" may mean what was asked, ordered, decided."""

_ACTS = ((ORDERS, _ORDERED), (DEMANDS, _TOLD), (DECISIONS, _DECIDING))
_RECONSIDERING = frozenset(map(root, word_set("reconsider rethink revisit review")))
_MINE = ("my", "our")
_OPINIONS = ("praise", "criticise")

Pointer = tuple[Direction, Sequence[Word]]
"""Which way words lean on what only points to something, and the words of that."""


def pointer(attribution: Attribution, sentence: Sentence, stakeholders: Stakeholders) -> Pointer | None:
    """What a sentence of any length leans on that only points to something: "called the order hasty", "refused to
    do so", "urged her to withdraw the order".

    1. What is done away with is leant on through the verb that does so.
    2. Which way the sentence leans on it, unless somebody else wishes so.
    3. The side of the act, where that governs it.
    """
    words = sentence.words
    judged = {lean.start for lean in sentence.leans if lean.place == "before"}
    for start, end in (*shells(words, judged), *deeds(words)):
        anew = attribution.act in _TOLD and words[start - 1].stem in _RECONSIDERING
        undone = start > 0 and (anew or undoes(words[start - 1]))
        opening = [w.text for w in words[: start - undone] if w.start >= attribution.content[0].start]
        plain = plain_way(attribution) if not opening or opening[-1] == "to" else None
        led = (undone and sentence.way(start - 1, end)) or sentence.way(start, end, offered=False)
        own = led and stakeholders.own(attribution, sentence, led[1], start) is not False
        way = as_said(attribution, led[0]) if led and own else None
        if plain and (way is None or attribution.act in _OPINIONS):
            way = TURNED[plain] if attribution.negated else plain
        if way:
            return OPPOSITE.get(way, way) if undone else way, words[start:end]
    return None


def points_to_deed(found: Pointer) -> bool:
    """Whether it points to what somebody was told to do, which nothing but such a demand explains."""
    return found[1][0].stem in DEEDS


class Decisions:
    """The sides that are taken by demanding, deciding or refusing, by article and in order."""

    def __init__(
        self,
        people: People,
        stakeholders: Stakeholders,
        attributions: Iterable[Attribution],
        sides: Mapping[str, Mapping[str, Side]],
        staked: Mapping[str, int],
    ) -> None:
        """Take the first side of each attribution on what is at stake."""
        self._people, self._stakeholders = people, stakeholders
        self._sides: defaultdict[str, list[tuple[int, Side]]] = defaultdict(list)
        for attribution in attributions:
            held = [s for key, s in sides[attribution.id].items() if key in staked and s.way in OPPOSITE]
            if held and attribution.act in _DECIDING:
                self._sides[attribution.article].append((attribution.content[-1].end, held[0]))
        for row in self._sides.values():
            row.sort(key=lambda place: place[0])

    def before(self, attribution: Attribution, found: Pointer) -> Side | None:
        """The last side before an attribution that somebody takes by an act that may be called so: "my order" is
        the speaker's own, "the mayor's order" the mayor's."""
        words = found[1]
        start = min(s.start for s in (*attribution.source, *attribution.cue, *attribution.content))
        told = points_to_deed(found)
        acts = _TOLD if told else next((a for nouns, a in _ACTS if words[-1].stem in nouns), frozenset())
        mine = words[0].text in _MINE
        owners = (
            self._people.speakers(attribution.id) if mine else self._stakeholders.named(attribution.article, words)
        )
        for end, side in reversed(self._sides.get(attribution.article, [])):
            made = self._people.attributions[side.attribution]
            own = not owners or self._stakeholders.speak_for(made, owners)
            if end <= start and made.act in acts and own:
                return side
        return None
