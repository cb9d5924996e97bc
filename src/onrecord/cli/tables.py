"""A record's lines as tables for the terminal: which columns there are, and how they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from onrecord.dossier.context_statements import NOBODY, Cite
from onrecord.dossier.dates import order
from onrecord.dossier.lookup import Lookup, content, joined
from onrecord.dossier.shown import clipped, shown
from onrecord.dossier.witnesses import heard, rests
from onrecord.errors import Problem
from onrecord.model import (
    Article,
    Attribution,
    Claim,
    Decision,
    Entity,
    Event,
    Miss,
    Position,
    Record,
    Relation,
    Utterance,
)

LENGTH = 400
"""Characters of a cell: about five lines of a terminal. Layout, not data."""

PLAIN_WIDTH = 48
"""Letters of a column but the last where the table is piped: longer cells push what follows aside, uncut."""

WIDEST, TIGHTEST, NARROWEST, GAP = 26, 14, 28, 2
"""Letters of a column but the last, at most and at least; of the last; and between. Layout, not data."""

SHARE = 0.45
"""Of the room, what the last column gets before the others are widened: it holds the words. Layout, not data."""

DATES = ("said", "printed", "published", "when")
"""Columns of EDTF dates, which are not narrowed."""


@dataclass(frozen=True)
class View:
    """How one kind of line is shown.

    Attributes:
        things: these lines of a record, in the order in which they are shown.
        columns: the headings; the last is the widest.
        cells: the cells of one line.
    """

    things: Callable[[Record], Sequence[Any]]
    columns: tuple[str, ...]
    cells: Callable[[Lookup, Any], tuple[str, ...]]


def _attribution(lookup: Lookup, thing: Attribution) -> tuple[str, ...]:
    act = "" if thing.act in ("assert", "other") else ("not " if thing.negated else "") + thing.act
    via = " ← ".join(lookup.name(link.entity, link.carrier) for link in thing.chain or ())
    page = lookup.outlet(lookup.articles[thing.article]) + (f" ← {via}" if via else "")
    who = lookup.speakers(thing)
    said, printed = thing.said.edtf if thing.said else "", lookup.printed(thing.article) or ""
    return said, printed, "" if who == NOBODY else who, act, page, content(thing)


def _utterance(lookup: Lookup, thing: Utterance) -> tuple[str, ...]:
    first = lookup.attributions[thing.first]
    when = thing.said.edtf if thing.said else ""
    who = joined(lookup.named(thing.speakers)) or lookup.speakers(first).replace(NOBODY, "")
    return when, who, heard(lookup, thing), joined(thing.carriers), content(first)


def _entity(lookup: Lookup, thing: Entity) -> tuple[str, ...]:
    roles = "; ".join(dict.fromkeys(role.role for role in thing.roles))
    kind = thing.kind + (", not named" if thing.anonymous else "")
    return thing.name, kind, str(len(thing.mentions)), ", ".join(thing.aliases), roles


def _claim(lookup: Lookup, thing: Claim) -> tuple[str, ...]:
    by = [change.by for change in thing.history if change.status in ("denied", "disputed")]
    against = joined(dict.fromkeys(cite.who for cite in lookup.cites(by)))
    return thing.status, rests(lookup, thing), against, thing.content.text


def _relation(lookup: Lookup, thing: Relation) -> tuple[str, ...]:
    left, right = lookup.end(thing.from_), lookup.end(thing.to)
    return thing.relation.replace("_", " "), thing.about or "", _cited(left), _cited(right), thing.why


def _cited(cite: Cite | None) -> str:
    if cite is None:
        return ""
    return f"{cite.who}: {clipped(cite.quote, 120)}" if cite.quote else cite.who


def _event(lookup: Lookup, thing: Event) -> tuple[str, ...]:
    who = joined(lookup.name(entity, entity) for entity in thing.participants)
    page = lookup.outlet(lookup.articles[thing.what.article])
    return thing.when or "", thing.status, who, page, thing.what.text


def _position(lookup: Lookup, thing: Position) -> tuple[str, ...]:
    attribution = lookup.attributions[thing.attribution]
    issue = lookup.issues[thing.issue].name if thing.issue in lookup.issues else thing.issue
    when = thing.said or ""
    return lookup.name(thing.actor, thing.actor), issue, when, thing.direction, content(attribution)


def _article(lookup: Lookup, thing: Article) -> tuple[str, ...]:
    published = thing.published.edtf if thing.published else ""
    flags = ", ".join(sorted({flag.flag for flag in thing.flags}))
    title = thing.title.text if thing.title else ""
    return published, lookup.publisher(thing), str(lookup.statements[thing.id]), flags, thing.location, title


def _problem(lookup: Lookup, thing: Problem) -> tuple[str, ...]:
    return thing.stage, thing.category, thing.location, thing.message


def _miss(lookup: Lookup, thing: Miss) -> tuple[str, ...]:
    return lookup.outlet(lookup.articles[thing.article]), thing.cue.text, thing.reason, thing.span.text


def _decision(lookup: Lookup, thing: Decision) -> tuple[str, ...]:
    return (
        thing.at,
        thing.by,
        thing.id,
        f"{thing.kind} {thing.value or ''}".strip(),
        ", ".join(thing.targets),
        thing.why,
    )


def _by_actor(record: Record) -> list[Position]:
    names = {entity.id: entity.name for entity in record.entities}
    return sorted(
        record.positions, key=lambda p: (names.get(p.actor, p.actor), p.actor, p.issue, order(p.said), p.id)
    )


VIEWS: Mapping[str, View] = {
    "attributions": View(
        lambda record: record.attributions,
        ("said", "printed", "speaker", "act", "page ← carriers", "content"),
        _attribution,
    ),
    "utterances": View(
        lambda record: record.utterances,
        ("said", "speaker", "on whose word", "carriers", "nearest the origin"),
        _utterance,
    ),
    "entities": View(
        lambda record: sorted(record.entities, key=lambda e: (e.anonymous, -len(e.mentions), e.name, e.id)),
        ("name", "kind", "mentions", "also written", "described as"),
        _entity,
    ),
    "claims": View(lambda record: record.claims, ("status", "on whose word", "denied by", "claim"), _claim),
    "relations": View(lambda record: record.relations, ("relation", "about", "from", "to", "why"), _relation),
    "chronology": View(
        lambda record: sorted(record.events, key=lambda e: (order(e.when), e.id)),
        ("when", "status", "who", "page", "what"),
        _event,
    ),
    "positions": View(_by_actor, ("actor", "issue", "said", "direction", "statement"), _position),
    "articles": View(
        lambda record: record.articles,
        ("published", "outlet", "statements", "flags", "location", "title"),
        _article,
    ),
    "problems": View(lambda record: record.problems, ("stage", "category", "location", "message"), _problem),
    "misses": View(lambda record: record.misses, ("page", "cue", "reason", "sentence"), _miss),
    "decisions": View(
        lambda record: record.decisions, ("at", "by", "decision", "decided", "about", "why"), _decision
    ),
}
"""What `show` can show."""


def rows(record: Record, kind: str, things: Sequence[Any]) -> list[tuple[str, ...]]:
    """The cells of `things`, fit for a terminal: no control characters, nothing over `LENGTH`."""
    lookup = Lookup(record)
    cells = VIEWS[kind].cells
    return [tuple(clipped(shown(cell), LENGTH) for cell in cells(lookup, thing)) for thing in things]


def plain(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """The table for a pipe: aligned text, no colours, no frames, nothing wrapped."""
    table = [columns, *lines]
    widths = [min(max(len(line[n]) for line in table), PLAIN_WIDTH) for n in range(len(columns) - 1)]
    padded = ([*map(str.ljust, line[:-1], widths), line[-1]] for line in table)
    return "".join("  ".join(cells).rstrip() + "\n" for cells in padded)


def drawn(columns: Sequence[str], lines: Sequence[Sequence[str]], width: int, colour: bool) -> str:
    """The table for a person, `width` letters wide; where it does not fit, each line as a block."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    widths = column_widths(columns, lines, width)
    if widths is None:
        return blocks(columns, lines)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, GAP, 0, 0))
    for column, letters in zip(columns, widths, strict=True):
        table.add_column(column, width=letters, overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    out = StringIO()
    Console(file=out, width=width, force_terminal=colour, no_color=None if colour else True).print(table)
    return out.getvalue()


def column_widths(columns: Sequence[str], lines: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is: as its cells need, the widest narrowed until the last has room.

    None where `width` letters do not hold the table even so.
    """
    room = width - (GAP + 1) * len(columns)
    needs = [min(max(len(line[n]) for line in (columns, *lines)), WIDEST) for n in range(len(columns) - 1)]
    least = [n if c in DATES else min(n, max(len(c), TIGHTEST)) for c, n in zip(columns, needs, strict=False)]
    wished = max(NARROWEST, int(room * SHARE))
    while sum(needs) > room - wished and needs != least:
        spare = [need - floor for need, floor in zip(needs, least, strict=True)]
        needs[spare.index(max(spare))] -= 1
    last = room - sum(needs)
    return [*needs, last] if last >= NARROWEST else None


def blocks(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Each line as a block, a cell a line, for narrow terminals; empty cells are left out."""
    margin = max(map(len, columns))
    told = (
        "\n".join(f"{c.rjust(margin)}  {cell}" for c, cell in zip(columns, line, strict=True) if cell)
        for line in lines
    )
    return "\n\n".join(told) + "\n"
