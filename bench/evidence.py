"""`python -m bench.evidence`: what the test sheet tells of machines in a known state, one line per state and strength.

Each state is drawn onto the sheet's own print (`tests/kiosk/doctor/printed_sheet.py`); the right column is what the
technician would read. The thresholds of `kiosk/doctor/evidence/limits.py` lie between the rows that differ.
"""

from __future__ import annotations

import time

import cv2
import numpy as np

from hardware.scanner.port import Pixels
from kiosk.doctor.evidence.dirt import dirt_on
from kiosk.doctor.evidence.findings import CAMERA_SHARP, SCANNER_SHARP, Told, of_dirt, of_print, of_sharpness
from kiosk.doctor.evidence.measure import printed, sharpness
from kiosk.doctor.model import By, Finding
from kiosk.say import Say
from tests.kiosk.doctor import printed_sheet as paper

TOLD = Told(paper.PRINTED, By.SHELL)


def main() -> None:
    """Print the table."""
    begun = time.process_time()
    of_print(printed(paper.scanned(paper.clean())), TOLD)
    sharpness(paper.clean())
    print(f"one scan of the sheet, measured: {time.process_time() - begun:.2f} CPU s (drawing it included once)")
    for black in (60, 80, 90, 100, 120):
        _row(f"black at {black}", of_print(printed(paper.scanned(paper.pale(paper.clean(), black))), TOLD))
    for width in (0.08, 0.17, 0.25, 0.4):
        _row(f"dead column {width} mm", of_print(printed(paper.scanned(_column(240, width))), TOLD))
    for grey in (240, 236, 230, 220):
        _row(f"streak of grey {grey} on paper 245", of_print(printed(paper.scanned(_streak(grey))), TOLD))
    for scale in (0.995, 0.985, 0.97):
        _row(f"scale {scale}", of_print(printed(paper.scanned(paper.turned(paper.clean(), 0, scale))), TOLD))
    for sigma in (0.0, 1.0, 1.5, 2.0, 3.0):
        _row(f"scanner, blur sigma {sigma} px at 300 dpi", of_sharpness(SCANNER_SHARP, sharpness(_soft(sigma)), TOLD))
    for sigma in (0.0, 1.0, 1.5, 2.0, 3.0):
        photo = paper.photographed(paper.clean(), sigma)
        _row(f"8 MP camera, blur sigma {sigma} px", of_sharpness(CAMERA_SHARP, sharpness(photo), TOLD))
    for side in (1, 2, 3, 4):
        _row(f"20 specks of {side / paper.DPI * 25.4:.2f} mm", of_dirt(dirt_on(paper.scanned(_specks(side))), TOLD))


def _row(state: str, found: Finding) -> None:
    says = found.says.key if isinstance(found.says, Say) else ""
    numbers = ", ".join(f"{each.name} {each.value:g}{each.unit}" for each in found.measures)
    print(f"{state:42} {found.outcome.value:8} {says:28} {numbers}")


def _column(grey: int, width_mm: float) -> Pixels:
    pixels = paper.clean()
    pixels[:, paper.px(100) : paper.px(100) + max(1, paper.px(width_mm))] = grey
    return pixels


def _streak(grey: int) -> Pixels:
    pixels = paper.clean()
    where = pixels[:, paper.px(100) : paper.px(100.3)]
    where[:] = np.minimum(where, grey)
    return pixels


def _soft(sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(paper.clean(), (0, 0), sigma), np.uint8) if sigma else paper.clean()


def _specks(side: int) -> Pixels:
    pixels = paper.blank()
    dice = np.random.default_rng(2)
    for row, column in zip(dice.integers(300, 3200, 20), dice.integers(300, 2100, 20), strict=True):
        pixels[row : row + side, column : column + side] = 110
    return pixels


if __name__ == "__main__":
    main()
