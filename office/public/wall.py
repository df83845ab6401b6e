"""The board of figures for the office's wall: how much came, how much is done, how fast. Figures only, nobody's name,
so it is as open as the waiting room's screen: how an office serves is for everybody to see (UU 25/2009)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from litestar import get
from litestar.response import Template

from adminduk.request import ActionKind, State
from office.pace import AT_THE_OFFICE
from office.parts import Office
from office.reports.cells import Cell, Minutes
from office.reports.period import day, month
from office.reports.report import report
from office.reports.tables import arrivals_by_hour
from office.reports.times import kept_to_standard
from office.store import requests
from office.web.inject import AnyRequest, TheOffice

_MONTH_LIVES = timedelta(minutes=15)  # a month of a kabupaten is seconds of work, and barely moves in that time
_FRESH_S = 30  # anybody may ask, so the figures are computed no more often than this


def _one_for_all(request: AnyRequest) -> str:
    """The cache's key: whatever stands behind the question mark, it is the same page."""
    return request.url.path


@get("/papan", sync_to_thread=True, cache=_FRESH_S, cache_key_builder=_one_for_all)
def wall(office: TheOffice) -> Template:
    """For a television in the office: opened once, it follows by itself."""
    return Template("wall.html", context=_context(office))


@get("/papan/isi", sync_to_thread=True, cache=_FRESH_S, cache_key_builder=_one_for_all)
def wall_now(office: TheOffice) -> Template:
    """Only the part that changes."""
    return Template("_wall.html", context=_context(office))


def _context(office: Office) -> dict[str, Any]:
    now = office.clock()
    today = now.astimezone(office.zone).date()
    with office.database.reading() as session:
        counts = requests.counts(session, (*AT_THE_OFFICE, State.SIAP_DIAMBIL))
        of_today = report(session, office, day(today, office.zone))
        of_month = office.kept.get(
            f"papan {today:%Y-%m}", now, _MONTH_LIVES, lambda: report(session, office, month(today, office.zone))
        )
    mark, usual = of_month.satisfaction[0].mark, of_month.all_services
    figures: list[tuple[str, Cell]] = [
        ("Masuk hari ini", of_today.volume.of(ActionKind.FILE)),
        ("Selesai hari ini", of_today.volume.of(ActionKind.MARK_READY)),
        ("Sedang dikerjakan", sum(counts.get(state, 0) for state in AT_THE_OFFICE)),
        ("Siap diambil", counts.get(State.SIAP_DIAMBIL, 0)),
        ("Selesai bulan ini", of_month.volume.of(ActionKind.MARK_READY)),
        ("Sesuai waktu standar bulan ini", kept_to_standard(of_month.services)),
        ("Lama layanan bulan ini (median)", Minutes(usual.median) if usual else None),
        ("IKM bulan ini", mark.value if mark else None),
    ]
    return {
        "figures": figures,
        "table": arrivals_by_hour(of_today),
        "month": of_month.period.name,
        "now": now,
    }
