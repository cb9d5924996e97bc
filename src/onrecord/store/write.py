"""What goes into the database; each function is handed the transaction it writes in."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import NOT_THERE, TRANSIENT, Problem
from onrecord.model import Attribution, Context, Page, Reading, Record, Span
from onrecord.store import schema
from onrecord.store.codec import COMPRESSION, clean, pack, to_json
from onrecord.store.decisions import decide
from onrecord.store.flat import Flat, Row

PIECES = " … "
"""Between the pieces of a discontinuous source, cue or content, in the columns that people read."""

BATCH_PAGES = 256
BATCH_BYTES = 32 << 20
"""A batch of pages is committed when it has so many, or so many bytes: what a kill can cost, and what lies in
memory. 256 commits cost more than one; beyond that nothing is gained."""

BATCH_ROWS = 5_000
"""Rows of a table handed to SQLite at once: bounds the memory of their dictionaries."""

PROBLEM = Flat(Problem)
PROBLEMS = TypeAdapter(tuple[Problem, ...])
CONTEXT = Flat(Context)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Archived:
    """What `archive` was given: pages whose bytes are new, and pages whose bytes were there already."""

    new: int
    seen_again: int


def batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    """The pages in lists small enough to lie in memory and be committed at once."""
    batch: list[Page] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += len(page.data)
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def archive(connection: sa.Connection, pages: Sequence[Page], at: str) -> int:
    """Keeps the pages and where they were seen; problems noted there before are gone.

    Returns:
        how many had bytes that are new.
    """
    ids = {page.id for page in pages}
    held = set(connection.scalars(sa.select(schema.page.c.id).where(schema.page.c.id.in_(ids))))
    fresh = {page.id: page for page in pages if page.id not in held}
    rows = [
        {"id": page.id, "size": len(page.data), "data": zlib.compress(page.data, COMPRESSION)}
        for page in fresh.values()
    ]
    _insert(connection, schema.page, rows)
    put = insert(schema.sighting)
    connection.execute(
        put.on_conflict_do_update(index_elements=["id"], set_={"last_at": put.excluded.last_at}),
        [_sighting(page, at) for page in pages],
    )
    containers = {page.container for page in pages if page.container}
    _forget_problems(connection, {page.location for page in pages} | containers)
    _forget_problems_behind(connection, {f"{container}#" for container in containers})
    return len(fresh)


def sighting_id(page: Page) -> str:
    """The key of a page together with where it was seen: hash of all but the bytes."""
    seen = [page.id, page.location, page.container, page.media, *astuple(page.context)]
    return hashlib.sha256(clean(json.dumps(seen, ensure_ascii=False)).encode()).hexdigest()[:32]


def _sighting(page: Page, at: str) -> Row:
    row: Row = {"id": sighting_id(page), "page": page.id, "media": page.media, "first_at": at, "last_at": at}
    row |= {"location": clean(page.location), "container": page.container and clean(page.container)}
    return row | CONTEXT.row(page.context)


def note_problems(connection: sa.Connection, problems: Sequence[Problem], folders: Iterable[str] = ()) -> None:
    """Keeps the troubles of the pages stage, in place of those noted at the same locations or in the folders
    gone through. What is gone from a folder gives no trouble any more, nor what an earlier run did not find."""
    connection.execute(sa.delete(schema.noted_problem).where(schema.noted_problem.c.category == NOT_THERE))
    _forget_problems(connection, {problem.location for problem in problems})
    _forget_problems_behind(connection, {f"{folder.rstrip('/')}/" for folder in folders})
    _insert(connection, schema.noted_problem, [PROBLEM.row(problem) for problem in problems])


def _forget_problems(connection: sa.Connection, locations: set[str]) -> None:
    noted = schema.noted_problem
    gone = sa.delete(noted).where(noted.c.location == sa.bindparam("place"))
    if locations:
        connection.execute(gone, [{"place": clean(place)} for place in sorted(locations)])


def _forget_problems_behind(connection: sa.Connection, beginnings: set[str]) -> None:
    """Forgets those whose locations begin so: a container's lines and items, a folder's files."""
    place = schema.noted_problem.c.location
    if beginnings:
        inside = place >= sa.bindparam("first"), place < sa.bindparam("behind")
        gone = sa.delete(schema.noted_problem).where(*inside)
        named = map(clean, sorted(beginnings))
        connection.execute(gone, [{"first": name, "behind": name[:-1] + chr(ord(name[-1]) + 1)} for name in named])


def keep_reading(
    connection: sa.Connection, page: Page, reader: str, reading: Reading | None, problems: Sequence[Problem]
) -> None:
    """Keeps what `reader` made of the page. After a transient problem the page still counts as unread."""
    body, vectors = pack(reading) if reading else (None, None)
    row = {
        "sighting": sighting_id(page),
        "reader": reader,
        "done": not any(problem.category in TRANSIENT for problem in problems),
        "body": body,
        "vectors": vectors,
        "problems_json": to_json(PROBLEMS, tuple(problems)),
    }
    put = insert(schema.reading).values(row)
    changed = {name: put.excluded[name] for name in ("done", "body", "vectors", "problems_json")}
    connection.execute(put.on_conflict_do_update(index_elements=["sighting", "reader"], set_=changed))


def replace_record(connection: sa.Connection, record: Record, reader: str, weights: str) -> None:
    """Puts `record` in the place of the one before.

    1. the rows of the old record go;
    2. those of the new one come, kind by kind, each list that has a table of its own after its owners;
    3. decisions that this database does not hold yet are taken over;
    4. the full-text tables are made again from the rows.
    """
    _clear(connection)
    for kind in schema.KINDS:
        values = getattr(record, kind.field)
        for chunk in _chunks(values):
            _insert(connection, kind.table, [_row(kind, seq, value) for seq, value in chunk])
            for links in kind.links:
                _insert(connection, links.table, [row for _, value in chunk for row in _linked(links, value)])
    for decision in record.decisions:
        decide(connection, decision)
    taken = [{"seq": seq, "decision": clean(decision.id)} for seq, decision in enumerate(record.decisions, 1)]
    _insert(connection, schema.record_decision, taken)
    _insert(connection, schema.build, [{"id": 1, "reader": reader, "weights": weights}])
    for table in schema.SEARCHES:
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('rebuild')")


def _clear(connection: sa.Connection) -> None:
    links = [links.table for kind in schema.KINDS for links in kind.links]
    own = [kind.table for kind in schema.KINDS]
    for table in (*links, *own, schema.record_decision, schema.build):
        connection.execute(sa.delete(table))


def _row(kind: schema.Kind, seq: int, value: Any) -> Row:
    row = kind.flat.row(value)
    row["seq"] = seq
    if isinstance(value, Attribution):
        row |= {"source": _joined(value.source), "cue": _joined(value.cue), "content": _joined(value.content)}
    return row


def _joined(pieces: Sequence[Span]) -> str:
    return clean(PIECES.join(piece.text for piece in pieces))


def _linked(links: schema.Links, value: Any) -> Iterator[Row]:
    for n, item in enumerate(getattr(value, links.field), 1):
        row = links.flat.row(item) if links.flat else {links.item: clean(item)}
        yield {links.owner: value.id, "n": n, **row}


def _chunks(values: Iterable[Item]) -> Iterator[list[tuple[int, Item]]]:
    numbered = iter(enumerate(values, 1))
    while chunk := list(islice(numbered, BATCH_ROWS)):
        yield chunk


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
