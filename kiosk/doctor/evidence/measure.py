"""What the test sheet says of the printer that made it, and of the scanner or camera that looks at it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.doctor.evidence import layout, limits
from kiosk.doctor.evidence.paper import PaperEdges
from kiosk.doctor.evidence.place import Placed, Points, place
from kiosk.doctor.evidence.profile import lines, specks

_PX_PER_MM = 12.0  # 305 dpi: as fine as the scan
_PAIRS_PX_PER_MM = 24.0


@dataclass(frozen=True)
class Tone:
    """`black`: how dark full black came out, `white` the paper beside it, both 0 to 255. `steps`: how many of the greys
    differ from the one before."""

    black: float
    white: float
    steps: int


@dataclass(frozen=True)
class PrintEvidence:
    """The printer's work. `dead_mm`: places of white lines in the black bar, `streaks_mm`: of dark lines where nothing
    is printed, both in mm from the left; `specks`: dark dots there. `scale_percent`: how much the sheet came out too
    large (+) or too small, across and down; None from a camera, which knows no millimetres. `skew_deg`, `shift_mm`:
    how far the print is turned on its paper and off its place (right, down); None when the paper's edges are not seen.
    """

    tone: Tone
    dead_mm: tuple[float, ...]
    streaks_mm: tuple[float, ...]
    specks: int
    scale_percent: tuple[float, float] | None = None
    skew_deg: float | None = None
    shift_mm: tuple[float, float] | None = None


def printed(sheet: ScannedSheet, paper: PaperEdges | None = None) -> PrintEvidence | None:
    """The evidence in a scan; None when the test sheet is not there whole. `paper`: the edges of the paper in the scan,
    where they were found."""
    placed = place(sheet.pixels)
    if placed is None:
        return None
    edges = None if paper is None else paper.around(placed.marks)
    bar, empty = placed.area(layout.BAR.inner(1), _PX_PER_MM), placed.area(layout.WHITE.inner(1), _PX_PER_MM)
    px_per_mm = sheet.resolution / 25.4
    return PrintEvidence(
        tone=tone(placed),
        dead_mm=_from_the_left(lines(bar, _PX_PER_MM, limits.LINE_LEVELS, dark=False), layout.BAR),
        streaks_mm=_from_the_left(lines(empty, _PX_PER_MM, limits.STREAK_LEVELS, dark=True), layout.WHITE),
        specks=len(specks(empty, _PX_PER_MM, limits.SPECK_LEVELS, limits.SPECK_MM2)),
        scale_percent=_scale(placed, px_per_mm),
        skew_deg=None if edges is None else _turned_on(placed, edges),
        shift_mm=None if edges is None else _shift(placed, edges, px_per_mm),
    )


def sharpness(pixels: Pixels) -> dict[str, float] | None:
    """Place on the sheet -> the finest line pairs to a millimetre that can still be counted there (0.0: not even the
    coarsest); None when the sheet is not there whole."""
    placed = place(pixels)
    if placed is None:
        return None
    seen = tone(placed)
    return {where: _finest(placed, where, seen) for where in layout.LINES_AT}


def tone(placed: Placed) -> Tone:
    """How dark black is, how light paper is, how many greys are told apart."""
    black = float(np.median(placed.area(layout.BAR.inner(3), 4)))
    white = float(np.median(placed.area(layout.WHITE.inner(3), 4)))
    width = layout.WEDGE.width / layout.WEDGE_STEPS
    areas = [
        layout.Area(layout.WEDGE.x + number * width, layout.WEDGE.y, width, layout.WEDGE.height).inner(2)
        for number in range(layout.WEDGE_STEPS)
    ]
    greys = np.array([placed.area(each, 4).mean() for each in areas])
    return Tone(black, white, 1 + int((-np.diff(greys) >= limits.STEP_AT_LEAST).sum()))


def _finest(placed: Placed, where: str, seen: Tone) -> float:
    countable = 0.0
    for step, pairs in enumerate(layout.LINE_PAIRS):
        columns = placed.area(layout.patch(where, step).inner(1.2), _PAIRS_PX_PER_MM).mean(axis=0)
        light, dark = np.percentile(columns, [90, 10])
        if (light - dark) < limits.PAIR_CONTRAST * (seen.white - seen.black):
            break
        countable = pairs
    return countable


def _from_the_left(places: tuple[float, ...], area: layout.Area) -> tuple[float, ...]:
    """Places within `area`'s inner part as millimetres of the sheet."""
    return tuple(round(area.x + 1 + each, 1) for each in places)


def _scale(placed: Placed, px_per_mm: float) -> tuple[float, float]:
    across, down = placed.sides
    wide, high = layout.MARKS[1][0] - layout.MARKS[0][0], layout.MARKS[2][1] - layout.MARKS[1][1]
    return (across / px_per_mm / wide - 1) * 100, (down / px_per_mm / high - 1) * 100


def _turned_on(placed: Placed, paper: PaperEdges) -> float | None:
    """Degrees between the print and the longest edge of the paper that is seen."""
    sides = [(paper.corners[(i + 1) % 4] - paper.corners[i], i) for i in range(4) if paper.seen[i]]
    if not sides:
        return None
    edge, side = max(sides, key=lambda each: float(np.hypot(*each[0])))
    print_edge = placed.marks[(side + 1) % 4] - placed.marks[side]
    turned = _direction_deg(print_edge) - _direction_deg(edge)
    return (turned + 180) % 360 - 180


def _direction_deg(edge: Points) -> float:
    return float(np.degrees(np.arctan2(edge[1], edge[0])))


def _shift(placed: Placed, paper: PaperEdges, px_per_mm: float) -> tuple[float, float] | None:
    """How far the middle of the marks, which is the sheet's, lies off the paper's middle: right and down in the scan,
    in mm; None unless the whole paper is seen."""
    if not all(paper.seen):
        return None
    right, down = (placed.marks.mean(axis=0) - paper.corners.mean(axis=0)) / px_per_mm
    return float(right), float(down)
