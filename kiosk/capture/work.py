"""One picture file through the same steps as a page on the glass. Runs in the process beside."""

from __future__ import annotations

import time
from pathlib import Path

import cv2

from kiosk.asked import Asked
from kiosk.capture.files import read_image
from kiosk.capture.orient import make_ready
from kiosk.capture.picture import Picture
from kiosk.capture.pipeline import Examined, examine
from kiosk.capture.report import FileReport
from kiosk.events import PageVerdict


def report_on(path: Path, asked: Asked, want_pdf: bool) -> FileReport:
    """Look at the picture at `path`; whatever it is, the answer is a report."""
    cv2.setNumThreads(1)
    make_ready()
    begun = time.process_time()
    sheet = read_image(path)
    opened = time.process_time()
    seen = None if sheet is None else examine(sheet, asked)
    looked = time.process_time()
    spent = (looked - opened) * 1000, (opened - begun) * 1000
    if seen is None:
        return FileReport(PageVerdict.UNREADABLE, cpu_ms=spent[0], decode_ms=spent[1])
    return _told(seen, spent, _archived(seen.page) if want_pdf else b"")


def _told(seen: Examined, spent: tuple[float, float], pdf: bytes) -> FileReport:
    corners = None if seen.corners is None else tuple((round(float(x), 1), round(float(y), 1)) for x, y in seen.corners)
    return FileReport(
        seen.judgement.verdict,
        seen.judgement.where,
        corners,
        round(seen.score, 3),
        round(seen.skew_deg, 2),
        seen.orientation,
        spent[0],
        spent[1],
        pdf,
    )


def _archived(page: Picture) -> bytes:
    """The page as PDF/A; a card as one picture."""
    from paper.archive import page_to_pdf, photo_to_pdf
    from paper.page import checked, is_card

    to_pdf = photo_to_pdf if page.measured and is_card(checked(page.pixels, page.dpi)) else page_to_pdf
    return to_pdf(page.pixels, page.dpi)
