"""How many of those who answer the survey are women, are young, went to school for how long: counted by month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "survey_respondents",
        sa.Column("month", sa.Date(), primary_key=True),
        sa.Column("trait", sa.String(), primary_key=True),
        sa.Column("answer", sa.String(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("survey_respondents")
