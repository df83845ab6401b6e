"""The kiosks of this office: which services each gives now, what wants a hand, and its newest readiness report."""

from __future__ import annotations

from typing import Any

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response, Template

import assets.sentences
from office import fleet
from office.parts import Office
from office.permissions import Permission, needs
from office.store import kiosks, reports
from office.web.inject import SignedIn, TheOffice


@get("/anjungan", sync_to_thread=True, guards=[needs(Permission.SEE_KIOSKS)])
def kiosks_page(request: SignedIn, office: TheOffice) -> Template:
    """All kiosks as a page of its own."""
    return Template("kiosks.html", context={"account": request.user, **_context(office)})


@get("/anjungan/isi", sync_to_thread=True, opt={"background": True}, guards=[needs(Permission.SEE_KIOSKS)])
def kiosks_now(office: TheOffice) -> Template:
    """Only the part of the page that changes by itself."""
    return Template("_kiosks.html", context=_context(office))


@get("/anjungan/{number:int}/laporan/{report_id:str}", sync_to_thread=True, guards=[needs(Permission.SEE_KIOSKS)])
def readiness_report(number: FromPath[int], report_id: FromPath[str], office: TheOffice) -> Response[bytes]:
    """A readiness report, byte for byte as its kiosk signed it; offered as a download."""
    with office.database.reading() as session:
        report = reports.by_id(session, report_id)
        kiosk = kiosks.by_id(session, report.kiosk_id) if report is not None else None
    content = office.files.reports.read(report.sha256) if report is not None else None
    if report is None or kiosk is None or kiosk.number != number or content is None:
        raise NotFoundException
    name = f"kesiapan-{number:02d}-{report.at.astimezone(office.zone):%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _context(office: Office) -> dict[str, Any]:
    sentences, now = assets.sentences.load("id").by_key, office.clock()
    with office.database.reading() as session:
        known = [(each, reports.of_kiosk(session, each.id, at_most=1)) for each in kiosks.all_of_them(session)]
    lines = [fleet.line_of(kiosk, next(iter(newest), None), sentences, now) for kiosk, newest in known]
    return {"lines": fleet.ordered(lines), "now": now, "words_of": _WORDS}


_WORDS = {
    fleet.Standing.SERVES: "Melayani penuh",
    fleet.Standing.PARTLY: "Melayani sebagian",
    fleet.Standing.CLOSED: "Tidak melayani",
    fleet.Standing.SILENT: "Tidak terdengar",
    fleet.Standing.NEW: "Belum melapor",
    fleet.Standing.REVOKED: "Dicabut",
}
