"""Calls for an officer: told by the kiosk, answered at the console; told again, it asks what became of it."""

from __future__ import annotations

from uuid import UUID

from litestar import put
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
    """Somebody at this kiosk wants a person. Told twice is one call, and the answer says what became of it."""
    with office.database.writing() as session:
        one_at_a_time(session, f"call:{call_id}")
        known = calls.by_id(session, str(call_id))
        call = known or Call(str(call_id), kiosk.id, data.page, office.clock())
        if known is None:
            calls.add(session, call)
    if call.kiosk_id != kiosk.id:
        return refuse(409, "conflict", "Panggilan ini milik anjungan lain.")
    if known is None:
        office.pulse.beat()
    return answer({"call_id": call.id, "state": call.state}, 201 if known is None else 200)
