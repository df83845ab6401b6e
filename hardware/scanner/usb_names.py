"""Who stands behind a SANE name like `genesys:libusb:001:004`: its last number changes with every plug and restart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from hardware.usb import Part, Several, find

SYSFS = Path("/sys/bus/usb/devices")
_NAME = re.compile(r"libusb:(\d{3}):(\d{3})")


def name_of(address: str, names: Iterable[str], sysfs: Path = SYSFS) -> str | None:
    """Which of the SANE `names` is the scanner `address` (`usb:VVVV:PPPP[:SERIAL][@PLACE]`) now; None when it is not
    there, nothing tells two alike apart, or the address is none."""
    try:
        return find(address, (part for part in (part_of(name, sysfs) for name in names) if part is not None))
    except (Several, ValueError):
        return None


def part_of(name: str, sysfs: Path = SYSFS) -> Part | None:
    """The thing behind a SANE name, as the kernel knows it; None where it is on no USB of ours."""
    found = _NAME.search(name)
    if found is None:
        return None
    bus, number = int(found[1]), int(found[2])
    folder = next((each for each in _folders(sysfs) if _numbers(each) == (bus, number)), None)
    if folder is None:
        return None
    return Part(
        path=name,
        vendor=int(_says(folder, "idVendor") or "0", 16),
        product=int(_says(folder, "idProduct") or "0", 16),
        serial=_says(folder, "serial"),
        place=folder.name,
        name=_says(folder, "product"),
    )


def firmware_of(part: Part, sysfs: Path = SYSFS) -> str:
    """Its release number as it says itself ("01.05"); "" when it is gone."""
    says = _says(sysfs / part.place, "bcdDevice")
    return f"{says[:2]}.{says[2:]}" if len(says) == 4 else says


def _folders(sysfs: Path) -> tuple[Path, ...]:
    return tuple(sorted(sysfs.iterdir())) if sysfs.is_dir() else ()


def _numbers(folder: Path) -> tuple[int, int] | None:
    bus, number = _says(folder, "busnum"), _says(folder, "devnum")
    return (int(bus), int(number)) if bus.isdigit() and number.isdigit() else None


def _says(folder: Path, what: str) -> str:
    try:
        return (folder / what).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
