"""The record by id, and the one way in which the dossier refers to words on a page: `Lookup.cite`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord.data.days import words
from onrecord.dossier.context_pages import PageRef
from onrecord.dossier.context_statements import NOBODY, Cite
from onrecord.dossier.dates import day_of, order
from onrecord.dossier.shown import clipped
from onrecord.model import Article, ArticleSpan, Attribution, Edtf, Range, Record, Span, Target, in_quotes

QUOTE_LENGTH = 280
"""Characters of a short reference: about three lines on paper. A matter of layout, not of data."""

CUE_LENGTH = 60
"""Characters of a cue. Layout, not data."""

TELLING = 4
"""Words from which a content tells something without its cue: "that", "800" and "recall" do not. Set by eye."""

ACT_WORDS = {
    "deny": "denies", "promise": "promises", "demand": "demands", "reject": "rejects", "accept": "accepts",
    "threaten": "threatens", "praise": "praises", "criticise": "criticises", "ask": "asks",
    "announce": "announces", "urge": "urges", "decline": "declines to say",
}  # fmt: skip
"""Acts worth a badge; `assert` and `other` are not, since every statement would wear one."""

TITLE_LENGTH = 40
"""Characters of a title that stands in for an outlet. Layout, not data."""


class Lookup:
    """A record with its parts by id, and the places in article texts that links lead to.

    Places are handed out as they are asked for (`spot`), and set into the texts afterwards (`spots`): so only
    places that something leads to are marked.

    Attributes:
        principals: for whom each spokesperson speaks.
        credited: the carrier that an article credits for all of it.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.articles = {article.id: article for article in record.articles}
        self.attributions = {attribution.id: attribution for attribution in record.attributions}
        self.entities = {entity.id: entity for entity in record.entities}
        self.utterances = {utterance.id: utterance for utterance in record.utterances}
        self.claims = {claim.id: claim for claim in record.claims}
        self.issues = {issue.id: issue for issue in record.issues}
        self.number = {attribution.id: n for n, attribution in enumerate(record.attributions, 1)}
        self.article_number = {article.id: n for n, article in enumerate(record.articles, 1)}
        self.entity_number = {entity.id: n for n, entity in enumerate(record.entities, 1)}
        self.utterance_of = {a: u for u in record.utterances for a in u.renderings}
        self.spoken: defaultdict[str, list[Attribution]] = defaultdict(list)
        for attribution in record.attributions:
            self.spoken[attribution.article].append(attribution)
        self.statements = Counter(attribution.article for attribution in record.attributions)
        self.principals = {
            r.from_.entity: r.to.entity for r in record.relations if r.relation == "speaks_for" and r.to.entity
        }
        self.credited = {
            d.article: d.on.carrier
            for d in record.dependences
            if d.how != "copy" and d.scope == "article" and d.on.carrier
        }
        self._cited: dict[str, Cite] = {}
        self._spots: defaultdict[str, dict[Range, str]] = defaultdict(dict)

    def spot(self, article: str, span: Span) -> str:
        """The link to `span` in the text of `article`."""
        spots = self._spots[article]
        place = (span.start, span.end)
        if place not in spots:
            spots[place] = f"x{self.article_number[article]}-{len(spots) + 1}"
        return "#" + spots[place]

    def spots(self, article: str) -> dict[Range, str]:
        """All places in `article` that `spot` has given a link to, with their ids."""
        return self._spots[article]

    def publisher(self, article: Article) -> str:
        """Who publishes it, as far as it is known: name, domain or host of its address; "" where nobody says."""
        if article.outlet and (article.outlet.name or article.outlet.domain):
            return article.outlet.name or article.outlet.domain or ""
        try:
            return (urlsplit(article.location).hostname if "://" in article.location else None) or ""
        except ValueError:  # an address that is none ("http://[old] news"): a page may be called anything
            return ""

    def outlet(self, article: Article) -> str:
        """By what name people call it: who publishes it, else its title, else its file."""
        publisher = self.publisher(article)
        if publisher or article.title is None:
            return publisher or PurePath(article.location).name or article.location
        return in_quotes(clipped(article.title.text, TITLE_LENGTH))

    def page(self, article: str) -> PageRef:
        """The link to an article."""
        found = self.articles[article]
        title = clipped(found.title.text, 120) if found.title else PurePath(found.location).name
        number = self.article_number[article]
        return PageRef(self.outlet(found), title, f"#p{number}", bool(self.publisher(found)))

    def printed(self, article: str) -> Edtf | None:
        """The day on which the article was published."""
        published = self.articles[article].published
        return day_of(published.edtf) if published else None

    def date(self, attribution: Attribution) -> Edtf | None:
        """When it was said; where nobody knows, when it was printed."""
        return attribution.said.edtf if attribution.said else self.printed(attribution.article)

    def when(self, attribution: Attribution) -> str:
        """The same as words that say which of the two it is."""
        if attribution.said:
            return words(attribution.said.edtf)
        printed = words(self.printed(attribution.article))
        return f"printed {printed}" if printed else ""

    def speakers(self, attribution: Attribution) -> str:
        """Who is quoted, as one line, by the names that the record knows them by."""
        names = [self.name(s.entity, s.name) for s in attribution.speakers]
        return joined(dict.fromkeys(names)) or NOBODY

    def name(self, entity: str | None, printed: str) -> str:
        """The name of an entity; what is `printed` where there is none."""
        return self.entities[entity].name if entity in self.entities else printed

    def named(self, entities: Iterable[str]) -> list[str]:
        """The names of entities, each once: two that nobody named may be called alike."""
        return list(dict.fromkeys(self.entities[e].name for e in entities if e in self.entities))

    def cite(self, attribution_id: str) -> Cite:
        """An attribution as a short reference, made once: in a large story it is in many relations."""
        if attribution_id not in self._cited:
            self._cited[attribution_id] = self._cite(attribution_id)
        return self._cited[attribution_id]

    def _cite(self, attribution_id: str) -> Cite:
        attribution = self.attributions[attribution_id]
        quote = content(attribution)
        return Cite(
            number=self.number[attribution_id],
            who=self.speakers(attribution),
            quote=clipped(quote, QUOTE_LENGTH),
            where=self.outlet(self.articles[attribution.article]),
            when=self.when(attribution),
            act=act_word(attribution),
            href=f"#t{self.number[attribution_id]}",
            verb=cue_words(attribution) if len(quote.split()) < TELLING else "",
        )

    def cites(self, attribution_ids: Iterable[str]) -> tuple[Cite, ...]:
        """Attributions as short references, each once, in order of time."""
        known = {i for i in attribution_ids if i in self.attributions}
        ordered = sorted(known, key=lambda i: (order(self.date(self.attributions[i])), self.number[i]))
        return tuple(self.cite(i) for i in ordered)

    def narrated(self, article: str, span: Span, length: int = QUOTE_LENGTH) -> Cite:
        """Words that an article says in its own voice, as a reference of at most `length` characters."""
        outlet = self.outlet(self.articles[article])
        printed = words(self.printed(article))
        return Cite(
            number=None,
            who=f"{outlet}, in its own voice",
            quote=clipped(span.text, length),
            where=outlet,
            when=f"printed {printed}" if printed else "",
            act="",
            href=self.spot(article, span),
        )

    def teller(self, span: ArticleSpan, partly: bool = False) -> str | None:
        """The attribution in whose content words stand, or `partly` stand; of several the innermost."""
        spoken = self.spoken[span.article]
        over = [a for a in spoken if any(c.start <= span.start and span.end <= c.end for c in a.content)]
        if partly and not over:
            over = [a for a in spoken if any(c.start < span.end and span.start < c.end for c in a.content)]
        if not over:
            return None
        return min(over, key=lambda a: (sum(len(c.text) for c in a.content), self.number[a.id])).id

    def end(self, target: Target, why: str = "") -> Cite | None:
        """One end of a relation as a short reference; None where the record does not hold it.

        Of an act of speaking, the rendering whose words `why` quotes, else the one nearest the origin.
        """
        if target.utterance in self.utterances:
            utterance = self.utterances[target.utterance]
            told = (utterance.first, *utterance.renderings)
            return self.cite(next((a for a in told if in_quotes(content(self.attributions[a])) in why), told[0]))
        if target.attribution in self.attributions:
            return self.cite(target.attribution)
        if target.claim in self.claims:
            return self._claim(target.claim)
        if target.entity in self.entities:
            number = self.entity_number[target.entity]
            return Cite(None, self.entities[target.entity].name, "", "", "", "", f"#e{number}")
        return self.narrated(target.span.article, target.span) if target.span else None

    def _claim(self, claim_id: str) -> Cite:
        claim = self.claims[claim_id]
        attributed = [r.attribution for r in claim.reports if r.attribution in self.attributions]
        same = [i for i in attributed if i and claim.content.text in content(self.attributions[i])]
        return self.cite(same[0]) if same else self.narrated(claim.content.article, claim.content)


def merged(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """References in their order; those of one speaker in the very same words stand behind the first of them."""
    groups: dict[tuple[str, str], list[Cite]] = {}
    for cite in cites:
        groups.setdefault((cite.who, cite.quote), []).append(cite)
    return tuple(replace(group[0], also=tuple(group[1:])) for group in groups.values())


def content(attribution: Attribution) -> str:
    """The content's pieces as one line of text, an ellipsis where words between them are left out."""
    return " … ".join(span.text for span in attribution.content)


def cue_words(attribution: Attribution) -> str:
    """The cue as printed, on one line; "" where it is a mark ("Ockenden: 'I sleep well'")."""
    cue = " … ".join(span.text for span in attribution.cue)
    return clipped(cue, CUE_LENGTH) if any(map(str.isalpha, cue)) else ""


def act_word(attribution: Attribution) -> str:
    """What the speaker does by saying it, where that is worth a badge."""
    word = ACT_WORDS.get(attribution.act, "")
    if not (word and attribution.negated):
        return word
    return f"does not {attribution.act} {word.partition(' ')[2]}".rstrip()


def joined(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    listed = list(names)
    return ", ".join(listed[:-1]) + (" and " if listed[:-1] else "") + listed[-1] if listed else ""


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 page`, `2 pages`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def roots(articles: int, carriers: int, origins: int) -> str:
    """How many witnesses there are behind what several pages print: never the number of pages."""
    through = f", {counted(carriers, 'carrier')}" if carriers else ""
    if origins == 0:
        return f"{counted(articles, 'article')}{through}; who first heard it is not said"
    return f"{counted(articles, 'article')}{through}, {counted(origins, 'origin')}"


def sureness(confidence: float) -> str:
    """A confidence as a word. The borders are for reading, set by eye; the number stands beside it."""
    if confidence >= 0.8:
        return "sure"
    return "likely" if confidence >= 0.5 else "doubtful"
