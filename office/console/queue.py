"""The queue: what waits, for how long, and what is late by the SOP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import get
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from adminduk.request import ActionKind, Request, State
from office import area
from office.console.menu import menu_of
from office.pace import AT_THE_OFFICE, Pace, pace
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, requests
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

LIMIT = 100  # lines of a page: more than anybody reads, and the tabs say how many there are
# Name in the address -> words on the tab, states behind it.
TABS: dict[str, tuple[str, tuple[State, ...]]] = {
    "": ("Perlu dikerjakan", AT_THE_OFFICE),
    "terkirim": ("Terkirim", (State.TERKIRIM,)),
    "diperiksa": ("Sedang diperiksa", (State.SEDANG_DIPERIKSA,)),
    "diproses": ("Diproses", (State.DIPROSES,)),
    "tanda-tangan": ("Menunggu tanda tangan", (State.MENUNGGU_TANDA_TANGAN,)),
    "dilengkapi": ("Menunggu pemohon", (State.PERLU_DILENGKAPI,)),
    "siap": ("Siap diambil", (State.SIAP_DIAMBIL,)),
    "selesai": ("Selesai", (State.SUDAH_DIAMBIL, State.DITOLAK, State.DIBATALKAN)),
    "arsip": ("Arsip", (State.DIARSIPKAN,)),
}
# What is over only grows, and nobody's work depends on how much it is: its tabs bear no number.
_OVER = (State.SUDAH_DIAMBIL, State.DITOLAK, State.DIBATALKAN, State.DIARSIPKAN)
_COUNTED = tuple(state for state in State if state not in _OVER)


@dataclass(frozen=True)
class Line:
    """One request in the queue. No name and no NIK: a screen in an office is seen by many."""

    number: str
    service: str
    reason: str
    state: State
    pace: Pace
    holder: str  # who is checking it now; "" when nobody is


@get("/", sync_to_thread=False)
def home(request: SignedIn) -> Redirect:
    """The first page of the menu of whoever signed in."""
    return Redirect(next((entry.path for entry in menu_of(request.user)), "/ganti-sandi"), status_code=303)


@get("/antrean", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def queue_page(
    request: SignedIn,
    office: TheOffice,
    keadaan: FromQuery[str] = "",
    layanan: FromQuery[str] = "",
    nomor: FromQuery[str] = "",
) -> Template:
    """The queue as a page of its own."""
    return Template(
        "queue.html", context={"account": request.user, **_context(office, request.user, keadaan, layanan, nomor)}
    )


@get("/antrean/isi", sync_to_thread=True, opt={"background": True}, guards=[needs(Permission.SEE_REQUESTS)])
def queue_rows(
    request: SignedIn,
    office: TheOffice,
    keadaan: FromQuery[str] = "",
    layanan: FromQuery[str] = "",
    nomor: FromQuery[str] = "",
) -> Template:
    """Only the part of the page that changes by itself."""
    return Template("_queue.html", context=_context(office, request.user, keadaan, layanan, nomor))


def _context(office: Office, account: Account, tab: str, service: str, number: str) -> dict[str, Any]:
    tab, within = tab if tab in TABS else "", area.within(account)
    with office.database.reading() as session:
        found = (
            requests.find(session, number, LIMIT, within=within)
            if number.strip()
            else requests.in_states(session, TABS[tab][1], service, LIMIT, within=within)
        )
        counts, names = requests.counts(session, _COUNTED, within=within), accounts.names(session)
    lines = [line_of(office, each.request, names) for each in found]
    return {
        "tab": tab,
        "tabs": [(key, name, _count(states, counts)) for key, (name, states) in TABS.items()],
        "service": service,
        "services": [(each.id, each.name.id) for each in office.catalogue.services],
        "number": number,
        "lines": sorted(lines, key=lambda line: (-line.pace.urgency, line.number)) if not number.strip() else lines,
        "full": len(found) == LIMIT,
        "now": office.clock(),
    }


def _count(states: tuple[State, ...], counts: dict[State, int]) -> int | None:
    return None if set(states) & set(_OVER) else sum(counts.get(each, 0) for each in states)


def line_of(office: Office, request: Request, names: dict[str, str]) -> Line:
    """`request` as the queue shows it; `names` are those of the accounts."""
    service = office.service_of(request)
    reason = next((each.name.id for each in service.reasons if each.id == request.reason), None) if service else None
    state = request.state or State.TERKIRIM
    taken = next((each.by for each in reversed(request.actions) if each.kind is ActionKind.TAKE), "")
    return Line(
        number=request.number,
        service=service.name.id if service else request.service,
        reason=reason or request.reason,
        state=state,
        pace=pace(request, service.standard_minutes if service else None, office.clock()),
        holder=names.get(taken, "") if state is State.SEDANG_DIPERIKSA else "",
    )
