"""The editor's decisions.

A decision is a row with who and when. It is never changed or deleted: a later one on the same question supersedes
it, and both stay. No rebuild touches this table.
"""

from __future__ import annotations

import sqlalchemy as sa

from onrecord.errors import StoreError
from onrecord.model import Decision
from onrecord.store.codec import clean
from onrecord.store.flat import Flat
from onrecord.store.schema import decision as table

DECISION = Flat(Decision)

_QUESTIONS = {"accept": "keep", "reject": "keep", "merge": "same", "split": "same", "link": "link"}
"""Kinds of decision and the question that they answer: of two answers to one question the later holds."""


def decide(connection: sa.Connection, decision: Decision) -> None:
    """Keeps the decision; those in force that answer its question are superseded by it. Twice is once.

    Raises:
        StoreError: another decision has this id.
    """
    held = connection.execute(sa.select(table).where(table.c.id == clean(decision.id))).mappings().one_or_none()
    if held is not None:
        if DECISION.read(held) != DECISION.read(DECISION.row(decision)):
            raise StoreError(f"another decision has the id {decision.id}; a decision is superseded, never changed")
        return
    question = _question(decision)
    before = [d.id for d in decisions(connection) if question and _question(d) == question]
    connection.execute(sa.insert(table).values(DECISION.row(decision)))
    gone = sa.update(table).where(table.c.id.in_(before)).values(superseded_by=clean(decision.id))
    connection.execute(gone)


def decisions(connection: sa.Connection, *, superseded: bool = False) -> tuple[Decision, ...]:
    """The decisions in force, in the order they were made; with the superseded ones where asked."""
    wanted = sa.select(table).order_by(table.c.seq)
    if not superseded:
        wanted = wanted.where(table.c.superseded_by.is_(None))
    return tuple(DECISION.read(row) for row in connection.execute(wanted).mappings())


def _question(decision: Decision) -> tuple[str, ...] | None:
    """What the decision answers: the same targets in any order, and the same matter.

    An edit is about the field that its value (`field=value`) names; notes answer nothing and are never superseded.
    """
    if decision.kind == "note":
        return None
    matter = _QUESTIONS.get(decision.kind) or f"edit {(decision.value or '').partition('=')[0].strip()}"
    return (matter, *sorted(decision.targets))
