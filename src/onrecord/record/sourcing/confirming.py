"""Who confirms what somebody else was just said to have said: it rests on their word too.

"A clerk says that the petition was filed. The advocate Nora Lind has confirmed the petition": the claim that it
was filed rests on two. "Two others confirmed her account": all that she has just been quoted with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from onrecord.model import Attribution, one_line
from onrecord.record.statements import Statement, Statements
from onrecord.record.who.entities import People
from onrecord.record.words import number_value, terms

NEAR = 2
"""Sentences within which what is confirmed stands before, and what one speaker says goes on. Set by judgement."""

_CONFIRMS = re.compile(r"\b(?:confirm|corroborat)(?:s|es|ed|ing)?\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|nor?|neither|none|nobody|deny|would|could|can|cannot|may|might|must|to)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a source or a cue by which nobody has confirmed it yet ("neither would confirm it")."""

_IT = re.compile(r"\W*(?:it|this|that|as much|the same)\W*", re.IGNORECASE)
_THING = re.compile(
    r"\W*(?:(?:the|this|these|those|his|her|its|their)\s+(?:[\w’'-]+\s+){0,2}?|that\s+)(?P<noun>[\w’'-]+)\W*"
)
_ALL = frozenset({"account", "accounts", "version", "story", "testimony"})
"""Nouns for all that somebody has told."""

_SAID = frozenset({"claim", "statement", "report", "reports", "information", "news", "remark", "words"})
"""Nouns for whatever was said last."""

_COUNT = frozenset({"figure", "figures", "number", "numbers", "toll", "count", "sum", "total", "date"})


def pairs(statements: Statements, people: People, asserted: Collection[int]) -> Iterator[tuple[int, int]]:
    """What is confirmed and the words that confirm it, as numbers of statements; `asserted`: those that say that
    something is so."""
    for told in people.attributions.values():
        cue = one_line(told.cue)
        who = one_line(told.source)
        if not _CONFIRMS.search(cue) or _NOT.search(cue) or _NOT.match(who) or told.attitude != "assertion":
            continue
        number = statements.of_attribution[told.id]
        for before in _confirmed(statements, people, told, asserted):
            yield before.number, number


def _confirmed(
    statements: Statements, people: People, told: Attribution, asserted: Collection[int]
) -> Sequence[Statement]:
    """The statements that a confirmation is of."""
    text = one_line(told.content)
    thing = _THING.fullmatch(text)
    if not thing and not _IT.fullmatch(text):
        return ()
    noun = thing["noun"].lower() if thing else ""
    run = _run_before(statements, people, told, asserted)
    if not run or noun in _ALL:
        return run
    last = run[-1]
    fits = not noun or noun in _SAID or terms([noun]) <= last.terms
    counts = noun in _COUNT and any(number_value(word) for word in last.words)
    return (last,) if fits or counts else ()


def _run_before(
    statements: Statements, people: People, told: Attribution, asserted: Collection[int]
) -> Sequence[Statement]:
    """What the one who was quoted last before, and is somebody else, was quoted with in a row."""
    page = statements.of_article[told.article]
    begins = min(span.start for span in (*told.source, *told.cue, *told.content))
    sentence = statements.story.sentences[told.article].number
    found: list[Statement] = []
    place, speakers = sentence(begins) or 0, set(people.speakers(told.id))
    for statement in reversed(page[: bisect_left(page, begins, key=lambda s: s.start)]):
        if statement.attribution is None:
            continue
        theirs = set(people.speakers(statement.attribution))
        at = sentence(statement.start) or 0
        again = not found or theirs == set(people.speakers(found[-1].attribution or ""))
        if place - at > NEAR or not theirs or not theirs.isdisjoint(speakers) or not again:
            break
        if statement.number in asserted:
            found.append(statement)
            place = at
    return found[::-1]
