"""Complaints, suggestions, and calls for an officer. All that somebody wrote lies sealed: complaint and answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from office.store.tables import Base


class ComplaintRow(Base):
    """`state`, `since`, `due` and `handler` are an index derived from the actions."""

    __tablename__ = "complaints"
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    slip_hash: Mapped[str] = mapped_column(unique=True)
    kiosk_id: Mapped[str | None] = mapped_column(ForeignKey("kiosks.id"))  # None: entered at the office
    channel: Mapped[str] = mapped_column(server_default="anjungan")  # adminduk.pengaduan.Channel
    content_hash: Mapped[str]
    sealed: Mapped[bytes]  # adminduk.filing.Complaint, as the kiosk or the office sealed it
    kind: Mapped[str]
    topic: Mapped[str]
    service: Mapped[str]
    filed_at: Mapped[datetime]  # by the clock of where it was written; the first action bears the office's
    state: Mapped[str] = mapped_column(index=True)
    since: Mapped[datetime]
    due: Mapped[datetime | None]
    handler: Mapped[str | None]
    actions: Mapped[list[ComplaintActionRow]] = relationship(order_by="ComplaintActionRow.seq", lazy="selectin")


class ComplaintActionRow(Base):
    __tablename__ = "complaint_actions"
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    role: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    nature: Mapped[str | None]
    handler: Mapped[str | None]
    sealed_words: Mapped[bytes | None]


class CallRow(Base):
    """Somebody at a kiosk wanted a person."""

    __tablename__ = "calls"
    __table_args__ = (Index("ix_calls_called_at", "called_at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    page: Mapped[str]  # the kind of page that was open; nothing that was on it
    called_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]
    helped_at: Mapped[datetime | None]
    helped_by: Mapped[str | None]
