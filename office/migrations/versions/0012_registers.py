"""Who opened a register, and the order of the books."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "register_openings",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("book", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
    )
    op.create_index(op.f("ix_register_openings_at"), "register_openings", ["at"])
    op.create_index("ix_actions_kind_at", "actions", ["kind", "at"])
    op.create_index("ix_agenda_running", "agenda", ["year", "running", "number"])


def downgrade() -> None:
    op.drop_index("ix_agenda_running", table_name="agenda")
    op.drop_index("ix_actions_kind_at", table_name="actions")
    op.drop_table("register_openings")
