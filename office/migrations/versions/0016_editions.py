"""The catalogue in editions: what was shipped, what the office wrote itself, and by which decree it holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _words(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        _words("version"),
        _words("state"),
        sa.Column("files", sa.JSON(), nullable=False),
        _words("digest"),
        sa.Column("follows", sa.Integer(), nullable=True),
        _words("by"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        _words("basis_kind"),
        _words("basis_number"),
        _words("basis_date"),
        _words("note"),
        _words("published_by", nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_editions_state", "editions", ["state"])
    op.create_index("ix_editions_version", "editions", ["version"])


def downgrade() -> None:
    op.drop_table("editions")
