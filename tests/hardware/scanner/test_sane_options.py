"""Choosing among what a scanner offers, and reading what libsane says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.device import Fault
from hardware.scanner import faults
from hardware.scanner.sane_options import nearest_mode, nearest_resolution
from hardware.scanner.sane_status import IO_ERROR, Moment, fault_of, leaves_doubt, usb_gone


@pytest.mark.parametrize(
    ("asked", "offer", "taken"),
    [
        (300, [75, 150, 300, 600], 300),
        (200, [150, 300], 150),
        (225, [150, 300], 300),  # equally near: the finer one
        (300, [100, 200], 200),
        (300, (50.0, 1200.0, 1.0), 300),
        (300, (75.0, 250.0, 25.0), 250),
        (310, (50, 1200, 50), 300),
        (300, (50.0, 1200.0, 0.0), 300),  # no step: any value
        (300, None, 300),
    ],
)
def test_the_nearest_resolution(asked: int, offer: object, taken: float) -> None:
    assert nearest_resolution(asked, offer) == taken


@given(
    asked=st.integers(1, 2400),
    low=st.integers(1, 300),
    steps=st.integers(0, 50),
    step=st.integers(1, 100),
)
def test_a_resolution_out_of_a_range_is_one_the_scanner_takes(asked: int, low: int, steps: int, step: int) -> None:
    taken = nearest_resolution(asked, (low, low + steps * step, step))
    assert low <= taken <= low + steps * step
    assert (taken - low) % step == 0


@pytest.mark.parametrize(
    ("offers", "colour", "grey"),
    [
        (["Lineart", "Gray", "Color"], "Color", "Gray"),
        (["Black & White", "True Gray", "24bit Color", "48 bits color"], "24bit Color", "True Gray"),
        (["Lineart"], None, None),
        (None, None, None),
    ],
)
def test_the_scanners_own_word_for_a_mode(offers: object, colour: str | None, grey: str | None) -> None:
    assert (nearest_mode("colour", offers), nearest_mode("grey", offers)) == (colour, grey)


@pytest.mark.parametrize(
    ("moment", "said", "fault"),
    [
        (Moment.OPEN, "Invalid argument", faults.NOT_FOUND),
        (Moment.OPEN, "Device busy", faults.BUSY),
        (Moment.OPEN, "Access to resource has been denied", faults.ACCESS_DENIED),
        (Moment.OPTIONS, "Invalid argument", faults.BAD_SETTING),
        (Moment.START, "Document feeder out of documents", faults.NO_PAGE),
        (Moment.START, "Scanner cover is open", faults.COVER_OPEN),
        (Moment.READ, IO_ERROR, faults.IO_ERROR),
        (Moment.READ, "Bad pixel depth", faults.BAD_ANSWER),
        (Moment.READ, "Unknown SANE status code 77", faults.BAD_ANSWER),
    ],
)
def test_what_libsane_says_at_a_moment(moment: Moment, said: str, fault: Fault) -> None:
    assert fault_of(moment, said) == fault


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        (IO_ERROR, True),
        ("Invalid argument", True),
        ("Unknown SANE status code 1723702000", True),
        ("Document feeder jammed", False),
        (None, False),
    ],
)
def test_what_may_mean_that_the_cable_is_out(said: str | None, doubt: bool) -> None:
    assert leaves_doubt(said) is doubt


def test_a_usb_scanner_is_gone_when_its_device_file_is(tmp_path: Path) -> None:
    device = tmp_path / "001" / "004"
    device.parent.mkdir()
    device.touch()
    assert not usb_gone("genesys:libusb:001:004", tmp_path)
    device.unlink()
    assert usb_gone("genesys:libusb:001:004", tmp_path)
    assert not usb_gone("airscan:e0:Scanner", tmp_path)
