"""What waits between the upload of a finished PDF and the person who says whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from office.signatures import SignatureCheck, Verdict
from office.store.finished_tables import StagedDocumentRow


@dataclass(frozen=True)
class Staged:
    """`matches`: numbers of requests that it may belong to, each with the reason; nobody can be read from them."""

    id: str
    account_id: str
    blob: str
    name: bytes  # sealed
    size: int
    staged_at: datetime
    read: bool = False
    problem: str = ""
    signature: SignatureCheck | None = None
    matches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Findings:
    """What was found in a file."""

    problem: str = ""
    signature: SignatureCheck | None = None
    matches: tuple[tuple[str, str], ...] = ()


def add(session: Session, staged: Staged) -> None:
    session.add(
        StagedDocumentRow(
            id=staged.id,
            account_id=staged.account_id,
            blob=staged.blob,
            name=staged.name,
            size=staged.size,
            staged_at=staged.staged_at,
            problem="",
            matches=[],
        )
    )


def note(session: Session, staged_id: str, findings: Findings, now: datetime) -> None:
    """Keep what was found in a file; nothing happens when it was taken away meanwhile."""
    row = session.get(StagedDocumentRow, staged_id)
    if row is None:
        return
    row.read_at, row.problem = now, findings.problem
    row.matches = [list(each) for each in findings.matches]
    if findings.signature is not None:
        row.verdict = findings.signature.verdict.value
        row.signer, row.signed_at = findings.signature.signer, findings.signature.signed_at


def of_account(session: Session, account_id: str) -> list[Staged]:
    """What `account_id` uploaded, in the order in which it came."""
    query = select(StagedDocumentRow).where(StagedDocumentRow.account_id == account_id)
    return [_staged(row) for row in session.scalars(query.order_by(StagedDocumentRow.staged_at, StagedDocumentRow.id))]


def by_id(session: Session, account_id: str, staged_id: str) -> Staged | None:
    """The file, when it is there and was uploaded by `account_id`."""
    row = session.get(StagedDocumentRow, staged_id)
    return _staged(row) if row is not None and row.account_id == account_id else None


def unread(session: Session) -> list[Staged]:
    return [
        _staged(row) for row in session.scalars(select(StagedDocumentRow).where(StagedDocumentRow.read_at.is_(None)))
    ]


def older_than(session: Session, day: datetime) -> list[Staged]:
    return [_staged(row) for row in session.scalars(select(StagedDocumentRow).where(StagedDocumentRow.staged_at < day))]


def blobs(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(StagedDocumentRow.blob)))


def forget(session: Session, staged_id: str) -> None:
    session.execute(delete(StagedDocumentRow).where(StagedDocumentRow.id == staged_id))


def _staged(row: StagedDocumentRow) -> Staged:
    checked = None
    if row.verdict is not None:
        checked = SignatureCheck(Verdict(row.verdict), row.signer or "", row.signed_at)
    return Staged(
        row.id,
        row.account_id,
        row.blob,
        row.name,
        row.size,
        row.staged_at,
        row.read_at is not None,
        row.problem,
        checked,
        tuple((number, why) for number, why in row.matches),
    )
