"""Which pages depend on which pages, carriers and first hearers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.dossier.context import DependenceView, Sources
from onrecord.dossier.graph import Flow, graph
from onrecord.dossier.lookup import Lookup, counted
from onrecord.dossier.shown import clipped
from onrecord.model import Attribution, Dependence

_HOW = {"copy": "prints its text", "credit": "credits it", "byline": "bears its byline"}

PAGES_DRAWN = 24
"""With more pages the drawing shows outlets instead: more lines do not fit on one sheet. Layout, not data."""

Key = tuple[str, str]
"""What a node of the drawing is: `page`, `outlet` or `carrier`, and its id or name."""


def sources(lookup: Lookup) -> Sources:
    """Sentences, a drawing and the list of dependences."""
    flows = _flows(lookup)
    return Sources(
        sentences=tuple(_sentences(lookup)),
        graph=graph(flows) if flows else None,
        dependences=tuple(_dependence(lookup, dependence) for dependence in lookup.record.dependences),
    )


def copies(lookup: Lookup) -> frozenset[str]:
    """The articles that print another page's or a carrier's text."""
    return frozenset(d.article for d in lookup.record.dependences if d.how == "copy")


@dataclass(frozen=True)
class _Roots:
    """Where the statements of all pages were first heard, as far as the pages say."""

    carriers: frozenset[str]
    hearers: frozenset[Key]
    unknown: int


def _roots(lookup: Lookup) -> _Roots:
    carriers: set[str] = set()
    hearers: set[Key] = set()
    unknown = 0
    copied = copies(lookup)
    for attribution in lookup.record.attributions:
        links = attribution.chain
        carriers.update(lookup.name(link.entity, link.carrier) for link in links or ())
        if links is None:
            unknown += 1
        elif links:
            hearers.add(("carrier", lookup.name(links[-1].entity, links[-1].carrier)))
        elif attribution.article not in copied:
            hearers.add(("page", lookup.outlet(lookup.articles[attribution.article])))
    carriers.update(d.on.carrier for d in lookup.record.dependences if d.on.carrier)
    return _Roots(frozenset(carriers), frozenset(hearers), unknown)


def _sentences(lookup: Lookup) -> list[str]:
    roots = _roots(lookup)
    articles = len(lookup.record.articles)
    said = [
        f"{counted(articles, 'article')}, {counted(len(roots.carriers), 'carrier')}, "
        f"{counted(len(roots.hearers), 'origin')}: the pages, those through whom words came to them, and "
        "those who are known to have heard words first."
    ]
    copied = len(copies(lookup))
    if copied:
        said.append(
            f"{counted(copied, 'article prints', 'articles print')} another’s text: "
            "a text and its copies are one witness."
        )
    if roots.unknown:
        total = len(lookup.record.attributions)
        said.append(
            f"Of {counted(total, 'statement')}, {roots.unknown:,} stand on pages that do not say how "
            "they came by the words; such a page adds no witness."
        )
    return said


def _flows(lookup: Lookup) -> tuple[Flow, ...]:
    """Who takes from whom, in order; statements of one way counted together."""
    by_outlet = len(lookup.record.articles) > PAGES_DRAWN
    counter: Counter[tuple[Key, Key, str]] = Counter()
    for attribution in lookup.record.attributions:
        counter.update(_links(lookup, attribution, by_outlet))
    for dependence in lookup.record.dependences:
        giver = _giver(lookup, dependence, by_outlet)
        taker = _page(lookup, dependence.article, by_outlet)
        if giver and giver != taker:
            counter[giver, taker, dependence.how] += 1
    return tuple(
        Flow(giver, taker, how, count, _label(lookup, giver), _label(lookup, taker), _href(lookup, taker))
        for (giver, taker, how), count in sorted(counter.items())
    )


def _links(lookup: Lookup, attribution: Attribution, by_outlet: bool) -> list[tuple[Key, Key, str]]:
    at = _page(lookup, attribution.article, by_outlet)
    found = []
    for link in attribution.chain or ():
        giver = ("carrier", lookup.name(link.entity, link.carrier))
        if giver != at:
            found.append((giver, at, "inferred" if link.certainty == "inferred" else "chain"))
        at = giver
    return found


def _page(lookup: Lookup, article: str, by_outlet: bool) -> Key:
    return ("outlet", lookup.outlet(lookup.articles[article])) if by_outlet else ("page", article)


def _giver(lookup: Lookup, dependence: Dependence, by_outlet: bool) -> Key | None:
    on = dependence.on
    if on.article is not None:
        return _page(lookup, on.article, by_outlet) if on.article in lookup.articles else None
    return ("carrier", on.carrier or "")


def _label(lookup: Lookup, key: Key) -> str:
    if key[0] != "page":
        return key[1]
    return _titled(lookup, key[1])


def _titled(lookup: Lookup, article: str) -> str:
    """Outlet and title; the title alone where nobody knows the outlet."""
    page = lookup.page(article)
    return f"{page.where}: {page.title}" if page.known else page.title


def _href(lookup: Lookup, key: Key) -> str:
    return lookup.page(key[1]).href if key[0] == "page" else ""


def _dependence(lookup: Lookup, dependence: Dependence) -> DependenceView:
    on = dependence.on
    page = lookup.page(on.article) if on.article in lookup.articles and on.article else None
    return DependenceView(
        article=lookup.page(dependence.article),
        on=_titled(lookup, on.article or "") if page else clipped(on.carrier or on.article or "", 120),
        on_href=page.href if page else "",
        how=_HOW[dependence.how],
        scope=_scope(lookup, dependence),
        overlap=round(100 * dependence.overlap),
        evidence=tuple(lookup.narrated(span.article, span) for span in dependence.evidence[:3]),
    )


def _scope(lookup: Lookup, dependence: Dependence) -> str:
    if dependence.scope == "article":
        return "the whole article"
    numbers: Sequence[int] = sorted(lookup.number[i] for i in dependence.scope if i in lookup.number)
    return ("statement " if len(numbers) == 1 else "statements ") + ", ".join(map(str, numbers))
