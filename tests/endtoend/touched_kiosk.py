"""The real kiosk program with its real window, touched from outside: one JSON line in, one JSON line out.

python -m tests.endtoend.touched_kiosk        with ANJUNGAN_HOME set and, without a display, SDL_VIDEODRIVER=offscreen

{"touch": "choose:file"}   a finger presses and lifts there, as a touch panel's mouse events; {"touched": true}
{"tap": [20, 20]}          a finger presses and lifts on that pixel, counted from the upper left; {"touched": true}
{"look": true}             what is on the glass: its page, what can be touched, how many troubles it admits
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from anjungan.home import home
from anjungan.kiosk_program import KioskProgram, prepare_program
from anjungan.settings import FILE_NAME, load
from dock.parts import Parts
from tests.flows.script import name_of

_MOST_PAGES = 20


class Finger:
    """Does what each line asks, on the window's main loop."""

    def __init__(self, program: KioskProgram) -> None:
        self._program = program

    def begin(self) -> None:
        threading.Thread(target=self._serve, name="finger", daemon=True).start()

    def _serve(self) -> None:
        self._answer({"ready": True})
        for line in sys.stdin:
            wish = json.loads(line)
            self._answer(self._on_main_loop(lambda wish=wish: self._do(wish)))

    def _do(self, wish: dict[str, Any]) -> dict[str, Any]:
        if "tap" in wish:
            self._tap(*wish["tap"])
            return {"touched": True}
        return self._touch(wish["touch"]) if "touch" in wish else self._look()

    def _on_main_loop(self, job: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        done: Future[dict[str, Any]] = Future()
        self._program.post(lambda: done.set_result(job()))
        return done.result(30)

    def _look(self) -> dict[str, Any]:
        frame = self._program.app.glass.frame
        assert frame is not None
        number, qr = getattr(frame.view, "number", ""), getattr(frame.view, "qr_payload", "")
        return {
            "page": name_of(frame.view),
            "things": [target.touch_id for target in self._program.app.glass.targets()],
            "number": number,
            "qr": qr,
            "troubles": len(getattr(frame.view, "notices", ())),
            "serial": frame.serial,
            "payload": getattr(frame.view, "payload", ""),
            "error": getattr(frame.view, "error", None) is not None,
        }

    def _touch(self, thing: str) -> dict[str, Any]:
        """Press it; a list longer than the glass is turned page by page until it is there."""
        for _ in range(_MOST_PAGES):
            if self._press(thing):
                return {"touched": True}
            if not self._press("page:after"):
                break
        return {"touched": False}

    def _press(self, thing: str) -> bool:
        target = self._program.app.find(thing)
        if target is not None:
            self._tap(target.x, target.y)
        return target is not None

    @staticmethod
    def _tap(x: float, y: float) -> None:
        from kivy.core.window import Window

        Window.dispatch("on_mouse_down", x, y, "left", ())
        Window.dispatch("on_mouse_up", x, y, "left", ())

    @staticmethod
    def _answer(answer: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main() -> None:
    """The kiosk of ANJUNGAN_HOME, with the drivers that its settings name; `--dock`: with the dock's parts."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    program = prepare_program(load(home() / FILE_NAME), Parts.new().factories() if "--dock" in sys.argv else {})
    program.ready = Finger(program).begin
    program.run()


if __name__ == "__main__":
    main()
