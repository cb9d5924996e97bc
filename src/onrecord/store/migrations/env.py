"""Run by Alembic: takes the open transaction that `database.migrate` hands over, and never opens one itself."""

from __future__ import annotations

from alembic import context

from onrecord.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite cannot alter a column in place
)
context.run_migrations()
