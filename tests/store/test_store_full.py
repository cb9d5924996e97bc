"""A full disk: the message says what to do, and what was there is intact. SQLite's own limit is the seam."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.model import Article, Page, Reading, Record
from onrecord.store import Archived, Store

LARGEST = 600_000
ROOM = r"cannot .* .*story\.db: .*full.*Make room and run the same command again"


def page(n: int, size: int = 10) -> Page:
    return Page(b"".join(b"%09d " % (n * 7919 + k * 104_729) for k in range(size)), f"{n:03}.txt", "text")


def article(of: Page) -> Article:
    text = of.data.decode()
    return Article(Article.id_of(of.id), of.id, of.location, None, None, None, (), None, None, "en", text)


@pytest.fixture
def held(new_database: Callable[[], Path]) -> Path:
    """A database with three pages, a reading and a record."""
    path = new_database()
    with Store.open(path) as store:
        store.archive(map(page, range(3)), "2024-11-08")
        store.keep_reading(page(0), "reader", Reading(article(page(0))), ())
        store.replace_record(Record(articles=(article(page(0)),)), "reader", "weights")
    return path


def intact(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as database:
        (answer,) = database.execute("PRAGMA integrity_check").fetchone()
    with Store.open(path) as store:
        kept = [r.article for r in store.readings("reader")]
        return (
            answer == "ok"
            and [p.location for p in store.pages()] == ["000.txt", "001.txt", "002.txt"]
            and store.record().articles == tuple(kept) == (article(page(0)),)
        )


def test_full_while_archiving(held: Path) -> None:
    with Store.open(held, largest=LARGEST) as store, pytest.raises(StoreError, match=ROOM):
        store.archive([page(9, size=300_000)], "2024-11-08")
    assert intact(held)


def test_full_while_a_reading_is_kept(held: Path) -> None:
    long = page(1, size=300_000)
    with Store.open(held, largest=LARGEST) as store, pytest.raises(StoreError, match=ROOM):
        store.keep_reading(page(1), "reader", Reading(article(long)), ())
    assert intact(held)


def test_full_while_the_record_is_replaced(held: Path) -> None:
    larger = Record(articles=tuple(article(page(n, size=3_000)) for n in range(30)))
    with Store.open(held, largest=LARGEST) as store, pytest.raises(StoreError, match=ROOM):
        store.replace_record(larger, "reader", "weights")
    assert intact(held)


def test_the_same_command_goes_on_when_there_is_room(held: Path) -> None:
    with Store.open(held, largest=LARGEST) as store, pytest.raises(StoreError, match=ROOM):
        store.archive([page(9, size=300_000)], "2024-11-08")
    with Store.open(held) as store:
        assert store.archive([page(9, size=300_000)], "2024-11-08") == Archived(new=1, seen_again=0)


def test_full_before_the_first_table(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=ROOM):
        Store.open(tmp_path / "story.db", largest=20_000)
    with Store.open(tmp_path / "story.db") as store:
        assert store.count_pages() == 0
