"""Complaints come by other ways than a kiosk too: over the counter, by letter, by telephone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _change(nullable=True)
    op.add_column("complaints", sa.Column("channel", sa.String(), nullable=False, server_default="anjungan"))


def downgrade() -> None:
    op.execute("DELETE FROM complaint_actions WHERE complaint_id IN (SELECT id FROM complaints WHERE kiosk_id IS NULL)")
    op.execute("DELETE FROM complaints WHERE kiosk_id IS NULL")
    op.drop_column("complaints", "channel")
    _change(nullable=False)


def _change(*, nullable: bool) -> None:
    """Whether a complaint must name a kiosk. SQLite makes the table anew for that, and lets go of no table that others
    point to: the actions step aside meanwhile."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE TABLE complaint_actions_aside AS SELECT * FROM complaint_actions")
        op.drop_table("complaint_actions")
    with op.batch_alter_table("complaints") as complaints:
        complaints.alter_column("kiosk_id", existing_type=sa.String(), nullable=nullable)
    if op.get_bind().dialect.name == "sqlite":
        _actions()
        op.execute("INSERT INTO complaint_actions SELECT * FROM complaint_actions_aside")
        op.drop_table("complaint_actions_aside")


def _actions() -> None:
    op.create_table(
        "complaint_actions",
        sa.Column("complaint_id", sa.String(), sa.ForeignKey("complaints.id"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("handler", sa.String(), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
    )
