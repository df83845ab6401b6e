"""The test sheet's whole way: out of a real CUPS printer, on libsane's glass, under the camera, before the reader.
Every step is touched as a technician touches it, and what came of it is in the records under their name."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import assets.sentences
from hardware.scanner.port import Pixels
from kiosk.doctor.evidence.codes import CODES
from kiosk.doctor.model import By, Outcome
from kiosk.settings import PrinterSettings, ScannerSettings
from tests.benches.cups import CupsBench
from tests.benches.sane import PnmScanner
from tests.endtoend.technician import EVERYTHING, WHO, Technician, technician_at_kiosk
from tests.kiosk.uplink.bench import enrolled
from tests.kiosk.uplink.small_office import SmallOffice, serve

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]


@pytest.fixture
def a4() -> Iterator[CupsBench]:
    with CupsBench() as bench:
        yield bench


@pytest.fixture
def glass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PnmScanner:
    bench = PnmScanner(tmp_path / "glass")
    bench.put(np.full((3508, 2480, 3), 250, np.uint8))
    monkeypatch.setenv(*bench.environment)
    return bench


@pytest.fixture
def technician(tmp_path: Path, a4: CupsBench, glass: PnmScanner) -> Iterator[Technician]:
    assets.sentences.compile_all()
    home, office = tmp_path / "anjungan", SmallOffice()
    enrolled(office, home)
    settings = EVERYTHING.model_copy(
        update={
            "printer": PrinterSettings(driver="cups", queue=a4.queue, server=a4.server),
            "scanner": ScannerSettings(driver="sane", name=glass.name, options=glass.options),
        }
    )
    with serve(office) as url, technician_at_kiosk(home, url, settings) as technician:
        technician.sign_in()
        yield technician


def on_paper(pdf: bytes, folder: Path) -> Pixels:
    (folder / "out.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "300", "-png", "-singlefile", folder / "out.pdf", folder / "out"], check=True)
    return np.asarray(Image.open(folder / "out.png").convert("RGB"))


def kept(technician: Technician, test: str) -> Outcome:
    """How `test` stands in the records; a finding is written down behind the technician's back."""
    technician.window.until(lambda: technician.newest(test), f"{test} in the records")
    found = technician.newest(test)
    assert found is not None
    assert found.by is By.TECHNICIAN
    return found.outcome


def test_one_sheet_measures_printer_scanner_camera_and_reader(
    technician: Technician, a4: CupsBench, glass: PnmScanner, tmp_path: Path
) -> None:
    technician.walk("Tes lain", "Halaman tes")
    technician.until_page("staff-step", within_s=90)
    [pdf] = a4.printed()
    sheet = on_paper(pdf, tmp_path)
    glass.put(sheet)
    technician.touch("Lanjut")
    technician.read("Cetakan baik.")
    technician.read("Tajam di semua tempat.")
    technician.touch("Selesai")
    records = technician.kiosk.infirmary.records.history
    assert kept(technician, "printer.page") is Outcome.PASS
    assert kept(technician, "scanner.sharpness") is Outcome.PASS
    tested = records.last_tested("printer.")
    assert tested is not None
    assert tested.who == WHO

    technician.touch("Membaca kode")
    technician.until_page("staff-codes")
    for code in CODES:
        technician.parts.reader.show(code.text)
        technician.window.until(
            lambda name=code.name: technician.state_of(name) == "Terbaca" or technician.page == "staff-findings",
            f"{code.name} is ticked off",
        )
    technician.until_page("staff-findings")
    technician.touch("Selesai")

    technician.parts.camera.table.put(sheet, 300)
    technician.walk("Ketajaman kamera", "Lanjut")
    technician.until_page("staff-findings", within_s=60)
    assert kept(technician, "camera.sharpness") is Outcome.PASS, technician.words


def test_a_streak_of_the_drum_and_a_blurred_scan_are_told_apart(
    technician: Technician, a4: CupsBench, glass: PnmScanner, tmp_path: Path
) -> None:
    technician.walk("Tes lain", "Halaman tes")
    technician.until_page("staff-step", within_s=90)
    sheet = on_paper(a4.printed()[0], tmp_path).copy()
    sheet[:, 1063:1067] = np.minimum(sheet[:, 1063:1067], 200)  # 90 mm from the left, all the way down
    glass.put(sheet)
    technician.touch("Lanjut")
    technician.read("Ada garis gelap tegak")
    technician.read("Tajam di semua tempat.")
    assert kept(technician, "printer.page") is Outcome.WARN


def test_dirt_on_the_glass_is_seen_on_a_map(technician: Technician, glass: PnmScanner) -> None:
    dirty = np.full((3508, 2480, 3), 245, np.uint8)
    dirty[:, 1500:1504] = 90
    glass.put(dirty)
    technician.walk("Pemindai", "Tes", "Kaca pemindai", "Lanjut")
    technician.read("83 mm dari kiri kaca")
    view = technician.frame.view
    assert view.evidence is not None
    glass.put(np.full((3508, 2480, 3), 245, np.uint8))
    technician.walk("Uji lagi", "Lanjut")
    technician.read("Kaca bersih.")


def test_a_report_comes_out_on_paper_and_goes_to_the_office(technician: Technician, a4: CupsBench) -> None:
    technician.walk("Tes semua", "Buat laporan", "Kirim dan cetak")
    technician.read("Laporan sudah dibuat", within_s=90)
    assert len(a4.printed()) == 1
