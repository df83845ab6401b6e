"""The process that talks to OpenCV for the kiosk: `python -m hardware.camera.opencv_worker FD`.

Why a process of its own: `VideoCapture.read` waits inside a driver or a network library where nothing interrupts it
(V4L2 for ten seconds a frame, FFmpeg until the other end speaks), UVC drivers and JPEG decoders fed by a bad cable
have crashed whole programs, and the window's process draws without loading OpenCV. Here a hang is killed and a crash
costs a few frames.

FD is a socket. Each request is one JSON message and gets one answer; an answer with a size is followed by the pixels,
RGB row by row, as a message of their own. When the socket ends, so does this process. Frames that nobody fetched are
overwritten: pictures never pile up.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

import cv2

from hardware.camera import faults
from hardware.camera.capture import fitted, open_capture
from hardware.camera.sizes import PREVIEW, Size
from hardware.camera.stream import Stream, Taken
from hardware.device import Fault
from hardware.scanner.port import Pixels

LETTING_GO_S = 2.0  # for a frame being taken to come back; then the process ends, which closes the camera for sure
# A camera that was just set up anew finds its exposure and focus within these many frames, or will not find it.
SETTLING_FRAMES = 8
_SETTLED = 0.02  # by this share the light of two frames may differ

Request = dict[str, Any]
Answer = dict[str, Any]


class Failed(Exception):
    """No picture can be had. Never leaves this module: it becomes an answer."""

    def __init__(self, fault: Fault, number: int | None = None) -> None:
        """`number` is that of the frame that showed it."""
        super().__init__(fault.code)
        self.answer = {"failed": fault.code} | ({} if number is None else {"number": number})


class Worker:
    """One camera, one stream at a time."""

    def __init__(self, link: Connection) -> None:
        self._link = link
        self._stream: Stream | None = None

    def run(self) -> None:
        """Answer until the other end is gone. A bug ends the process with its traceback, which the kiosk notices."""
        cv2.setNumThreads(1)
        with suppress(EOFError, OSError):
            while True:
                answer, pixels = self._answer(json.loads(self._link.recv_bytes()))
                self._link.send_bytes(json.dumps(answer).encode())
                if pixels is not None:
                    self._link.send_bytes(pixels.reshape(-1).data)
        self._let_go()

    def _answer(self, request: Request) -> tuple[Answer, Pixels | None]:
        try:
            match request["do"]:
                case "start":
                    return self._start(request), None
                case "newest":
                    return _told(self._newest(request["after"], request["wait_s"]), PREVIEW)
                case "still":
                    return _told(self._still(request["settle"], request["wait_s"]), None)
            self._let_go()
            return {}, None
        except Failed as failed:
            return failed.answer, None

    def _start(self, request: Request) -> Answer:
        self._let_go()
        opened = open_capture(request["address"], request["full"], request["controls"])
        if opened is None:
            raise Failed(faults.NOT_FOUND)
        self._stream = Stream(opened.frames, request["after"])
        width, height = opened.size
        said = {"frames_per_s": opened.frames_per_s, "fourcc": opened.fourcc, "controls": dict(opened.controls)}
        return {"is_width": width, "is_height": height} | said

    def _newest(self, after: int, wait_s: float) -> Taken | None:
        if self._stream is None:
            raise Failed(faults.SILENT)
        taken = self._stream.newer_than(after, wait_s)
        if taken is not None and taken.fault is not None:
            raise Failed(taken.fault, taken.number)
        if taken is None and self._stream.ended:
            raise Failed(faults.UNPLUGGED)
        return taken

    def _still(self, settle: bool, wait_s: float) -> Taken | None:
        """A frame that began after the question; with `settle`, once the light holds still."""
        deadline = time.monotonic() + wait_s
        taken = self._newest(self._count(), wait_s)
        for _ in range(SETTLING_FRAMES if settle else 0):
            if taken is None:
                return None
            light = _light(taken)
            taken = self._newest(taken.number, deadline - time.monotonic())
            if taken is None or abs(_light(taken) - light) <= _SETTLED * light:
                break
        return taken

    def _count(self) -> int:
        return self._stream.count if self._stream is not None else 0

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None and not stream.stop(LETTING_GO_S):
            os._exit(0)  # inside the driver, which only the end of the process gets it out of


def _told(taken: Taken | None, box: Size | None) -> tuple[Answer, Pixels | None]:
    if taken is None:
        return {}, None
    pixels = fitted(taken.bgr, box)
    height, width = pixels.shape[:2]
    return {"width": width, "height": height, "number": taken.number}, pixels


def _light(taken: Taken) -> float:
    return float(taken.bgr[::16, ::16].mean()) + 1.0


if __name__ == "__main__":
    Worker(Connection(int(sys.argv[1]))).run()
