"""My desks: what waits at each desk where this account sits, what is late by the step's own minutes first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from adminduk.request import ActionKind, Request
from office import area, desks, words
from office.console.queue import LIMIT, Line, line_of
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, places
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice


@dataclass(frozen=True)
class DeskLine:
    """One request at a desk: what is to be done, what comes out of it, and how long that may still take."""

    line: Line
    step: str
    output: str
    since: datetime | None
    allowed: timedelta | None
    left: timedelta | None

    @property
    def late(self) -> bool:
        return self.left < timedelta() if self.left is not None else self.line.pace.late


@get("/meja", sync_to_thread=True, guards=[needs(Permission.SEE_REQUESTS)])
def desks_page(request: SignedIn, office: TheOffice, meja: FromQuery[str] = "") -> Template:
    """The desks of whoever is signed in, as a page of its own."""
    return Template("desks.html", context={"account": request.user, **_context(office, request.user, meja)})


@get("/meja/isi", sync_to_thread=True, opt={"background": True}, guards=[needs(Permission.SEE_REQUESTS)])
def desk_rows(request: SignedIn, office: TheOffice, meja: FromQuery[str] = "") -> Template:
    """Only the part of the page that changes by itself."""
    return Template("_desks.html", context=_context(office, request.user, meja))


def _context(office: Office, account: Account, chosen: str) -> dict[str, Any]:
    mine, within = desks.seats(office, account), area.within(account)
    with office.database.reading() as session:
        counts = places.counts(session, [each.id for each in mine], within)
        fullest = next((each.id for each in mine if counts.get(each.id)), mine[0].id if mine else "")
        desk = chosen if chosen in {each.id for each in mine} else fullest
        found = places.at_desk(session, desk, within, LIMIT)
        names = accounts.names(session)
    lines = [_line(office, each.request, names) for each in found]
    return {
        "tabs": [(each.id, each.name, counts.get(each.id, 0)) for each in mine],
        "desk": desk,
        "lines": sorted(lines, key=lambda each: not each.late),
        "full": len(found) == LIMIT,
        "now": office.clock(),
    }


def _line(office: Office, request: Request, names: dict[str, str]) -> DeskLine:
    here = desks.place_of(office, request)
    stage = here.next
    minutes = stage.minutes if stage is not None else None
    return DeskLine(
        line=line_of(office, request, names),
        step=(stage.text or words.BUTTONS[stage.action or ActionKind.FORWARD]) if stage is not None else "",
        output=(stage.output or "") if stage is not None else "",
        since=here.since,
        allowed=timedelta(minutes=minutes) if minutes is not None else None,
        left=here.left(office.clock()),
    )
