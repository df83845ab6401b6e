"""What the store does inside one transaction."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from adminduk.filing import DeliveryKind
from adminduk.numbers import TicketNumber
from hardware.device import Fault
from kiosk.spool import faults
from kiosk.spool.contents import Owner, Parcel, Parked, Whereabouts
from kiosk.spool.tables import Counter, OnShelf, Receipt, Waiting

_LAST_NUMBER = 999_999


def next_number(session: Session, owner: Owner) -> str | Fault:
    """Take the next running number. Rolled back with everything else, it was never given."""
    counter = session.get(Counter, owner.prefix)
    if counter is None:
        counter = Counter(prefix=owner.prefix, last=0)
        session.add(counter)
    if counter.last >= _LAST_NUMBER:
        return faults.NUMBERS_USED_UP
    counter.last += 1
    return str(TicketNumber(owner.office_code, owner.kiosk_number, counter.last))


def enter(session: Session, parcel: Parcel, slip_digest: str, now: datetime) -> None:
    """Write the row of `parcel`."""
    session.add(
        Waiting(
            id=parcel.id,
            kind=parcel.kind.value,
            number=parcel.number,
            slip_digest=slip_digest,
            sealed=parcel.sealed,
            blobs=list(parcel.blobs),
            content_hash=parcel.content_hash,
            kept_at=utc(now),
        )
    )
    session.flush()


def waiting(session: Session) -> tuple[Parcel, ...]:
    found = session.scalars(select(Waiting).where(Waiting.parked_reason == "").order_by(Waiting.position))
    return tuple(
        Parcel(row.id, DeliveryKind(row.kind), row.number, row.sealed, tuple(row.blobs), row.content_hash)
        for row in found
    )


def all_blobs(session: Session) -> frozenset[str]:
    """The page files that a row speaks of, parked ones and those of drafts included."""
    kept = (*session.scalars(select(Waiting.blobs)), *session.scalars(select(OnShelf.blobs)))
    return frozenset(blob for blobs in kept for blob in blobs)


def exchange_for_receipt(session: Session, delivery_id: str, now: datetime) -> tuple[str, ...]:
    """Put a receipt in the row's place; the page files that may go now, none when it was exchanged before."""
    row = session.scalar(select(Waiting).where(Waiting.id == delivery_id))
    if row is None:
        return ()
    session.add(
        Receipt(id=row.id, kind=row.kind, number=row.number, slip_digest=row.slip_digest, delivered_at=utc(now))
    )
    session.delete(row)
    return tuple(row.blobs)


def park(session: Session, delivery_id: str, reason: str) -> None:
    session.execute(update(Waiting).where(Waiting.id == delivery_id).values(parked_reason=reason))


def parked(session: Session) -> tuple[Parked, ...]:
    found = session.scalars(select(Waiting).where(Waiting.parked_reason != "").order_by(Waiting.position))
    return tuple(
        Parked(row.id, DeliveryKind(row.kind), row.number, row.parked_reason, _aware(row.kept_at)) for row in found
    )


def unpark_all(session: Session) -> None:
    session.execute(update(Waiting).values(parked_reason=""))


def find_by_slip(session: Session, digest: str) -> Whereabouts | None:
    """What is known of the request whose slip code has this digest; None when nothing is."""
    return _find(session, Waiting.slip_digest == digest, Receipt.slip_digest == digest)


def find_by_number(session: Session, number: str) -> Whereabouts | None:
    """What is known of the request with this ticket number; None when nothing is."""
    return _find(session, Waiting.number == number, Receipt.number == number)


def _find(session: Session, is_here: ColumnElement[bool], was_sent: ColumnElement[bool]) -> Whereabouts | None:
    here = session.scalars(select(Waiting).where(is_here).order_by(Waiting.position)).all()
    sent = session.scalars(select(Receipt).where(was_sent).order_by(Receipt.position)).all()
    if not here and not sent:
        return None
    return Whereabouts(
        number=here[0].number if here else sent[0].number,
        here=tuple(DeliveryKind(row.kind) for row in here),
        delivered_at=_aware(sent[-1].delivered_at) if sent else None,
    )


def utc(moment: datetime) -> datetime:
    """SQLite stores no time zone: everything in it is UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
