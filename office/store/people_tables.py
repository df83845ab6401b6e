"""Who sits at which desk, how somebody proves to be who signed in, and who looked at which file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class AccountDeskRow(Base):
    __tablename__ = "account_desks"
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    desk: Mapped[str] = mapped_column(primary_key=True)  # id of a desk in the catalogue


class PlaceRow(Base):
    """At which desk a request lies now: an index beside its actions, from which it follows (adminduk.sop)."""

    __tablename__ = "places"
    __table_args__ = (Index("ix_places_desk_due", "desk", "due"),)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    desk: Mapped[str]
    stage: Mapped[str]
    since: Mapped[datetime]
    due: Mapped[datetime]  # by the step's minutes, else by the service's; far away where the SOP is silent


class ViewRow(Base):
    """Somebody looked at a person's file, or at a list with names (`request_id` is empty then)."""

    __tablename__ = "views"
    __table_args__ = (
        Index("ix_views_request_at", "request_id", "at"),
        Index("ix_views_account_at", "account_id", "at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    request_id: Mapped[str | None] = mapped_column(ForeignKey("requests.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    what: Mapped[str]
    at: Mapped[datetime]


class SecondFactorRow(Base):
    """The secret behind an account's six digits, sealed to the office's own key."""

    __tablename__ = "second_factors"
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    secret: Mapped[bytes]
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]  # until then it is asked of nobody
    last_step: Mapped[int]  # the newest half minute whose digits were taken: none is taken twice


class RecoveryCodeRow(Base):
    __tablename__ = "recovery_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    used_at: Mapped[datetime | None]


class CounterPinRow(Base):
    """The short PIN by which somebody takes over a shared counter PC."""

    __tablename__ = "counter_pins"
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    pin_hash: Mapped[str]
    wrong: Mapped[int]


class CounterBrowserRow(Base):
    """On which browser an account signed in fully, and when last: only there, and that day, its PIN counts."""

    __tablename__ = "counter_browsers"
    browser_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    at: Mapped[datetime]


class AccountEventRow(Base):
    """Something was done to an account: made, given desks, blocked. Kept like a request's actions."""

    __tablename__ = "account_events"
    __table_args__ = (Index("ix_account_events_account_at", "account_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    by: Mapped[str]  # the account that did it, or "perintah" from the terminal
    what: Mapped[str]
    at: Mapped[datetime]
