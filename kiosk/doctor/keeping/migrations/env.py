"""Alembic runs inside the transaction in which the history is opened: half a migration is no migration."""

from alembic import context

from kiosk.doctor.keeping.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
