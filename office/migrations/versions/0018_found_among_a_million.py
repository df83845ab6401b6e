"""A queue, a number's end and a common name are each one walk along an index, however many requests there are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_requests_state_since", "requests", ["state", "since"])
    op.drop_index("ix_requests_state", "requests")
    _numbers_backwards()
    _words_with_their_time()


def downgrade() -> None:
    op.drop_index("ix_applicant_words_newest", "applicant_words")
    op.drop_column("applicant_words", "received_at")
    op.drop_index("ix_requests_backwards", "requests")
    op.drop_column("requests", "backwards")
    op.create_index("ix_requests_state", "requests", ["state"])
    op.drop_index("ix_requests_state_since", "requests")


def _numbers_backwards() -> None:
    bytewise = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.add_column("requests", sa.Column("backwards", bytewise, nullable=False, server_default=""))
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        connection = bind.connection.dbapi_connection
        assert connection is not None
        connection.create_function("reverse", 1, lambda text: text[::-1], deterministic=True)
    op.execute("UPDATE requests SET backwards = reverse(number)")
    op.create_index("ix_requests_backwards", "requests", ["backwards"])


def _words_with_their_time() -> None:
    long_ago = "1970-01-01 00:00:00+00:00"  # of no row: each word has its applicant
    at = sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, server_default=long_ago)
    op.add_column("applicant_words", at)
    op.execute(
        "UPDATE applicant_words SET received_at = "
        "(SELECT received_at FROM applicants WHERE applicants.request_id = applicant_words.request_id)"
    )
    op.create_index("ix_applicant_words_newest", "applicant_words", ["word_hash", "received_at", "request_id"])
