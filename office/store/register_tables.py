"""Who opened a register, and how much of it: a register shows names."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import ActionRow, AgendaRow, Base

# The order of the books, and what was done in a month: without these, each page would read every action there is.
Index("ix_actions_kind_at", ActionRow.kind, ActionRow.at)
Index("ix_agenda_running", AgendaRow.year, AgendaRow.running, AgendaRow.number)
Index("ix_agenda_at", AgendaRow.at, AgendaRow.year, AgendaRow.running, AgendaRow.number)


class RegisterOpeningRow(Base):
    __tablename__ = "register_openings"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(index=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    book: Mapped[str]
    form: Mapped[str]  # office.registers.books.Form: a page, print, PDF or XLSX
    choice: Mapped[str]  # the filter as it stood, never what was searched for
    lines: Mapped[int]
