"""What every A4 printer must do, the fake one and the one behind a real cupsd and CUPS's own IPP Everywhere printer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import pytest
from fpdf import FPDF

from hardware.device import Fault, Mendable, Repair, Warns
from hardware.printer import faults
from hardware.printer.cups import CupsPrinter
from hardware.printer.fake import FakePrinter
from hardware.printer.port import Gauges, Printed, Printer
from tests.benches.cups import CupsBench
from tests.benches.wait import wait_until

TITLE = "JGR-01-000042"


class Hands(Protocol):
    """What a person does to a printer, and sees of it."""

    def printed(self) -> list[bytes]: ...
    def idle(self) -> bool: ...
    def load_paper(self, sheets: int = ...) -> None: ...
    def load_folio(self, sheets: int = ...) -> None: ...
    def pause_queue(self) -> None: ...
    def resume_queue(self) -> None: ...
    def take_paper_away(self) -> None: ...
    def set_toner(self, percent: int) -> None: ...
    def open_cover(self) -> None: ...
    def close_cover(self) -> None: ...
    def jam(self) -> None: ...
    def clear_jam(self) -> None: ...
    def stall(self) -> None: ...
    def refuse_files(self) -> None: ...
    def pull_cable(self) -> None: ...
    def plug_in(self) -> None: ...


class FakeHands(FakePrinter):
    """The fake printer is its own hands."""

    def printed(self) -> list[bytes]:
        return [paper.pdf for paper in self.output_tray if paper.sheets == paper.pages]

    def idle(self) -> bool:
        return self.snapshot().printing == ""


@dataclass(frozen=True)
class Stand:
    hands: Hands
    printer: Printer
    with_limit: Callable[[float], Printer]  # the same printer, with another time limit in seconds


@pytest.fixture(params=["fake", pytest.param("cups", marks=pytest.mark.real)])
def stand(request: pytest.FixtureRequest) -> Iterator[Stand]:
    if request.param == "fake":
        fake = FakeHands()

        def limited(seconds: float) -> Printer:
            fake.time_limit_s = seconds
            return fake

        yield Stand(fake, fake, limited)
        return
    with CupsBench() as bench:

        def limited_cups(seconds: float) -> Printer:
            return CupsPrinter(bench.queue, server=bench.server, time_limit_s=seconds)

        yield Stand(bench, limited_cups(60.0), limited_cups)


F4 = (215, 330)  # mm


def document(pages: int, text: str = "CONTOH", paper: str | tuple[float, float] = "A4") -> bytes:
    """A PDF that a filter would write anew: bytes stand behind its end, as an e-signature's last update does."""
    pdf = FPDF(format=paper)
    pdf.set_font("helvetica", size=24)
    for number in range(1, pages + 1):
        pdf.add_page()
        pdf.cell(text=f"{text} {number}")
    return bytes(pdf.output()) + b"% signed here: \x00\xff\r\n%%EOF\n"


def test_a_ready_printer_has_no_fault_and_says_who_it_is(stand: Stand) -> None:
    assert stand.printer.check() is None
    info = stand.printer.info()
    assert info.kind == "printer"
    assert info.address
    assert info.model


def test_what_comes_out_is_the_pdf_byte_for_byte(stand: Stand) -> None:
    pdf = document(pages=2)
    assert isinstance(stand.printer.print_pdf(pdf, TITLE), Printed)
    assert stand.hands.printed() == [pdf]  # there the moment that "printed" is said, not later


def test_two_jobs_come_out_in_their_order(stand: Stand) -> None:
    first, second = document(1, "PERTAMA"), document(1, "KEDUA")
    answers = [stand.printer.print_pdf(pdf, TITLE) for pdf in (first, second)]
    assert all(isinstance(answer, Printed) for answer in answers)
    assert stand.hands.printed() == [first, second]


def test_what_is_no_pdf_is_rejected(stand: Stand) -> None:
    assert stand.printer.print_pdf(b"\x89PNG\r\n", TITLE) == faults.REJECTED
    assert stand.hands.printed() == []


def test_no_paper_is_known_before_anything_is_sent(stand: Stand) -> None:
    stand.hands.take_paper_away()
    assert stand.printer.check() == faults.OUT_OF_PAPER
    assert stand.printer.print_pdf(document(1), TITLE) == faults.OUT_OF_PAPER
    stand.hands.load_paper()
    assert stand.printer.check() is None


def test_paper_that_runs_out_during_the_job_is_named(stand: Stand) -> None:
    stand.hands.load_paper(1)
    assert stand.printer.print_pdf(document(pages=2), TITLE) == faults.OUT_OF_PAPER


def test_the_last_sheet_of_the_tray_is_printed_not_faulty(stand: Stand) -> None:
    stand.hands.load_paper(1)
    pdf = document(pages=1)
    assert isinstance(stand.printer.print_pdf(pdf, TITLE), Printed)
    assert stand.hands.printed() == [pdf]
    assert stand.printer.check() == faults.OUT_OF_PAPER


def test_a_job_that_failed_never_comes_out_later(stand: Stand) -> None:
    """Paper ran out in one resident's visit; the paper loaded in the next one's prints only that one's document."""
    stand.hands.load_paper(1)
    assert stand.printer.print_pdf(document(2, "ORANG PERTAMA"), TITLE) == faults.OUT_OF_PAPER
    stand.hands.load_paper()
    wait_until(stand.hands.idle, "the printer rests")
    assert stand.hands.printed() == []
    next_ones = document(1, "ORANG KEDUA")
    assert isinstance(stand.printer.print_pdf(next_ones, TITLE), Printed)
    assert stand.hands.printed() == [next_ones]


@pytest.mark.parametrize(
    ("spoil", "mend", "fault"), [("open_cover", "close_cover", faults.COVER_OPEN), ("jam", "clear_jam", faults.JAM)]
)
def test_a_hand_on_the_machine_mends_it(stand: Stand, spoil: str, mend: str, fault: Fault) -> None:
    getattr(stand.hands, spoil)()
    assert stand.printer.print_pdf(document(1, "ORANG PERTAMA"), TITLE) == fault
    assert stand.printer.check() == fault
    getattr(stand.hands, mend)()
    wait_until(lambda: stand.printer.check() is None, "the fault is gone")
    wait_until(stand.hands.idle, "the printer rests")
    assert stand.hands.printed() == []
    assert isinstance(stand.printer.print_pdf(document(1), TITLE), Printed)


def test_empty_toner_stops_and_low_toner_only_warns(stand: Stand) -> None:
    stand.hands.set_toner(0)
    assert stand.printer.check() == faults.TONER_EMPTY
    stand.hands.set_toner(5)
    assert stand.printer.check() is None
    assert isinstance(stand.printer, Warns)
    assert stand.printer.warnings() == (faults.TONER_LOW,)


def test_few_sheets_only_warn(stand: Stand) -> None:
    stand.hands.load_paper(5)
    assert stand.printer.check() is None
    assert isinstance(stand.printer, Warns)
    assert stand.printer.warnings() == (faults.PAPER_LOW,)


def test_a_document_waits_for_paper_of_its_size(stand: Stand) -> None:
    folio = document(1, paper=F4)
    assert stand.printer.print_pdf(folio, TITLE) == faults.WRONG_PAPER
    assert stand.printer.check() is None  # other documents still print
    stand.hands.load_folio()
    assert isinstance(stand.printer.print_pdf(folio, TITLE), Printed)
    assert stand.printer.print_pdf(document(1), TITLE) == faults.WRONG_PAPER
    assert stand.hands.printed() == [folio]


def test_a_size_that_no_tray_can_hold_is_named(stand: Stand) -> None:
    assert stand.printer.print_pdf(document(1, paper="A3"), TITLE) == faults.SIZE_NOT_OFFERED


def test_a_queue_that_a_person_paused_stays_paused_until_that_person_resumes_it(stand: Stand) -> None:
    stand.hands.pause_queue()
    assert [stand.printer.check() for _ in range(3)] == [faults.PAUSED] * 3
    assert stand.printer.print_pdf(document(1), TITLE) == faults.PAUSED
    stand.hands.resume_queue()
    assert stand.printer.check() is None
    assert stand.hands.printed() == []


def test_a_paused_queue_is_mended_when_that_is_asked_for(stand: Stand) -> None:
    stand.hands.pause_queue()
    assert isinstance(stand.printer, Mendable)
    assert stand.printer.mend() == (Repair.QUEUE_RESTARTED,)
    assert stand.printer.check() is None
    assert stand.printer.mend() == ()


def test_it_tells_how_full_it_is_and_what_it_has_printed(stand: Stand) -> None:
    assert isinstance(stand.printer, Gauges)
    stand.hands.set_toner(40)
    assert [each.percent for each in stand.printer.supplies() if not each.is_waste] == [40]
    assert stand.printer.printed_in_life() is not None


def test_switched_off_and_on_again(stand: Stand) -> None:
    stand.hands.pull_cable()
    assert stand.printer.check() == faults.OFFLINE
    assert stand.printer.print_pdf(document(1), TITLE) == faults.OFFLINE
    stand.hands.plug_in()
    assert stand.printer.check() is None
    assert isinstance(stand.printer.print_pdf(document(1), TITLE), Printed)


def test_switched_off_while_it_prints(stand: Stand) -> None:
    stand.hands.stall()
    answers: list[Printed | Fault] = []
    visit = threading.Thread(target=lambda: answers.append(stand.printer.print_pdf(document(1), TITLE)))
    visit.start()
    wait_until(lambda: not stand.hands.idle(), "the job is in the printer")
    stand.hands.pull_cable()
    visit.join(timeout=60)
    assert answers == [faults.OFFLINE]
    assert stand.hands.printed() == []


def test_a_job_that_never_settles_is_given_up_in_time(stand: Stand) -> None:
    stand.hands.stall()
    assert stand.with_limit(1.0).print_pdf(document(1), TITLE) == faults.NOT_SETTLED
    assert stand.hands.printed() == []


def test_a_job_that_the_printer_gives_up_is_not_called_printed(stand: Stand) -> None:
    stand.hands.refuse_files()
    assert stand.printer.print_pdf(document(1), TITLE) == faults.CANCELLED
    assert stand.hands.printed() == []


def test_it_can_be_closed_twice(stand: Stand) -> None:
    stand.printer.close()
    stand.printer.close()
    assert stand.printer.check() is None
