"""What comes out of the database. Long streams hold no transaction open: the queue of what is to come is drawn up
once, in a temporary table, and each item is fetched by itself, so that the same program can write meanwhile."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from onrecord.errors import Problem, StoreError
from onrecord.model import Context, Decision, Page, Reading, Record
from onrecord.store import schema
from onrecord.store.codec import unpack
from onrecord.store.decisions import DECISION
from onrecord.store.flat import Flat

PROBLEM = Flat(Problem)
PROBLEMS = TypeAdapter(tuple[Problem, ...])
CONTEXT = Flat(Context)

SMALLEST = sa.table("smallest_sighting", sa.column("id"), sa.column("page"), sa.column("location"))
"""A view: of each page the sighting with the smallest location, which stands for it."""


def unread(reader: str) -> sa.Select[Any]:
    """The sightings that `reader` has not read, in order."""
    kept = schema.reading.c
    done = sa.select(kept.sighting).where(kept.reader == reader, kept.done == 1)
    return everything().where(SMALLEST.c.id.not_in(done))


def everything() -> sa.Select[Any]:
    """One sighting of each page, in order of location and page."""
    return sa.select(SMALLEST.c.id).order_by(SMALLEST.c.location, SMALLEST.c.page)


def read_by(reader: str) -> sa.Select[Any]:
    """The sightings of which `reader` made a reading, in order."""
    kept = schema.reading
    made = sa.select(kept.c.sighting).where(kept.c.reader == reader, kept.c.body.is_not(None))
    return everything().where(SMALLEST.c.id.in_(made))


def queued(connection: sa.Connection, wanted: sa.Select[Any]) -> Iterator[str]:
    """The ids that `wanted` selects, one at a time, as it stood when the first was asked for.

    The queue lies in a temporary table of the connection, which goes with it.
    """
    with connection.begin():
        connection.exec_driver_sql("CREATE TEMP TABLE queue (n INTEGER PRIMARY KEY, id TEXT NOT NULL)")
        connection.execute(sa.insert(QUEUE).from_select(["id"], wanted))
        count = connection.scalar(sa.select(sa.func.count()).select_from(QUEUE)) or 0
    for n in range(1, count + 1):
        with connection.begin():
            found = connection.scalars(sa.select(QUEUE.c.id).where(QUEUE.c.n == n)).one()
        yield found


QUEUE = sa.table("queue", sa.column("n"), sa.column("id"))


def page(connection: sa.Connection, sighting: str) -> Page:
    """The page of a sighting.

    Raises:
        StoreError: its bytes are not those that were archived.
    """
    seen, kept = schema.sighting.c, schema.page.c
    joined = sa.select(schema.sighting, kept.data).join(schema.page, seen.page == kept.id)
    with connection.begin():
        row = connection.execute(joined.where(seen.id == sighting)).mappings().one()
    try:
        found = Page(
            zlib.decompress(row["data"]), row["location"], row["media"], row["container"], CONTEXT.read(row)
        )
    except zlib.error as error:
        raise _damaged(f"page {row['page']}", error) from error
    if found.id != row["page"]:
        raise _damaged(f"page {row['page']}", "its bytes have another hash")
    return found


def reading(connection: sa.Connection, sighting: str, reader: str) -> Reading:
    """What `reader` made of a sighting.

    Raises:
        StoreError: it is damaged.
    """
    kept = schema.reading
    wanted = sa.select(kept.c.body, kept.c.vectors).where(kept.c.sighting == sighting, kept.c.reader == reader)
    with connection.begin():
        body, vectors = connection.execute(wanted).one()
    try:
        return unpack(body, vectors)
    except (zlib.error, ValueError) as error:
        raise _damaged(f"reading of {sighting}", error) from error


def problems(connection: sa.Connection, reader: str) -> list[Problem]:
    """What was noted of pages and what `reader` could not read, each once, sorted."""
    kept, current = schema.reading.c, everything().order_by(None)
    listed = sa.select(kept.problems_json).where(kept.reader == reader, kept.sighting.in_(current))
    found = {PROBLEM.read(row) for row in connection.execute(sa.select(schema.noted_problem)).mappings()}
    found |= {problem for rows in connection.scalars(listed) for problem in PROBLEMS.validate_json(rows)}
    return sorted(found, key=lambda problem: problem.place)


def built(connection: sa.Connection) -> tuple[str, str] | None:
    """The reader and the weights of the record that is kept, None where none is."""
    row = connection.execute(sa.select(schema.build.c.reader, schema.build.c.weights)).one_or_none()
    return (row.reader, row.weights) if row else None


def record(connection: sa.Connection, but: Collection[str] = ()) -> Record:
    """The record that is kept; spans are checked again on the way. Its fields `but` are left empty.

    Raises:
        StoreError: it is damaged.
    """
    try:
        parts: dict[str, Any] = {
            kind.field: tuple(_values(connection, kind)) for kind in schema.KINDS if kind.field not in but
        }
        return Record(**parts, decisions=_decisions(connection))
    except ValueError as error:
        raise _damaged("record", error) from error


def _values(connection: sa.Connection, kind: schema.Kind) -> Iterator[Any]:
    linked = {links.field: _linked(connection, links) for links in kind.links}
    rows = connection.execute(sa.select(kind.table).order_by(kind.table.c.seq)).mappings()
    for row in rows:
        yield kind.flat.read(row, {field: tuple(items.get(row["id"], ())) for field, items in linked.items()})


def _linked(connection: sa.Connection, links: schema.Links) -> Mapping[str, list[Any]]:
    """The items of each owner, in order."""
    found: dict[str, list[Any]] = defaultdict(list)
    table, flat = links.table, links.flat
    owner, item = table.c[links.owner], table.c[links.item]
    wanted = (sa.select(table) if flat else sa.select(owner, item)).order_by(owner, table.c.n)
    if flat:
        for row in connection.execute(wanted).mappings():
            found[row[owner]].append(flat.read(row))
    else:
        for key, name in connection.execute(wanted):
            found[key].append(name)
    return found


def _decisions(connection: sa.Connection) -> tuple[Decision, ...]:
    taken, kept = schema.record_decision.c, schema.decision
    wanted = sa.select(kept).join(schema.record_decision, taken.decision == kept.c.id).order_by(taken.seq)
    return tuple(DECISION.read(row) for row in connection.execute(wanted).mappings())


def _damaged(what: str, why: object) -> StoreError:
    return StoreError(f"the database is damaged: {what}: {why}. Restore it from a copy, or build it again.")
