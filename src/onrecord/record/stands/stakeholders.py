"""Whose wish it is that somebody's words tell of: the speaker's, that of those they speak for, or another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from onrecord.data.wordlists import listed
from onrecord.model import Attribution, Mention, Role
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.leant import MODALS
from onrecord.record.stands.phrases import Word, root
from onrecord.record.story import Story
from onrecord.record.who.actors import body, demonym, government, state
from onrecord.record.who.entities import People
from onrecord.record.who.roles import head_of
from onrecord.record.words import tokens, word_set

NAME_LETTERS = 5
"""Letters that a word of somebody's office shares with the name of the place or body it belongs to: "Norlandish
minister", of Norland."""

OWNED = 2
"""Words before those of a wish of which one may say whose it is."""

OPENING = 5
"""Code points at the beginning of what is said in which a name begins it: "that the"."""

NAME_REACH = 4
"""Words after "support" within which a person's name begins: titles stand before it."""

_PREPOSITIONS = word_set(
    "in on with by for from of to against about at under between over into toward towards than as via near"
)
_ITS = word_set("its their")
_DEFINITE = word_set("the its their his her this")
_AGENTS = word_set("lawyer lawyers attorney counsel solicitor barrister agent representative envoy negotiator")
"""Whoever speaks for a client, though no page says for which."""

_OTHERS = word_set("some many others people critics someone somebody anyone most")
_SOURCES = listed("sources.nameless") | word_set(
    "analyst analysts expert experts observer commentator commentators critic critics some many most others "
    "other one two three four five several few lot reports them who which"
)
_PRONOUNS = word_set("he she they it he'd she'd they'd he'll she'll they'll he's she's")
_THIRD_PERSON = word_set("he she they he'd she'd they'd he'll she'll they'll he's she's they're they've")
_FIRST_PERSON = word_set("i we us our me my")
_BODIES = frozenset({"organization", "place", "group"})
_NO_ACTORS = frozenset({"work", "other"})
"""Kinds of what wants nothing: a law, a poll, a plan."""
_RELATIVES = word_set("who which whose")
_AGENT = ("ers", "ors", "ists")
_NO_AGENTS = word_set(
    "others offers orders powers papers letters matters borders barriers corridors errors numbers waters centers "
    "doors tenders members chambers dangers answers offers quarters figures factors floors papers shelters fewer"
)
"""Nouns in -ers and -ors that mean nobody."""

_OTHERS_BEGIN = word_set("a an the these those some many most several few two three such no every each all both")
_GOALS = frozenset(
    map(
        root,
        word_set("way time answer option solution goal priority aim point task job thing step choice need hope"),
    )
)
"""Nouns for what somebody wants: "the only way is to end the war"."""


class Stakeholders:
    """Who speaks for whom, and who is said to want what."""

    def __init__(self, story: Story, people: People, principals: Mapping[str, tuple[str, Role]]) -> None:
        """Index the mentions of entities by article."""
        self._people = people
        self._principals = {speaker: principal for speaker, (principal, _) in principals.items()}
        self._mentions: dict[str, list[tuple[int, int, str]]] = {}
        self._things: dict[str, frozenset[tuple[int, int]]] = {}
        for reading in story.readings:
            known = ((m, people.of_mention.get(m.id)) for m in reading.mentions)
            named = ((m.span.start, m.span.end, "" if self._is_a_body(m) else e) for m, e in known if e)
            self._mentions[reading.article.id] = sorted(named)
            things = (m.span for m in reading.mentions if m.form == "nominal" and m.kind not in ("person", "time"))
            self._things[reading.article.id] = frozenset((s.start, s.end) for s in things)
        bodies = (e for e in people.entities if e.kind in _BODIES and people.has_name(e.id))
        names = (
            word for e in bodies for name in (e.name, *e.aliases) for word in name.split() if word[:1].isupper()
        )
        self._owners = frozenset(w for name in names for w in _plain(tokens(name)) if len(w) >= NAME_LETTERS)

    def _is_a_body(self, mention: Mention) -> bool:
        """Whether it only says "the company", "our union": who says that it will do something speaks for it."""
        return mention.form == "nominal" and mention.kind in _BODIES

    def actors(self, attribution: Attribution) -> tuple[str, ...]:
        """The speakers that may hold a position: those with a name, groups by what they are ("the families",
        "Norlandish negotiators"), and of a nameless spokesman the principal, but no nameless sources."""
        held: list[str] = []
        for speaker in self._people.speakers(attribution.id):
            if self._people.by_id[speaker].kind in _NO_ACTORS:
                continue
            if (
                not self._people.by_id[speaker].anonymous
                or self._acts_for_a_body(speaker)
                or self._is_office(speaker)
            ):
                held.append(speaker)
            else:
                held += self._principal(attribution, speaker)
        return tuple(dict.fromkeys(held))

    def _principal(self, attribution: Attribution, speaker: str) -> list[str]:
        """Whom a nameless spokesman speaks for: the first that the words for the source name."""
        head = head_of(self._people.name(speaker))
        if head is None or head[1] != "spokesperson":
            return []
        inside = (
            entity
            for span in attribution.source
            for start, end, entity in self._mentions[attribution.article]
            if span.start <= start and end <= span.end and entity not in ("", speaker)
        )
        found = [entity for entity in inside if self._people.has_name(entity)]
        return found[:1] or self._first_named(attribution)

    def _first_named(self, attribution: Attribution) -> list[str]:
        """The body that what is said begins with: "Norland Foods has no such plan, a spokesman said"."""
        first = attribution.content[0].start
        named = (e for a, _, e in self._mentions[attribution.article] if first <= a <= first + OPENING and e)
        return [e for e in named if self._people.by_id[e].kind in _BODIES and self._people.has_name(e)][:1]

    def _is_office(self, entity: str) -> bool:
        """Whether somebody without a name is the one holder of an office: "the minister", but not "a minister"."""
        name = self._people.name(entity)
        head = head_of(name)
        definite = tokens(name)[:1] != [] and tokens(name)[0] in _DEFINITE
        return definite and head is not None and head[1] == "office"

    def _acts_for_a_body(self, entity: str) -> bool:
        found = self._people.by_id[entity]
        return found.kind in ("group", "organization") and _SOURCES.isdisjoint(tokens(found.name))

    def speak_for(self, attribution: Attribution, others: Iterable[str]) -> bool:
        """Whether the speakers speak for all of the others."""
        mine = self._people.speakers(attribution.id)
        return all(any(self._stands_for(one, other) for one in mine) for other in others)

    def own(self, attribution: Attribution, sentence: Sentence, first: int, thing: int) -> bool | None:
        """Whether a wish whose first word stands at place `first` is the speakers' own: where its clause names
        somebody else as the one who wishes, it is not. "She" at the beginning of what is said is she who says
        it. None: nothing says that it is another's."""
        clause = sentence.clause_at(thing)
        if clause is None:
            return None
        words = sentence.words[clause.start : min(first, thing)]
        said = attribution.content[0].start
        opening = [word.text for word in words if word.start >= said][:2]
        direct = attribution.form in ("direct", "turn")
        pronouns = _PRONOUNS - _THIRD_PERSON if direct else _PRONOUNS
        if pronouns.intersection(opening[1:] if opening[:1] == ["that"] else opening[:1]):
            return True
        subject = self._subject(attribution.article, words, direct, first < thing)
        if subject == "" and any(word.text in _FIRST_PERSON for word in words):
            return True
        if subject == "":
            begins = next((n for n in range(clause.start, first) if sentence.words[n].start >= said), first)
            told = first < thing and not any(w.text in MODALS for w in sentence.words[begins : first + 1])
            return False if told and _is_another(sentence.words, begins, first) else None
        if subject is None:
            return False
        return (
            subject in self.actors(attribution)
            or self.speak_for(attribution, [subject])
            or self._may_speak_for(attribution, subject)
        )

    def _may_speak_for(self, attribution: Attribution, body: str) -> bool:
        """Whether it is a body of which the speaker may well hold the office that no page gives an owner: "the
        foreign minister said Norland was ready", "its chairman said Norland Foods would"."""
        said = {word for span in attribution.source for word in tokens(span.text)}
        if said & _ITS or (said & _AGENTS and self._may_be_a_body(body)):
            return True
        if not self._may_be_a_body(body) or body in self._people.speakers(attribution.id):
            return False
        return any(
            _holds_office(role.role) and not self._named_in(role.role)
            for speaker in self._people.speakers(attribution.id)
            for role in self._people.by_id[speaker].roles
        )

    def _may_be_a_body(self, entity: str) -> bool:
        """Whether it is a body, or called by one word and never said to be anybody, as a country that is read as a
        person is."""
        found = self._people.by_id[entity]
        called = {word for name in (found.name, *found.aliases) for word in name.split()}
        return found.kind in _BODIES or (not found.roles and len(called) == 1)

    def _named_in(self, role: str) -> bool:
        """Whether the words of an office name a body of the story, or a state, as the one it belongs to."""
        words = set(_plain(tokens(role)))
        return bool(words & self._owners) or any(_states(word) for word in words)

    def mentions(self, actors: Sequence[str], words: Sequence[Word], attribution: Attribution) -> bool:
        """Whether a row of words of the attribution's article speaks of one of the actors."""
        places = [(a, b) for a, b, e in self._mentions[attribution.article] if e in actors]
        return any(a <= word.start < b for word in words for a, b in places)

    def named(self, article: str, words: Sequence[Word]) -> list[str]:
        """The entities that a row of words of an article speaks of."""
        return [e for a, b, e in self._mentions[article] if e and any(a <= w.start < b for w in words)]

    def backed(self, article: str, words: Sequence[Word], place: int) -> tuple[int, str] | None:
        """The place and entity of the person whom the words from `place` on name first, after a title at most:
        whom one may support, back or vote for."""
        for number, word in enumerate(words[place : place + NAME_REACH], place):
            found = next((e for a, b, e in self._mentions[article] if a <= word.start < b), None)
            if word.is_mark or word.text in _PREPOSITIONS or word.text.endswith("'s"):
                return None
            if found and self._people.by_id[found].kind == "person" and self._people.has_name(found):
                return number, found
        return None

    def names(self, article: str, words: Sequence[Word]) -> frozenset[int]:
        """The places of the words that mean somebody: those inside a mention of an entity, but for what only says
        what a body or a place is: "a joint patrol" may be wanted."""
        if not words:
            return frozenset()
        things = self._things[article]
        near = ((a, b) for a, b, _ in self._mentions[article] if a < words[-1].end and words[0].start < b)
        held = [pair for pair in near if pair not in things]
        return frozenset(n for n, word in enumerate(words) if any(a <= word.start < b for a, b in held))

    def _subject(self, article: str, words: Sequence[Word], direct: bool, leads: bool) -> str | None:
        """The entity that a row of words names last without a preposition before it; "" where they name none or
        the speaker, None where it is somebody who is no entity ("some of those present"; in a `direct` quotation
        "they")."""
        subject: str | None = ""
        before = ""
        for word in words:
            end, found = next(((b, e) for a, b, e in self._mentions[article] if a <= word.start < b), (0, None))
            if word.text in _FIRST_PERSON:
                subject = ""
            elif before not in _PREPOSITIONS and (
                word.text in _OTHERS or (direct and found is None and word.text in _THIRD_PERSON)
            ):
                subject = None
            elif found is not None and before == "," and subject:
                continue  # "Norland Foods, the largest of its owners,": the second only says more of the first
            elif found is not None and before not in _PREPOSITIONS and not _is_owner(words, end, leads):
                subject = found
            if found is None:
                before = word.text
        return subject

    def _stands_for(self, one: str, other: str) -> bool:
        """Whether one is the other, or speaks for it by office, or it is the body that speaks of its own."""
        seen: list[str] = [one]
        while seen[-1] in self._principals and self._principals[seen[-1]] not in seen:
            seen.append(self._principals[seen[-1]])
        return any(s == other or self._belongs(s, other) or self._belongs(other, s) for s in seen)

    def _belongs(self, person: str, owner: str) -> bool:
        """Whether the body goes by the person's name ("Lovel's office"), an office of the person names it, or they
        are of one state."""
        found = self._people.by_id[owner]
        offices = [r.role for r in self._people.by_id[person].roles if _holds_office(r.role)]
        if any(set(tokens(found.name)) <= set(_plain(tokens(office))) for office in offices):
            return True
        if found.kind not in _BODIES:
            return False
        family = tokens(self._people.name(person))[-1:]
        if self._people.by_id[person].kind == "person" and family and family[0] in _plain(tokens(found.name)):
            return True
        names = {w for n in (found.name, *found.aliases) for w in tokens(n) if len(w) >= NAME_LETTERS}
        starts = {name[:NAME_LETTERS] for name in names}
        held = {w for r in self._people.by_id[person].roles for w in tokens(r.role) if len(w) >= NAME_LETTERS}
        if any(word[:NAME_LETTERS] in starts for word in held):
            return True
        states = _states(found.name)
        return bool(states) and bool(states & {s for w in held for s in _states(w)})


def _is_owner(words: Sequence[Word], end: int, leads: bool) -> bool:
    """Whether a name that ends at code point `end` only says whose something is: "Norland’s ferry". Right before
    words of a wish (`leads`) it says whose wish it is: "Norland’s firm refusal to"."""
    owners = words[:-OWNED] if leads else words
    return any(word.start < end <= word.end and word.text.endswith("'s") for word in owners)


def _is_another(words: Sequence[Word], start: int, first: int) -> bool:
    """Whether the words before a wish tell whose it is, who is no entity: "98 senators voted for", "leaders who
    have backed"."""
    if words[start - 1 : start] and words[start - 1].text in _RELATIVES:
        return True
    opening = [w for w in words[start:first] if w.text not in ("that", "and", "but", ",")]
    if len(opening) < len("ab") or not (opening[0].text in _OTHERS_BEGIN or opening[0].text.isdigit()):
        return False
    return not any(word.stem in _GOALS for word in opening[1:])


def is_somebody(words: Sequence[Word]) -> bool:
    """Whether a row begins with a noun for people: "suppliers", "workers", "chief"."""
    said = [word.text for word in words[:1]]
    agents = said and len(said[0]) >= NAME_LETTERS and said[0].endswith(_AGENT) and said[0] not in _NO_AGENTS
    return bool(agents) or any(head_of(text) is not None for text in said)


@cache
def _holds_office(role: str) -> bool:
    """Whether a role is an office, of one holder who decides or speaks for what it belongs to."""
    head = head_of(role)
    return head is not None and head[1] in ("office", "spokesperson")


def _plain(words: Sequence[str]) -> list[str]:
    return [word.removesuffix("'s") for word in words]


@cache
def _states(name: str) -> frozenset[str]:
    found = (government(name), state(name), demonym(name), body(name))
    return frozenset(s for s in found if s)
