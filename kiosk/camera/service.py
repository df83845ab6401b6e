"""The document camera at work for one resident: a page that is watched until it is taken, or codes that are read.

The camera's own thread does each single thing that is asked of it (`Supervisor.submit`), so that its faults are noticed
as those of any device, and a cancel waits for one frame at most. Frames go to the glass as they come; what they show is
asked of the process beside, as often as that keeps up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from threading import Event as Flag
from typing import Protocol, TypeVar

import numpy as np

from hardware.camera.port import Camera, CameraFrame
from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.camera.look import CodeLook, Look, Outline
from kiosk.camera.looker import Looker
from kiosk.camera.stillness import Stillness, Telling
from kiosk.clock import Clock
from kiosk.codes.answers import Advice
from kiosk.devices import faults as device_faults
from kiosk.live import LivePicture, LiveWindow
from kiosk.machine import Devices
from kiosk.views import Sight

T = TypeVar("T")

FRAME_WAIT_S = 0.25  # a cancel waits so long at most for a camera that gives nothing
# A driver that hangs where it cannot notice it itself; the camera's own limits are shorter.
DEVICE_LIMIT_S = 30.0
STILLS = 3  # the sharpest of so many is kept: autofocus hunts, and a table shakes when somebody leans on it
# A look takes 30 ms of processor time. So often the outline follows a hand, stillness is noticed in time, and the kiosk
# PC has a core left to draw with (bench/README.md).
LOOK_EVERY_S = 0.15
# A hand that searches for the right place is not advised; and looking for a phone's glass takes 40 ms each time.
ADVICE_EVERY_S = 2.0
UNMEASURED = 0  # the resolution of what no scanner measured


class Seeing(Protocol):
    """`kiosk.worker.Worker`."""

    def look(self, pixels: Pixels) -> Look | Fault | None:
        """*Blocks.* What the frame shows; None when it is no picture."""
        ...

    def look_for_code(self, pixels: Pixels, want_advice: bool) -> CodeLook | Fault | None:
        """*Blocks.* The code in the frame."""
        ...


class CameraService:
    """Safe from any thread; whoever comes second waits until the first is through."""

    def __init__(self, devices: Devices, seeing: Seeing, window: LiveWindow, clock: Clock) -> None:
        self._devices, self._seeing, self._window, self._clock = devices, seeing, window, clock
        self._turn = threading.Lock()
        self._glass = threading.Lock()  # nothing is put on it after it was wiped
        # Where the sheet lay that was taken last. Only a place, and kept beyond the visit: a paper that somebody left
        # behind must not be taken for a document of the next person.
        self._taken_at: Outline | None = None

    def watch(self, cancelled: Flag, take_now: Flag, tell: Callable[[Sight], None]) -> ScannedSheet | Fault | None:
        """*Blocks.* The page that came to lie under the camera, untouched; None when it was cancelled.

        `take_now`, set by anybody, takes whatever lies there. `tell` hears what is seen, when it changes.
        """
        with self._turn:
            looker = Looker(self._seeing.look)
            try:
                return self._watch(looker, cancelled, take_now, tell)
            finally:
                looker.stop()
                self._put_away()

    def read_codes(self, over: Flag, heard: Callable[[str], None], advised: Callable[[Advice], None]) -> Fault | None:
        """*Blocks.* Codes that are held under the camera, until `over`; `heard` may hear one several times."""
        with self._turn:
            try:
                return self._read_codes(over, heard, advised)
            finally:
                self._put_away()

    def wipe(self) -> None:
        """Nothing of what was seen stays on the glass. Whoever watched was told to stop before."""
        with self._glass:
            self._window.clear()

    # --- a page -------------------------------------------------------------------------------------------------------

    def _watch(
        self, looker: Looker[Look], cancelled: Flag, take_now: Flag, tell: Callable[[Sight], None]
    ) -> ScannedSheet | Fault | None:
        still, telling, outline = Stillness(self._clock, self._taken_at), Telling(self._clock), None
        look_at = self._clock.monotonic()
        while not cancelled.is_set():
            frame = self._ask(lambda camera: camera.newest(FRAME_WAIT_S))
            if isinstance(frame, Fault):
                return frame
            look = looker.answer()
            if isinstance(look, Look):
                outline = None if look.bare else look.outline
                news = telling.news(still.saw(look))
                if news is not None:
                    tell(news)
            if frame is not None:
                self._show(frame, outline, cancelled)
                if self._clock.monotonic() >= look_at:
                    look_at = self._clock.monotonic() + LOOK_EVERY_S
                    looker.offer(frame.pixels)
            if (still.ready or take_now.is_set()) and not cancelled.is_set():
                self._taken_at = outline
                return self._take(cancelled)
        return None

    def _take(self, cancelled: Flag) -> ScannedSheet | Fault | None:
        """The sharpest of several stills; None when nobody wants it any more."""
        best: tuple[float, Pixels] | None = None
        for _ in range(STILLS):
            still = self._ask(lambda camera: camera.still())
            if cancelled.is_set():
                return None
            if isinstance(still, Fault):
                return still
            sharp = self._sharpness(still.pixels)
            if best is None or sharp > best[0]:
                best = sharp, still.pixels
        return None if best is None else ScannedSheet(best[1], UNMEASURED)

    def _sharpness(self, pixels: Pixels) -> float:
        look = self._seeing.look(pixels)
        return look.sharp if isinstance(look, Look) else 0.0

    # --- codes --------------------------------------------------------------------------------------------------------

    def _read_codes(self, over: Flag, heard: Callable[[str], None], advised: Callable[[Advice], None]) -> Fault | None:
        told, advise_at = Advice.NONE, self._clock.monotonic() + ADVICE_EVERY_S
        while not over.is_set():
            frame = self._ask(lambda camera: camera.newest(FRAME_WAIT_S))
            if isinstance(frame, Fault):
                return frame
            if frame is None:
                continue
            self._show(frame, None, over)
            now = self._clock.monotonic()
            seen = self._seeing.look_for_code(frame.pixels, now >= advise_at)
            if not isinstance(seen, CodeLook) or over.is_set():
                continue
            if seen.text is not None:
                heard(seen.text)
            elif now >= advise_at:
                advise_at = now + ADVICE_EVERY_S
                if seen.advice is not told:
                    told = seen.advice
                    advised(told)
        return None

    # --- camera and glass ---------------------------------------------------------------------------------------------

    def _ask(self, job: Callable[[Camera], T | Fault]) -> T | Fault:
        """What the camera answers, on its own thread."""
        try:
            return self._devices.submit("camera", job).result(DEVICE_LIMIT_S)
        except TimeoutError:
            return device_faults.STUCK

    def _show(self, frame: CameraFrame, outline: Outline | None, over: Flag) -> None:
        picture = LivePicture(frame.number, frame.pixels.shape[1], frame.pixels.shape[0], _bgra(frame.pixels), outline)
        with self._glass:
            if not over.is_set():
                self._window.put(picture)

    def _put_away(self) -> None:
        self.wipe()
        self._devices.submit("camera", _rest)


def _rest(camera: Camera) -> None:
    camera.rest()


def _bgra(pixels: Pixels) -> bytes:
    """As the glass draws it; one band after the other takes a third of the time of all at once."""
    bgra = np.empty((*pixels.shape[:2], 4), np.uint8)
    for band in range(3):
        bgra[:, :, band] = pixels[:, :, 2 - band]
    bgra[:, :, 3] = 255
    return bgra.tobytes()
