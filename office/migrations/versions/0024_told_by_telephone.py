"""By which way an officer told somebody: the prepared WhatsApp message, or the telephone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("told", sa.Column("way", sa.String(), nullable=False, server_default="wa"))


def downgrade() -> None:
    op.drop_column("told", "way")
