"""Finds a USB slip printer by its serial number or its socket, for `/dev/usb/lp0` only says which came first.

The kernel's usblp driver lists its printers in /sys/class/usbmisc; each leads to its USB device, which tells its serial
number, and whose folder is named after the socket it is plugged into ("1-1.4": bus 1, hub port 1, port 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SERIAL, SOCKET = "usb:serial=", "usb:path="
_SYSFS = Path("/sys/class/usbmisc")
_DEVICES = Path("/dev/usb")


@dataclass(frozen=True)
class UsbPrinter:
    """One that is plugged in now."""

    file: Path  # /dev/usb/lp0
    socket: str
    serial: str


def is_name(address: str) -> bool:
    """Whether `address` names a printer and not a file."""
    return address.startswith((SERIAL, SOCKET))


def plugged_in(sysfs: Path = _SYSFS, devices: Path = _DEVICES) -> Iterator[UsbPrinter]:
    """Every printer of the usblp driver."""
    for entry in sorted(sysfs.glob("lp*")):
        usb = (entry / "device").resolve().parent  # of the interface "1-1.4:1.0", the device "1-1.4"
        serial = usb / "serial"
        yield UsbPrinter(devices / entry.name, usb.name, serial.read_text().strip() if serial.exists() else "")


def file_of(address: str, sysfs: Path = _SYSFS, devices: Path = _DEVICES) -> Path | None:
    """The device file of the printer that `address` names, wherever it came up this time; None when it is not here."""
    for printer in plugged_in(sysfs, devices):
        if address in (SERIAL + printer.serial, SOCKET + printer.socket) and address not in (SERIAL, SOCKET):
            return printer.file
    return None
