"""The history's tables: about the machine alone. Nothing in them comes from a resident."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Found(Base):
    """How one test came out."""

    __tablename__ = "finding"

    position: Mapped[int] = mapped_column(primary_key=True)
    test: Mapped[str] = mapped_column(String(60), index=True)
    part: Mapped[str] = mapped_column(String(20), index=True)
    outcome: Mapped[str] = mapped_column(String(8))
    says: Mapped[dict[str, Any]] = mapped_column(JSON)
    measures: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(index=True)  # UTC
    by: Mapped[str] = mapped_column(String(12))
    who: Mapped[str] = mapped_column(String(60))  # a technician's short name; "" for night and shell


class Trouble(Base):
    """A fault that stood, from when to when. One that comes and goes is one row with a count."""

    __tablename__ = "trouble"

    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    code: Mapped[str] = mapped_column(String(60))
    since: Mapped[datetime]  # UTC
    until: Mapped[datetime | None]
    times: Mapped[int]


class Counter(Base):
    """What one device did, ever: the device, not the place where it stands."""

    __tablename__ = "counter"

    device: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[int]
    since: Mapped[datetime]  # UTC: when counting began


class Life(Base):
    """One life of the kiosk's program. Without `ended` it was cut off."""

    __tablename__ = "life"

    position: Mapped[int] = mapped_column(primary_key=True)
    boot: Mapped[str] = mapped_column(String(40))  # the kernel's boot id: another one means that the machine went down
    began: Mapped[datetime]  # UTC
    ended: Mapped[datetime | None]


class ReportSlip(Base):
    """A readiness report that lies beside the database, and whether the office has it."""

    __tablename__ = "report"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    at: Mapped[datetime]  # UTC
    by: Mapped[str] = mapped_column(String(12))
    outcome: Mapped[str] = mapped_column(String(8))
    settled: Mapped[str] = mapped_column(String(20))  # "" while it waits, "sent", or the office's code of refusal
