"""What every code reader owes the kiosk: the same tests on the fake, on pyserial over a pseudo terminal, and on
python-evdev over a pipe of key presses."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from hardware.device import Fault
from hardware.reader import faults
from hardware.reader.evdev import open_wedge
from hardware.reader.fake import FakeReader
from hardware.reader.framing import Framing
from hardware.reader.port import Reader
from hardware.reader.serial import open_reader
from hardware.reader.stream import SILENCE_S
from tests.benches.pty import PtyReader
from tests.benches.wedge import WedgeBench

STX, ETX = "\x02", "\x03"
SOON = 5.0  # seconds within which something surely comes
A_MOMENT = 0.05  # seconds within which nothing comes
PAUSE = SILENCE_S + 0.1  # long enough for half a line to be given up


class Hand(Protocol):
    """Who stands before the reader."""

    def show(self, text: str) -> None: ...

    def babble(self, data: bytes) -> None: ...

    def pull_cable(self) -> None: ...

    def plug_in(self) -> None: ...


class Bench:
    """A hand before a reader, and how the program opens that reader."""

    def __init__(self, kind: str, folder: Path, prefix: str = "", suffix: str = "") -> None:
        self._opened: list[Reader] = []
        if kind == "fake":
            fake = FakeReader(prefix, suffix)
            self.hand: Hand = fake
            self._open = fake.open
        elif kind == "evdev":
            keyboard = WedgeBench(folder, prefix, suffix)
            self.hand = keyboard
            framing = Framing(prefix, suffix)
            self._open = lambda: open_wedge(keyboard.path, framing, opener=keyboard.open)
        else:
            line = PtyReader(folder, prefix, suffix)
            self.hand = line
            self._open = lambda: open_reader(line.port, framing=Framing(prefix, suffix))

    def try_to_open(self) -> Reader | Fault:
        return self._open()

    def open(self) -> Reader:
        reader = self._open()
        assert not isinstance(reader, Fault), reader
        self._opened.append(reader)
        return reader

    def clear_up(self) -> None:
        for reader in self._opened:
            reader.close()
        self.hand.pull_cable()


KINDS = ("fake", "evdev", pytest.param("serial", marks=pytest.mark.real))


@pytest.fixture(params=KINDS)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(request.param, tmp_path)
    yield bench
    bench.clear_up()


@pytest.fixture(params=KINDS)
def wrapping_bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    """A reader that puts STX before each code and ETX after it."""
    bench = Bench(request.param, tmp_path, STX, ETX)
    yield bench
    bench.clear_up()


def test_a_code_comes_out_as_it_was_shown(bench: Bench) -> None:
    reader = bench.open()
    bench.hand.show("https://contoh.example/s/7Q2X-9KPD")
    assert reader.read(SOON) == "https://contoh.example/s/7Q2X-9KPD"
    assert reader.read(A_MOMENT) is None


def test_nobody_shows_anything(bench: Bench) -> None:
    reader = bench.open()
    assert reader.read(0) is None
    assert reader.read(A_MOMENT) is None


def test_two_codes_in_one_burst_come_out_one_after_the_other(bench: Bench) -> None:
    reader = bench.open()
    bench.hand.babble(b"SATU\r\nDUA\r\n")
    assert [reader.read(SOON), reader.read(SOON), reader.read(A_MOMENT)] == ["SATU", "DUA", None]


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b"\n\r"])
def test_every_usual_line_ending(bench: Bench, ending: bytes) -> None:
    reader = bench.open()
    bench.hand.babble(b"SATU" + ending)
    assert [reader.read(SOON), reader.read(A_MOMENT)] == ["SATU", None]


@pytest.mark.parametrize(
    "noise",
    [
        b"\x00\x13\x7f\r",
        b"\xff\xfeSATU\r",
        b"SA\x1bTU\r",
        b"\r\n\r\n",
        b"   \r",
        b"\xc3\x28\r",
        "SA\u202eTU\r".encode(),
    ],
    ids=["control", "not-utf8", "escape-inside", "empty", "blanks", "broken-utf8", "turned-text"],
)
def test_noise_is_no_code_and_spoils_no_later_one(bench: Bench, noise: bytes) -> None:
    reader = bench.open()
    bench.hand.babble(noise)
    assert reader.read(A_MOMENT) is None
    bench.hand.show("DUA")
    assert reader.read(SOON) == "DUA"


def test_half_a_line_is_given_up_after_a_silence(bench: Bench) -> None:
    reader = bench.open()
    bench.hand.babble(b"SEPARUH-")
    assert reader.read(PAUSE) is None
    bench.hand.show("UTUH")
    assert reader.read(SOON) == "UTUH"


def test_an_endless_line_is_dropped_to_its_end(bench: Bench) -> None:
    reader = bench.open()
    bench.hand.babble(b"9" * 2500)
    bench.hand.babble(b"9" * 2500)
    assert reader.read(A_MOMENT) is None
    assert reader.read(PAUSE) is None
    bench.hand.show("SESUDAH")
    assert reader.read(SOON) == "SESUDAH"


def test_prefix_and_suffix_are_taken_off(wrapping_bench: Bench) -> None:
    reader = wrapping_bench.open()
    wrapping_bench.hand.show("SATU")
    assert reader.read(SOON) == "SATU"


@pytest.mark.parametrize("half", [b"TU\x03\r", b"\x02SA\r", b"\x02\r", b"SATU\r"])
def test_a_line_without_its_prefix_or_suffix_is_half_a_line(wrapping_bench: Bench, half: bytes) -> None:
    reader = wrapping_bench.open()
    wrapping_bench.hand.babble(half)
    assert reader.read(A_MOMENT) is None


def test_the_cable_is_pulled_and_plugged_in_again(bench: Bench) -> None:
    reader = bench.open()
    assert reader.check() is None
    bench.hand.pull_cable()
    assert reader.check() == faults.UNPLUGGED
    assert reader.read(SOON) == faults.UNPLUGGED
    reader.close()
    assert bench.try_to_open() == faults.NOT_FOUND
    bench.hand.plug_in()
    again = bench.open()
    bench.hand.show("SATU")
    assert (again.check(), again.read(SOON)) == (None, "SATU")


def test_the_cable_is_pulled_while_the_kiosk_waits_for_a_code(bench: Bench) -> None:
    reader = bench.open()
    pull = threading.Timer(0.1, bench.hand.pull_cable)
    pull.start()
    assert reader.read(SOON) == faults.UNPLUGGED
    pull.join()


def test_it_says_who_it_is_and_lets_go_twice(bench: Bench) -> None:
    reader = bench.open()
    assert reader.info().kind == "reader"
    assert reader.info().address
    reader.close()
    reader.close()
