"""On whose word a page rests: dependences, sourcing chains completed across pages, and the count of origins.

The rules, with an example each, stand in `docs/origins.md`. In short: the first hearer of a rendering is the last
carrier of its chain, or the page's own outlet where the page says that it heard it itself; pages whose chain is
not known add nothing beyond one; a claim rests on the people who say it, not on the pages that repeat them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.model import (
    Article,
    ArticleSpan,
    Attribution,
    Dependence,
    DependsOn,
    Link,
    Report,
    Utterance,
)
from onrecord.record import actors
from onrecord.record.copies import Overlap, read_text, runs
from onrecord.record.entities import People
from onrecord.record.names import bare, folded
from onrecord.record.story import Story

EVIDENCE = 0.8
"""Share of a sentence's word runs that must stand in the older article for the sentence to show the copying."""


def carrier_key(name: str) -> str:
    """What makes two names of a carrier one: known aliases, case, article, words like "news agency"."""
    known = actors.body(name)
    return bare(known or name) or name


def outlet_key(article: Article) -> str | None:
    """The article's outlet as a carrier: its name, else the first label of its domain."""
    if article.outlet is None:
        return None
    if article.outlet.name:
        return carrier_key(article.outlet.name)
    return folded((article.outlet.domain or "").removeprefix("www.").split(".")[0]) or None


def outlet_name(article: Article) -> str | None:
    """The outlet as a person reads it."""
    return (article.outlet.name or article.outlet.domain) if article.outlet else None


@dataclass(frozen=True, slots=True)
class Sources:
    """What depends on what, and every attribution with its chain as far as the story knows it."""

    dependences: tuple[Dependence, ...]
    people: People
    story: Story
    principals: dict[str, str]

    def hearer(self, attribution: str) -> str | None:
        """Who first heard what this attribution reports, as a key; None where no page says."""
        found = self.people.attributions[attribution]
        if found.chain is None:
            return None
        if not found.chain:
            return outlet_key(self.story.articles[found.article]) or f"page {found.article}"
        last = found.chain[-1]
        return f"{found.article} {folded(last.carrier)}" if last.anonymous else carrier_key(last.carrier)

    def hearers(self, attributions: Iterable[str]) -> set[str]:
        """The distinct first hearers that are known."""
        return {hearer for a in attributions if (hearer := self.hearer(a)) is not None}

    def carriers(self, attributions: Iterable[str]) -> tuple[str, ...]:
        """The names of the carriers in the chains, each once, sorted."""
        names: dict[str, str] = {}
        for attribution in attributions:
            for link in self.people.attributions[attribution].chain or ():
                key = carrier_key(link.carrier)
                names[key] = min(names.get(key, link.carrier), link.carrier)
        return tuple(sorted(names.values()))

    def counted(self, utterance: Utterance) -> Utterance:
        """The utterance with its carriers and its origins: at least one, and no more than there are known
        hearers."""
        return replace(
            utterance,
            carriers=self.carriers(utterance.renderings),
            origins=max(1, len(self.hearers(utterance.renderings))),
        )

    def roots(self, reports: Sequence[Report]) -> int:
        """The distinct persons and observers on whose word the reports rest: at least one.

        A named speaker is one however often repeated, and a spokesperson is one with the principal; anonymous
        sources heard by one carrier are one; a page that narrates, or whose chain is not known, adds nothing.
        """
        found: set[str] = set()
        for report in reports:
            if report.attribution is None:
                continue
            named = self.people.named_speakers(report.attribution)
            hearer = self.hearer(report.attribution)
            found.update(self.principals.get(entity, entity) for entity in named)
            if not named and self.people.speakers(report.attribution) and hearer is not None:
                found.add(f"anonymous, heard by {hearer}")
        return max(1, len(found))


def trace(
    story: Story,
    people: People,
    found: Sequence[Overlap],
    utterances: Sequence[Utterance],
    principals: dict[str, str],
) -> Sources:
    """Find the dependences and complete the chains.

    1. Copies, from shared text; the older article, or the one that the other credits, is the source.
    2. Credits, from the links that pages print; bylines that name a carrier.
    3. Chains of copies and of bylined pages, oldest page first; chains that another page continues.
    """
    copies = _copies(story, people, found)
    shelf = {(u.id, people.attributions[a].article): a for u in utterances for a in reversed(u.renderings)}
    of = {a: u.id for u in utterances for a in u.renderings}
    credits = _credits(story, people)
    bylines = _bylines(story, people)
    completed = _complete(story, people, [*copies, *bylines], shelf, of)
    order = sorted(
        [*copies, *credits, *bylines],
        key=lambda d: (story.articles[d.article].location, d.how, d.on.article or "", d.on.carrier or ""),
    )
    return Sources(tuple(order), replace(people, attributions=completed), story, principals)


def _credited(people: People) -> dict[str, set[str]]:
    """The carriers that each article's printed chains name."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for attribution in people.attributions.values():
        for link in attribution.chain or ():
            named[attribution.article].add(carrier_key(link.carrier))
    return named


def _copies(story: Story, people: People, found: Sequence[Overlap]) -> list[Dependence]:
    named = _credited(people)
    best: dict[str, tuple[float, int, str, float]] = {}
    for place, overlap in enumerate(found):
        copy, source = overlap.later, overlap.earlier
        if _turned(story, named, copy, source):
            copy, source = source, copy
        candidate = (-overlap.own, place, source, overlap.whole)
        best[copy] = min(best.get(copy, candidate), candidate)
    return [
        Dependence(
            copy, DependsOn(article=source), "copy", "article", round(whole, 4), _shared(story, copy, source)
        )
        for copy, (_, _, source, whole) in sorted(best.items())
    ]


def _turned(story: Story, named: dict[str, set[str]], later: str, earlier: str) -> bool:
    """Whether the older page is the copy, since it credits the newer one's outlet and not the other way round."""
    mine, other = outlet_key(story.articles[later]), outlet_key(story.articles[earlier])
    if mine is None or mine == other or story.published(earlier).before(story.published(later)):
        return False
    return mine in named.get(earlier, ()) and other not in named.get(later, ())


def _shared(story: Story, copy: str, source: str) -> tuple[ArticleSpan, ...]:
    """The first sentence of the copy that stands in the source."""
    theirs = runs(read_text(story.articles[source]))
    text = story.articles[copy].text
    for start, end in story.reading_of[copy].sentences:
        mine = runs(text[start:end])
        if len(mine) and float(np.isin(mine, theirs).mean()) >= EVIDENCE:
            return (story.cut(copy, start, end),)
    return ()


def _credits(story: Story, people: People) -> list[Dependence]:
    """Carriers that an article's printed chains name, each with the attributions that came through it."""
    named: defaultdict[tuple[str, str], list[tuple[Attribution, Link]]] = defaultdict(list)
    for attribution in people.attributions.values():
        for link in attribution.chain or ():
            if _is_outlet(people, link) and carrier_key(link.carrier) != outlet_key(
                story.articles[attribution.article]
            ):
                named[(attribution.article, carrier_key(link.carrier))].append((attribution, link))
    result: list[Dependence] = []
    for (article, _), pairs in sorted(named.items()):
        concerned = tuple(dict.fromkeys(a.id for a, _ in pairs))
        on = DependsOn(carrier=min(link.carrier for _, link in pairs))
        words = {story.cut(article, s.start, s.end) for _, link in pairs for s in link.cue}
        result.append(Dependence(article, on, "credit", concerned, 0.0, tuple(sorted(words))))
    return result


def _is_outlet(people: People, link: Link) -> bool:
    """Whether a carrier is a body that publishes, not a person who passes words on."""
    return not link.anonymous and (link.entity is None or people.by_id[link.entity].kind != "person")


def _by_outlet(story: Story) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(story.articles, key=story.age):
        key = outlet_key(story.articles[article])
        if key:
            found[key].append(article)
    return found


def _bylines(story: Story, people: People) -> list[Dependence]:
    """Pages whose byline names another outlet of the story, or a carrier that pages of it credit."""
    known = {carrier for carriers in _credited(people).values() for carrier in carriers}
    known |= {key for article in story.articles.values() if (key := outlet_key(article))}
    result: list[Dependence] = []
    for article in story.articles.values():
        for name in article.byline:
            key = carrier_key(name)
            if (key in known or actors.body(name)) and key != outlet_key(article):
                result.append(Dependence(article.id, DependsOn(carrier=name), "byline", "article", 0.0, ()))
    return result


def _complete(
    story: Story,
    people: People,
    dependences: Sequence[Dependence],
    shelf: dict[tuple[str, str], str],
    of: dict[str, str],
) -> dict[str, Attribution]:
    """Every attribution with its chain completed; inferred links are marked so."""
    done = dict(people.attributions)
    whole = {d.article: d for d in reversed(dependences)}
    published = _by_outlet(story)
    entities = {
        folded(n): e.id for e in reversed(people.entities) for n in (e.name, *e.aliases) if not e.anonymous
    }
    age = {article: place for place, article in enumerate(sorted(story.articles, key=story.age))}
    for attribution in sorted(people.attributions.values(), key=lambda a: (age[a.article], a.id)):
        utterance = of.get(attribution.id)
        if utterance is None:
            continue
        if attribution.chain:
            source = next(iter(published.get(carrier_key(attribution.chain[-1].carrier), ())), None)
            further = done.get(shelf.get((utterance, source or ""), ""))
            chain = (*attribution.chain, *_inferred((further.chain or ()) if further else ()))
            done[attribution.id] = replace(attribution, chain=chain)
        elif attribution.article in whole:
            chain_of = _from_source(story, whole[attribution.article], utterance, shelf, done, entities)
            if chain_of is not None:
                done[attribution.id] = replace(attribution, chain=chain_of)
    return done


def _from_source(
    story: Story,
    dependence: Dependence,
    utterance: str,
    shelf: dict[tuple[str, str], str],
    done: dict[str, Attribution],
    entities: dict[str, str],
) -> tuple[Link, ...] | None:
    """The chain of a page that was taken whole from another article or a carrier."""
    if dependence.on.carrier:
        return (_link(dependence.on.carrier, entities),)
    source = dependence.on.article or ""
    name = outlet_name(story.articles[source])
    theirs = shelf.get((utterance, source))
    if (
        theirs is None
        or name is None
        or outlet_key(story.articles[source]) == outlet_key(story.articles[dependence.article])
    ):
        return None
    return (_link(name, entities), *_inferred(done[theirs].chain or ()))


def _link(name: str, entities: dict[str, str]) -> Link:
    return Link(name, entities.get(folded(name)), certainty="inferred")


def _inferred(chain: Sequence[Link]) -> list[Link]:
    return [replace(link, cue=(), certainty="inferred") for link in chain]
