"""One flow for each row of the degraded service: a part is out, the attract page says so, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from anjungan.commands.degraded import PARTS, table
from hardware.camera import faults as camera
from hardware.device import Fault
from hardware.power import faults as power
from hardware.printer import faults as printer
from hardware.reader import faults as reader
from hardware.scanner import faults as scanner
from hardware.slip_printer import faults as slip_printer
from kiosk.availability import Availability
from kiosk.degraded import STEPS, Service, Step, closed_by, detours, possible, way_of
from kiosk.events import Chosen, CodeRead
from kiosk.say import say
from kiosk.spool import faults as store
from kiosk.views import AttractView
from tests.flows.samples import CODE
from tests.flows.script import Kiosk, spoken

ROWS = [(kind, fault) for kind, faults in PARTS.items() for fault in faults]
EVERYTHING_BUILT_IN = Availability(absent=())


def without(*parts: tuple[str, Fault], office: bool = True) -> Availability:
    return Availability(parts, absent=(), office_reachable=office)


def ways(works: Availability) -> dict[Step, str | None]:
    found = {step: way_of(step, works) for step in Step}
    return {step: way.id if way else None for step, way in found.items()}


def open_tiles(at: Kiosk) -> set[str]:
    assert isinstance(at.view, AttractView)
    return {tile.id for tile in (*at.view.tiles, *at.view.more) if tile.enabled}


@pytest.mark.parametrize(("kind", "fault"), ROWS, ids=[fault.code for _, fault in ROWS])
def test_the_attract_page_opens_what_is_left_and_only_that(kind: str, fault: Fault) -> None:
    works = without((kind, fault))
    at = Kiosk(works)
    left = {service.value for service in Service if closed_by(service, works) is None}
    assert open_tiles(at) == left
    for service in Service:
        at = Kiosk(works)
        at.visit.handle(Chosen(service.value))
        assert (at.page not in ("attract", "power-out")) is (service.value in left)


@pytest.mark.parametrize(("kind", "fault"), ROWS, ids=[fault.code for _, fault in ROWS])
def test_a_fault_that_stops_its_part_is_told_and_a_warning_is_not(kind: str, fault: Fault) -> None:
    works = without((kind, fault))
    at = Kiosk(works)
    assert isinstance(at.view, AttractView)
    untold = kind == "camera"  # the scanner beside it does the same work: nobody misses it
    assert bool(at.view.notices) is (works.stops(kind) is not None and not untold)


def test_everything_well_takes_no_detour() -> None:
    assert detours(EVERYTHING_BUILT_IN) == ()
    assert detours(Availability()) == ()


def test_papers_go_to_the_scanner_then_the_camera_then_the_counter() -> None:
    no_scanner, no_camera = ("scanner", scanner.UNPLUGGED), ("camera", camera.UNPLUGGED)
    assert ways(EVERYTHING_BUILT_IN)[Step.PAGES] == "scanner"
    assert ways(without(no_scanner))[Step.PAGES] == "camera"
    assert ways(without(no_scanner, no_camera))[Step.PAGES] == "counter"
    assert ways(Availability((no_scanner,)))[Step.PAGES] == "counter"


def test_a_slip_goes_to_its_printer_then_to_a4_then_to_the_screen() -> None:
    no_slip, no_a4 = ("slip_printer", slip_printer.PAPER_OUT), ("printer", printer.JAM)
    assert ways(without(no_slip))[Step.SLIP] == "printer"
    assert ways(without(no_slip, no_a4))[Step.SLIP] == "screen"
    assert "kertas besar" in spoken(Kiosk(without(no_slip)).frame)


def test_a_code_goes_to_the_reader_then_to_the_camera_then_to_the_keys() -> None:
    no_reader, no_camera = ("reader", reader.UNPLUGGED), ("camera", camera.BLACK)
    assert ways(without(no_reader))[Step.CODE] == "camera"
    assert ways(without(no_reader, no_camera))[Step.CODE] == "typed"


def test_without_the_office_filing_goes_on_and_collecting_waits() -> None:
    works = without(office=False)
    assert open_tiles(Kiosk(works)) == {"file", "status", "info", "voice"}
    assert ways(works)[Step.DELIVERY] == "later"
    assert "saya simpan, lalu saya kirim" in spoken(Kiosk(works).frame)


def test_on_battery_nobody_begins() -> None:
    at = Kiosk(without(("power", power.ON_BATTERY)))
    assert open_tiles(at) == set()
    assert "Listrik padam" in spoken(at.frame)
    at.happens(CodeRead(CODE), "attract")


def test_a_full_disk_closes_filing_and_leaves_the_rest() -> None:
    at = Kiosk(without(("store", store.DISK_FULL)))
    assert open_tiles(at) == {"collect", "status", "info"}
    assert "di loket" in spoken(at.frame)


def test_a_kiosk_built_with_a_camera_alone_misses_no_scanner() -> None:
    works = Availability(absent=("scanner", "power"))
    assert detours(works) == ()
    assert ways(works)[Step.PAGES] == "camera"


def test_a_broken_camera_where_there_is_no_scanner_is_told() -> None:
    works = Availability((("camera", camera.BLACK),), absent=("scanner", "power"))
    assert [each.key for each in detours(works)] == ["pages.counter"]


def test_two_notices_are_as_many_as_anybody_reads_the_worst_first() -> None:
    all_out = tuple((kind, faults[0]) for kind, faults in PARTS.items())
    at = Kiosk(without(*all_out, office=False))
    assert isinstance(at.view, AttractView)
    assert at.view.notices == (say("visit.notice.visit.closed"), say("visit.notice.keep.closed"))


def test_every_possible_detour_belongs_to_a_service() -> None:
    needed = {step for steps in STEPS.values() for step in steps}
    assert {each.step for each in possible()} <= needed


def test_the_table_in_the_handbook_is_the_one_that_runs() -> None:
    """Red after a new fault or sentence: `anjungan degraded` prints the table for docs/degraded.md."""
    page = Path(__file__).parents[2] / "docs" / "degraded.md"
    assert page.read_text(encoding="utf-8").endswith(f"{table()}\n")
