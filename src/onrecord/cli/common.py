"""Options that several commands share."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.progress import Progress

Command = Callable[..., Any]


def database_option(command: Command) -> Command:
    """`--db`: the database of the story. Where it must be there and is not, the store says what to do."""
    path = click.Path(dir_okay=False, path_type=Path)
    option = click.option("--db", type=path, required=True, help="The story's database, such as talks.db.")
    return option(command)


def output_option(required: bool, what: str) -> Callable[[Command], Command]:
    """`-o`: the file to write."""
    path = click.Path(dir_okay=False, path_type=Path)
    return click.option("-o", "--output", type=path, required=required, help=f"The file to write {what}.")


def settings_options(command: Command) -> Command:
    """`--settings`, `--workers` and `--weights`, handed to the command as one `settings`."""

    @click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file [onrecord.toml].")
    @click.option("--workers", type=click.IntRange(min=1), help="Processes that read pages side by side.")
    @click.option("--weights", type=click.Path(file_okay=False, path_type=Path), help="Folder of another model.")
    @functools.wraps(command)
    def with_settings(file: Path | None, workers: int | None, weights: Path | None, **rest: Any) -> Any:
        from onrecord import settings
        from onrecord.errors import SettingsError

        if file is not None and not file.is_file():
            raise SettingsError(f"there is no settings file {file}")
        found = settings.load_settings(file or settings.FILE, {"workers": workers, "weights": weights})
        return command(settings=found, **rest)

    return with_settings


def progress() -> Progress:
    """A bar where a person watches, silence where the output is piped."""
    from onrecord.progress import Bars, Silent

    return Bars() if sys.stderr.isatty() else Silent()


def now() -> str:
    """This moment, in EDTF: the one clock of the program, handed to whoever needs it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
