"""A denial that there is any such thing as a paper, a deal or the like, and who told of it.

"There is no letter", "knew of no draft": what is denied is not the last thing said of it, but that it is there. So
it is of whoever told of it first: on the denial's own page, else on the earliest that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.model import Attribution
from onrecord.record.answers.denial_words import says
from onrecord.record.answers.denied import head
from onrecord.record.claims import ASSERTING
from onrecord.record.clause_index import BLOCK, EARLIER_DAYS, Clauses, Conflict
from onrecord.record.clauses import IDLE, known_sense, sense
from onrecord.record.statements import Statement, Statements
from onrecord.record.words import NEGATORS, STOPWORDS, tokens

_NONE = re.compile(
    r"\b(?:there\s+(?:(?:is|are|was|were)\s+(?:no|not\s+an?y?|never\s+an?y?)|(?:has|have|had)\s+(?:never\s+)?been\s+(?:no|an?y?))"
    r"|(?:knows?|knew|aware|heard)\s+(?:of|about)\s+(?:no|any)|^\W*(?:that\s+)?no(?=(?:\s+[\w’'-]+){1,4}\s+"
    r"(?:(?:has|have|had)\s+(?:ever\s+)?been|was|were|exists?|existed)\b))\b(?P<thing>(?:\s+[\w’'-]+){1,5})",
    re.IGNORECASE,
)
"""How it is said that there is none."""

_DONE = re.compile(r"^\W*(?:that )?no ", re.IGNORECASE)
"""How it is said that a thing was not done, rather than that there is none ("no crown had been paid")."""

NEAR = 4
"""Words before a thing among which a "no" says that there is none."""


_NO_SUCH = re.compile(r"\bno such(?P<thing>(?:\s+[\w’'-]+){1,3})", re.IGNORECASE)
"""How it is said that there is none of what was just spoken of."""


def denied_thing(text: str) -> str | None:
    """What a text says there is none of (a dinner, talks), as a sense."""
    words = _none_of(text)
    named = list(takewhile(lambda word: word not in STOPWORDS, words))
    found = denied_paper(text) or (head(["any", *named]) if named else None)
    return found if found not in IDLE else None


def denied_paper(text: str) -> str | None:
    """The paper, deal or the like of which a text says that there is none, as a sense."""
    return next((sense(word) for word in _none_of(text) if says(word, "paper")), None)


def _none_of(text: str) -> list[str]:
    match = _NONE.search(text)
    return tokens(match["thing"]) if match else []


def no_such(text: str) -> str | None:
    """What a text says there is "no such" of, as a sense."""
    match = _NO_SUCH.search(text)
    found = head(["any", *tokens(match["thing"])]) if match else None
    return found if found != "thing" else None


def told_of(clauses: Clauses, content: Statement, meant: str) -> list[int]:
    """The statements that say something of such a thing: those of the denial's page, the nearest before it first,
    then others by age."""
    statements, story = clauses.statements, clauses.statements.story
    printed = story.published(content.article)
    held = []
    for clause in (clauses.all[place] for place in clauses.by_sense.get(meant, ())[:BLOCK]):
        other = statements.all[clause.number]
        attribution = clauses.people.attributions.get(other.attribution or "")
        same = other.article == content.article
        asserts = attribution is not None and attribution.act in ASSERTING - {"accept"} and not attribution.negated
        if not asserts or (same and other.end > content.start) or not _tells(other, meant):
            continue
        theirs = story.published(other.article)
        known = printed.last is not None and theirs.first is not None
        if same or (known and 0 <= (printed.last or 0) - (theirs.first or 0) <= EARLIER_DAYS):
            held.append((not same, story.age(other.article), -other.start if same else other.start, other.number))
    return [number for *_, number in sorted(held)]


def first_told(clauses: Clauses, attribution: Attribution, content: Statement) -> list[int]:
    """The statements of who told of the thing that a denial says there is none of; of what has a sense of the
    table (talks, an order) only those of its page, or that name who denies it or whom the denial names; of what
    was not done to any such thing only those of its page."""
    thing = denied_thing(content.text) if attribution.act == "deny" else None
    party = clauses.party(attribution.id) | content.entities
    told = [clauses.statements.all[number] for number in (told_of(clauses, content, thing) if thing else ())]
    if not known_sense(thing or ""):
        done = _DONE.match(content.text) and denied_paper(content.text) is None
        return [s.number for s in told if not done or s.article == content.article]
    named = (s for s in told if s.article == content.article or clauses.names_any(s, party))
    return [s.number for s in named if not s.negative]


def told_by_then(statements: Statements, article: str, numbers: Sequence[int]) -> tuple[int, ...]:
    """Those of the statements that are known to have been told when a denial's page was printed; all, where none
    is: what somebody denies was said before, and of a page without a day nobody knows."""
    known = tuple(n for n in numbers if is_told_by_then(statements, article, n))
    return known or tuple(numbers)


def is_told_by_then(statements: Statements, article: str, number: int) -> bool:
    """Whether a statement is known to have been told when a page was printed."""
    story, page = statements.story, statements.all[number].article
    printed, told = story.published(article).last, story.published(page).first
    return page == article or (printed is not None and told is not None and told <= printed)


def conflicts(clauses: Clauses) -> Iterator[Conflict]:
    """What a page says in its own voice is not there, against who told of it first."""
    statements = clauses.statements
    for content in statements.all:
        own = content.attribution is None and content.words[:1] in (("there",), ("no",))
        thing = denied_paper(content.text) if own else None
        if thing is None:
            continue
        for number in told_of(clauses, content, thing)[:1]:
            other = statements.all[number]
            ends = [
                next((clause for clause in clauses.of(s, 1) if thing in map(sense, clause.words)), None)
                for s in (content, other)
            ]
            if ends[0] and ends[1] and content.article != other.article:
                yield Conflict(ends[0], ends[1], "statement", (thing,), (thing,))


def _tells(statement: Statement, meant: str) -> bool:
    places = [n for n, word in enumerate(statement.words) if sense(word) == meant]
    return any(NEGATORS.isdisjoint(statement.words[max(0, n - NEAR) : n]) for n in places)
