"""Who listens to the devices: the live log of the page that is open, and field traces. One ear for each device."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from hardware.device import Fault
from hardware.trace import Ear, Said
from kiosk.technician.asks import LogLine
from kiosk.technician.port import Tracer

_LINES_KEPT = 120  # a few pages of the glass: who needs more records a trace


class Spoken(Protocol):
    """`kiosk.devices.Supervisor`."""

    def trace_to(self, kind: str, ear: Ear | None) -> None: ...


class Ears:
    """Lines come on the devices' threads, everything else on background threads."""

    def __init__(self, devices: Spoken, now: Callable[[], datetime], tracer: Tracer | None) -> None:
        self._devices, self._now, self._tracer = devices, now, tracer
        self._changing = threading.Lock()
        self._logs: dict[str, deque[LogLine]] = {}
        self._traces: dict[str, Ear] = {}

    @property
    def can_trace(self) -> bool:
        return self._tracer is not None

    def traced(self, kind: str) -> bool:
        return kind in self._traces

    def follow(self, kind: str) -> None:
        with self._changing:
            self._logs[kind] = deque(maxlen=_LINES_KEPT)
            self._tune(kind)

    def leave(self, kind: str) -> None:
        with self._changing:
            self._logs.pop(kind, None)
            self._tune(kind)

    def lines(self, kind: str) -> tuple[LogLine, ...]:
        """Oldest first. A line that comes while this is read is in the next answer."""
        with self._changing:
            return tuple(self._logs.get(kind, ()))

    def trace(self, kind: str, on: bool) -> str | Fault:
        """Begin or end a field trace; the name of its file when it ended, "" when it began or there was none."""
        if self._tracer is None:
            return ""
        with self._changing:
            kept = self._begin(self._tracer, kind) if on else self._end(self._tracer, kind)
            self._tune(kind)
        return kept

    def _begin(self, tracer: Tracer, kind: str) -> str | Fault:
        if kind not in self._traces:
            ear = tracer.begin(kind)
            if isinstance(ear, Fault):
                return ear
            self._traces[kind] = ear
        return ""

    def _end(self, tracer: Tracer, kind: str) -> str | Fault:
        return tracer.end(kind) if self._traces.pop(kind, None) is not None else ""

    def _tune(self, kind: str) -> None:
        """A device that nobody listens to is spared the trouble of telling."""
        wanted = kind in self._logs or kind in self._traces
        self._devices.trace_to(kind, (lambda said: self._heard(kind, said)) if wanted else None)

    def _heard(self, kind: str, said: Said) -> None:
        line = LogLine(self._now(), said)
        with self._changing:
            if kind in self._logs:
                self._logs[kind].append(line)
            trace = self._traces.get(kind)
        if trace is not None:
            trace(said)
