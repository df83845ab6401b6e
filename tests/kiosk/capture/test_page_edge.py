"""The page's corners, held against corners that are known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bench.eyes.scenes import photographed
from hardware.scanner.port import Pixels
from kiosk.capture.finder.folds import same_paper
from kiosk.capture.page_edge import clockwise, find_page, locate
from kiosk.capture.picture import picture_of
from tests.kiosk.capture.sheets import as_uint8, letter

TRUE_CORNERS = np.array([[210, 160], [1330, 190], [1390, 1800], [150, 1750]], np.float32)


def _photographed(desk: tuple[int, int, int], corners: np.ndarray = TRUE_CORNERS) -> Pixels:
    """White paper with lines of writing, seen at an angle on a desk in uneven light; (2000, 1500, 3)."""
    page = np.full((1600, 1150, 3), 235, np.uint8)
    for row in range(12):
        cv2.putText(page, "CONTOH SPECIMEN", (120, 150 + 110 * row), cv2.FONT_HERSHEY_SIMPLEX, 2, (40, 40, 60), 4)
    frame = np.array([[0, 0], [1150, 0], [1150, 1600], [0, 1600]], np.float32)
    matrix = cv2.getPerspectiveTransform(frame, np.asarray(corners, np.float32))
    desk_pixels = np.full((2000, 1500, 3), desk, np.uint8)
    where = cv2.warpPerspective(np.full((1600, 1150), 255, np.uint8), matrix, (1500, 2000))
    warped = cv2.warpPerspective(page, matrix, (1500, 2000))
    both = np.where(where[..., None] > 127, warped, desk_pixels).astype(np.float32)
    light = np.linspace(1.0, 0.75, 1500, dtype=np.float32)[None, :, None]
    return as_uint8(both * light + np.random.default_rng(3).normal(0, 3, both.shape))


@pytest.mark.parametrize("desk", [(30, 30, 32), (150, 100, 50), (40, 90, 60)])
def test_a_page_seen_at_an_angle_is_found_and_none_of_it_lies_outside(desk: tuple[int, int, int]) -> None:
    picture = picture_of(_photographed(desk), 170)
    assert picture is not None
    found = find_page(picture)
    assert found is not None
    assert np.abs(found - TRUE_CORNERS).max() < 45  # 3 % of the picture's width
    outline = found.reshape(-1, 1, 2)
    assert all(cv2.pointPolygonTest(outline, (float(x), float(y)), True) > -2 for x, y in TRUE_CORNERS)


def test_paper_on_a_lid_of_its_own_colour_has_no_edge() -> None:
    picture = picture_of(_photographed((235, 235, 235)), 170)
    assert picture is not None
    assert find_page(picture) is None


def test_corners_start_at_top_left_and_go_clockwise() -> None:
    shuffled = TRUE_CORNERS[[2, 0, 3, 1]]
    assert np.array_equal(clockwise(shuffled), TRUE_CORNERS)


def test_a_sheet_askew_to_the_lines_of_its_table_is_found() -> None:
    """A dark table with boards that run upright; the sheet lies at 45 degrees to them, its sides at 43 to 47."""
    turn = np.radians(45)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners = np.array([[-380, -590], [380, -590], [420, 590], [-420, 590]]) @ spin + (750, 1000)
    pixels = _photographed((60, 45, 30), corners.astype(np.float32))
    outside = np.full((2000, 1500), 255, np.uint8)
    cv2.fillConvexPoly(outside, corners.round().astype(np.int32), 0)
    boards = (np.arange(1500) // 18 % 2).astype(bool)[None] & (outside > 0)
    pixels[boards] += 25
    picture = picture_of(pixels, 0)
    assert picture is not None
    found = locate(picture)
    assert found is not None
    assert np.abs(clockwise(corners.astype(np.float32)) - found.corners).max() < 8


def test_a_sheet_folded_in_the_middle_is_found_whole_and_not_by_half() -> None:
    """In light from one side the half beyond the fold is darker, along a line as straight as an edge of paper; of this
    one the lit half was taken."""
    scene = photographed(np.asarray(letter(), np.uint8), 5050)
    picture = picture_of(scene.pixels, 0)
    assert picture is not None
    found = locate(picture)
    assert found is not None
    assert np.abs(found.corners - scene.corners).max() < 0.02 * max(picture.size)


@pytest.mark.parametrize(
    ("beyond", "same"), [((172, 172, 168), True), ((200, 215, 150), False), ((70, 70, 68), False)], ids=str
)
def test_beyond_a_fold_lies_the_same_paper_in_another_light(beyond: tuple[int, int, int], same: bool) -> None:
    shade = np.full((200, 200, 3), (215, 214, 210), np.uint8)
    shade[100:] = beyond
    half = np.array([[20, 10], [180, 10], [180, 100], [20, 100]], np.float64)
    assert same_paper(half, half + np.array([0.0, 90.0]), shade) is same
