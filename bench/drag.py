"""From a finger that drags a corner to the new place under the magnifier: `python -m bench.drag [--moves N]`.

Like `bench.tap`: a real X server, real mouse events, one pixel read back until it changes. The page is that of the four
corners with its journey behind it, on a picture as large as the kiosk shows; the pixel lies in the magnifier, over a
picture whose grey grows from left to right, so that every step changes it.
"""

from __future__ import annotations

import argparse
import io
import threading
import time

import numpy as np
from PIL import Image

from bench.tap import Display, on_the_glass, report
from kiosk.capture.limits import WHOLE_SIDE_PX
from kiosk.events import CornerMoved, Touch
from kiosk.journeys.corners_page import CornersByHand
from kiosk.settings import Panel
from kiosk.views import Frame, Preview

_STEP_PX = 30
_STEPS = 12  # to the right, then as many back


class Pad:
    """A kiosk window with the page of the four corners."""

    def __init__(self) -> None:
        from screens.app import KioskApp

        self.by_hand, self.ready = CornersByHand(_grey()), threading.Event()
        self.app = KioskApp(self._touched, Panel(), first_frame=self.ready.set)
        self.app.show(Frame(1, self.by_hand.view))

    def _touched(self, touch: Touch, _serial: int) -> None:
        if isinstance(touch, CornerMoved):
            self.by_hand.move(touch)
            self.app.show(Frame(1, self.by_hand.view))


def _grey() -> Preview:
    height = WHOLE_SIDE_PX * 3 // 4
    row = np.linspace(0, 255, WHOLE_SIDE_PX).astype(np.uint8)
    encoded = io.BytesIO()
    Image.fromarray(np.tile(row, (height, 1))).save(encoded, "JPEG", quality=95)
    return Preview(encoded.getvalue(), WHOLE_SIDE_PX, height)


def drags(pad: Pad, count: int, answer: list[float]) -> None:
    """On a thread of its own: hold the first corner, move it step by step, wait for the magnifier each time."""
    pad.ready.wait()
    display, pause = Display(), threading.Event()
    corner, page = pad.app.find("corner:0"), pad.app.glass.page
    if corner is None or page is None:
        raise SystemExit("the page has no corner")
    glass = page.ids.pad.glass
    x, y = int(corner.x), int(corner.y)
    look_x, look_y = int(glass.center_x - glass.width / 4), int(Panel().height - glass.center_y - glass.height / 4)
    pause.wait(0.5)
    display.press(x, y, down=True)
    for number in range(count):
        pause.wait(0.05)
        x += _STEP_PX if number // _STEPS % 2 == 0 else -_STEP_PX
        before, started = display.pixel(look_x, look_y), time.perf_counter()
        display.move(x, y)
        while display.pixel(look_x, look_y) == before and time.perf_counter() - started < 2:
            pass
        answer.append((time.perf_counter() - started) * 1000)
    display.press(x, y, down=False)
    pad.app.post(pad.app.stop)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=120)
    report("drag", on_the_glass(Pad, drags, parser.parse_args().moves), "moves")


if __name__ == "__main__":
    main()
