"""What a reader must know before relying on it: flags, problems, misses, and an editor's decisions."""

from __future__ import annotations

from collections import defaultdict

from onrecord.data.days import words
from onrecord.dossier.context import DecisionView, FlagGroup, FlagView
from onrecord.dossier.context_pages import MissGroup, MissView, PageRef, ProblemGroup, ProblemView
from onrecord.dossier.context_statements import Cite
from onrecord.dossier.lookup import Lookup
from onrecord.dossier.shown import clipped
from onrecord.model import Miss

_FLAGS = {
    "no-outlet": "Pages whose outlet is not known",
    "no-date": "Pages without a date",
    "teaser-date": "Dates that may belong to another story",
    "unattested-interviewee": "Interviewees whom no other page attests",
    "uncredited-copy": "Copies that credit nobody",
    "headline-exceeds-body": "Headlines that say more than the text",
    "odd-quotation": "Odd quotations",
    "furniture-in-text": "Texts with other things between their paragraphs",
    "not-english": "Pages in another language",
}

_REASONS = {
    "no-content-found": "what was said was not found",
    "overlaps-another": "its words stand in another statement",
    "low-confidence": "the reader was too unsure",
    "outside-the-read-text": "it stands outside of what was read",
}
"""In words, those of a miss's reasons that are a name for programs."""

SENTENCE = 400
"""Characters of a missed sentence on either side of its cue. Layout, not data."""


def flag_groups(lookup: Lookup) -> tuple[FlagGroup, ...]:
    """Warnings on articles, by kind."""
    found: defaultdict[str, dict[tuple[str, tuple[Cite, ...]], list[PageRef]]] = defaultdict(dict)
    for article in lookup.record.articles:
        for flag in article.flags:
            evidence = tuple(lookup.narrated(article.id, span) for span in flag.evidence)
            found[flag.flag].setdefault((flag.why, evidence), []).append(lookup.page(article.id))
    return tuple(
        FlagGroup(heading, tuple(FlagView(tuple(pages), *said) for said, pages in found[name].items()))
        for name, heading in _FLAGS.items()
        if name in found
    )


def problem_groups(lookup: Lookup) -> tuple[ProblemGroup, ...]:
    """Pages' troubles, by category."""
    found: defaultdict[str, list[ProblemView]] = defaultdict(list)
    for problem in lookup.record.problems:
        view = ProblemView(clipped(problem.location, 300), problem.message)
        found[problem.category.replace("-", " ")].append(view)
    return tuple(ProblemGroup(category, tuple(found[category])) for category in sorted(found))


def miss_groups(lookup: Lookup) -> tuple[MissGroup, ...]:
    """Sentences with a reporting cue that did not become an attribution, by article."""
    found: defaultdict[str, list[MissView]] = defaultdict(list)
    for miss in lookup.record.misses:
        if miss.article in lookup.articles:
            found[miss.article].append(_miss(lookup, miss))
    return tuple(
        MissGroup(lookup.page(article.id), tuple(found[article.id]))
        for article in lookup.record.articles
        if article.id in found
    )


def _miss(lookup: Lookup, miss: Miss) -> MissView:
    sentence, start, end = miss.span.text, miss.cue.start - miss.span.start, miss.cue.end - miss.span.start
    inside = 0 <= start <= end <= len(sentence)
    return MissView(
        before=sentence[max(start - SENTENCE, 0) : start] if inside else clipped(sentence, SENTENCE),
        cue=sentence[start:end] if inside else "",
        after=sentence[end : end + SENTENCE] if inside else "",
        reason=_REASONS.get(miss.reason, miss.reason),
        href=lookup.spot(miss.article, miss.span),
    )


def decision_views(lookup: Lookup) -> tuple[DecisionView, ...]:
    """An editor's corrections, as they were made."""
    return tuple(
        DecisionView(d.kind, d.targets, clipped(d.value or "", 200), d.by, words(d.at), d.why)
        for d in lookup.record.decisions
    )
