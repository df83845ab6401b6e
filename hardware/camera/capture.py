"""One way to open what `address` names with OpenCV: a V4L2 camera, a stream of the network, or a file for trials.

Only the process of `opencv_worker` imports this.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np

from hardware.camera.controls import adjust
from hardware.camera.identity import is_device, is_stream
from hardware.camera.sizes import PREVIEW, Size
from hardware.scanner.port import Pixels

# No camera is that large: a V4L2 driver answers with the largest size that it has (VIDIOC_S_FMT takes the nearest).
FULL: Size = (8192, 8192)
# Enough for an outline that follows a hand, at half the work of the usual 30.
FRAMES_PER_S = 15.0

_MJPG = cv2.VideoWriter.fourcc(*"MJPG")  # without it USB 2 leaves 5 frames a second at this size
# FFmpeg's own patience with a network stream: longer than ours, so that silence is told from a cable pulled.
_STREAM_LIMIT_MS = 15_000


class Frames(Protocol):
    """The part of `cv2.VideoCapture` that gives pictures."""

    def grab(self) -> bool: ...

    def retrieve(self) -> tuple[bool, Any]: ...

    def release(self) -> None: ...


@dataclass(frozen=True)
class Opened:
    """`size` and `frames_per_s` as the camera says, 0 where it does not; `controls` as they stand."""

    frames: Frames
    size: Size
    frames_per_s: float
    fourcc: str
    controls: Mapping[str, float]


def open_capture(address: str, full: bool, controls: Mapping[str, float]) -> Opened | None:
    """The camera at `address`, with pictures on their way in preview or in full size; None when OpenCV gets none."""
    if is_device(address):
        return _opened(cv2.VideoCapture(address, cv2.CAP_V4L2), FULL if full else PREVIEW, controls)
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _STREAM_LIMIT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _STREAM_LIMIT_MS]
    capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, limits)
    opened = _opened(capture, None, {})
    return opened if opened is None or is_stream(address) else _looped(opened, capture)


def _opened(capture: cv2.VideoCapture, size: Size | None, controls: Mapping[str, float]) -> Opened | None:
    if not capture.isOpened():
        capture.release()
        return None
    stand: Mapping[str, float] = {}
    if size is not None:
        capture.set(cv2.CAP_PROP_FOURCC, _MJPG)  # before the size: sizes differ from format to format
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, size[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size[1])
        capture.set(cv2.CAP_PROP_FPS, FRAMES_PER_S)
        stand = adjust(capture, controls)
    width, height = (int(capture.get(each)) for each in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
    return Opened(capture, (width, height), capture.get(cv2.CAP_PROP_FPS), _letters(capture), stand)


def _letters(capture: cv2.VideoCapture) -> str:
    code = int(capture.get(cv2.CAP_PROP_FOURCC))
    letters = code.to_bytes(4, "little", signed=code < 0).decode("ascii", "replace")
    return letters if letters.isprintable() else ""


def _looped(opened: Opened, capture: cv2.VideoCapture) -> Opened:
    frames = LoopedFile(capture, opened.frames_per_s or FRAMES_PER_S)
    return Opened(frames, opened.size, opened.frames_per_s, opened.fourcc, opened.controls)


class LoopedFile:
    """A film that is shown at its own pace, again and again, as if it were a camera."""

    def __init__(
        self, capture: cv2.VideoCapture, frames_per_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._capture, self._every_s, self._clock = capture, 1.0 / frames_per_s, clock
        self._next = clock()
        self._ended = threading.Event()

    def grab(self) -> bool:
        self._ended.wait(max(0.0, self._next - self._clock()))
        self._next = max(self._next + self._every_s, self._clock())
        if self._capture.grab():
            return True
        self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
        return self._capture.grab()

    def retrieve(self) -> tuple[bool, Any]:
        return self._capture.retrieve()

    def release(self) -> None:
        self._ended.set()
        self._capture.release()


def fitted(bgr: Pixels, box: Size | None) -> Pixels:
    """`bgr` as RGB, made smaller to lie within `box` (width, height); as large as it came without one."""
    height, width = bgr.shape[:2]
    share = 1.0 if box is None else min(box[0] / width, box[1] / height, 1.0)
    if share < 1.0:
        size = (max(1, round(width * share)), max(1, round(height * share)))
        bgr = np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
