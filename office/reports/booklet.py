"""A report with its head, ready for the page, the PDF and the workbook: plain values, so that any process draws it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from office.parts import Office
from office.printed import Head
from office.reports.cells import Cell, Table
from office.reports.period import Period
from office.reports.report import report
from office.reports.tables import headline, tables


@dataclass(frozen=True)
class Booklet:
    head: Head
    headline: tuple[tuple[str, Cell], ...]
    tables: tuple[Table, ...]


def booklet(session: Session, office: Office, period: Period) -> Booklet:
    """The report of `period` as it is now."""
    here, found = office.catalogue.office, report(session, office, period)
    kind = "Laporan Harian" if period.first == period.last else "Laporan Bulanan"
    made = office.clock().astimezone(office.zone)
    head = Head(office.letterhead, here.regency, f"{kind} Pelayanan", period.name, made)
    return Booklet(head, tuple(headline(found)), tuple(tables(office, found)))
