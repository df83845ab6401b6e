"""Answers of the satisfaction survey."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "surveys",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("kiosk_id", sa.String(), sa.ForeignKey("kiosks.id"), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("half", sa.String(), nullable=False),
    )
    op.create_index("ix_surveys_given_on_service", "surveys", ["given_on", "service"])
    op.create_table(
        "survey_answers",
        sa.Column("survey_id", sa.String(), sa.ForeignKey("surveys.id"), primary_key=True),
        sa.Column("element", sa.String(), primary_key=True),
        sa.Column("score", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("survey_answers")
    op.drop_index("ix_surveys_given_on_service", "surveys")
    op.drop_table("surveys")
