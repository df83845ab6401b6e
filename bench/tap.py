"""From a finger on the glass to changed pixels: `python -m bench.tap [--taps N]`.

A real X server (Xvfb), a real mouse event through the XTEST extension, and one pixel of the screen read back until it
changes: everything between the touch panel's driver and the panel itself. The kiosk is the real window with the
digits page; the reading costs about 0.1 ms a look.
"""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import os
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from anjungan.robot.screen import screen
from kiosk.events import Erased, Touch, Typed
from kiosk.say import Verbatim
from kiosk.settings import Panel
from kiosk.views import Frame, KeypadView


class Display:
    """The few calls of libX11 and libXtst that are needed: press a button somewhere, move, read a pixel."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        for function in (self._x.XOpenDisplay, self._x.XGetImage):
            function.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def press(self, x: int, y: int, down: bool) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._test.XTestFakeButtonEvent(self._display, 1, int(down), 0)
        self._x.XFlush(self._display)

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x.XFlush(self._display)

    def pixel(self, x: int, y: int) -> int:
        all_planes, as_pixels = ctypes.c_ulong(0xFFFFFFFF), 2
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, x, y, 1, 1, all_planes, as_pixels))
        try:
            return int(self._x.XGetPixel(image, 0, 0))
        finally:
            self._x.XDestroyImage(image)


class Pad:
    """A kiosk window with the NIK page, on which a key types and the delete key erases."""

    def __init__(self) -> None:
        from screens.app import KioskApp

        self.value, self.serial, self.ready = "", 1, threading.Event()
        self.app = KioskApp(self._touched, Panel(), first_frame=self.ready.set)
        self.app.show(self._frame())

    def _touched(self, touch: Touch, _serial: int) -> None:
        match touch:
            case Typed(char=char):
                self.value = (self.value + char)[-16:]
            case Erased():
                self.value = self.value[:-1]
        self.app.show(self._frame())

    def _frame(self) -> Frame:
        view = KeypadView("nik", Verbatim("NIK"), self.value, 16, groups=(6, 6, 4))
        return Frame(self.serial, view)


def taps(pad: Pad, count: int, answer: list[float]) -> None:
    """On a thread of its own: press the key 5, wait until a pixel inside the key changes, lift."""
    pad.ready.wait()
    display, pause = Display(), threading.Event()
    target = pad.app.find("type:5")
    if target is None:
        raise SystemExit("the page has no key 5")
    x, y = int(target.x - target.width / 3), int(target.y)
    for _ in range(count):
        pause.wait(0.15)
        before, started = display.pixel(x, y), time.perf_counter()
        display.press(x, y, down=True)
        while display.pixel(x, y) == before and time.perf_counter() - started < 2:
            pass
        answer.append((time.perf_counter() - started) * 1000)
        display.press(x, y, down=False)
    pad.app.post(pad.app.stop)


def on_the_glass(pad: Callable[[], Any], hand: Callable[[Any, int, list[float]], None], count: int) -> list[float]:
    """Milliseconds of each of `count` movements of `hand`, on a thread beside the real window that `pad` opens."""
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, screen(Panel()):
        os.environ.pop("SDL_VIDEODRIVER", None)
        from screens import env

        env.configure(Panel(), Path(folder))
        opened = pad()
        threading.Thread(target=hand, args=(opened, count, times), daemon=True).start()
        opened.app.run()
    return sorted(times)


def report(what: str, times: list[float], each: str) -> None:
    """One line: the middle, the late ones, and the ends of sorted `times`."""
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{what} to visible: median {middle:.0f} ms   p95 {late:.0f} ms", end="")
    print(f"   min {times[0]:.0f}   max {times[-1]:.0f}   ({len(times)} {each})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taps", type=int, default=100)
    report("tap", on_the_glass(Pad, taps, parser.parse_args().taps), "taps")


if __name__ == "__main__":
    main()
