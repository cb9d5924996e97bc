"""What is denied, by whom, and on whose word it was said: both sides, and no verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.dossier.context import ClaimView, Denial
from onrecord.dossier.context_statements import Cite
from onrecord.dossier.dates import order
from onrecord.dossier.lookup import QUOTE_LENGTH, Lookup, merged, sureness
from onrecord.dossier.shown import clipped
from onrecord.dossier.witnesses import rests
from onrecord.model import ArticleSpan, Attribution, Claim, Relation, Target

DENYING = ("deny", "reject")
AGAINST = ("denied", "disputed")

_ClaimOf = dict[str | ArticleSpan, Claim]
"""The claim that an attribution, or words in an article's own voice, report."""


@dataclass
class _Case:
    """What is gathered about one denied thing before it is shown."""

    claim: Claim | None = None
    target: Target | None = None
    relations: list[Relation] = field(default_factory=list)


def denials(lookup: Lookup) -> tuple[Denial, ...]:
    """Every claim that is denied or disputed, and everything else that something is said to deny.

    1. Relations `denies` are gathered by what they deny: a claim, or the words or statement itself.
    2. Claims whose status says so come besides, though no relation names them.
    3. Each is shown with who said it and who denied it; ordered by the first denial.
    """
    claim_of: _ClaimOf = {r.attribution: c for c in lookup.record.claims for r in c.reports if r.attribution}
    claim_of |= {r.span: c for c in lookup.record.claims for r in c.reports}
    cases: defaultdict[str, _Case] = defaultdict(_Case)
    for relation in lookup.record.relations:
        if relation.relation == "denies" and lookup.end(relation.to):
            _file(lookup, cases, relation, claim_of)
    for claim in lookup.record.claims:
        if claim.status in AGAINST:
            cases["c" + claim.id].claim = claim
    shown = [_denial(lookup, case) for case in cases.values()]
    ordered = sorted(shown, key=lambda s: (s[0], s[1].claim, s[1].href))
    return tuple(replace(denial, id=f"n{n}") for n, (_, denial) in enumerate(ordered, 1))


def _file(lookup: Lookup, cases: dict[str, _Case], relation: Relation, claim_of: _ClaimOf) -> None:
    to = relation.to
    claim = lookup.claims.get(to.claim or "") or claim_of.get(_statement(lookup, to) or to.span or "")
    key = "c" + claim.id if claim else f"t{to}"
    cases[key].claim = claim
    cases[key].target = cases[key].target or to
    cases[key].relations.append(relation)


def _statement(lookup: Lookup, target: Target) -> str | None:
    """The attribution at one end of a relation: itself, or the first rendering of an utterance."""
    if target.utterance in lookup.utterances:
        return lookup.utterances[target.utterance].first
    return target.attribution if target.attribution in lookup.attributions else None


def _denial(lookup: Lookup, case: _Case) -> tuple[tuple[object, ...], Denial]:
    denied = _denied(lookup, case)
    claim, target = case.claim, lookup.end(case.target) if case.target else None
    span = claim.content if claim else None
    said = _said(lookup, claim, {c.number for c in denied}) if claim else ()
    if target and target.number not in {c.number for c in said} and target.href not in {c.href for c in said}:
        said = (*said, target) if target.number not in {c.number for c in denied} else said
    first = min((order(lookup.date(lookup.attributions[i])) for i in _deniers(lookup, case)), default=order(None))
    return first, Denial(
        id="",
        claim=clipped(span.text, QUOTE_LENGTH) if span else (target.quote if target else ""),
        href=lookup.spot(span.article, span) if span else (target.href if target else ""),
        status=claim.status if claim else "denied",
        roots=rests(lookup, claim) if claim else "",
        said=merged(said),
        denied=merged(denied),
        why=tuple(dict.fromkeys(relation.why for relation in case.relations if relation.why)),
        sureness=sureness(max((r.confidence for r in case.relations), default=1.0)),
    )


def _deniers(lookup: Lookup, case: _Case) -> tuple[str, ...]:
    ids = {_statement(lookup, relation.from_) for relation in case.relations}
    if case.claim:
        ids |= {change.by for change in case.claim.history if change.status in AGAINST}
        reports = [r.attribution for r in case.claim.reports if r.attribution in lookup.attributions]
        ids |= {i for i in reports if i and lookup.attributions[i].act in DENYING}
    return tuple(sorted(i for i in ids if i in lookup.attributions and i is not None))


def _denied(lookup: Lookup, case: _Case) -> tuple[Cite, ...]:
    spoken = lookup.cites(_deniers(lookup, case))
    ends = [r.from_ for r in case.relations if _statement(lookup, r.from_) is None]
    others = (lookup.end(end) for end in ends)
    return (*spoken, *(cite for cite in others if cite))


def _said(lookup: Lookup, claim: Claim, denied: set[int | None]) -> tuple[Cite, ...]:
    """Who says it: by attribution and in articles' own voice, without those who deny it."""
    spoken = lookup.cites(r.attribution for r in claim.reports if r.attribution)
    narrated = _narrated(lookup, (r.span for r in claim.reports if r.voice == "narrated"))
    return (*(cite for cite in spoken if cite.number not in denied), *narrated)


def _narrated(lookup: Lookup, spans: Iterable[ArticleSpan]) -> tuple[Cite, ...]:
    return tuple(lookup.narrated(span.article, span) for span in sorted(spans, key=lambda s: (s.article, s.start)))


def open_denials(lookup: Lookup, shown: Sequence[Denial]) -> tuple[Cite, ...]:
    """Statements that deny something which the record finds on no page, once for each act of speaking."""
    heads = [cite for denial in shown for cite in (*denial.denied, *denial.said)]
    numbers = {cite.number for head in heads for cite in (head, *head.also)}
    answered = {_act(lookup, a) for a in lookup.record.attributions if lookup.number[a.id] in numbers}
    first: dict[str, str] = {}
    for attribution in lookup.record.attributions:
        if _denies(attribution) and _act(lookup, attribution) not in answered:
            first.setdefault(_act(lookup, attribution), attribution.id)
    return lookup.cites(first.values())


def _act(lookup: Lookup, attribution: Attribution) -> str:
    """The act of speaking that an attribution reports: all its renderings have one."""
    utterance = lookup.utterance_of.get(attribution.id)
    return utterance.id if utterance else attribution.id


def _denies(attribution: Attribution) -> bool:
    return attribution.act == "deny" and not attribution.negated


def claim_views(lookup: Lookup) -> tuple[ClaimView, ...]:
    """Claims that more than one page or person reports and nobody denies, most reported first."""
    several = [c for c in lookup.record.claims if len(c.reports) > 1 and c.status not in AGAINST]
    several.sort(key=lambda c: (-len(c.reports), c.content.article, c.content.start))
    return tuple(
        ClaimView(
            claim=clipped(claim.content.text, QUOTE_LENGTH),
            href=lookup.spot(claim.content.article, claim.content),
            status=claim.status,
            roots=rests(lookup, claim),
            said=_said(lookup, claim, set()),
        )
        for claim in several
    )
