"""One visit whose papers all go under the document camera: the real window, worker process, spool and office; the
scanner's cable is pulled, the camera is the dock's, or OpenCV looking at the dock's table over the network.

python -m tests.endtoend.by_camera FOLDER [opencv]      prints one JSON line
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from anjungan.kiosk_program import KioskProgram, prepare_program
from anjungan.robot import neighbour
from anjungan.robot.person import Person
from anjungan.robot.plan import plan_for
from anjungan.robot.screen import screen
from anjungan.robot.walk import Robot
from anjungan.settings import Settings
from dock.parts import Parts
from kiosk.compose import catalogue_of
from kiosk.settings import Panel
from kiosk.views import CameraView
from tests.benches.camera import MjpegCamera

if TYPE_CHECKING:
    from screens.widgets.live import LiveView

_LOOK_EVERY_S = 0.02


class Visit:
    """The visit, and beside it an eye on the living picture."""

    def __init__(self, program: KioskProgram, parts: Parts) -> None:
        self._program, self._parts = program, parts
        self._pictures: set[int] = set()
        self._outlined = False
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._go())

    async def _go(self) -> None:
        dice = Random(5)
        plan = plan_for(catalogue_of(self._program.settings.kiosk), "kk-hilang", dice)
        eye = asyncio.get_running_loop().create_task(self._watch())
        try:
            walk = await Robot(self._program.app, self._parts).visit(Person(plan, dice))
            print(json.dumps({"verdict": walk.verdict, "screens": walk.screens, **self._seen()}), flush=True)
        finally:
            eye.cancel()
            self._program.app.stop()

    @property
    def _live(self) -> LiveView:
        view: LiveView = self._program.app.glass.screens[CameraView].ids.live
        return view

    async def _watch(self) -> None:
        while True:
            if self._live.texture is not None:
                self._pictures.add(self._live._number)
                self._outlined = self._outlined or bool(self._live.outline.points)
            await asyncio.sleep(_LOOK_EVERY_S)

    def _seen(self) -> dict[str, object]:
        """How many living pictures were on the glass, whether a sheet was outlined, and what is left of them."""
        left = self._live.looks or self._live.texture is not None or self._program.live.newer_than(-1) is not None
        return {"pictures": len(self._pictures), "outlined": self._outlined, "left": left}


def _through_opencv(parts: Parts) -> dict[str, str]:
    """The settings of a network camera that hangs above the dock's table."""
    lens = MjpegCamera(size=(1920, 1080))
    parts.camera.table = lens.table
    return {"driver": "opencv", "address": lens.address}


def main() -> None:
    folder = Path(sys.argv[1])
    os.environ["ANJUNGAN_HOME"] = str(folder)
    with neighbour.office(folder) as url, screen(Panel()):
        neighbour.enrol(folder, url)
        parts = Parts.new()
        parts.scanner.pull_cable()
        camera = _through_opencv(parts) if "opencv" in sys.argv else {"driver": "fake"}
        settings = Settings.model_validate({"kiosk": {"office_url": url, "camera": camera}})
        program = prepare_program(settings, parts.factories())
        program.ready = Visit(program, parts).begin
        program.run()


if __name__ == "__main__":
    main()
