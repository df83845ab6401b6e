"""One visit through the real window: touches go in as the mouse events that a touch panel makes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from anjungan.robot.person import LaySheet, Person, Stuck, Touch
from dock.parts import Parts
from dock.samples import RESOLUTION, sample
from kiosk.views import AttractView, Frame, NumberView, SlipStage

if TYPE_CHECKING:
    from screens.app import KioskApp

LOOK_EVERY_S = 0.01
TRY_AGAIN_S = 0.6
PATIENCE_S = 60.0  # without any change on the glass: something hangs


@dataclass
class Walk:
    """What came of one visit. `verdict` is "filed", or where and why the visit ended otherwise."""

    touches: int = 0
    typed: int = 0
    screens: list[str] = field(default_factory=list)
    seconds: float = 0.0
    ticket: str = ""
    slip_code: str = ""
    without_slip: bool = False
    verdict: str = "unfinished"


class Robot:
    """Eyes and a finger for one window, hands for one dock. Runs on the window's main loop."""

    def __init__(self, app: KioskApp, parts: Parts, after_deed: Callable[[], None] = lambda: None) -> None:
        self._app, self._parts, self._after_deed = app, parts, after_deed

    async def visit(self, person: Person) -> Walk:
        """Walk from the attract page until it is back."""
        walk, started, seen_number = Walk(), time.monotonic(), False
        while walk.verdict == "unfinished":
            frame = self._frame()
            if seen_number and isinstance(frame.view, AttractView):
                walk.verdict = "filed without a slip" if walk.without_slip else "filed"
                break
            self._note(walk, frame)
            seen_number = seen_number or walk.ticket != ""
            await self._act(walk, person, frame)
            self._after_deed()
        walk.seconds = round(time.monotonic() - started, 2)
        return walk

    async def _act(self, walk: Walk, person: Person, frame: Frame) -> None:
        match person.next(frame):
            case Touch(touch_id=touch_id):
                walk.typed += touch_id.startswith("type:") or touch_id == "erase"
                walk.touches += 1
                await self._touch(walk, touch_id, frame)
            case LaySheet(sample=name, under_camera=True):
                self._parts.camera.table.put(sample(name).alone(), RESOLUTION)
            case LaySheet(sample=name):
                self._parts.scanner.put(sample(name).pixels(), RESOLUTION)
            case Stuck(page=page):
                walk.verdict = f"stuck: {page}"
            case None:
                await self._until_changed(walk, frame)

    async def _touch(self, walk: Walk, touch_id: str, frame: Frame) -> None:
        """Press and lift at the middle of the thing, and wait until the glass answers."""
        if not await self._turn_pages_to(walk, touch_id):
            return
        self._press(touch_id)
        if isinstance(frame.view, AttractView):
            await asyncio.sleep(TRY_AGAIN_S)  # its tiles do not answer just after they moved; a person tries again
        else:
            await self._until_changed(walk, frame)

    async def _turn_pages_to(self, walk: Walk, touch_id: str) -> bool:
        """Lists longer than the glass are turned page by page until the thing is there."""
        for _ in range(20):
            if self._app.find(touch_id) is not None:
                return True
            if self._app.find("page:after") is None:
                break
            walk.touches += 1
            self._press("page:after")
            await asyncio.sleep(LOOK_EVERY_S)
        walk.verdict = f"stuck: {touch_id} is not on the glass"
        return False

    def _press(self, touch_id: str) -> None:
        from kivy.core.window import Window

        target = self._app.find(touch_id)
        if target is not None:
            Window.dispatch("on_mouse_down", target.x, target.y, "left", ())
            Window.dispatch("on_mouse_up", target.x, target.y, "left", ())

    async def _until_changed(self, walk: Walk, frame: Frame) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while self._frame() == frame:
            if time.monotonic() > deadline:
                walk.verdict = f"stuck: {type(frame.view).__name__} did not answer"
                return
            await asyncio.sleep(LOOK_EVERY_S)

    def _note(self, walk: Walk, frame: Frame) -> None:
        name = type(frame.view).__name__ + ":" + getattr(frame.view, "name", "")
        if not walk.screens or walk.screens[-1] != name:
            walk.screens.append(name)
        if isinstance(frame.view, NumberView):
            walk.ticket, walk.slip_code = frame.view.number, frame.view.slip_code
            walk.without_slip = frame.view.stage is SlipStage.FAILED

    def _frame(self) -> Frame:
        frame = self._app.glass.frame
        if frame is None:
            raise RuntimeError("the window has shown nothing yet")
        return frame


def save_slip(parts: Parts, ticket: str, folder: Path) -> Path | None:
    """Keep the picture of the newest slip as `<ticket>.png`; None when no slip came out."""
    if not parts.slip_printer.slips:
        return None
    file = folder / f"{ticket}.png"
    parts.slip_printer.picture().save(file)
    return file
