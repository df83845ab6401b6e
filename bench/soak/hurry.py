"""The patience of the parts that wait, divided: thirty hours of waiting pass in one."""

from __future__ import annotations

import errno
import threading
import time
from dataclasses import replace
from pathlib import Path

from kiosk.devices.timing import Timing
from kiosk.spool.disk import Disk

FASTER = 30


def timing() -> Timing:
    """`kiosk.devices.timing.Timing`, each time divided."""
    usual = Timing()
    return replace(
        usual,
        look_every=usual.look_every / FASTER,
        reopen_after=usual.reopen_after / FASTER,
        back_off=tuple(each / FASTER for each in usual.back_off),
        flap_window=usual.flap_window / FASTER,
        steady_for=usual.steady_for / FASTER,
    )


class HurriedPace:
    """`kiosk.uplink.uplink.Pace` in which `FASTER` seconds pass in one."""

    def monotonic(self) -> float:
        return time.monotonic() * FASTER

    def wait(self, woken: threading.Event, seconds: float) -> None:
        woken.wait(seconds / FASTER)


class FillableDisk(Disk):
    """A disk that somebody can fill: then no new file finds room, as after the last block."""

    full = False

    def write(self, path: Path, content: bytes) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "no space left on this disk")
        super().write(path, content)
