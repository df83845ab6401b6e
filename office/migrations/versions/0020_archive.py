"""Berita acara of archiving and of deletion, every file that was removed, and what must not be deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _account(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), sa.ForeignKey("accounts.id"), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "archive_records",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        _words("kind"),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        _words("state"),
        _account("by"),
        _moment("at", nullable=False),
        _words("why"),
        _account("decided_by", nullable=True),
        _moment("decided_at"),
        _moment("done_at"),
        sa.UniqueConstraint("kind", "year", "running"),
    )
    op.create_index("ix_archive_records_state", "archive_records", ["state"])
    op.create_table(
        "archive_lines",
        sa.Column("record_id", sa.Integer(), sa.ForeignKey("archive_records.id"), primary_key=True),
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
        _moment("done_at"),
    )
    op.create_index("ix_archive_lines_request_id", "archive_lines", ["request_id"])
    op.create_table(
        "removed_files",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("record_id", sa.Integer(), sa.ForeignKey("archive_records.id"), nullable=False),
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), nullable=False),
        _words("shelf"),
        _words("sha256"),
        _moment("removed_at"),
    )
    op.create_index("ix_removed_files_record_id_request_id", "removed_files", ["record_id", "request_id"])
    op.create_table(
        "legal_holds",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), nullable=False),
        _words("why"),
        _account("by"),
        _moment("at", nullable=False),
        _account("lifted_by", nullable=True),
        _moment("lifted_at"),
    )
    op.create_index("ix_legal_holds_request_id", "legal_holds", ["request_id"])


def downgrade() -> None:
    for table in ("legal_holds", "removed_files", "archive_lines", "archive_records"):
        op.drop_table(table)
