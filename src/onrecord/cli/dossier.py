"""`onrecord dossier`: the record for people, in one file."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.common import database_option, output_option


@click.command
@database_option
@output_option(required=True, what="(HTML)")
@click.option("--title", help="The story's name, as the dossier's title.")
def dossier(db: Path, output: Path, title: str | None) -> None:
    """Write the record as one HTML file that opens anywhere, offline, and prints well.

    \b
        onrecord dossier --db talks.db -o talks.html
    """
    from onrecord.dossier import write
    from onrecord.store import Store

    with Store.open_read_only(db) as store:
        write(store.record(), output, title)
    click.echo(f"Wrote {output}.")
