"""A V4L2 camera for OpenCV's own driver code: `v4l2.c` built, its pictures drawn, programs run with it plugged in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

from hardware.camera.sizes import Size
from hardware.camera.table import Table
from tests.benches.camera import printed_page

_SOURCE = Path(__file__).with_name("v4l2.c")
_PICTURES = 8
_FULL: Size = (3264, 2448)


class V4l2Camera:
    """`node` is its name. A hand plays it by files in `folder`: `touch(folder / "gone")` pulls its cable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.node = str(folder / "usb-Contoh_DocCam-video-index0")
        Path(self.node).symlink_to(
            "/dev/null"
        )  # any character device: what is asked of it is answered before the kernel
        self._library = folder / "v4l2.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", self._library, _SOURCE, "-ldl"], check=True)
        self._draw()

    def run(self, program: str) -> list[str]:
        """What `program`, Python with `camera` open and `play(what)`, `stop(what)` at hand, prints, line by line."""
        whole = _BEFORE.format(node=self.node, folder=str(self.folder)) + program
        plugged = {"LD_PRELOAD": str(self._library), "FAKE_V4L2_NODE": self.node, "FAKE_V4L2_FOLDER": str(self.folder)}
        ran = subprocess.run(
            [sys.executable, "-c", whole],
            env=os.environ | plugged,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.splitlines()

    def _draw(self) -> None:
        table = Table()
        table.put(printed_page(), 100)
        for name, size in (("preview", (1280, 720)), ("full", _FULL)):
            for number in range(_PICTURES):
                Image.fromarray(table.look(size)).save(self.folder / f"{name}-{number}.jpg", "JPEG", quality=85)


_BEFORE = """
import time
from pathlib import Path
from hardware.camera.opencv import Patience, open_camera
from hardware.camera.port import CameraFrame
from hardware.device import Fault

def play(what): (Path({folder!r}) / what).touch()
def stop(what): (Path({folder!r}) / what).unlink()

def fault():
    until = time.monotonic() + 20.0  # not so many frames: a quick machine has forty before three seconds are over
    while time.monotonic() < until:
        seen = camera.newest(0.5)
        if isinstance(seen, Fault):
            return seen.code

def frame():
    for _ in range(10):
        seen = camera.newest(1.0)
        if isinstance(seen, CameraFrame):
            return seen

def opened(**more):
    return open_camera({node!r}, patience=Patience(starting=6.0, silent=2.0, answering=1.0), **more)

camera = opened()
"""
