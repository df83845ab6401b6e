"""The table of the catalogue's editions. A published one is never changed: requests were filed under it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class EditionRow(Base):
    __tablename__ = "editions"
    __table_args__ = (Index("ix_editions_state", "state"), Index("ix_editions_version", "version"))
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    version: Mapped[str]  # as `office.yaml` says it, and as filings name it
    state: Mapped[str]  # office.store.editions.EditionState
    files: Mapped[dict[str, str]] = mapped_column(JSON)
    digest: Mapped[str]
    follows: Mapped[int | None]  # the edition it was made from
    by: Mapped[str]  # account, or the office's own program for what was shipped
    at: Mapped[datetime]
    turn: Mapped[int] = mapped_column(default=0)  # grows with every save of a draft: two editors see each other
    basis_kind: Mapped[str] = mapped_column(default="")  # office.store.editions.BasisKind
    basis_number: Mapped[str] = mapped_column(default="")
    basis_date: Mapped[str] = mapped_column(default="")  # YYYY-MM-DD
    note: Mapped[str] = mapped_column(default="")
    published_by: Mapped[str | None]
    published_at: Mapped[datetime | None]
