"""Who asked for what, so that it can be found and not read: keyed hashes, and a summary that only the office opens."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class ApplicantRow(Base):
    """One per request. `received_at` is the office's own time of arrival, by which the registers run."""

    __tablename__ = "applicants"
    __table_args__ = (
        Index("ix_applicants_received_at", "received_at", "request_id"),
        Index("ix_applicants_desa", "desa", "received_at"),
    )
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    received_at: Mapped[datetime]
    desa: Mapped[str]  # dotted region code in the clear, for areas and figures; "" when it was not asked
    kk_hash: Mapped[str | None] = mapped_column(index=True)
    summary: Mapped[bytes]  # office.applicants.Summary, sealed to the office's own key


class ApplicantWordRow(Base):
    """One word of an applicant's name, as a keyed hash."""

    __tablename__ = "applicant_words"
    __table_args__ = (Index("ix_applicant_words_newest", "word_hash", "received_at", "request_id"),)
    word_hash: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True, index=True)
    received_at: Mapped[datetime]  # as in ApplicantRow: of a common name the newest are found without reading them all
