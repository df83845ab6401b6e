"""What keeps a kiosk healthy: the office's time, and the kiosk's own report of how it is."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import JSONBody
from pydantic import Field

from office.api.answers import Answer, Body, answer
from office.store import kiosks
from office.web.inject import TheKiosk, TheOffice


class Fault(Body):
    kind: str = Field(max_length=40)
    code: str = Field(max_length=80)


class Heartbeat(Body):
    version: str = Field(max_length=40)
    faults: tuple[Fault, ...] = Field(default=(), max_length=50)
    waiting: int = Field(default=0, ge=0, le=1_000_000)


@get("/time", sync_to_thread=False)
def time(office: TheOffice) -> Answer:
    """The office's clock, for a kiosk whose own was wrong."""
    return answer({"now": office.clock().isoformat()})


@post("/heartbeat", status_code=204, sync_to_thread=True)
def heartbeat(data: JSONBody[Heartbeat], kiosk: TheKiosk, office: TheOffice) -> Response[None]:
    """The kiosk is alive; its faults and the number of deliveries that still wait there."""
    faults = [fault.model_dump() for fault in data.faults]
    with office.database.writing() as session:
        kiosks.heard(session, kiosk.id, version=data.version, waiting=data.waiting, faults=faults, now=office.clock())
    return Response(None, status_code=204)
