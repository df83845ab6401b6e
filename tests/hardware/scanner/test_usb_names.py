"""A USB scanner is known by what it says of itself, whatever number SANE gives it today."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.scanner import sane_worker
from hardware.scanner.usb_names import firmware_of, name_of, part_of


def plug(sysfs: Path, place: str, bus: int, number: int, serial: str = "", kind: str = "04a9:190f") -> None:
    """What the kernel shows of a scanner in the socket `place`."""
    folder = sysfs / place
    folder.mkdir()
    vendor, product = kind.split(":")
    says = {"busnum": bus, "devnum": number, "idVendor": vendor, "idProduct": product, "bcdDevice": "0105"}
    for what, text in {**says, **({"serial": serial} if serial else {}), "product": "Pemindai contoh"}.items():
        (folder / what).write_text(f"{text}\n")


def test_the_same_scanner_is_found_after_it_was_plugged_in_anew(tmp_path: Path) -> None:
    plug(tmp_path, "1-1", 1, 7, "CONTOH-1")
    plug(tmp_path, "1-2", 1, 8, "CONTOH-2")
    names = ["genesys:libusb:001:008", "genesys:libusb:001:007", "airscan:e0:Contoh"]
    assert name_of("usb:04a9:190f:CONTOH-1", names, tmp_path) == "genesys:libusb:001:007"
    assert name_of("usb:04a9:190f@1-2", names, tmp_path) == "genesys:libusb:001:008"


def test_two_alike_are_never_told_apart_by_their_order(tmp_path: Path) -> None:
    plug(tmp_path, "1-1", 1, 7)
    plug(tmp_path, "1-2", 1, 8)
    names = ["genesys:libusb:001:007", "genesys:libusb:001:008"]
    assert name_of("usb:04a9:190f", names, tmp_path) is None
    assert name_of("usb:04a9:190f", names[:1], tmp_path) == names[0]


@pytest.mark.parametrize("address", ["usb:04a9:2222", "usb:nonsense"])
def test_what_is_not_there_or_no_address_finds_nothing(address: str, tmp_path: Path) -> None:
    plug(tmp_path, "1-1", 1, 7)
    assert name_of(address, ["genesys:libusb:001:007"], tmp_path) is None


def test_who_it_is_comes_from_the_kernel(tmp_path: Path) -> None:
    plug(tmp_path, "1-1", 1, 7, "CONTOH-1")
    part = part_of("genesys:libusb:001:007", tmp_path)
    assert part is not None
    assert (part.serial, part.name, firmware_of(part, tmp_path)) == ("CONTOH-1", "Pemindai contoh", "01.05")
    assert part_of("genesys:libusb:001:009", tmp_path) is None
    assert part_of("airscan:e0:Contoh", tmp_path) is None


def test_the_worker_refuses_to_open_another_scanner_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sane_worker, "name_of", lambda _address, _names: None)
    with pytest.raises(sane_worker.Failed, match="no such scanner"):
        sane_worker._choose("usb:04a9:190f:CONTOH-1", ["genesys:libusb:001:007"])
