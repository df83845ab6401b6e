"""A code reader in keyboard mode ("wedge"), through the kernel's own events and grabbed for us alone.

Never by focus: what it types reaches no other program, so that a code can neither land in a field nor press a key
behind the window, and is dropped when nobody asked for it, as with every other reader.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable
from typing import Protocol

import evdev

from hardware import input_devices
from hardware.device import DeviceInfo, Fault
from hardware.reader import faults
from hardware.reader.framing import Framing
from hardware.reader.keys import Press, Typist
from hardware.reader.lines import LineAssembler
from hardware.reader.serial import Parts, found_at
from hardware.reader.stream import StreamReader

_OPENING = {
    errno.EACCES: faults.ACCESS_DENIED,
    errno.EPERM: faults.ACCESS_DENIED,
    errno.EBUSY: faults.BUSY,  # another program has grabbed it
    errno.ENOTTY: faults.BAD_SETTING,  # it is there, and no input device
    errno.EINVAL: faults.BAD_SETTING,
}


class Keyboard(Protocol):
    """What we use of `evdev.InputDevice`."""

    name: str
    uniq: str

    def fileno(self) -> int: ...

    def read(self) -> Iterable[Press]: ...

    def grab(self) -> None: ...

    def close(self) -> None: ...


def open_wedge(
    address: str,
    framing: Framing | None = None,
    clock: Callable[[], float] = time.monotonic,
    parts: Parts = input_devices.parts,
    opener: Callable[[str], Keyboard] = evdev.InputDevice,
) -> WedgeReader | Fault:
    """Open the keyboard at `address` (a path, or `hardware.usb`'s names) and grab it."""
    path = found_at(address, parts())
    if isinstance(path, Fault):
        return path
    keyboard = _grabbed(path, opener)
    if isinstance(keyboard, Fault):
        return keyboard
    wrap = framing or Framing()
    return WedgeReader(keyboard, path, LineAssembler(wrap.prefix, wrap.suffix, wrap.terminator), clock)


def _grabbed(path: str, opener: Callable[[str], Keyboard]) -> Keyboard | Fault:
    try:
        keyboard = opener(path)
    except OSError as refused:
        return _OPENING.get(refused.errno or 0, faults.NOT_FOUND)
    try:
        keyboard.grab()
    except OSError as refused:
        keyboard.close()
        return _OPENING.get(refused.errno or 0, faults.NOT_FOUND)
    return keyboard


class WedgeReader(StreamReader):
    """Key presses become text, text becomes lines, lines become codes."""

    def __init__(self, keyboard: Keyboard, path: str, lines: LineAssembler, clock: Callable[[], float]) -> None:
        super().__init__(lines, clock)
        self._keyboard: Keyboard | None = keyboard
        self._path = path
        self._who = (keyboard.name, keyboard.uniq)
        self._typist = Typist()

    def info(self) -> DeviceInfo:
        name, number = self._who
        return DeviceInfo(kind="reader", driver="evdev", address=self._path, model=name, serial=number)

    def _open(self) -> Keyboard:
        if self._keyboard is None:
            raise OSError(errno.EBADF, "closed")
        return self._keyboard

    def _fileno(self) -> int:
        return self._open().fileno()

    def _take(self) -> bytes:
        try:
            return self._typist.text(self._open().read()).encode()
        except BlockingIOError:  # woken for nothing
            return b""

    def _release(self) -> None:
        keyboard, self._keyboard = self._keyboard, None
        if keyboard is not None:
            keyboard.close()
