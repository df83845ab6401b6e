"""What keeps a kiosk healthy: the office's time, and what the kiosk itself tells of how it is."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import JSONBody
from pydantic import Field

from office.api.answers import Answer, Body, answer
from office.condition import Condition, Trouble
from office.store import kiosks
from office.web.inject import TheKiosk, TheOffice


class Heartbeat(Body):
    version: str = Field(max_length=40)
    faults: tuple[Trouble, ...] = Field(default=(), max_length=50)
    waiting: int = Field(default=0, ge=0, le=1_000_000)
    condition: Condition | None = None  # a kiosk of before there was one leaves it out


@get("/time", sync_to_thread=False)
def time(office: TheOffice) -> Answer:
    """The office's clock, for a kiosk whose own was wrong."""
    return answer({"now": office.clock().isoformat()})


@post("/heartbeat", status_code=204, sync_to_thread=True)
def heartbeat(data: JSONBody[Heartbeat], kiosk: TheKiosk, office: TheOffice) -> Response[None]:
    """The kiosk is alive: its faults, what it can do all the same, and how many deliveries still wait there."""
    with office.database.writing() as session:
        kiosks.heard(
            session,
            kiosk.id,
            version=data.version,
            waiting=data.waiting,
            faults=[fault.model_dump() for fault in data.faults],
            condition=data.condition,
            now=office.clock(),
        )
    return Response(None, status_code=204)
