"""A document scanner reached through libsane, which runs in a process of its own (see `sane_worker` for why)."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from hardware.device import DeviceInfo, Fault
from hardware.scanner import faults
from hardware.scanner.port import ColourMode, Moving, Pixels, ScannedSheet, ScanSettings, Source
from hardware.scanner.sane_process import Message, Patience, SaneProcess
from hardware.scanner.sane_status import usb_gone
from hardware.scanner.usb_names import firmware_of, part_of
from hardware.trace import Speaker, Tells

CONNECT_S = 2.0  # in the same building; a scanner that sleeps wakes its network first
GREY_WEIGHTS = np.array([0.299, 0.587, 0.114], dtype=np.float32)  # ITU-R BT.601

Options = Mapping[str, str | int | float | bool]


def open_scanner(
    name: str,
    options: Options,
    patience: Patience | None = None,
    clock: Callable[[], float] = time.monotonic,
    host: str = "",
) -> SaneScanner | Fault:
    """Open the scanner `name`: a SANE name, the beginning of one (a driver such as "genesys"), `usb:VVVV:PPPP[:SERIAL]`
    wherever it is plugged in, or "" for the first.

    `options` are set before every scan; the mapping is read anew each time. `host` ("192.168.1.20:80"): where a network
    scanner listens; libsane itself notices only in the next scan that it is gone. A supervisor calls this again after
    a fault.
    """
    waits = patience or Patience()
    start = partial(SaneProcess, waits, clock)
    process = start()
    answer = process.ask({"do": "open", "name": name}, waits.opening)
    if isinstance(answer, Fault):
        process.end()
        return answer
    info = _info(answer["name"], answer["model"])
    sources = frozenset(Source(each) for each in answer["sources"])
    answers = partial(_answers_at, host) if host else _is_there
    return SaneScanner(process, start, info, sources=sources, options=options, patience=waits, answers=answers)


class SaneScanner(Tells):
    """One open scanner. `scan`, `check` and `close` may be called from any thread, one scan at a time."""

    def __init__(
        self,
        process: SaneProcess,
        start: Callable[[], SaneProcess],
        info: DeviceInfo,
        *,
        sources: frozenset[Source],
        options: Options,
        patience: Patience,
        answers: Callable[[], bool],
    ) -> None:
        """`process` has the scanner `info` open; `start` begins another one when that is lost. `answers`: whether a
        network scanner can be reached."""
        self._process = process
        self._start = start
        self._info = info
        self._sources = sources
        self._answers = answers
        self._feeding = False  # a stack is being fed: the scanner waits for us to want the next sheet
        self._options = options
        self._patience = patience
        self._turn = threading.Condition()  # guards the next three
        self._busy_with = ""  # "scan", "check" or nothing
        self._closed = False
        self._cancelled = threading.Event()

    def info(self) -> DeviceInfo:
        return self._info

    def check(self) -> Fault | None:
        """A scanner that is scanning for us is well. An open cover shows only in the next scan: SANE cannot ask."""
        if usb_gone(self._info.address) or not self._answers():
            return faults.UNPLUGGED
        if not self._begin("check"):
            return None
        try:
            answer = self._ask({"do": "check"}, self._patience.checking)
            return answer if isinstance(answer, Fault) else None
        finally:
            self._done()

    def sources(self) -> frozenset[Source]:
        return self._sources

    def scan(self, settings: ScanSettings, moving: Moving = lambda: None) -> ScannedSheet | Fault:
        if not self._begin("scan"):
            return faults.BUSY
        try:
            sheet = self._scan(settings, moving)
            self._feeding = settings.source is not Source.GLASS and isinstance(sheet, ScannedSheet)
            return sheet
        finally:
            self._done()

    def stop_feeding(self) -> None:
        if self._feeding and self._begin("check"):
            try:
                self._feeding = False
                self._ask({"do": "put-away"}, self._patience.checking)
            finally:
                self._done()

    def cancel(self) -> None:
        """Break off a running scan, and nothing else: a check goes on, the next scan is not touched."""
        with self._turn:
            if self._busy_with == "scan":
                self._cancelled.set()

    def close(self) -> None:
        """A running scan is cancelled first. Takes at most twice the patience for stopping."""
        self.cancel()
        with self._turn:
            self._closed = True
            self._turn.wait_for(lambda: not self._busy_with)
            self._process.end()

    def _begin(self, what: str) -> bool:
        """Whether it is our turn. A scan waits for a check, which is short: nobody is told "busy" for our own look."""
        with self._turn:
            if what == "scan":
                self._turn.wait_for(lambda: self._busy_with != "check")
            if self._busy_with:
                return False
            self._busy_with = what
            self._cancelled.clear()
            return True

    def _done(self) -> None:
        with self._turn:
            self._busy_with = ""
            self._turn.notify_all()

    def _scan(self, settings: ScanSettings, moving: Moving) -> ScannedSheet | Fault:
        asked = {"resolution": settings.resolution, "mode": settings.mode, "source": settings.source}
        answer = self._ask({"do": "scan", **asked, "options": dict(self._options)}, self._patience.scanning, moving)
        if isinstance(answer, Fault):
            return answer
        return ScannedSheet(_as_rgb(answer["pixels"], settings.mode), answer["resolution"])

    def _ask(self, question: Message, limit_s: float, moving: Moving = lambda: None) -> Message | Fault:
        if self._closed:
            return faults.STOPPED
        lost = None if self._process.is_ready() else self._begin_afresh()
        if lost is not None:
            return lost
        self._tell(Speaker.KIOSK, question["do"])
        answer = self._process.ask(question, limit_s, self._cancelled, moving)
        self._tell(Speaker.DEVICE, self._process.said or "OK")
        if isinstance(answer, Fault) and self._process.in_doubt:
            return self._begin_afresh() or answer
        return answer

    def _begin_afresh(self) -> Fault | None:
        """Open the same scanner in a new process. One that cannot be opened again is not there any more."""
        self._process.end()
        self._tell(Speaker.CABLE, "libsane's process is begun anew")
        self._process = self._start()
        answer = self._process.ask({"do": "open", "name": self._info.address}, self._patience.checking)
        if not isinstance(answer, Fault):
            return None
        self._process.end()
        return faults.UNPLUGGED


def _info(name: str, model: str) -> DeviceInfo:
    """Who it is: by SANE's word, and by the kernel's where it hangs on our USB."""
    part = part_of(name)
    if part is None:
        return DeviceInfo(kind="scanner", driver="sane", address=name, model=model)
    return DeviceInfo("scanner", "sane", name, model, serial=part.serial, firmware=firmware_of(part))


def _is_there() -> bool:
    """A scanner that nobody can ask from outside is taken to be there."""
    return True


def _answers_at(host: str) -> bool:
    """Whether somebody listens at `host` ("name:port"); wrong words in it count as nobody."""
    name, _, port = host.rpartition(":")
    try:
        socket.create_connection((name, int(port)), CONNECT_S).close()
    except (OSError, ValueError):
        return False
    return True


def _as_rgb(pixels: Pixels, mode: ColourMode) -> Pixels:
    """Three equal bands for a grey sheet, whether the scanner greyed it or left that to us."""
    if pixels.shape[2] == 1:
        return np.repeat(pixels, 3, axis=2)
    if mode is ColourMode.GREY:
        grey = np.rint(pixels @ GREY_WEIGHTS).astype(np.uint8)
        return np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    return pixels
