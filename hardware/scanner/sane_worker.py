"""The process that talks to libsane for the kiosk: `python -m hardware.scanner.sane_worker FD`.

libsane keeps its state per process, reads SANE_CONFIG_DIR only in `sane_init`, blocks, and now and then hangs or
crashes. Its drivers stop their reading threads anywhere, also inside malloc: after one in a hundred scans that broke
off it waited for ever in `sane_cancel` or in the next `sane_read`, where python-sane holds the interpreter's lock.
Its `net` driver crashes when the server dies. Here a hang is killed, a scan that broke off is the last one of its
process, and a crash costs one sheet, not the visit. The 26 MB of an A4 page and a lock taken anew for each of its
lines stay out of the process that draws.

FD is a socket. Each request is one JSON message and gets one answer; after a sheet its pixels follow as a message of
their own. Before that comes "moving" once the first line was read: until then a lamp may be warming up. After the
answer to a scan comes "settled" once libsane has put the scan away, so that nobody waits for that with a sheet or a
fault already known; a stack that is fed sheet by sheet is put away after its last one. "cancel" has no answer: the
scan that it stops answers. When the socket ends, so does this process.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

import _sane
import sane

from hardware.scanner import sane_status
from hardware.scanner.sane_options import CannotSet, set_up, sources_of
from hardware.scanner.sane_status import Moment
from hardware.scanner.usb_names import name_of

LAST_BREATH_S = 3.0  # for a running scan to stop, so that the carriage is not left half way down the glass

Request = dict[str, Any]
Answer = dict[str, Any]


class Failed(Exception):
    """libsane refused something. Never leaves this module: it becomes an answer."""

    def __init__(self, moment: Moment, said: str) -> None:
        super().__init__(f"{moment}: {said}")
        self.moment = moment
        self.said = said


class Worker:
    """One scanner and the thread that may touch it; the other thread listens, so that a cancel is heard at once."""

    def __init__(self, link: Connection) -> None:
        self._link = link
        self._requests: SimpleQueue[Request | None] = SimpleQueue()
        self._cancelled = threading.Event()
        self._device: Any = None  # sane.SaneDev
        self._resolution = 0  # as set up last
        self._scanning = False  # between start and put away
        self._feeding = False  # sheets of one stack: set up once, put away after the last
        self._moved = False  # a line of the sheet was read

    def run(self) -> None:
        """Answer until the other end is gone. A bug ends the process with its traceback, which the kiosk notices."""
        threading.Thread(target=self._listen, name="listener", daemon=True).start()
        while (request := self._requests.get()) is not None:
            self._serve(request)
        self._let_go()

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                self._hear(json.loads(self._link.recv_bytes()))
        self._cancelled.set()
        self._requests.put(None)
        threading.Event().wait(LAST_BREATH_S)  # the process usually ends meanwhile
        os._exit(0)

    def _hear(self, request: Request) -> None:
        if request["do"] == "cancel":
            self._cancelled.set()
            return
        self._cancelled.clear()
        self._requests.put(request)

    def _serve(self, request: Request) -> None:
        try:
            answer, pixels = self._answer(request)
        except Failed as failed:
            answer, pixels = {"failed": failed.moment, "said": failed.said}, None
        self._say(answer)
        if pixels is not None:
            self._send(pixels)
        if request["do"] == "scan":
            self._feeding = pixels is not None and _from_a_stack(request)
            if not self._feeding:
                self._put_away()
            self._say({"settled": True})

    def _say(self, message: Answer) -> None:
        self._send(json.dumps(message).encode())

    def _send(self, data: bytes) -> None:
        with suppress(OSError):  # nobody waits for it any more
            self._link.send_bytes(data)

    def _answer(self, request: Request) -> tuple[Answer, bytes | None]:
        if request["do"] == "open":
            return self._open(request["name"]), None
        if request["do"] == "check":
            return self._check(), None
        if request["do"] == "put-away":
            self._put_away()
            return {}, None
        return self._scan(request)

    def _open(self, wanted: str) -> Answer:
        with libsane(Moment.OPEN):
            sane.init()
            found = sane.get_devices()
            name = _choose(wanted, [name for name, *_ in found])
            self._device = sane.open(name)
        model = next((f"{vendor} {model}" for known, vendor, model, _ in found if known == name), "")
        return {"name": name, "model": model, "sources": sources_of(self._device)}

    def _check(self) -> Answer:
        try:
            self._device.get_parameters()
        except _sane.error as refused:
            # A driver may find its options impossible while nothing lies on it; that says nothing about the device.
            if str(refused) != sane_status.INVALID:
                raise Failed(Moment.CHECK, str(refused)) from refused
        return {}

    def _scan(self, request: Request) -> tuple[Answer, bytes]:
        if not (self._feeding and _from_a_stack(request)):
            self._put_away()
            with libsane(Moment.OPTIONS):
                asked = (request["resolution"], request["mode"], request["source"])
                self._resolution = set_up(self._device, request["options"], *asked)
        if self._cancelled.is_set():
            raise Failed(Moment.START, sane_status.CANCELLED)
        self._scanning, self._moved = True, False
        with libsane(Moment.START):
            self._device.start()
        width, height, samples, pixels = self._read()
        return {"width": width, "height": height, "samples": samples, "resolution": self._resolution}, pixels

    def _read(self) -> tuple[int, int, int, bytes]:
        """Width, height, bands and pixels. libsane passes half a sheet off as a whole one, hence the count of lines.

        Of 16-bit samples, which an office may ask for, the high byte goes on: python-sane's own way garbles them.
        """
        with libsane(Moment.READ):
            promised = self._device.get_parameters()[2][1]
            pixels, width, height, samples, depth = self._device.dev.snap(True, True, self._after_line)
        if height == 0 or promised not in (-1, 0, height):
            raise Failed(Moment.READ, sane_status.CUT_SHORT if height else sane_status.NO_DATA)
        return width, height, samples, pixels if depth == 1 else pixels[1::2]

    def _after_line(self, _line: int, _lines: int) -> None:
        """Stop on the thread that reads: libsane's drivers close their files under a reader on another thread.

        Not by an exception: python-sane 2.9.2 crashes on one that leaves this function.
        """
        if not self._moved:
            self._moved = True
            self._say({"moving": True})
        if self._cancelled.is_set():
            self._put_away()

    def _put_away(self) -> None:
        """SANE wants a `cancel` after every scan, whole or not."""
        self._feeding = False
        if self._scanning:
            self._scanning = False
            self._device.cancel()

    def _let_go(self) -> None:
        if self._device is not None:
            self._device.close()


@contextmanager
def libsane(moment: Moment) -> Iterator[None]:
    """Everything python-sane raises becomes `Failed` at this moment."""
    try:
        yield
    except CannotSet as refused:
        raise Failed(moment, refused.said) from refused
    except _sane.error as refused:
        raise Failed(moment, str(refused)) from refused


def _from_a_stack(request: Request) -> bool:
    return str(request["source"]).startswith("feeder")


def _choose(wanted: str, found: list[str]) -> str:
    """`wanted` when it is there or nobody lists it; else the first that begins with it ("genesys"); else the first.
    A USB address is looked up anew each time: the names that SANE gives change with every plug."""
    if wanted.startswith("usb:"):
        name = name_of(wanted, found)
        if name is None:
            raise Failed(Moment.OPEN, sane_status.NO_DEVICE)
        return name
    beginning = [name for name in found if name.startswith(wanted)]
    if wanted in found or (wanted and not beginning):
        return wanted
    if not beginning:
        raise Failed(Moment.OPEN, sane_status.NO_DEVICE)
    return beginning[0]


if __name__ == "__main__":
    Worker(Connection(int(sys.argv[1]))).run()
