"""The CUPS driver and its queue: what only a print server can do wrong. cupsd and ippeveprinter are the real ones."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fpdf import FPDF

from hardware.device import Repair
from hardware.printer import faults
from hardware.printer.cups import CupsPrinter
from hardware.printer.port import Printed
from tests.benches.cups import CupsBench
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real

NAME_ON_PAPER = "CONTOH SPECIMEN"
NUMBER = "JGR-01-000042"


def document(text: str = NAME_ON_PAPER) -> bytes:
    pdf = FPDF(format="A4")
    pdf.set_compression(False)
    pdf.set_creation_date(datetime(2026, 11, 20, 8, 5, tzinfo=UTC))
    pdf.set_font("helvetica", size=24)
    pdf.add_page()
    pdf.cell(text=text)
    return bytes(pdf.output())


def test_nothing_of_a_printed_document_stays_in_the_spool(bench: CupsBench, printer: CupsPrinter) -> None:
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)
    assert bench.spooled() == []


def test_nothing_of_a_failed_document_stays_in_the_spool(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.jam()
    assert printer.print_pdf(document(), NUMBER) == faults.JAM
    assert bench.spooled() == []


def test_queues_and_logs_see_the_number_and_nothing_else(bench: CupsBench, printer: CupsPrinter) -> None:
    pdf = document()
    assert NAME_ON_PAPER.encode() in pdf
    assert isinstance(printer.print_pdf(pdf, NUMBER), Printed)
    assert {name.partition(".")[0] for name in bench.titles()} == {f"1-{NUMBER.lower()}"}
    logged = bench.logs()
    assert NUMBER in logged
    assert NAME_ON_PAPER not in logged


def test_a_queue_that_cups_stopped_starts_again(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.break_backend("Printer tidak menjawab")
    assert printer.print_pdf(document("ORANG PERTAMA"), NUMBER) == faults.QUEUE_STOPPED
    bench.heal_backend()
    assert printer.check() is None
    assert isinstance(printer.print_pdf(document("ORANG KEDUA"), NUMBER), Printed)
    assert bench.printed() == [document("ORANG KEDUA")]


def test_a_queue_that_stopped_without_a_word_is_left_to_a_person(bench: CupsBench, printer: CupsPrinter) -> None:
    """A backend that gives up in silence looks like a person who paused the queue under the job."""
    bench.break_backend()
    assert printer.print_pdf(document(), NUMBER) == faults.PAUSED
    bench.heal_backend()
    assert printer.check() == faults.PAUSED
    assert printer.mend() == (Repair.QUEUE_RESTARTED,)
    assert printer.check() is None


def test_a_queue_that_was_never_started_is_started(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.remove_queue()
    bench.add_queue_without_starting_it()
    assert printer.check() is None
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


@pytest.mark.parametrize("reason", ["", "ganti toner"])
def test_a_queue_that_a_person_stopped_waits_for_that_person(
    bench: CupsBench, printer: CupsPrinter, reason: str
) -> None:
    bench.pause_queue(reason)
    assert printer.check() == faults.PAUSED
    assert CupsPrinter(bench.queue, server=bench.server).check() == faults.PAUSED  # also after a restart
    bench.resume_queue()
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


def test_a_queue_that_a_person_closed_waits_for_that_person(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.refuse_jobs()
    assert printer.check() == faults.PAUSED
    assert printer.mend() == (Repair.QUEUE_RESTARTED,)
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


def test_a_queue_paused_while_it_prints_is_named_and_stays_paused(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.stall()
    bench.when_busy(lambda: bench.pause_queue("kertas miring"))
    assert printer.print_pdf(document(), NUMBER) == faults.PAUSED
    assert printer.check() == faults.PAUSED
    bench.go_on()
    bench.resume_queue()
    wait_until(bench.idle, "the printer rests")
    assert bench.printed() == []
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


def test_dead_jobs_of_anybody_are_cleared_when_that_is_asked_for(
    bench: CupsBench, printer: CupsPrinter, tmp_path: Path
) -> None:
    left = tmp_path / "left.pdf"
    left.write_bytes(document("ORANG LAIN"))
    bench.pause_queue()
    bench.leave_job_behind(left, NUMBER)
    assert printer.mend() == (Repair.DEAD_JOB_CLEARED, Repair.QUEUE_RESTARTED)
    assert bench.spooled() == []
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)
    assert bench.printed() == [document()]


def test_a_second_program_does_not_sweep_away_the_job_that_a_resident_waits_for(
    bench: CupsBench, printer: CupsPrinter
) -> None:
    """`anjungan doctor` beside a running kiosk."""
    doctor = CupsPrinter(bench.queue, server=bench.server)
    seen: list[object] = []

    def second_program() -> None:
        seen.extend((doctor.check(), doctor.mend(), doctor.print_pdf(document("UJI"), "UJI")))
        bench.go_on()

    bench.stall()
    bench.when_busy(second_program)
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)
    assert seen == [None, (), faults.BUSY]
    assert bench.printed() == [document()]


def test_a_queue_that_is_not_there_is_named(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.remove_queue()
    assert printer.check() == faults.QUEUE_MISSING
    assert printer.print_pdf(document(), NUMBER) == faults.QUEUE_MISSING
    assert printer.info().model == ""


def test_a_printer_switched_off_and_on_while_it_prints_is_not_called_printed(
    bench: CupsBench, printer: CupsPrinter
) -> None:
    """CUPS calls such a job completed: it finds a printer that knows nothing of it, and takes that for the end."""

    def off_and_on() -> None:
        bench.pull_cable()
        bench.plug_in()

    assert isinstance(printer.print_pdf(document("ORANG PERTAMA"), NUMBER), Printed)
    bench.stall()
    bench.when_busy(off_and_on)
    assert printer.print_pdf(document(), NUMBER) == faults.OFFLINE
    assert bench.printed() == [document("ORANG PERTAMA")]


def test_a_print_server_that_is_down_is_named_and_comes_back(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.stop_server()
    assert printer.check() == faults.SERVER_DOWN
    assert printer.print_pdf(document(), NUMBER) == faults.SERVER_DOWN
    assert printer.info().address == bench.queue
    bench.start_server()
    assert printer.check() is None
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


def test_a_print_server_that_hangs_takes_nobody_with_it(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.freeze_server()
    assert printer.check() == faults.SERVER_DOWN
    assert printer.info().address == bench.queue
    bench.thaw_server()
    assert printer.check() is None
    assert isinstance(printer.print_pdf(document(), NUMBER), Printed)


def test_a_print_server_that_hangs_while_it_prints_keeps_nothing_for_later(
    bench: CupsBench, printer: CupsPrinter
) -> None:
    bench.stall()
    bench.when_busy(bench.freeze_server)
    assert printer.print_pdf(document(), NUMBER) == faults.SERVER_DOWN
    bench.thaw_server()
    assert printer.check() is None
    wait_until(bench.idle, "the printer let go of the job")
    bench.go_on()
    assert bench.spooled() == []
    assert isinstance(printer.print_pdf(document("ORANG KEDUA"), NUMBER), Printed)
    assert bench.printed() == [document("ORANG KEDUA")]


def test_a_print_server_that_dies_while_it_prints_keeps_nothing_for_later(
    bench: CupsBench, printer: CupsPrinter
) -> None:
    bench.stall()
    bench.when_busy(bench.kill_server)
    assert printer.print_pdf(document(), NUMBER) == faults.SERVER_DOWN
    bench.pull_cable()  # or the printer would still be at that job
    bench.go_on()
    bench.start_server()
    printer.check()
    assert bench.spooled() == []
    bench.plug_in()
    assert isinstance(printer.print_pdf(document("ORANG KEDUA"), NUMBER), Printed)
    assert bench.printed() == [document("ORANG KEDUA")]


def test_what_a_killed_kiosk_left_behind_never_comes_out(
    bench: CupsBench, printer: CupsPrinter, tmp_path: Path
) -> None:
    left = tmp_path / "left.pdf"
    left.write_bytes(document("ORANG PERTAMA"))
    bench.pause_queue()
    bench.leave_job_behind(left, NUMBER)
    assert bench.spooled() != []
    assert printer.check() == faults.PAUSED
    assert bench.spooled() == []
    bench.resume_queue()
    assert isinstance(printer.print_pdf(document("ORANG KEDUA"), NUMBER), Printed)
    assert bench.printed() == [document("ORANG KEDUA")]


_A_KIOSK = """
import sys
from hardware.printer.cups import CupsPrinter
CupsPrinter(sys.argv[1], server=sys.argv[2]).print_pdf(sys.stdin.buffer.read(), sys.argv[3])
"""


def test_the_job_of_a_killed_kiosk_is_called_back_from_the_printer(bench: CupsBench, printer: CupsPrinter) -> None:
    bench.stall()
    command = [sys.executable, "-c", _A_KIOSK, bench.queue, bench.server, NUMBER]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as kiosk:
        assert kiosk.stdin is not None
        kiosk.stdin.write(document())
        kiosk.stdin.close()
        wait_until(lambda: not bench.idle(), "the job is in the printer")
        kiosk.kill()
    assert printer.check() is None
    wait_until(bench.idle, "the printer let go of the job")
    bench.go_on()
    assert bench.spooled() == []
    assert isinstance(printer.print_pdf(document("ORANG KEDUA"), NUMBER), Printed)
    assert bench.printed() == [document("ORANG KEDUA")]
