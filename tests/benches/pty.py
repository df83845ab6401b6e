"""A code reader with a USB-CDC line: a pseudo terminal whose far end the test holds."""

from __future__ import annotations

import os
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
