"""Where no page was found, all that was seen comes along, so that the resident can show its corners."""

from __future__ import annotations

import numpy as np

from hardware.scanner.port import ScannedSheet
from kiosk.capture import limits
from kiosk.capture.pipeline import UNREADABLE, capture, cut_by_hand
from kiosk.events import PageVerdict
from tests.kiosk.capture.sheets import card, decoded, laid, letter, mm, paper, scanned, write_letter


def empty_table() -> ScannedSheet:
    """A camera's picture of a table without paper."""
    return ScannedSheet(np.full((2160, 3840, 3), 90, np.uint8), 0)


def test_a_table_without_a_page_is_shown_whole_and_in_its_own_shape() -> None:
    page = capture(empty_table())
    assert page.verdict is PageVerdict.NOTHING
    assert page.whole is not None
    assert (page.whole.width, page.whole.height) == (limits.WHOLE_SIDE_PX, 900)
    assert decoded(page.whole.jpeg).shape == (900, limits.WHOLE_SIDE_PX, 3)


def test_a_page_that_came_out_well_brings_no_second_picture() -> None:
    page = capture(scanned(letter()))
    assert page.verdict is PageVerdict.GOOD
    assert page.whole is None


def test_two_papers_are_both_on_it_and_one_of_them_can_be_cut_out_by_hand() -> None:
    """GIVEN a sheet and a card on one bed WHEN the sheet's corners are shown as shares of the whole picture THEN the
    page is that sheet."""
    bed = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (5, 5))
    bed.paste(card(), (mm(100), mm(225)))
    sheet = scanned(bed)
    page = capture(sheet)
    assert page.verdict is PageVerdict.TWO_SHEETS
    assert page.whole is not None
    assert abs(page.whole.width / page.whole.height - bed.width / bed.height) < 0.01

    left, top, right, bottom = (mm(each) / side for each, side in zip((5, 5, 153, 215), bed.size * 2, strict=True))
    cut = cut_by_hand(sheet, ((left, top), (right, top), (right, bottom), (left, bottom)))
    assert cut.verdict is PageVerdict.GOOD
    assert cut.preview is not None
    assert abs(cut.preview.width / cut.preview.height - 148 / 210) < 0.02


def test_what_is_no_picture_shows_nothing() -> None:
    assert UNREADABLE.whole is None
    assert cut_by_hand(ScannedSheet(np.zeros((0, 0, 3), np.uint8), 0), ()).whole is None


def test_of_a_sheet_that_is_cut_off_the_whole_bed_is_shown_not_what_was_cut_out() -> None:
    bed = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (30, -20))
    page = capture(scanned(bed))
    assert page.verdict is PageVerdict.CUT_OFF
    assert page.whole is not None
    assert abs(page.whole.width / page.whole.height - bed.width / bed.height) < 0.01
