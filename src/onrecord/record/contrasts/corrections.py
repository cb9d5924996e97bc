"""What a page says that an earlier version of it had wrong, and what it says instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import ArticleSpan, Relation, Target, one_line
from onrecord.record.links import GOOD, HIGH, excerpt, make
from onrecord.record.statements import Statement, Statements

_EARLIER = re.compile(
    r"\b(?:earlier|previous|prior|original|initial|first) (?:online |printed? )?(?:version|edition|headline)s?\b"
    r"|\bthis (?:article|story|report|column|page|dispatch|headline) (?:originally|initially|earlier|previously)\b"
    r"|\b(?:originally|initially|previously) (?:published|posted|printed)\b",
    re.IGNORECASE,
)
"""How a note of correction names what it corrects."""


def relations(statements: Statements) -> Iterator[Relation]:
    """For each "an earlier version of this article said that …" the sentence that follows: it corrects that, and
    the two cannot both be so."""
    for reading in statements.story.readings:
        sentences = statements.story.sentences[reading.article.id]
        for found in reading.attributions:
            words = one_line((*found.source, *found.cue))
            here = sentences.number(found.content[-1].end - 1) if _EARLIER.search(words) else None
            if here is not None and here + 1 < len(sentences.ranges):
                right = statements.story.cut(reading.article.id, *sentences.ranges[here + 1])
                yield from _corrected(statements.all[statements.of_attribution[found.id]], right)


def _corrected(wrong: Statement, right: ArticleSpan) -> Iterator[Relation]:
    was, now = excerpt(wrong.text), excerpt(right.text)
    why = f"The page corrects an earlier version of itself: not “{was}”, but “{now}”."
    ends = Target(span=right), Target(attribution=wrong.attribution)
    yield make("corrects", *ends, "explicit", "statement", why, HIGH)
    yield make("contradicts", *ends, "explicit", "statement", why, GOOD)
