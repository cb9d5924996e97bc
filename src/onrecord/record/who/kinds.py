"""What kind of thing a name means, by all that the pages of a story show of it.

The tagger decides each mention by its sentence; a story knows more. A name that a page places ("in Norn"),
that ends as bodies' names do, that a table knows for an outlet, or that is a title and nothing else, is no person,
however often it was tagged as one. What belongs to somebody's full name is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from onrecord.data import rows, signs
from onrecord.model import MentionKind, Reading
from onrecord.record.who import actors
from onrecord.record.who.names import folded, name_of, name_words, nicknames, person
from onrecord.record.who.roles import MODIFIERS
from onrecord.record.words import fold

PLACED = 2
"""A name that stands so often after "in" and the like is a place, though no mention of it was tagged as one."""

RARE = 3
"""A word that also stands in small letters, is named less often than this and never speaks is nobody's name."""

_PLACED = re.compile(
    r"\b(?:in|near|across|outside|inside|throughout|within)\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)?)(?!['’\w-])"
)
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w-]+")
_SMALL = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]+")

ORGANIZATION_WORDS = signs.body_words() | {"house", "news", "office", "post", "press"}
"""Last words of bodies' names; the parliaments among them are known by their own names the world over."""

_ACRONYM = re.compile(r"[A-Z]{2,6}(?:[-/&.][A-Z]{1,6})*\.?")


@cache
def _carriers() -> frozenset[str]:
    spelled = (name for row in rows("carriers") for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(folded(name) for name in spelled if name)


@cache
def _office_words() -> frozenset[str]:
    return frozenset(word for row in rows("offices") for word in fold(row["role"]).split())


def is_title(name: str) -> bool:
    """Whether the words are a title or an office and name nobody ("Prime Minister", "Dr", "Norn's Foreign
    Minister")."""
    words = [word.removesuffix("'s") for word in name_words(name)]
    if not any(word in _office_words() or word in MODIFIERS for word in words):
        return False
    return all(word in _office_words() or word in MODIFIERS or signs.people_of(word, ()) for word in words)


def is_body(name: str) -> bool:
    """Whether the name is that of a body by its shape or by a table, and of no person."""
    words = name_words(name)
    if _ACRONYM.fullmatch(name.strip()) and len(words) > 1:
        return True
    if folded(name) in _carriers() or actors.body(name):
        return True
    of = next((place for place, word in enumerate(words) if word in ("on", "of", "for", "and")), len(words))
    return len(words) > 1 and words[max(of - 1, 0)] in ORGANIZATION_WORDS and words[0] not in nicknames()


def kinds_of_names(readings: Iterable[Reading]) -> dict[str, MentionKind]:
    """What kind each folded name is taken for: a story's outlets are bodies; of others what their mentions were
    tagged as, weighed against what the words beside them show in all of the story."""
    readings = list(readings)
    votes = _votes(readings)
    shown = _shown(readings)
    outlets = {folded(o.name) for r in readings if (o := r.article.outlet) and o.name}
    kinds: dict[str, MentionKind] = {}
    for name, counted in votes.items():
        tags = {str(kind): count for kind, count in counted.items()}
        known = "organization" if name in outlets else signs.settled(tags, shown[name])
        if known:
            kinds[name] = cast(MentionKind, known)
    corrected = _Story(readings, votes, kinds).corrected()
    return kinds | corrected


def _shown(readings: Sequence[Reading]) -> dict[str, signs.Signs]:
    """What the words beside each folded name, and its own last word, show of its kind."""
    shown: dict[str, signs.Signs] = {}
    for reading in readings:
        text = reading.article.text
        for mention in reading.mentions:
            if mention.form != "name" or mention.kind == "time":
                continue
            name = name_of(mention.span.text, mention.kind)
            begin = mention.span.start + max(mention.span.text.rfind(name), 0)
            key = folded(name)
            found = shown.setdefault(key, signs.of_shape(tuple(key.split())))
            signs.add(found, signs.beside(text, begin, begin + len(name)))
    return shown


def _votes(readings: Sequence[Reading]) -> dict[str, Counter[MentionKind]]:
    votes: defaultdict[str, Counter[MentionKind]] = defaultdict(Counter)
    for reading in readings:
        for mention in reading.mentions:
            if mention.form == "name" and mention.kind != "time":
                votes[folded(name_of(mention.span.text, mention.kind))][mention.kind] += 1
    return votes


class _Story:
    """What the pages of a story, taken together, show about names that were tagged as persons."""

    def __init__(
        self,
        readings: Sequence[Reading],
        votes: dict[str, Counter[MentionKind]],
        kinds: dict[str, MentionKind],
    ) -> None:
        self._votes = votes
        self._kinds = kinds
        self._spelled: dict[str, str] = {}
        self._speaking: set[str] = set()
        self._small: set[str] = set()
        self._placed: Counter[str] = Counter()
        self._capital: set[str] = set()
        for reading in readings:
            spoken = {s.mention for a in reading.attributions for s in a.speakers if s.mention}
            for mention in reading.mentions:
                if mention.form == "name":
                    name = name_of(mention.span.text, mention.kind)
                    self._spelled.setdefault(folded(name), name)
                    if mention.id in spoken:
                        self._speaking.add(folded(name))
            self._capital.update(map(folded, set(_CAPITAL.findall(reading.article.text))))
            self._small.update(_SMALL.findall(reading.article.text))
            self._placed.update(folded(m.group(1)) for m in _PLACED.finditer(reading.article.text))
        self._parts = {
            word
            for name, counted in votes.items()
            if counted["person"] and len(name.split()) > 1 and not is_title(name) and not is_body(name)
            for word in (person(name).family, *person(name).given)
        }

    def corrected(self) -> dict[str, MentionKind]:
        """The names that are no persons though they were tagged so, with what they are."""
        tagged = [
            name
            for name, counted in self._votes.items()
            if counted["person"] and self._kinds.get(name) in (None, "person")
        ]
        found: dict[str, MentionKind] = {}
        for name in tagged:
            if is_body(self._spelled[name]):
                found[name] = "organization"
            elif " " not in name and name not in self._parts and self._is_place(name):
                found[name] = "place"
        places = {name for name, counted in self._votes.items() if counted["place"]} | {
            name for name, kind in found.items() if kind == "place"
        }
        for name in tagged:
            if name in found or name in self._parts:
                continue
            if " " not in name and signs.people_of(name, places):
                found[name] = "group"
            elif self._is_a_word(name):
                found[name] = "other"
        return found

    def _is_place(self, name: str) -> bool:
        if actors.state(name) or any(name + ending in self._capital for ending in signs.PEOPLE_OF):
            return True
        return self._placed[name] >= (1 if self._votes[name]["place"] else PLACED)

    def _is_a_word(self, name: str) -> bool:
        """Whether the name is words that the story also writes small, seldom named, and never heard."""
        if name in self._speaking or self._votes[name].total() >= RARE:
            return False
        words = name.split()
        return all(word in self._small for word in words) and not any(word in nicknames() for word in words)
