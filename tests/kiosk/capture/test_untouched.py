"""Beside a page stays what was really seen, wherever something of it was cut away, turned or straightened."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.capture import limits
from kiosk.capture.pipeline import capture, cut_by_hand
from kiosk.events import PageVerdict
from tests.kiosk.capture.sheets import card, decoded, laid, letter, paper, scanned, write_letter


def seen(sheet: ScannedSheet, size: tuple[int, int]) -> Pixels:
    """The whole bed in `size` (width, height)."""
    return np.asarray(cv2.resize(sheet.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def shows_all_of(sheet: ScannedSheet, jpeg: bytes) -> bool:
    """Whether `jpeg` is the bed as it lay, only smaller."""
    kept = decoded(jpeg)
    bed = seen(sheet, (kept.shape[1], kept.shape[0]))
    level = kept.shape[0] / kept.shape[1] - sheet.pixels.shape[0] / sheet.pixels.shape[1]
    return abs(level) < 0.01 and float(np.abs(kept.astype(float) - bed).mean()) < 5


def test_a_sheet_that_was_cut_out_has_the_whole_bed_beside_it() -> None:
    bed = scanned(laid(write_letter(paper(148, 210), lines=20, left_mm=8), (25, 35), turn=4))
    page = capture(bed)
    assert page.verdict is PageVerdict.GOOD
    assert shows_all_of(bed, page.untouched)
    assert not shows_all_of(bed, page.jpeg), "the page itself was cut out"
    assert len(page.untouched) <= limits.LARGEST_UNTOUCHED


def test_a_page_turned_upright_and_the_same_turned_back_have_it_as_it_lay() -> None:
    bed = scanned(letter().rotate(180))
    page = capture(bed)
    assert page.verdict is PageVerdict.TURNED
    assert shows_all_of(bed, page.untouched)
    assert page.as_laid is not None
    assert page.as_laid.untouched == page.untouched


def test_what_was_cut_along_a_resident_s_corners_has_it_too() -> None:
    bed = scanned(laid(card(), (20, 30), lid=(250, 250, 250)))
    page = cut_by_hand(bed, ((0.05, 0.05), (0.6, 0.05), (0.6, 0.4), (0.05, 0.4)))
    assert page.verdict is PageVerdict.GOOD
    assert shows_all_of(bed, page.untouched)


def test_a_page_that_shows_all_of_the_bed_needs_no_second_picture() -> None:
    assert capture(scanned(letter())).untouched == b""


def test_from_a_camera_there_is_always_one_for_its_light_is_evened() -> None:
    photo = ScannedSheet(scanned(letter()).pixels, 0)
    page = capture(photo)
    assert page.verdict in {PageVerdict.GOOD, PageVerdict.TURNED}
    assert max(decoded(page.untouched).shape) == pytest.approx(limits.UNTOUCHED_SIDE_PX, abs=2)


def test_a_page_that_is_not_kept_carries_none() -> None:
    page = capture(scanned(laid(paper(), (3, 3))))
    assert page.verdict is PageVerdict.BLANK
    assert page.untouched == b""
