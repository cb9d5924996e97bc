"""What an outlet's own page begins with, whose report somebody denies: "the report of a deal in the Gazette"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.record.answers.denial_words import says
from onrecord.record.statements import Statement, Statements
from onrecord.record.story import Sentences
from onrecord.record.words import terms, tokens

LEAD_SENTENCES = 4
"""Sentences, the headline and a dateline among them, in which a page begins."""

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
    begun = [
        s for s in statements.all if (n := sentences[s.article].number(s.start)) is not None and n < LEAD_SENTENCES
    ]
    telling = {s.article for s in begun if about & s.terms}
    held = [s for s in rows if s in begun and s.article in telling and sentences[s.article].number(s.start)]
    known = [
        s
        for s in held
        if denied is None or (day := statements.story.published(s.article).first) is None or day <= denied
    ]
    best = max(known, key=lambda s: (len(s.terms), -s.number), default=None)
    return (best.number,) if best else ()
