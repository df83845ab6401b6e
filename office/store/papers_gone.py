"""Emptying what the database itself holds of a request whose files are deleted for good. Its history stays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, exists, select, text, update
from sqlalchemy.orm import Session, aliased

from office.store import untouched
from office.store.counter_tables import HandoverRow
from office.store.privacy_tables import CorrectionRow
from office.store.tables import DeliveryRow, DocumentRow
from office.store.telling_tables import LetterRow


def documents_of_it_alone(session: Session, request_id: str) -> tuple[str, ...]:
    """Finished files that belong to no other request."""
    other = aliased(DocumentRow)
    shared = exists().where(other.sha256 == DocumentRow.sha256, other.request_id != request_id)
    query = select(DocumentRow.sha256).where(DocumentRow.request_id == request_id, ~shared)
    return tuple(session.scalars(query.order_by(DocumentRow.sha256)))


def wipe(session: Session, request_id: str, now: datetime) -> None:
    """Overwrite what lies sealed: what was delivered, corrected, signed and written to the applicant."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA secure_delete=ON"))
    session.execute(update(DeliveryRow).where(DeliveryRow.request_id == request_id).values(sealed=b""))
    session.execute(update(HandoverRow).where(HandoverRow.request_id == request_id).values(sealed=b"", letter=""))
    session.execute(update(LetterRow).where(LetterRow.request_id == request_id).values(sealed=b""))
    session.execute(delete(CorrectionRow).where(CorrectionRow.request_id == request_id))
    untouched.mark_discarded(session, request_id, now)
