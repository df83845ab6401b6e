"""Telling people: letters on their way, what was told by hand, and whom the waiting room's screen calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True)


def _request() -> sa.Column[str]:
    return sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), nullable=False)


def _by() -> sa.Column[str]:
    return sa.Column("by", sa.String(), sa.ForeignKey("accounts.id"), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "letters",
        _id(),
        _request(),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        _moment("created_at"),
        _moment("due_at"),
        _moment("done_at", nullable=True),
        sa.UniqueConstraint("request_id", "seq"),
    )
    op.create_index("ix_letters_state_due_at", "letters", ["state", "due_at"])
    op.create_table("told", _id(), _request(), _by(), _moment("at"))
    op.create_index("ix_told_request_id", "told", ["request_id"])
    op.create_table(
        "call_ups", _id(), _request(), sa.Column("counter", sa.String(), nullable=False), _by(), _moment("at")
    )
    op.create_index("ix_call_ups_at", "call_ups", ["at"])


def downgrade() -> None:
    for table in ("call_ups", "told", "letters"):
        op.drop_table(table)
