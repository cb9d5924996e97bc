"""`onrecord read`: what each page says by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import output_option, progress, settings_options

if TYPE_CHECKING:
    from onrecord.settings import Settings


@click.command
@click.argument("pages", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", help="What to write.")
@output_option(required=False, what="(instead of the terminal)")
@settings_options
def read(pages: tuple[str, ...], format_: str, output: Path | None, settings: Settings) -> int:
    """Read PAGES one by one and write what each says by itself; no database is kept.

    PAGES are as for `build`. The lines are those of docs/record-format.md up to `problem`.

    \b
        onrecord read pages/ --format jsonl > pages.jsonl
        onrecord read pages/ -o pages.jsonl
    """
    from onrecord import pipeline
    from onrecord.export.jsonl import LineWriter

    with LineWriter(output, *pipeline.identity(settings)) as lines:
        problems = pipeline.read(pages, settings, progress(), lines.add)
        lines.add_problems(problems)
    if not lines.articles:
        return 1
    return 3 if lines.problems else 0
