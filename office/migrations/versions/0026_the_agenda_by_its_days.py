"""A month of the agenda, a request's own number and what waits to be deleted are each reached by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_LONG_AGO = "1970-01-01 00:00:00+00:00"  # of no line: each was written by an action


def upgrade() -> None:
    at = sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=_LONG_AGO)
    op.add_column("agenda", at)
    op.execute(
        "UPDATE agenda SET at = COALESCE((SELECT min(actions.at) FROM actions WHERE actions.request_id = "
        "agenda.request_id AND actions.agenda_number = agenda.number), agenda.at)"
    )
    op.create_index("ix_agenda_at", "agenda", ["at", "year", "running", "number"])
    op.create_index("ix_agenda_request_id", "agenda", ["request_id"])
    op.create_index("ix_untouched_discarded_at", "untouched", ["discarded_at", "request_id"])


def downgrade() -> None:
    op.drop_index("ix_untouched_discarded_at", "untouched")
    op.drop_index("ix_agenda_request_id", "agenda")
    op.drop_index("ix_agenda_at", "agenda")
    op.drop_column("agenda", "at")
