"""The command line: one file per command. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys

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
    130 stopped by Ctrl-C (what was done is kept, and the same command goes on from there).
    """


for command in (build, read, show, why, decide, export, dossier):
    onrecord.add_command(command)


def main() -> None:
    """Runs the command line; trouble that ends a run is one message and an exit status, never a traceback."""
    try:
        status = onrecord.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        status = NOTHING
    except (click.Abort, KeyboardInterrupt):
        click.echo("onrecord: stopped. What was done is kept; the same command goes on from there.", err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as `head` does: nothing to say, nobody to hear
        status = DONE
    sys.exit(status if isinstance(status, int) else DONE)
