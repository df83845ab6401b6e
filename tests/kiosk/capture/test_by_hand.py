"""The way out after two failures: the resident shows the four corners."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.scanner.port import ScannedSheet
from kiosk.capture.pipeline import cut_by_hand
from kiosk.events import PageVerdict
from tests.kiosk.capture.sheets import as_uint8, decoded, laid, mm, paper, scanned, write_letter

SQUARE = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))


def _white_on_white() -> ScannedSheet:
    """A small letter under a white lid, where no edge is to be seen; 25 mm from the left, 35 mm from the top."""
    sheet = write_letter(paper(148, 210), lines=20, left_mm=8)
    return scanned(laid(sheet, (25, 35), lid=(247, 247, 245)))


def test_what_lies_between_the_corners_is_kept_and_nothing_else() -> None:
    left, top, right, bottom = 25 / 216, 35 / 297, (25 + 148) / 216, (35 + 210) / 297
    page = cut_by_hand(_white_on_white(), ((left, top), (right, top), (right, bottom), (left, bottom)))
    height, width = decoded(page.jpeg).shape[:2]
    assert page.verdict is PageVerdict.GOOD
    assert (width, height) == pytest.approx((mm(148), mm(210)), abs=3)
    assert page.preview is not None


def test_corners_in_any_order_are_the_same_page() -> None:
    sheet = _white_on_white()
    crossed = (SQUARE[2], SQUARE[0], SQUARE[3], SQUARE[1])
    assert decoded(cut_by_hand(sheet, crossed).jpeg).shape == decoded(cut_by_hand(sheet, SQUARE).jpeg).shape


def test_a_blurred_page_is_still_called_blurred() -> None:
    soft = scanned(write_letter(paper()), blur_mm=0.5)
    assert cut_by_hand(soft, SQUARE).verdict is PageVerdict.BLURRED


def test_a_page_on_its_head_is_turned() -> None:
    sheet = scanned(write_letter(paper()))
    upside_down = ScannedSheet(as_uint8(sheet.pixels[::-1, ::-1]), sheet.resolution)
    page = cut_by_hand(upside_down, ((0, 0), (1, 0), (1, 1), (0, 1)))
    assert page.verdict is PageVerdict.TURNED
    assert page.as_laid is not None


@pytest.mark.parametrize(
    "corners",
    [
        (),
        SQUARE[:3],
        ((0.5, 0.5),) * 4,
        ((0, 0), (0.001, 0), (1, 1), (0.999, 1)),
        ((float("nan"), 0), (1, 0), (1, 1), (0, 1)),
        ((float("inf"), 0), (1, 0), (1, 1), (0, 1)),
    ],
)
def test_corners_that_enclose_nothing_are_no_page(corners: tuple[tuple[float, float], ...]) -> None:
    page = cut_by_hand(_white_on_white(), corners)
    assert page.verdict is PageVerdict.UNREADABLE
    assert page.jpeg == b""


def test_corners_outside_the_picture_are_taken_to_its_end() -> None:
    sheet = _white_on_white()
    page = cut_by_hand(sheet, ((-3, -3), (9, -3), (9, 9), (-3, 9)))
    assert decoded(page.jpeg).shape == pytest.approx(sheet.pixels.shape, abs=2)


def test_no_picture_is_no_page() -> None:
    nothing = ScannedSheet(np.zeros((0, 0, 3), np.uint8), 300)
    assert cut_by_hand(nothing, SQUARE).verdict is PageVerdict.UNREADABLE
