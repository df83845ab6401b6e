"""The page of a kiosk that serves nobody, and the code on it: what a technician far away needs, and of nobody anything.

    ANJUNGAN-GANGGUAN
    kode=spool.disk_full
    alat=spool
    waktu=2026-11-20T08:05+07:00
    versi=0.1.0

Plain lines, because whatever reads the code shows them as they are: a phone, or `anjungan decode`.
"""

from __future__ import annotations

from datetime import datetime

from hardware.device import Fault
from kiosk.say import say
from kiosk.views import OutOfOrderView

_HEAD = "ANJUNGAN-GANGGUAN"


def payload(fault: Fault, at: datetime, version: str) -> str:
    """The code's text; `at` is aware."""
    device, _, _ = fault.code.partition(".")
    moment = at.isoformat(timespec="minutes")
    return "\n".join((_HEAD, f"kode={fault.code}", f"alat={device}", f"waktu={moment}", f"versi={version}"))


def out_of_order_view(fault: Fault, at: datetime, version: str) -> OutOfOrderView:
    """What residents and technicians see of a kiosk that could not start because of `fault`."""
    return OutOfOrderView(
        title=say("start.out_of_order"),
        body=say(fault.resident),
        payload=payload(fault, at, version),
        caption=say("start.for_technician"),
        detail=say(fault.technician),
    )
