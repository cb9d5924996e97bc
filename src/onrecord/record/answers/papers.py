"""What an outlet's own page begins with, whose report somebody denies: "the report of a deal in the Gazette"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.record.answers.denial_words import LEAD_SENTENCES, says
from onrecord.record.statements import Statement, Statements
from onrecord.record.story import Sentences
from onrecord.record.words import terms, tokens

_ABOUT = re.compile(
    r"\b(?P<noun>[\w-]+) (?:of|about|on) (?P<thing>[^.;“\"‘]+?)(?=\s(?:in|by|from|as)\b|[.;,“\"‘]|$)"
)
"""How a report is named by what it is about."""


def led_with(
    statements: Statements, sentences: Mapping[str, Sentences], content: Statement, rows: Sequence[Statement]
) -> tuple[int, ...]:
    """Of pages with the statements `rows` the one no younger than a denial that begins with the thing which the
    denial calls a report of, and what says most of how it begins."""
    match = _ABOUT.search(content.text)
    about = terms(tokens(match["thing"])) if match and says(match["noun"], "report") else frozenset()
    denied = statements.story.published(content.article).last
    telling = {page for page in {s.article for s in rows} if about & _begun(statements, sentences[page], page)}
    held = [
        s
        for s in rows
        if s.article in telling and 0 < (sentences[s.article].number(s.start) or 0) < LEAD_SENTENCES
    ]
    known = [
        s
        for s in held
        if denied is None or (day := statements.story.published(s.article).first) is None or day <= denied
    ]
    best = max(known, key=lambda s: (len(s.terms), -s.number), default=None)
    return (best.number,) if best else ()


def _begun(statements: Statements, sentences: Sentences, page: str) -> frozenset[str]:
    """The terms of what a page begins with."""
    begun = (
        s.terms
        for s in statements.of_article[page]
        if (n := sentences.number(s.start)) is not None and n < LEAD_SENTENCES
    )
    return frozenset[str]().union(*begun)
