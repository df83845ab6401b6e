"""Alembic's entry: runs the migrations on the connection that `office.store.database.migrate` hands over."""

from __future__ import annotations

from alembic import context

from office.store.every_table import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
