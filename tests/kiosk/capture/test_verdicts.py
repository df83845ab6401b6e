"""What is wrong with a page is said in the order a person would, and where it is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.scanner.port import ScannedSheet
from kiosk.asked import Asked, Kind
from kiosk.capture.pipeline import capture, examine
from kiosk.events import PageVerdict
from tests.kiosk.capture.sheets import as_uint8, card, laid, letter, mm, paper, scanned, write_letter


def _on_table(dark: float = 1.0, lamp: bool = False) -> ScannedSheet:
    """A small letter on a brown table, seen by a camera: nobody knows its resolution."""
    bed = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (30, 40), lid=(120, 80, 50), turn=3)
    pixels = np.asarray(bed, np.float32) * 0.85
    if lamp:
        y, x = np.mgrid[0 : bed.height, 0 : bed.width]
        spot = np.exp(-(((x - mm(110)) / mm(14)) ** 2 + ((y - mm(110)) / mm(14)) ** 2))
        pixels += 420 * spot[..., None].astype(np.float32)
    return ScannedSheet(as_uint8(pixels * dark), 0)


def test_two_cards_on_one_bed_are_told_apart() -> None:
    bed = laid(card(), (20, 30), lid=(250, 250, 250))
    bed.paste(card(), (mm(25), mm(170)))
    assert capture(scanned(bed)).verdict is PageVerdict.TWO_SHEETS


def test_a_sheet_and_a_card_under_a_dark_lid_are_two() -> None:
    bed = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (5, 5))
    bed.paste(card(), (mm(100), mm(225)))
    assert capture(scanned(bed)).verdict is PageVerdict.TWO_SHEETS


def test_a_grey_copy_of_both_sides_of_a_card_is_one_sheet() -> None:
    sheet = paper()
    grey = card().convert("L").convert("RGB")
    sheet.paste(grey, (mm(60), mm(40)))
    sheet.paste(grey, (mm(60), mm(130)))
    assert capture(scanned(sheet)).verdict is PageVerdict.GOOD


def test_a_photographed_letter_is_good() -> None:
    assert capture(_on_table()).verdict is PageVerdict.GOOD


def test_too_little_light_is_said_of_a_photograph() -> None:
    assert capture(_on_table(dark=0.25)).verdict is PageVerdict.TOO_DARK


def test_a_mirrored_lamp_is_said_with_its_place_and_shown() -> None:
    page = capture(_on_table(lamp=True))
    assert page.verdict is PageVerdict.GLARE
    assert page.where in {"middle", "top", "bottom", "left", "right"}
    assert page.crop is not None


@pytest.mark.parametrize(
    ("at_mm", "side"), [((-30, 0), "left"), ((0, -41), "top"), ((0, 60), "bottom"), ((80, 0), "right")]
)
def test_the_side_that_is_cut_off_is_named(at_mm: tuple[float, float], side: str) -> None:
    page = capture(scanned(laid(letter(), at_mm, lid=(247, 247, 245))))
    assert (page.verdict, page.where) == (PageVerdict.CUT_OFF, side)


@pytest.mark.parametrize("quarter", [1, 2])
def test_a_page_on_its_side_or_head_is_turned_upright_and_the_way_it_lay_is_kept(quarter: int) -> None:
    pixels = np.rot90(scanned(letter()).pixels, quarter)
    page = capture(ScannedSheet(pixels, 200))
    assert page.verdict is PageVerdict.TURNED
    assert page.as_laid is not None
    assert page.preview is not None
    assert page.preview.height > page.preview.width


def test_a_card_where_a_sheet_is_asked_is_the_wrong_kind_and_the_other_way_round() -> None:
    bed = scanned(laid(card(), (20, 30), lid=(250, 250, 250), turn=4))
    sheet = scanned(laid(write_letter(paper(148, 210), lines=20, left_mm=8), (25, 35), turn=4))
    assert capture(bed, Asked(Kind.KK)).verdict is PageVerdict.WRONG_KIND
    assert capture(sheet, Asked(Kind.KTP)).verdict is PageVerdict.WRONG_KIND
    assert capture(bed, Asked(Kind.KTP)).verdict is not PageVerdict.WRONG_KIND


def test_a_copy_is_refused_only_where_the_original_is_asked() -> None:
    colour = scanned(letter())
    copy = ScannedSheet(np.repeat(colour.pixels.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2), 200)
    assert capture(copy, Asked(original=True)).verdict is PageVerdict.PHOTOCOPY
    assert capture(copy).verdict is PageVerdict.GOOD
    assert capture(colour, Asked(original=True)).verdict is PageVerdict.GOOD


@pytest.mark.parametrize("turn", [-7.3, -0.6, 1.2, 9.0])
def test_by_how_much_a_page_leans_is_measured_to_a_tenth_of_a_degree(turn: float) -> None:
    seen = examine(scanned(laid(letter(), (0, 0), lid=(247, 247, 245), turn=turn)))
    assert seen is not None
    assert seen.skew_deg == pytest.approx(-turn, abs=0.1)


@pytest.mark.parametrize(("down_mm", "side"), [(-45, "top"), (90, "bottom")])
def test_a_page_cut_between_two_lines_of_text_is_cut_off(down_mm: float, side: str) -> None:
    page = capture(scanned(laid(letter(), (0, down_mm), lid=(247, 247, 245))))
    assert (page.verdict, page.where) == (PageVerdict.CUT_OFF, side)


def test_in_the_dark_nothing_else_is_said() -> None:
    half_outside = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (-70, 40), lid=(120, 80, 50), turn=3)
    seen = np.asarray(half_outside, np.float32) * 0.85
    assert capture(ScannedSheet(as_uint8(seen), 0)).verdict is PageVerdict.CUT_OFF
    assert capture(ScannedSheet(as_uint8(seen * 0.3), 0)).verdict is PageVerdict.TOO_DARK
