"""The mains go, the battery runs low, the mains come back: at every moment of a visit where it can strike."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.power import faults
from kiosk.availability import Availability
from kiosk.devices import faults as own_faults
from kiosk.durations import CLOSING_GRACE, PAGE_MOVED
from kiosk.effects import CancelCapture, CloseDown, Effect, Finish, ListenForCode, SpeakPage, StopListening
from kiosk.events import BarKey, CodeRead, MachineChanged, MinutePassed, SlipPrinted, TimerFired
from kiosk.power import PowerWatch, Supply, supply_of
from kiosk.views import AttractView, MessageView
from tests.flows.samples import CODE, COMMITTED, page
from tests.flows.script import Kiosk, has_keys, spoken
from tests.flows.test_file_request import identify

WARNINGS = (faults.REPLACE_BATTERY, faults.OVERLOAD, faults.UNPLUGGED, faults.NOT_FOUND, faults.STALE)


def supply(fault: Fault | None) -> MachineChanged:
    """News of a kiosk that has a UPS."""
    return MachineChanged(Availability((("power", fault),) if fault is not None else (), absent=("camera",)))


ON_BATTERY, LOW, MAINS = supply(faults.ON_BATTERY), supply(faults.BATTERY_LOW), supply(None)


def tiles(at: Kiosk) -> list[bool]:
    assert isinstance(at.view, AttractView)
    return [tile.enabled for tile in at.view.tiles]


def at_the_paper() -> Kiosk:
    """A resident who identified and stands before the scanner."""
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    return at


def at_the_number() -> Kiosk:
    """The request is kept, the number stands on the glass, and the slip prints."""
    at = at_the_paper()
    while at.page != "review":
        at.touch("scan")
        at.happens(page())
        at.touch("next")
    at.touch("send")
    at.happens(COMMITTED, "number printing")
    return at


# --- on battery ------------------------------------------------------------------------------------------------------


def test_on_battery_nobody_begins_and_the_page_says_why() -> None:
    at = Kiosk()
    at.happens(ON_BATTERY, "attract")
    assert tiles(at) == [False, False, False]
    assert "Listrik padam" in spoken(at.frame)


def test_a_slip_shown_on_battery_opens_nothing_and_the_reader_rests() -> None:
    at = Kiosk()
    at.happens(MinutePassed(at.clock.now()))
    assert StopListening() in at.happens(ON_BATTERY)
    at.happens(CodeRead(CODE), "attract")
    assert ListenForCode() in at.happens(MAINS)
    at.happens(CodeRead(CODE))
    assert at.page != "attract"


def test_a_running_visit_is_finished_on_battery() -> None:
    at = at_the_paper()
    before = at.page
    at.happens(ON_BATTERY, before)
    while at.page != "review":
        at.touch("scan")
        at.happens(page())
        at.touch("next")
    at.touch("send")
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    at.touch("done", "attract")
    assert tiles(at) == [False, False, False]


def test_the_mains_come_back_and_it_serves_by_itself() -> None:
    at = Kiosk()
    at.happens(ON_BATTERY)
    at.happens(MAINS, "attract")
    assert tiles(at) == [True, True, True]
    at.clock.pass_time(PAGE_MOVED)
    at.touch("file", "service")


@pytest.mark.parametrize("fault", [*WARNINGS, own_faults.STARTING, own_faults.BROKEN], ids=lambda fault: fault.code)
def test_trouble_with_the_ups_itself_stops_nobody(fault: Fault) -> None:
    at = Kiosk()
    at.happens(supply(fault), "attract")
    assert tiles(at) == [True, True, True]
    assert "Listrik padam" not in spoken(at.frame)


# --- the battery is nearly empty -------------------------------------------------------------------------------------


def closes(effects: tuple[Effect, ...]) -> bool:
    return CloseDown() in effects


def test_with_nobody_there_it_closes_at_once() -> None:
    at = Kiosk()
    assert closes(at.happens(LOW, "power-out"))
    assert isinstance(at.view, MessageView)
    assert at.view.buttons == ()
    assert "Listrik padam" in spoken(at.frame)


def test_nothing_opens_any_more_and_the_end_is_told_once() -> None:
    at = Kiosk()
    at.happens(LOW)
    assert not closes(at.happens(LOW, "power-out"))
    for key in BarKey:
        at.bar(key, "power-out")
    at.happens(CodeRead(CODE), "power-out")
    at.happens(MinutePassed(at.clock.now()), "power-out")
    at.happens(MAINS, "power-out")
    assert at.frame.overlay is None


def test_who_only_types_or_chooses_is_wiped() -> None:
    at = at_the_paper()
    effects = at.happens(LOW, "power-out")
    assert Finish() in effects
    assert effects[-1] == CloseDown() or CloseDown() in effects
    assert not has_keys(at.view)


def test_who_stands_there_is_told_in_their_own_language_and_aloud() -> None:
    at = at_the_paper()
    at.bar(BarKey.LANGUAGE)
    at.bar(BarKey.LISTEN)
    settings = at.frame.settings
    assert SpeakPage() in at.happens(LOW, "power-out")
    assert at.frame.settings == settings


def test_a_running_scan_is_stopped() -> None:
    at = at_the_paper()
    at.touch("scan")
    assert CancelCapture() in at.happens(LOW, "power-out")


def test_what_is_being_kept_gets_its_number_first() -> None:
    at = at_the_paper()
    while at.page != "review":
        at.touch("scan")
        at.happens(page())
        at.touch("next")
    at.touch("send")
    working = at.page
    assert not closes(at.happens(LOW, working))
    assert at.timers["closing"] == CLOSING_GRACE
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    assert closes(at.touch("done", "power-out"))


def test_a_number_on_the_glass_stays_for_half_a_minute_and_not_longer() -> None:
    at = at_the_number()
    assert not closes(at.happens(LOW, "number printing"))
    at.happens(SlipPrinted(), "number asking")
    assert closes(at.happens(TimerFired("closing"), "power-out"))
    assert COMMITTED.number not in spoken(at.frame)


def test_the_mains_come_back_while_somebody_holds_the_number() -> None:
    at = at_the_number()
    at.happens(LOW)
    at.happens(MAINS, "number printing")
    assert "closing" not in at.timers
    at.happens(TimerFired("closing"), "number printing")  # its news came late
    at.happens(LOW, "number printing")
    assert "closing" in at.timers


def test_the_reminder_of_papers_gives_way_too() -> None:
    at = at_the_paper()
    at.touch("scan")
    at.happens(page())
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "take-papers")
    assert closes(at.happens(LOW, "power-out"))
    assert "Ambil semua kertas Anda" in spoken(at.frame)


# --- the rest of the machine -----------------------------------------------------------------------------------------


def test_what_waits_is_delivered_as_soon_as_the_mains_are_gone_and_once_per_cut() -> None:
    delivered: list[int] = []
    watch = PowerWatch(lambda: delivered.append(1))
    for news in (MAINS, ON_BATTERY, ON_BATTERY, LOW, MAINS, LOW):
        watch.hear(news.availability)
    assert len(delivered) == 2


def test_a_kiosk_without_a_ups_takes_its_mains_for_granted() -> None:
    assert supply_of(Availability()) is Supply.MAINS
