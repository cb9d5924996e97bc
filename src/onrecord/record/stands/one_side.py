"""One side on one thing, from the words that name the thing and the way they lean."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.issues import DOUBTFUL, FIRST, Side, is_contrary, plain_key
from onrecord.record.stands.naming import label, longer
from onrecord.record.stands.objects import OWN, key_of
from onrecord.record.stands.phrases import Found, Word
from onrecord.record.stands.plain_acts import OPPOSITE
from onrecord.record.stands.staked import is_to_come_first
from onrecord.record.stands.stakeholders import Stakeholders
from onrecord.record.statements import Statements
from onrecord.record.who.entities import People
from onrecord.record.words import fold


class OneSide:
    """How a side is put down: under which key, and called what."""

    def __init__(self, statements: Statements, people: People, stakeholders: Stakeholders) -> None:
        """Take the story's pages, and who is somebody in it."""
        self._statements = statements
        self._stakeholders = stakeholders
        self._persons = frozenset(fold(e.name) for e in people.entities if e.kind == "person")

    def __call__(self, thing: Found, words: Sequence[Word], attribution: Attribution, way: Direction) -> Side:
        """The side that an attribution takes on a thing which stands among some words."""
        named = " ".join(w.text for w in words[thing.start : thing.end])
        way = OPPOSITE.get(way, way) if is_contrary(thing.value) else way
        key, sure = plain_key(thing.value), DOUBTFUL not in thing.value
        key += FIRST if is_to_come_first(thing, key, words, way) else ""
        text = self._statements.story.articles[attribution.article].text
        is_verb = key_of(words[thing.start].text) == key.split(" ")[0]
        names = self._stakeholders.names(attribution.article, words)
        called = label(text, words, thing.start, thing.end, names, is_verb) if key[:1] == OWN else named
        more = longer(text, words, thing.start, thing.end)
        if key[:1] == OWN and text[words[thing.start].start].isupper() and fold(named) in self._persons:
            called = more = ""  # somebody is no issue: what is meant is what is wanted of them
        return Side(key, named, attribution.id, way, sure, label=called, longer=more)
