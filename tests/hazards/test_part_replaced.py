"""What only a technician puts right, and what passes by itself: after either the kiosk serves again untouched.

Every fault in every part's own list, as it stands when the part is opened and as it comes while it is watched, for a
minute and for a night.
"""

from __future__ import annotations

import pytest

from hardware.device import Device, DeviceInfo, Fault
from kiosk.availability import DEVICE_KINDS, Availability
from tests.flows.script import Kiosk
from tests.hazards.everything import FAULTS
from tests.hazards.in_time import BACK_WITHIN_S, Watched
from tests.kiosk.things import Thing

CASES = [(kind, fault) for kind in DEVICE_KINDS for fault in FAULTS[kind]]
EACH = pytest.mark.parametrize(("kind", "fault"), CASES, ids=[f"{kind}-{fault.code}" for kind, fault in CASES])
AWAY = pytest.mark.parametrize("away_s", [60.0, 12 * 3600.0], ids=["minute", "night"])


class Spare(Thing):
    """What the technician puts in its place."""

    def info(self) -> DeviceInfo:
        return DeviceInfo("thing", "test", "elsewhere", serial="SN-2")


class Socket:
    """Where one thing stands, and later another."""

    def __init__(self) -> None:
        self.thing = Thing()

    def _open(self) -> Device | Fault:
        return self.thing.open()

    def watched(self, kind: str) -> Watched:
        return Watched({kind: self._open}, Kiosk(Availability(absent=())))


@EACH
@AWAY
def test_it_could_not_be_opened_and_is_put_right(kind: str, fault: Fault, away_s: float) -> None:
    socket = Socket()
    socket.thing.cannot_open = fault
    kiosk = socket.watched(kind)
    kiosk.passes(away_s)
    assert kiosk.works.fault_of(kind) == fault
    socket.thing.cannot_open = None
    assert kiosk.until_well(kind) <= BACK_WITHIN_S


@EACH
@AWAY
def test_it_failed_while_it_was_watched_and_another_stands_in_its_place(kind: str, fault: Fault, away_s: float) -> None:
    """The old one never comes back: it is asked for the last time, and the new one is opened."""
    socket = Socket()
    kiosk = socket.watched(kind)
    broken = socket.thing
    broken.fault = fault
    kiosk.passes(away_s)
    assert kiosk.works.fault_of(kind) == fault
    broken.cannot_open = fault
    socket.thing = Spare()
    kiosk.supervisor.plugged_in()  # the kernel's news of the plug
    waited = kiosk.until_well(kind, at_most_s=400.0)
    assert waited <= BACK_WITHIN_S
    told = kiosk.supervisor.info(kind)
    assert told is not None
    assert told.serial == "SN-2"


def test_a_driver_that_raises_is_opened_anew_until_it_works() -> None:
    socket = Socket()
    kiosk = socket.watched("printer")
    socket.thing.explodes = True
    kiosk.passes(3600.0)
    assert kiosk.works.fault_of("printer") is not None
    socket.thing.explodes = False
    assert kiosk.until_well("printer") <= BACK_WITHIN_S
