"""Finished PDFs that were uploaded and wait for a person to say which request each belongs to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class StagedDocumentRow(Base):
    """The file lies sealed on the staged shelf under `blob`; its name may name somebody, so it is sealed too."""

    __tablename__ = "staged_documents"
    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    blob: Mapped[str]
    name: Mapped[bytes]
    size: Mapped[int]
    staged_at: Mapped[datetime]
    read_at: Mapped[datetime | None]  # None: nobody has looked into it yet
    problem: Mapped[str]  # why it cannot be handed to a resident; "" when it can
    verdict: Mapped[str | None]
    signer: Mapped[str | None]
    signed_at: Mapped[datetime | None]
    matches: Mapped[list[list[str]]] = mapped_column(JSON)  # number of a request, and why it may be that one
