"""Evidence by paper: the test sheet is printed, laid on the glass and measured; a blank one shows the glass's own dirt.

Pictures are looked at in the process beside (`kiosk.worker`); nothing of them is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet, Scanner, ScanSettings
from kiosk.devices.faults import STUCK
from kiosk.doctor.model import By, Finding
from kiosk.machine import BROKEN

if TYPE_CHECKING:
    from kiosk.doctor.evidence.findings import Told
    from kiosk.technician.works import Tools

_DEVICE_LIMIT_S = 200.0  # as in kiosk/work.py
_MEASURED_WITHIN_S = 30.0


def print_sheet(tools: Tools, test: str) -> Fault | None:
    """The sheet of `kiosk.doctor.evidence`, out of the A4 printer."""
    from kiosk.doctor.infirmary import draw_sheet

    drawn = draw_sheet(tools.kiosk, tools.clock.now())
    if isinstance(drawn, Fault):
        return drawn
    asked = tools.devices.submit("printer", lambda printer: printer.print_pdf(drawn, "lembar-tes"))
    came = _settled(asked)
    return came if isinstance(came, Fault) else None


def measure_sheet(tools: Tools, test: str) -> Finding | Fault:
    """What lies on the glass, measured as the sheet that was printed."""
    return _scanned(tools, of_the_print)


def measure_blank(tools: Tools, test: str) -> Finding | Fault:
    """What lies on the glass, as a sheet on which nothing is printed: every mark is the glass's own."""
    return _scanned(tools, of_the_glass)


def of_the_print(pixels: Pixels, resolution: int, told: Told) -> Finding:
    """In the process beside."""
    from kiosk.doctor.evidence.findings import of_print
    from kiosk.doctor.evidence.measure import printed

    return of_print(printed(ScannedSheet(pixels, resolution)), told)


def of_the_glass(pixels: Pixels, resolution: int, told: Told) -> Finding:
    """In the process beside."""
    from kiosk.doctor.evidence.dirt import dirt_on
    from kiosk.doctor.evidence.findings import of_dirt

    return of_dirt(dirt_on(ScannedSheet(pixels, resolution)), told)


def _scanned(tools: Tools, question: Callable[[Pixels, int, Told], Finding]) -> Finding | Fault:
    from kiosk.doctor.evidence.findings import Told

    def scan(scanner: Scanner) -> ScannedSheet | Fault:
        return scanner.scan(ScanSettings())

    sheet = _settled(tools.devices.submit("scanner", scan))
    if isinstance(sheet, Fault) or tools.worker is None:
        return sheet if isinstance(sheet, Fault) else BROKEN
    told = Told(tools.clock.now(), By.TECHNICIAN)
    found = tools.worker.ask_about(sheet.pixels, question, sheet.resolution, told, limit_s=_MEASURED_WITHIN_S)
    return found if found is not None else BROKEN


def _settled(asked: Future[Any]) -> Any:
    try:
        return asked.result(_DEVICE_LIMIT_S)
    except TimeoutError:
        return STUCK
