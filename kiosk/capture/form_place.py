"""A printed form on the glass: which of its sheets it is, and where a millimetre of it lies in the picture.

Its corner code says which sheet; the four black marks say how it lies. Where the code cannot be read, the marks are
sought by themselves and the print is compared with what was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from kiosk.capture.ink import ink_mask
from kiosk.capture.picture import Grey, Picture, Points, as_pixels
from kiosk.printed_form import PrintedSheet
from paper.forms.ticket import Ticket, code_of, marks_of, ticket_of

_Way = npt.NDArray[np.float64]  # (3, 3): millimetres of the sheet to pixels of the picture

_SEEN_DPI = 150
# A mark may lie this far from where the code says: the code is 17 mm wide, and the sheet twelve times as long.
_REACH_MM = 14.0
# A mark is a full square: this share of its hull is ink, and its area is right within these shares.
_FULL = 0.82
_AREA = (0.6, 1.5)
_SAME_PRINT = 0.78  # correlation of cells: its own sheet 0.86 at least, another form 0.68 at most (bench/README.md)
_CELL_PX = 8


@dataclass(frozen=True, eq=False)
class Placed:
    """`sheet`: 0-based among those that were printed; `way`: from its mm to pixels, None when its marks are hidden."""

    sheet: int
    way: _Way | None


def placed(page: Picture, sheets: Sequence[PrintedSheet]) -> Placed | None:
    """The one of `sheets` that `page` shows; None when it shows none of them."""
    seen = page.at(_SEEN_DPI)
    grey = as_pixels(cv2.cvtColor(seen.pixels, cv2.COLOR_RGB2GRAY))
    squares = _squares(seen, grey)
    scale = page.dpi / seen.dpi
    for text, corners in _codes(grey):
        ticket = ticket_of(text)
        if ticket is None:
            continue
        number = next((place for place, sheet in enumerate(sheets) if sheet.code == text), None)
        return None if number is None else Placed(number, _scaled(_by_code(ticket, corners, squares, seen), scale))
    return _by_print(seen, sheets, squares, scale)


def _codes(grey: Grey) -> Iterator[tuple[str, Points]]:
    for found in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)):
        at = found.position
        corners = [(each.x, each.y) for each in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
        yield found.text, np.array(corners, np.float32)


def _squares(seen: Picture, grey: Grey) -> Points:
    """The middle of everything that may be a mark."""
    side = seen.px(5.0)
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    middles = []
    for outline in outlines:
        (middle, (width, height), _) = cv2.minAreaRect(outline)
        area, hull = cv2.contourArea(outline), width * height
        if (
            hull > 0
            and area / hull > _FULL
            and _AREA[0] < area / side**2 < _AREA[1]
            and min(width, height) > side * 0.7
        ):
            middles.append(middle)
    return np.array(middles, np.float32).reshape(-1, 2)


def _by_code(ticket: Ticket, corners: Points, squares: Points, seen: Picture) -> _Way | None:
    width, height = ticket.size
    box = code_of(width, height)
    at = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    rough: object = cv2.estimateAffinePartial2D(np.array(at, np.float32), corners)[0]
    if not isinstance(rough, np.ndarray):
        return None
    marks = _middles(width, height)
    expected = np.asarray(cv2.transform(marks.reshape(-1, 1, 2), rough).reshape(-1, 2), np.float32)
    found = [_nearest(squares, each, seen.px(_REACH_MM)) for each in expected]
    return _way_of(marks, found, np.array(at, np.float32), corners)


def _way_of(marks: Points, found: list[Points | None], at: Points, corners: Points) -> _Way | None:
    """All four marks settle it; of three, the code's middle is the fourth. Fewer say too little."""
    pairs = [(mark, place) for mark, place in zip(marks, found, strict=True) if place is not None]
    if len(pairs) < 3:
        return None
    if len(pairs) == 3:
        pairs.append((at.mean(axis=0), corners.mean(axis=0)))
    return _homography(np.array([mark for mark, _ in pairs]), np.array([place for _, place in pairs]))


def _homography(at: Points, seen: Points) -> _Way | None:
    """None where the points lie on a line."""
    way: object = cv2.findHomography(at, seen)[0]
    return np.asarray(way, np.float64) if isinstance(way, np.ndarray) else None


def _middles(width: float, height: float) -> Points:
    return np.array(
        [(box.left + box.width / 2, box.top + box.height / 2) for box in marks_of(width, height)], np.float32
    )


def _nearest(squares: Points, expected: Points, reach: float) -> Points | None:
    if not len(squares):
        return None
    far = np.linalg.norm(squares - expected, axis=1)
    best = int(far.argmin())
    return squares[best] if far[best] <= reach else None


def _scaled(way: _Way | None, scale: float) -> _Way | None:
    return None if way is None else np.diag([scale, scale, 1.0]) @ way


# --- without a code -------------------------------------------------------------------------------------------------


def _by_print(seen: Picture, sheets: Sequence[PrintedSheet], squares: Points, scale: float) -> Placed | None:
    """The sheet whose print is most like what is seen, upright or on its head."""
    ink = ink_mask(seen)
    likest, best = None, _SAME_PRINT
    for number, sheet in enumerate(sheets):
        for way in _ways(seen, sheet, squares):
            likeness = _likeness(ink, sheet, way)
            if likeness > best:
                likest, best = Placed(number, _scaled(way, scale)), likeness
    return likest


def _ways(seen: Picture, sheet: PrintedSheet, squares: Points) -> Iterator[_Way]:
    """The marks as the squares nearest to the picture's corners, for a sheet that lies upright or on its head."""
    width, height = seen.size
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    found = [_nearest(squares, corner, seen.px(2 * _REACH_MM)) for corner in corners]
    marks = _middles(sheet.width, sheet.height)
    if any(each is None for each in found) or len({tuple(each) for each in found if each is not None}) < 4:
        return
    for turn in (0, 2):
        way = _homography(np.roll(marks, turn, axis=0), np.array(found, np.float32))
        if way is not None:
            yield way


def _likeness(ink: Grey, sheet: PrintedSheet, way: _Way) -> float:
    """Correlation of what is inked with what was printed, the places to sign and the corner code left out."""
    expected = np.frombuffer(sheet.pattern, np.uint8).reshape(-1, sheet.cells).astype(np.float32)
    rows, columns = expected.shape
    to_cells = np.diag([columns * _CELL_PX / sheet.width, rows * _CELL_PX / sheet.height, 1.0])
    flat = cv2.warpPerspective(ink, to_cells @ np.linalg.inv(way), (columns * _CELL_PX, rows * _CELL_PX))
    cells = cv2.resize(flat, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float32)
    kept = np.ones(expected.shape, bool)
    for spot in sheet.spots:
        _leave_out(kept, sheet, (spot.left, spot.top, spot.width, spot.height))
    code = code_of(sheet.width, sheet.height)
    _leave_out(kept, sheet, (code.left, code.top, code.width, code.height))
    return float(np.corrcoef(np.sqrt(cells[kept]), np.sqrt(expected[kept]))[0, 1])


def _leave_out(kept: npt.NDArray[np.bool_], sheet: PrintedSheet, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    across, down = kept.shape[1] / sheet.width, kept.shape[0] / sheet.height
    kept[int(top * down) : int((top + height) * down) + 1, int(left * across) : int((left + width) * across) + 1] = (
        False
    )
