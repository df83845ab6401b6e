"""A code reader with a USB-CDC line: a pseudo terminal whose far end the test holds."""

from __future__ import annotations

import os
import termios
import tty
from pathlib import Path


class PtyReader:
    """`port` is what the driver opens, a name that stays when the cable goes out and in, as udev's by-id names do."""

    def __init__(self, folder: Path, prefix: str = "", suffix: str = "", ending: str = "\r") -> None:
        self.port = str(folder / "usb-Anjungan_QR_reader")
        self._wrap = (prefix, suffix + ending)
        self._far: int | None = None
        self._near: int | None = None
        self.plug_in()

    def show(self, text: str) -> None:
        """Hold a code before the reader."""
        prefix, ending = self._wrap
        self.babble(f"{prefix}{text}{ending}".encode())

    def babble(self, data: bytes) -> None:
        """Send bytes as they are. Nothing happens while the cable is out."""
        if self._far is not None:
            os.write(self._far, data)

    def plug_in(self) -> None:
        """Kept open at the near end too, until somebody pulls: else the first closing driver would hang it up."""
        self._far, self._near = os.openpty()
        tty.setraw(self._near)
        Path(self.port).symlink_to(os.ttyname(self._near))

    def pull_cable(self) -> None:
        """The kernel hangs the line up and the device's name goes away."""
        Path(self.port).unlink(missing_ok=True)
        for end in (self._near, self._far):
            if end is not None:
                os.close(end)
        self._far = self._near = None


class SlowPtyReader(PtyReader):
    """A reader on a line with a real speed: who listens at another one hears other bytes.

    A pseudo terminal carries every byte whatever its speed; the far end reads the speed that the driver has set.
    """

    def __init__(self, folder: Path, baud: int, prefix: str = "", suffix: str = "", ending: str = "\r") -> None:
        self._baud = baud
        super().__init__(folder, prefix, suffix, ending)

    @property
    def heard_at(self) -> int:
        """The speed that the near end is set to now, in baud; 0 while the cable is out."""
        if self._near is None:
            return 0
        code = termios.tcgetattr(self._near)[4]
        known = (4800, 9600, 19200, 38400, 57600, 115200)
        return next((baud for baud in known if getattr(termios, f"B{baud}") == code), 0)

    def babble(self, data: bytes) -> None:
        wrong = self.heard_at != self._baud
        super().babble(bytes((byte * 7 + 131) % 256 for byte in data) if wrong else data)
