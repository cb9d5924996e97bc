"""The story at a glance: numbers a reporter understands, who speaks, what is denied, what moved."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.data.days import words
from onrecord.dossier.context import Denial, Figure, Glance, ShiftView
from onrecord.dossier.context_statements import SpeakerGroup
from onrecord.dossier.dates import bounds
from onrecord.dossier.lookup import Lookup, counted
from onrecord.model import Record
from onrecord.pipeline import tally

SPEAKERS = 8
DENIED = 5
MOVED = 5
"""So many are shown at a glance; all of them stand below. Layout, not data."""


def figures(record: Record) -> tuple[Figure, ...]:
    """The record in numbers. A page is counted where its bytes gave an article or a problem."""
    pages = {article.page for article in record.articles} | {p.page for p in record.problems if p.page}
    count = tally(record)
    told = {a for u in record.utterances for a in u.renderings}
    acts = len(record.utterances) + sum(a.id not in told for a in record.attributions)
    return (
        _figure(len(pages), "page", "pages", "archived", "#pages"),
        _figure(count.articles, "article", "articles", "read", "#pages"),
        _figure(count.copies, "copy", "copies", "of another’s text", "#sources"),
        _figure(count.people, "person", "people", "by name", "#people"),
        _figure(
            count.statements, "statement", "statements", f"in {counted(acts, 'act')} of speaking", "#speakers"
        ),
        _figure(count.denied, "claim denied", "claims denied", "or disputed", "#denied"),
        _figure(len(count.problems), "problem", "problems", "with pages", "#care"),
    )


def _figure(value: int, one: str, many: str, note: str, href: str) -> Figure:
    return Figure(value, one if value == 1 else many, note, href)


def glance(
    lookup: Lookup, speakers: Sequence[SpeakerGroup], denied: Sequence[Denial], moved: Sequence[ShiftView]
) -> Glance:
    """The first screen, from what the other sections hold."""
    named = [group for group in speakers if group.roles or not group.anonymous]
    return Glance(
        figures=figures(lookup.record),
        speakers=tuple(named[:SPEAKERS]),
        denied=tuple(denied[:DENIED]),
        moved=tuple(moved[:MOVED]),
        cautions=tuple(_cautions(lookup)),
    )


def _cautions(lookup: Lookup) -> list[str]:
    record = lookup.record
    flags = sum(len(article.flags) for article in record.articles)
    parts = [
        f"{counted(len(record.problems), 'problem')} with pages" if record.problems else "",
        f"{counted(flags, 'warning')} on articles" if flags else "",
        f"{counted(len(record.misses), 'sentence')} with a word of saying, not read as a statement"
        if record.misses
        else "",
    ]
    return [part for part in parts if part]


def subtitle(lookup: Lookup) -> str:
    """How many articles, and the days on which they were printed."""
    printed = [days for a in lookup.record.articles if (days := bounds(lookup.printed(a.id)))]
    told = counted(len(lookup.record.articles), "article")
    if not printed:
        return told
    first, last = min(d[0] for d in printed), max(d[1] for d in printed)
    when = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return f"{told}, {words(when)}"
