"""QR and barcode reader: a box that says a line of text when somebody shows it a code."""

from __future__ import annotations

from typing import Protocol

from hardware.device import Device, Fault


class Reader(Device, Protocol):
    def read(self, timeout_s: float) -> str | Fault | None:
        """The next whole code (without prefix, suffix and line ending), or None when nobody showed one in time.

        Noise, half a line and control characters never come out as a code.
        """
        ...
