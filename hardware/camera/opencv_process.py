"""The kiosk's end of the process that talks to OpenCV (`opencv_worker`): asks, waits, and kills what hangs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from hardware.scanner.port import Pixels

WORKER = "hardware.camera.opencv_worker"
_ENDING_S = 3.0  # the process needs two seconds at most to let go of a camera
# OpenCV's own words about a stream that hiccups would fill the log; what counts comes back as an answer.
_QUIET = {"OPENCV_LOG_LEVEL": "OFF", "OPENCV_FFMPEG_LOGLEVEL": "-8"}

Message = dict[str, Any]


class OpenCvProcess:
    """One process for one camera. Not for two threads at once. `worker` is the module that runs in it."""

    def __init__(self, worker: str = WORKER) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._link = Connection(ours.detach())
            self._process = subprocess.Popen(
                [sys.executable, "-m", worker, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | _QUIET,
                start_new_session=True,  # Ctrl-C in a terminal ends the kiosk, which then lets go of the camera
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def lives(self) -> bool:
        return not self._link.closed and self._process.poll() is None

    def ask(self, question: Message, limit_s: float) -> Message | None:
        """The answer to `question`, with "pixels" where it has any. None when the process ended, or took longer than
        `limit_s` and was killed: a new one is needed then."""
        with suppress(EOFError, OSError):
            self._link.send_bytes(json.dumps(question).encode())
            if self._link.poll(limit_s):
                return self._hear()
        self.end(0.0)
        return None

    def end(self, within_s: float = _ENDING_S) -> None:
        """Hang up, which ends the process; kill it when it does not listen. May be called twice."""
        self._link.close()
        try:
            self._process.wait(within_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _hear(self) -> Message:
        answer: Message = json.loads(self._link.recv_bytes())
        if "width" in answer:
            answer["pixels"] = self._take_pixels((answer["height"], answer["width"], 3))
        return answer

    def _take_pixels(self, shape: tuple[int, int, int]) -> Pixels:
        """Straight into the array, without a second copy."""
        pixels: Pixels = np.empty(shape, dtype=np.uint8)
        self._link.recv_bytes_into(pixels.reshape(-1).data)
        return pixels
