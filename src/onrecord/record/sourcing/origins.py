"""On whose word a page rests: dependences, sourcing chains completed across pages, and the count of origins.

The rules, with an example each, stand in `docs/origins.md`. In short: the first hearer of a rendering is the last
carrier of its chain, or the page's own outlet where the page says that it heard it itself; pages whose chain is
not known add nothing beyond one; a claim rests on the people who say it, not on the pages that repeat them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import (
    ArticleSpan,
    Attribution,
    Dependence,
    DependsOn,
    Report,
    Utterance,
)
from onrecord.record.groups import Groups
from onrecord.record.sourcing.carriers import (
    Carriers,
    is_described,
    is_medium,
    reports_itself,
)
from onrecord.record.sourcing.completion import Completion
from onrecord.record.sourcing.copies import Overlap, read_text, runs
from onrecord.record.sourcing.credits import bylines, named_by, of_pages
from onrecord.record.sourcing.told_apart import is_another, persons
from onrecord.record.story import Story
from onrecord.record.who.entities import People
from onrecord.record.who.names import folded
from onrecord.record.words import tokens, word_set

EVIDENCE = 0.8
"""Share of a sentence's word runs that must stand in the older article for the sentence to show the copying."""

EVIDENCE_SENTENCES = 3
"""Of a copied passage so many sentences are kept as evidence."""


_BEFORE = word_set("had 'd earlier previously")
"""Words of a cue by which a page tells of what was said before."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What depends on what, and every attribution with its chain as far as the story knows it. `own`: the
    articles whose dateline says that they are their outlet's own report, and that copy none. `credited`: the one
    carrier that an article credits for all of it. `utterances`: that of each attribution. `told_apart`: how many
    persons a group without names is told apart as (`told_apart.py`)."""

    dependences: tuple[Dependence, ...]
    people: People
    story: Story
    principals: dict[str, str]
    known: Carriers
    own: frozenset[str]
    credited: dict[str, str]
    utterances: dict[str, str]
    told_apart: Mapping[str, int]

    def hearer(self, attribution: str) -> str | None:
        """Who first heard what this attribution reports, as a key; None where no page says. Somebody
        without a name is the same for all who have them from one carrier."""
        found = self.people.attributions[attribution]
        own_report = found.article in self.own and not _looks_back(found)
        if found.chain is None and not own_report:
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
        """Whether the last carrier of the chain is a person, a country, or a medium without a name of its own."""
        chain = self.people.attributions[attribution].chain
        if not chain:
            return False
        known = chain[-1].entity
        return (
            is_described(chain[-1].carrier)
            or (known is not None and self._is_no_body(known))
            or (chain[-1].anonymous and not is_medium(chain[-1].carrier))
        )

    def _is_carrier(self, entity: str, carriers: set[str]) -> bool:
        """Whether it is one of the carriers, by its key, and no person or place."""
        return not self._is_no_body(entity) and self.known.key(self.people.name(entity)) in carriers

    def _is_no_body(self, entity: str) -> bool:
        return self.people.by_id[entity].kind in ("person", "place") and not is_medium(self.people.name(entity))

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

        A named speaker is one however often repeated, a spokesperson is one with the principal, and so are the
        speakers whom pages name for one act of speaking, beside whom those without a name add none; sources
        without a name that one carrier heard are one, and the carrier that says the same in its own name has it
        from them; a page that narrates, or whose chain is not known, adds nothing."""
        told = {r.attribution: self.hearer(r.attribution) for r in reports if r.attribution is not None}
        passing = {self.known.key(carrier) for carrier in self.carriers(told)} & {h for h in told.values() if h}
        resting = {a: self._rests_on(a, hearer, passing, told) for a, hearer in told.items()}
        named = {a: [root for root in roots if root in self.people.by_id] for a, roots in resting.items()}
        known = {self.utterances.get(a) for a, roots in named.items() if roots} - {None}
        nameless = [roots for a, roots in resting.items() if self.utterances.get(a) not in known]
        found = Groups(sorted({root for roots in (*named.values(), *nameless) for root in roots}))
        first: dict[str, str] = {}
        for attribution, roots in named.items():
            spoken = self.utterances.get(attribution)
            if spoken and len(roots) == 1:
                found.join(first.setdefault(spoken, roots[0]), roots[0])
        return max(1, len(list(found)))

    def _rests_on(self, attribution: str, hearer: str | None, passing: set[str], told: Iterable[str]) -> set[str]:
        """Those on whose word one report rests; `told`: the reports beside it."""
        named = self._named(attribution)
        if named or not self.people.speakers(attribution):
            return {self.principals.get(one, one) for one in named if not self._is_carrier(one, passing)}
        found = self.people.attributions[attribution]
        another = is_another(found) and any(
            self.people.attributions[other].article == found.article and not self._named(other)
            for other in told
            if other != attribution
        )
        if hearer is None and not another:
            return set()
        root = f"without a name, heard by {hearer or found.article}{', another' if another else ''}"
        return {root, *(f"{root}, {n}" for n in range(2, self.told_apart.get(attribution, 1) + 1))}

    def _named(self, attribution: str) -> list[str]:
        """The speakers that go by a name."""
        return [entity for entity in self.people.named_speakers(attribution) if self._goes_by_name(entity)]


def _looks_back(found: Attribution) -> bool:
    """Whether its page tells of it as of what was said before ("had stated on Wednesday"): an agency's own report
    tells so of what anybody may have heard."""
    return any(word in _BEFORE for span in found.cue for word in tokens(span.text))


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
    credits = of_pages(story, people, carriers)
    signed = bylines(story, people, carriers)
    completed = Completion(story, people, carriers, [*copies, *signed], shelf, of).attributions()
    order = sorted(
        [*copies, *credits, *signed],
        key=lambda d: (story.articles[d.article].location, d.how, d.on.article or "", d.on.carrier or ""),
    )
    taken = {dependence.article for dependence in (*copies, *signed) if dependence.scope == "article"}
    own = frozenset(a.id for a in story.articles.values() if a.id not in taken and reports_itself(a, carriers))
    whole = [d for d in (*credits, *signed) if d.scope == "article" and d.on.carrier]
    times = Counter(d.article for d in whole)
    credited = {d.article: d.on.carrier or "" for d in whole if times[d.article] == 1}
    people = replace(people, attributions=completed)
    apart = persons(story, completed.values())
    return Sources(tuple(order), people, story, principals, carriers, own, credited, of, apart)


def _copies(story: Story, people: People, carriers: Carriers, found: Sequence[Overlap]) -> list[Dependence]:
    """Of each article the one that it shares most with: as a whole, or for the statements of the passages that it
    shares with an article of another outlet."""
    named = named_by(story, people, carriers)
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
