"""What kiosks delivered, sealed as it came: the proof of what was sent, and the only place where answers lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from adminduk.filing import DeliveryKind
from office.store.tables import DeliveryRow


@dataclass(frozen=True)
class Delivery:
    id: str
    kind: DeliveryKind
    request_id: str
    kiosk_id: str
    content_hash: str
    sealed: bytes
    received_at: datetime


def by_id(session: Session, delivery_id: str) -> Delivery | None:
    row = session.get(DeliveryRow, delivery_id)
    return None if row is None else _delivery(row)


def of_request(session: Session, request_id: str) -> list[Delivery]:
    """Everything that was delivered for a request, oldest first."""
    query = select(DeliveryRow).where(DeliveryRow.request_id == request_id).order_by(DeliveryRow.received_at)
    return [_delivery(row) for row in session.scalars(query)]


def add(session: Session, delivery: Delivery) -> None:
    session.add(
        DeliveryRow(
            id=delivery.id,
            kind=delivery.kind.value,
            request_id=delivery.request_id,
            kiosk_id=delivery.kiosk_id,
            content_hash=delivery.content_hash,
            sealed=delivery.sealed,
            received_at=delivery.received_at,
        )
    )
    session.flush()


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        row.id, DeliveryKind(row.kind), row.request_id, row.kiosk_id, row.content_hash, row.sealed, row.received_at
    )
