"""The first tables: findings, troubles, counters, lives of the program, and reports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "finding",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("test", sa.String(60), nullable=False, index=True),
        sa.Column("part", sa.String(20), nullable=False, index=True),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.Column("measures", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False, index=True),
        sa.Column("by", sa.String(12), nullable=False),
        sa.Column("who", sa.String(60), nullable=False),
    )
    op.create_table(
        "trouble",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False, index=True),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
    )
    op.create_table(
        "counter",
        sa.Column("device", sa.String(200), primary_key=True),
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "life",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("boot", sa.String(40), nullable=False),
        sa.Column("began", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.DateTime(), nullable=True),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(12), nullable=False),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("settled", sa.String(20), nullable=False),
    )
