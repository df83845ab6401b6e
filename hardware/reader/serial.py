"""A code reader on a serial line: USB-CDC (`/dev/serial/by-id/...`) or RS-232, through pyserial."""

from __future__ import annotations

import errno
import select
import termios
import threading
import time
from collections import deque
from collections.abc import Callable

import serial

from hardware.device import DeviceInfo, Fault
from hardware.reader import faults
from hardware.reader.lines import LineAssembler

SILENCE_S = 0.5  # a reader sends a whole code without a pause; longer than this machine ever leaves a thread waiting
CHUNK = 4096

_OPENING = {
    errno.ENOENT: faults.NOT_FOUND,
    errno.ENODEV: faults.NOT_FOUND,
    errno.ENXIO: faults.NOT_FOUND,
    errno.EACCES: faults.ACCESS_DENIED,
    errno.EPERM: faults.ACCESS_DENIED,
    errno.EBUSY: faults.BUSY,
    errno.EAGAIN: faults.BUSY,  # pyserial's lock is held by another program
}
NOT_A_LINE = faults.BAD_SETTING  # it is there, but cannot be set up as a serial line


def open_reader(
    port: str, baud: int = 9600, prefix: str = "", suffix: str = "", clock: Callable[[], float] = time.monotonic
) -> SerialReader | Fault:
    """Open the reader at `port`, for us alone. What it sent before that is thrown away: it was for somebody else."""
    try:
        line = serial.Serial(port, baud, timeout=0, exclusive=True)
    except serial.SerialException as refused:
        return _OPENING.get(refused.errno, NOT_A_LINE) if refused.errno else NOT_A_LINE
    except termios.error:  # gone between opening and setting it up
        return faults.NOT_FOUND
    except ValueError:  # a speed this port does not know
        return faults.BAD_SETTING
    return SerialReader(line, LineAssembler(prefix, suffix), clock)


class SerialReader:
    """One open reader. `read` is for one thread; `check` and `close` may come from another."""

    def __init__(self, line: serial.Serial, lines: LineAssembler, clock: Callable[[], float]) -> None:
        self._line = line
        self._lines = lines
        self._clock = clock
        self._codes: deque[str] = deque()
        self._last_byte_at = clock()
        self._reading = threading.Lock()
        self._fault: Fault | None = None

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="reader", driver="serial", address=str(self._line.port))

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
            self._line.close()

    def _look(self) -> None:
        try:
            _ = self._line.in_waiting
        except OSError:
            self._fault = faults.UNPLUGGED

    def _listen(self, at_most_s: float) -> None:
        """Wait for bytes, at most so long, and let the assembler have them or hear the silence."""
        data = self._bytes(at_most_s)
        now = self._clock()
        if now - self._last_byte_at >= SILENCE_S:
            self._lines.silence()
        if data:
            self._last_byte_at = now
            self._codes.extend(self._lines.feed(data))

    def _bytes(self, at_most_s: float) -> bytes:
        """Not with pyserial's own timeout: setting that sets the whole line up anew, and fails on a hung-up one."""
        try:
            ready, _, _ = select.select([self._line.fileno()], [], [], at_most_s)
            return self._line.read(CHUNK) if ready else b""
        except OSError:  # hung up: pyserial's SerialException is one too
            self._fault = faults.UNPLUGGED
            return b""
