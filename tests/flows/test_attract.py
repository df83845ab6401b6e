"""Nobody is here yet: the attract page says truthfully what works."""

from __future__ import annotations

from datetime import timedelta

from hardware.printer import faults as printer
from hardware.reader import faults as reader
from hardware.scanner import faults as scanner
from hardware.slip_printer import faults as slip_printer
from kiosk.availability import Availability
from kiosk.durations import PAGE_MOVED
from kiosk.effects import Finish, ListenForCode
from kiosk.events import BarKey, Chosen, MachineChanged, MinutePassed
from kiosk.views import AttractView
from tests.flows.samples import ALL_WELL, OFFICE_AWAY, broken
from tests.flows.script import Kiosk, spoken


def attract(at: Kiosk) -> AttractView:
    assert isinstance(at.view, AttractView)
    return at.view


def enabled(at: Kiosk) -> dict[str, bool]:
    return {tile.id: tile.enabled for tile in attract(at).tiles}


def test_all_well() -> None:
    at = Kiosk()
    assert enabled(at) == {"file": True, "collect": True, "status": True}
    assert attract(at).notices == ()
    assert attract(at).office_name == "Kecamatan Jogoroto"
    assert len(attract(at).maklumat) == 3


def test_the_clock_goes() -> None:
    at = Kiosk()
    assert (attract(at).clock, attract(at).date) == ("08.05", "Jumat, 20 November 2026")
    at.clock.pass_time(60)
    at.happens(MinutePassed(at.clock.now()), "attract")
    assert attract(at).clock == "08.06"
    at.clock.pass_time(timedelta(days=1).total_seconds())
    assert attract(at).date == "Sabtu, 21 November 2026"


def test_the_reader_listens_from_the_first_moment_on() -> None:
    at = Kiosk()
    assert ListenForCode() in at.happens(MinutePassed(at.clock.now()))
    assert ListenForCode() not in at.happens(MinutePassed(at.clock.now()))


def test_without_the_office_filing_works_and_collecting_does_not() -> None:
    at = Kiosk(OFFICE_AWAY)
    assert enabled(at) == {"file": True, "collect": False, "status": True}
    assert "Sambungan ke kantor sedang putus" in spoken(at.frame)
    at.visit.handle(Chosen("collect"))
    assert at.page == "attract"


def test_without_the_printer_collecting_does_not_work() -> None:
    at = Kiosk(broken("printer", printer.OUT_OF_PAPER))
    assert enabled(at)["collect"] is False
    assert len(attract(at).notices) == 1


def test_low_paper_stops_nobody() -> None:
    at = Kiosk(broken("printer", printer.PAPER_LOW))
    assert enabled(at)["collect"] is True
    assert attract(at).notices == ()


def test_without_the_scanner_papers_go_to_the_counter() -> None:
    at = Kiosk(broken("scanner", scanner.UNPLUGGED))
    assert enabled(at)["file"] is True
    assert "loket" in spoken(at.frame)
    at.touch("file")
    at.touch("kk")
    at.touch("hilang", "briefing")
    assert "Pemindai sedang tidak bisa dipakai" in spoken(at.frame)


def test_without_the_slip_printer_and_the_reader_everything_works_otherwise() -> None:
    both = Availability((("slip_printer", slip_printer.PAPER_OUT), ("reader", reader.UNPLUGGED)))
    at = Kiosk(both)
    assert all(enabled(at).values())
    assert len(attract(at).notices) == 2


def test_what_comes_back_is_said_at_once() -> None:
    at = Kiosk(broken("printer", printer.JAM))
    at.happens(MachineChanged(ALL_WELL), "attract")
    assert enabled(at)["collect"] is True
    assert attract(at).notices == ()


def test_language_chosen_here_is_forgotten_when_nobody_begins() -> None:
    at = Kiosk()
    at.bar(BarKey.LANGUAGE, "attract")
    assert at.frame.settings.language == "jv"
    assert "idle" in at.timers
    at.nobody_touches()
    assert at.frame.settings.language == "id"
    assert at.page == "attract"
    assert at.frame.overlay is None


def test_nothing_rings_while_nobody_is_here() -> None:
    at = Kiosk()
    at.happens(MinutePassed(at.clock.now()))
    assert "idle" not in at.timers
    assert Finish() not in at.bar(BarKey.LEAVE, "attract")


def test_a_finger_on_its_way_while_the_tiles_move_opens_nothing() -> None:
    at = Kiosk()
    at.happens(MachineChanged(broken("printer", printer.OUT_OF_PAPER)), "attract")
    at.touch("file", "attract")
    at.clock.pass_time(PAGE_MOVED)
    at.touch("file", "service")
