"""A USB printer is found by its serial number or its socket, whichever number the kernel gave it this time."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.slip_printer import faults, usb_names
from hardware.slip_printer.escpos import EscposSlipPrinter, open_slip_printer

DEVICES = Path("/dev/usb")


def plug_in(sysfs: Path, name: str, socket: str, serial: str) -> None:
    """As the kernel lays /sys out: the class entry leads to the interface, and that lies in its USB device."""
    interface = sysfs / "devices" / socket / f"{socket}:1.0"
    interface.mkdir(parents=True)
    if serial:
        (interface.parent / "serial").write_text(f"{serial}\n")
    (sysfs / "usbmisc" / name).mkdir(parents=True)
    (sysfs / "usbmisc" / name / "device").symlink_to(interface)


@pytest.fixture
def usbmisc(tmp_path: Path) -> Path:
    plug_in(tmp_path, "lp0", "1-2", "CONTOH-B")
    plug_in(tmp_path, "lp1", "1-1.4", "CONTOH-A")
    plug_in(tmp_path, "lp2", "3-1", "")
    return tmp_path / "usbmisc"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("usb:serial=CONTOH-A", DEVICES / "lp1"),
        ("usb:path=1-2", DEVICES / "lp0"),
        ("usb:path=3-1", DEVICES / "lp2"),
        ("usb:serial=CONTOH-C", None),
        ("usb:serial=", None),  # not "the one without a serial number"
    ],
)
def test_a_name_leads_to_its_device(usbmisc: Path, address: str, file: Path | None) -> None:
    assert usb_names.file_of(address, usbmisc, DEVICES) == file


def test_without_any_usb_printer_there_is_none(tmp_path: Path) -> None:
    assert list(usb_names.plugged_in(tmp_path / "nothing")) == []


def test_a_printer_that_is_not_plugged_in_is_unplugged() -> None:
    printer = open_slip_printer("escpos-file", "usb:serial=CONTOH-NOT-HERE")
    assert isinstance(printer, EscposSlipPrinter)
    assert printer.check() == faults.UNPLUGGED
