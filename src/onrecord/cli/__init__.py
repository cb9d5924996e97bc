"""The command line: one file per command. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from onrecord.cli.build import build
from onrecord.cli.decide import decide
from onrecord.cli.dossier import dossier
from onrecord.cli.export import export
from onrecord.cli.read import read
from onrecord.cli.show import show
from onrecord.cli.why import why
from onrecord.errors import OnRecordError

DONE, NOTHING, USAGE, PROBLEMS = 0, 1, 2, 3
INTERRUPTED = 130
KEPT = " What was done is kept; the same command goes on from there."


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord")
def onrecord() -> None:
    """Keep the record of a developing story: who said what, to whom, when, and on whose word.

    Save the pages, build the record, open it:

    \b
        onrecord build pages/ --db talks.db
        onrecord show claims --db talks.db
        onrecord dossier --db talks.db -o talks.html

    Exit status: 0 done; 3 done, with problems listed; 1 nothing could be done; 2 wrong usage;
    130 stopped by Ctrl-C (a build keeps what was done, and the same command goes on from there).
    """


for command in (build, read, show, why, decide, export, dossier):
    onrecord.add_command(command)


def main() -> None:
    """Runs the command line; trouble that ends a run is one message and an exit status, never a traceback."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed (`>&-`): what is said goes nowhere, and the work is done
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - as long as the program runs
    try:
        status = onrecord.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        status = NOTHING
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"onrecord: stopped.{KEPT if sys.argv[1:2] in (['build'], ['decide']) else ''}", err=True)
        status = INTERRUPTED
    except OSError as error:
        _abandon_output()
        click.echo(f"onrecord: {error}. Check the disk and its free space, and run it again.", err=True)
        status = NOTHING
    except SystemExit:  # click's, and only where the reader of our output has gone, as `head` does
        _abandon_output()
        status = DONE
    sys.exit(status if isinstance(status, int) else DONE)


def _abandon_output() -> None:
    """Lets nothing more be written, so that what still waits to be does not fail once more at the end."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
