"""`onrecord export`: the record for programs."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.common import database_option, output_option


@click.command
@database_option
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", help="What to write.")
@output_option(required=False, what="(instead of the terminal)")
def export(db: Path, format_: str, output: Path | None) -> None:
    """Write the whole record as JSON lines (docs/record-format.md).

    \b
        onrecord export --db talks.db --format jsonl -o talks.jsonl
    """
    from onrecord.export.jsonl import write_record
    from onrecord.store import Store

    with Store.open_read_only(db) as store:
        write_record(store.record(), output, *store.reader())
