"""Desks and areas of accounts, where requests lie, second factors, counter PINs, and who looked at what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """`places` is empty: the office fills it from the actions (office.desks.place_older)."""
    op.add_column("accounts", sa.Column("area", sa.String(), nullable=False, server_default=""))
    op.add_column("accounts", sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("sessions", sa.Column("way", sa.String(), nullable=False, server_default="sandi"))
    op.add_column("actions", sa.Column("step", sa.String(), nullable=True))
    op.create_table(
        "account_desks",
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("desk", sa.String(), primary_key=True),
    )
    op.create_table(
        "places",
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_places_desk_due", "places", ["desk", "due"])
    _looked_at()
    _proofs()


def _looked_at() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("request_id", sa.String(), sa.ForeignKey("requests.id"), nullable=True),
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_views_request_at", "views", ["request_id", "at"])
    op.create_index("ix_views_account_at", "views", ["account_id", "at"])


def _proofs() -> None:
    """What proves that it is this account: six digits that change, recovery codes, a PIN at the counter."""
    op.create_table(
        "second_factors",
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("code_hash", sa.String(), primary_key=True),
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index(op.f("ix_recovery_codes_account_id"), "recovery_codes", ["account_id"])
    op.create_table(
        "counter_pins",
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
    )
    op.create_table(
        "counter_browsers",
        sa.Column("browser_hash", sa.String(), primary_key=True),
        sa.Column("account_id", sa.String(), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    for table in ("counter_browsers", "counter_pins", "recovery_codes", "second_factors", "views", "places"):
        op.drop_table(table)
    op.drop_table("account_desks")
    op.drop_column("actions", "step")
    op.drop_column("sessions", "way")
    op.drop_column("accounts", "blocked_at")
    op.drop_column("accounts", "area")
