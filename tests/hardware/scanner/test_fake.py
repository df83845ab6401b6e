"""The fake scanner as a physical thing: what a hand does to it, and what the program then meets."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import pytest

from hardware.device import Fault
from hardware.scanner import faults
from hardware.scanner.fake import FakeScanner
from hardware.scanner.port import ScannedSheet, ScanSettings
from tests.benches.sane import sample_sheet


def test_an_empty_glass() -> None:
    scanner = FakeScanner()
    assert scanner.scan(ScanSettings()) == faults.NO_PAGE
    assert scanner.check() is None
    scanner.put(sample_sheet(), 300)
    scanner.take_away()
    assert scanner.scan(ScanSettings()) == faults.NO_PAGE


def test_a_plain_flatbed_sees_its_own_white_lid() -> None:
    sheet = FakeScanner(paper_sensor=False).scan(ScanSettings(resolution=100))
    assert isinstance(sheet, ScannedSheet)
    assert sheet.pixels.shape == (1169, 827, 3)
    assert sheet.pixels.min() == 255


def test_an_open_cover_and_a_jam_stand_until_a_hand_ends_them() -> None:
    scanner = FakeScanner()
    scanner.put(sample_sheet(), 300)
    scanner.jam()
    scanner.open_cover()
    assert scanner.check() == faults.COVER_OPEN
    scanner.close_cover()
    assert scanner.check() == faults.JAM
    scanner.clear_jam()
    assert scanner.check() is None
    assert isinstance(scanner.scan(ScanSettings()), ScannedSheet)


@pytest.mark.parametrize(
    ("hand", "fault"),
    [
        (FakeScanner.open_cover, faults.COVER_OPEN),
        (FakeScanner.jam, faults.JAM),
        (FakeScanner.pull_cable, faults.UNPLUGGED),
        (FakeScanner.cancel, faults.CANCELLED),
    ],
    ids=lambda value: value.code if isinstance(value, Fault) else value.__name__,
)
def test_a_hand_while_the_lamp_moves(hand: Callable[[FakeScanner], None], fault: Fault) -> None:
    seen: list[bool] = []

    def lamp(broken_off: threading.Event) -> None:
        seen.append(scanner.snapshot().scanning)
        hand(scanner)
        assert broken_off.is_set()

    scanner = FakeScanner(lamp)
    scanner.put(sample_sheet(), 300)
    assert scanner.scan(ScanSettings()) == fault
    assert (seen, scanner.snapshot().scanning, scanner.snapshot().scans) == ([True], False, 0)


def test_a_sheet_taken_away_too_late_was_scanned() -> None:
    scanner = FakeScanner(lambda _: scanner.take_away())
    scanner.put(sample_sheet(), 300)
    assert isinstance(scanner.scan(ScanSettings()), ScannedSheet)
    assert scanner.snapshot().sheet is None


def test_faults_line_up_and_each_comes_once() -> None:
    scanner = FakeScanner()
    scanner.put(sample_sheet(), 300)
    scanner.fail_next(faults.IO_ERROR)
    scanner.fail_next(faults.BUSY)
    assert [scanner.scan(ScanSettings()), scanner.scan(ScanSettings())] == [faults.IO_ERROR, faults.BUSY]
    assert isinstance(scanner.scan(ScanSettings()), ScannedSheet)


def test_what_was_put_is_what_lies_there() -> None:
    sheet = sample_sheet()
    scanner = FakeScanner()
    scanner.put(sheet, 150)
    sheet[:] = 0
    lying = scanner.snapshot().sheet
    assert lying is not None
    np.testing.assert_array_equal(lying.pixels, sample_sheet())
    assert lying.resolution == 150


def test_a_hand_cannot_put_what_is_no_sheet() -> None:
    with pytest.raises(ValueError, match="uint8"):
        FakeScanner().put(np.zeros((10, 10), dtype=np.uint8), 300)
