"""docs/schema.md names every table and column, names none that is not there, and its queries run."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from test_stored_record import story

from onrecord.store import Store
from onrecord.store.schema import METADATA, SEARCHES, VIEWS

DOC = (Path(__file__).parents[2] / "docs" / "schema.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", DOC, re.DOTALL | re.MULTILINE))
QUERIES = re.findall(r"```sql\n(.*?)```", DOC, re.DOTALL)


@pytest.fixture(scope="module")
def database(new_database: Callable[[], Path]) -> Iterator[sqlite3.Connection]:
    path = new_database()
    with Store.open(path) as store:
        store.replace_record(story(3, 2), "reader", "weights")
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def columns(database: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA table_info({name})")]


def test_every_table_and_view_is_documented_and_no_other() -> None:
    assert set(SECTIONS) == {*METADATA.tables, *VIEWS}


@pytest.mark.parametrize("name", sorted({*METADATA.tables, *VIEWS}))
def test_every_column_is_documented(database: sqlite3.Connection, name: str) -> None:
    named = set(re.findall(r"`(\w+)`", SECTIONS[name]))
    assert set(columns(database, name)) - named == set()


def test_the_full_text_tables_are_documented(database: sqlite3.Connection) -> None:
    for name in SEARCHES:
        assert all(f"`{word}`" in DOC for word in (name, *columns(database, name)))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: " ".join(query.split())[:40])
def test_every_query_runs(database: sqlite3.Connection, query: str) -> None:
    assert database.execute(query).description


def test_the_first_question_has_an_answer(database: sqlite3.Connection) -> None:
    assert len(database.execute(QUERIES[0]).fetchall()) == 6
