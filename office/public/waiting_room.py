"""The screen of the waiting room: who is called to which counter, and which numbers can be collected. Numbers only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from litestar import get
from litestar.response import Template

from office.parts import Office
from office.store import told
from office.web.inject import TheOffice

CALLED_FOR = timedelta(minutes=10)  # how long a call stays on the screen
_MOST_CALLS = 4
_MOST_READY = 18


@get("/layar", sync_to_thread=True)
def waiting_room(office: TheOffice) -> Template:
    """For a television: opened once in the morning, it follows by itself."""
    return Template("waiting_room.html", context=_context(office))


@get("/layar/isi", sync_to_thread=True)
def waiting_room_now(office: TheOffice) -> Template:
    """Only the part of the screen that changes."""
    return Template("_waiting_room.html", context=_context(office))


def _context(office: Office) -> dict[str, Any]:
    now = office.clock()
    with office.database.reading() as session:
        calls = told.called_since(session, now - CALLED_FOR, _MOST_CALLS)
        numbers, count = told.ready(session, _MOST_READY)
    return {"calls": calls, "ready": numbers, "more": count - len(numbers), "now": now}
