"""The test sheet tells a good machine from a bad one, and names what is wrong with it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp

from hardware.scanner.port import Pixels
from kiosk.doctor.evidence import findings, layout
from kiosk.doctor.evidence.codes import CODES, missing
from kiosk.doctor.evidence.dirt import dirt_map, dirt_on
from kiosk.doctor.evidence.findings import CAMERA_SHARP, SCANNER_SHARP, Told
from kiosk.doctor.evidence.measure import printed, sharpness
from kiosk.doctor.evidence.paper import PaperEdges, edges_in
from kiosk.doctor.evidence.place import place
from kiosk.doctor.model import By, Finding, Outcome
from kiosk.say import Say
from tests.kiosk.doctor import printed_sheet as paper

TOLD = Told(paper.PRINTED, By.TECHNICIAN)


def print_finding(pixels: Pixels) -> Finding:
    return findings.of_print(printed(paper.scanned(pixels)), TOLD)


def key(finding: Finding) -> str:
    assert isinstance(finding.says, Say)
    return finding.says.key


def measure(finding: Finding, name: str) -> float:
    return next(each.value for each in finding.measures if each.name == name)


def streak(pixels: Pixels, x_mm: float, grey: int, width_mm: float = 0.3) -> Pixels:
    """Something draws a line where it would stay white."""
    where = pixels[:, paper.px(x_mm) : paper.px(x_mm + width_mm)]
    where[:] = np.minimum(where, grey)
    return pixels


def dead_column(pixels: Pixels, x_mm: float, width_mm: float = 0.25) -> Pixels:
    """Where nothing is printed, paper shows."""
    pixels[:, paper.px(x_mm) : paper.px(x_mm + width_mm)] = 240
    return pixels


# --- the printer ------------------------------------------------------------------------------------------------------


def test_a_good_print_passes_with_its_numbers() -> None:
    found = print_finding(paper.clean())
    assert (found.outcome, key(found)) == (Outcome.PASS, "evidence.printer.good")
    assert measure(found, "black") < 60
    assert abs(measure(found, "scale")) < 0.3


@pytest.mark.parametrize("degrees", [-4, -1, 0.5, 3, 180])
def test_the_sheet_is_found_however_it_was_laid(degrees: float) -> None:
    assert print_finding(paper.turned(paper.clean(), degrees)).outcome is Outcome.PASS


def test_pale_toner_fails_before_everything_else() -> None:
    assert key(print_finding(dead_column(paper.pale(paper.clean(), 120), 100))) == "evidence.printer.pale"
    found = print_finding(paper.pale(paper.clean(), 120))
    assert (found.outcome, key(found)) == (Outcome.FAIL, "evidence.printer.pale")
    assert measure(found, "black") == pytest.approx(120, abs=4)


def test_dead_columns_are_counted_where_they_are() -> None:
    seen = printed(paper.scanned(dead_column(dead_column(paper.clean(), 60), 131)))
    assert seen is not None
    assert seen.dead_mm == pytest.approx((60.1, 131.1), abs=0.4)
    assert key(findings.of_print(seen, TOLD)) == "evidence.printer.dead"


def test_a_faint_streak_on_empty_paper_is_seen_and_warns() -> None:
    found = print_finding(streak(paper.clean(), 90, 225))
    assert (found.outcome, key(found)) == (Outcome.WARN, "evidence.printer.streaks")


def test_fit_to_page_is_told_from_a_print_of_the_right_size() -> None:
    found = print_finding(paper.turned(paper.clean(), 0, 0.965))
    assert (found.outcome, key(found)) == (Outcome.FAIL, "evidence.printer.scaled")
    assert measure(found, "scale") == pytest.approx(-3.5, abs=0.2)


def test_a_print_askew_on_its_paper_is_told_from_a_paper_laid_askew() -> None:
    height, width = paper.clean().shape[:2]
    edges = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    askew = printed(paper.scanned(paper.turned(paper.clean(), 1.6)), PaperEdges(edges))
    assert askew is not None
    assert askew.skew_deg == pytest.approx(1.6, abs=0.05)
    assert key(findings.of_print(askew, TOLD)) == "evidence.printer.skewed"
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -1.6, 1.0)
    laid = np.asarray(cv2.transform(edges[None], matrix)[0], np.float32)
    straight = printed(paper.scanned(paper.turned(paper.clean(), 1.6)), PaperEdges(laid))
    assert straight is not None
    assert straight.skew_deg == pytest.approx(0, abs=0.05)
    assert findings.of_print(straight, TOLD).outcome is Outcome.PASS


def test_a_print_off_its_place_is_measured() -> None:
    height, width = paper.clean().shape[:2]
    edges = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = np.roll(paper.clean(), paper.px(6), axis=1)
    seen = printed(paper.scanned(moved), PaperEdges(edges))
    assert seen is not None
    assert seen.shift_mm == pytest.approx((6, 0), abs=0.2)
    assert key(findings.of_print(seen, TOLD)) == "evidence.printer.shifted"


def on_the_bed(sheet: Pixels, laid_deg: float) -> Pixels:
    """The sheet on a bed larger than itself under a black lid, laid askew by hand."""
    bed = cv2.copyMakeBorder(sheet, 150, 150, 150, 150, cv2.BORDER_CONSTANT, value=(24, 24, 24))
    height, width = bed.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -laid_deg, 1.0)
    return np.asarray(cv2.warpAffine(bed, matrix, (width, height), borderValue=(24, 24, 24)), np.uint8)


@pytest.mark.parametrize("laid_deg", [0, 2.5, -1.5, 180])
@pytest.mark.parametrize("printed_deg", [0, 1.6])
def test_the_paper_s_own_edges_tell_a_crooked_print_from_a_crooked_hand(laid_deg: float, printed_deg: float) -> None:
    sheet = paper.scanned(on_the_bed(paper.turned(paper.clean(), printed_deg), laid_deg))
    seen = printed(sheet, edges_in(sheet))
    assert seen is not None
    assert seen.skew_deg == pytest.approx(printed_deg, abs=0.15)
    assert seen.shift_mm == pytest.approx((0, 0), abs=0.6)


def test_a_side_at_the_end_of_the_bed_is_no_edge_and_the_others_still_tell_what_is_askew() -> None:
    height, width = paper.clean().shape[:2]
    corners = np.array([[0, 30], [width, 0], [width, height], [0, height]], np.float32)  # the bed cut the top off
    seen = printed(paper.scanned(paper.turned(paper.clean(), 1.6)), PaperEdges(corners, (False, True, True, True)))
    assert seen is not None
    assert seen.skew_deg == pytest.approx(1.6, abs=0.05)
    assert seen.shift_mm is None


def test_edges_of_something_else_on_the_glass_are_not_the_paper_s() -> None:
    beside = np.array([[0, 0], [300, 0], [300, 400], [0, 400]], np.float32)
    seen = printed(paper.scanned(paper.clean()), PaperEdges(beside))
    assert seen is not None
    assert (seen.skew_deg, seen.shift_mm) == (None, None)


def test_white_paper_under_a_white_lid_has_no_edges_and_nothing_is_said_of_its_place() -> None:
    sheet = paper.scanned(paper.clean())
    seen = printed(sheet, edges_in(sheet))
    assert seen is not None
    assert (seen.skew_deg, seen.shift_mm) == (None, None)


def test_specks_and_lost_greys_warn() -> None:
    dirty = paper.clean()
    dice = np.random.default_rng(9)
    for x, y in zip(dice.uniform(25, 185, 20), dice.uniform(57, 77, 20), strict=True):
        cv2.circle(dirty, (paper.px(x), paper.px(y)), 4, (60, 60, 60), -1)
    assert key(print_finding(dirty)) == "evidence.printer.specks"
    flat = paper.clean()
    flat[paper.px(84) : paper.px(96)] = np.where(flat[paper.px(84) : paper.px(96)] > 130, 240, 45)
    assert key(print_finding(flat)) == "evidence.printer.greys"


@pytest.mark.parametrize("spoil", ["blank", "covered", "cut"])
def test_without_the_whole_sheet_nothing_is_said_of_the_printer(spoil: str) -> None:
    pixels = paper.blank() if spoil == "blank" else paper.clean()
    if spoil == "covered":
        pixels[: paper.px(40), : paper.px(60)] = 120
    if spoil == "cut":
        pixels = np.ascontiguousarray(pixels[: paper.px(250)])
    found = print_finding(pixels)
    assert (found.outcome, key(found)) == (Outcome.NOT_RUN, "evidence.no_sheet")


# --- scanner and camera -----------------------------------------------------------------------------------------------


def test_a_sharp_scan_counts_fine_lines_and_a_blurred_one_does_not() -> None:
    sharp = findings.of_sharpness(SCANNER_SHARP, sharpness(paper.clean()), TOLD)
    assert sharp.outcome is Outcome.PASS
    soft = np.asarray(cv2.GaussianBlur(paper.clean(), (0, 0), 3.0), np.uint8)
    blurred = findings.of_sharpness(SCANNER_SHARP, sharpness(soft), TOLD)
    assert (blurred.outcome, key(blurred)) == (Outcome.FAIL, "evidence.scanner.blurred")


def test_a_sheet_that_bends_up_at_one_corner_warns() -> None:
    pixels = paper.clean()
    corner = pixels[: paper.px(38), paper.px(140) :]
    pixels[: paper.px(38), paper.px(140) :] = cv2.GaussianBlur(corner, (0, 0), 3.0)
    found = findings.of_sharpness(SCANNER_SHARP, sharpness(pixels), TOLD)
    assert (found.outcome, key(found)) == (Outcome.WARN, "evidence.edge_blurred")


def test_a_camera_is_measured_from_aside_and_its_blur_is_seen() -> None:
    sharp = findings.of_sharpness(CAMERA_SHARP, sharpness(paper.photographed(paper.clean())), TOLD)
    assert sharp.outcome is Outcome.PASS
    blurred = findings.of_sharpness(CAMERA_SHARP, sharpness(paper.photographed(paper.clean(), 4.0)), TOLD)
    assert (blurred.outcome, key(blurred)) == (Outcome.FAIL, "evidence.camera.blurred")


def test_no_sheet_before_the_camera_says_so() -> None:
    found = findings.of_sharpness(CAMERA_SHARP, sharpness(paper.blank()), TOLD)
    assert (found.outcome, key(found)) == (Outcome.NOT_RUN, "evidence.no_sheet")


def test_an_area_is_seen_straight_even_from_aside() -> None:
    placed = place(paper.photographed(paper.clean()))
    assert placed is not None
    assert np.median(placed.area(layout.BAR.inner(2), 3)) < 70
    assert np.median(placed.area(layout.WHITE.inner(2), 3)) > 220


# --- dirt -------------------------------------------------------------------------------------------------------------


def test_clean_glass_is_clean() -> None:
    found = findings.of_dirt(dirt_on(paper.scanned(paper.blank())), TOLD)
    assert (found.outcome, measure(found, "specks")) == (Outcome.PASS, 0)


def test_specks_are_found_where_they_lie_and_drawn_on_the_map() -> None:
    pixels = paper.blank()
    places = [(40 + 9 * number, 60 + 11 * number) for number in range(14)]
    for x, y in places:
        cv2.circle(pixels, (paper.px(x), paper.px(y)), 3, (90, 90, 90), -1)
    dirt = dirt_on(paper.scanned(pixels))
    assert dirt is not None
    from_above = [(210 - x, y) for x, y in places]  # the scanner looks up at the glass, a technician down on it
    assert sorted((round(x), round(y)) for x, y, _ in dirt.specks) == sorted(from_above)
    found = findings.of_dirt(dirt, TOLD)
    assert (found.outcome, key(found)) == (Outcome.WARN, "evidence.scanner.specks")
    drawing = dirt_map(dirt, 210, 297)
    assert drawing[120, 340].sum() < 100  # a dot in the middle of the first ring
    assert dirt_map(dirt_on(paper.scanned(paper.blank())) or dirt, 210, 297)[120, 340].sum() > 700


def test_the_grain_of_rough_paper_is_no_dirt() -> None:
    pixels = paper.blank()
    dice = np.random.default_rng(4)
    pixels[dice.integers(200, 3300, 400), dice.integers(200, 2200, 400)] = 150
    found = findings.of_dirt(dirt_on(paper.scanned(pixels)), TOLD)
    assert (found.outcome, measure(found, "specks")) == (Outcome.PASS, 0)


def test_a_line_under_the_feeder_fails_with_its_place() -> None:
    found = findings.of_dirt(dirt_on(paper.scanned(streak(paper.blank(), 77, 228, 0.2))), TOLD)
    assert (found.outcome, key(found)) == (Outcome.FAIL, "evidence.scanner.streaks")
    assert isinstance(found.says, Say)
    assert "133" in str(found.says.params)  # 77 mm from the other side


@pytest.mark.parametrize("what", ["print", "nothing"])
def test_what_is_no_blank_sheet_is_not_judged(what: str) -> None:
    pixels = paper.clean() if what == "print" else np.full((3508, 2480, 3), 25, np.uint8)
    assert findings.of_dirt(dirt_on(paper.scanned(pixels)), TOLD).outcome is Outcome.NOT_RUN


# --- the reader's codes -----------------------------------------------------------------------------------------------


def test_every_code_of_the_printed_sheet_is_read_and_passes() -> None:
    read = tuple(each.text for each in zxingcpp.read_barcodes(paper.clean()))
    assert missing(read) == ()
    assert findings.of_codes(read, TOLD).outcome is Outcome.PASS


def test_the_reader_is_told_which_codes_are_left() -> None:
    found = findings.of_codes((CODES[0].text, f"{CODES[4].text}\r", "something else"), TOLD)
    assert found.outcome is Outcome.WARN
    assert isinstance(found.says, Say)
    assert "QR rapat, Data Matrix, Aztec, Code 128" in str(found.says.params)
    assert findings.of_codes((), TOLD).outcome is Outcome.FAIL
