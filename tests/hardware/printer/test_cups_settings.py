"""The CUPS driver and what is set: of a job, of the queue, of cupsd; and what the printer says of itself."""

from __future__ import annotations

import pytest

from hardware.device import DeviceInfo
from hardware.printer import faults
from hardware.printer.cups import CupsPrinter
from hardware.printer.port import Printed, PrintOptions
from hardware.printer.server_settings import WrongSetting
from hardware.trace import Said, Speaker
from tests.benches.cups import CupsBench
from tests.hardware.printer.test_cups import NAME_ON_PAPER, NUMBER, document

pytestmark = pytest.mark.real


def test_a_job_asks_for_its_paper_and_for_what_was_set(bench: CupsBench) -> None:
    printer = CupsPrinter(bench.queue, server=bench.server, options=PrintOptions(grey=True, both_sides=True))
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)
    [wishes] = bench.wishes()
    assert "x-dimension=21000 y-dimension=29700" in wishes["IPP_MEDIA_COL"]
    assert wishes["IPP_SIDES"] == "two-sided-long-edge"
    assert wishes["IPP_PRINT_COLOR_MODE"] == "monochrome"


def test_it_knows_who_the_printer_is(bench: CupsBench, printer: CupsPrinter) -> None:
    assert printer.info() == DeviceInfo("printer", "cups", bench.queue, "Anjungan Bench A4", "CONTOH42", "1.2.3")
    assert printer.printed_in_life() == 1234


def test_the_settings_that_the_kiosk_ships_are_right_and_a_wrong_one_is_named(
    bench: CupsBench, printer: CupsPrinter
) -> None:
    assert printer.wrong_settings() == ()
    bench.change_settings(PreserveJobFiles="Yes", DirtyCleanInterval="30")
    assert printer.wrong_settings() == (
        WrongSetting("PreserveJobFiles", "Yes", "No"),
        WrongSetting("DirtyCleanInterval", "30", "0"),
    )
    assert printer.mend() == ()
    printer.check()
    assert printer.warnings() == (faults.SERVER_KEEPS,)


def test_the_set_up_script_makes_a_bare_cups_right(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.change_settings(PreserveJobFiles="Yes", DirtyCleanInterval="30")
    bench.remove_queue()
    bench.run_set_up_script()
    assert printer.check() is None
    assert printer.wrong_settings() == ()
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


def test_who_listens_hears_status_and_nothing_of_the_page(bench: CupsBench, printer: CupsPrinter) -> None:
    heard: list[Said] = []
    printer.trace_to(heard.append)
    pdf = document()
    assert isinstance(printer.print_pdf(pdf, NUMBER), Printed)
    assert Said(Speaker.DEVICE, "printer-state 3", b"none") in heard
    assert any(f"{len(pdf)} bytes" in said.what for said in heard)
    told = b"".join(said.what.encode() + said.data for said in heard)
    assert NAME_ON_PAPER.encode() not in told
    assert NUMBER.encode() not in told
