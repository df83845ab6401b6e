"""That a database is a training office's: one row, or none in the database of a real office."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class TrainingRow(Base):
    __tablename__ = "training"
    id: Mapped[int] = mapped_column(primary_key=True)  # 1: there is one mark or none
    marked_at: Mapped[datetime]
    ready_at: Mapped[datetime | None]  # when the samples were all there; what comes later people did themselves
