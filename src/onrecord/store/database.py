"""One SQLite file: its connections, its version, and its errors in words that say what to do.

The write connection is one, each task on it in its own BEGIN IMMEDIATE, so that two programs queue instead of
failing half-way; readers open the file read-only, see what is committed and block nobody (WAL).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from onrecord.errors import SchemaError, StoreError
from onrecord.store.schema import APPLICATION_ID

BUSY_SECONDS = 60.0
"""How long to wait for another program that writes: replacing the record of 10,000 articles takes less."""

MIGRATIONS = Path(str(files("onrecord.store"))) / "migrations"

_ADVICE = {
    "SQLITE_FULL": "The disk (or the size that was allowed) is full. Nothing of this step was kept; what was "
    "there before is intact. Make room and run the same command again.",
    "SQLITE_IOERR": "The disk could not be read or written. What was there before is kept; check the disk and "
    "its free space and run the same command again.",
    "SQLITE_READONLY": "The file or its folder may not be written. Check the permissions or choose another --db.",
    "SQLITE_PERM": "You may not open it. Check the permissions or choose another --db.",
    "SQLITE_CANTOPEN": "Check that the folder is there and that you may read and write in it.",
    "SQLITE_BUSY": "Another program is writing to it. Wait until that is done and run the same command again.",
    "SQLITE_LOCKED": "Another program is writing to it. Wait until that is done and run the same command again.",
    "SQLITE_CORRUPT": "The file is damaged. Restore it from a copy, or build a new one from the pages.",
}
_OTHERWISE = (
    "What was there before is kept. Run the same command again; if it fails again, report the words above."
)


@contextmanager
def told(path: Path, doing: str) -> Iterator[None]:
    """Turns what SQLite says inside the block into a `StoreError` with the path and what to do.

    Args:
        doing: what failed, as in "cannot {doing} talks.db".
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        raise _explained(path, doing, error) from error


def _explained(path: Path, doing: str, error: sqlite3.Error | DBAPIError) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name == "SQLITE_NOTADB":
        return SchemaError(f"{path} is not a database. Choose another --db; this file was not touched.")
    advice = next((text for code, text in _ADVICE.items() if name.startswith(code)), _OTHERWISE)
    return StoreError(f"cannot {doing} {path}: {cause}. {advice}")


class Database:
    """The connections to one file.

    Args:
        path: the file.
        writable: whether it may be written; a file that is not there is made then.
        largest: bytes that it may grow to; None: as far as the disk goes.
    """

    def __init__(self, path: Path, *, writable: bool, largest: int | None = None) -> None:
        self.path = path
        self.writable = writable
        self._largest = largest
        self._readers = sa.create_engine("sqlite://", creator=lambda: connect(path, "ro"), poolclass=sa.NullPool)
        self._writer = sa.create_engine(
            "sqlite://", creator=self._write_connection, poolclass=sa.QueuePool, pool_size=1, max_overflow=0
        )
        sa.event.listen(self._writer, "begin", _begin_immediate)
        sa.event.listen(self._readers, "begin", _begin)

    @contextmanager
    def writing(self, doing: str) -> Iterator[sa.Connection]:
        """One transaction on the write connection: all of the block is kept, or nothing.

        Raises:
            StoreError: it failed, or the database was opened read-only.
        """
        if not self.writable:
            raise StoreError(f"cannot {doing} {self.path}: it was opened for reading only")
        with told(self.path, doing), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self, doing: str = "read") -> Iterator[sa.Connection]:
        """A read-only connection of its own, which sees one state of the database for each transaction.

        Raises:
            StoreError: it failed.
        """
        with told(self.path, doing), self._readers.connect() as connection:
            yield connection

    def close(self) -> None:
        """Closes the write connection; the last one out folds the write-ahead log into the file."""
        self._writer.dispose()
        self._readers.dispose()

    def _write_connection(self) -> sqlite3.Connection:
        connection = connect(self.path, "rwc")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if self._largest is not None:
                (size,) = connection.execute("PRAGMA page_size").fetchone()
                connection.execute(f"PRAGMA max_page_count = {max(1, self._largest // size)}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A bare connection (`mode` as in SQLite's file URIs) that begins no transaction by itself."""
    file = path.resolve()
    uri = f"{file.as_uri()}?mode={mode}" + ("&immutable=1" if mode == "ro" and _rests(file) else "")
    # one thread at a time uses a connection, by the pools above, but not always the one that made it
    connection = sqlite3.connect(uri, BUSY_SECONDS, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _rests(file: Path) -> bool:
    """Whether the file is read as one that does not change: in a folder in which we may not make the files that
    SQLite reads a database with, and while nobody else has made them."""
    return not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def known_versions(migrations: Path = MIGRATIONS) -> tuple[str, ...]:
    """The versions of the schema that this program knows, oldest first; the last is its own."""
    return tuple(sorted(file.name.partition("_")[0] for file in (migrations / "versions").glob("[0-9]*_*.py")))


def version(path: Path) -> str | None:
    """The schema's version in the file, None where there is no file or nothing in it; writes nothing.

    Raises:
        SchemaError: it is no database, another program's, or a newer version's.
        StoreError: it cannot be read.
    """
    with told(path, "open"):
        try:
            if not path.exists() or (path.is_file() and path.stat().st_size == 0):
                return None
        except OSError as error:
            raise StoreError(f"cannot open {path}: {error.strerror}. Choose another --db.") from error
        if path.is_dir():
            raise StoreError(f"cannot open {path}: it is a folder. Name a file as --db.")
        with closing(connect(path, "ro")) as connection:
            return _version(path, connection)


def _version(path: Path, connection: sqlite3.Connection) -> str | None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and objects == 0:
        return None
    if application != APPLICATION_ID:
        raise SchemaError(
            f"{path} is a database of another program, not a record of onrecord. Choose another --db; "
            "this file was not touched."
        )
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise SchemaError(f"{path} is damaged: it has no version. Restore it from a copy, or build a new one.")
    found = str(row[0])
    if found not in known_versions():
        raise SchemaError(
            f"{path} was made by a newer onrecord (its schema is {found}, this program's {known_versions()[-1]}). "
            "Update onrecord; this file was not touched."
        )
    return found


def migrate(database: Database, migrations: Path = MIGRATIONS) -> None:
    """Brings the schema to this program's version. The migrations and the record of them commit together.

    Raises:
        StoreError: a migration failed; the file is as it was.
    """
    # imported here: an up-to-date database, which is the usual one, never pays for Alembic
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with database.writing("bring up to date") as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
