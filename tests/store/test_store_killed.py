"""A program that is killed in the middle of writing leaves a database that the same command goes on with."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store import Store
from onrecord.store.write import BATCH_PAGES

HEAD = """
import os, signal, sys
from pathlib import Path
from onrecord.model import Article, Issue, Page, Reading, Record
from onrecord.store import Store

store = Store.open(Path(sys.argv[1]))

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def page(n):
    return Page(b"Page %d." % n + bytes(4000), f"{n:04}.txt", "text")

def reading(page):
    text = page.data.decode()
    none = (None,) * 3
    return Reading(Article(Article.id_of(page.id), page.id, page.location, *none, (), None, None, "en", text))
"""

ARCHIVE = f"""
def pages():
    for n in range(10_000):
        if n == {2 * BATCH_PAGES + 7}:
            die()
        yield page(n)

store.archive(pages(), "2024-11-08")
"""

KEEP = """
store.archive(map(page, range(20)), "2024-11-08")

class Deadly(tuple):
    def __iter__(self):
        die()

for n, unread in enumerate(store.unread("reader")):
    store.keep_reading(unread, "reader", reading(unread), Deadly() if n == 7 else ())
"""

REPLACE = """
armed = False

class Deadly(tuple):
    def __iter__(self):
        if armed:
            die()
        return super().__iter__()

articles = tuple(reading(page(n)).article for n in range(50))
store.replace_record(Record(articles=articles[:1]), "before", "before")
torn = Record(articles=articles, issues=Deadly([Issue("bridge", "The bridge", (), "found")]))
armed = True
store.replace_record(torn, "after", "after")
"""


def killed(path: Path, what: str) -> None:
    """Runs `what`, which kills itself, beside the write-ahead log that it leaves."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + what, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as database:
        (answer,) = database.execute("PRAGMA integrity_check").fetchone()
        return answer == "ok" and not database.execute("PRAGMA foreign_key_check").fetchall()


@pytest.mark.parametrize("opened", [Store.open, Store.open_read_only])
def test_killed_while_archiving(new_database: Callable[[], Path], opened: Callable[[Path], Store]) -> None:
    path = new_database()
    killed(path, ARCHIVE)
    with opened(path) as store:
        assert store.count_pages() == 2 * BATCH_PAGES
        assert [page.location for page in store.pages()] == [f"{n:04}.txt" for n in range(2 * BATCH_PAGES)]
    assert sound(path)


def test_killed_while_reading(new_database: Callable[[], Path]) -> None:
    path = new_database()
    killed(path, KEEP)
    with Store.open(path) as store:
        assert [r.article.location for r in store.readings("reader")] == [f"{n:04}.txt" for n in range(7)]
        assert [page.location for page in store.unread("reader")] == [f"{n:04}.txt" for n in range(7, 20)]
    assert sound(path)


def test_killed_while_the_record_is_replaced(new_database: Callable[[], Path]) -> None:
    path = new_database()
    killed(path, REPLACE)
    with Store.open(path) as store:
        assert store.reader() == ("before", "before")
        assert [article.location for article in store.record().articles] == ["0000.txt"]
        assert [hit.kind for hit in store.search("page")] == ["article"]
    assert sound(path)
