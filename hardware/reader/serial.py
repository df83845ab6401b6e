"""A code reader on a serial line: USB-CDC (`usb:VVVV:PPPP...`, `/dev/serial/by-id/...`) or RS-232, through pyserial."""

from __future__ import annotations

import errno
import termios
import time
from collections.abc import Callable, Iterable

import serial

from hardware import serial_ports, usb
from hardware.device import DeviceInfo, Fault
from hardware.reader import faults
from hardware.reader.framing import Framing
from hardware.reader.lines import LineAssembler
from hardware.reader.stream import StreamReader

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
Parts = Callable[[], Iterable[usb.Part]]


def open_reader(
    address: str,
    baud: int = 9600,
    framing: Framing | None = None,
    clock: Callable[[], float] = time.monotonic,
    parts: Parts = serial_ports.parts,
) -> SerialReader | Fault:
    """Open the reader at `address` (a path, or `hardware.usb`'s names), for us alone. What it sent before that is
    thrown away: it was for somebody else."""
    seen = tuple(parts())
    port = found_at(address, seen)
    if isinstance(port, Fault):
        return port
    line = open_line(port, baud)
    if isinstance(line, Fault):
        return line
    wrap = framing or Framing()
    who = next((part for part in seen if part.path == port), None)
    return SerialReader(line, LineAssembler(wrap.prefix, wrap.suffix, wrap.terminator), clock, who)


def found_at(address: str, parts: Iterable[usb.Part]) -> str | Fault:
    """Where the reader is now, or why nobody can say."""
    try:
        return usb.find(address, parts) or faults.NOT_FOUND
    except usb.Several:
        return faults.TWO_FOUND
    except ValueError:
        return faults.BAD_SETTING


def open_line(port: str, baud: int) -> serial.Serial | Fault:
    """The serial line at the path `port`; nobody else can open it meanwhile."""
    try:
        return serial.Serial(port, baud, timeout=0, exclusive=True)
    except serial.SerialException as refused:
        return _OPENING.get(refused.errno, NOT_A_LINE) if refused.errno else NOT_A_LINE
    except termios.error:  # gone between opening and setting it up
        return faults.NOT_FOUND
    except ValueError:  # a speed this port does not know
        return faults.BAD_SETTING


class SerialReader(StreamReader):
    """Waits with select, not with pyserial's own timeout: setting that sets the whole line up anew, and fails on a
    hung-up one."""

    def __init__(
        self, line: serial.Serial, lines: LineAssembler, clock: Callable[[], float], who: usb.Part | None = None
    ) -> None:
        super().__init__(lines, clock)
        self._line = line
        self._who = who

    def info(self) -> DeviceInfo:
        name, number = (self._who.name, self._who.serial) if self._who else ("", "")
        return DeviceInfo(kind="reader", driver="serial", address=str(self._line.port), model=name, serial=number)

    def _fileno(self) -> int:
        return int(self._line.fileno())

    def _take(self) -> bytes:
        return bytes(self._line.read(CHUNK))

    def _release(self) -> None:
        self._line.close()
