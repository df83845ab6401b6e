"""A screen for the robot's window where there is no display: Xvfb, as large as the kiosk's panel.

SDL's own off-screen driver draws the same pixels without an X server, but never gives textures back: 1.5 MB a page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.settings import Panel


class NoScreen(RuntimeError):
    """There is no display and no Xvfb to make one."""


@contextmanager
def screen(panel: Panel) -> Iterator[None]:
    """Use the display there is, or one of our own for as long as the window stands. Raises NoScreen."""
    if os.environ.get("DISPLAY"):
        yield
        return
    if shutil.which("Xvfb") is None:
        raise NoScreen("Tidak ada layar, dan Xvfb tidak terpasang. Pasang paket xvfb, atau isi DISPLAY.")
    number_here, number_there = os.pipe()
    geometry = f"{panel.width}x{panel.height}x24"
    command = ["Xvfb", "-displayfd", str(number_there), "-noreset", "-nolisten", "tcp", "-screen", "0", geometry]
    server = subprocess.Popen(command, pass_fds=(number_there,), stderr=subprocess.DEVNULL)
    os.close(number_there)
    try:
        with os.fdopen(number_here) as answer:
            os.environ["DISPLAY"] = f":{answer.readline().strip()}"
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()
