"""What an outlet of the story printed whose report somebody denies: "the report of a deal in the Gazette"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from onrecord.model import one_line
from onrecord.record.answers.denial_words import LEAD_SENTENCES, says
from onrecord.record.claims import ASSERTING
from onrecord.record.sourcing.carriers import carrier_key, outlet_key
from onrecord.record.statements import Statement, Statements
from onrecord.record.story import Sentences
from onrecord.record.who.entities import People
from onrecord.record.words import fold, terms, tokens

PRINTED = 0.5
"""Cosine that a page's words must have with what stands before "called the Gazette's report a lie"."""

SAME_COUNT = 0.3
"""What a number that both have adds to that cosine: what a report is disputed for is most often its figure."""

_OWNER = re.compile(r"\b(?:[Tt]he )?(?P<owner>[A-Z]\w+)(?:[’']s?\s|\s(?=(?:report|story|article|account)\b))")
"""The last word of the name of whose account it is."""

_ABOUT = re.compile(
    r"\b(?P<noun>[\w-]+) (?:of|about|on) (?P<thing>[^.;“\"‘]+?)(?=\s(?:in|by|from|as)\b|[.;,“\"‘]|$)"
)
"""How a report is named by what it is about."""


def owner_of(text: str) -> str:
    """The last word of the name of whose account the words mean ("the Mail's account"), folded, or ""."""
    match = _OWNER.search(text)
    return fold(match["owner"]) if match else ""


class Papers:
    """The outlets of a story and what stands on their pages; `outermost`: what a page says that can be meant."""

    def __init__(
        self, statements: Statements, people: People, outermost: Callable[[str], Sequence[Statement]]
    ) -> None:
        self._statements = statements
        self._people = people
        self._outermost = outermost
        self._pages: dict[str, list[str]] = {}
        for reading in statements.story.readings:
            if key := outlet_key(reading.article):
                self._pages.setdefault(key, []).append(reading.article.id)

    def has(self, name: str) -> bool:
        """Whether an outlet of the story is so called."""
        return carrier_key(name) in self._pages

    def _meant(self, name: str) -> set[str]:
        """The outlets, by key, that a name means, in full or by its last word ("the Tribune"), or that it holds
        ("an article in the Ostrin Tribune")."""
        key = carrier_key(name)
        last = {k for k in self._pages if k.split()[-1] == key}
        held = {k for k in self._pages if " " in k and f" {k} " in f" {' '.join(tokens(name))} "}
        return {key} | held | (last if len(last) == 1 else set())

    def called(self, content: Statement) -> set[str]:
        """The outlets, by key, that a content calls by their names, or as an owner by the last word of one."""
        owner, words = owner_of(content.text), f" {' '.join(content.words)} "
        return {key for key in self._pages if f" {key} " in words or (owner and key.split()[-1:] == [owner])}

    def printed_by(self, keys: AbstractSet[str], content: Statement, near: Sequence[Statement]) -> tuple[int, ...]:
        """What an outlet printed whose report the content names: of its pages the words nearest to `near`, what
        stands just before the denial; else what its page begins with."""
        rows = self._told(keys, content)
        if not rows or not near:
            return ()
        sentences = self._statements.story.sentences
        return self._nearest(near, rows) or led_with(self._statements, sentences, content, rows)

    def reported(self, told: Statement) -> tuple[int, ...]:
        """What an outlet printed that a page tells to be its report ("the Gazette said that …")."""
        report = self._people.attributions.get(told.attribution or "")
        if report is None or report.act not in ASSERTING or report.negated:
            return ()
        source = one_line(report.source)
        rows = self._told(
            {key for name in (source, *(s.name for s in report.speakers)) for key in self._meant(name)}, told
        )
        return self._nearest([told], rows) if rows else ()

    def _told(self, keys: AbstractSet[str], content: Statement) -> list[Statement]:
        """What is said to be so on the pages of outlets, but for the page of a content."""
        pages = {page for key in keys for page in self._pages.get(key, ())}
        before = sorted(page for page in pages - {content.article} if self._is_no_younger(page, content.article))
        told = [s for page in before for s in self._outermost(page)]
        return [s for s in told if not s.negative]

    def _is_no_younger(self, page: str, other: str) -> bool:
        """Whether a page is not known to have been printed after another."""
        first, last = self._statements.story.published(page).first, self._statements.story.published(other).last
        return first is None or last is None or first <= last

    def _nearest(self, near: Sequence[Statement], rows: Sequence[Statement]) -> tuple[int, ...]:
        """Of the rows what is nearest to one of some statements, if it is near enough."""
        cosines = self._statements.cosines([s.number for s in near], [s.number for s in rows])
        counted = np.array([[bool(_figures(a) & _figures(b)) for b in rows] for a in near])
        close = (cosines + SAME_COUNT * counted).max(axis=0)
        place = int(close.argmax())
        return (rows[place].number,) if close[place] >= PRINTED else ()


def _figures(statement: Statement) -> set[str]:
    """The numbers of a statement that are no small ones, whatever they count."""
    return {value for value, _ in statement.values if len(value) > 1}


def led_with(
    statements: Statements, sentences: Mapping[str, Sentences], content: Statement, rows: Sequence[Statement]
) -> tuple[int, ...]:
    """Of pages with the statements `rows` one that begins with the thing which a denial calls a report of, and
    what says most of how it begins."""
    match = _ABOUT.search(content.text)
    about = terms(tokens(match["thing"])) if match and says(match["noun"], "report") else frozenset()
    telling = {page for page in {s.article for s in rows} if about & _begun(statements, sentences[page], page)}
    held = [
        s
        for s in rows
        if s.article in telling and 0 < (sentences[s.article].number(s.start) or 0) < LEAD_SENTENCES
    ]
    best = max(held, key=lambda s: (len(s.terms), -s.number), default=None)
    return (best.number,) if best else ()


def _begun(statements: Statements, sentences: Sentences, page: str) -> frozenset[str]:
    """The terms of what a page begins with."""
    begun = (
        s.terms
        for s in statements.of_article[page]
        if (n := sentences.number(s.start)) is not None and n < LEAD_SENTENCES
    )
    return frozenset[str]().union(*begun)
