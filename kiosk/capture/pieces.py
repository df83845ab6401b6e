"""How many sheets or cards lie on a plain ground: with two of them, the resident laid down one too many."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture import limits
from kiosk.capture.finder import letters_closed
from kiosk.capture.formats import FORMATS_MM, format_of, sides_of
from kiosk.capture.picture import Grey, Picture, Points, as_pixels

_SHAPES = tuple(long / short for short, long in FORMATS_MM.values())


def sheets_on(bed: Picture) -> list[Points]:
    """The corners of every sheet that lies by itself on a plain bed; empty when the ground is not plain.

    On white ground only coloured pieces count: a copy of both sides of a card shows two of them on one sheet.
    """
    small = bed.at(bed.dpi * limits.SEARCH_SIDE_PX / max(bed.size))
    lab = np.asarray(cv2.cvtColor(letters_closed(small).astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
    ends = np.concatenate([end.reshape(-1, 3) for end in (lab[:4], lab[-4:], lab[:, :4], lab[:, -4:])])
    ground = np.median(ends, axis=0).astype(np.float32)
    if np.mean(np.linalg.norm(ends - ground, axis=1) < limits.OTHER_COLOUR) < limits.PLAIN_ENDS:
        return []
    other = as_pixels((np.linalg.norm(lab - ground, axis=2) > limits.OTHER_COLOUR) * 255)
    white = ground[0] > limits.WHITE_GROUND
    return [piece for piece in _pieces(other, small) if not white or _coloured(piece, lab)]


def _pieces(mask: Grey, small: Picture) -> list[Points]:
    """The rectangular pieces of `mask` that have the size (or, from a camera, the shape) of a known paper."""
    smooth = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    contours, _ = cv2.findContours(smooth, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for each in contours:
        box = np.asarray(cv2.boxPoints(cv2.minAreaRect(each)), np.float32)
        area = float(cv2.contourArea(box))
        large = area > limits.SMALLEST_PAGE * mask.size
        if large and cv2.contourArea(each) > limits.RECTANGULAR * area and _known(box, small):
            found.append(box)
    return found


def _known(box: Points, small: Picture) -> bool:
    if small.measured:
        return format_of(box, small.dpi) is not None
    short, long = sides_of(box)
    return any(abs(long / short / shape - 1) < limits.CARD_SHAPE for shape in _SHAPES)


def _coloured(piece: Points, lab: np.ndarray) -> bool:
    inside = np.zeros(lab.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, piece.astype(np.int32), 255)
    colour = lab[inside > 0][:, 1:]
    return bool(np.median(np.linalg.norm(colour, axis=1)) > limits.COLOURED)
