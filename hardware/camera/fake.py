"""A document camera without the metal: a table that a hand lays papers on, a lens, a cable, and a sensor that may hang.

The dock and the tests are the hand. Any thread may call any method.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from hardware.camera import faults
from hardware.camera.port import CameraFrame
from hardware.camera.sizes import PREVIEW, Size
from hardware.camera.table import Table
from hardware.camera.witness import Witness, look_once
from hardware.device import DeviceInfo, Fault
from hardware.scanner.port import Pixels
from hardware.trace import Speaker, Tells

FULL_SIZE: Size = (3840, 2160)  # width, height: 8 megapixels, as document cameras for A4 have
FRAMES_PER_S = 15.0
SILENT_AFTER_S = 4.0
_FIRST_LOOK_S = 5.0


@dataclass(frozen=True)
class CameraSnapshot:
    """What somebody standing before the camera sees."""

    plugged_in: bool
    streaming: bool  # its own small light is on
    paper: bool
    moving: bool
    covered: bool
    frozen: bool


class FakeCamera(Tells):
    """`table` is what lies under it. `pause` waits for the next frame; a test's may pass the time of its own clock."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, pause: Callable[[float], object] = time.sleep
    ) -> None:
        self.table = Table()
        self._clock, self._pause = clock, pause
        self._lock = threading.RLock()
        self._plugged_in, self._silent = True, False
        self._stuck: Pixels | None = None  # the one picture that a hanging sensor sends again and again
        self._freezing = False
        self._witness = Witness(clock)
        self._begun: float | None = None  # when the stream began
        self._numbers_before = 0
        self._shown = 0  # the number of the frame that was handed out last
        self._fault: Fault | None = None

    # The hand

    def freeze(self) -> None:
        """The sensor hangs: from now on it sends one picture again and again."""
        with self._lock:
            self._freezing, self._stuck = True, None

    def thaw(self) -> None:
        with self._lock:
            self._freezing, self._stuck = False, None

    def fall_silent(self) -> None:
        """It is there, and sends nothing."""
        with self._lock:
            self._silent = True

    def speak_again(self) -> None:
        with self._lock:
            self._silent = False

    def pull_cable(self) -> None:
        """Also while somebody looks: that look then ends as `UNPLUGGED`."""
        with self._lock:
            self._plugged_in, self._freezing, self._stuck = False, False, None

    def plug_in(self) -> None:
        with self._lock:
            self._plugged_in = True

    def snapshot(self) -> CameraSnapshot:
        on = self.table.state
        with self._lock:
            return CameraSnapshot(
                self._plugged_in, self._begun is not None, on.paper is not None, on.moving, on.covered, self._freezing
            )

    # The program

    def open(self) -> FakeCamera | Fault:
        """What a supervisor calls to open it, the first time and again after a fault."""
        with self._lock:
            if not self._plugged_in:
                return faults.NOT_FOUND
            self._fault = None
        fault = look_once(self, self._clock, _FIRST_LOOK_S)
        self.rest()
        return self if fault is None else fault

    def info(self) -> DeviceInfo:
        return DeviceInfo("camera", "fake", "fake:camera", "Anjungan document camera", "CONTOH-1", "1.00")

    def check(self) -> Fault | None:
        with self._lock:
            return self._fault if self._plugged_in else faults.UNPLUGGED

    def newest(self, timeout_s: float) -> CameraFrame | Fault | None:
        return self._next(PREVIEW, timeout_s)

    def still(self) -> CameraFrame | Fault:
        return self._next(FULL_SIZE, SILENT_AFTER_S + 1) or faults.SILENT

    def rest(self) -> None:
        with self._lock:
            if self._begun is not None:
                self._tell(Speaker.KIOSK, "stop")
                self._numbers_before = self._number()
                self._begun = None

    def close(self) -> None:
        """Let go of it. The box stays where it is and can be opened again."""
        self.rest()

    def _next(self, size: Size, timeout_s: float) -> CameraFrame | Fault | None:
        deadline = self._clock() + timeout_s
        while True:
            with self._lock:
                seen = self._look(size)
                self._fault = seen if isinstance(seen, Fault) else (self._fault if seen is None else None)
            left = deadline - self._clock()
            if seen is not None or left <= 0:
                return seen
            self._pause(min(1 / FRAMES_PER_S, left))

    def _look(self, size: Size) -> CameraFrame | Fault | None:
        """The newest frame, unless it was shown already."""
        if not self._plugged_in:
            return self._lost(faults.UNPLUGGED)
        if self._begun is None:
            self._begin()
        if self._silent:
            return self._lost(faults.SILENT) if self._streamed_s() > SILENT_AFTER_S else None
        if self._number() <= self._shown:
            return None
        self._shown = self._number()
        picture = self._picture(size)
        fault = self._witness.saw(picture)
        return CameraFrame(picture.copy(), self._shown) if fault is None else fault

    def _picture(self, size: Size) -> Pixels:
        if not self._freezing:
            return self.table.look(size)
        if self._stuck is None or self._stuck.shape[:2] != (size[1], size[0]):
            self._stuck = self.table.look(size)
        return self._stuck

    def _begin(self) -> None:
        self._tell(Speaker.KIOSK, "start")
        self._witness.forget()
        self._begun = self._clock()

    def _lost(self, fault: Fault) -> Fault:
        self._tell(Speaker.DEVICE, fault.code)
        self.rest()
        return fault

    def _streamed_s(self) -> float:
        return 0.0 if self._begun is None else self._clock() - self._begun

    def _number(self) -> int:
        return self._numbers_before + int(self._streamed_s() * FRAMES_PER_S)
