"""The record as JSON lines (`docs/record-format.md`): of a whole record, and of readings as they come."""

from __future__ import annotations

import io
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from onrecord.errors import InputError, Problem
from onrecord.export.lines import Line, first_line, line, of_reading, of_record
from onrecord.model import Reading, Record
from onrecord.whole import check_writable, written

Output = Path | TextIO | None
"""A file, an open text stream, or None: the standard output."""


def write_record(record: Record, out: Output, reader: str, weights: str) -> None:
    """Writes the record, its lines in the format's order whatever theirs in the record.

    Args:
        out: a file is written whole or not at all.
        reader: key of the reader.
        weights: key of its weights.

    Raises:
        InputError: the file cannot be written.
    """
    made = sorted(of_record(record), key=lambda made: (made.place, made.text))
    _write(out, first_line(reader, weights), made)


class LineWriter:
    """Writes readings that come one at a time and in any order; none of them stays in memory.

    Lines wait in a temporary database and are written, in the format's order, when the block ends. Where it ends
    with an exception nothing is written.

    Args:
        out: a file is written whole or not at all.
        reader: key of the reader.
        weights: key of its weights.

    Raises:
        InputError: the file cannot be written, which is tried before anything is read.

    Attributes:
        articles: how many readings were added.
        problems: how many problems were, theirs and others.
    """

    def __init__(self, out: Output, reader: str, weights: str) -> None:
        self.articles = 0
        self.problems = 0
        self._out = out
        self._first = first_line(reader, weights)
        if isinstance(out, Path):
            check_writable(out)
        self._spool = _Spool()

    def add(self, reading: Reading) -> None:
        """The lines of one article."""
        self.articles += 1
        self.problems += len(reading.problems)
        self._spool.put(of_reading(reading))

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """The lines of problems that stand in no reading; one that does, word for word, is listed once."""
        for problem in problems:
            self.problems += 1
            self._spool.put([line(problem, {})])

    def close(self) -> None:
        """Writes all that was added.

        Raises:
            InputError: the file cannot be written.
        """
        _write(self._out, self._first, self._spool.lines())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.close()
        finally:
            self._spool.close()


class _Spool:
    """Lines on the disk, in the order of their places. SQLite deletes the file when it is closed or killed.

    Raises:
        InputError: the temporary folder is full.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE line (type, location, article, start, end, id, text)")

    def put(self, lines: Iterable[Line]) -> None:
        rows = ((*made.place, made.text) for made in lines)
        with _spooling():
            self._database.execute("BEGIN")
            self._database.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            self._database.execute("COMMIT")

    def lines(self) -> Iterator[Line]:
        wanted = "SELECT * FROM line ORDER BY type, location, article, start, end, id, text"
        with _spooling():
            for kind, location, article, start, end, id_, text in self._database.execute(wanted):
                yield Line((kind, location, article, start, end, id_), text)

    def close(self) -> None:
        self._database.close()


@contextmanager
def _spooling() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        folder = tempfile.gettempdir()
        raise InputError(f"cannot keep lines in {folder} until all are there: {error}. Make room.") from error


def _write(out: Output, first: str, lines: Iterable[Line]) -> None:
    """Writes the lines in the order given; of equal lines that follow one another, one."""
    with _opened(out) as stream:
        stream.write(first + "\n")
        before = ""
        for made in lines:
            if made.text != before:
                stream.write(made.text + "\n")
            before = made.text


@contextmanager
def _opened(out: Output) -> Iterator[TextIO]:
    """A stream for text, which goes out as UTF-8 with \\n at line ends on every system."""
    if isinstance(out, Path):
        with written(out) as file:
            yield file
    elif out is None and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
        try:
            yield stream
            stream.flush()
        finally:
            stream.detach()
    else:
        yield out or sys.stdout
