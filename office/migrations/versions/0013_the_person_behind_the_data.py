"""UU 27/2022: corrections of what was filed, what people asked for about their data, and breaches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _by() -> sa.Column[str]:
    return sa.Column("by", sa.String(), sa.ForeignKey("accounts.id"), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "corrections",
        _id(),
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), nullable=False),
        _words("field"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _words("reason"),
        _by(),
        _moment("at"),
    )
    op.create_index("ix_corrections_request_id", "corrections", ["request_id"])
    op.create_table("data_wishes", _id(), _words("nik_hash"), _words("kind"), _words("answer"), _by(), _moment("at"))
    op.create_index("ix_data_wishes_nik_hash", "data_wishes", ["nik_hash"])
    op.create_table(
        "breaches",
        _id(),
        _moment("found_at"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        _by(),
        _moment("written_at"),
        _moment("people_told_at", nullable=True),
        _moment("authority_told_at", nullable=True),
        _moment("closed_at", nullable=True),
    )


def downgrade() -> None:
    for table in ("breaches", "data_wishes", "corrections"):
        op.drop_table(table)
