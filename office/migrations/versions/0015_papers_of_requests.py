"""Which papers came with which request, for the figures of what is sent back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filed_papers",
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("requirement", sa.String(), primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("filed_papers")
