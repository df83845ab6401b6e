"""Real drivers are fed with pages, slips and codes full of a known person, and their traces are searched for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hardware.scanner.port import ScannedSheet, ScanSettings
from hardware.slip_printer.port import Line, QrCode
from hardware.trace import Said, Speaker
from hardware.trace_file import read
from tests.benches.leaks import found
from tests.benches.sane import sample_sheet
from tests.traces.sessions import STAGES
from tests.traces.stage import Stage

NAME, NIK = "CONTOH SPECIMEN WARGA", "9917190101010001"
KK, PHONE = "9917190101010002", "080012345678"
SLIP_CODE = "JGR-7K3M-9QX2-W4ZD-PB8C"
SECRETS = (NAME, NIK, KK, PHONE, SLIP_CODE)
EVERYTHING = f"{NAME} {NIK} {KK} {PHONE} {SLIP_CODE}"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 99>>stream\nBT (" + EVERYTHING.encode() + b") Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
)


def print_slip(stage: Stage, hand: Any) -> None:
    slip = (Line(NAME), Line(f"NIK {NIK} KK {KK}"), Line(PHONE), QrCode(f"https://kantor.invalid/s/{SLIP_CODE}"))
    assert stage.job(lambda printer: printer.print_slip(slip)) is None
    assert NAME in "".join(hand.texts())


def print_page(stage: Stage, hand: Any) -> None:
    stage.job(lambda printer: printer.print_pdf(PDF, "JGR-01-000042"))
    assert any(EVERYTHING.encode() in document for document in hand.printed())


def read_codes(stage: Stage, hand: Any) -> None:
    for text in (NIK, KK, f"{NAME}|{PHONE}", f"https://kantor.invalid/s/{SLIP_CODE}"):
        hand.show(text)
        assert stage.job(lambda reader: reader.read(2.0)) == text


def scan_page(stage: Stage, hand: Any) -> None:
    """The name stands in the pixels themselves, byte for byte."""
    sheet = sample_sheet()
    written = np.frombuffer(EVERYTHING.encode(), dtype=np.uint8)
    sheet.reshape(-1)[: len(written)] = written
    hand.put(sheet)
    scanned = stage.job(lambda scanner: scanner.scan(ScanSettings()))
    assert isinstance(scanned, ScannedSheet)
    assert EVERYTHING.encode() in scanned.pixels.tobytes()


JOBS = {"slip_printer": print_slip, "printer": print_page, "reader": read_codes, "scanner": scan_page}


@pytest.mark.parametrize("kind", [pytest.param("printer", marks=pytest.mark.real), "slip_printer", "reader", "scanner"])
def test_a_trace_knows_nothing_of_a_resident(kind: str, tmp_path: Path) -> None:
    make, scene = STAGES[kind]
    with make(tmp_path / "traces") as (stage, hand):
        stage.begin()
        JOBS[kind](stage, hand)
        scene(stage, hand)
        JOBS[kind](stage, hand)
        stage.end()
        kept = stage.file.read_bytes()
    assert found(kept, SECRETS) == set()
    trace = read(kept)
    assert trace is not None
    assert any(_went_by(line.said) for line in trace.lines), "the job itself must have been heard"


def _went_by(said: Said) -> bool:
    """That something went by is told, what it was is not."""
    return re.search(r"\d+ bytes", said.what) is not None or said == Said(Speaker.KIOSK, "scan")
