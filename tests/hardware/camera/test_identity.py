"""Who a camera says it is, read from a folder that looks like sysfs."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.camera import faults, identity
from hardware.device import DeviceInfo


@pytest.fixture
def sysfs(tmp_path: Path) -> Path:
    """/sys/class/video4linux/video2 of a USB camera: its interface's folder lies inside that of the device."""
    interface = tmp_path / "devices" / "usb1" / "1-2" / "1-2:1.0"
    node = interface / "video4linux" / "video2"
    node.mkdir(parents=True)
    (node / "name").write_text("Contoh DocCam: Contoh DocCam\n")
    (node / "device").symlink_to(interface)
    (interface.parent / "serial").write_text("CONTOH0001\n")
    (interface.parent / "bcdDevice").write_text("0107\n")
    sys = tmp_path / "class"
    sys.mkdir()
    (sys / "video2").symlink_to(node)
    return sys


def test_name_serial_and_firmware_of_a_camera_by_its_stable_name(sysfs: Path, tmp_path: Path) -> None:
    names = tmp_path / "by-id"
    names.mkdir()
    (tmp_path / "video2").touch()
    stable = names / "usb-Contoh_DocCam_CONTOH0001-video-index0"
    stable.symlink_to("../video2")
    assert identity.who(str(stable), sysfs) == DeviceInfo(
        "camera", "opencv", str(stable), "Contoh DocCam: Contoh DocCam", "CONTOH0001", "0107"
    )


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/kamera.mjpg", "/no/such/video9"])
def test_what_the_kernel_does_not_know_has_an_address_only(sysfs: Path, address: str) -> None:
    assert identity.who(address, sysfs) == DeviceInfo("camera", "opencv", address)


def test_a_camera_without_a_serial_says_so(sysfs: Path, tmp_path: Path) -> None:
    (tmp_path / "devices" / "usb1" / "1-2" / "serial").unlink()
    assert identity.who("/dev/video2", sysfs).serial == ""


def test_the_first_camera_is_the_first_that_gives_pictures(tmp_path: Path) -> None:
    for name in ("usb-C-video-index0", "usb-B-video-index0", "usb-A-video-index1"):
        (tmp_path / name).touch()
    assert identity.first_camera(tmp_path) == str(tmp_path / "usb-B-video-index0")
    assert identity.first_camera(tmp_path / "no-such-folder") == ""


def test_a_stream_is_neither_refused_nor_gone_before_somebody_looked() -> None:
    assert identity.refusal("http://127.0.0.1:1/kamera.mjpg") is None
    assert not identity.is_gone("http://127.0.0.1:1/kamera.mjpg")


def test_a_name_that_went_away_is_gone(tmp_path: Path) -> None:
    name = tmp_path / "usb-A-video-index0"
    assert identity.is_gone(str(name))
    assert identity.refusal(str(name)) == faults.NOT_FOUND
    name.touch()
    assert not identity.is_gone(str(name))
