"""Receipts of what was handed over at the counter, and where cards lie until then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("by", sa.String(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("year", "running"),
    )
    op.create_table(
        "cards",
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("box", sa.String(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_cards_box_slot", "cards", ["box", "slot"])


def downgrade() -> None:
    op.drop_table("cards")
    op.drop_table("handovers")
