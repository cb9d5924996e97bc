"""Why a row of the record is there: the words of the pages, the rule, the path, and the decisions obeyed.

Everything is taken from what the record stores, so that it holds whichever room made the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.cli.rows import Rows
from onrecord.data.days import words as day_in_words
from onrecord.dossier.lookup import counted
from onrecord.dossier.shown import shown
from onrecord.model import (
    Article,
    ArticleSpan,
    Attribution,
    Claim,
    Decision,
    Dependence,
    Entity,
    Event,
    Flag,
    Issue,
    Mention,
    Miss,
    Position,
    Record,
    Relation,
    Shift,
    Span,
    Target,
    Utterance,
    in_quotes,
)

FEW = 40
"""Quotes that are printed at most; how many more there are is said."""


@dataclass(frozen=True)
class Quote:
    """Exact words of a page, where they stand, and what they show."""

    shows: str
    location: str
    start: int
    end: int
    text: str


@dataclass
class Reason:
    """Why a row is there. `score`: a confidence or share, where the row has one; `path`: step by step how
    it came."""

    id: str
    type: str
    what: str
    rule: str
    score: float | None = None
    evidence: list[Quote] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)


class Reasons:
    """What is known of why each row of a record is there.

    Attributes:
        rows: the rows by id.
    """

    def __init__(self, record: Record, rules: Mapping[str, str]) -> None:
        """`rules`: by kind of row, and by kind and name, as the pipeline gives them."""
        self._record = record
        self._rules = rules
        self.rows = Rows(record)
        self._articles = {a.id: a for a in record.articles}
        self._attributions = {a.id: a for a in record.attributions}

    def why(self, key: str) -> Reason:
        """Why the row with this id is there."""
        row = self.rows.by_id[key]
        match row:
            case Article():
                reason = self._article(row)
            case Mention():
                reason = self._mention(row)
            case Attribution():
                reason = self._attribution(row)
            case Entity():
                reason = self._entity(row)
            case Utterance():
                reason = self._utterance(row)
            case Claim():
                reason = self._claim(row)
            case Relation():
                reason = self._relation(row)
            case Event():
                reason = self._event(row)
            case _:
                reason = self._other(key, row)
        reason.decisions += [self._decided(d) for d in self._record.decisions if self._concerns(d, row)]
        return reason

    def _other(self, key: str, row: Any) -> Reason:
        match row:
            case Dependence():
                return self._dependence(key, row)
            case Flag():
                return self._flag(key, row)
            case Miss():
                return self._miss(key, row)
            case Position():
                return self._position(row)
            case Shift():
                return self._shift(row)
            case Issue():
                return self._issue(row)
        assert isinstance(row, Decision)
        reason = self._reason(row.id, "decision", f"{row.kind} {row.value or ''}".strip())
        reason.path.append(self._decided(row))
        for target in row.targets:
            reason.evidence += self._of_target(target, "it is about")
        return reason

    def _reason(self, key: str, kind: str, what: str, name: str = "") -> Reason:
        rule = self._rules.get(f"{kind} {name}".strip()) or self._rules.get(kind, "")
        return Reason(key, kind, what, rule)

    def _quote(self, shows: str, article: str, span: Span) -> Quote:
        return Quote(shows, self._articles[article].location, span.start, span.end, span.text)

    def _located(self, shows: str, span: ArticleSpan) -> Quote:
        return self._quote(shows, span.article, span)

    def _said(self, key: str, shows: str) -> list[Quote]:
        """The words of an attribution: who, by which cue, what."""
        found = self._attributions.get(key)
        if found is None:
            return []
        parts = (("source", found.source), ("cue", found.cue), ("content", found.content))
        return [self._quote(f"{shows}: {part}", found.article, span) for part, spans in parts for span in spans]

    def _of_target(self, key: str, shows: str) -> list[Quote]:
        row = self.rows.by_id.get(key)
        if isinstance(row, Mention):
            return [self._quote(shows, row.article, row.span)]
        return self._said(key, shows)

    def _article(self, row: Article) -> Reason:
        reason = self._reason(row.id, "article", row.title.text if row.title else row.location)
        reason.path.append(f"page {row.page}, {row.location}")
        for name, dated in (("published", row.published), ("updated", row.updated)):
            if dated:
                told = f"{name} {day_in_words(dated.edtf)}, by {dated.method} (confidence {dated.confidence:.2f})"
                if isinstance(dated.evidence, Span):
                    reason.evidence.append(self._quote(told, row.id, dated.evidence))
                else:
                    reason.path.append(told + (f": {dated.evidence}" if dated.evidence else ""))
        reason.path += [f"{flag.flag}: {flag.why}" for flag in row.flags]
        reason.path += [
            f"takes from: {k}"
            for k, d in self.rows.by_id.items()
            if isinstance(d, Dependence) and d.article == row.id
        ]
        return reason

    def _mention(self, row: Mention) -> Reason:
        reason = self._reason(row.id, "mention", f"{row.kind}, {row.form}")
        reason.evidence.append(self._quote("the words", row.article, row.span))
        cluster = self.rows.by_id.get(row.cluster or "")
        if isinstance(cluster, Mention) and cluster.id != row.id:
            reason.evidence.append(self._quote("the first mention of the same", row.article, cluster.span))
        reason.path += [f"entity {e.id}: {e.name}" for e in self._record.entities if row.id in e.mentions]
        reason.path += [f"its value is {day_in_words(row.value)}"] if row.value else []
        return reason

    def _attribution(self, row: Attribution) -> Reason:
        who = " and ".join(s.name for s in row.speakers) or "nobody named"
        reason = self._reason(row.id, "attribution", f"{who}: {row.act}{', negated' if row.negated else ''}")
        reason.score = row.confidence
        reason.evidence += self._said(row.id, "it")
        for speaker in row.speakers:
            mention = self.rows.by_id.get(speaker.mention or "")
            if isinstance(mention, Mention):
                reason.evidence.append(self._quote(f"speaker: {speaker.name}", mention.article, mention.span))
        if row.said:
            reason.path.append(f"said {day_in_words(row.said.edtf)}: {row.said.basis}")
            reason.evidence += [self._quote("when", row.article, row.said.evidence)] if row.said.evidence else []
        reason.path += [f"inside the content of {row.parent}"] if row.parent else []
        reason.path += self._chain(row)
        for link in row.chain or ():
            reason.evidence += [self._quote(f"link to {link.carrier}", row.article, span) for span in link.cue]
        return reason

    def _chain(self, row: Attribution) -> list[str]:
        if row.chain is None:
            return ["the page does not say how the words came to it"]
        if not row.chain:
            return ["the page says that it heard the words itself"]
        steps = []
        for number, link in enumerate(row.chain, 1):
            how = "the page prints it" if link.certainty == "explicit" else self._shown_by(row, link.carrier)
            steps.append(f"link {number}: {link.carrier} ({link.certainty}: {how})")
        return steps

    def _shown_by(self, row: Attribution, carrier: str) -> str:
        """Which other row shows an inferred link: a dependence of the page, or another rendering's chain."""
        for key, held in self.rows.by_id.items():
            if isinstance(held, Dependence) and held.article == row.article:
                on = self._articles[held.on.article] if held.on.article else None
                names = {held.on.carrier, on.outlet.name if on and on.outlet else None}
                if carrier in names:
                    return f"by dependence {key}"
        for utterance in self._record.utterances:
            if row.id in utterance.renderings:
                for other in utterance.renderings:
                    links = self._attributions[other].chain or ()
                    if other != row.id and any(x.carrier == carrier and x.certainty == "explicit" for x in links):
                        return f"printed by another rendering, {other}"
        return "from the page that it takes its words from"

    def _entity(self, row: Entity) -> Reason:
        reason = self._reason(row.id, "entity", f"{row.name} ({row.kind}{', not named' if row.anonymous else ''})")
        spelled: dict[tuple[str, str], str] = {}
        for mention in (self.rows.by_id[m] for m in row.mentions):
            spelled.setdefault((mention.span.text, mention.article), mention.id)
        first = [self.rows.by_id[m] for m in spelled.values()]
        reason.evidence += [self._quote("mention", m.article, m.span) for m in first]
        reason.evidence += [self._located(f"described as {r.role}", r.span) for r in row.roles]
        reason.path += [f"also written: {', '.join(row.aliases)}"] if row.aliases else []
        reason.path += [f"Wikidata {row.wikidata}, from data/actors.tsv"] if row.wikidata else []
        reason.path.append(
            f"{counted(len(row.mentions), 'mention')} in {counted(len({m.article for m in first}), 'article')}"
        )
        return reason

    def _utterance(self, row: Utterance) -> Reason:
        told = f"{counted(len(row.renderings), 'rendering')} in {counted(row.articles, 'article')}"
        reason = self._reason(row.id, "utterance", told)
        for rendering in row.renderings:
            reason.evidence += self._said(rendering, rendering)
        reason.path.append(f"nearest the origin: {row.first}")
        reason.path += [f"said {day_in_words(row.said.edtf)}: {row.said.basis}"] if row.said else []
        for held in row.differences:
            words = f"only the first has {list(held.only_a)}, only the second {list(held.only_b)}"
            reason.path.append(f"{held.a} and {held.b} differ: {words}")
        for rendering in row.renderings:
            reason.path += [f"{rendering}: {step}" for step in self._chain(self._attributions[rendering])]
        reason.path.append(
            f"{counted(row.origins, 'first hearer')}; carriers: {', '.join(row.carriers) or 'none'}"
        )
        return reason

    def _claim(self, row: Claim) -> Reason:
        reason = self._reason(row.id, "claim", f"{row.status}: {row.content.text}")
        reason.evidence += [self._located(f"{r.voice} {r.attribution or ''}".strip(), r.span) for r in row.reports]
        for change in row.history:
            reason.path.append(f"{day_in_words(change.edtf) or 'no date'}: {change.status}, by {change.by}")
            reason.evidence += self._said(change.by, change.status) if change.status != "asserted" else []
        counts = ((row.articles, "article"), (len(row.carriers), "carrier"), (row.origins, "origin"))
        reason.path.append(", ".join(counted(number, one) for number, one in counts))
        return reason

    def _relation(self, row: Relation) -> Reason:
        reason = self._reason(row.id, "relation", f"{row.relation}: {row.why}", row.relation)
        reason.score = row.confidence
        reason.path.append(f"basis: {row.basis}" + (f"; it is about the {row.about}" if row.about else ""))
        for name, end in (("from", row.from_), ("to", row.to)):
            reason.evidence += self._end(name, end)
            reason.path.append(
                f"{name}: {end.utterance or end.attribution or end.claim or end.entity or 'these words'}"
            )
        return reason

    def _end(self, name: str, end: Target) -> list[Quote]:
        if end.span:
            return [self._located(name, end.span)]
        row = self.rows.by_id.get(end.utterance or end.attribution or end.claim or end.entity or "")
        match row:
            case Attribution():
                return self._said(row.id, name)
            case Utterance():
                return self._said(row.first, name)
            case Claim():
                return [self._located(f"{name}, {report.voice}", report.span) for report in row.reports]
            case Entity():
                return [self._located(f"{name}: {row.name}, described as", role.span) for role in row.roles]
        return []

    def _event(self, row: Event) -> Reason:
        reason = self._reason(row.id, "event", f"{row.status}: {row.what.text}")
        reason.evidence += [self._located("what", row.what)]
        reason.evidence += [self._located("report", span) for span in row.reports if span != row.what]
        reason.path.append(f"when: {day_in_words(row.when) or 'not known'} ({row.precision or 'no precision'})")
        for mention in self._record.mentions:
            inside = mention.article == row.what.article and row.what.start <= mention.span.start < row.what.end
            if mention.is_date and inside:
                reason.evidence.append(
                    self._quote(
                        f"time: {day_in_words(mention.value) or 'no value'}", mention.article, mention.span
                    )
                )
        return reason

    def _dependence(self, key: str, row: Dependence) -> Reason:
        on = self._articles[row.on.article].location if row.on.article else row.on.carrier
        reason = self._reason(key, "dependence", f"{row.how} of {on}", row.how)
        reason.score = row.overlap if row.how == "copy" else None
        reason.evidence += [self._located("it shows in", span) for span in row.evidence]
        scope = ["the whole article"] if row.scope == "article" else list(row.scope)
        reason.path += [f"it covers {part}" for part in scope]
        return reason

    def _flag(self, key: str, row: Flag) -> Reason:
        article = self.rows.flagged[key]
        reason = self._reason(key, "flag", f"{row.flag}: {row.why}")
        reason.evidence += [self._quote("it shows in", article.id, span) for span in row.evidence]
        reason.path.append(f"of the article {article.id}, {article.location}")
        return reason

    def _miss(self, key: str, row: Miss) -> Reason:
        reason = self._reason(key, "miss", row.reason)
        quotes = (("sentence", row.span), ("cue", row.cue))
        reason.evidence += [self._quote(shows, row.article, span) for shows, span in quotes]
        return reason

    def _position(self, row: Position) -> Reason:
        reason = self._reason(
            row.id, "position", f"{self._named(row.actor)} on {row.issue}: {row.direction} ({row.act})"
        )
        reason.evidence += self._said(row.attribution, "by")
        reason.path.append(f"by {row.attribution}, said {day_in_words(row.said) or 'on no known day'}")
        return reason

    def _shift(self, row: Shift) -> Reason:
        reason = self._reason(row.id, "shift", f"{self._named(row.actor)} on {row.issue}: {row.why}")
        reason.score = row.confidence
        reason.evidence += [*self._said(row.from_, "from"), *self._said(row.to, "to")]
        reason.path += [f"from {row.from_}", f"to {row.to}"]
        return reason

    def _issue(self, row: Issue) -> Reason:
        reason = self._reason(row.id, "issue", f"{row.name} ({row.by}); terms: {', '.join(row.terms)}")
        held = [p for p in self._record.positions if p.issue == row.id]
        reason.path += [f"position {p.id}: {self._named(p.actor)}, {p.direction}" for p in held]
        return reason

    def _named(self, entity: str) -> str:
        row = self.rows.by_id.get(entity)
        return row.name if isinstance(row, Entity) else entity

    def _concerns(self, decision: Decision, row: Any) -> bool:
        """Whether an editor decided something about the row, or about what it is made of."""
        about: set[str | None] = set()
        match row:
            case Entity():
                about.update(row.mentions)
            case Utterance():
                about.update(row.renderings)
            case Claim():
                about = {r.attribution for r in row.reports} | {c.by for c in row.history}
            case Relation():
                about = {row.from_.attribution, row.to.attribution}
            case Position():
                about = {row.attribution}
            case Shift():
                about = {row.from_, row.to}
            case Article():
                about = {row.id, row.page}
            case Mention() | Attribution():
                about = {row.id}
        return bool(about & set(decision.targets))

    def _decided(self, row: Decision) -> str:
        value = f" ({row.value})" if row.value else ""
        told_why = row.why or "no reason given"
        return (
            f"{day_in_words(row.at)}: {row.by} decided {row.kind}{value} of {', '.join(row.targets)}: {told_why}"
        )


def told(reason: Reason) -> str:
    """The reason as text for a terminal, which strangers' words cannot steer."""
    score = "" if reason.score is None else f"  (score {reason.score:.2f})"
    lines = [f"{reason.type} {reason.id}{score}", f"  {reason.what}"]
    for quote in reason.evidence[:FEW]:
        words = in_quotes(" ".join(quote.text.split()))
        lines.append(f"  {quote.shows}: {words}\n      {quote.location} [{quote.start}, {quote.end})")
    if len(reason.evidence) > FEW:
        lines.append(f"  … and {len(reason.evidence) - FEW} more; --format json prints all")
    lines += [f"  path: {step}" for step in reason.path]
    lines += [f"  decision: {step}" for step in reason.decisions]
    lines += [f"  rule: {reason.rule}"] if reason.rule else []
    return str(shown("\n".join(lines))) + "\n"
