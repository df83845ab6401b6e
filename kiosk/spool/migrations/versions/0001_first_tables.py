"""The first tables: the running number, what waits for the office, and receipts of what it confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("prefix", sa.String(6), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.create_table(
        "waiting",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("number", sa.String(13), nullable=False, index=True),
        sa.Column("slip_digest", sa.String(64), nullable=False, index=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("blobs", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("parked_reason", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "receipt",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("number", sa.String(13), nullable=False, index=True),
        sa.Column("slip_digest", sa.String(64), nullable=False, index=True),
        sa.Column("delivered_at", sa.DateTime(), nullable=False),
        sqlite_autoincrement=True,
    )
