"""Which sides a story's attributions take, and on what: named, governed by what they do, or left unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Attribution
from onrecord.model.record import Direction
from onrecord.record.stands.conditions import REFUSING, UNTIL
from onrecord.record.stands.decided import Decisions
from onrecord.record.stands.governed_sides import GovernedSides
from onrecord.record.stands.issues import Side, Things, plain_key
from onrecord.record.stands.leanings import Sentence
from onrecord.record.stands.named_sides import NamedSides
from onrecord.record.stands.objects import OWN
from onrecord.record.stands.one_side import OneSide
from onrecord.record.stands.plain_acts import (
    content_of,
    explains,
    greets,
    is_renaming,
    plain_way,
    stems_of,
    wills_of,
)
from onrecord.record.stands.spoken import Spoken
from onrecord.record.stands.staked import Held, common, plain_on, settle, staked_on
from onrecord.record.stands.stakeholders import Stakeholders
from onrecord.record.stands.stated import Stated
from onrecord.record.stands.unnamed import Unnamed
from onrecord.record.stands.unsaid import Context, is_bare, is_unresolved, meant
from onrecord.record.statements import Statements
from onrecord.record.story import Sentences
from onrecord.record.who.entities import People
from onrecord.record.who.spokespeople import principals

_CLEARER: dict[Direction, frozenset[Direction]] = {
    "open": frozenset({"for", "against", "conditional"}),
    "for": frozenset({"conditional"}),
}
"""What somebody says later in one breath that tells more than what they said first."""

_OPINIONS = frozenset({"praise", "criticise"})
"""Acts that show no issue of the story's own: not all that is praised is at stake."""


class Sides:
    """The sides that a story's attributions take, one after the other."""

    def __init__(self, statements: Statements, people: People, things: Things) -> None:
        """Take what may be at stake; nothing is read before the sides are asked for."""
        self._statements = statements
        self._people = people
        self._things = things
        self._stakeholders = Stakeholders(statements.story, people, principals(people))
        self._spoken = Spoken(statements, people, self._stakeholders)
        self._side = OneSide(statements, people, self._stakeholders)

    def __iter__(self) -> Iterator[Side]:
        """The sides, in the order of the attributions.

        1. What plain acts govern: the story's own things, which are looked for in other words as well.
        2. The sides taken on what is named: of each attribution the first and the clearest on each thing.
        3. Where there are none, those on what is left unsaid, on what the story takes sides.
        """
        held = list(self._spoken.attributions())
        governed = GovernedSides(self._statements, self._stakeholders, self._things, self._side)
        own = {a.id: {side.key: side for side in governed.sides(a)} for a, _, _ in held}
        spoken = {
            a.id: [Sentence(words, wills_of(a)) for words in self._spoken.words(a, sentences)]
            for a, sentences, _ in held
        }
        governing = [[*own[a.id].values()] for a, _, _ in held if a.act not in _OPINIONS]
        stated = Stated(self._stakeholders, self._side)
        governing += [stated.wished(a, spoken[a.id]) for a, _, _ in held]
        story = self._statements.story
        wanted = common(story, self._people, held, governing)
        leant = common(story, self._people, held, stated.leant(held, spoken)) - wanted
        self._things = self._things.with_nouns(wanted, leant)
        names = NamedSides(self._statements, self._people, self._stakeholders, self._things, self._side)
        named = {a.id: _said(names, a, spoken[a.id], own[a.id]) for a, _, _ in held}
        settle(story, self._things, named.values())
        staked = staked_on(named.values(), self._things.users)
        staked = {key: times for key, times in staked.items() if key not in leant}
        meaning = self._meaning(held, own, staked)
        decisions = Decisions(self._people, self._stakeholders, (a for a, _, _ in held), named, staked)
        meant_by = plain_on(story, staked, self._things.users)
        unsaid = Unnamed(self._things, self._stakeholders, decisions, meant_by, self._side)
        for attribution, sentences, actors in held:
            found = {
                meaning.get(k, k): replace(s, key=meaning.get(k, k)) for k, s in named[attribution.id].items()
            }
            content = content_of(attribution)
            found = {} if is_bare(content) else found
            context = self._context(attribution, sentences)
            bound: dict[Direction, bool] = {"for": context.is_bound(), "against": _waits(attribution, context)}
            vague = is_unresolved(content) or explains(attribution, [s.words for s in spoken[attribution.id]])
            if not vague and all(key.startswith(OWN) or key not in staked for key in found):
                unnamed = unsaid.sides(attribution, context, spoken[attribution.id], not found)
                found = found | {side.key: replace(side, unsaid=True) for side in unnamed}
            if not vague and not any(side.sure or key in staked for key, side in found.items()):
                own_words = stated.sides(attribution, spoken[attribution.id], self._things)
                found = {side.key: side for side in own_words} or found
            bounded = (replace(s, way="conditional") if bound.get(s.way) else s for s in found.values())
            yield from _of(attribution, actors, zip(found, bounded, strict=True), own[attribution.id])

    def _meaning(
        self,
        held: Sequence[Held],
        own: Mapping[str, dict[str, Side]],
        staked: Mapping[str, int],
    ) -> dict[str, str]:
        """For things of the story's own that somebody refuses in their own words what they stand for: what the
        page spoke of right before, and of the speaker ("She disposed of the idea of a sale. “I am not going to
        give the keys away,” she said")."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for attribution, sentences, actors in held:
            if attribution.form == "direct" and own[attribution.id]:
                near = self._context(attribution, sentences).near()
                thing = meant(self._things.find(near), staked, by_weight=False)
                key = plain_key(thing.value) if thing else ""
                if (
                    key in staked
                    and not key.startswith(OWN)
                    and self._stakeholders.mentions(actors, near, attribution)
                ):
                    for side in own[attribution.id].values():
                        found[side.key].add(key)
        return {refusal: min(keys) for refusal, keys in found.items() if len(keys) == 1}

    def _context(self, attribution: Attribution, sentences: Sentences) -> Context:
        return Context(self._statements.story.articles[attribution.article].text, attribution, sentences)


def _of(
    attribution: Attribution, actors: tuple[str, ...], found: Iterable[tuple[str, Side]], own: Mapping[str, Side]
) -> Iterator[Side]:
    """The sides of an attribution by thing, as its actors', and whether its act itself takes them; `own`: those on
    what its act governs."""
    for key, side in found:
        plain = plain_way(attribution) is not None
        if key.startswith(OWN):
            judged = attribution.act in _OPINIONS and not greets(attribution, side.named)
            plain = key in own and not judged
        yield replace(side, actors=actors, plain=plain or side.plain)


def _said(
    names: NamedSides, attribution: Attribution, spoken: Sequence[Sentence], own: dict[str, Side]
) -> dict[str, Side]:
    """The sides that the words take on what they name, and on what the act governs, where it has no other
    name."""
    found: dict[str, Side] = {}
    explained = explains(attribution, [sentence.words for sentence in spoken])
    for sentence in () if is_renaming(attribution) else spoken:
        for side in names.sides(attribution, sentence):
            held = found.get(side.key)
            if explained and not side.plain:
                continue
            if held is None or side.way in _CLEARER.get(held.way, ()):
                narrowed = held is not None and side.way == "against" and side.narrowed
                found[side.key] = replace(side, way="conditional") if narrowed else side
    if all(key.startswith(OWN) or not side.sure for key, side in found.items()):
        found = own | found
    return found


def _waits(attribution: Attribution, context: Context) -> bool:
    """Whether the sentence goes on behind a refusal with what must be so first: "ruled out a sale" | "until …"."""
    following = context.following()
    refused = following == "unless" or (following in UNTIL and bool(stems_of(attribution) & REFUSING))
    return refused and not attribution.negated
