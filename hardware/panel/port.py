"""What may be asked of the glass. It is not watched: nothing happens to it by itself that anybody waits for."""

from __future__ import annotations

from typing import Protocol

from hardware.device import DeviceInfo, Fault


class Panel(Protocol):
    def info(self) -> DeviceInfo: ...

    def light(self, on: bool) -> Fault | None:
        """Switch it on or off. While it is off, a touch switches it on by itself, and reaches the window as well."""
        ...

    def brightness(self) -> int | Fault:
        """In percent."""
        ...

    def set_brightness(self, percent: int) -> Fault | None: ...
