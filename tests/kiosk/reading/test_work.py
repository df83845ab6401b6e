"""The effect `ReadCard` as a job: a scan, a reading, one answer, and nothing of the picture afterwards."""

from __future__ import annotations

from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import numpy as np

from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk.effects import ReadCard
from kiosk.events import CaptureFailed, CardField, CardKind, CardRead, Happening, SheetScanned
from kiosk.looking import Looking
from kiosk.machine import BROKEN, Feeding, NobodyCounts
from kiosk.work import failure_of, job_of

SHEET = ScannedSheet(np.zeros((40, 30, 3), np.uint8), 100)
READ = CardRead((CardField("nama", "CONTOH", False),))
JAM = Fault("scanner.jam")


class Reads:
    def __init__(self, answer: CardRead | Fault) -> None:
        self.answer, self.asked = answer, [SHEET.pixels][:0]

    def read(self, _kind: CardKind, pixels: Any) -> CardRead | Fault:
        self.asked.append(pixels)
        return self.answer


def said(scan: object, cards: Reads | None, cancelled: bool = False) -> list[Happening]:
    def submit(_kind: str, job: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(job(SimpleNamespace(scan=lambda _settings, _moving: scan)))
        return future

    machine: Any = SimpleNamespace(
        devices=SimpleNamespace(submit=submit), cards=cards, feeding=Feeding(), tally=NobodyCounts()
    )
    looking = Looking()
    answers: list[Happening] = []
    job = job_of(ReadCard(CardKind.KTP), machine, looking)
    if cancelled:
        looking.cancel()
    job(answers.append)
    return answers


def test_a_card_is_scanned_and_read() -> None:
    cards = Reads(READ)
    assert said(SHEET, cards) == [SheetScanned(), READ]
    assert cards.asked[0] is SHEET.pixels


def test_what_fails_is_said() -> None:
    assert said(JAM, Reads(READ)) == [CaptureFailed(JAM)]
    assert said(SHEET, Reads(Fault("capture.too_slow"))) == [SheetScanned(), CaptureFailed(Fault("capture.too_slow"))]
    assert said(SHEET, None) == [SheetScanned(), CardRead(())]
    assert failure_of(ReadCard(CardKind.KK)) == CaptureFailed(BROKEN)


def test_a_cancelled_scan_reads_nothing() -> None:
    cards = Reads(READ)
    assert said(SHEET, cards, cancelled=True) == []
    assert cards.asked == []
