"""The code reader hangs up, moves to another socket, is swapped; a code is shown where nobody asked for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.device import Device, Fault
from hardware.reader import faults
from hardware.reader.serial import open_reader
from hardware.usb import Part
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from kiosk.effects import ListenForCode
from kiosk.events import CodeRead, MachineChanged
from tests.benches.pty import PtyReader
from tests.benches.wait import wait_until
from tests.flows.samples import ALL_WELL, CODE, broken, page
from tests.flows.script import Kiosk
from tests.flows.test_file_request import identify

# --- on the screen ---------------------------------------------------------------------------------------------------


def every_page_of_a_filing() -> Iterator[Kiosk]:
    """The kiosk, stopped at each page on the way to a number."""
    at = Kiosk()
    for touched in ("file", "kk", "hilang"):
        at.touch(touched)
        yield at
    identify(at)
    while at.page != "review":
        yield at
        at.touch("scan")
        yield at
        at.happens(page())
        yield at
        at.touch("next")
    yield at


def test_a_code_that_nobody_asked_for_changes_no_page_and_lands_in_no_field() -> None:
    pages = 0
    for at in every_page_of_a_filing():
        before = at.frame
        goes_on = (ListenForCode(),) if at.page == "service" else ()  # there the code of something left behind counts
        assert at.happens(CodeRead(CODE)) == goes_on
        assert at.frame == before
        pages += 1
    assert pages > 8


@pytest.mark.parametrize("fault", faults.ALL, ids=lambda fault: fault.code)
def test_without_the_reader_the_code_is_typed(fault: Fault) -> None:
    at = Kiosk(broken("reader", fault))
    at.touch("status")
    assert "type-code" in at.buttons()
    at.happens(MachineChanged(ALL_WELL))
    at.touch("type-code", "slip-code")


# --- on the cable ----------------------------------------------------------------------------------------------------

QUICK = Timing(look_every=0.05, reopen_after=0.2, back_off=(0.05,), read_for=0.02, flaps=100)
KIND = (0x0C2E, 0x0901)


class Sockets:
    """A USB bus with a reader in one of its sockets, each socket a real line of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.lines: dict[str, PtyReader] = {}
        self._serials: dict[str, str] = {}

    def plug(self, socket: str, serial: str) -> PtyReader:
        place = self._folder / f"{socket}-{serial}"
        place.mkdir()
        self.lines[socket], self._serials[socket] = PtyReader(place), serial
        return self.lines[socket]

    def pull(self, socket: str) -> None:
        self.lines.pop(socket).pull_cable()
        del self._serials[socket]

    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(line.port, *KIND, self._serials[at], at) for at, line in self.lines.items())

    def open(self) -> Device | Fault:
        return open_reader("usb:0c2e:0901:CONTOH-1@1-1", parts=self.parts)


@pytest.fixture
def sockets(tmp_path: Path) -> Iterator[Sockets]:
    sockets = Sockets(tmp_path)
    yield sockets
    for socket in tuple(sockets.lines):
        sockets.pull(socket)


@pytest.fixture
def heard(sockets: Sockets) -> Iterator[list[str]]:
    """What a kiosk hears whose one reader hangs in these sockets. Nothing is restarted and nobody touches it."""
    sockets.plug("1-1", "CONTOH-1")
    heard: list[str] = []
    supervisor = Supervisor({"reader": sockets.open}, SystemClock("Asia/Jakarta"), lambda _: None, QUICK)
    supervisor.listen(heard.append)
    supervisor.start()
    wait_until(lambda: supervisor.availability.works("reader"), "the reader is open")
    yield heard
    supervisor.stop()


def reads(line: PtyReader, code: str, heard: list[str]) -> None:
    """Somebody holds the code before it again and again, as people do."""

    def shown() -> bool:
        line.show(code)
        return code in heard

    wait_until(shown, f"{code} is read", every_s=0.1)


@pytest.mark.real
def test_it_is_moved_to_another_socket(sockets: Sockets, heard: list[str]) -> None:
    reads(sockets.lines["1-1"], "SATU", heard)
    sockets.pull("1-1")
    reads(sockets.plug("1-4", "CONTOH-1"), "DUA", heard)


@pytest.mark.real
def test_a_spare_of_its_kind_takes_its_place(sockets: Sockets, heard: list[str]) -> None:
    sockets.pull("1-1")
    reads(sockets.plug("1-2", "CONTOH-9"), "SATU", heard)


@pytest.mark.real
def test_another_one_beside_it_is_never_taken_for_it(sockets: Sockets, heard: list[str]) -> None:
    stranger = sockets.plug("1-2", "CONTOH-9")
    stranger.show("ORANG-LAIN")
    reads(sockets.lines["1-1"], "SATU", heard)
    assert "ORANG-LAIN" not in heard
