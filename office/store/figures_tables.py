"""Which papers came with which request, by the catalogue's ids: what the share of returned papers is a share of."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class FiledPaperRow(Base):
    __tablename__ = "filed_papers"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(primary_key=True)
