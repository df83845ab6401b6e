"""On which sides a page runs out of the picture."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture import limits
from kiosk.capture.finder import Found
from kiosk.capture.formats import FORMATS_MM, sides_of
from kiosk.capture.ink import ink_mask, marks_along
from kiosk.capture.picture import Grey, Picture, as_pixels

SIDES = ("top", "right", "bottom", "left")


def cut_sides(bed: Picture, found: Found | None) -> list[str]:
    """The sides of `bed` over which the page goes on, the worst first; empty when it lies inside."""
    marks = _marks(bed, found)
    cut = sorted((side for side in SIDES if marks[side] >= limits.FEWEST_CUT_MARKS), key=lambda side: -marks[side])
    if found is None:
        return cut
    return [*cut, *(side for side in _paper_out(bed, found) if side not in cut)]


def _marks(bed: Picture, found: Found | None) -> dict[str, int]:
    """How many letters and lines run out of the bed on each side that the page reaches."""
    seen = bed.at(limits.KEPT_DPI)
    mask = ink_mask(seen)
    if found is not None:
        page = np.zeros_like(mask)
        cv2.fillConvexPoly(page, (found.corners * (seen.dpi / bed.dpi)).round().astype(np.int32), 255)
        mask = as_pixels(cv2.bitwise_and(mask, page))
    depth = max(2, round(seen.px(limits.CUT_DEPTH_MM)))
    strips = (mask[:depth], mask[:, -depth:].T, mask[-depth:], mask[:, :depth].T)
    light = (seen.pixels[:depth], seen.pixels[:, -depth:], seen.pixels[-depth:], seen.pixels[:, :depth])
    reached = [True] * 4 if found is None else [not inner for inner in found.inner]
    through = {
        side: marks_along(_whole(strip)) if reach and (bed.measured or _is_paper(ground)) else 0
        for side, strip, ground, reach in zip(SIDES, strips, light, reached, strict=True)
    }
    return {**through, **_crowded(mask, seen)} if bed.measured and found is None else through


def _crowded(mask: Grey, seen: Picture) -> dict[str, int]:
    """How many letters stand so near to the top or bottom of a scanned bed that no printer put them there."""
    depth = round(seen.px(limits.UNPRINTED_MM))
    counts = {"top": _standing(mask[:depth]), "bottom": _standing(mask[-depth:])}
    return {side: count for side, count in counts.items() if count >= limits.FEWEST_CROWDED}


def _standing(strip: Grey) -> int:
    """How many marks there are along `strip`, however deep."""
    return int((np.diff((strip.max(axis=0) > 0).astype(np.int8), prepend=np.int8(0)) == 1).sum())


def _whole(strip: Grey) -> Grey:
    return as_pixels(np.ascontiguousarray(strip))


def _is_paper(strip: Grey) -> bool:
    """Whether the picture ends in paper here, and not in a table: light, and hardly coloured."""
    red, green, blue = np.median(strip.reshape(-1, 3), axis=0)
    return bool(
        min(red, green, blue) > limits.PAPER_GREY and max(red, green, blue) - min(red, green, blue) < limits.PAPER_TINT
    )


def _paper_out(bed: Picture, found: Found) -> list[str]:
    """The sides where a corner lies outside the picture, or where what is seen of the paper is too short for any."""
    width, height = bed.size
    slack = limits.CORNER_OUTSIDE * max(width, height)
    (left, top), (right, bottom) = found.corners.min(axis=0), found.corners.max(axis=0)
    beyond = {"top": -top, "right": right - width, "bottom": bottom - height, "left": -left}
    out = [side for side in SIDES if beyond[side] > slack]
    if out or found.inner.all() or _has_a_shape(found, bed):
        return out
    return [side for side, inner in zip(SIDES, found.inner, strict=True) if not inner]


def _has_a_shape(found: Found, bed: Picture) -> bool:
    """Whether the sheet between its edges and the bed's ends is as large (from a camera: as long for its width) as a
    paper can be."""
    short, long = sides_of(found.corners)
    for width, height in FORMATS_MM.values():
        if (
            bed.measured
            and abs(short / bed.px(width) - 1) < limits.WHOLE_FIT
            and abs(long / bed.px(height) - 1) < limits.WHOLE_FIT
        ):
            return True
        if not bed.measured and abs(long / short / (height / width) - 1) < limits.WHOLE_FIT:
            return True
    return False
