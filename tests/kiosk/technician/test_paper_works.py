"""Evidence by paper as a technician's work: printed, scanned, measured; whatever fails is a fault and no crash."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image

from hardware.camera.faults import BLACK
from hardware.camera.port import CameraFrame
from hardware.device import Fault
from hardware.printer.fake import FakePrinter
from hardware.printer.faults import OUT_OF_PAPER
from hardware.scanner.faults import NO_PAGE
from hardware.scanner.port import ScannedSheet
from kiosk.doctor.model import Outcome
from kiosk.machine import Devices
from kiosk.technician.asks import WorkDone
from kiosk.technician.paper_works import measure_blank, measure_photo, measure_sheet, print_sheet
from kiosk.technician.works import Tools
from kiosk.worker import Worker
from tests.kiosk.doctor import printed_sheet
from tests.kiosk.fake_clock import FakeClock

BLANK = ScannedSheet(np.full((1169, 827, 3), 250, np.uint8), 100)


@dataclass
class PlayedCamera:
    """Takes this picture."""

    taken: CameraFrame | Fault
    rested: bool = False
    shown: int = 0

    def newest(self, timeout_s: float) -> CameraFrame | Fault:
        """A picture that lives: each a little different from the one before."""
        self.shown += 1
        grain = np.random.default_rng(self.shown).integers(90, 160, (72, 128, 3), dtype=np.uint8)
        return self.taken if isinstance(self.taken, Fault) else CameraFrame(grain, self.shown)

    def still(self) -> CameraFrame | Fault:
        return self.taken

    def rest(self) -> None:
        self.rested = True


@dataclass
class Desk:
    """`machine.Devices`: a printer that works, and a scanner that answers this."""

    scanned: ScannedSheet | Fault = BLANK
    printer: FakePrinter = field(default_factory=FakePrinter)
    camera: PlayedCamera | None = None

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Future[Any]:
        came: Future[Any] = Future()
        came.set_result(job({"printer": self.printer, "camera": self.camera}.get(kind, self)))
        return came

    def scan(self, _settings: object) -> ScannedSheet | Fault:
        return self.scanned


class Here:
    """`Worker.ask_about` in this process."""

    def ask_about(self, pixels: Any, question: Callable[..., Any], *rest: object, limit_s: float) -> Any:
        return question(pixels, *rest)


def found(came: object) -> dict[str, Outcome]:
    assert isinstance(came, WorkDone)
    assert came.finding is not None
    return {each.test: each.outcome for each in (came.finding, *came.also)}


def tools(desk: Desk) -> Tools:
    return Tools(cast("Devices", desk), FakeClock(), cast("Worker", Here()))


def test_the_sheet_comes_out_of_the_printer() -> None:
    desk = Desk()
    assert print_sheet(tools(desk), "printer.page") is None
    assert len(desk.printer.output_tray) == 1


def test_a_printer_that_cannot_print_says_why() -> None:
    desk = Desk()
    desk.printer.take_paper_away()
    assert print_sheet(tools(desk), "printer.page") == OUT_OF_PAPER


def test_a_blank_sheet_shows_clean_glass() -> None:
    came = measure_blank(tools(Desk()), "scanner.dirt")
    assert found(came) == {"scanner.dirt": Outcome.PASS}
    assert isinstance(came, WorkDone)
    assert came.picture is None


def test_a_dirty_glass_is_found_and_a_map_shows_where_to_wipe() -> None:
    dirty = BLANK.pixels.copy()
    dirty[:, 400:403] = 90  # 4 in from the left of the scan, which is the right of the glass
    came = measure_blank(tools(Desk(ScannedSheet(dirty, 100))), "scanner.dirt")
    assert found(came) == {"scanner.dirt": Outcome.FAIL}
    assert isinstance(came, WorkDone)
    assert came.picture is not None
    drawn = np.asarray(Image.open(io.BytesIO(came.picture.jpeg)).convert("RGB")).astype(int)
    assert (came.picture.width, came.picture.height) == (drawn.shape[1], drawn.shape[0])
    red = np.flatnonzero((drawn[200, :, 0] - drawn[200, :, 1]) > 100)
    assert red.mean() / drawn.shape[1] == pytest.approx(1 - 401 / 827, abs=0.01)


def test_without_the_sheet_nothing_is_known_of_the_printer() -> None:
    came = measure_sheet(tools(Desk()), "printer.page")
    assert found(came) == {"printer.page": Outcome.NOT_RUN}


def test_one_sheet_tells_of_printer_and_scanner() -> None:
    came = measure_sheet(tools(Desk(printed_sheet.scanned(printed_sheet.clean()))), "printer.page")
    assert found(came) == {"printer.page": Outcome.PASS, "scanner.sharpness": Outcome.PASS}


@pytest.mark.parametrize(
    ("blur_px", "outcome"), [(0.0, Outcome.PASS), (4.0, Outcome.FAIL)], ids=["sharp", "out of focus"]
)
def test_the_same_sheet_under_the_camera(blur_px: float, outcome: Outcome) -> None:
    camera = PlayedCamera(CameraFrame(printed_sheet.photographed(printed_sheet.clean(), blur_px), 1))
    came = measure_photo(tools(Desk(camera=camera)), "camera.sharpness")
    assert found(came) == {"camera.sharpness": outcome}
    assert camera.rested


def test_a_camera_that_gives_no_picture_says_why() -> None:
    assert measure_photo(tools(Desk(camera=PlayedCamera(BLACK))), "camera.sharpness") == BLACK


def test_a_scanner_that_cannot_scan_says_why() -> None:
    assert measure_sheet(tools(Desk(NO_PAGE)), "printer.page") == NO_PAGE
