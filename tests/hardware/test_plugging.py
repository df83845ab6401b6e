"""The kernel tells that something was plugged in."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.plugging import Plugging, is_news

# Uevents as the kernel sent them when a USB serial reader was plugged in and out.
ADDED = b"add@/devices/pci0/usb1/1-1/1-1:1.0/tty/ttyACM0\0ACTION=add\0SUBSYSTEM=tty\0DEVNAME=ttyACM0\0SEQNUM=4602\0"
REMOVED = ADDED.replace(b"add@", b"remove@").replace(b"=add", b"=remove")
MEMORY = b"add@/devices/virtual/mem/null\0ACTION=add\0SUBSYSTEM=mem\0DEVNAME=null\0"
DISK = b"change@/devices/virtual/block/loop0\0ACTION=change\0SUBSYSTEM=block\0"
FROM_UDEV = b"libudev\0\xfe\xed\xca\xfe\0\0\0\x28"

# Somebody with the right to it can have the kernel repeat a uevent; a terminal is one that every machine has.
REPEATS = Path("/sys/class/tty/tty/uevent")


@pytest.mark.parametrize("message", [REMOVED, MEMORY, DISK, FROM_UDEV, b"", b"\0\0=\0", b"add@/x"])
def test_other_news_are_none_of_ours(message: bytes) -> None:
    assert not is_news(message)


def test_a_part_that_was_plugged_in_is_news() -> None:
    assert is_news(ADDED)


@pytest.fixture
def came() -> Iterator[threading.Event]:
    heard = threading.Event()
    plugging = Plugging(heard.set, settled_s=0.05)
    plugging.start()
    yield heard
    plugging.stop()


@pytest.mark.real
@pytest.mark.skipif(not os.access(REPEATS, os.W_OK), reason="only root may have the kernel repeat a uevent")
def test_the_kernels_own_uevent_is_heard(came: threading.Event) -> None:
    REPEATS.write_text("add")
    assert came.wait(5.0)


@pytest.mark.real
@pytest.mark.skipif(not os.access(REPEATS, os.W_OK), reason="only root may have the kernel repeat a uevent")
def test_what_is_taken_out_calls_nobody(came: threading.Event) -> None:
    REPEATS.write_text("remove")
    assert not came.wait(0.3)


def test_it_ends_when_it_is_told_to_and_twice_is_fine() -> None:
    plugging = Plugging(lambda: None)
    plugging.start()
    plugging.stop()
    assert plugging._thread is None or not plugging._thread.is_alive()
