"""What only the real libsane can do: scanners that lie, hang, vanish or crash, and the office's own options."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hardware.device import DeviceInfo, Fault
from hardware.scanner import faults
from hardware.scanner.port import ScannedSheet, ScanSettings, Source
from hardware.scanner.sane import Options, Patience, SaneScanner, open_scanner
from hardware.scanner.sane_process import SaneProcess
from hardware.scanner.sane_worker import LAST_BREATH_S
from hardware.trace import Said, Speaker
from tests.benches.sane import PnmScanner, SanedScanner, TryoutScanner, sample_sheet, sane_config
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real
IMPATIENT = Patience(opening=20.0, checking=1.0, scanning=1.0, stopping=0.5)
A_QUARTER_INCH = {"br_x": 6.35, "br_y": 6.35}


def opened(name: str, options: Options | None = None, patience: Patience | None = None) -> SaneScanner:
    scanner = open_scanner(name, options or {}, patience)
    assert not isinstance(scanner, Fault), scanner
    return scanner


@pytest.fixture
def pnm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PnmScanner:
    real = PnmScanner(tmp_path)
    real.put(sample_sheet())
    monkeypatch.setenv(*real.environment)
    return real


@pytest.fixture
def tryout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TryoutScanner:
    real = TryoutScanner(tmp_path)
    monkeypatch.setenv(*real.environment)
    return real


@pytest.fixture
def saned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SanedScanner]:
    real = SanedScanner(tmp_path)
    monkeypatch.setenv(*real.environment)
    yield real
    real.pull_cable()


def test_no_scanner_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(*sane_config(tmp_path / "sane"))
    assert open_scanner("", {}) == faults.NOT_FOUND


def test_a_name_nobody_has(tryout: TryoutScanner) -> None:
    assert open_scanner("nobody:0", {}) == faults.NOT_FOUND


@pytest.mark.parametrize(("wanted", "taken"), [("", "test:0"), ("test", "test:0"), ("test:1", "test:1")])
def test_the_name_may_be_left_out_or_cut_short(tryout: TryoutScanner, wanted: str, taken: str) -> None:
    scanner = opened(wanted)
    assert scanner.info().address == taken
    scanner.close()


@pytest.mark.parametrize(
    "options",
    [
        {"no_such_option": 1},
        {"read_limit_size": 100},  # there, but inactive as long as read_limit is off
        {"test_picture": "A cat"},
        {"br_x": "wide"},
        {"test_picture": "\u0421"},  # libsane knows Latin-1 only
    ],
    ids=["unknown", "inactive", "not-in-list", "wrong-type", "wrong-letters"],
)
def test_an_option_this_scanner_does_not_take(tryout: TryoutScanner, options: Options) -> None:
    scanner = opened("test:0", options)
    assert scanner.scan(ScanSettings()) == faults.BAD_SETTING
    assert scanner.check() is None
    scanner.close()


def test_the_offices_own_options_win(tryout: TryoutScanner) -> None:
    scanner = opened("test:0", A_QUARTER_INCH | {"resolution": 400, "depth": 16, "mode": "Gray"})
    sheet = scanner.scan(ScanSettings(resolution=300))
    assert isinstance(sheet, ScannedSheet)
    assert sheet.resolution == 400
    assert sheet.pixels.dtype == np.uint8
    assert sheet.pixels.shape[:2] == pytest.approx((94, 94), abs=8)  # the backend rounds to whole millimetres
    scanner.close()


def test_the_resolution_is_the_nearest_on_offer(pnm: PnmScanner) -> None:
    scanner = opened("pnm:0", pnm.options)
    sheet = scanner.scan(ScanSettings(resolution=190))
    assert isinstance(sheet, ScannedSheet)
    assert sheet.resolution == 195
    scanner.close()


def test_half_a_sheet_is_never_a_sheet(pnm: PnmScanner) -> None:
    whole = pnm.page.read_bytes()
    pnm.page.write_bytes(whole[: len(whole) // 2])
    scanner = opened("pnm:0", pnm.options)
    assert scanner.scan(ScanSettings()) == faults.INCOMPLETE
    pnm.page.write_bytes(whole)
    assert isinstance(scanner.scan(ScanSettings()), ScannedSheet)
    scanner.close()


def test_what_is_no_picture_is_no_sheet(pnm: PnmScanner) -> None:
    pnm.page.write_text("not a picture")
    scanner = opened("pnm:0", pnm.options)
    assert scanner.scan(ScanSettings()) == faults.BAD_ANSWER
    pnm.page.unlink()
    assert scanner.scan(ScanSettings()) == faults.BAD_ANSWER
    assert scanner.check() is None
    scanner.close()


def test_three_passes_that_python_sane_puts_below_each_other(tryout: TryoutScanner) -> None:
    scanner = opened("test:0", A_QUARTER_INCH | {"mode": "Color", "three_pass": True})
    assert scanner.scan(ScanSettings()) == faults.INCOMPLETE
    scanner.close()


def test_a_hand_held_scanner_that_cannot_promise_a_length(tryout: TryoutScanner) -> None:
    scanner = opened("test:0", A_QUARTER_INCH | {"hand_scanner": True})
    sheet = scanner.scan(ScanSettings(resolution=100))
    assert isinstance(sheet, ScannedSheet)
    assert sheet.pixels.size > 0
    scanner.close()


def test_the_feeder_is_empty_after_ten_sheets(tryout: TryoutScanner) -> None:
    scanner = opened("test:0", A_QUARTER_INCH | {"source": "Automatic Document Feeder"})
    got = [scanner.scan(ScanSettings(resolution=75)) for _ in range(11)]
    assert all(isinstance(sheet, ScannedSheet) for sheet in got[:10])
    assert got[10] == faults.NO_PAGE
    scanner.close()


def test_a_scanner_that_hangs_is_given_up(saned: SanedScanner) -> None:
    scanner = opened(saned.name, saned.options, IMPATIENT)
    saned.freeze()
    assert scanner.scan(ScanSettings()) == faults.TIMEOUT
    assert scanner.check() == faults.UNPLUGGED
    saned.pull_cable()
    saned.plug_in()
    assert scanner.check() is None
    scanner.close()


def test_a_scanner_that_hangs_while_idle(saned: SanedScanner) -> None:
    scanner = opened(saned.name, saned.options, IMPATIENT)
    saned.freeze()
    assert scanner.check() == faults.TIMEOUT
    scanner.close()


def test_a_scan_waits_for_a_look_at_the_scanner(saned: SanedScanner) -> None:
    """The supervisor looks every few seconds; a resident who touches "scan" just then is not told "busy"."""
    scanner = opened(saned.name, saned.options, IMPATIENT)
    saned.freeze()
    looked: list[Fault | None] = []
    look = threading.Thread(target=lambda: looked.append(scanner.check()))
    look.start()
    wait_until(lambda: scanner._busy_with == "check", "the look")
    assert scanner.scan(ScanSettings()) == faults.UNPLUGGED
    look.join(10.0)
    assert looked == [faults.TIMEOUT]
    scanner.close()


def test_a_slow_sheet_is_cancelled_when_its_time_is_up(tryout: TryoutScanner) -> None:
    tryout.slow_down()
    scanner = opened("test:0", tryout.options, IMPATIENT)
    assert scanner.scan(ScanSettings()) == faults.TIMEOUT
    assert scanner.check() is None  # it listened to the cancel: nothing had to be killed
    scanner.close()


def test_libsane_crashes_in_the_middle_of_a_scan(tryout: TryoutScanner) -> None:
    tryout.slow_down()
    scanner = opened("test:0", tryout.options)
    came: list[ScannedSheet | Fault] = []
    scan = threading.Thread(target=lambda: came.append(scanner.scan(ScanSettings())))
    scan.start()
    wait_until(lambda: scanner.scan(ScanSettings()) == faults.BUSY, "the scan runs")
    os.kill(scanner._process.pid, signal.SIGSEGV)
    scan.join(10.0)
    assert came == [faults.STOPPED]
    assert scanner.check() is None
    tryout.speed_up()
    assert isinstance(scanner.scan(ScanSettings()), ScannedSheet)
    scanner.close()


ALWAYS_THERE: dict[str, Any] = {
    "sources": frozenset({Source.GLASS}),
    "options": {},
    "patience": IMPATIENT,
    "answers": lambda: True,
}


def test_libsane_hangs_after_a_sheet_and_the_next_one_is_scanned_all_the_same() -> None:
    start = partial(SaneProcess, IMPATIENT, time.monotonic, "tests.hardware.scanner.hanging_worker")
    process = start()
    process.ask({"do": "open", "name": ""}, 20.0)
    scanner = SaneScanner(process, start, DeviceInfo("scanner", "sane", "hanging:0"), **ALWAYS_THERE)
    for _ in range(2):
        sheet = scanner.scan(ScanSettings())
        assert isinstance(sheet, ScannedSheet)
        assert sheet.pixels.tolist() == [[[0, 0, 0], [255, 255, 255]]]
    assert not running(process.pid)
    scanner.close()


def test_a_technician_hears_the_words_and_never_a_page(pnm: PnmScanner) -> None:
    heard: list[Said] = []
    scanner = opened("pnm:0", pnm.options)
    scanner.trace_to(heard.append)
    assert isinstance(scanner.scan(ScanSettings()), ScannedSheet)
    pnm.play(faults.JAM)
    assert scanner.scan(ScanSettings()) == faults.JAM
    pnm.clear()
    assert scanner.check() is None
    scanner.trace_to(None)
    scanner.close()
    assert [(each.speaker, each.what) for each in heard] == [
        (Speaker.KIOSK, "scan"),
        (Speaker.DEVICE, "OK"),
        (Speaker.KIOSK, "scan"),
        (Speaker.DEVICE, "Document feeder jammed"),
        (Speaker.CABLE, "libsane's process is begun anew"),
        (Speaker.KIOSK, "check"),
        (Speaker.DEVICE, "OK"),
    ]
    assert all(each.data == b"" for each in heard)


def test_letting_go_of_an_idle_scanner_waits_for_nothing(tryout: TryoutScanner) -> None:
    scanner = opened("test:0")
    began = time.monotonic()
    scanner.close()
    assert time.monotonic() - began < LAST_BREATH_S


def test_a_closed_scanner_scans_no_more(pnm: PnmScanner) -> None:
    scanner = opened("pnm:0", pnm.options)
    scanner.close()
    scanner.close()
    scanner.cancel()
    assert scanner.scan(ScanSettings()) == faults.STOPPED
    assert scanner._process._process.returncode == 0


def test_when_the_kiosk_is_killed_its_scanner_is_free_again(tryout: TryoutScanner) -> None:
    kiosk = subprocess.Popen([sys.executable, "-c", A_KIOSK], stdout=subprocess.PIPE, text=True)
    assert kiosk.stdout is not None
    worker = int(kiosk.stdout.readline())
    kiosk.kill()
    kiosk.wait()
    kiosk.stdout.close()
    wait_until(lambda: not running(worker), "the scanner's process to end")


A_KIOSK = """
from hardware.scanner.port import ScanSettings
from hardware.scanner.sane import open_scanner
scanner = open_scanner("test:0", {"read_delay": True, "read_delay_duration": 200000})
print(scanner._process.pid, flush=True)
scanner.scan(ScanSettings())
"""


def running(pid: int) -> bool:
    """Ended but not yet collected by its new parent counts as ended."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
