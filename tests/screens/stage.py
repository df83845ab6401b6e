"""The real window, in this process and with no X server (SDL's offscreen driver), and a finger to touch it with."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.events import Touch
from kiosk.settings import Panel
from kiosk.views import Frame
from screens import env

if TYPE_CHECKING:
    from screens.app import KioskApp

PORTRAIT = Panel()
LANDSCAPE = Panel(width=1920, height=1080)


class Stage:
    """One open kiosk. `touches` collects what was reported: (touch, serial)."""

    def __init__(self, panel: Panel = PORTRAIT) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
        env.configure(panel, Path(os.environ.get("ANJUNGAN_TEST_KIVY") or tempfile.mkdtemp(prefix="kivy-")))
        from screens.app import KioskApp

        self.touches: list[tuple[Touch, int]] = []
        self.app: KioskApp = KioskApp(lambda touch, serial: self.touches.append((touch, serial)), panel)
        self.app._run_prepare()
        self.pump()

    def pump(self, frames: int = 1) -> None:
        """Let Kivy's main loop go round."""
        from kivy.base import EventLoop

        for _ in range(frames):
            EventLoop.idle()

    def until(self, condition: Callable[[], bool], rounds: int = 600) -> None:
        """Go round until `condition` holds."""
        for _ in range(rounds):
            if condition():
                return
            self.pump()
        raise AssertionError(f"not within {rounds} rounds of the main loop")

    def show(self, frame: Frame) -> None:
        self.app.show(frame)

    def finger(self, touch_id: str) -> Finger:
        """A finger over the thing with this id."""
        target = self.app.find(touch_id)
        assert target is not None, (
            f"{touch_id} cannot be touched; there is {[t.touch_id for t in self.app.glass.targets()]}"
        )
        return Finger(self, target.x, target.y)

    def tap(self, touch_id: str) -> None:
        finger = self.finger(touch_id)
        finger.down()
        finger.up()

    def photograph(self, file: Path) -> None:
        """Save what is on the glass as a PNG."""
        self.pixels().save(file)

    def pixels(self) -> Image.Image:
        """What is on the glass now."""
        from kivy.core.window import Window
        from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

        self.pump(2)
        self.app.glass.canvas.ask_update()
        width, height = Window.size
        Window.dispatch("on_draw")
        pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
        Window.flip()
        return Image.frombytes("RGB", (width, height), pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def close(self) -> None:
        """End the program; the window stays for the next one in this process."""
        from kivy.base import EventLoop

        self.app.stop()
        EventLoop.status, EventLoop.quit = "stopped", False


class Finger:
    """One finger on the glass. Pixels from the upper left corner."""

    def __init__(self, stage: Stage, x: float, y: float) -> None:
        from kivy.tests.common import UnitTestTouch

        self._stage = stage
        self._touch = UnitTestTouch(x, stage.app.glass.look.height - y)

    def down(self) -> None:
        self._touch.touch_down()
        self._stage.pump()

    def move(self, x: float, y: float) -> None:
        self._touch.touch_move(x, self._stage.app.glass.look.height - y)
        self._stage.pump()

    def up(self) -> None:
        self._touch.touch_up()
        self._stage.pump()
