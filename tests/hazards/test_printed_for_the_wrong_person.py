"""A's document is stuck in the printer, A is gone, B stands there: B gets B's document and nothing of A's.

Real cupsd, CUPS's own IPP printer, and the driver in a process of its own that may be killed in the middle of a job.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cups
import pytest
from fpdf import FPDF

from hardware.printer import faults
from hardware.printer.cups import CupsPrinter
from hardware.printer.port import Printed
from tests.benches.cups import CupsBench
from tests.benches.wait import wait_until

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]

A, B = "JGR-01-000042", "JGR-01-000043"

_KIOSK = """
import sys
from hardware.printer.cups import CupsPrinter
CupsPrinter(sys.argv[1], server=sys.argv[2]).print_pdf(sys.stdin.buffer.read(), sys.argv[3])
"""


def document(whose: str, pages: int = 1) -> bytes:
    pdf = FPDF(format="A4")
    pdf.set_font("helvetica", size=24)
    for _ in range(pages):
        pdf.add_page()
        pdf.cell(text=f"CONTOH {whose}")
    return bytes(pdf.output())


FOR_A, FOR_B = document("A", pages=2), document("B")  # A's second page is the one that is stuck


@dataclass(frozen=True)
class Cause:
    """What goes wrong: before A's job, once the printer is at it, and how it is put right."""

    before: Callable[[CupsBench], object]
    during: Callable[[CupsBench], None]
    mended: Callable[[CupsBench], object]


def nothing(_: CupsBench) -> None:
    """Nobody does anything."""


def queue_back(bench: CupsBench) -> None:
    bench.go_on()
    bench.resume_queue()


def printer_back(bench: CupsBench) -> None:
    bench.go_on()
    bench.plug_in()


def server_and_printer_die(bench: CupsBench) -> None:
    """A power cut: the job is on cupsd's disk and nowhere else."""
    bench.kill_server()
    bench.pull_cable()


def power_back(bench: CupsBench) -> None:
    """The printer is up first, so that cupsd could go on with the job at once."""
    bench.go_on()
    bench.plug_in()
    bench.forget_jobs()
    bench.start_server()


CAUSES = {
    "out-of-paper": Cause(lambda bench: bench.load_paper(1), nothing, lambda bench: bench.load_paper()),
    "jam": Cause(lambda bench: bench.jam(), nothing, lambda bench: bench.clear_jam()),
    "cover-open": Cause(lambda bench: bench.open_cover(), nothing, lambda bench: bench.close_cover()),
    "printer-silent": Cause(lambda bench: bench.stall(), nothing, lambda bench: bench.go_on()),
    "printer-killed": Cause(lambda bench: bench.stall(), lambda bench: bench.pull_cable(), printer_back),
    "queue-paused": Cause(lambda bench: bench.stall(), lambda bench: bench.pause_queue(), queue_back),
    "power-cut": Cause(lambda bench: bench.stall(), server_and_printer_die, power_back),
}


@pytest.fixture
def bench() -> Iterator[CupsBench]:
    with CupsBench() as bench:
        yield bench


def only_b_comes_out(bench: CupsBench, kiosk: CupsPrinter) -> None:
    wait_until(lambda: kiosk.check() is None, "the kiosk serves again")
    wait_until(bench.idle, "the printer rests")
    assert bench.printed() == []
    assert isinstance(kiosk.print_pdf(FOR_B, B), Printed)
    wait_until(bench.idle, "the printer rests")
    assert bench.printed() == [FOR_B]
    assert bench.spooled() == []


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES.keys())
def test_a_job_that_the_kiosk_gave_up(bench: CupsBench, cause: Cause) -> None:
    cause.before(bench)
    bench.when_busy(lambda: cause.during(bench))
    kiosk = CupsPrinter(bench.queue, server=bench.server, time_limit_s=4.0)
    assert kiosk.print_pdf(FOR_A, A) in faults.ALL
    cause.mended(bench)
    only_b_comes_out(bench, kiosk)


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES.keys())
def test_a_job_of_a_kiosk_that_was_killed(bench: CupsBench, cause: Cause) -> None:
    """SIGKILL in the middle of A's job; the next kiosk starts, and only then somebody puts the printer right."""
    cause.before(bench)
    command = [sys.executable, "-c", _KIOSK, bench.queue, bench.server, A]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as killed:
        assert killed.stdin is not None
        killed.stdin.write(FOR_A)
        killed.stdin.close()
        wait_until(lambda: not bench.idle(), "A's job is in the printer")
        killed.kill()
    cause.during(bench)
    kiosk = CupsPrinter(bench.queue, server=bench.server)
    kiosk.check()  # as at every start; whether the printer has named its fault yet is its own affair
    cause.mended(bench)
    only_b_comes_out(bench, kiosk)


def test_cupsd_forgets_at_its_start_what_a_power_cut_left(bench: CupsBench) -> None:
    """It must not depend on who is quicker, cupsd with the job or the kiosk that purges it."""
    bench.stall()
    bench.when_busy(lambda: server_and_printer_die(bench))
    assert CupsPrinter(bench.queue, server=bench.server).print_pdf(FOR_A, A) == faults.SERVER_DOWN
    assert bench.spooled() != []
    power_back(bench)
    assert bench.spooled() == []
    assert cups.Connection(host=bench.server).getJobs(which_jobs="all") == {}
