"""Later versions of a page, and the sentences in which they correct the earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model import ArticleSpan, Dependence, Range, Reading, Relation, Target
from onrecord.model.record import About
from onrecord.record.links import GOOD, HIGH, make, quoted
from onrecord.record.sourcing.carriers import outlet_key
from onrecord.record.story import Story
from onrecord.record.words import coverage, numbers, tokens

SAME_PAGE = 0.5
"""Share of a page's text that must stand in an earlier page of the same outlet for it to be a version of it."""

REWRITTEN = 0.6
"""Share of the words of a sentence that stand, in order, in the sentence that it replaces."""

SENTENCE_WORDS = 6
"""Shorter sentences (headings, credits) are not compared."""


def relations(story: Story, copies: Sequence[Dependence]) -> Iterator[Relation]:
    """For each sentence of a later version that rewrites one of the earlier: a correction."""
    readings = {reading.article.id: reading for reading in story.readings}
    for earlier, later in versions(story, copies):
        yield from _corrections(readings[earlier], readings[later])


def versions(story: Story, copies: Sequence[Dependence]) -> list[tuple[str, str]]:
    """Pairs of articles, the earlier first, that are two states of one page: of one address, or the same text at
    the same outlet."""
    found: set[tuple[str, str]] = set()
    by_place: dict[str, list[str]] = {}
    for article in sorted(story.articles, key=lambda a: _moment(story, a)):
        if "://" in story.articles[article].location:
            by_place.setdefault(_address(story.articles[article].location), []).append(article)
    for articles in by_place.values():
        found.update(pairwise(articles))
    for copy in copies:
        source = copy.on.article
        if copy.how == "copy" and source and copy.overlap >= SAME_PAGE:
            mine, theirs = outlet_key(story.articles[copy.article]), outlet_key(story.articles[source])
            if mine is not None and mine == theirs:
                earlier, later = sorted((copy.article, source), key=lambda a: _moment(story, a))
                found.add((earlier, later))
    return sorted(found)


def _moment(story: Story, article: str) -> tuple[str, str, str, str]:
    """Orders versions of a page: by when it says it was updated, else published; then by place and id."""
    found = story.articles[article]
    published = found.published.edtf if found.published else "9"
    updated = found.updated.edtf if found.updated else published
    return (max(updated, published), published, found.location, article)


def _address(location: str) -> str:
    return location.split("://", 1)[1].split("#")[0].split("?")[0].rstrip("/").removeprefix("www.")


def _corrections(earlier: Reading, later: Reading) -> Iterator[Relation]:
    old, new = _sentences(earlier), _sentences(later)
    kept = {words for _, words in old} & {words for _, words in new}
    left = [(where, words) for where, words in old if words not in kept]
    for where, words in new:
        if words in kept or not left:
            continue
        best = max(left, key=lambda item: (coverage(words, item[1]), -item[0][0]))
        if coverage(words, best[1]) < REWRITTEN or 2 * min(len(words), len(best[1])) < max(
            len(words), len(best[1])
        ):
            continue
        left.remove(best)
        yield _correction(earlier, later, best, (where, words))


def _sentences(reading: Reading) -> list[tuple[Range, tuple[str, ...]]]:
    text = reading.article.text
    found = [((start, end), tuple(tokens(text[start:end]))) for start, end in reading.sentences]
    return [item for item in found if len(item[1]) >= SENTENCE_WORDS]


def _correction(
    earlier: Reading, later: Reading, old: tuple[Range, tuple[str, ...]], new: tuple[Range, tuple[str, ...]]
) -> Relation:
    about: About = "number" if numbers(old[1]) != numbers(new[1]) else "statement"
    (start, end), (begin, stop) = old[0], new[0]
    before, after = earlier.article.text[start:end], later.article.text[begin:stop]
    why = f"A later version of the page has {quoted(after)} where it had {quoted(before)}."
    return make(
        "corrects",
        Target(span=ArticleSpan(begin, stop, after, later.article.id)),
        Target(span=ArticleSpan(start, end, before, earlier.article.id)),
        "inferred",
        about,
        why,
        HIGH if about == "number" else GOOD,
    )
