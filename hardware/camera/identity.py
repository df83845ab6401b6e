"""Who a camera on this machine is, and whether it can be reached: asked of the kernel, without opening a stream.

The stable name is udev's (`/dev/v4l/by-id/...`): `/dev/video0` belongs to whoever was plugged in first. What a USB
device says of itself stands in sysfs (linux, Documentation/ABI/stable/sysfs-bus-usb); what a video device can do is
answered by VIDIOC_QUERYCAP (linux, videodev2.h).
"""

from __future__ import annotations

import errno
import fcntl
import os
import struct
from pathlib import Path

from hardware.camera import faults
from hardware.device import DeviceInfo, Fault

DRIVER = "opencv"
BY_ID = Path("/dev/v4l/by-id")
SYSFS = Path("/sys/class/video4linux")

_QUERYCAP = 0x80685600  # _IOR('V', 0, struct v4l2_capability)
_CAPABILITY = struct.Struct("16s32s32sIII12x")  # driver, card, bus, version, capabilities, those of this node
_CAPTURES = 0x1  # V4L2_CAP_VIDEO_CAPTURE
_PER_NODE = 0x80000000  # V4L2_CAP_DEVICE_CAPS: the node says what itself can do

_REFUSED = {
    errno.ENOENT: faults.NOT_FOUND,
    errno.ENODEV: faults.NOT_FOUND,
    errno.ENXIO: faults.NOT_FOUND,
    errno.EACCES: faults.ACCESS_DENIED,
    errno.EPERM: faults.ACCESS_DENIED,
    errno.EBUSY: faults.BUSY,
}


def is_stream(address: str) -> bool:
    """Whether `address` is one that is reached over the network, where no look at a folder tells who is there."""
    return "://" in address


def is_device(address: str) -> bool:
    """Whether `address` is a camera of this machine; a file, for trials, is none."""
    return not is_stream(address) and Path(address).is_char_device()


def first_camera(names: Path = BY_ID) -> str:
    """The first camera of this machine by its stable name; "" when there is none. `index1` and on are nodes of the same
    camera that give no pictures."""
    found = sorted(str(each) for each in names.glob("*-index0")) if names.is_dir() else []
    return found[0] if found else ""


def refusal(address: str) -> Fault | None:
    """Why no picture can be had from `address`, as far as the kernel knows without a stream."""
    if is_stream(address):
        return None
    try:
        node = os.open(address, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as refused:
        return _REFUSED.get(refused.errno or 0, faults.BAD_SETTING)
    try:
        return None if not is_device(address) or _captures(node) else faults.BAD_SETTING
    finally:
        os.close(node)


def is_gone(address: str) -> bool:
    """Whether the camera's name is not there any more. One look at a folder; a network stream is never gone by that."""
    return not is_stream(address) and not Path(address).exists()


def who(address: str, sysfs: Path = SYSFS) -> DeviceInfo:
    """Name, serial and firmware as the kernel and the USB device say; empty where they do not."""
    node = sysfs / Path(address).resolve().name
    usb = (node / "device" / "..").resolve()
    if is_stream(address) or not node.exists():
        return DeviceInfo("camera", DRIVER, address)
    return DeviceInfo("camera", DRIVER, address, _line(node / "name"), _line(usb / "serial"), _line(usb / "bcdDevice"))


def _line(file: Path) -> str:
    try:
        return file.read_text(errors="replace").strip()
    except OSError:
        return ""


def _captures(node: int) -> bool:
    """Whether the video node gives pictures: cameras have others besides, for what they say about their pictures."""
    answer = bytearray(_CAPABILITY.size)
    try:
        fcntl.ioctl(node, _QUERYCAP, answer)
    except OSError:
        return False
    *_, whole, own = _CAPABILITY.unpack(answer)
    return bool((own if whole & _PER_NODE else whole) & _CAPTURES)
