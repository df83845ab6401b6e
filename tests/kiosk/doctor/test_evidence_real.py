"""The test sheet through real parts: printed by CUPS and its IPP printer, laid on libsane's scanner, measured."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hardware.device import Fault
from hardware.printer.cups import CupsPrinter
from hardware.printer.port import Printed
from hardware.scanner.port import ScannedSheet, ScanSettings
from hardware.scanner.sane import open_scanner
from kiosk.doctor.evidence import findings
from kiosk.doctor.evidence.findings import Told
from kiosk.doctor.evidence.measure import printed, sharpness
from kiosk.doctor.evidence.sheet import drawn
from kiosk.doctor.model import By, Outcome
from tests.benches.cups import CupsBench
from tests.benches.sane import PnmScanner
from tests.kiosk.doctor import printed_sheet as paper

pytestmark = pytest.mark.real


def test_what_cups_prints_and_sane_scans_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with CupsBench() as bench:
        printer = CupsPrinter(bench.queue, server=bench.server)
        assert isinstance(printer.print_pdf(drawn("JGR-01", paper.PRINTED, "id"), "uji"), Printed)
        printer.close()
        came_out = bench.printed()[-1]
    sheet = _scan(_on_paper(came_out, tmp_path), tmp_path, monkeypatch)
    told = Told(paper.PRINTED, By.TECHNICIAN)
    assert findings.of_print(printed(sheet), told).outcome is Outcome.PASS
    assert findings.of_sharpness(findings.SCANNER_SHARP, sharpness(sheet.pixels), told).outcome is Outcome.PASS


def _on_paper(pdf: bytes, folder: Path) -> Path:
    (folder / "out.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "300", "-png", "-singlefile", folder / "out.pdf", folder / "out"], check=True)
    return folder / "out.png"


def _scan(sheet: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> ScannedSheet:
    bench = PnmScanner(folder)
    bench.put(np.asarray(Image.open(sheet).convert("RGB")))
    monkeypatch.setenv(*bench.environment)
    scanner = open_scanner(bench.name, bench.options)
    assert not isinstance(scanner, Fault)
    seen = scanner.scan(ScanSettings())
    scanner.close()
    assert isinstance(seen, ScannedSheet)
    return seen
