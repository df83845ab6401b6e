"""The tables. A request is the list of its actions; `state` and `since` beside it are an index derived from them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Moment(TypeDecorator[datetime]):
    """A timezone-aware time, kept in UTC; SQLite forgets the zone, so it is given back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return moment


class Base(DeclarativeBase):
    type_annotation_map = {datetime: Moment, str: String, bytes: LargeBinary}  # noqa: RUF012 - SQLAlchemy's own way


class KioskRow(Base):
    __tablename__ = "kiosks"
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)  # never given again, also after revocation
    public_key: Mapped[bytes]
    enrolled_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]
    version: Mapped[str] = mapped_column(default="")
    waiting: Mapped[int] = mapped_column(default=0)  # deliveries that still lie on the kiosk
    faults: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    condition: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))  # office/condition.py


class EnrolmentCodeRow(Base):
    __tablename__ = "enrolment_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class AccountRow(Base):
    __tablename__ = "accounts"
    id: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    must_change: Mapped[bool]
    created_at: Mapped[datetime]
    area: Mapped[str] = mapped_column(default="")  # region code that the account sees; "" is the whole office
    blocked_at: Mapped[datetime | None]
    roles: Mapped[list[AccountRoleRow]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class AccountRoleRow(Base):
    __tablename__ = "account_roles"
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class SessionRow(Base):
    __tablename__ = "sessions"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    way: Mapped[str] = mapped_column(default="sandi")  # how it began: password, PIN; or that a code is still asked


class AttemptRow(Base):
    """One failed try at something that may be tried only so often; `scope` says what, without naming anybody."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_scope_at", "scope", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    scope: Mapped[str]
    at: Mapped[datetime]


# Bytes decide the order, so that a range of values is a range of the index whatever the database's language is.
_Bytewise = String().with_variant(String(collation="C"), "postgresql")


def _backwards(context: Any) -> str:
    number: str = context.get_current_parameters()["number"]
    return number[::-1]


class RequestRow(Base):
    __tablename__ = "requests"
    __table_args__ = (Index("ix_requests_state_since", "state", "since"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    slip_hash: Mapped[str] = mapped_column(unique=True)
    nik_hash: Mapped[str] = mapped_column(index=True)
    service: Mapped[str]
    reason: Mapped[str]
    catalogue_version: Mapped[str]
    language: Mapped[str]
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    filed_at: Mapped[datetime]  # by the kiosk's clock; the FILE action bears the office's
    state: Mapped[str]
    since: Mapped[datetime]
    backwards: Mapped[str] = mapped_column(_Bytewise, index=True, default=_backwards)  # to find a number by its end
    actions: Mapped[list[ActionRow]] = relationship(order_by="ActionRow.seq")


class ActionRow(Base):
    __tablename__ = "actions"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)  # 0 is FILE
    kind: Mapped[str]
    role: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    agenda_number: Mapped[str | None]
    document_sha256: Mapped[str | None]
    reason: Mapped[str | None]
    step: Mapped[str | None]  # of the SOP, where the action is about one
    returned: Mapped[list[ReturnedItemRow]] = relationship(order_by="ReturnedItemRow.position", lazy="selectin")


class ReturnedItemRow(Base):
    __tablename__ = "returned_items"
    __table_args__ = (ForeignKeyConstraint(["request_id", "seq"], ["actions.request_id", "actions.seq"]),)
    request_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    requirement: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str]


class AgendaRow(Base):
    """The register book: a nomor agenda belongs to one request for ever."""

    __tablename__ = "agenda"
    number: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    running: Mapped[int]
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    at: Mapped[datetime]  # when the line was written, at first: a request may be registered again under its number


class DeliveryRow(Base):
    """What a kiosk delivered, sealed as it came."""

    __tablename__ = "deliveries"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    content_hash: Mapped[str]
    sealed: Mapped[bytes]
    received_at: Mapped[datetime]


class UntouchedRow(Base):
    """The sealed picture of all that was seen beside a page; it lies on the pages' shelf until it is discarded."""

    __tablename__ = "untouched"
    __table_args__ = (Index("ix_untouched_discarded_at", "discarded_at", "request_id"),)
    blob: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    discarded_at: Mapped[datetime | None]


class NikAttemptRow(Base):
    __tablename__ = "nik_attempts"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    wrong: Mapped[int]
    locked_until: Mapped[datetime | None]


class DocumentRow(Base):
    """A finished document that belongs to a request; the file lies on the documents shelf."""

    __tablename__ = "documents"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    attached_at: Mapped[datetime]
    signature: Mapped[str | None]  # what `office.signatures` found; None for files of before there was a check
    signer: Mapped[str | None]
    signed_at: Mapped[datetime | None]


class GrantRow(Base):
    """Permission for one kiosk to fetch one finished document, once."""

    __tablename__ = "grants"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"))
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    document_sha256: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ReportRow(Base):
    """A kiosk's readiness report: what its list needs; the PDF lies on the reports shelf, under its hash."""

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_kiosk_id_at", "kiosk_id", "at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    kiosk_id: Mapped[str] = mapped_column(ForeignKey("kiosks.id"))
    at: Mapped[datetime]  # by the kiosk's clock
    received_at: Mapped[datetime]
    by: Mapped[str]
    outcome: Mapped[str]
    findings: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    sha256: Mapped[str]
    signature: Mapped[str]
