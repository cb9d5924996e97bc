"""Whose voice an attribution is: who speaks in it, by what name or description, and for whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from onrecord.data.wordlists import listed
from onrecord.model import one_line
from onrecord.record.sourcing.carriers import is_known, is_medium
from onrecord.record.statements import Statements
from onrecord.record.utterances.bodies import Bodies
from onrecord.record.utterances.offices import Offices
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.who.roles import head_of
from onrecord.record.who.spokespeople import bodies_led, is_described, leads
from onrecord.record.words import number_value, terms, tokens, word_set

_ANYBODY = listed("sources.nameless") | word_set(
    "a an the one two three four five six seven several some many few couple number man woman individual "
    "individuals figure figures "
    "who with of in on to about familiar close near briefed knowledge informed involved direct matter situation "
    "talks plan plans discussions thinking issue process file case investigation have has had been is are was "
    "were not knew know knows known authorised authorized speak spoke publicly public named unnamed anonymous "
    "unidentified asked condition anonymity senior other another them those these whom"
)
"""Words by which a source without a name is described that could be any."""

_HEADS = frozenset({"title", "standfirst"})

NEAR = 2
"""Attributions before that of "a spokesman" among which the body that he speaks for is looked for."""

_POSSESSED = re.compile(r"(?:its|his|her|their|our|your|my) ", re.IGNORECASE)


class Voices:
    """The voices of a story's attributions.

    `speaks_for`: spokesperson, or the body that a spokesperson's words are put down to → principal, by entity.
    """

    def __init__(self, statements: Statements, people: People, speaks_for: Mapping[str, str]) -> None:
        """Take who is known to speak for whom."""
        self._statements = statements
        self._people = people
        self.speaks_for = dict(speaks_for)
        self._attributions = people.attributions
        self._offices = Offices(people)
        self._bodies = Bodies(statements.story, people)
        self._led = bodies_led(people)
        self._offices_of: dict[str, Sequence[str]] = {}
        self._sources: dict[str, list[str]] = {}
        self._known: dict[str, set[str]] = {}
        self._may: dict[str, set[str]] = {}
        self._mouths: dict[str, Sequence[str]] = {}
        self._named: dict[str, bool] = {}
        self._persons: dict[str, set[str]] = {}
        self._seats: dict[str, set[str]] = {}
        self._led_by: dict[str, set[str]] = {}

    def add(self, speaks_for: Mapping[str, str]) -> None:
        """Take who else is found to speak for whom."""
        self.speaks_for.update(speaks_for)
        self._known.clear()
        self._mouths.clear()
        self._named.clear()

    def only(self, attribution: str) -> str | None:
        """The one entity with a name that speaks."""
        speakers = self._people.named_speakers(attribution)
        return speakers[0] if len(speakers) == 1 and self._goes_by_name(speakers[0]) else None

    def _goes_by_name(self, entity: str) -> bool:
        """Whether it has a name, and is not only described by an office that names whose it is."""
        return self._people.has_name(entity) and not is_described(self._people.by_id[entity])

    def is_body(self, entity: str) -> bool:
        """Whether it is a body with a name that is no outlet."""
        found = self._people.by_id[entity]
        press = is_medium(found.name) or is_known(found.name)
        return found.kind in ("organization", "place", "group") and found.name[:1].isupper() and not press

    def is_mouth(self, entity: str, page: str) -> bool:
        """Whether a page calls a person somebody's spokesperson."""
        found = self._people.by_id[entity]
        roles = (head_of(role.role) for role in found.roles if role.span.article == page)
        return found.kind == "person" and any(role is not None and role[1] == "spokesperson" for role in roles)

    def is_officer(self, attribution: str, other: str) -> bool:
        """Whether its page calls the one who speaks a spokesperson, or a head of nothing else than the body that
        speaks in the other; or only "a spokesman", right after that body ("the mill denied it … “No,” a
        spokeswoman said")."""
        officer, body = self.only(attribution), self.only(other)
        if officer is None and self._is_bare_mouth(attribution):
            return self._body_before(attribution) in self._people.speakers(other)
        if officer is None or body is None or not self.is_body(body):
            return False
        page = self._attributions[attribution].article
        if self.is_mouth(officer, page):
            return True
        mine = [name_words(self._people.name(led)) for led in self._led.get(officer, ())]
        own = set(name_words(self._people.name(body)))
        roles = (role.role for role in self._people.by_id[officer].roles if role.span.article == page)
        return any(map(leads, roles)) and all(not own.isdisjoint(words) for words in mine)

    def persons(self, attribution: str) -> set[str]:
        """The persons with a name who speak; a word that the story writes small too is none ("Watchdog")."""
        if attribution not in self._persons:
            found = filter(self._is_person, self._people.named_speakers(attribution))
            self._persons[attribution] = set(found)
        return self._persons[attribution]

    def _is_person(self, entity: str) -> bool:
        small = self._people.name(entity).lower() in self._small
        return self._people.by_id[entity].kind == "person" and self._goes_by_name(entity) and not small

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the story's pages write small."""
        texts = (article.text for article in self._statements.story.articles.values())
        return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))

    def are_one(self, first: str, second: str) -> bool:
        """Whether one entity speaks in both, one speaks for the other, one is a body that the other leads or is
        of, or one can be whoever holds the other's office; two persons with names never are."""
        return self.are_sure(first, second) or self._can_be(first, second) or self._can_be(second, first)

    def are_sure(self, first: str, second: str) -> bool:
        """The same, offices apart that several hold."""
        mine, theirs = self.of(first), self.of(second)
        return not (
            mine.isdisjoint(theirs) and self.led(first).isdisjoint(theirs) and self.led(second).isdisjoint(mine)
        )

    def _can_be(self, called: str, named: str) -> bool:
        one, other = self._attributions[called], self._attributions[named]
        elsewhere = one.article != other.article or (one.section in _HEADS) != (other.section in _HEADS)
        persons = self.persons(called), self.persons(named)
        two = all(persons) and persons[0].isdisjoint(persons[1])
        if not elsewhere or two:
            return False
        voices = self.of(named)
        if self._bodies.is_body(called):
            own = self._people.speakers(called)
            voices = voices.union(s for s in self.seats(named) if s in own or not self._bodies.is_any(s))
        return not voices.isdisjoint(self.may(called))

    def may(self, attribution: str) -> set[str]:
        """Whose words they can be too: the holders of the office that the speakers are called by, and the bodies,
        countries and towns that can be said to say it."""
        if attribution not in self._may:
            self._may[attribution] = {*self.possible(attribution), *self.seats(attribution)}
        return self._may[attribution]

    def of(self, attribution: str) -> set[str]:
        """Who speaks, and for whom."""
        if attribution not in self._known:
            self._known[attribution] = self._voices_of(attribution)
        return self._known[attribution]

    def _voices_of(self, attribution: str) -> set[str]:
        named = [*self._people.named_speakers(attribution), *self._holding(attribution)]
        return {*named, *(self.speaks_for.get(e, e) for e in named), *self._spoken_for(attribution)}

    def led(self, attribution: str) -> set[str]:
        """The bodies that the speakers lead: what their head says they can be said to say."""
        if attribution not in self._led_by:
            named = self._people.named_speakers(attribution)
            self._led_by[attribution] = {body for e in named for body in self._led.get(e, ())}
        return self._led_by[attribution]

    def _spoken_for(self, attribution: str) -> Sequence[str]:
        if attribution not in self._mouths:
            self._mouths[attribution] = self._principals(attribution)
        return self._mouths[attribution]

    def _principals(self, attribution: str) -> Sequence[str]:
        """Whom a spokesperson without a name speaks for: those named in the source ("a spokesman for the Norn Mill
        said", "its spokeswoman")."""
        found = self._attributions[attribution]
        if not found.source or any(self._goes_by_name(e) for e in self._people.named_speakers(attribution)):
            return ()
        head = head_of(" ".join(self.source(attribution)))
        if head is None or head[1] != "spokesperson":
            return ()
        places = [(span.start, span.end) for span in found.source]
        named = self._statements.named[found.article]
        inside = [e for begin, end, e in named if any(start <= begin and end <= stop for start, stop in places)]
        return [self.speaks_for.get(e, e) for e in inside]

    def _is_bare_mouth(self, attribution: str) -> bool:
        """Whether the source is "a spokesman" or the like, and says no more."""
        head = head_of(" ".join(self.source(attribution)))
        return head is not None and head[1] == "spokesperson" and len(terms(self.source(attribution))) == 1

    def _body_before(self, attribution: str) -> str | None:
        """The one body that its page let speak last, before a spokesperson of whom it does not say whose."""
        found = self._attributions[attribution]
        held = self._by_page[found.article]
        place = bisect_left(held, (found.content[0].start, attribution))
        before = (self._people.speakers(a) for _, a in reversed(held[max(place - NEAR, 0) : place]))
        last = next((speakers for speakers in before if speakers), ())
        body = len(last) == 1 and self._people.by_id[last[0]].kind in ("organization", "place", "group")
        return last[0] if body else None

    @cached_property
    def _by_page(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """By page where its attributions begin, and which they are, in order."""
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for attribution, told in self._attributions.items():
            found[told.article].append((told.content[0].start, attribution))
        return {page: sorted(held) for page, held in found.items()}

    def _holding(self, attribution: str) -> Sequence[str]:
        """The one person whose office the speakers are called by."""
        found = self._meant(attribution)
        return found if len(found) == 1 else ()

    def possible(self, attribution: str) -> Sequence[str]:
        """Persons who can hold the office that the speakers are called by, where it is not sure who does."""
        found = self._meant(attribution)
        if len(found) == 1 or self._goes_named(attribution):
            return ()
        bare = self._attributions[attribution].section in _HEADS
        return sorted({*found, *self._offices.called(self._description(attribution), bare)})

    def seats(self, attribution: str) -> set[str]:
        """The bodies, countries and towns that can be said to say it."""
        if attribution not in self._seats:
            seats = {seat for e in self._people.named_speakers(attribution) for seat in self._offices.seats(e)}
            self._seats[attribution] = seats | self._bodies.of(attribution)
        return self._seats[attribution]

    def _meant(self, attribution: str) -> Sequence[str]:
        if attribution not in self._offices_of:
            words = self._description(attribution)
            self._offices_of[attribution] = () if self._goes_named(attribution) else self._offices.meant(words)
        return self._offices_of[attribution]

    def _goes_named(self, attribution: str) -> bool:
        return any(map(self._goes_by_name, self._people.named_speakers(attribution)))

    def _description(self, attribution: str) -> str:
        """The words by which the page describes who speaks; of a pronoun and of "his lawyer" whom it means."""
        words = one_line(self._attributions[attribution].source)
        if terms(tokens(words)) and not _POSSESSED.match(words):
            return words
        return " ".join(map(self._people.name, self._people.speakers(attribution)))

    def has_name(self, attribution: str) -> bool:
        """Whether it is known, or can be told, by name who speaks."""
        if attribution not in self._named:
            meant = self._meant(attribution) or self.possible(attribution) or self._spoken_for(attribution)
            bodies = self._people.named_speakers(attribution) and self._bodies.of(attribution)
            self._named[attribution] = self._goes_named(attribution) or bool(meant or bodies)
        return self._named[attribution]

    def source(self, attribution: str) -> list[str]:
        """The words of the attribution's source."""
        if attribution not in self._sources:
            spans = self._attributions[attribution].source
            self._sources[attribution] = [word for span in spans for word in tokens(span.text)]
        return self._sources[attribution]

    def _words(self, attribution: str) -> list[str]:
        """The words by which its page describes who speaks: of a pronoun, those that it stands for."""
        words = self.source(attribution)
        if not terms(words):
            return tokens(" ".join(map(self._people.name, self._people.speakers(attribution))))
        return words

    def description(self, attribution: str) -> frozenset[str]:
        """What its source says of who speaks."""
        return terms(self._words(attribution))

    def office(self, attribution: str) -> str | None:
        """The noun of the office, or "spokesperson", by which a speaker without a name is called."""
        if any(map(self._goes_by_name, self._people.speakers(attribution))):
            return None
        head = head_of(" ".join(self._words(attribution)))
        return head[0] if head is not None and head[1] in ("office", "spokesperson") else None

    def are_one_office(self, first: str, second: str) -> bool:
        """Whether two speakers without a name are called spokespeople, or by one office, and nothing says that it
        is of two bodies ("a spokeswoman for Norn Mill", "its spokeswoman")."""
        head = self.office(first)
        if head is None or head != self.office(second):
            return False
        rest = [frozenset(w for w in self.description(a) if head_of(w) is None) for a in (first, second)]
        return not all(rest) or not rest[0].isdisjoint(rest[1])

    def could_be_one(self, first: str, second: str) -> bool:
        """Whether two descriptions of sources without a name, of which one page has its from the other, can be of
        the same: they share a word, or one says nothing that would not fit anybody ("people familiar with the
        plan")."""
        sources = [self._words(a) for a in (first, second)]
        anonymous = [
            any(self._people.by_id[e].anonymous for e in self._people.speakers(a)) for a in (first, second)
        ]
        shared = frozenset.intersection(*(terms([w for w in s if number_value(w) is None]) for s in sources))
        anybody = any(_ANYBODY.issuperset(words) for words in sources)
        return all(anonymous) and all(sources) and (anybody or bool(shared))
