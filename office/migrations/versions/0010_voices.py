"""Complaints and suggestions with what was done about them, and calls for an officer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "complaints",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("number", sa.String(), nullable=False, unique=True),
        sa.Column("slip_hash", sa.String(), nullable=False, unique=True),
        sa.Column("kiosk_id", sa.String(), sa.ForeignKey("kiosks.id"), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("filed_at", moment, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("due", moment, nullable=True),
        sa.Column("handler", sa.String(), nullable=True),
    )
    op.create_index("ix_complaints_state", "complaints", ["state"])
    op.create_table(
        "complaint_actions",
        sa.Column("complaint_id", sa.String(), sa.ForeignKey("complaints.id"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("handler", sa.String(), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("kiosk_id", sa.String(), sa.ForeignKey("kiosks.id"), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("called_at", moment, nullable=False),
        sa.Column("answered_at", moment, nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("helped_at", moment, nullable=True),
        sa.Column("helped_by", sa.String(), nullable=True),
    )
    op.create_index("ix_calls_called_at", "calls", ["called_at"])


def downgrade() -> None:
    op.drop_index("ix_calls_called_at", "calls")
    op.drop_table("calls")
    op.drop_table("complaint_actions")
    op.drop_index("ix_complaints_state", "complaints")
    op.drop_table("complaints")
