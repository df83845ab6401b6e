"""Checking item by item: holds, verdicts, the office's return reasons, marks of scans, and what went to SIAK."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _request(primary_key: bool = False) -> sa.Column[str]:
    whose = sa.ForeignKey("requests.id")
    return sa.Column("request_id", sa.String(), whose, nullable=False, primary_key=primary_key)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _words(name: str, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, primary_key=primary_key)


def upgrade() -> None:
    """`page_marks` is filled by the office itself, which alone opens its sealed filings (office.twins)."""
    holder = sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), nullable=False)
    op.create_table("holds", _request(primary_key=True), holder, _moment("active_at"))
    op.create_index(op.f("ix_holds_active_at"), "holds", ["active_at"])
    op.create_table(
        "item_checks",
        _request(primary_key=True),
        _words("item", primary_key=True),
        sa.Column("good", sa.Boolean(), nullable=False),
        _words("reason"),
        _words("note"),
        _words("by"),
        _moment("at"),
    )
    op.create_table(
        "return_reasons",
        _words("code", primary_key=True),
        _words("words"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        _words("by"),
        _moment("at"),
    )
    op.create_table("page_marks", _words("mark", primary_key=True), _request(primary_key=True))
    op.create_index(op.f("ix_page_marks_request_id"), "page_marks", ["request_id"])
    op.create_table(
        "siak_entries",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        _request(),
        sa.Column("entered", sa.Boolean(), nullable=False),
        _words("number"),
        _words("by"),
        _moment("at"),
    )
    op.create_index(op.f("ix_siak_entries_request_id"), "siak_entries", ["request_id"])
    op.create_table(
        "siak_exports",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        _words("form"),
        sa.Column("numbers", sa.JSON(), nullable=False),
        _words("by"),
        _moment("at"),
    )


def downgrade() -> None:
    for table in ("siak_exports", "siak_entries", "page_marks", "return_reasons", "item_checks", "holds"):
        op.drop_table(table)
