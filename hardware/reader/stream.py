"""What readers have in common that say their codes as a stream of bytes: serial lines and keyboards."""

from __future__ import annotations

import select
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable

from hardware.device import DeviceInfo, Fault
from hardware.reader import faults
from hardware.reader.lines import LineAssembler
from hardware.trace import Speaker, Tells

SILENCE_S = 0.5  # a reader sends a whole code without a pause; longer than this machine ever leaves a thread waiting


class StreamReader(Tells, ABC):
    """One open reader. `read` is for one thread; `check` and `close` may come from another."""

    def __init__(self, lines: LineAssembler, clock: Callable[[], float]) -> None:
        self._lines = lines
        self._clock = clock
        self._codes: deque[str] = deque()
        self._last_byte_at = clock()
        self._reading = threading.Lock()
        self._fault: Fault | None = None

    @abstractmethod
    def info(self) -> DeviceInfo: ...

    @abstractmethod
    def _fileno(self) -> int:
        """What becomes readable when the reader says something. Raises OSError when it is closed."""

    @abstractmethod
    def _take(self) -> bytes:
        """What it has said so far, without waiting. Raises OSError when it is gone."""

    @abstractmethod
    def _release(self) -> None:
        """Let go of it for good."""

    def check(self) -> Fault | None:
        """A reader that hung up stays `UNPLUGGED`: its port must be opened again, even when the cable is back in."""
        if self._fault is None and self._reading.acquire(blocking=False):  # else `read` is about to notice by itself
            try:
                self._look()
            finally:
                self._reading.release()
        return self._fault

    def read(self, timeout_s: float) -> str | Fault | None:
        deadline = self._clock() + timeout_s
        with self._reading:
            while not self._codes:
                if self._fault is not None:
                    return self._fault
                left = deadline - self._clock()
                self._listen(min(max(left, 0.0), SILENCE_S))
                if left <= 0 and not self._codes:
                    return self._fault
            return self._codes.popleft()

    def close(self) -> None:
        """A waiting `read` ends as `UNPLUGGED`, within `SILENCE_S`."""
        self._fault = faults.UNPLUGGED
        with self._reading:
            self._release()

    def _look(self) -> None:
        """Whether it hung up; takes nothing of what it says."""
        try:
            poll = select.poll()
            poll.register(self._fileno(), 0)
            gone = bool(poll.poll(0))
        except (OSError, ValueError):
            gone = True
        if gone:
            self._hung_up()

    def _listen(self, at_most_s: float) -> None:
        """Wait for bytes, at most so long, and let the assembler have them or hear the silence."""
        data = self._bytes(at_most_s)
        now = self._clock()
        if now - self._last_byte_at >= SILENCE_S:
            self._codes.extend(self._lines.silence())
        if data:
            self._tell(Speaker.DEVICE, f"{len(data)} bytes")
            self._last_byte_at = now
            self._codes.extend(self._lines.feed(data))

    def _bytes(self, at_most_s: float) -> bytes:
        try:
            ready, _, _ = select.select([self._fileno()], [], [], at_most_s)
            return self._take() if ready else b""
        except OSError:  # hung up: pyserial's SerialException is one too
            self._hung_up()
            return b""

    def _hung_up(self) -> None:
        self._tell(Speaker.CABLE, "hung up")
        self._fault = faults.UNPLUGGED
