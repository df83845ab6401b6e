"""The index of applicants: found by NIK, nomor KK or name through keyed hashes, read only with the office's key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty: the office opens its sealed filings and fills it (office.applicants.index_older), as no migration can."""
    op.create_table(
        "applicants",
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("desa", sa.String(), nullable=False),
        sa.Column("kk_hash", sa.String(), nullable=True),
        sa.Column("summary", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_applicants_received_at", "applicants", ["received_at", "request_id"])
    op.create_index("ix_applicants_desa", "applicants", ["desa", "received_at"])
    op.create_index(op.f("ix_applicants_kk_hash"), "applicants", ["kk_hash"])
    op.create_table(
        "applicant_words",
        sa.Column("word_hash", sa.String(), primary_key=True),
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
    )
    op.create_index(op.f("ix_applicant_words_request_id"), "applicant_words", ["request_id"])


def downgrade() -> None:
    op.drop_table("applicant_words")
    op.drop_table("applicants")
