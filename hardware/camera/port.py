"""Document camera: the newest picture of what lies under it, and a sharp still one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from hardware.device import Device, Fault
from hardware.scanner.port import Pixels


@dataclass(frozen=True, eq=False)
class CameraFrame:
    """One picture. `pixels` is (height, width, 3) uint8 RGB; `number` grows by one with each frame the camera gave,
    whether somebody looked or not."""

    pixels: Pixels = field(repr=False)
    number: int


class Camera(Device, Protocol):
    def newest(self, timeout_s: float) -> CameraFrame | Fault | None:
        """The newest frame, never one from a queue of old ones; None when none newer than the last answer came in
        time. The first call starts the stream; preview size (1280 x 720 where offered)."""
        ...

    def still(self) -> CameraFrame | Fault:
        """One frame in the camera's full size, exposed and focused as well as it can."""
        ...

    def rest(self) -> None:
        """Nobody looks any more: stop the stream, so that neither lamp nor processor works for nothing."""
        ...
