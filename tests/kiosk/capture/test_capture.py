"""The way of a sheet from the glass to a page that an officer can work with."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from hardware.scanner.port import ScannedSheet
from kiosk.capture import limits
from kiosk.capture.picture import picture_of
from kiosk.capture.pipeline import capture
from kiosk.capture.straighten import skew_of
from kiosk.events import CapturedPage, PageVerdict
from kiosk.worker import Worker
from tests.kiosk.capture import sheets
from tests.kiosk.capture.sheets import card, decoded, laid, letter, mm, paper, scanned, write_letter


def test_a_letter_that_fills_the_bed_is_kept_whole() -> None:
    page = capture(scanned(letter(300), 300))
    height, width = decoded(page.jpeg).shape[:2]
    assert page.verdict is PageVerdict.GOOD
    assert (width, height) == pytest.approx((1654, 2339), abs=4)  # A4 at 200 dpi
    assert len(page.jpeg) <= limits.LARGEST_JPEG


def test_a_small_sheet_on_a_dark_lid_is_cut_out_and_turned_level() -> None:
    sheet = write_letter(paper(148, 210), lines=20, left_mm=8)
    page = capture(scanned(laid(sheet, (25, 35), turn=4)))
    pixels = decoded(page.jpeg)
    assert page.verdict is PageVerdict.GOOD
    assert pixels.shape[1] == pytest.approx(mm(148), rel=0.03)
    assert pixels.shape[0] == pytest.approx(mm(210), rel=0.03)
    assert np.median(pixels[:, mm(4)]) > 200, "the left margin of the paper stands upright"


def test_a_blue_card_on_a_white_lid_is_cut_out() -> None:
    page = capture(scanned(laid(card(), (20, 30), lid=(250, 250, 250), turn=7)))
    height, width = decoded(page.jpeg).shape[:2]
    assert page.verdict is PageVerdict.GOOD
    assert (width, height) == pytest.approx((mm(85.6), mm(54)), rel=0.06)


def test_text_that_leans_on_a_full_bed_is_levelled_and_no_corner_is_lost() -> None:
    page = capture(scanned(laid(letter(), (0, 0), lid=sheets.WHITE, turn=-2)))
    height, width = decoded(page.jpeg).shape[:2]
    assert page.verdict is PageVerdict.GOOD
    assert width > mm(216)
    assert height > mm(297)
    levelled = picture_of(decoded(page.jpeg), 200)
    assert levelled is not None
    assert abs(skew_of(levelled)) < 0.3


def _two_cards() -> ScannedSheet:
    bed = laid(card(), (20, 30), lid=(250, 250, 250))
    bed.paste(card(), (mm(25), mm(170)))
    return scanned(bed)


def _dark_letterhead() -> ScannedSheet:
    sheet = letter()
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((0, 0, sheet.width, mm(22)), (30, 40, 90))
    draw.text((200, 40), "PEMERINTAH CONTOH SPECIMEN", (240, 240, 240), ImageFont.load_default(54))
    return scanned(sheet)


def _photograph_and_one_line() -> ScannedSheet:
    sheet = paper()
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((270, 270, 1000, 1000), (200, 30, 30))
    draw.text((330, 1330), "Catatan: CONTOH", (30, 30, 30), ImageFont.load_default(31))
    return scanned(sheet)


def _sheet_and_a_card_under_a_dark_lid() -> ScannedSheet:
    bed = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (5, 5))
    bed.paste(card(), (mm(100), mm(225)))
    return scanned(bed)


@pytest.mark.parametrize(
    "draw", [_sheet_and_a_card_under_a_dark_lid, _two_cards, _dark_letterhead, _photograph_and_one_line]
)
def test_nothing_that_may_be_content_is_cut_away(draw: object) -> None:
    sheet = draw()  # type: ignore[operator]
    height, width = decoded(capture(sheet).jpeg).shape[:2]
    whole_height, whole_width = sheet.pixels.shape[:2]
    assert width >= whole_width - 2
    assert height >= whole_height - 2


def test_an_empty_sheet_is_blank_and_on_an_empty_bed_lies_nothing() -> None:
    assert capture(scanned(paper())).verdict is PageVerdict.BLANK
    assert capture(scanned(paper(colour=sheets.BLACK_LID))).verdict is PageVerdict.NOTHING
    assert capture(scanned(paper(), noise=6)).verdict is PageVerdict.BLANK


def test_writing_that_shines_through_from_the_back_is_blank() -> None:
    back = np.asarray(letter(), np.int16)
    through = Image.fromarray((back + (247 - 20 - back) * (back < 200) * 1).clip(0, 255).astype(np.uint8))
    assert capture(scanned(through)).verdict is PageVerdict.BLANK


def test_a_single_line_is_not_blank() -> None:
    sheet = paper()
    ImageDraw.Draw(sheet).text((330, 1330), "CONTOH", (60, 60, 60), ImageFont.load_default(31))
    assert capture(scanned(sheet)).verdict is PageVerdict.GOOD


@pytest.mark.parametrize(
    ("blur_mm", "verdict"),
    [(0.1, PageVerdict.GOOD), (0.25, PageVerdict.BLURRED), (0.4, PageVerdict.BLURRED), (0.8, PageVerdict.BLURRED)],
)
def test_letters_that_run_together_are_blurred(blur_mm: float, verdict: PageVerdict) -> None:
    assert capture(scanned(letter(), blur_mm=blur_mm)).verdict is verdict


@pytest.mark.parametrize("at_mm", [(-30, 0), (0, -41), (0, 60)])
def test_lines_that_run_out_of_the_bed_are_cut_off(at_mm: tuple[float, float]) -> None:
    assert capture(scanned(laid(letter(), at_mm, lid=sheets.WHITE))).verdict is PageVerdict.CUT_OFF


def test_a_page_pushed_out_over_its_own_margin_is_not_cut_off() -> None:
    assert capture(scanned(laid(letter(), (-10, -8), lid=sheets.WHITE))).verdict is PageVerdict.GOOD


def test_marks_on_the_frame_of_the_bed_do_not_cut_a_page_that_lies_inside() -> None:
    bed = laid(write_letter(paper(148, 210), lines=20, left_mm=8), (30, 40), lid=(120, 120, 120))
    draw = ImageDraw.Draw(bed)
    for tick in range(5, 210, 5):
        draw.rectangle((mm(tick), 0, mm(tick) + 4, mm(3)), (10, 10, 10))
    page = capture(scanned(bed))
    assert page.verdict is PageVerdict.GOOD
    assert decoded(page.jpeg).shape[1] == pytest.approx(mm(148), rel=0.03)


def test_a_shadow_along_the_end_of_the_bed_is_not_cut_off() -> None:
    sheet = letter()
    ImageDraw.Draw(sheet).rectangle((0, 0, mm(1.5), sheet.height), (90, 90, 90))
    assert capture(scanned(sheet)).verdict is PageVerdict.GOOD


@pytest.mark.parametrize(
    "pixels",
    [
        None,
        b"not an image",
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((2000, 0, 3), np.uint8),
        np.zeros((50, 3000, 3), np.uint8),
        np.zeros((3000, 2000), np.uint8),
        np.zeros((3000, 2000, 4), np.uint8),
        np.zeros((3000, 2000, 3), np.float64),
        np.zeros((3, 2000, 3000), np.uint8),
        np.broadcast_to(np.uint8(0), (16_000, 300, 3)),
        np.broadcast_to(np.uint8(0), (14_000, 14_000, 3)),
    ],
)
def test_what_is_no_picture_gets_a_verdict_and_no_bytes(pixels: object) -> None:
    page = capture(ScannedSheet(pixels, 300))  # type: ignore[arg-type]
    assert page.verdict is PageVerdict.UNREADABLE
    assert page.jpeg == b""
    assert page.preview is None


@pytest.mark.parametrize("resolution", [0, -300, 99_999, "300", None, float("nan")])
def test_an_impossible_resolution_is_taken_as_a_full_a4_sheet(resolution: object) -> None:
    page = capture(ScannedSheet(scanned(letter(150), 150).pixels, resolution))  # type: ignore[arg-type]
    assert page.verdict is PageVerdict.GOOD


def test_a_view_that_is_not_contiguous_is_read_all_the_same() -> None:
    upside_down = scanned(letter(150), 150).pixels[::-1, ::-1]
    assert capture(ScannedSheet(upside_down, 150)).verdict is PageVerdict.GOOD


def test_noise_alone_never_ends_in_an_exception() -> None:
    noise = np.random.default_rng(7).integers(0, 256, (1200, 900, 3), dtype=np.uint8)
    page = capture(ScannedSheet(noise, 100))
    assert decoded(page.jpeg).shape == noise.shape


def test_the_preview_is_small_and_a_picture_of_its_own() -> None:
    preview = capture(scanned(letter())).preview
    assert preview is not None
    assert max(preview.width, preview.height) == limits.PREVIEW_SIDE_PX
    assert decoded(preview.jpeg).shape[:2] == (preview.height, preview.width)
    assert len(preview.jpeg) < 80_000


def test_a_page_full_of_grain_is_made_smaller_but_stays_readable() -> None:
    page = capture(scanned(letter(), noise=9))
    assert page.verdict is PageVerdict.GOOD
    assert len(page.jpeg) <= limits.LARGEST_JPEG


def test_a_view_of_one_pixel_that_says_it_is_gigabytes_is_not_copied_for_the_process_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("kiosk.worker.SharedMemory")  # nothing is lent without it
    view = np.broadcast_to(np.uint8(0), (40_000, 40_000, 3))
    worker = Worker()
    try:
        page = worker.capture(ScannedSheet(view, 300))
        assert isinstance(page, CapturedPage)
        assert page.verdict is PageVerdict.UNREADABLE
    finally:
        worker.stop()
