"""Which bodies speak where a page names none ("the company"), and for which ones a person can be said to speak.

"The hospital said that …" of one page is "its medical director, Professor Dag Ehrling," of another: a body says
what an officer of it says. Who is whose officer stands beside the name or in the source: "the ministry's
spokesman", "its chief", "Ion Pell of the Dockers' League"; and a minister speaks for a ministry, a judge for a
court. A body without a name is any of the story's that its words fit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property, lru_cache
from itertools import takewhile

from onrecord.data import rows, things
from onrecord.model import Entity, Mention, Range, one_line
from onrecord.record.story import Story
from onrecord.record.who.actors import demonym
from onrecord.record.who.entities import People
from onrecord.record.who.names import name_words
from onrecord.record.who.roles import PORTFOLIOS, head_of, is_past_or_coming, portfolio
from onrecord.record.words import word_set

MANY = 6
"""Words that fit more bodies mean none of them."""

BEGINNING = 5
"""Letters that a name and what is of it begin with ("Norland", "Norlandish")."""

_KINDS = frozenset({"organization", "group"})
_SMALL = word_set("the a an of for in and on at to its their his her our your my own this that who s")
_INDEFINITE = re.compile(
    r"(?:an?|some|several|many|few|one|two|three|four|five|six|other|another) ", re.IGNORECASE
)
_OWNED = re.compile(r".*['’]s? (?:\S+ )*[a-z]\S*$")
"""A name that a page does not print: "Ada Lovel’s ministry" for "her ministry"."""
_OWNER = re.compile(r"(.*?\w)(?:['’]s|(?<=s)['’]) .*")
"""Of "the company's safety director" the company."""
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_COMPLEMENT = word_set("of for in on at to")
_ARTICLE = re.compile(r"^(?:The|An?) ")
_OF = re.compile(r",?\s+(?:of|from|who (?:leads|heads|runs|chairs|represents|speaks for))\s+(?=(?:the\s+)?)")
"""What stands between a person's name and the body that the person is of."""

Phrase = frozenset[str]


@cache
def _people() -> frozenset[str]:
    return frozenset(f"{row['word']}s" for row in rows("roles"))


@cache
def _speaking() -> dict[str, str]:
    """The noun of the body for which the holder of an office speaks, by the office's noun."""
    return {row["head"]: row["body"] for row in rows("offices") if row["body"]}


def noun(word: str) -> str | None:
    """The noun of a body, one for several of them ("unions"), or several people as one ("employers")."""
    for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"):
        if form in things.nouns(*_KINDS):
            return form
    return word if word in _people() else None


def _is_noun(word: str) -> bool:
    return word in things.nouns(*_KINDS) or word in _people()


def _fits(one: Phrase, other: Phrase) -> bool:
    """Whether one says no more than a part of what the other says, and not only the field ("defence")."""
    less, more = sorted((one, other), key=len)
    return less <= more and not less <= PORTFOLIOS


def _beginning(name: str) -> str:
    return (demonym(name) or name).lower()[:BEGINNING]


@lru_cache(maxsize=100_000)
def _phrase(text: str, without: frozenset[str] = frozenset()) -> Phrase:
    """The words of what a body is called, but `without`; none where no noun of a body is among them."""
    found: set[str] = set()
    for word in text.split():
        for plain in name_words(word):
            known = noun(plain) or (plain if plain in PORTFOLIOS else None)
            if known or (plain not in _SMALL and plain not in without and head_of(plain) is None):
                found.add(known or (_beginning(plain) if word[:1].isupper() else plain))
    nouns = set(filter(_is_noun, found))
    return frozenset(found) if nouns - PORTFOLIOS or nouns == found else frozenset()


def _head(text: str) -> list[str]:
    """The noun that says what a body is: the last one, complements left out."""
    words = takewhile(lambda word: word not in _COMPLEMENT, name_words(text))
    return [found for word in words if (found := noun(word))][-1:]


def _is_undescribed(entity: Entity) -> bool:
    """Whether it is people without a name ("sources"); of a body ("the police") one knows who it is."""
    return entity.anonymous and entity.kind != "organization"


def _place(mention: Mention) -> tuple[int, str]:
    return mention.span.start, mention.id


class Bodies:
    """The bodies of a story: by what pages call them, and by who is of them."""

    def __init__(self, story: Story, people: People) -> None:
        """Take what pages call each body, and read who is an officer of which."""
        self._story = story
        self._people = people
        self._called: defaultdict[Phrase, set[str]] = defaultdict(set)
        self._heads: defaultdict[Phrase, set[str]] = defaultdict(set)
        self._with: defaultdict[str, set[Phrase]] = defaultdict(set)
        self._fitting: dict[Phrase, frozenset[str]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._mentions = {r.article.id: sorted(r.mentions, key=_place) for r in story.readings}
        self._starts = {article: [m.span.start for m in held] for article, held in self._mentions.items()}
        for entity, text in self._names():
            if phrase := _phrase(text):
                self._called[phrase].add(entity)
                self._heads[phrase].update(_head(text))
        for phrase in self._called:
            for word in phrase:
                self._with[word].add(phrase)
        self._own = {attribution: self._of_source(attribution) for attribution in people.attributions}
        self._offices = self._of_persons()

    def _of_persons(self) -> Mapping[str, Set[str | Phrase]]:
        """The bodies of each person with a name, by any page."""
        found: defaultdict[str, set[str | Phrase]] = defaultdict(set)
        for attribution, bodies in self._own.items():
            for speaker in self._people.named_speakers(attribution):
                if self._people.by_id[speaker].kind == "person" and self._people.has_name(speaker):
                    found[speaker] |= bodies
        for entity in self._people.entities:
            for role in entity.roles if entity.kind == "person" else ():
                where = role.span.start, role.span.end
                found[entity.id].update(self._of_office(role.span.article, where))
        return found

    def of(self, attribution: str) -> frozenset[str]:
        """The bodies, by entity, whose words these can be too: of a person those that the person is of, of a body
        without a name those that are meant. Of somebody undescribed there are none."""
        if attribution not in self._known:
            speakers = self._people.named_speakers(attribution)
            found = {*self._own[attribution]}.union(*(self._offices.get(s, ()) for s in speakers))
            mouth = self._is_mouth(attribution)
            known = self._meant(found) if speakers or mouth or self.is_body(attribution) else frozenset()
            sure = speakers or mouth or not any(map(_is_undescribed, self._speakers(attribution)))
            self._known[attribution] = known if sure else frozenset(filter(self._has_name, known))
        return self._known[attribution]

    def _has_name(self, entity: str) -> bool:
        """Whether it goes by a name, and not only by a capital where a sentence begins ("The hospital"), or in
        what says more of it ("the parents’ council at Norn School")."""
        rest = _ARTICLE.sub("", self._people.name(entity))
        return self._people.has_name(entity) and rest[:1].isupper()

    def is_any(self, entity: str) -> bool:
        """Whether it is a body that its page calls by one noun, as it could any ("the ministry")."""
        return entity in self._by_one_noun

    @cached_property
    def _by_one_noun(self) -> frozenset[str]:
        more = {body for phrase, bodies in self._called.items() if len(phrase) > 1 for body in bodies}
        one = {body for phrase, bodies in self._called.items() if len(phrase) == 1 for body in bodies}
        return frozenset(body for body in one - more if not self._has_name(body))

    def is_body(self, attribution: str) -> bool:
        """Whether a body speaks, or those who make one up ("The employers")."""
        found = self._speakers(attribution)
        return bool(found) and all(s.kind in _KINDS or self._is_called(s) for s in found)

    def _is_mouth(self, attribution: str) -> bool:
        """Whether it is a spokesperson who speaks, with or without a name."""
        heads = (head_of(span.text) for span in self._people.attributions[attribution].source)
        return any(head is not None and head[1] == "spokesperson" for head in heads)

    def _speakers(self, attribution: str) -> list[Entity]:
        return [self._people.by_id[s] for s in self._people.speakers(attribution)]

    def _meant(self, found: Set[str | Phrase]) -> frozenset[str]:
        """The bodies themselves, and those that the longest of the phrases fit."""
        phrases = [phrase for phrase in found if isinstance(phrase, frozenset)]
        longest = (p for p in phrases if not any(p < other for other in phrases))
        bodies = {body for body in found if isinstance(body, str)}
        return frozenset(bodies.union(*map(self._fit, longest)))

    def _names(self) -> Iterator[tuple[str, str]]:
        """Each body with what pages call it, pronouns and "a company" left out; beside its name too ("the rail
        operator Nordbane")."""
        for entity in self._people.entities:
            speaks = self._is_called(entity) if entity.kind == "person" else entity.kind in _KINDS
            if speaks and not _is_undescribed(entity):
                names = (entity.name, *entity.aliases)
                yield from ((entity.id, n) for n in names if not _INDEFINITE.match(n) and not _OWNED.match(n))
        for mention in self._story.mentions.values():
            body = self._body(mention)
            if body and mention.form != "pronoun" and not _INDEFINITE.match(mention.span.text):
                yield body, mention.span.text

        for found in self._people.attributions.values():
            for speaker in self._people.named_speakers(found.id):
                if self._people.by_id[speaker].kind in _KINDS and self._has_name(speaker):
                    own = frozenset(name_words(self._people.name(speaker)))
                    words = one_line(found.source).split()
                    yield speaker, " ".join(word for word in words if own.isdisjoint(name_words(word)))

    def _body(self, mention: Mention) -> str | None:
        """The body that a mention means."""
        entity = self._people.of_mention.get(mention.id)
        found = self._people.by_id[entity] if entity else None
        return found.id if found and found.kind in _KINDS and not _is_undescribed(found) else None

    def _fit(self, phrase: Phrase) -> frozenset[str]:
        """The bodies that a page calls so, in more words or fewer."""
        if phrase not in self._fitting:
            near = {other for word in filter(_is_noun, phrase) for other in self._with.get(word, ())}
            fit = {other for other in near if other == phrase or (len(phrase) > 1 and _fits(phrase, other))}
            fit |= self._only(phrase, near)
            others = {entity for other in near - fit if not _fits(phrase, other) for entity in self._called[other]}
            found = {entity for other in fit for entity in self._called[other]} - others
            self._fitting[phrase] = frozenset(found) if len(found) <= MANY else frozenset()
        return self._fitting[phrase]

    def _only(self, phrase: Phrase, near: Set[Phrase]) -> Set[Phrase]:
        """Of one noun, what else the one body is called that is called by it and more ("the Met Institute")."""
        more = {other for other in near if len(phrase) == 1 < len(other) and phrase <= self._heads[other]}
        return more if len({body for other in more for body in self._called[other]}) == 1 else set()

    def _of_source(self, attribution: str) -> frozenset[str | Phrase]:
        """The bodies of a source: those of which a person is said there to be; of a body without a name those that
        it can be."""
        found = self._people.attributions[attribution]
        speakers = self._speakers(attribution)
        bodies: set[str | Phrase] = set()
        if any(speaker.kind == "person" for speaker in speakers):
            names = frozenset(w for s in speakers if self._people.has_name(s.id) for w in name_words(s.name))
            for span in found.source:
                bodies.update(self._of_office(found.article, (span.start, span.end), names))
        for speaker in speakers:
            if self._is_called(speaker):
                texts = [span.text for span in found.source if not _INDEFINITE.match(span.text)]
                bodies.add(_phrase(" ".join(texts)) or _phrase(speaker.name))
        return frozenset(bodies) - {frozenset()}

    def _is_called(self, entity: Entity) -> bool:
        """Whether it is a body without a name, though it was taken for a person ("the operator")."""
        return not self._has_name(entity.id) and (
            entity.kind in _KINDS or noun(entity.name.rpartition(" ")[2]) is not None
        )

    def _of_office(
        self, article: str, where: Range, names: frozenset[str] = frozenset()
    ) -> Iterator[str | Phrase]:
        """The bodies of the offices in a stretch of text: those whose names or pronouns stand in it or right
        before it; else those that its words fit, the names of its holder left out."""
        whole = self._story.articles[article].text[slice(*where)]
        for piece in re.finditer(r"[^,]+", "" if is_past_or_coming(whole) else whole):
            text, start = piece.group(), where[0] + piece.start()
            head, of = head_of(text), _OF.search(text)
            near = self._near(article, (start, start + len(text)))
            fit = (m for m in near if head or (of and m.span.start == start + of.end()))
            named = [b for m in fit if not self._is_part(article, m) and (b := self._body(m))]
            yield from named
            phrase = _phrase(_OWNER.sub(r"\1", text) if head else text[of.end() :] if of else "", names)
            if not named and not phrase <= PORTFOLIOS:
                yield phrase
            if head and head[0] in _speaking():
                yield frozenset({*portfolio(text, head[0]), _speaking()[head[0]]})

    def _is_part(self, article: str, mention: Mention) -> bool:
        """Whether it only says of which country or town a body is that is called after it ("the Norn army")."""
        after = re.match(
            r" ([a-z]+)\b", self._story.articles[article].text[mention.span.end : mention.span.end + 30]
        )
        return after is not None and noun(after.group(1)) is not None

    def _near(self, article: str, where: Range) -> Iterator[Mention]:
        """The mentions in a stretch of text, and the one right before it."""
        held, text = self._mentions[article], self._story.articles[article].text
        place = bisect_left(self._starts[article], where[0])
        for mention in held[max(place - 3, 0) :]:
            if mention.span.start >= where[1]:
                return
            inside = where[0] <= mention.span.start and mention.span.end <= where[1]
            if inside or (mention.span.end <= where[0] and not text[mention.span.end : where[0]].strip()):
                yield mention
