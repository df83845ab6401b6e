"""Finished documents, and the grants by which a kiosk may fetch one, once."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.signatures import SignatureCheck, Verdict
from office.store.tables import DocumentRow, GrantRow

GRANT_LIVES = timedelta(minutes=10)


@dataclass(frozen=True)
class Grant:
    request_id: str
    kiosk_id: str
    document_sha256: str
    created_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Document:
    size: int  # bytes
    signature: SignatureCheck | None  # None when it was attached before signatures were checked


def add(
    session: Session,
    request_id: str,
    sha256: str,
    size: int,
    now: datetime,
    *,
    signature: SignatureCheck | None = None,
) -> None:
    """Note that the file `sha256` belongs to the request; the same file again only renews what its signature is worth.

    A root that the office has put into its folder since then counts when the file is attached once more.
    """
    row = session.get(DocumentRow, (request_id, sha256))
    if row is None:
        row = DocumentRow(request_id=request_id, sha256=sha256, size=size, attached_at=now)
        session.add(row)
    if signature is not None:
        row.signature, row.signer, row.signed_at = signature.verdict.value, signature.signer, signature.signed_at


def of_request(session: Session, request_id: str, sha256: str) -> Document | None:
    """The document, or None when it does not belong to the request."""
    row = session.get(DocumentRow, (request_id, sha256))
    if row is None:
        return None
    if row.signature is None:
        return Document(row.size, None)
    return Document(row.size, SignatureCheck(Verdict(row.signature), row.signer or "", row.signed_at))


def size_of(session: Session, request_id: str, sha256: str) -> int | None:
    """Bytes of the document, or None when it does not belong to the request."""
    row = session.get(DocumentRow, (request_id, sha256))
    return None if row is None else row.size


def new_grant(session: Session, request_id: str, kiosk_id: str, sha256: str, now: datetime) -> str:
    """A fresh token by which `kiosk_id` may fetch the document once within ten minutes. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        GrantRow(
            token_hash=_hash(token),
            request_id=request_id,
            kiosk_id=kiosk_id,
            document_sha256=sha256,
            created_at=now,
        )
    )
    return token


def grant_of(session: Session, token: str) -> Grant | None:
    """The grant behind `token`, used or not."""
    row = session.get(GrantRow, _hash(token))
    if row is None:
        return None
    return Grant(row.request_id, row.kiosk_id, row.document_sha256, row.created_at, row.used_at)


def use_grant(session: Session, token: str, kiosk_id: str, now: datetime) -> str | None:
    """The document's SHA-256, and the grant is used up; None when it is not this kiosk's, used or too old."""
    row = session.scalar(select(GrantRow).where(GrantRow.token_hash == _hash(token)).with_for_update())
    if row is None or row.kiosk_id != kiosk_id or row.used_at is not None or now - row.created_at > GRANT_LIVES:
        return None
    row.used_at = now
    return row.document_sha256


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
