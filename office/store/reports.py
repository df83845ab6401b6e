"""Readiness reports of the kiosks: which there are, and how they came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from office.store.tables import ReportRow


@dataclass(frozen=True)
class Report:
    id: str
    kiosk_id: str
    at: datetime  # by the kiosk's clock
    by: str  # "night", "technician", "shell"
    outcome: str  # "pass", "warn", "fail", "not-run"
    findings: tuple[dict[str, str], ...]  # test, part, outcome
    sha256: str  # of the PDF on the reports shelf
    signature: str  # base64, Ed25519 with the kiosk's key


def by_id(session: Session, report_id: str) -> Report | None:
    row = session.get(ReportRow, report_id)
    return None if row is None else _report(row)


def add(session: Session, report: Report, now: datetime) -> None:
    session.add(
        ReportRow(
            id=report.id,
            kiosk_id=report.kiosk_id,
            at=report.at,
            received_at=now,
            by=report.by,
            outcome=report.outcome,
            findings=list(report.findings),
            sha256=report.sha256,
            signature=report.signature,
        )
    )


def of_kiosk(session: Session, kiosk_id: str, at_most: int = 60) -> tuple[Report, ...]:
    """The newest first."""
    query = select(ReportRow).where(ReportRow.kiosk_id == kiosk_id).order_by(ReportRow.at.desc()).limit(at_most)
    return tuple(_report(row) for row in session.scalars(query))


def _report(row: ReportRow) -> Report:
    return Report(row.id, row.kiosk_id, row.at, row.by, row.outcome, tuple(row.findings), row.sha256, row.signature)
