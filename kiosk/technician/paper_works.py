"""Evidence by paper: the test sheet is printed, laid on the glass or under the camera and measured; a blank one shows
the glass's own dirt.

Pictures are looked at in the process beside (`kiosk.worker`); nothing of them is kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet, ScanSettings
from kiosk.doctor.model import By
from kiosk.machine import BROKEN
from kiosk.technician.asks import WorkDone
from kiosk.views import Preview

if TYPE_CHECKING:
    from hardware.camera.port import Camera, CameraFrame
    from kiosk.doctor.evidence.findings import Told
    from kiosk.technician.works import Tools

_MEASURED_WITHIN_S = 30.0
_LIVES_WITHIN_S = 5.0  # a lens that is covered or a sensor that hangs shows by then

Question = Callable[..., WorkDone]  # (pixels, ..., told), asked in the process beside


def print_sheet(tools: Tools, test: str) -> Fault | None:
    """The sheet of `kiosk.doctor.evidence`, out of the A4 printer."""
    from kiosk.doctor.infirmary import draw_sheet

    drawn = draw_sheet(tools.kiosk, tools.clock.now())
    if isinstance(drawn, Fault):
        return drawn
    came = tools.on("printer", lambda printer: printer.print_pdf(drawn, "lembar-tes"))
    return came if isinstance(came, Fault) else None


def measure_sheet(tools: Tools, test: str) -> WorkDone | Fault:
    """What lies on the glass, measured as the sheet that was printed: printer and scanner."""
    return _scanned(tools, of_the_print)


def measure_blank(tools: Tools, test: str) -> WorkDone | Fault:
    """What lies on the glass, as a sheet on which nothing is printed: every mark is the glass's own."""
    return _scanned(tools, of_the_glass)


def measure_photo(tools: Tools, test: str) -> WorkDone | Fault:
    """What lies under the camera, in its full size, once its picture is known to live: nobody may have looked for days.
    The camera rests again afterwards."""
    from hardware.camera.witness import look_once

    def photograph(camera: Camera) -> CameraFrame | Fault:
        try:
            taken = look_once(camera, time.monotonic, _LIVES_WITHIN_S) or camera.still()
        finally:
            camera.rest()
        return taken

    frame = tools.on("camera", photograph)
    return frame if isinstance(frame, Fault) else _asked(tools, of_the_camera, frame.pixels)


# --- in the process beside -------------------------------------------------------------------------------------------


def of_the_print(pixels: Pixels, resolution: int, told: Told) -> WorkDone:
    """The printer by its print, and the scanner by how sharply it saw it."""
    from kiosk.doctor.evidence import findings
    from kiosk.doctor.evidence.measure import printed, sharpness
    from kiosk.doctor.evidence.paper import edges_in

    sheet = ScannedSheet(pixels, resolution)
    seen = printed(sheet, edges_in(sheet))
    sharp = findings.of_sharpness(findings.SCANNER_SHARP, sharpness(pixels), told)
    return WorkDone(findings.of_print(seen, told), also=() if seen is None else (sharp,))


def of_the_glass(pixels: Pixels, resolution: int, told: Told) -> WorkDone:
    """The dirt, and when there is any, a map of where to wipe."""
    from kiosk.doctor.evidence.dirt import dirt_map, dirt_on
    from kiosk.doctor.evidence.findings import of_dirt

    dirt = dirt_on(ScannedSheet(pixels, resolution))
    if dirt is None or not (dirt.specks or dirt.streaks_mm):
        return WorkDone(of_dirt(dirt, told))
    height, width = (side / resolution * 25.4 for side in pixels.shape[:2])
    return WorkDone(of_dirt(dirt, told), picture=as_picture(dirt_map(dirt, width, height)))


def of_the_camera(pixels: Pixels, told: Told) -> WorkDone:
    from kiosk.doctor.evidence.findings import CAMERA_SHARP, of_sharpness
    from kiosk.doctor.evidence.measure import sharpness

    return WorkDone(of_sharpness(CAMERA_SHARP, sharpness(pixels), told))


def as_picture(pixels: Pixels) -> Preview:
    """(height, width, 3) uint8 RGB as bytes that the glass can show."""
    import cv2

    _, encoded = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    return Preview(encoded.tobytes(), pixels.shape[1], pixels.shape[0])


def _scanned(tools: Tools, question: Question) -> WorkDone | Fault:
    sheet = tools.on("scanner", lambda scanner: scanner.scan(ScanSettings()))
    return sheet if isinstance(sheet, Fault) else _asked(tools, question, sheet.pixels, sheet.resolution)


def _asked(tools: Tools, question: Question, pixels: Pixels, *rest: object) -> WorkDone | Fault:
    from kiosk.doctor.evidence.findings import Told

    if tools.worker is None:
        return BROKEN
    told = Told(tools.clock.now(), By.TECHNICIAN)
    found = tools.worker.ask_about(pixels, question, *rest, told, limit_s=_MEASURED_WITHIN_S)
    return found if found is not None else BROKEN
