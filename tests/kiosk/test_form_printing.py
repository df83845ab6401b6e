"""A form on its way from the screen to the printer and, signed, back from the glass."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import pytest

from bench.eyes import drawn_forms as draw
from hardware.device import Fault
from hardware.printer.cups import CupsPrinter
from hardware.printer.fake import FakePrinter
from hardware.printer.port import Printed, Printer
from hardware.scanner.fake import FakeScanner
from hardware.scanner.port import ScannedSheet, ScanSettings
from kiosk.asked import Asked, Kind
from kiosk.availability import ABSENT
from kiosk.capture.pipeline import capture
from kiosk.effects import FilledForm, PrintForm
from kiosk.events import Chosen, FormFailed, FormPrinted, PageVerdict
from kiosk.machine import BROKEN
from kiosk.printed_form import PrintedForm, SpotKind
from tests.benches.cups import CupsBench
from tests.kiosk.bare_machine import Bench

NAME = "SITI CONTOH"
FILLED = FilledForm("F-1.07", "Permendagri 6/2026", (("pemberi.nama", NAME), ("penerima.nik", "9901014107900001")))
JAM = Fault("printer.jam")


def asked_to_print(bench: Bench, effect: PrintForm) -> object:
    """What the visit hears of it."""
    bench.visit.answers = {Chosen: (effect,)}
    bench.runner.touch(Chosen("print"), 1)
    bench.settle()
    return bench.visit.heard[-1]


def test_it_is_printed_and_the_queue_sees_no_name(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bench = Bench(press=draw.press())
    answer = asked_to_print(bench, PrintForm(FILLED))
    assert isinstance(answer, FormPrinted)
    ((pdf, title),) = bench.devices.printed
    assert pdf.startswith(b"%PDF")
    assert title == f"F-1.07 {answer.form.token}"
    assert len(answer.form.token) == 6
    assert NAME not in repr(answer) + title + caplog.text
    assert NAME not in repr(PrintForm(FILLED))


def test_once_more_carries_the_same_lot_and_another_form_another() -> None:
    bench = Bench(press=draw.press())
    first = asked_to_print(bench, PrintForm(FILLED))
    assert isinstance(first, FormPrinted)
    again = asked_to_print(bench, PrintForm(FILLED, first.form.token))
    other = asked_to_print(bench, PrintForm(FILLED))
    assert again == first
    assert isinstance(other, FormPrinted)
    assert other.form.token != first.form.token


def test_faults_are_told_and_a_bug_stops_nobody() -> None:
    bench = Bench(press=draw.press())
    bench.devices.print_pdf = JAM
    assert asked_to_print(bench, PrintForm(FILLED)) == FormFailed(JAM)
    assert asked_to_print(bench, PrintForm(FilledForm("F-9.99", "", ()))) == FormFailed(BROKEN)
    assert asked_to_print(Bench(), PrintForm(FILLED)) == FormFailed(ABSENT)


class Tray(Protocol):
    """A printer, and what came out of it."""

    @property
    def printer(self) -> Printer: ...

    def printed(self) -> list[bytes]: ...


class FakeTray:
    def __init__(self) -> None:
        self.printer = FakePrinter()

    def printed(self) -> list[bytes]:
        return [paper.pdf for paper in self.printer.output_tray]


class CupsTray:
    def __init__(self, bench: CupsBench) -> None:
        self._bench, self.printer = bench, CupsPrinter(bench.queue, server=bench.server, time_limit_s=60.0)

    def printed(self) -> list[bytes]:
        return self._bench.printed()


@pytest.fixture(params=["fake", pytest.param("cups", marks=pytest.mark.real)])
def tray(request: pytest.FixtureRequest) -> Iterator[Tray]:
    if request.param == "fake":
        yield FakeTray()
        return
    with CupsBench() as bench:
        yield CupsTray(bench)


def on_paper(pdf: bytes, folder: Path) -> draw.Pixels:
    """The first page, as it lies in the tray."""
    (folder / "form.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(draw.DPI), "-png", "-singlefile", folder / "form.pdf", folder / "page"], check=True
    )
    read = cv2.imread(str(folder / "page.png"))
    assert read is not None
    return np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), np.uint8)


def by_hand(page: draw.Pixels, form: PrintedForm) -> draw.Pixels:
    rng = np.random.default_rng(4)
    for spot in form.sheets[0].spots:
        if spot.kind is SpotKind.METERAI:
            page = draw.stamped(page, spot, rng)
        if spot.kind is SpotKind.SIGNATURE:
            page = draw.signed(page, spot, rng, "blue")
    return page


def test_what_the_printer_gave_is_signed_and_taken_back(tray: Tray, tmp_path: Path) -> None:
    proof = draw.press().proof(FILLED.code, dict(FILLED.values), "UJI123")
    assert isinstance(tray.printer.print_pdf(proof.pdf, "F-1.07 UJI123"), Printed)
    page, scanner = on_paper(tray.printed()[0], tmp_path), FakeScanner()
    asked, rng = Asked(Kind.PAGE, form=proof.form.sheets), np.random.default_rng(5)
    verdicts = []
    for lies in (page, by_hand(page, proof.form)):
        scanner.put(draw.on_glass(lies, draw.Lie(1.2), rng).pixels, draw.DPI)
        sheet = scanner.scan(ScanSettings())
        assert isinstance(sheet, ScannedSheet)
        verdicts.append(capture(sheet, asked).verdict)
        scanner.take_away()
    assert verdicts == [PageVerdict.UNSIGNED, PageVerdict.GOOD]
