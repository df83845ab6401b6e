"""A scanner that answers again with libsane's own words from a field trace, in the place of libsane's process.

What it scans is a white sheet: pages were never recorded.
"""

from __future__ import annotations

from threading import Event
from typing import Any

import numpy as np

from hardware.device import DeviceInfo, Fault
from hardware.played import Script
from hardware.scanner import faults
from hardware.scanner.port import Source
from hardware.scanner.sane import SaneScanner
from hardware.scanner.sane_process import Message, Patience
from hardware.scanner.sane_status import Moment, fault_of, leaves_doubt
from hardware.trace_file import Trace

_WELL = "OK"
_ENDED = "the process ended"
_MOMENTS = {"check": Moment.CHECK, "scan": Moment.START}
_WHITE = np.full((220, 150, 3), 255, dtype=np.uint8)


class PlayedScanner:
    def __init__(self, trace: Trace) -> None:
        self.script = Script(trace, ("check", "scan", "put-away"), with_cable=False)
        self._head = trace.head

    def open(self) -> SaneScanner:
        """The real driver, over a process that is played."""

        def start() -> Any:
            return _PlayedProcess(self.script)

        info = DeviceInfo("scanner", "sane", "played", self._head.model)
        sources, patience = frozenset((Source.GLASS,)), Patience()
        return SaneScanner(start(), start, info, sources=sources, options={}, patience=patience, answers=lambda: True)


class _PlayedProcess:
    """`hardware.scanner.sane_process.SaneProcess`, as far as the driver uses it."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._spent = False
        self.said, self.in_doubt = "", False

    def ask(self, question: Message, _limit_s: float, _cancelled: Event | None = None, _moving: Any = None) -> Any:
        """The answer of then, or the fault that it means today."""
        do = str(question["do"])
        if do == "open":
            return {"name": "played", "model": "", "sources": [Source.GLASS]}
        answer = self._script.answer_to(do)
        self.said = "" if answer is None or answer.what == _WELL else answer.what
        self._spent, self.in_doubt = bool(self.said) and do == "scan", bool(self.said) and leaves_doubt(self.said)
        return self._fault(do) if self.said else {"pixels": _WHITE, "resolution": 300}

    def is_ready(self) -> bool:
        return not self._spent

    def end(self) -> None:
        """There is nothing to let go of."""

    def _fault(self, do: str) -> Fault:
        return faults.STOPPED if self.said == _ENDED else fault_of(_MOMENTS.get(do, Moment.CHECK), self.said)
