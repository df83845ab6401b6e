"""The pictures of all that was seen beside a page, which go once an officer has decided on the request."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "untouched",
        sa.Column("blob", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
        sa.PrimaryKeyConstraint("blob"),
    )
    op.create_index(op.f("ix_untouched_request_id"), "untouched", ["request_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_untouched_request_id"), table_name="untouched")
    op.drop_table("untouched")
