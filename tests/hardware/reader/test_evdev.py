"""A reader in keyboard mode: grabbed for us alone, found by what it is, every key of a US keyboard."""

from __future__ import annotations

import errno
import os
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from evdev import ecodes

from hardware import input_devices
from hardware.device import Fault
from hardware.reader import faults
from hardware.reader.evdev import WedgeReader, open_wedge
from hardware.reader.framing import PAUSE, Framing
from hardware.reader.stream import SILENCE_S
from hardware.trace import Said
from hardware.usb import Part
from tests.benches.wedge import WedgeBench, event, events

SOON, A_MOMENT = 5.0, 0.05


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[WedgeBench]:
    bench = WedgeBench(tmp_path)
    yield bench
    bench.pull_cable()


def opened(bench: WedgeBench, framing: Framing | None = None) -> WedgeReader:
    reader = open_wedge(bench.path, framing, opener=bench.open)
    assert not isinstance(reader, Fault), reader
    return reader


def test_it_is_grabbed_so_that_no_window_gets_what_it_types(bench: WedgeBench) -> None:
    reader = opened(bench)
    assert bench.grabs == ["grabbed"]
    reader.close()


@pytest.mark.parametrize(
    ("refused", "fault"),
    [(errno.EBUSY, faults.BUSY), (errno.EPERM, faults.ACCESS_DENIED), (errno.ENODEV, faults.NOT_FOUND)],
)
def test_a_keyboard_that_cannot_be_grabbed_is_not_used_at_all(bench: WedgeBench, refused: int, fault: Fault) -> None:
    bench.refuses = refused
    assert open_wedge(bench.path, opener=bench.open) == fault


def test_the_real_thing_says_what_is_wrong_with_a_path(tmp_path: Path) -> None:
    """Without a fake between: python-evdev itself opens these."""
    assert open_wedge(str(tmp_path / "event99")) == faults.NOT_FOUND
    (tmp_path / "file").touch()
    assert open_wedge(str(tmp_path / "file")) == faults.BAD_SETTING
    assert open_wedge(os.devnull) == faults.BAD_SETTING


def test_every_printable_character_of_a_us_keyboard(bench: WedgeBench) -> None:
    reader = opened(bench)
    for row in (string.ascii_letters, string.digits, string.punctuation):
        bench.show(row)
        assert reader.read(SOON) == row
    reader.close()


def test_the_number_pad(bench: WedgeBench) -> None:
    reader = opened(bench)
    pad = (ecodes.KEY_KP1, ecodes.KEY_KP2, ecodes.KEY_KPMINUS, ecodes.KEY_KP0, ecodes.KEY_KPENTER)
    bench.press(b"".join(event(ecodes.EV_KEY, key, 1) + event(ecodes.EV_KEY, key, 0) for key in pad))
    assert reader.read(SOON) == "12-0"
    reader.close()


def test_a_key_that_repeats_itself_is_typed_once(bench: WedgeBench) -> None:
    reader = opened(bench)
    bench.press(b"".join(event(ecodes.EV_KEY, ecodes.KEY_A, value) for value in (1, 2, 2, 0)) + events("b\r"))
    assert reader.read(SOON) == "ab"
    reader.close()


def test_what_the_kernel_dropped_spoils_the_code_and_not_the_next(bench: WedgeBench) -> None:
    reader = opened(bench)
    bench.press(events("sa") + event(ecodes.EV_SYN, ecodes.SYN_DROPPED, 0) + events("tu\r"))
    bench.show("dua")
    assert reader.read(SOON) == "dua"
    assert reader.read(A_MOMENT) is None
    reader.close()


def test_a_code_that_nothing_ends_but_silence(bench: WedgeBench) -> None:
    reader = opened(bench, Framing(terminator=PAUSE))
    bench.press(events("satu"))
    assert reader.read(SILENCE_S + 1) == "satu"
    reader.close()


def test_the_trace_tells_how_much_was_said_and_never_what(bench: WedgeBench) -> None:
    heard: list[Said] = []
    reader = opened(bench)
    reader.trace_to(heard.append)
    bench.show("rahasia")
    assert reader.read(SOON) == "rahasia"
    assert heard
    assert all("rahasia" not in said.what and not said.data for said in heard)
    reader.close()


def described(folder: Path, number: int, *, vendor: str, serial: str, keys: str) -> None:
    """One input device as /sys shows it."""
    about = folder / f"event{number}" / "device"
    (about / "id").mkdir(parents=True)
    (about / "capabilities").mkdir()
    said = {
        "id/vendor": vendor,
        "id/product": "0901",
        "uniq": serial,
        "phys": "usb-0000:00:14.0-2/input0",
        "name": "HoneyContoh Scanner",
        "capabilities/key": keys,
    }
    for name, text in said.items():
        (about / name).write_text(f"{text}\n", encoding="utf-8")


def test_keyboards_are_told_from_mice_and_power_buttons_by_what_they_can_type(tmp_path: Path) -> None:
    keyboard = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
    described(tmp_path, 3, vendor="046d", serial="", keys="1f0000 0 0 0 0")
    described(tmp_path, 4, vendor="0c2e", serial="CONTOH-0001", keys=keyboard)
    (tmp_path / "event5" / "device").mkdir(parents=True)  # unplugged this moment
    assert input_devices.parts(tmp_path) == (
        Part("/dev/input/event4", 0x0C2E, 0x0901, "CONTOH-0001", "usb-0000:00:14.0-2", "HoneyContoh Scanner"),
    )


def test_a_keyboard_is_found_by_who_it_is(bench: WedgeBench) -> None:
    plugged = [Part(bench.path, 0x0C2E, 0x0901, "CONTOH-0001"), Part("/dev/input/event0", 0x046D, 0xC31C)]
    reader = open_wedge("usb:0c2e:0901", parts=lambda: plugged, opener=bench.open)
    assert isinstance(reader, WedgeReader)
    assert reader.info().serial == "CONTOH-0001"
    reader.close()
