"""Requests that were filed with the help of an officer of the desa."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assisted_requests",
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("assisted_requests")
