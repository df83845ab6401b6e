"""A sheet of blank paper on the glass: whatever is dark on it now is dirt of the scanner."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.doctor.evidence import limits
from kiosk.doctor.evidence.profile import lines, specks

_EDGE_MM = 12.0  # the paper's own edge and its shadow are no dirt
_BLANK_AT_MOST = 0.01  # share of dark pixels; a page with three lines of print has more
_MAP_PX_PER_MM = 2.0
_INK_LEVELS = 60


@dataclass(frozen=True)
class Dirt:
    """Where to wipe, for somebody who looks down on the glass: a scanner looks up at it, so that the right of a scan
    is the left of the glass. `specks`: (x, y, area) of each dark dot, in mm and mm2 from the glass's top left;
    `streaks_mm`: x of every line down the whole sheet (dirt under the feeder's slit, a dead sensor element)."""

    specks: tuple[tuple[float, float, float], ...]
    streaks_mm: tuple[float, ...]

    @property
    def area_mm2(self) -> float:
        return sum(area for _, _, area in self.specks)


def dirt_on(sheet: ScannedSheet) -> Dirt | None:
    """The dirt in the scan of a blank sheet; None when the sheet is not blank, or there is none."""
    px_per_mm = sheet.resolution / 25.4
    edge = round(_EDGE_MM * px_per_mm)
    grey = np.asarray(cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2GRAY), np.uint8)[edge:-edge, edge:-edge]
    if grey.size == 0 or not _is_blank(grey):
        return None
    width = sheet.pixels.shape[1] / px_per_mm
    found = specks(grey, px_per_mm, limits.SPECK_LEVELS, limits.SPECK_MM2)
    return Dirt(
        tuple((width - x - _EDGE_MM, y + _EDGE_MM, area) for x, y, area in found),
        tuple(round(width - x - _EDGE_MM, 1) for x in lines(grey, px_per_mm, limits.STREAK_LEVELS, dark=True)),
    )


def dirt_map(dirt: Dirt, width_mm: float, height_mm: float) -> Pixels:
    """The glass seen from above, white, with a ring round every speck and a line along every streak: where to wipe."""
    size = round(height_mm * _MAP_PX_PER_MM), round(width_mm * _MAP_PX_PER_MM)
    picture = np.full((*size, 3), 250, np.uint8)
    cv2.rectangle(picture, (0, 0), (size[1] - 1, size[0] - 1), (120, 120, 120), 3)
    for x in dirt.streaks_mm:
        column = round(x * _MAP_PX_PER_MM)
        cv2.line(picture, (column, 0), (column, size[0]), (180, 40, 40), 3)
    for x, y, area in dirt.specks:
        at = round(x * _MAP_PX_PER_MM), round(y * _MAP_PX_PER_MM)
        cv2.circle(picture, at, 10 + round(2 * np.sqrt(area)), (180, 40, 40), 3)
        cv2.circle(picture, at, 2, (20, 20, 20), -1)
    return picture


def _is_blank(grey: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    paper = float(np.median(grey))
    return paper > 128 and float((grey < paper - _INK_LEVELS).mean()) < _BLANK_AT_MOST
