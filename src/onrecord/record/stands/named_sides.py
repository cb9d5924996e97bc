"""Which sides a sentence takes on what it names: things at stake, and persons whom it backs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.issues import BACKING, DOUBTFUL, OFFERED, SUPPORT, Side, Things, is_wanted, plain_key
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.objects import OWN
from onrecord.record.stands.one_side import OneSide
from onrecord.record.stands.phrases import ENDS, Found
from onrecord.record.stands.plain_acts import (
    accuses,
    as_said,
    blamed,
    is_announced,
    is_bidden,
    is_denied,
    is_mocked,
)
from onrecord.record.stands.stakeholders import Stakeholders, is_somebody
from onrecord.record.stands.threats import bargained, threatened
from onrecord.record.statements import Statements
from onrecord.record.who.entities import People
from onrecord.record.words import word_set

NESTED_PLACE = 4
"""Words between two things at stake of which the first is about the second ("an inquiry into the sale")."""

_ABOUT = word_set("into as over on about after from during against ahead regarding to of for aimed a an the its")
"""Words that follow a thing at stake before another that it is about ("talks to end the war")."""

_OPPOSED = word_set(
    "denial denialism denier deniers skeptic skeptics skepticism sceptic sceptics scepticism hesitancy opponent "
    "opponents opposition critic critics foe foes avoidance evasion dodge dodges dodger dodgers fraud scandal"
)
"""Nouns that make what stands before them the thing that somebody is against, or abuses ("vaccine denial")."""

_OFFERS = frozenset({"promise", "accept"})


class NamedSides:
    """The sides that sentences take on what they name."""

    def __init__(
        self, statements: Statements, people: People, stakeholders: Stakeholders, things: Things, side: OneSide
    ) -> None:
        """Take what may be at stake."""
        self._statements = statements
        self._people = people
        self._stakeholders = stakeholders
        self._things = things
        self._side = side

    def sides(self, attribution: Attribution, sentence: Sentence) -> Iterator[Side]:
        """The sides that a sentence takes on what it names."""
        last = -NESTED_PLACE
        for thing in (*self._meant(attribution, sentence), *self._backed(attribution, sentence)):
            between = [word.text for word in sentence.words[max(last, 0) : thing.start]]
            nested = 0 <= thing.start - last <= NESTED_PLACE and (not between or between[0] in _ABOUT)
            nested = nested and sentence.clause_at(last - 1) == sentence.clause_at(thing.start)
            is_own = thing.value.startswith(OWN)
            last = last if is_own or DOUBTFUL in thing.value else max(last, thing.end)
            skipped = (nested and thing.value not in self._things.users) or self._owns(
                attribution, sentence, thing
            )
            threat = attribution.act == "threaten"
            feared = None if skipped else threatened(sentence, thing.start, thing.end, threat)
            if not feared and not skipped and not is_own and self._is_all(sentence, thing):
                feared = bargained(sentence, thing.start, attribution.act in _OFFERS and not attribution.negated)
            if feared:
                yield replace(self._side(thing, sentence.words, attribution, feared), plain=not is_own)
                continue
            led = None if skipped else self._way(attribution, sentence, thing)
            led = None if led and is_bidden(sentence.words, led[1], attribution.content[0].start) else led
            wish = self._stakeholders.own(attribution, sentence, led[1], thing.start) if led else False
            wish = False if accuses(attribution) else wish
            wish = None if wish is False and is_wanted(thing.value) else wish
            way = led and (as_said(attribution, led[0]) if wish is not False else blamed(attribution, led[0]))
            if way:
                side = self._side(thing, sentence.words, attribution, way)
                narrowed = sentence.is_narrowed(thing.end)
                yield replace(
                    side, plain=wish is True and not thing.value.startswith((OWN, SUPPORT)), narrowed=narrowed
                )

    def _is_all(self, sentence: Sentence, thing: Found) -> bool:
        """Whether nothing at stake is named outside the conditions of a sentence but this."""
        others = (t for t in self._things.find(sentence.words) if t != thing and not t.value.startswith(OWN))
        return not any((c := sentence.clause_at(t.start)) and not c.aside for t in others)

    def _meant(self, attribution: Attribution, sentence: Sentence) -> Iterator[Found]:
        """What a sentence names, without words that mean something else where they stand: what only says which
        kind of another thing is meant ("the missile permit", "tax evasion"), or of people ("aid workers"), and a
        cue that says what is done with words ("dismissed the inquiry as a farce")."""
        words, things = sentence.words, self._things.find(sentence.words)
        starts = {thing.start for thing in things if words[thing.start].text not in _ABOUT}
        for thing in things:
            at = words[thing.start].start
            told = attribution.act == "reject" and any(s.start <= at < s.end for s in attribution.cue)
            kind = thing.end in starts and words[thing.end - 1].text not in _ABOUT
            people = words[thing.end - 1].text not in ENDS and is_somebody(words[thing.end : thing.end + 1])
            people = people and thing.value not in self._things.users
            opposed = any(word.text in _OPPOSED for word in words[thing.end : thing.end + 1])
            if not people and not opposed and (DOUBTFUL not in thing.value or not (told or kind)):
                yield thing

    def _way(self, attribution: Attribution, sentence: Sentence, thing: Found) -> tuple[Direction, int] | None:
        """Which way a sentence leans on a thing; what is wanted by saying it is refused where it is negated, and
        what is mocked is refused."""
        led = sentence.way(thing.start, thing.end, offered=plain_key(thing.value) in OFFERED)
        text = self._statements.story.articles[attribution.article].text
        if led is None and is_mocked(attribution, text, sentence.words[thing.end - 1].end):
            return "against", thing.start
        if led is None and is_denied(attribution, sentence.words, thing.start):
            return "against", thing.start
        if led is None and is_announced(attribution, sentence.words, thing.start):
            return "for", thing.start
        clause = sentence.clause_at(thing.start)
        if not is_wanted(thing.value) or (led and led[0] in ("conditional", "open")) or (clause and clause.aside):
            return led
        return ("against" if sentence.is_negated(thing.start) else "for"), thing.start

    def _backed(self, attribution: Attribution, sentence: Sentence) -> Iterator[Found]:
        """The persons whom the words support, back, vote for, or will not."""
        for lean in sentence.leans:
            if lean.place == "after" and sentence.words[lean.start].stem in BACKING:
                found = self._stakeholders.backed(attribution.article, sentence.words, lean.end)
                if found and found[1] not in self._people.speakers(attribution.id):
                    yield Found(found[0], found[0] + 1, f"{SUPPORT}{found[1]}")

    def _owns(self, attribution: Attribution, sentence: Sentence, thing: Found) -> bool:
        """Whether the thing only says whose something else is: "the observers’ log"."""
        text = self._statements.story.articles[attribution.article].text
        last = sentence.words[thing.end - 1]
        return last.text.endswith("'s") or text[last.end : last.end + 2].strip() in ("’", "'")
