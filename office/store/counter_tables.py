"""What is kept of a handover at the counter, and where cards lie until then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class HandoverRow(Base):
    """One receipt (Tanda Terima Pengambilan). Who collected, and the signature, lie in `sealed`."""

    __tablename__ = "handovers"
    __table_args__ = (UniqueConstraint("year", "running"),)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    year: Mapped[int]
    running: Mapped[int]
    sealed: Mapped[bytes]
    letter: Mapped[str]  # the scanned surat kuasa, sealed on the pages' shelf; "" without one
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]


class CardRow(Base):
    """A card, or a letter on paper, that has come from the dinas and waits in a box."""

    __tablename__ = "cards"
    __table_args__ = (Index("ix_cards_box_slot", "box", "slot"),)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    box: Mapped[str]
    slot: Mapped[int]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    arrived_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]  # then the place is free again
