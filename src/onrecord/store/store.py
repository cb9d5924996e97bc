"""The door to the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from onrecord.errors import Problem, SchemaError, StoreError
from onrecord.model import Decision, Page, Reading, Record
from onrecord.store import decisions, read, schema, search, write
from onrecord.store.database import Database, known_versions, migrate, version


class Store:
    """The archive, the readings, the decisions and the record of one story, in one file.

    Made by `open` or `open_read_only`; a context manager. One thread at a time uses it. Every method raises
    `StoreError`, with the path and what to do, where the database cannot be read or written; what a method was
    about to change is then as it was.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path, *, largest: int | None = None) -> Self:
        """The database at `path`, made where there is none and brought to this version's schema.

        Args:
            largest: bytes that the file may grow to; None: as far as the disk goes.

        Raises:
            SchemaError: it is a newer version's, another program's, or no database. It was not touched.
            StoreError: it cannot be opened.
        """
        found = version(path)
        database = Database(path, writable=True, largest=largest)
        if found != known_versions()[-1]:
            try:
                migrate(database)
            except StoreError:
                database.close()
                raise
        return cls(database)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """The database at `path`, which is not changed.

        Raises:
            SchemaError: as for `open`, or it is an older version's.
            StoreError: it is not there or cannot be opened.
        """
        found, own = version(path), known_versions()[-1]
        if found is None:
            raise StoreError(f"there is no record at {path}. Make one: onrecord build PAGES… --db {path}")
        if found != own:
            raise SchemaError(
                f"{path} was made by an older onrecord (its schema is {found}, this program's {own}). "
                f"Bring it up to date: onrecord build --db {path}"
            )
        return cls(Database(path, writable=False))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    # The archive

    def archive(self, pages: Iterable[Page], at: str) -> write.Archived:
        """Keeps pages, whole, as they come, committing in batches.

        The same bytes at two places are one page seen twice. Problems noted before at these locations and
        containers are gone: note those of this run afterwards.

        Args:
            pages: drawn one by one; never all in memory.
            at: the moment, in EDTF. It stands in the sightings and nowhere else.
        """
        given = new = 0
        for batch in write.batches(pages):
            with self._database.writing("archive pages in") as connection:
                new += write.archive(connection, batch, at)
            given += len(batch)
        return write.Archived(new=new, seen_again=given - new)

    def note_problems(self, problems: Iterable[Problem], folders: Iterable[str] = ()) -> None:
        """Keeps troubles of the pages stage, in place of those noted at the same locations before.

        Args:
            folders: those that were gone through: what was noted of anything in them before is forgotten too.
        """
        with self._database.writing("note problems in") as connection:
            write.note_problems(connection, list(problems), folders)

    def pages(self) -> Iterator[Page]:
        """Each page once, with the smallest of its locations, by location and id."""
        return self._pages(read.everything())

    def count_pages(self) -> int:
        """How many pages are archived."""
        with self._database.reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(schema.page)) or 0

    # What each page says by itself

    def unread(self, reader: str) -> Iterator[Page]:
        """The pages that `reader` has not read, as `pages` gives them.

        What is archived or read while the caller goes through them does not change the list.
        """
        return self._pages(read.unread(reader))

    def count_unread(self, reader: str) -> int:
        """How many pages `reader` has not read."""
        with self._database.reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(read.unread(reader).subquery())) or 0

    def keep_reading(self, page: Page, reader: str, reading: Reading | None, problems: Sequence[Problem]) -> None:
        """Keeps what `reader` made of a page that `unread` gave: a reading or None, and the troubles on the way.

        It is on the disk when this returns. A page with a transient problem (`TRANSIENT`) is tried again by the
        next run; its problems are listed until then.

        Args:
            problems: those that do not stand in the reading itself.
        """
        with self._database.writing("keep a reading in") as connection:
            write.keep_reading(connection, page, reader, reading, problems)

    def readings(self, reader: str) -> Iterator[Reading]:
        """What `reader` made of the pages, one at a time, by location and page id."""
        with self._database.reading() as connection:
            for sighting in read.queued(connection, read.read_by(reader)):
                yield read.reading(connection, sighting, reader)

    def problems(self, reader: str) -> Iterator[Problem]:
        """The troubles that were noted of pages and those that `keep_reading` was given, each once, sorted."""
        with self._database.reading() as connection:
            found = read.problems(connection, reader)
        return iter(found)

    def forget_readings(self, *, but: str) -> int:
        """Deletes the readings of all readers but one, for instance after an update; gives how many they were."""
        with self._database.writing("delete readings from") as connection:
            return connection.execute(sa.delete(schema.reading).where(schema.reading.c.reader != but)).rowcount

    # What they say together

    def replace_record(self, record: Record, reader: str, weights: str) -> None:
        """Puts `record` in the place of the one before, at once or not at all.

        Args:
            reader: key of the reader that made its readings.
            weights: key of that reader's weights.
        """
        with self._database.writing("write the record to") as connection:
            write.replace_record(connection, record, reader, weights)

    def record(self, *, but: Collection[str] = ()) -> Record:
        """The record, as it was stored.

        Args:
            but: fields of it that are left empty, for who does not need them: half the time goes into `mentions`.

        Raises:
            StoreError: none has been built yet, or the database is damaged.
        """
        with self._database.reading() as connection, connection.begin():
            self._built(connection)
            return read.record(connection, but)

    def reader(self) -> tuple[str, str]:
        """The keys of the reader and of the weights with which the record was made.

        Raises:
            StoreError: none has been built yet.
        """
        with self._database.reading() as connection:
            return self._built(connection)

    def search(self, query: str, limit: int = 20) -> tuple[search.Hit, ...]:
        """Attributions, then articles of the record in which all words of `query` stand, the best first.

        Words in quotation marks must stand side by side. Any text may be asked for.
        """
        with self._database.reading() as connection:
            return search.search(connection, query, limit)

    # The editor's word

    def decide(self, decision: Decision) -> None:
        """Keeps a decision; those that it answers anew are superseded by it and stay readable. Twice is once."""
        with self._database.writing("keep a decision in") as connection:
            decisions.decide(connection, decision)

    def decisions(self, *, superseded: bool = False) -> tuple[Decision, ...]:
        """The decisions in force, in the order they were made; with the superseded ones where asked."""
        with self._database.reading() as connection:
            return decisions.decisions(connection, superseded=superseded)

    def _pages(self, wanted: sa.Select[tuple[str]]) -> Iterator[Page]:
        with self._database.reading() as connection:
            for sighting in read.queued(connection, wanted):
                yield read.page(connection, sighting)

    def _built(self, connection: sa.Connection) -> tuple[str, str]:
        found = read.built(connection)
        if found is None:
            path = self._database.path
            raise StoreError(f"{path} holds no record yet. Build it: onrecord build PAGES… --db {path}")
        return found
