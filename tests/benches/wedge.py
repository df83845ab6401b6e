"""A reader in keyboard mode: a pipe with the kernel's own `struct input_event`, read by python-evdev's own code.

Why no real one: a keyboard that a test can type on needs /dev/uinput, which containers and build machines do not have.
What is missing here is the kernel's part alone: opening the node and the ioctl of the grab.
"""

from __future__ import annotations

import errno
import fcntl
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from evdev import InputEvent, _input, ecodes

from hardware.reader.keys import _TEXT

_EVENT = "llHHi"
_KEY_OF = {plain: (code, False) for code, (plain, _) in _TEXT.items()}
_KEY_OF |= {shifted: (code, True) for code, (_, shifted) in _TEXT.items() if shifted not in _KEY_OF}
_KEY_OF |= {"\r": (ecodes.KEY_ENTER, False), "\n": (ecodes.KEY_KPENTER, False), "\t": (ecodes.KEY_TAB, False)}
_UNKNOWN = ecodes.KEY_F13


def events(text: str) -> bytes:
    """What the kernel tells when somebody types `text`; a character without a key is a key that nobody knows."""
    return b"".join(_stroke(char) for char in text)


def _stroke(char: str) -> bytes:
    letter = chr(ord(char) | 0x60)
    if char < " " and char not in _KEY_OF and letter in _KEY_OF:  # a control character is Ctrl and a letter
        code, held = _KEY_OF[letter][0], ecodes.KEY_LEFTCTRL
        return event(ecodes.EV_KEY, held, 1) + _typed(code, False) + event(ecodes.EV_KEY, held, 0)
    return _typed(*_KEY_OF.get(char, (_UNKNOWN, False)))


def event(kind: int, code: int, value: int) -> bytes:
    return struct.pack(_EVENT, 0, 0, kind, code, value)


def _typed(code: int, shift: bool) -> bytes:
    stroke = event(ecodes.EV_KEY, code, 1) + event(ecodes.EV_KEY, code, 0) + event(ecodes.EV_SYN, 0, 0)
    if not shift:
        return stroke
    held = ecodes.KEY_LEFTSHIFT
    return event(ecodes.EV_KEY, held, 1) + stroke + event(ecodes.EV_KEY, held, 0)


class PipeKeyboard:
    """The near end, opened: what `evdev.InputDevice` would be."""

    name, uniq = "Anjungan QR reader keyboard", "CONTOH-0001"

    def __init__(self, near: int, grabs: list[str], refuses: int = 0) -> None:
        self._fd: int | None = os.dup(near)
        self._grabs, self._refuses = grabs, refuses

    def fileno(self) -> int:
        if self._fd is None:
            raise OSError(errno.EBADF, "closed")
        return self._fd

    def read(self) -> Iterator[InputEvent]:
        found = _input.device_read_many(self.fileno())
        if not found:  # a pipe without a far end; the kernel says it about a keyboard that is gone
            raise OSError(errno.ENODEV, "No such device")
        return (InputEvent(*each) for each in found)

    def grab(self) -> None:
        if self._refuses:
            raise OSError(self._refuses, "refused")
        self._grabs.append("grabbed")

    def close(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


class WedgeBench:
    """A hand that types by showing codes. `path` is the device node's name."""

    def __init__(self, folder: Path, prefix: str = "", suffix: str = "") -> None:
        self.path = str(folder / "usb-Anjungan_QR_reader-event-kbd")
        self.grabs: list[str] = []
        self.refuses = 0  # an errno that the grab is answered with
        self._wrap = (prefix, suffix)
        self._near: int | None = None
        self._far: int | None = None
        self.plug_in()

    def open(self, path: str) -> PipeKeyboard:
        """As `evdev.InputDevice(path)`."""
        if self._near is None or path != self.path:
            raise OSError(errno.ENOENT, "No such file or directory")
        return PipeKeyboard(self._near, self.grabs, self.refuses)

    def show(self, text: str) -> None:
        prefix, suffix = self._wrap
        self.babble(f"{prefix}{text}{suffix}\r".encode())

    def babble(self, data: bytes) -> None:
        """Type `data`, as far as it is text."""
        self.press(events(data.decode("utf-8", "replace")))

    def press(self, raw: bytes) -> None:
        if self._far is not None:
            os.write(self._far, raw)

    def plug_in(self) -> None:
        self._near, self._far = os.pipe()
        fcntl.fcntl(self._far, fcntl.F_SETPIPE_SZ, 1 << 20)  # a key press is six events of 24 bytes
        os.set_blocking(self._near, False)

    def pull_cable(self) -> None:
        for end in (self._near, self._far):
            if end is not None:
                os.close(end)
        self._near = self._far = None
