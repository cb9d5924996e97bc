"""A denial that there is any such thing as a paper, a deal or the like, and who told of it.

"There is no letter", "knew of no draft": what is denied is not the last thing said of it, but that it is there. So
it is of whoever told of it first: on the denial's own page, else on the earliest that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record.answers.denial_words import says
from onrecord.record.claims import ASSERTING
from onrecord.record.contrasts.contradictions import EARLIER_DAYS, Clauses, Conflict
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import NEGATORS, stem, tokens

_NONE = re.compile(
    r"\b(?:there\s+(?:(?:is|are|was|were)\s+(?:no|not\s+an?y?|never\s+an?y?)|(?:has|have|had)\s+(?:never\s+)?been\s+(?:no|an?y?))"
    r"|(?:knows?|knew|aware|heard)\s+(?:of|about)\s+(?:no|any)|^\W*(?:that\s+)?no(?=(?:\s+[\w’'-]+){1,4}\s+"
    r"(?:(?:has|have|had)\s+(?:ever\s+)?been|was|were|exists?|existed)\b))\b(?P<thing>(?:\s+[\w’'-]+){1,5})",
    re.IGNORECASE,
)
"""How it is said that there is none."""

NEAR = 4
"""Words before a thing among which a "no" says that there is none."""


def denied_thing(text: str) -> str | None:
    """The paper, deal or the like of which a text says that there is none, as a stem."""
    match = _NONE.search(text)
    words = tokens(match["thing"]) if match else []
    return next((stem(word) for word in words if says(word, "paper")), None)


def told_of(statements: Statements, people: People, content: Statement, thing: str) -> list[int]:
    """The statements that say something of such a thing, those of the denial's page first, then by age."""
    story = statements.story
    printed = story.published(content.article)
    held = []
    for other in statements.with_term.get(thing, ()):
        attribution = people.attributions.get(other.attribution or "")
        same = other.article == content.article
        asserts = attribution is not None and attribution.act in ASSERTING and not attribution.negated
        if not asserts or (same and other.end > content.start) or not _tells(other, thing):
            continue
        theirs = story.published(other.article)
        known = printed.last is not None and theirs.first is not None
        if same or (known and 0 <= (printed.last or 0) - (theirs.first or 0) <= EARLIER_DAYS):
            held.append((not same, story.age(other.article), other.start, other.number))
    return [number for *_, number in sorted(held)]


def conflicts(clauses: Clauses) -> Iterator[Conflict]:
    """What a page says in its own voice is not there, against who told of it first."""
    statements = clauses.statements
    for content in statements.all:
        own = content.attribution is None and content.words[:1] in (("there",), ("no",))
        thing = denied_thing(content.text) if own else None
        if thing is None:
            continue
        for number in told_of(statements, clauses.people, content, thing)[:1]:
            other = statements.all[number]
            ends = [
                next((clause for clause in clauses.of(s, 1) if thing in map(stem, clause.words)), None)
                for s in (content, other)
            ]
            if ends[0] and ends[1] and content.article != other.article:
                yield Conflict(ends[0], ends[1], "statement", (thing,), (thing,))


def _tells(statement: Statement, thing: str) -> bool:
    places = [n for n, word in enumerate(statement.words) if stem(word) == thing]
    return any(NEGATORS.isdisjoint(statement.words[max(0, n - NEAR) : n]) for n in places)
