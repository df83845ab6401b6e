"""Where the page lies on the bed: its four corners, or None when no edge can be trusted and the whole bed is kept.

Wrong in one direction only: background that is kept costs bytes, content that is cut away costs the resident a second
visit. So what the finder proposes must prove itself, side by side, and any doubt keeps the bed.
"""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture import limits
from kiosk.capture.finder import Found, find
from kiosk.capture.finder.geometry import clockwise, sharpest_turn
from kiosk.capture.formats import format_of, like_a_card
from kiosk.capture.picture import Picture, Points, darkest_channel

__all__ = ["clockwise", "find_page", "kept_area", "locate"]


def find_page(picture: Picture) -> Points | None:
    """The part of `picture` to keep, (4, 2) float32, clockwise from top left; None to keep the whole bed."""
    found = locate(picture)
    return None if found is None else kept_area(found, picture)


def locate(picture: Picture, preview: bool = False) -> Found | None:
    """The page's own edges in `picture`, when they can be trusted."""
    found = find(picture, preview)
    if found is None or not _has_edges(found, picture):
        return None
    return found if preview or _is_the_page(found, picture) else None  # a wrong outline is only looked at


def kept_area(found: Found, picture: Picture) -> Points:
    """The corners of `found` with a margin and room for sides that bow outwards, inside of `picture`."""
    width, height = picture.size
    margin = found.bulge + picture.px(limits.MARGIN_MM)
    return np.asarray(np.clip(_grown(found.corners, margin), 0, [width - 1, height - 1]), np.float32)


def _has_edges(found: Found, picture: Picture) -> bool:
    """Whether it is large enough, and each side is a visible edge or lies at the end of the picture."""
    if _share_of(found, picture) < limits.SMALLEST_PAGE or not found.inner.any():
        return False
    least = float(found.clear[found.inner].min())
    others = found.inner.all() and float(found.clear.mean()) >= limits.CLEAR_ON_THE_MEAN
    return least >= (limits.ONE_FAINT_SIDE if others else limits.CLEAR_SIDE)


def _share_of(found: Found, picture: Picture) -> float:
    """Which share of the picture the sheet covers."""
    width, height = picture.size
    return float(cv2.contourArea(found.corners)) / (width * height)


def _is_the_page(found: Found, picture: Picture) -> bool:
    """Whether nothing is written outside of it, or it is surely a sheet on something that is not plain."""
    if _detail_outside_mm2(found, picture) < limits.LID_DETAIL_MM2:
        return True
    return bool(_stands_out(found, _share_of(found, picture)) and not _may_be_printed(found, picture))


def _stands_out(found: Found, share: float) -> bool:
    """A light sheet, or a card of any colour, with all its edges, or all but one, on a table that is not plain."""
    if found.lighter < limits.LIGHTER and not like_a_card(found.corners):
        return False
    return bool(found.inner.all() or (found.inner.sum() == 3 and share > limits.SURELY_A_PAGE))


def _may_be_printed(found: Found, picture: Picture) -> bool:
    """Whether this may be a frame or a picture printed on a page that fills the bed: no known size, no perspective."""
    if format_of(found.corners, picture.dpi) is not None:
        return False
    flat = float(sharpest_turn(found.corners)) < limits.FLAT_DEG
    return flat or (picture.measured and found.lighter < limits.LIGHTER)


def _detail_outside_mm2(found: Found, picture: Picture) -> float:
    """How much of what lies outside of the page is not plain, in mm2: a lid is, print and second cards are not."""
    search = picture.at(picture.dpi * limits.SEARCH_SIDE_PX / max(picture.size))
    scale = search.dpi / picture.dpi
    outside = np.full(search.pixels.shape[:2], 255, np.uint8)
    page = _grown(found.corners * scale, found.bulge * scale + search.px(2 * limits.MARGIN_MM))
    cv2.fillConvexPoly(outside, page.astype(np.int32), 0)
    grey, near = cv2.GaussianBlur(darkest_channel(search), (3, 3), 0), np.ones((3, 3), np.uint8)
    detail = cv2.subtract(cv2.dilate(grey, near), cv2.erode(grey, near)) > limits.INK_STEP
    return float(np.count_nonzero(detail & (outside > 0))) / search.px(1.0) ** 2


def _grown(corners: Points, margin: float) -> Points:
    """`corners` moved away from the middle so that every side lies about `margin` pixels further out."""
    centre = corners.mean(axis=0)
    away = corners - centre
    return np.asarray(centre + away * (1 + margin * 1.41 / np.linalg.norm(away, axis=1, keepdims=True)), np.float32)
