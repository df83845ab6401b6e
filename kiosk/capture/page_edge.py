"""Where the page lies on the bed: its four corners, or None when no edge can be trusted and the whole bed is kept.

Wrong in one direction only: background that is kept costs bytes, content that is cut away costs the resident a second
visit. So every candidate must prove itself, side by side, and any doubt keeps the bed.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.picture import Grey, Picture, Points, as_pixels, darkest_channel

Floats = npt.NDArray[np.float32]


def find_page(picture: Picture) -> Points | None:
    """The page's corners in `picture`, (4, 2) float32, clockwise from top left; None to keep the whole bed."""
    search = picture.at(picture.dpi * limits.SEARCH_SIDE_PX / max(picture.size))
    for mask in (_paper(search), _not_the_lid(search)):
        corners = _sheet_in(mask, search)
        if corners is not None and _is_the_page(corners, search):
            return _inside(_grown(corners, search.px(limits.MARGIN_MM)) * (picture.dpi / search.dpi), picture)
    return None


def _paper(search: Picture) -> Grey:
    """255 where there is bare paper: lighter and less coloured than the rest, letters closed over."""
    grey = cv2.GaussianBlur(darkest_channel(search), (5, 5), 0)
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, _block(search.px(limits.CLOSE_TEXT_MM)))
    return as_pixels(cv2.threshold(closed, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1])


def _not_the_lid(search: Picture) -> Grey:
    """255 where the colour is not that along the ends of the bed, which is the lid's: a card of any colour shows."""
    lab = _lab(Picture(as_pixels(cv2.GaussianBlur(search.pixels, (5, 5), 0)), search.dpi))
    ends = np.concatenate([end.reshape(-1, 3) for end in (lab[:4], lab[-4:], lab[:, :4], lab[:, -4:])])
    distance = np.linalg.norm(lab - np.median(ends, axis=0).astype(np.float32), axis=2)
    mask = as_pixels((distance > limits.EDGE_STEP) * 255)
    return as_pixels(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, _block(search.px(limits.CLOSE_GAPS_MM))))


def _sheet_in(mask: Grey, search: Picture) -> Points | None:
    """The quadrilateral around the largest piece of `mask`, when that piece is alone and has four sides."""
    smooth = cv2.morphologyEx(mask, cv2.MORPH_OPEN, _block(search.px(limits.THINNEST_MM)))
    contours, _ = cv2.findContours(smooth, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    pieces = sorted(contours, key=cv2.contourArea, reverse=True)
    if not pieces or cv2.contourArea(pieces[0]) < limits.SMALLEST_PAGE * mask.size:
        return None
    if len(pieces) > 1 and cv2.contourArea(pieces[1]) > limits.SECOND_PIECE * cv2.contourArea(pieces[0]):
        return None
    return _four_sides(np.asarray(cv2.convexHull(pieces[0]), np.int32))


def _four_sides(hull: npt.NDArray[np.int32]) -> Points | None:
    """The smallest quadrilateral along `hull`'s own sides that holds all of it, or None when it bulges too much."""
    length = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.015, 0.02, 0.03, 0.04, 0.06):
        rough = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(rough) == 4:
            corners = _around(rough.reshape(4, 2).astype(np.float32), hull.reshape(-1, 2).astype(np.float32))
            if corners is None or cv2.contourArea(corners) > limits.LARGEST_BULGE * cv2.contourArea(hull):
                return None
            return clockwise(corners)
    return None


def _around(corners: Points, points: Points) -> Points | None:
    """`corners` with every side moved out until all `points` lie inside."""
    centre = corners.mean(axis=0)
    lines = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        normal = np.array([end[1] - start[1], start[0] - end[0]], np.float32)
        normal /= max(float(np.linalg.norm(normal)), 1e-6)
        if float(normal @ (centre - start)) > 0:
            normal = -normal
        lines.append((normal, float((points @ normal).max())))
    return _crossings(lines)


def _crossings(lines: list[tuple[Floats, float]]) -> Points | None:
    """The corners where neighbouring lines (normal, distance from the origin) meet; None when two are parallel."""
    corners = []
    for (first, a), (second, b) in zip([lines[-1], *lines[:-1]], lines, strict=True):
        both = np.stack([first, second])
        if abs(float(np.linalg.det(both))) < 0.2:
            return None
        corners.append(np.linalg.solve(both, np.array([a, b], np.float32)))
    return np.array(corners, np.float32)


def _is_the_page(corners: Points, search: Picture) -> bool:
    """Whether every side is a visible edge or lies at the end of the bed, and nothing is written outside."""
    lab = _lab(_without_letters(search))
    sides = list(zip(corners, np.roll(corners, -1, axis=0), strict=True))
    inner = [side for side in sides if not _lies_at_the_end(*side, search)]
    if not inner or not all(_is_an_edge(start, end, lab, search) for start, end in inner):
        return False
    large = cv2.contourArea(corners) > limits.SURELY_A_PAGE * search.size[0] * search.size[1]
    return (large and len(inner) == 4) or _detail_outside_mm2(corners, search) < limits.LID_DETAIL_MM2


def _detail_outside_mm2(corners: Points, search: Picture) -> float:
    """How much of what lies outside `corners` is not plain, in mm2: a lid is, print and second cards are not."""
    outside = np.full(search.pixels.shape[:2], 255, np.uint8)
    cv2.fillConvexPoly(outside, _grown(corners, search.px(2 * limits.MARGIN_MM)).astype(np.int32), 0)
    grey, near = cv2.GaussianBlur(darkest_channel(search), (3, 3), 0), _block(3)
    detail = cv2.subtract(cv2.dilate(grey, near), cv2.erode(grey, near)) > limits.INK_STEP
    return float(np.count_nonzero(detail & (outside > 0))) / search.px(1.0) ** 2


def _without_letters(search: Picture) -> Picture:
    """The picture with letters closed over, so that a step in colour is the end of the paper and not of a line."""
    closed = cv2.morphologyEx(search.pixels, cv2.MORPH_CLOSE, _block(search.px(limits.CLOSE_TEXT_MM)))
    return Picture(as_pixels(cv2.GaussianBlur(closed, (5, 5), 0)), search.dpi)


def _lies_at_the_end(start: Floats, end: Floats, search: Picture) -> bool:
    """Whether the side runs along the end of the bed, where nothing can be seen outside it."""
    reach, (width, height) = search.px(limits.AT_THE_END_MM), search.size
    (x1, y1), (x2, y2) = start, end
    return bool(
        max(x1, x2) < reach or max(y1, y2) < reach or min(x1, x2) > width - reach or min(y1, y2) > height - reach
    )


def _is_an_edge(start: Floats, end: Floats, lab: Floats, search: Picture) -> bool:
    """Whether the colour outside differs from the colour a little way in (paper curls), along most of the side."""
    along = np.linspace(0.04, 0.96, 60, dtype=np.float32)[:, None]
    points = start + (end - start) * along
    outward = np.array([end[1] - start[1], start[0] - end[0]], np.float32)
    outward /= max(float(np.linalg.norm(outward)), 1e-6)
    outside = points + outward * search.px(limits.EDGE_OUTSIDE_MM)
    seen = _within(outside, search)
    if seen.sum() < len(points) / 3:
        return False
    steps = [
        np.linalg.norm(_sample(lab, outside[seen]) - _sample(lab, points[seen] - outward * search.px(depth)), axis=1)
        for depth in limits.EDGE_INSIDE_MM
    ]
    return bool((np.max(steps, axis=0) > limits.EDGE_STEP).mean() >= limits.EDGE_SHARE)


def _within(points: Points, search: Picture) -> npt.NDArray[np.bool_]:
    width, height = search.size
    return (points[:, 0] >= 0) & (points[:, 1] >= 0) & (points[:, 0] < width) & (points[:, 1] < height)


def _sample(lab: Floats, points: Points) -> Floats:
    height, width = lab.shape[:2]
    columns, rows = points.astype(np.intp).T
    return np.asarray(lab[rows.clip(0, height - 1), columns.clip(0, width - 1)], np.float32)


def _grown(corners: Points, margin: float) -> Points:
    """`corners` moved away from the middle so that every side lies about `margin` pixels further out."""
    centre = corners.mean(axis=0)
    away = corners - centre
    return np.asarray(centre + away * (1 + margin * 1.41 / np.linalg.norm(away, axis=1, keepdims=True)), np.float32)


def _inside(corners: Points, picture: Picture) -> Points:
    width, height = picture.size
    return np.asarray(np.clip(corners, 0, [width - 1, height - 1]), np.float32)


def clockwise(corners: Points) -> Points:
    """`corners` in the order top left, top right, bottom right, bottom left as they lie in the picture."""
    centre = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0]))]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)


def _lab(search: Picture) -> Floats:
    return np.asarray(cv2.cvtColor(search.pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _block(side_px: float) -> Grey:
    side = max(3, round(side_px) | 1)
    return as_pixels(cv2.getStructuringElement(cv2.MORPH_RECT, (side, side)))
