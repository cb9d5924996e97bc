"""Warnings on articles that only the other pages of the story can give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Article, Attribution, Dependence, Flag, Span, Utterance, one_line
from onrecord.record.sourcing.carriers import carrier_key, outlet_key, outlet_name
from onrecord.record.sourcing.origins import Sources
from onrecord.record.story import Story
from onrecord.record.who.entities import People
from onrecord.record.words import coverage, tokens

PAGES = 2
"""Of a story of one page nobody could stand on another."""

RESTATES = 0.6
"""Cosine from which a sentence of an answer says again what one above it says: that from which two statements of a
story are compared at all (`statements.NEAR`)."""

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
        *_interrupted(story),
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
    """People interviewed in turns on one page, whom no other page of the story names; those who ask are no
    interviewees, though they say thank you."""
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for mention, entity in people.of_mention.items():
        pages[entity].add(story.mentions[mention].article)
    turns = [a for a in people.attributions.values() if a.form == "turn"]
    asking = {(a.article, speaker) for a in turns if a.act == "ask" for speaker in _voices(people, a)}
    seen: set[tuple[str, str]] = set()
    for attribution in turns:
        for entity in people.named_speakers(attribution.id):
            key = (attribution.article, entity)
            asks = not asking.isdisjoint((attribution.article, voice) for voice in _voices(people, attribution))
            if asks or key in seen or not pages[entity] <= {attribution.article} or len(story.articles) < PAGES:
                continue
            seen.add(key)
            answers = [a for a in turns if a.article == attribution.article and entity in people.speakers(a.id)]
            said = f"{people.name(entity)}, who is interviewed here, stands on no other page of the record"
            why = f"{said}{_restated(story, answers)}."
            first = next(a for a in people.attributions.values() if entity in people.speakers(a.id))
            yield attribution.article, Flag("unattested-interviewee", why, tuple(first.source[:1]))


def _voices(people: People, attribution: Attribution) -> set[str]:
    """Who takes a turn: the entities, and the label as it is printed."""
    labels = {one_line(attribution.source)}
    return {*people.speakers(attribution.id), *labels}


def _restated(story: Story, answers: Sequence[Attribution]) -> str:
    """How much of the answers says again what the page says above them, in words; "" where nothing does."""
    article = answers[0].article
    begins = min(s.start for a in answers for s in (*a.source, *a.content))
    told = [(span.start, span.end) for answer in answers for span in answer.content]
    above, below = [], []
    for place in story.reading_of[article].sentences:
        row = story.rows.get((article, place), -1)
        if row >= 0 and place[1] <= begins:
            above.append(row)
        elif row >= 0 and any(start < place[1] and place[0] < end for start, end in told):
            below.append(row)
    if not above or not below:
        return ""
    best = (story.vectors(below) @ story.vectors(above).T).max(axis=1)
    again = int((best >= RESTATES).sum())
    verb = "says" if again == 1 else "say"
    return (
        f"; {again} of {len(below)} sentences of the answers {verb} again what stands above them" if again else ""
    )


def _interrupted(story: Story) -> Iterator[tuple[str, Flag]]:
    """Furniture between two stretches of a plain text: what is read across it may not belong together. A picture's
    or an agency's credit stands there by right, and in HTML a box has its own edges."""
    for article in story.articles.values():
        if not all(block.selector.startswith("char=") for block in article.anchor):
            continue
        body = [s for s in article.sections if s.label in ("standfirst", "body", "interview")]
        if not body:
            continue
        start, end = min(s.start for s in body), max(s.end for s in body)
        inside = [f for f in article.furniture if f.reason != "credit" and start < f.start and f.end < end]
        if inside:
            what, stand = ("stretch", "stands") if len(inside) == 1 else ("stretches", "stand")
            why = f"{len(inside)} {what} of what is not the article {stand} between its paragraphs"
            yield article.id, Flag("furniture-in-text", why, tuple(Span(f.start, f.end, f.text) for f in inside))


def _odd(people: People, utterances: Sequence[Utterance]) -> Iterator[tuple[str, Flag]]:
    """A quotation whose words differ from every other page's, where the others agree."""
    for utterance in utterances:
        quoted = [people.attributions[a] for a in utterance.renderings if people.attributions[a].form == "direct"]
        if len({a.article for a in quoted}) < ODD_RENDERINGS:
            continue
        words = {a.id: tokens(one_line(a.content)) for a in quoted}
        for one in quoted:
            others = [a for a in quoted if a.article != one.article]
            agreeing = all(coverage(words[a.id], words[others[0].id]) >= ODD for a in others[1:])
            if agreeing and len(others) > 1 and all(coverage(words[one.id], words[a.id]) < ODD for a in others):
                why = "The other pages that quote these words agree with each other and not with this one."
                yield one.article, Flag("odd-quotation", why, one.content)
