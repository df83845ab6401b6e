"""The kiosk's end of the process that talks to libsane (`sane_worker`): asks, waits, cancels, and kills what hangs."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from hardware.device import Fault
from hardware.scanner import faults
from hardware.scanner.port import Pixels
from hardware.scanner.sane_status import OUT_OF_DOCUMENTS, Moment, fault_of, leaves_doubt

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.1  # how often a waiting scan looks whether it was cancelled or is overdue

WORKER = "hardware.scanner.sane_worker"

Message = dict[str, Any]


@dataclass(frozen=True)
class Patience:
    """How long each thing may take, in seconds. A slow scanner needs 40 s for 300 dpi colour, plus its lamp."""

    opening: float = 60.0  # network scanners are looked for
    checking: float = 10.0
    scanning: float = 120.0
    stopping: float = 5.0  # from a cancel, or from the end of a scan, until the process is killed


class SaneProcess:
    """One process, one scanner. Not for two threads at once. `worker` is the module that runs in it."""

    def __init__(self, patience: Patience, clock: Callable[[], float], worker: str = WORKER) -> None:
        self._patience = patience
        self._clock = clock
        self._unsettled = False  # the last scan has answered, but libsane may still be putting it away
        self._spent = False  # a scan broke off: libsane may have stopped a thread of its own that held a lock
        self.said = ""  # libsane's own words of what went wrong last; "" when all went well
        self.in_doubt = False  # the last answer may mean that the scanner is gone
        ours, theirs = socket.socketpair()
        with theirs:
            self._link = Connection(ours.detach())
            self._process = subprocess.Popen(
                [sys.executable, "-m", worker, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in a terminal ends the kiosk, which then lets go of the scanner
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(
        self,
        question: Message,
        limit_s: float,
        cancelled: threading.Event | None = None,
        moving: Callable[[], None] = lambda: None,
    ) -> Message | Fault:
        """The answer to `question`, or what went wrong. `moving` is called when the first line of a sheet was read.

        What takes longer than `limit_s`, or is `cancelled`, is told to stop, and killed when it does not listen.
        """
        answer: Message | None = None
        stopped_for: Fault | None = None
        with suppress(EOFError, OSError):  # the process ended
            self._say(question)
            deadline = self._clock() + limit_s
            stopped_for = self._wait(deadline, cancelled or threading.Event())
            answer = self._hear()
            if "moving" in answer:
                moving()
                stopped_for = self._wait(deadline, cancelled or threading.Event()) or stopped_for
                answer = self._hear()
        whole = answer is not None and stopped_for is None and "failed" not in answer
        self.said = (answer or {}).get("said", "" if answer is not None else "the process ended")
        well = whole or (stopped_for is None and _ran_out(answer))
        self._unsettled = well and question["do"] == "scan"
        self._spent = not well and question["do"] == "scan"
        self.in_doubt = stopped_for is None and (answer is None or leaves_doubt(answer.get("said")))
        return stopped_for or (faults.STOPPED if answer is None else _understood(answer))

    def is_ready(self) -> bool:
        """Whether it can take a question. Not after a scan that broke off, nor when it cannot put the last one away."""
        if self._unsettled:
            self._unsettled = False
            with suppress(EOFError, OSError):
                if self._link.poll(self._patience.stopping):
                    self._link.recv_bytes()
                else:
                    self._process.kill()
                    self._process.wait()
        return not self._spent and not self._link.closed and self._process.poll() is None

    def end(self) -> None:
        """Hang up, which ends the process; kill it when it hangs."""
        self._link.close()
        try:
            self._process.wait(self._patience.stopping)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _say(self, message: Message) -> None:
        self._link.send_bytes(json.dumps(message).encode())

    def _wait(self, deadline: float, cancelled: threading.Event) -> Fault | None:
        """Until there is an answer or the process has ended; why it was told to stop, if it was."""
        why: Fault | None = None
        while not self._link.poll(LOOK_EVERY_S):
            if why is None and (why := self._reason_to_stop(deadline, cancelled)):
                self._say({"do": "cancel"})
                deadline = self._clock() + self._patience.stopping
            elif why is not None and self._clock() > deadline:
                self._process.kill()
        return why or (faults.CANCELLED if cancelled.is_set() else None)

    def _reason_to_stop(self, deadline: float, cancelled: threading.Event) -> Fault | None:
        if cancelled.is_set():
            return faults.CANCELLED
        return faults.TIMEOUT if self._clock() > deadline else None

    def _hear(self) -> Message:
        answer: Message = json.loads(self._link.recv_bytes())
        if "width" in answer:
            answer["pixels"] = self._take_pixels((answer["height"], answer["width"], answer["samples"]))
        return answer

    def _take_pixels(self, shape: tuple[int, int, int]) -> Pixels:
        """Straight into the array, without a second copy of 26 MB."""
        pixels: Pixels = np.empty(shape, dtype=np.uint8)
        self._link.recv_bytes_into(pixels.reshape(-1).data)
        return pixels


def _ran_out(answer: Message | None) -> bool:
    """The stack was at its end before the next sheet began: nothing broke off."""
    said = answer.get("said") if answer is not None else None
    return said == OUT_OF_DOCUMENTS and answer is not None and answer["failed"] == Moment.START


def _understood(answer: Message) -> Message | Fault:
    if "failed" not in answer:
        return answer
    log.warning("scanner, at %s: %s", answer["failed"], answer["said"])
    return fault_of(Moment(answer["failed"]), answer["said"])
