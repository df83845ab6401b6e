"""The reports: a day or a month on the page, as PDF and as a workbook; and what is published of the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from litestar import get
from litestar.response import Response, Template

from office.beside import Failure
from office.console.registers import day_in
from office.parts import Office
from office.permissions import Permission, needs
from office.reports.booklet import Booklet, booklet
from office.reports.complaints import heard
from office.reports.period import Period, day, month
from office.reports.satisfaction import satisfaction
from office.reports.standards import duties, filled
from office.web.inject import SignedIn, TheOffice

_GUARDS = [needs(Permission.SEE_REPORTS)]
_DRAWING_S = 60.0
_YEAR = timedelta(days=365)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {"harian": day, "bulanan": month}


@get("/laporan", sync_to_thread=True, guards=_GUARDS)
def report_page(request: SignedIn, office: TheOffice) -> Template:
    """The report of a day, today's without a choice, or of the month around it."""
    kind, period = _asked(request, office)
    chosen = (day_in(dict(request.query_params), "tanggal") or period.first).isoformat()
    context = {
        "account": request.user,
        "made": _booklet(office, period),
        "kind": kind,
        "day": chosen,
        "query": urlencode({"jenis": kind, "tanggal": chosen}),
    }
    return Template("report.html", context=context)


@get("/laporan/pdf", sync_to_thread=True, guards=_GUARDS)
def report_pdf(request: SignedIn, office: TheOffice) -> Response[bytes]:
    return _file(office, *_asked(request, office), _pdf, ("pdf", "application/pdf"))


@get("/laporan/xlsx", sync_to_thread=True, guards=_GUARDS)
def report_xlsx(request: SignedIn, office: TheOffice) -> Response[bytes]:
    return _file(office, *_asked(request, office), _workbook, ("xlsx", _XLSX))


@get("/laporan/standar", sync_to_thread=True, guards=_GUARDS)
def standards_page(request: SignedIn, office: TheOffice) -> Template:
    """The 14 components of every service, and the duties that can be checked from here."""
    today = office.clock().astimezone(office.zone).date()
    with office.database.reading() as session:
        year = Period(today - _YEAR, today, office.zone)
        asked, told = satisfaction(session, year)[0], heard(session, year, office.clock())
    context = {"duties": duties(office.catalogue, asked, told), "filled": filled(office.catalogue)}
    return Template("report_standards.html", context={"account": request.user, **context})


def _asked(request: SignedIn, office: Office) -> tuple[str, Period]:
    """Which report an address names; without a day it is about today."""
    asked = dict(request.query_params)
    kind = asked.get("jenis", "")
    kind = kind if kind in _KINDS else "harian"
    chosen = day_in(asked, "tanggal") or office.clock().astimezone(office.zone).date()
    return kind, _KINDS[kind](chosen, office.zone)


def _booklet(office: Office, period: Period) -> Booklet:
    with office.database.reading() as session:
        return booklet(session, office, period)


def _file(
    office: Office, kind: str, period: Period, draw: Callable[[Booklet], bytes], form: tuple[str, str]
) -> Response[bytes]:
    drawn = office.beside.ask(draw, _booklet(office, period), limit_s=_DRAWING_S)
    if isinstance(drawn, Failure):
        sentence = "Laporan tidak dapat dibuat sekarang. Coba lagi sebentar lagi."
        return Response(sentence.encode(), status_code=503, media_type="text/plain; charset=utf-8")
    ending, media_type = form
    name = f"laporan-{kind}-{period.first:%Y%m%d}.{ending}"
    return Response(drawn, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _pdf(made: Booklet) -> bytes:
    from office.reports.pdf import document

    return document(made)


def _workbook(made: Booklet) -> bytes:
    from office.reports.xlsx import workbook

    return workbook(made)
