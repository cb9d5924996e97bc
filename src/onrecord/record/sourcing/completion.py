"""Sourcing chains completed from the other pages of a story.

A page that copies another has its words through that page's outlet; a page under an agency's byline through the
agency; a page that says that somebody told an agency through that agency; and where a chain ends in an outlet
whose own page is in the story, it goes on as that page's does. What another page shows is marked as inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Attribution, Dependence, Link
from onrecord.record.sourcing.carriers import Carriers, as_printed, outlet_name
from onrecord.record.story import Story
from onrecord.record.who.entities import People
from onrecord.record.who.names import folded


class Completion:
    """Completes the chains of a story, the oldest page first."""

    def __init__(
        self,
        story: Story,
        people: People,
        carriers: Carriers,
        dependences: Sequence[Dependence],
        shelf: Mapping[tuple[str, str], str],
        of: Mapping[str, str],
    ) -> None:
        """`dependences`: copies and bylines, with what they cover. `shelf`: an utterance's rendering on an
        article. `of`: the utterance of an attribution."""
        self._story = story
        self._people = people
        self._carriers = carriers
        self._shelf = shelf
        self._of = of
        self._whole = {d.article: d for d in reversed(dependences) if d.scope == "article"}
        self._parts = {a: d for d in reversed(dependences) if d.scope != "article" for a in d.scope}
        self._pages = _by_outlet(story, carriers)
        self._entities = {
            folded(n): e.id for e in reversed(people.entities) for n in (e.name, *e.aliases) if not e.anonymous
        }
        self._askers = _askers(story, carriers)
        self._done = dict(people.attributions)

    def attributions(self) -> dict[str, Attribution]:
        """Every attribution, with its chain as far as the story knows it."""
        age = {article: place for place, article in enumerate(sorted(self._story.articles, key=self._story.age))}
        for attribution in sorted(self._done.values(), key=lambda a: (age[a.article], a.id)):
            if attribution.id in self._of:
                chain = self._chain(attribution)
                if chain != attribution.chain:
                    self._done[attribution.id] = replace(attribution, chain=chain)
        return self._done

    def _chain(self, attribution: Attribution) -> tuple[Link, ...] | None:
        chain = self._printed(attribution)
        told = None if chain else self._told(attribution)
        chain = chain or told or ()
        if told == ():
            return ()
        if chain:
            return (*chain, *self._further(attribution, chain[-1]))
        dependence = self._parts.get(attribution.id) or self._whole.get(attribution.article)
        found = self._from_source(dependence, self._of[attribution.id]) if dependence else None
        if found is None:
            return None if attribution.chain and not self._printed(attribution) else attribution.chain
        return found

    def _printed(self, attribution: Attribution) -> tuple[Link, ...]:
        """The links that the page prints; a carrier that is only described as it is described ("a radio
        station"). Who asks the questions on the page carries nothing to it. What stands inside somebody's words
        came with them."""
        article = self._story.articles[attribution.article]
        chain = tuple(
            replace(link, carrier=as_printed(article, link.carrier)) if link.carrier[:1].islower() else link
            for link in attribution.chain or ()
            if self._carriers.key(link.carrier) not in self._askers[attribution.article]
        )
        outer = self._people.attributions.get(attribution.parent or "")
        if not chain or outer is None:
            return chain
        through = self._printed(outer) or self._told(outer) or ()
        known = {self._carriers.key(link.carrier) for link in chain}
        return (*(link for link in through if self._carriers.key(link.carrier) not in known), *chain)

    def _told(self, attribution: Attribution) -> tuple[Link, ...] | None:
        """The agency or outlet that the page says was told; `()` where that is the page itself, which asks."""
        article = self._story.articles[attribution.article]
        for hearer in attribution.addressees if attribution.chain is None else ():
            if self._carriers.key(hearer.name) in self._askers[article.id]:
                return ()
            name = self._carriers.press(article, hearer.name)
            if name is not None:
                return (Link(name, hearer.entity, name[:1].islower(), attribution.cue),)
        return None

    def _further(self, attribution: Attribution, last: Link) -> list[Link]:
        """How the chain goes on by the page of its last carrier that reports the same utterance."""
        for page in self._pages.get(self._carriers.key(last.carrier), ()):
            found = self._shelf.get((self._of[attribution.id], page))
            if found is not None and page != attribution.article:
                return _inferred(self._done[found].chain or ())
        return []

    def _from_source(self, dependence: Dependence, utterance: str) -> tuple[Link, ...] | None:
        """The chain of a page that was taken from another article or a carrier."""
        if dependence.on.carrier:
            return (self._link(dependence.on.carrier),)
        source = dependence.on.article or ""
        name = outlet_name(self._story.articles[source])
        theirs = self._shelf.get((utterance, source))
        own = self._carriers.own(self._story.articles[dependence.article])
        if theirs is None or name is None or self._carriers.own(self._story.articles[source]) == own:
            return None
        return (self._link(name), *_inferred(self._done[theirs].chain or ()))

    def _link(self, name: str) -> Link:
        return Link(name, self._entities.get(folded(name)), certainty="inferred")


def _askers(story: Story, carriers: Carriers) -> dict[str, frozenset[str]]:
    """Who asks the questions of an interview, by article: the page itself, whatever its address says."""
    return {
        article: frozenset(
            carriers.key(speaker.name)
            for attribution in reading.attributions
            if attribution.form == "turn" and attribution.act == "ask"
            for speaker in attribution.speakers
        )
        for article, reading in story.reading_of.items()
    }


def _by_outlet(story: Story, carriers: Carriers) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(story.articles, key=story.age):
        key = carriers.own(story.articles[article])
        if key:
            found[key].append(article)
    return found


def _inferred(chain: Sequence[Link]) -> list[Link]:
    return [replace(link, cue=(), certainty="inferred") for link in chain]
