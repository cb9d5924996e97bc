"""`onrecord show`: the record in the terminal, or line by line for programs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.common import database_option

if TYPE_CHECKING:
    from onrecord.cli.filters import Asked
    from onrecord.model import Record

KINDS = (
    "attributions", "utterances", "entities", "claims", "relations", "chronology", "positions", "articles",
    "problems", "misses", "decisions",
)  # fmt: skip

FORMS = ("table", "json")

Opener = Callable[[Path], "Record"]
"""Gives the record that a database holds."""


def stored(path: Path, but: Collection[str] = ()) -> Record:
    """The record in the database at `path`, its fields `but` left empty.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    from onrecord.store import Store

    with Store.open_read_only(path) as store:
        return store.record(but=but)


def _tabled(path: Path) -> Record:
    """The record without its mentions, which no table shows and which take half the time."""
    return stored(path, ("mentions",))


def command(opener: Opener) -> click.Command:
    """`show` over the records that `opener` gives."""

    @click.command("show")
    @click.argument("kind", type=click.Choice(KINDS), default="attributions", metavar="[KIND]")
    @database_option
    @click.option("--speaker", metavar="NAME", help="Only what this person or body says, by any name.")
    @click.option("--about", metavar="WORDS", help="Only where all these words, or words that begin so, stand.")
    @click.option("--since", metavar="DATE", help="Only from this day on: 2024-11-08, 2024-11 or 2024.")
    @click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many lines.")
    @click.option("--format", "form", type=click.Choice(FORMS), default="table", show_default=True,
                  help="A table for people, or the record format's JSON lines for programs.")  # fmt: skip
    def show(kind: str, db: Path, limit: int | None, form: str, **asked: str | None) -> None:
        """Look into the record, as a table or line by line. KIND is one of

        \b
            attributions  who said what, where it is printed, and through whom it came (the default)
            utterances    acts of speaking, however many pages report each
            entities      people, organizations and places, with other spellings and offices
            claims        what is said to be so, and whether somebody denies it
            relations     who denies, contradicts, answers or corrects what
            chronology    what happened, by its own date
            positions     who wants what, on which issue
            articles      the pages' articles, with date, outlet and warnings
            problems      pages that gave trouble, and why
            misses        sentences that may hold a statement, and were not read as one
            decisions     what editors decided, when and why

        Dates are ISO 8601: 2024-11-08? is uncertain, ../2024-11-08 is on that day or before.

        \b
            onrecord show --db talks.db --speaker "prime minister"
            onrecord show claims --db talks.db --about "troops" --since 2024-11-08
            onrecord show problems --db talks.db --format json
        """
        from onrecord.cli.filters import Asked

        wanted = Asked(asked["speaker"], asked["about"], _day(asked["since"]))
        _check(kind, wanted)
        record = opener(db)
        things, all_of_them = _chosen(record, kind, wanted)
        cut = things[:limit]
        click.echo(_json(record, cut) if form == "json" else _table(record, kind, cut), nl=False)
        _say(kind, len(cut), len(things), all_of_them)

    return show


def _day(since: str | None) -> date | None:
    """The first day of `--since`."""
    from onrecord.dossier.dates import bounds
    from onrecord.errors import ModelError
    from onrecord.model import check_edtf

    if since is None:
        return None
    try:
        days = bounds(check_edtf(since))
    except ModelError:
        days = None
    if days is None:
        raise click.BadParameter(f"{since!r} is no date; write 2024-11-08, 2024-11 or 2024.", param_hint="--since")
    return days[0]


def _check(kind: str, asked: Asked) -> None:
    from onrecord.cli.filters import APPLIES

    for option in asked.options():
        if option not in APPLIES[kind]:
            allowed = " and ".join(APPLIES[kind])
            raise click.UsageError(f"{option} says nothing about {kind}: these can be asked for by {allowed}.")


def _chosen(record: Record, kind: str, asked: Asked) -> tuple[list[Any], int]:
    """What is asked for, and of how many."""
    from onrecord.cli.filters import Filter
    from onrecord.cli.tables import VIEWS

    things = VIEWS[kind].things(record)
    return Filter(record, asked).choose(things), len(things)


def _json(record: Record, things: Sequence[Any]) -> str:
    from onrecord.export.lines import line

    located = {article.id: article.location for article in record.articles}
    return "".join(line(thing, located).text + "\n" for thing in things)


def _table(record: Record, kind: str, things: Sequence[Any]) -> str:
    from onrecord.cli.tables import VIEWS, drawn, plain, rows

    lines = rows(record, kind, things)
    columns = VIEWS[kind].columns
    if not lines:
        return ""
    if not sys.stdout.isatty():
        return plain(columns, lines)
    return drawn(columns, lines, shutil.get_terminal_size().columns, colour=True)


def _say(kind: str, shown: int, found: int, held: int) -> None:
    """On the error stream, so that a pipe gets lines only: how many there are, where not all are shown."""
    what = "events" if kind == "chronology" else kind
    if shown < found:
        click.echo(f"{shown:,} of {found:,} {what}; without --limit all of them.", err=True)
    elif found == 0:
        told = f"None of {held:,} {what} is like that." if held else f"The record holds no {what}."
        click.echo(told, err=True)


show = command(_tabled)
