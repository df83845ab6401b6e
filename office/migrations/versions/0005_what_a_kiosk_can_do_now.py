"""What a kiosk can do now, beside its faults: services, warnings, supplies, what is parked, its last test."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """NULL for a kiosk that has not told it: its program is older than this."""
    op.add_column("kiosks", sa.Column("condition", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("kiosks", "condition")
