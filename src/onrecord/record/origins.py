"""On whose word a page rests: dependences, sourcing chains completed across pages, and the count of origins.

The rules, with an example each, stand in `docs/origins.md`. In short: the first hearer of a rendering is the last
carrier of its chain, or the page's own outlet where the page says that it heard it itself; pages whose chain is
not known add nothing beyond one; a claim rests on the people who say it, not on the pages that repeat them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
from onrecord.record.carriers import (
    Carriers,
    is_known,
    is_medium,
    is_own,
    is_pointer,
    outlet_key,
    outlet_name,
    printed_credits,
)
from onrecord.record.copies import Overlap, read_text, runs
from onrecord.record.entities import People
from onrecord.record.names import folded
from onrecord.record.story import Story

EVIDENCE = 0.8
"""Share of a sentence's word runs that must stand in the older article for the sentence to show the copying."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What depends on what, and every attribution with its chain as far as the story knows it."""

    dependences: tuple[Dependence, ...]
    people: People
    story: Story
    principals: dict[str, str]
    known: Carriers

    def hearer(self, attribution: str) -> str | None:
        """Who first heard what this attribution reports, as a key; None where no page says."""
        found = self.people.attributions[attribution]
        if found.chain is None:
            return None
        if not found.chain:
            return outlet_key(self.story.articles[found.article]) or f"page {found.article}"
        last = found.chain[-1]
        return f"{found.article} {folded(last.carrier)}" if last.anonymous else self.known.key(last.carrier)

    def hearers(self, attributions: Iterable[str]) -> set[str]:
        """The distinct first hearers that are known."""
        return {hearer for a in attributions if (hearer := self.hearer(a)) is not None}

    def carriers(self, attributions: Iterable[str]) -> tuple[str, ...]:
        """The names of the carriers in the chains, each once, sorted."""
        names: dict[str, str] = {}
        for attribution in attributions:
            for link in self.people.attributions[attribution].chain or ():
                key = self.known.key(link.carrier)
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
    carriers = _carriers(story, people)
    copies = _copies(story, people, carriers, found)
    shelf = {(u.id, people.attributions[a].article): a for u in utterances for a in reversed(u.renderings)}
    of = {a: u.id for u in utterances for a in u.renderings}
    credits = _credits(story, people, carriers)
    bylines = _bylines(story, people, carriers)
    completed = _complete(story, people, carriers, [*copies, *bylines], shelf, of)
    order = sorted(
        [*copies, *credits, *bylines],
        key=lambda d: (story.articles[d.article].location, d.how, d.on.article or "", d.on.carrier or ""),
    )
    return Sources(tuple(order), replace(people, attributions=completed), story, principals, carriers)


def _credited(story: Story, people: People, carriers: Carriers) -> dict[str, set[str]]:
    """The carriers that each article's printed chains, dateline and credit lines name."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for article in story.articles.values():
        named[article.id].update(carriers.key(name) for name, _ in printed_credits(article))
    for attribution in people.attributions.values():
        for link in attribution.chain or ():
            named[attribution.article].add(carriers.key(link.carrier))
    return named


def _copies(story: Story, people: People, carriers: Carriers, found: Sequence[Overlap]) -> list[Dependence]:
    named = _credited(story, people, carriers)
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


def _carriers(story: Story, people: People) -> Carriers:
    bodies = [e for e in people.entities if e.kind in ("organization", "group") and people.has_name(e.id)]
    named = [name for e in bodies for name in (e.name, *e.aliases)]
    named += [link.carrier for a in people.attributions.values() for link in a.chain or () if not link.anonymous]
    return Carriers.of(story.articles.values(), named)


@dataclass(frozen=True, slots=True)
class _Credit:
    """Words of a page that credit a carrier, and the attributions that they cover (none: the whole page)."""

    name: str
    concerned: tuple[str, ...]
    words: tuple[ArticleSpan, ...]


def _credits(story: Story, people: People, carriers: Carriers) -> list[Dependence]:
    """Carriers that an article credits: in its printed chains, as the source of what it reports, in its dateline
    or in a line of its own."""
    found: defaultdict[tuple[str, str], list[_Credit]] = defaultdict(list)
    for article in story.articles.values():
        for credit in (*_printed(story, article), *_linked(story, people, carriers, article)):
            key = carriers.key(credit.name)
            if not is_own(article, key):
                found[(article.id, key)].append(credit)
    return [_credit(article, carriers, credits) for (article, _), credits in sorted(found.items())]


def _credit(article: str, carriers: Carriers, credits: Sequence[_Credit]) -> Dependence:
    concerned = tuple(dict.fromkeys(a for credit in credits for a in credit.concerned))
    whole = any(not credit.concerned for credit in credits)
    words = tuple(sorted({span for credit in credits for span in credit.words}))
    on = DependsOn(carrier=carriers.name(min(credit.name for credit in credits)))
    return Dependence(article, on, "credit", "article" if whole else concerned, 0.0, words)


def _printed(story: Story, article: Article) -> Iterator[_Credit]:
    for name, (start, end) in printed_credits(article):
        yield _Credit(name, (), (story.cut(article.id, start, end),))


def _linked(story: Story, people: People, carriers: Carriers, article: Article) -> Iterator[_Credit]:
    """The links of the article's chains, and the media among its speakers who report what others said or did."""
    for old in story.reading_of[article.id].attributions:
        attribution = people.attributions[old.id]
        for link in attribution.chain or ():
            name = _carrier_name(people, carriers, article, link)
            if name:
                words = tuple(story.cut(article.id, s.start, s.end) for s in link.cue)
                yield _Credit(name, (attribution.id,), words)
        for speaker in attribution.speakers if attribution.act in ("assert", "announce") else ():
            meant = _meant(carriers, article, speaker.name) if is_pointer(speaker.name) else speaker.name
            if meant and _is_press(people, carriers, meant, speaker.entity):
                words = tuple(story.cut(article.id, s.start, s.end) for s in attribution.source)
                yield _Credit(meant, (attribution.id,), words)


def _carrier_name(people: People, carriers: Carriers, article: Article, link: Link) -> str | None:
    """The carrier as a name or description; None where it is a person, evidence, or only points."""
    if is_pointer(link.carrier):
        return _meant(carriers, article, link.carrier)
    if link.anonymous or not any(word[:1].isupper() for word in link.carrier.split()):
        return link.carrier if is_medium(link.carrier) else None
    person = link.entity is not None and people.by_id[link.entity].kind == "person"
    return None if person else link.carrier


def _meant(carriers: Carriers, article: Article, pointer: str) -> str | None:
    """The one carrier of the story, named on the page, whose name ends as the pointer does ("the agency")."""
    last = folded(pointer).split()[-1]
    named = {
        key: name
        for key, name in carriers.names.items()
        if folded(name).split()[-1:] == [last] and name in article.text and not is_own(article, key)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _is_press(people: People, carriers: Carriers, name: str, entity: str | None) -> bool:
    if entity is None or people.by_id[entity].kind == "person" or not name:
        return False
    return is_known(name) or is_medium(name) or carriers.is_outlet(name)


def _by_outlet(story: Story) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(story.articles, key=story.age):
        key = outlet_key(story.articles[article])
        if key:
            found[key].append(article)
    return found


def _bylines(story: Story, people: People, carriers: Carriers) -> list[Dependence]:
    """Pages whose byline names another outlet of the story, or a carrier that pages of it credit."""
    known = set().union(*_credited(story, people, carriers).values())
    known |= {key for article in story.articles.values() if (key := outlet_key(article))}
    result: list[Dependence] = []
    for article in story.articles.values():
        for name in article.byline:
            key = carriers.key(name)
            if (key in known or is_known(name)) and not is_own(article, key):
                on = DependsOn(carrier=carriers.name(name))
                result.append(Dependence(article.id, on, "byline", "article", 0.0, ()))
    return result


def _complete(
    story: Story,
    people: People,
    carriers: Carriers,
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
            source = next(iter(published.get(carriers.key(attribution.chain[-1].carrier), ())), None)
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
