"""The kiosk's window. Import this only after `screens.env.configure`."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kivy.app import App
from kivy.base import ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish
from kivy.lang import Builder

import assets.sentences
from kiosk.events import BarKey, BarPressed, Touch
from kiosk.live import LiveWindow
from kiosk.say import say
from kiosk.settings import Panel
from kiosk.views import Frame, MessageView, Tone
from screens import resident, technician, widgets
from screens.calm import Calm
from screens.glass import Glass, Target
from screens.hand import Hand
from screens.pace import Pace
from screens.theme import look
from screens.words import words

SORRY_S = 6.0  # long enough to read "Maaf, ada gangguan" before the attract page is back


class KioskApp(App):
    """Draws frames and reports touches. Everything here runs on the main thread except `post`."""

    def __init__(
        self,
        on_touch: Callable[[Touch, int], None],
        panel: Panel,
        accent: str = "#0B5A6E",
        first_frame: Callable[[], None] | None = None,
        live: LiveWindow | None = None,
    ) -> None:
        super().__init__()
        self.hand = Hand(on_touch)
        self.live = live or LiveWindow()  # where the camera's pictures come from
        self.wakes: Callable[[], bool] = lambda: False  # whether a touch only lit a dark glass
        self._panel, self._accent = panel, accent
        self._first_frame = first_frame
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timers: dict[str, object] = {}
        self._latest: Frame | None = None
        self._sorry = False
        self.exit_code = 0
        self._calm = Calm(time.monotonic, self._say_sorry, self._give_up)
        self._pace = Pace()
        self.glass = self._build_glass()

    def _build_glass(self) -> Glass:
        folders = [Path(module.__file__ or "").parent for module in (widgets, resident, technician)]
        for file in sorted(file for folder in folders for file in folder.glob("*.kv")):
            if str(file) not in Builder.files:
                Builder.load_file(str(file))
        all_words = {each: words(assets.sentences.load(each)) for each in assets.sentences.LANGUAGES}
        return Glass(lambda frame: look(self._panel, self._accent, frame.settings), all_words)

    def build(self) -> Glass:
        Window.bind(on_touch_down=self._wake_first)
        Window.bind(on_touch_down=self._pace.touched)
        if self._first_frame:
            Window.bind(on_flip=self._flipped)
        if os.environ.get("SDL_VIDEODRIVER") == "offscreen":
            Window.bind(on_flip=_wait_for_pixels)
        return self.glass

    def load_kv(self, *_: object, **__: object) -> bool:
        """Kivy must not look for a kv file by the program's name."""
        return False

    def open_settings(self, *_: object) -> bool:
        """F1 opens nothing: Kivy's own panel is not for residents."""
        return False

    def dress(self, accent: str) -> None:
        """Take the office's colour, "#RRGGBB", from the next frame on."""
        self._accent = accent

    def show(self, frame: Frame) -> None:
        """Put `frame` on the glass. Main thread only."""
        self._latest = frame
        self.hand.serial = frame.serial
        self._pace.shown(frame)
        if not self._sorry:
            self.glass.show(frame)

    def post(self, fn: Callable[[], None]) -> None:
        """Run `fn` on the main thread, soon. The only method that any thread may call."""
        if self._loop is None:
            Clock.schedule_once(lambda _dt: fn(), 0)
        else:
            self._loop.call_soon_threadsafe(self._guarded, fn)

    def _guarded(self, fn: Callable[[], None]) -> None:
        try:
            fn()
        except Exception as error:  # what Kivy does for its own callbacks: one bad event must not end the kiosk
            self._calm.handle_exception(error)

    def start_timer(self, name: str, seconds: float, fn: Callable[[], None]) -> None:
        """Run `fn` on the main thread after `seconds`; a timer of the same name is replaced."""
        self.stop_timer(name)
        self._timers[name] = Clock.schedule_once(partial(self._fire, name, fn), seconds)

    def stop_timer(self, name: str) -> None:
        event = self._timers.pop(name, None)
        if event is not None:
            event.cancel()  # type: ignore[attr-defined]

    def _fire(self, name: str, fn: Callable[[], None], _dt: float) -> None:
        self._timers.pop(name, None)
        fn()

    def find(self, touch_id: str) -> Target | None:
        """Where on the glass the thing with this id can be touched now; None when it cannot."""
        return next((target for target in self.glass.targets() if target.touch_id == touch_id), None)

    def run(self) -> None:
        """Open the window and serve until SIGTERM, SIGINT or `stop`. Raises SystemExit(1) after three faults in a
        minute."""
        asyncio.run(self._serve())
        if self.exit_code:
            raise SystemExit(self.exit_code)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self.stop)
        gc.collect()
        gc.freeze()  # what lives as long as the program need never be looked at again
        try:
            await self.async_run(async_lib="asyncio")
        finally:
            self._loop = None

    def on_start(self) -> None:
        ExceptionManager.add_handler(self._calm)

    def on_stop(self) -> None:
        ExceptionManager.remove_handler(self._calm)
        for name in list(self._timers):
            self.stop_timer(name)

    def _wake_first(self, *_: object) -> bool:
        """Before any widget hears of a touch: one that only lit a dark glass is none."""
        return self.wakes()

    def _flipped(self, *_: object) -> None:
        Window.unbind(on_flip=self._flipped)
        if self._first_frame:
            self._first_frame()

    def _say_sorry(self) -> None:
        """Apologise, and have the visit ended: whatever went wrong, it must not go on half."""
        self._sorry = True
        self.glass.show(SORRY_FRAME)
        self.start_timer("sorry", SORRY_S, self._sorry_is_over)
        for key in (BarKey.LEAVE, BarKey.LEAVE_CONFIRMED):
            self.post(partial(self._press, key))

    def _press(self, key: BarKey) -> None:
        self.hand.report(BarPressed(key), self.hand.serial)

    def _sorry_is_over(self) -> None:
        self._sorry = False
        if self._latest is not None:
            self.show(self._latest)

    def _give_up(self) -> None:
        self.exit_code = 1
        self.stop()


SORRY_FRAME = Frame(
    serial=-1,
    view=MessageView("trouble", Tone.SORRY, say("trouble.title"), say("trouble.body"), "sorry", ()),
)


def _wait_for_pixels(*_: object) -> None:
    """With no screen nothing ever waits for a picture, and Mesa would keep the data of every frame: 2 MB each."""
    glFinish()
