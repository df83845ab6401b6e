"""The kiosks of this office: which are heard, what is broken, what still waits to be delivered."""

from __future__ import annotations

from datetime import timedelta

from litestar import get
from litestar.response import Template

from office.store import kiosks
from office.web.inject import SignedIn, TheOffice

SILENT = timedelta(minutes=5)  # several heartbeats long


@get("/anjungan", sync_to_thread=True)
def kiosks_page(request: SignedIn, office: TheOffice) -> Template:
    """All kiosks, the silent and broken ones marked in words."""
    with office.database.reading() as session:
        known = kiosks.all_of_them(session)
    now = office.clock()
    lines = [(each, each.heard_at is None or now - each.heard_at > SILENT) for each in known]
    return Template("kiosks.html", context={"account": request.user, "lines": lines, "now": now})
