"""Was it signed? Ink in the places of a printed form, which were printed empty."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.form_place import Placed, placed
from kiosk.capture.picture import Grey, Picture, as_pixels
from kiosk.printed_form import FormSeen, PrintedSheet, Spot, SpotKind

_PX_PER_MM = 6.0  # 150 dpi: a ball-pen's line is 0.4 to 0.7 mm
_RIM_MM = 1.3  # the printed outline, and how far a place may be off
# Pale ink stands out from its paper by this many grey levels in its darkest channel, or by so many times the noise.
_FAINTEST = 14.0
_NOISE = 4.0
_WIDEST_MM = 19  # a thumb's print is narrower
# What is smaller is dust; a stroke goes on for longer than a speck.
_SPECK_MM = 1.2
# All strokes together: a cross, the smallest sign that people make, has twice as much; a fold's line is straight.
_LEAST_MM2 = 2.5
_LEAST_SPAN_MM = 4.0
_FOLD_MM = 1.0  # nothing but a straight line of at most this width is a fold or a scratch


def form_seen(page: Picture, sheets: Sequence[PrintedSheet]) -> FormSeen:
    """What `page` is of the `sheets` that were printed, and who has not signed it."""
    found = placed(page, sheets)
    if found is None:
        return FormSeen()
    sheet = sheets[found.sheet]
    if found.way is None:
        return FormSeen(found.sheet + 1, unchecked=bool(sheet.spots))
    signed = {spot: is_inked(page, found, spot) for spot in sheet.spots}
    return FormSeen(found.sheet + 1, _unsigned(signed), no_meterai=_no_meterai(signed))


def _unsigned(signed: dict[Spot, bool]) -> tuple[str, ...]:
    """Everybody who neither signed nor pressed a thumb, in the form's order."""
    by_hand = [spot for spot in signed if spot.kind is not SpotKind.METERAI]
    done = {spot.signer for spot in by_hand if signed[spot]}
    return tuple(dict.fromkeys(spot.signer for spot in by_hand if spot.signer not in done))


def _no_meterai(signed: dict[Spot, bool]) -> bool:
    return any(spot.kind is SpotKind.METERAI and not inked for spot, inked in signed.items())


def is_inked(page: Picture, found: Placed, spot: Spot) -> bool:
    """Whether a hand left something in `spot`."""
    dark = _place(page, found, spot)
    depth = _paper(dark).astype(np.float32) - dark
    bare = float(np.median(depth))
    noise = 1.48 * float(np.median(np.abs(depth - bare)))
    strokes = _strokes(depth > bare + max(_FAINTEST, _NOISE * noise))
    area = float(strokes.sum()) / _PX_PER_MM**2
    return area >= _LEAST_MM2 and _span(strokes) >= _LEAST_SPAN_MM


def _place(page: Picture, found: Placed, spot: Spot) -> Grey:
    """The inside of `spot` laid straight, each pixel its darkest channel."""
    if found.way is None:
        raise ValueError("nobody knows where the sheet's places are")
    width, height = spot.width - 2 * _RIM_MM, spot.height - 2 * _RIM_MM
    to_place = np.array(
        [
            [_PX_PER_MM, 0, -(spot.left + _RIM_MM) * _PX_PER_MM],
            [0, _PX_PER_MM, -(spot.top + _RIM_MM) * _PX_PER_MM],
            [0, 0, 1],
        ]
    )
    size = (round(width * _PX_PER_MM), round(height * _PX_PER_MM))
    cut = cv2.warpPerspective(
        page.pixels, to_place @ np.linalg.inv(found.way), size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    red, green, blue = cv2.split(cv2.GaussianBlur(cut, (3, 3), 0))
    return as_pixels(cv2.min(cv2.min(red, green), blue))


def _paper(dark: Grey) -> Grey:
    """The shade of the paper, found on pixels of a millimetre: what is darker than all around it is closed over."""
    height, width = dark.shape
    coarse = (max(1, round(width / _PX_PER_MM)), max(1, round(height / _PX_PER_MM)))
    small = cv2.resize(dark, coarse, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_WIDEST_MM, _WIDEST_MM), np.uint8))
    return as_pixels(cv2.resize(cv2.GaussianBlur(closed, (5, 5), 0), (width, height), interpolation=cv2.INTER_LINEAR))


def _strokes(ink: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """`ink` without specks, and without what goes straight across from one edge to the other."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, bool)
    for label in range(1, count):
        width, height = stats[label, cv2.CC_STAT_WIDTH], stats[label, cv2.CC_STAT_HEIGHT]
        is_speck = max(width, height) < _SPECK_MM * _PX_PER_MM
        is_fold = (width >= ink.shape[1] - 2 or height >= ink.shape[0] - 2) and min(
            width, height
        ) <= _FOLD_MM * _PX_PER_MM
        kept[label] = not (is_speck or is_fold)
    return np.asarray(kept[labels])


def _span(strokes: npt.NDArray[np.bool_]) -> float:
    """From the first to the last of them, in mm."""
    ys, xs = np.nonzero(strokes)
    return float(np.hypot(np.ptp(xs), np.ptp(ys))) / _PX_PER_MM if xs.size else 0.0
