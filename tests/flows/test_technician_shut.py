"""A kiosk that could not start: what residents can do before it, and that its technician still comes in."""

from __future__ import annotations

from datetime import datetime

import pytest

from adminduk.localised import Language
from kiosk.effects import Chime, ListenForCode, StartTimer
from kiosk.events import BarKey, BarPressed, CodeRead, Knocked, TimerFired
from kiosk.spool.faults import DISK_FULL
from kiosk.technician.door import Door
from kiosk.technician.out_of_order import payload
from kiosk.technician.rooms import enter
from kiosk.technician.shut import ShutVisit
from kiosk.uplink.faults import NOT_ENROLLED
from kiosk.views import HelpCard, OutOfOrderView, Settings
from tests.flows.samples import CODE
from tests.flows.script import check_frame, name_of, spoken
from tests.kiosk.fake_clock import WIB, FakeClock


class Shut:
    """A kiosk without a disk, behind its door."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.door = Door(ShutVisit(DISK_FULL, self.clock, "0.1.0"), self.clock, enter)

    def press(self, key: BarKey) -> tuple[object, ...]:
        effects = self.door.handle(BarPressed(key), self.door.frame.serial)
        check_frame(self.door.frame)
        return effects


def test_the_code_holds_fault_device_time_and_version_and_nothing_else() -> None:
    text = payload(NOT_ENROLLED, datetime(2026, 11, 20, 8, 5, 59, tzinfo=WIB), "0.1.0")
    assert text.splitlines() == [
        "ANJUNGAN-GANGGUAN",
        "kode=uplink.not_enrolled",
        "alat=uplink",
        "waktu=2026-11-20T08:05+07:00",
        "versi=0.1.0",
    ]


def test_it_says_where_to_go_and_what_is_wrong() -> None:
    frame = Shut().door.frame
    assert isinstance(frame.view, OutOfOrderView)
    assert "loket" in spoken(frame)
    assert DISK_FULL.code in frame.view.payload


def test_residents_read_it_in_their_language_and_size_for_a_minute() -> None:
    shut = Shut()
    effects = shut.press(BarKey.LANGUAGE)
    shut.press(BarKey.TEXT_SIZE)
    settings = shut.door.frame.settings
    assert (settings.language, settings.text_scale) == (Language.JAVANESE, 1.25)
    (timer,) = effects
    assert isinstance(timer, StartTimer)
    shut.door.handle(TimerFired(timer.name))
    assert shut.door.frame.settings == Settings()


def test_help_calls_an_officer_once_and_can_be_closed() -> None:
    shut = Shut()
    before = shut.door.frame.serial
    assert Chime("officer") in shut.press(BarKey.HELP)
    assert isinstance(shut.door.frame.overlay, HelpCard)
    assert shut.door.frame.serial > before
    assert Chime("officer") not in shut.press(BarKey.HELP)
    shut.press(BarKey.STAY)
    assert shut.door.frame.overlay is None


@pytest.mark.parametrize("key", list(BarKey))
def test_no_key_leads_anywhere(key: BarKey) -> None:
    shut = Shut()
    shut.press(key)
    assert name_of(shut.door.frame.view) == "out-of-order"


def test_nobody_reads_codes_and_the_technician_comes_in_and_goes() -> None:
    shut = Shut()
    shut.door.handle(CodeRead(CODE))
    for _ in range(5):
        effects = shut.door.handle(Knocked())
    assert name_of(shut.door.frame.view) == "staff-pin"
    assert ListenForCode() not in effects
    assert ListenForCode() not in shut.press(BarKey.LEAVE)
    assert name_of(shut.door.frame.view) == "out-of-order"
