"""`onrecord why`: why a row of the record is there."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.common import database_option
from onrecord.cli.show import FORMS, Opener, stored


def command(opener: Opener) -> click.Command:
    """`why` over the records that `opener` gives."""

    @click.command("why")
    @click.argument("id_", metavar="ID")
    @database_option
    @click.option("--format", "form", type=click.Choice(FORMS), default="table", show_default=True,
                  help="Text for people, or one JSON object for programs.")  # fmt: skip
    def why(id_: str, db: Path, form: str) -> None:
        """Say why the row ID is in the record: the words of the pages, the rule with its threshold, and the path.

        ID is that of any line that `onrecord show KIND --format json` or `onrecord export` prints, or its
        beginning: an article, mention, attribution, entity, utterance, claim, relation, event, issue, position,
        shift or decision. What has no id of its own stands under its article's: ARTICLE/copy:1 (credit:1,
        byline:1), ARTICLE/no-date (or any other flag), ARTICLE/miss:120 (where the sentence begins).

        \b
            onrecord why relation:3f2a --db talks.db
            onrecord why 5c1e20/copy:1 --db talks.db --format json
        """
        import json
        from dataclasses import asdict

        from onrecord import pipeline
        from onrecord.cli.reasons import Reasons, told

        reasons = Reasons(opener(db), pipeline.rules())
        reason = reasons.why(reasons.rows.asked(id_, db))
        click.echo(json.dumps(asdict(reason), ensure_ascii=False) if form == "json" else told(reason).rstrip())

    return why


why = command(stored)
