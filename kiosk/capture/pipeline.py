"""The whole way from a scanned sheet to a page with a verdict."""

from __future__ import annotations

import cv2

from hardware.scanner.port import ScannedSheet
from kiosk.capture import limits
from kiosk.capture.encode import encode_page, encode_preview
from kiosk.capture.judge import judge
from kiosk.capture.page_edge import find_page
from kiosk.capture.picture import Picture, picture_of
from kiosk.capture.straighten import deskew, flatten
from kiosk.events import CapturedPage, PageVerdict

UNREADABLE = CapturedPage(PageVerdict.UNREADABLE, b"", None)


def capture(sheet: ScannedSheet) -> CapturedPage:
    """The page that lies in `sheet`, straight and encoded, with the verdict on it.

    Whatever arrives ends in a verdict: what is no picture, or one that OpenCV refuses or has no memory for, is
    UNREADABLE and carries no bytes. A page that is blank, blurred or cut off is encoded all the same, so that the
    resident sees what the scanner saw.
    """
    bed = picture_of(sheet.pixels, sheet.resolution)
    if bed is None:
        return UNREADABLE
    try:
        return _capture(bed.at(limits.KEPT_DPI))
    except (cv2.error, MemoryError):
        return UNREADABLE


def _capture(bed: Picture) -> CapturedPage:
    corners = find_page(bed)
    page = deskew(bed) if corners is None else flatten(bed, corners)
    verdict = judge(page, bed, corners)
    return CapturedPage(verdict, encode_page(page), encode_preview(page))
