"""`onrecord build`: what the software exists for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import database_option, now, progress, settings_options

if TYPE_CHECKING:
    from onrecord.pipeline import Summary
    from onrecord.settings import Settings

SHOWN = 5
"""Problems that the summary prints in full."""


@click.command
@click.argument("pages", nargs=-1)
@database_option
@settings_options
def build(pages: tuple[str, ...], db: Path, settings: Settings) -> int:
    """Read PAGES and build the record of the story in the database.

    PAGES are files, folders (read with all that is in them) and globs: pages as browsers save them (HTML, MHTML,
    Safari's web archives), plain text, WARC, feeds saved as files, and JSON lines with `url` and `html` or `text`.
    What a file is, its content says, not its name.

    Run it again with more pages and only the new ones are read. Run it without pages after an update of
    onrecord, and what the archive holds is read again.

    \b
        onrecord build pages/ --db talks.db
        onrecord build 'more/*.html' archive.warc.gz --db talks.db
    """
    from onrecord import pipeline

    if not pages and not db.exists():
        raise click.UsageError(f"name the pages to read; {db} does not exist yet")
    summary = pipeline.build(pages, db, settings, progress(), clock=now)
    click.echo(sentence(summary, db))
    if not summary.articles:
        return 1
    return 3 if summary.problems else 0


def sentence(summary: Summary, db: Path) -> str:
    """The run and the record in a few lines that a reporter understands."""
    from onrecord.dossier.lookup import counted
    from onrecord.dossier.shown import shown

    lines = [
        f"{counted(summary.found, 'page')} given, {summary.new} new, {summary.read} read now.",
        f"The record holds {counted(summary.pages, 'page')}: {counted(summary.articles, 'article')}"
        f" ({summary.copies} copied from another), {counted(summary.people, 'person', 'people')},"
        f" {counted(summary.statements, 'statement')}, {counted(summary.denied, 'claim')} denied.",
    ]
    few = summary.problems[:SHOWN] if summary.pages else summary.problems
    lines += [shown(f"  {problem.location}: {problem.message}") for problem in few]
    if summary.problems:
        count = counted(len(summary.problems), "problem")
        lines.insert(2, f"{count}{'' if few == summary.problems else f', the first {SHOWN}'}:")
    if few != summary.problems:
        lines.append(f"All of them: onrecord show problems --db {db}")
    if not summary.pages:
        lines.append(f"There was no page, so {db} was not made.")
    return "\n".join(lines)
