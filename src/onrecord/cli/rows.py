"""The rows of a record by id, and what a person asks for by the beginning of one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from onrecord.model import Article, Record

SHOWN = 5
"""Ids that a message offers where several begin alike."""


class NotOne(LookupError):
    """No row, or several, have the id: `found` are some that begin so."""

    def __init__(self, asked: str, found: Iterable[str]) -> None:
        super().__init__(asked)
        self.found = tuple(found)


class Rows:
    """The rows of a record by id. Those without an id of their own stand under their article's: `ARTICLE/copy:1`,
    `ARTICLE/no-date`, `ARTICLE/miss:120`.

    Attributes:
        by_id: every row.
        flagged: the article of each flag.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        tables = (
            record.articles, record.mentions, record.attributions, record.entities, record.utterances,
            record.claims,
            record.relations, record.events, record.issues, record.positions, record.shifts, record.decisions,
        )  # fmt: skip
        self.by_id: dict[str, Any] = {row.id: row for table in tables for row in table}
        self._articles = {a.id for a in record.articles}
        self.flagged: dict[str, Article] = {}
        self._add_nameless()

    def _add_nameless(self) -> None:
        counted: dict[str, int] = {}
        for dependence in self._record.dependences:
            key = f"{dependence.article}/{dependence.how}"
            counted[key] = counted.get(key, 0) + 1
            self.by_id[f"{key}:{counted[key]}"] = dependence
        for miss in self._record.misses:
            self.by_id[f"{miss.article}/miss:{miss.span.start}"] = miss
        for article in self._record.articles:
            for flag in article.flags:
                self.by_id[f"{article.id}/{flag.flag}"] = flag
                self.flagged[f"{article.id}/{flag.flag}"] = article

    def find(self, asked: str) -> str:
        """The one id that is asked for: itself, or what begins so, with or without the word before the colon.

        Raises:
            NotOne: nothing begins so, or several do.
        """
        if asked in self.by_id:
            return asked
        found = [key for key in self.by_id if asked and _begins(key, asked)]
        whole = [key for key in found if key in self._articles]
        if len(found) == 1 or len(whole) == 1:
            return (whole or found)[0]
        raise NotOne(asked, sorted(found))

    def asked(self, asked: str, db: Path) -> str:
        """The one id that a person asks for, as `find`, of the database `db`.

        Raises:
            click.BadParameter: nothing begins so, or several do; it says what to write.
        """
        try:
            return self.find(asked)
        except NotOne as error:
            raise click.BadParameter(_advice(asked, error.found, db), param_hint="ID") from None


def _advice(asked: str, found: tuple[str, ...], db: Path) -> str:
    if not found:
        where = f"`onrecord show claims --db {db} --format json` and the like print ids"
        return f"nothing in {db} has an id that begins with {asked!r}; {where}."
    more = f" and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    return f"{len(found):,} ids begin with {asked!r}: {', '.join(found[:SHOWN])}{more}; write more of it."


def _begins(key: str, asked: str) -> bool:
    kind, colon, rest = key.partition(":")
    return key.startswith(asked) or (bool(colon) and kind.isalpha() and rest.startswith(asked))
