"""`onrecord decide`: an editor's word, which every build obeys from then on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli.common import database_option, now, progress, settings_options

if TYPE_CHECKING:
    from onrecord.model import DecisionKind, Record
    from onrecord.settings import Settings

KINDS = ("reject", "edit", "merge", "split", "link", "accept", "note")
"""The model's kinds of decision, which is not loaded for a help text; a test holds them to it."""

PAIRS = ("merge", "split", "link")
"""Kinds of decision that are about two things."""


@click.command
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("ids", metavar="ID [ID]", nargs=-1, required=True)
@database_option
@click.option("--by", required=True, envvar="ONRECORD_EDITOR", metavar="NAME",
              help="Who decides; the environment's ONRECORD_EDITOR where it is not given.")  # fmt: skip
@click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads the record later.")
@click.option("--value", metavar="VALUE", help="Of an edit FIELD=NEW; of a link the name of the relation.")
@settings_options
def decide(
    kind: DecisionKind, ids: tuple[str, ...], db: Path, by: str, why: str, value: str | None, settings: Settings
) -> int:
    """Decide what the record gets wrong; it is built anew at once, and every later build obeys. KIND is one of

    \b
        reject  leave out an attribution, or a relation
        edit    set --value said=DATE, act=ACT or speaker=NAME of an attribution
        merge   two entities are one, or two attributions are one act of speaking
        split   they are not
        link    the first of two attributions --value denies (contradicts, answers, …) the second
        accept  somebody looked, and it stands; of a rejection (decision:ID): it is taken back
        note    something for whoever reads the record later

    ID is that of a row, or its beginning, as `onrecord why` takes it. An entity stands for its first mention, an
    utterance for its rendering nearest the origin, a relation for what stands at its two ends, a decision for what
    it is about. A later decision on the same rows supersedes an earlier one; both stay in the database, with who,
    when and why.

    \b
        onrecord decide merge entity:3f2a entity:91bc --why "one woman" --by "A. Editor" --db talks.db
        onrecord decide reject relation:77e1 --why "it is about another call" --by "A. Editor" --db talks.db
        onrecord decide edit b70923b2:a14 --value said=2024-11-08 --why "the video" --by "A. Editor" --db talks.db
    """
    from onrecord import pipeline
    from onrecord.cli.build import sentence
    from onrecord.cli.rows import Rows
    from onrecord.cli.show import stored
    from onrecord.cli.targets import named

    record = stored(db)
    held = Rows(record)
    rows = [held.by_id[held.asked(asked, db)] for asked in ids]
    targets = tuple(name for row in rows for name in named(record, row))
    _check(record, kind, targets, value)
    decision = pipeline.decision(kind, targets, value, by, now(), why)
    summary = pipeline.decide(decision, db, settings, progress())
    click.echo(f"Decided: {kind} {' and '.join(targets)}. `onrecord why {decision.id} --db {db}` shows it.")
    click.echo(sentence(summary, db))
    return 3 if summary.problems else 0


def _check(record: Record, kind: str, targets: tuple[str, ...], value: str | None) -> None:
    """That the decision says what it has to: what is kept and cannot be obeyed is a problem of every build."""
    from onrecord.model import RelationName

    if len(targets) > 2 or (kind in PAIRS and len(set(targets)) != 2):
        raise click.UsageError(f"{kind} is about {'two different rows' if kind in PAIRS else 'one row, or two'}.")
    if kind == "edit":
        _check_edit(value or "")
        if len(targets) != 1 or targets[0] not in {attribution.id for attribution in record.attributions}:
            raise click.UsageError("an edit is of one attribution.")
    if kind == "link" and value not in get_args(RelationName):
        raise click.UsageError(
            f"say what the first does to the second: --value {', '.join(get_args(RelationName))}."
        )


def _check_edit(value: str) -> None:
    """That the field is one that can be set, and to this."""
    from onrecord.errors import ModelError
    from onrecord.model import Act, check_edtf

    field, _, new = (part.strip() for part in value.partition("="))
    if field not in ("said", "act", "speaker") or not new:
        raise click.UsageError("say what to set: --value said=DATE, act=ACT or speaker=NAME.")
    if field == "act" and new not in get_args(Act):
        raise click.UsageError(f"{new} is no act; one of {', '.join(get_args(Act))}.")
    try:
        _ = check_edtf(new) if field == "said" else ""
    except ModelError:
        raise click.UsageError(f"{new} is no date; write 2024-11-08, 2024-11 or 2024.") from None
