"""A kiosk with its store and its uplink, and an office that listens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import httpx

from kiosk import identity as identities
from kiosk.identity import Credentials, Identity
from kiosk.spool.spool import Spool
from kiosk.spool.steps import Hook, pass_by
from kiosk.uplink.desk import OfficeDesk
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.uplink import Pace, RealPace, Uplink
from tests.kiosk.spool.sample import sure
from tests.kiosk.uplink.small_office import SmallOffice

NO_OFFICE = "http://127.0.0.1:9"  # the discard port: nobody listens


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class HandPace:
    """Time that a test moves by hand; `waits` are the pauses that were asked for."""

    now: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.now

    def wait(self, woken: threading.Event, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


class HurriedPace(RealPace):
    """Real time in which every pause is a hundred times shorter."""

    def wait(self, woken: threading.Event, seconds: float) -> None:
        super().wait(woken, seconds / 100)


def enrolled(office: SmallOffice, home: Path) -> Identity:
    office.enrolment_codes.add("KODE-1")
    line = Line("http://office.invalid", office.transport())
    return sure(identities.enroll("http://office.invalid", "KODE-1", home, line=line))


@dataclass
class Kiosk:
    """Everything of the kiosk that this folder owns, wired as a composition root wires it."""

    spool: Spool
    client: OfficeClient
    uplink: Uplink
    desk: OfficeDesk
    health: list[bool]


def kiosk(
    identity: Identity,
    home: Path,
    *,
    url: str = "http://office.invalid",
    transport: httpx.BaseTransport | None = None,
    now: Callable[[], datetime] = utc_now,
    pace: Pace | None = None,
    spool_steps: Hook = pass_by,
    **plug: Any,
) -> Kiosk:
    spool = sure(Spool.open(identities.folder(home) / "spool", identity.owner, now, steps=spool_steps))
    client = OfficeClient(Line(url, transport), Credentials(identity, now))
    health: list[bool] = []
    uplink = Uplink(
        spool,
        client,
        version="1.2.3",
        device_faults=plug.pop("device_faults", lambda: ()),
        on_health=health.append,
        pace=pace or HandPace(),
        dice=Random(7),
        **plug,
    )
    return Kiosk(spool, client, uplink, OfficeDesk(spool, client), health)
