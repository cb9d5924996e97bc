"""Warnings on articles that only the other pages of the story can give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Article, Dependence, Flag, Span, Utterance
from onrecord.record.carriers import carrier_key, outlet_key, outlet_name
from onrecord.record.entities import People
from onrecord.record.origins import Sources
from onrecord.record.story import Story
from onrecord.record.words import coverage, tokens

ODD_RENDERINGS = 3
"""A quotation can only be odd where at least so many pages quote the words."""

ODD = 0.9
"""The others must agree with each other in this share of their words, and the odd one with none of them."""


def flagged(story: Story, sources: Sources, utterances: Sequence[Utterance]) -> tuple[Article, ...]:
    """The story's articles with what the record adds to their flags."""
    found: defaultdict[str, list[Flag]] = defaultdict(list)
    for article, flag in (
        *_uncredited(story, sources),
        *_unattested(story, sources.people),
        *_odd(sources.people, utterances),
    ):
        if flag not in found[article]:
            found[article].append(flag)
    return tuple(
        replace(article, flags=(*article.flags, *(f for f in found[article.id] if f not in article.flags)))
        for article in story.articles.values()
    )


def _uncredited(story: Story, sources: Sources) -> Iterator[tuple[str, Flag]]:
    """Copies at another outlet whose page credits the source nowhere."""
    credited: defaultdict[str, set[str]] = defaultdict(set)
    for dependence in sources.dependences:
        if dependence.how != "copy":
            key = _source_key(story, dependence)
            credited[dependence.article].update([key] if key else [])
    for dependence in sources.dependences:
        if dependence.how != "copy" or not dependence.on.article:
            continue
        source, copy = story.articles[dependence.on.article], story.articles[dependence.article]
        if outlet_key(source) is None or outlet_key(source) == outlet_key(copy):
            continue
        if outlet_key(source) not in credited[copy.id]:
            why = f"Shares {dependence.overlap:.0%} of its text with {outlet_name(source)} and does not name it."
            evidence = tuple(Span(s.start, s.end, s.text) for s in dependence.evidence)
            yield copy.id, Flag("uncredited-copy", why, evidence)


def _source_key(story: Story, dependence: Dependence) -> str | None:
    if dependence.on.article:
        return outlet_key(story.articles[dependence.on.article])
    return carrier_key(dependence.on.carrier or "")


def _unattested(story: Story, people: People) -> Iterator[tuple[str, Flag]]:
    """People interviewed in turns on one page, whom no other page of the story names."""
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for mention, entity in people.of_mention.items():
        pages[entity].add(story.mentions[mention].article)
    for attribution in people.attributions.values():
        if attribution.form != "turn" or attribution.act == "ask":
            continue
        for entity in people.named_speakers(attribution.id):
            if pages[entity] <= {attribution.article} and len(story.articles) > 1:
                why = f"{people.name(entity)}, who is interviewed here, stands on no other page of the record."
                first = next(a for a in people.attributions.values() if entity in people.speakers(a.id))
                yield attribution.article, Flag("unattested-interviewee", why, tuple(first.source[:1]))


def _odd(people: People, utterances: Sequence[Utterance]) -> Iterator[tuple[str, Flag]]:
    """A quotation whose words differ from every other page's, where the others agree."""
    for utterance in utterances:
        quoted = [people.attributions[a] for a in utterance.renderings if people.attributions[a].form == "direct"]
        if len({a.article for a in quoted}) < ODD_RENDERINGS:
            continue
        words = {a.id: tokens(" ".join(s.text for s in a.content)) for a in quoted}
        for one in quoted:
            others = [a for a in quoted if a.article != one.article]
            agreeing = all(coverage(words[a.id], words[others[0].id]) >= ODD for a in others[1:])
            if agreeing and len(others) > 1 and all(coverage(words[one.id], words[a.id]) < ODD for a in others):
                why = "The other pages that quote these words agree with each other and not with this one."
                yield one.article, Flag("odd-quotation", why, one.content)
