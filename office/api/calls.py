"""Calls for an officer: told by the kiosk, answered at the console, and asked after while the card is open."""

from __future__ import annotations

from uuid import UUID

from litestar import get, put
from litestar.params import FromPath, JSONBody
from pydantic import Field

from office.api.answers import Answer, Body, answer, refuse
from office.store import calls
from office.store.calls import Call
from office.store.database import one_at_a_time
from office.web.inject import TheKiosk, TheOffice


class Calling(Body):
    page: str = Field(max_length=40, pattern=r"^[a-z-]*$")


@put("/calls/{call_id:uuid}", sync_to_thread=True)
def put_call(call_id: FromPath[UUID], data: JSONBody[Calling], kiosk: TheKiosk, office: TheOffice) -> Answer:
    """Somebody at this kiosk wants a person. Told twice is one call."""
    with office.database.writing() as session:
        one_at_a_time(session, f"call:{call_id}")
        known = calls.by_id(session, str(call_id))
        call = known or Call(str(call_id), kiosk.id, data.page, office.clock())
        if known is None:
            calls.add(session, call)
    if call.kiosk_id != kiosk.id:
        return refuse(409, "conflict", "Panggilan ini milik anjungan lain.")
    office.pulse.beat()
    return answer({"call_id": call.id, "state": call.state}, 201 if known is None else 200)


@get("/calls/{call_id:uuid}", sync_to_thread=True)
def call_now(call_id: FromPath[UUID], kiosk: TheKiosk, office: TheOffice) -> Answer:
    """What became of a call of this kiosk."""
    with office.database.reading() as session:
        call = calls.by_id(session, str(call_id))
    if call is None or call.kiosk_id != kiosk.id:
        return refuse(404, "unknown", "Panggilan ini tidak dikenal kantor.")
    return answer({"call_id": call.id, "state": call.state})
