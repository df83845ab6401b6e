"""What is kept while a request is checked: who holds it, verdict by verdict, its scans' marks, and what went to SIAK.

Nothing here names a person: verdicts name catalogue ids, scans are keyed hashes.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class HoldRow(Base):
    """Who checks a request now, and when that account last did something with it."""

    __tablename__ = "holds"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    active_at: Mapped[datetime] = mapped_column(index=True)


class ItemCheckRow(Base):
    """The verdict on one page, answer or paper that is brought later; `item` as in `office.review.items`."""

    __tablename__ = "item_checks"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    good: Mapped[bool]
    reason: Mapped[str]  # a code of the office's return reasons; "" when good
    note: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class ReturnReasonRow(Base):
    """A reason for which this office sends something back. Never deleted: histories speak of it."""

    __tablename__ = "return_reasons"
    code: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]
    position: Mapped[int]
    in_use: Mapped[bool]
    by: Mapped[str]
    at: Mapped[datetime]


class PageMarkRow(Base):
    """A keyed hash of one scanned page, so that the same scan in two requests is noticed."""

    __tablename__ = "page_marks"
    mark: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True, index=True)


class SiakEntryRow(Base):
    """Somebody said that a request stands in SIAK under `number`, or took that back (`entered` false)."""

    __tablename__ = "siak_entries"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    entered: Mapped[bool]
    number: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class SiakExportRow(Base):
    """Somebody took the values of these requests out of the office as a file."""

    __tablename__ = "siak_exports"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    form: Mapped[str]  # "csv" or "xlsx"
    numbers: Mapped[list[str]] = mapped_column(JSON)
    by: Mapped[str]
    at: Mapped[datetime]
