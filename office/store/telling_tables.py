"""The tables of telling people: letters on their way, what was told by hand, and who is called to a counter."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class LetterRow(Base):
    """One e-mail about one action of a request. Who gets it and what it says is sealed, and wiped once it is sent."""

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("request_id", "seq"), Index("ix_letters_state_due_at", "state", "due_at"))
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"))
    seq: Mapped[int]  # of the action that it tells
    about: Mapped[str]  # ActionKind
    sealed: Mapped[bytes]
    state: Mapped[str]  # office.store.letters.LetterState
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(default="")  # the mail server's code or the kind of failure, never a word
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class ToldRow(Base):
    """An officer opened the prepared WhatsApp message of a request, or rang."""

    __tablename__ = "told"
    __table_args__ = (Index("ix_told_request_id", "request_id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"))
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]
    way: Mapped[str] = mapped_column(server_default="wa")  # office.store.told.Way


class CallUpRow(Base):
    """A number that was called to a counter, for the screen of the waiting room."""

    __tablename__ = "call_ups"
    __table_args__ = (Index("ix_call_ups_at", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"))
    counter: Mapped[str]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    at: Mapped[datetime]
