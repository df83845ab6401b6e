"""The tables of the law on personal data: corrections, what people asked for, and breaches."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class CorrectionRow(Base):
    """A typed answer that was put right. Old and new value are sealed; the filing itself stays as it came."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_request_id", "request_id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"))
    field: Mapped[str]  # FieldId
    sealed: Mapped[bytes]
    reason: Mapped[str]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]


class WishRow(Base):
    """What a person asked for about the own data, and what the office answered."""

    __tablename__ = "data_wishes"
    __table_args__ = (Index("ix_data_wishes_nik_hash", "nik_hash"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    nik_hash: Mapped[str]
    kind: Mapped[str]  # office.store.privacy.WishKind
    answer: Mapped[str]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]


class BreachRow(Base):
    """A failure to protect personal data (UU 27/2022 Pasal 46)."""

    __tablename__ = "breaches"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    found_at: Mapped[datetime]  # from here the 3x24 hours run
    sealed: Mapped[bytes]  # what happened, in words: it may name somebody
    people: Mapped[int]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    people_told_at: Mapped[datetime | None]
    authority_told_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
