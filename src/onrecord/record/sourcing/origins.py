"""On whose word a page rests: dependences, sourcing chains completed across pages, and the count of origins.

The rules, with an example each, stand in `docs/origins.md`. In short: the first hearer of a rendering is the last
carrier of its chain, or the page's own outlet where the page says that it heard it itself; pages whose chain is
not known add nothing beyond one; a claim rests on the people who say it, not on the pages that repeat them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import (
    Article,
    ArticleSpan,
    Attribution,
    Dependence,
    DependsOn,
    Link,
    Report,
    Span,
    Utterance,
)
from onrecord.record.sourcing.carriers import (
    Carriers,
    as_printed,
    is_described,
    is_known,
    is_medium,
    is_office,
    is_pointer,
    printed_credits,
    reports_itself,
    told_credits,
)
from onrecord.record.sourcing.completion import Completion
from onrecord.record.sourcing.copies import Overlap, read_text, runs
from onrecord.record.story import Story
from onrecord.record.who.entities import People
from onrecord.record.who.names import folded

EVIDENCE = 0.8
"""Share of a sentence's word runs that must stand in the older article for the sentence to show the copying."""

EVIDENCE_SENTENCES = 3
"""Of a copied passage so many sentences are kept as evidence."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What depends on what, and every attribution with its chain as far as the story knows it. `own`: the
    articles whose dateline says that they are their outlet's own report, and that copy none. `credited`: the one
    carrier that an article credits for all of it."""

    dependences: tuple[Dependence, ...]
    people: People
    story: Story
    principals: dict[str, str]
    known: Carriers
    own: frozenset[str]
    credited: dict[str, str]

    def hearer(self, attribution: str) -> str | None:
        """Who first heard what this attribution reports, as a key; None where no page says. Somebody
        without a name is the same for all who have them from one carrier."""
        found = self.people.attributions[attribution]
        if found.chain is None and found.article not in self.own:
            return self.known.key(self.credited[found.article]) if found.article in self.credited else None
        own = self.known.own(self.story.articles[found.article]) or f"page {found.article}"
        if not found.chain:
            return own
        last = found.chain[-1]
        if not last.anonymous:
            return self.known.key(last.carrier)
        through = self.known.key(found.chain[-2].carrier) if len(found.chain) > 1 else own
        return f"{through} {folded(last.carrier)}"

    def hearers(self, attributions: Iterable[str]) -> set[str]:
        """The distinct first hearers that are known. A person who only passes the words on, and a carrier that is
        only described, count where no agency or outlet with a name is known to have heard them. What a page does
        not say of its headline it says below it."""
        given = [self.people.attributions[a] for a in attributions]
        told = {found.article for found in given if found.chain is not None}
        heard = [found.id for found in given if found.chain is not None or found.article not in told]
        known = {(self.hearer(a), self._passed_on(a)) for a in heard}
        press = {hearer for hearer, passed_on in known if hearer is not None and not passed_on}
        return press or {hearer for hearer, _ in known if hearer is not None}

    def _goes_by_name(self, entity: str) -> bool:
        """Whether it has a name, and not only a capital where a sentence begins ("The rescue service")."""
        rest = re.sub(r"^(?:The|An?) ", "", self.people.name(entity))
        return self.people.has_name(entity) and any(letter.isupper() for letter in rest)

    def _passed_on(self, attribution: str) -> bool:
        """Whether the last carrier of the chain is a person, or a medium without a name of its own."""
        chain = self.people.attributions[attribution].chain
        if not chain:
            return False
        known = chain[-1].entity
        return (
            is_described(chain[-1].carrier)
            or (known is not None and self.people.by_id[known].kind == "person")
            or (chain[-1].anonymous and not is_medium(chain[-1].carrier))
        )

    def _is_carrier(self, entity: str, carriers: set[str]) -> bool:
        """Whether it is one of the carriers, by its key, and no person or place."""
        no_body = self.people.by_id[entity].kind in ("person", "place")
        return not no_body and self.known.key(self.people.name(entity)) in carriers

    def carriers(self, attributions: Iterable[str]) -> tuple[str, ...]:
        """The names of the carriers in the chains, each once, sorted."""
        names: dict[str, str] = {}
        for attribution in attributions:
            found = self.people.attributions[attribution]
            through = [link.carrier for link in found.chain or ()]
            if found.chain is None and found.article in self.credited:
                through.append(self.credited[found.article])
            for carrier in through:
                key = self.known.key(carrier)
                names[key] = min(names.get(key, carrier), carrier)
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

        A named speaker is one however often repeated, and a spokesperson is one with the principal; sources
        without a name that one carrier heard are one, and the carrier that says the same in its own name has it
        from them; a page that narrates, or whose chain is not known, adds nothing."""
        found: set[str] = set()
        told = {r.attribution: self.hearer(r.attribution) for r in reports if r.attribution is not None}
        passing = {self.known.key(carrier) for carrier in self.carriers(told)} & {h for h in told.values() if h}
        for attribution, hearer in told.items():
            speakers = self.people.named_speakers(attribution)
            named = [entity for entity in speakers if self._goes_by_name(entity)]
            found.update(self.principals.get(one, one) for one in named if not self._is_carrier(one, passing))
            if not named and self.people.speakers(attribution) and hearer is not None:
                found.add(f"without a name, heard by {hearer}")
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
    completed = Completion(story, people, carriers, [*copies, *bylines], shelf, of).attributions()
    order = sorted(
        [*copies, *credits, *bylines],
        key=lambda d: (story.articles[d.article].location, d.how, d.on.article or "", d.on.carrier or ""),
    )
    taken = {dependence.article for dependence in (*copies, *bylines) if dependence.scope == "article"}
    own = frozenset(a.id for a in story.articles.values() if a.id not in taken and reports_itself(a, carriers))
    whole = [d for d in (*credits, *bylines) if d.scope == "article" and d.on.carrier]
    times = Counter(d.article for d in whole)
    credited = {d.article: d.on.carrier or "" for d in whole if times[d.article] == 1}
    people = replace(people, attributions=completed)
    return Sources(tuple(order), people, story, principals, carriers, own, credited)


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
    """Of each article the one that it shares most with: as a whole, or for the statements of the passages that it
    shares with an article of another outlet."""
    named = _credited(story, people, carriers)
    best: dict[str, tuple[bool, float, int, str, float]] = {}
    for place, overlap in enumerate(found):
        copy, source = overlap.later, overlap.earlier
        if overlap.passage and carriers.own(story.articles[copy]) == carriers.own(story.articles[source]):
            continue
        if _turned(story, carriers, named, copy, source):
            copy, source = source, copy
        candidate = (overlap.passage, -overlap.own, place, source, overlap.whole)
        best[copy] = min(best.get(copy, candidate), candidate)
    made: list[Dependence] = []
    for copy, (passage, _, _, source, whole) in sorted(best.items()):
        shared = _shared(story, copy, source)
        scope: Literal["article"] | tuple[str, ...] = "article"
        if passage:
            scope = _standing_in(story, copy, shared)
        if scope:
            evidence = shared[: EVIDENCE_SENTENCES if passage else 1]
            made.append(Dependence(copy, DependsOn(article=source), "copy", scope, round(whole, 4), evidence))
    return made


def _standing_in(story: Story, article: str, sentences: Sequence[ArticleSpan]) -> tuple[str, ...]:
    """The article's attributions whose content begins in one of the sentences."""
    return tuple(
        attribution.id
        for attribution in story.reading_of[article].attributions
        if any(s.start <= attribution.content[0].start < s.end for s in sentences)
    )


def _turned(story: Story, carriers: Carriers, named: dict[str, set[str]], later: str, earlier: str) -> bool:
    """Whether the older page is the copy, since it credits the newer one's outlet and not the other way round."""
    mine, other = carriers.own(story.articles[later]), carriers.own(story.articles[earlier])
    if mine is None or mine == other or story.published(earlier).before(story.published(later)):
        return False
    return mine in named.get(earlier, ()) and other not in named.get(later, ())


def _shared(story: Story, copy: str, source: str) -> tuple[ArticleSpan, ...]:
    """The sentences of the copy that stand in the source, edited a little or not."""
    theirs = set(runs(read_text(story.articles[source])).tolist())
    text = story.articles[copy].text
    held = []
    for start, end in story.reading_of[copy].sentences:
        mine = runs(text[start:end]).tolist()
        if mine and sum(run in theirs for run in mine) / len(mine) >= EVIDENCE:
            held.append(story.cut(copy, start, end))
    return tuple(held)


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
        printed = (*_printed(story, article), *_told(story, carriers, article))
        for credit in (*printed, *_linked(story, people, carriers, article)):
            key = carriers.key(credit.name)
            if not carriers.is_own(article, key):
                found[(article.id, key)].append(credit)
    return [_credit(article, carriers, credits) for (article, _), credits in sorted(found.items())]


def _credit(article: str, carriers: Carriers, credits: Sequence[_Credit]) -> Dependence:
    concerned = tuple(dict.fromkeys(a for credit in credits for a in credit.concerned))
    whole = any(not credit.concerned for credit in credits)
    words = tuple(sorted({span for credit in credits for span in credit.words}))
    names = sorted({credit.name for credit in credits}, key=lambda name: (name[:1].islower(), name))
    on = DependsOn(carrier=names[0] if names[0][:1].islower() else carriers.name(names[0]))
    return Dependence(article, on, "credit", "article" if whole else concerned, 0.0, words)


def _printed(story: Story, article: Article) -> Iterator[_Credit]:
    for name, (start, end) in printed_credits(article):
        yield _Credit(name, (), (story.cut(article.id, start, end),))


def _told(story: Story, carriers: Carriers, article: Article) -> Iterator[_Credit]:
    """The agencies, papers and broadcasters that the text says it has something from."""
    for name, (start, end) in told_credits(article):
        if is_known(name) or is_medium(name) or carriers.is_outlet(name):
            inside = [a.id for a in story.reading_of[article.id].attributions if _near(story, a, start)]
            if inside:
                yield _Credit(name, tuple(inside), (story.cut(article.id, start, end),))


def _near(story: Story, attribution: Attribution, place: int) -> bool:
    """Whether the attribution stands in the sentence of a place."""
    sentences = story.reading_of[attribution.article].sentences
    where = next((s for s in sentences if s[0] <= place < s[1]), None)
    first = (attribution.cue or attribution.content)[0].start
    return where is not None and where[0] <= first < where[1]


def _linked(story: Story, people: People, carriers: Carriers, article: Article) -> Iterator[_Credit]:
    """The links of the article's chains, and the media among its speakers who report what others said or did. Who
    asks or answers in an interview is none of them."""
    talking = {
        speaker.name
        for attribution in story.reading_of[article.id].attributions
        if attribution.form == "turn"
        for speaker in attribution.speakers
    }
    for old in story.reading_of[article.id].attributions:
        attribution = people.attributions[old.id]
        for link in attribution.chain or ():
            name = _carrier_name(people, carriers, article, link)
            if name and name not in talking:
                yield _Credit(name, (attribution.id,), _words(story, article, link.cue))
        for hearer in attribution.addressees:
            described = bool(attribution.chain) and hearer.name.split()[-1].islower()  # its chain has the name
            if not described and (told := carriers.press(article, hearer.name)):
                yield _Credit(told, (attribution.id,), _words(story, article, attribution.cue))
        for speaker in attribution.speakers if attribution.act in ("assert", "announce") else ():
            meant = _meant(carriers, article, speaker.name) if is_pointer(speaker.name) else speaker.name
            if meant and meant not in talking and _is_press(people, carriers, meant, speaker.entity):
                yield _Credit(meant, (attribution.id,), _words(story, article, attribution.source))


def _words(story: Story, article: Article, spans: Sequence[Span]) -> tuple[ArticleSpan, ...]:
    return tuple(story.cut(article.id, s.start, s.end) for s in spans)


def _carrier_name(people: People, carriers: Carriers, article: Article, link: Link) -> str | None:
    """The carrier as a name or description; None where it is a person, evidence, or only points."""
    if is_pointer(link.carrier):
        return _meant(carriers, article, link.carrier)
    if link.anonymous or not _goes_by_name(link.carrier):
        return as_printed(article, link.carrier) if is_medium(link.carrier) else None
    person = link.entity is not None and people.by_id[link.entity].kind == "person"
    return None if person or is_office(link.carrier) else link.carrier


def _goes_by_name(carrier: str) -> bool:
    """Whether it is named, and not only described with a name in the description ("a list seen by Vell Press")."""
    words = carrier.split()
    return words[0][:1].isupper() or (words[0] == "the" and any(word[:1].isupper() for word in words[1:3]))


def _meant(carriers: Carriers, article: Article, pointer: str) -> str | None:
    """The one carrier of the story, named on the page, whose name ends as the pointer does ("the agency")."""
    last = folded(pointer).split()[-1]
    named = {
        key: name
        for key, name in carriers.names.items()
        if folded(name).split()[-1:] == [last] and name in article.text and not carriers.is_own(article, key)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _is_press(people: People, carriers: Carriers, name: str, entity: str | None) -> bool:
    if entity is None or people.by_id[entity].kind == "person" or not name:
        return False
    return is_known(name) or is_medium(name) or carriers.is_outlet(name)


def _bylines(story: Story, people: People, carriers: Carriers) -> list[Dependence]:
    """Pages whose byline names another outlet of the story, or a carrier that pages of it credit."""
    known = set().union(*_credited(story, people, carriers).values())
    known |= {key for article in story.articles.values() if (key := carriers.own(article))}
    result: list[Dependence] = []
    for article in story.articles.values():
        for name in article.byline:
            key = carriers.key(name)
            if (key in known or is_known(name)) and not carriers.is_own(article, key):
                on = DependsOn(carrier=carriers.name(name))
                result.append(Dependence(article.id, on, "byline", "article", 0.0, ()))
    return result
