"""The slip printer has no paper: the slip comes out of the A4 printer. A real office, kiosk, cupsd and IPP printer."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import assets.sentences
from hardware.device import Fault
from kiosk import identity
from kiosk.settings import KioskSettings, PrinterSettings, SlipPrinterSettings
from tests.benches.cups import CupsBench
from tests.benches.office import running_office
from tests.benches.slip import TcpBench
from tests.endtoend.in_process import Resident, resident_at_kiosk
from tests.endtoend.test_visit_with_fakes import fill_in

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]


@pytest.fixture
def roll() -> Iterator[TcpBench]:
    with TcpBench() as bench:
        bench.take_paper_away()
        yield bench


@pytest.fixture
def a4() -> Iterator[CupsBench]:
    with CupsBench() as bench:
        yield bench


@pytest.fixture
def resident(tmp_path: Path, roll: TcpBench, a4: CupsBench) -> Iterator[Resident]:
    assets.sentences.compile_all()
    settings = KioskSettings(
        printer=PrinterSettings(driver="cups", queue=a4.queue, server=a4.server),
        slip_printer=SlipPrinterSettings(driver="escpos-network", address=roll.address),
    )
    home = tmp_path / "anjungan"
    with running_office(tmp_path / "kantor") as office:
        assert not isinstance(identity.enroll(office.url, office.enrolment_code(), home), Fault)
        with resident_at_kiosk(home, office.url, settings) as resident:
            yield resident


def text_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True).stdout


def test_roll_out_then_a4_jammed_in_mid_print_then_the_screen_then_a4(
    resident: Resident, roll: TcpBench, a4: CupsBench, tmp_path: Path
) -> None:
    fill_in(resident)
    a4.jam()
    resident.touch("send", "number failed", within_s=60)
    number, code = resident.ticket()
    assert a4.printed() == []

    a4.clear_jam()
    resident.window.until(lambda: resident.kiosk.supervisor.availability.works("printer"), "the A4 printer is back")
    resident.touch("again", "number asking", within_s=60)
    [sheet] = a4.printed()  # once, and nothing of the sheet that was jammed
    words = text_of(sheet, tmp_path)
    assert number in words
    assert code in words
    assert a4.spooled() == []
    assert roll.slips == []
    assert all(f"{number.lower()}" in name for name in a4.titles())
