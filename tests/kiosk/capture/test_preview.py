"""What the living picture tells before a page is taken."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bench.eyes.scenes import empty, photographed
from hardware.scanner.port import Pixels
from kiosk.capture.preview import look_at
from tests.kiosk.capture.sheets import as_uint8, letter

CORNERS = np.array([[380, 60], [860, 75], [880, 680], [360, 670]], np.float32)


def _frame(lamp: bool = False, light: float = 1.0) -> Pixels:
    """A letter under a camera of 1280 x 720, on a brown table."""
    page = np.asarray(letter(100), np.uint8)
    height, width = page.shape[:2]
    matrix = cv2.getPerspectiveTransform(
        np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32), CORNERS
    )
    table = np.full((720, 1280, 3), (120, 85, 55), np.uint8)
    cv2.warpPerspective(page, matrix, (1280, 720), table, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT)
    seen = table.astype(np.float32) * 0.85
    if lamp:
        y, x = np.mgrid[0:720, 0:1280]
        seen += 420 * np.exp(-(((x - 600) / 60) ** 2 + ((y - 300) / 60) ** 2))[..., None]
    return as_uint8(seen * light + np.random.default_rng(2).normal(0, 2, seen.shape))


def test_the_outline_lies_on_the_sheet() -> None:
    sight = look_at(_frame())
    assert sight.outline is not None
    assert np.abs(sight.outline - CORNERS).max() < 6
    assert (sight.dark, sight.glare, sight.blurred) == (False, False, False)


def test_an_empty_table_shows_no_sheet_and_is_not_blurred() -> None:
    sight = look_at(as_uint8(np.random.default_rng(4).normal(110, 4, (720, 1280, 3))))
    assert sight.outline is None
    assert (sight.dark, sight.glare, sight.blurred) == (False, False, False)


def test_the_sharpest_of_several_frames_is_the_largest_number() -> None:
    frames = [as_uint8(cv2.GaussianBlur(_frame(), (0, 0), sigma)) for sigma in (0.4, 1, 2, 4)]
    told = [look_at(frame) for frame in frames]
    assert [each.sharp for each in told] == sorted((each.sharp for each in told), reverse=True)
    assert told[-1].blurred


def test_too_little_light_and_a_mirrored_lamp_are_told_apart() -> None:
    dim, lamp = look_at(_frame(light=0.3)), look_at(_frame(lamp=True))
    assert (dim.dark, dim.glare) == (True, False)
    assert (lamp.dark, lamp.glare) == (False, True)
    assert look_at(np.zeros((720, 1280, 3), np.uint8)).dark, "the lamp is off"


@pytest.mark.parametrize("seed", [7005, 7017, 7029, 7039, 7053, 7055], ids=lambda seed: f"ground {seed}")
def test_a_pattern_with_four_sides_is_nothing_that_is_printed(seed: int) -> None:
    """Drawn empty tables in each of which the finder sees a sheet: batik, tiles, a newspaper."""
    sight = look_at(empty(seed))
    assert sight.outline is not None, "else this test says nothing"
    assert sight.bare


@pytest.mark.parametrize("ground", ["tiles", "checks", "cloth", "newspaper"])
def test_a_sheet_laid_on_a_pattern_is_printed(ground: str) -> None:
    sight = look_at(photographed(np.asarray(letter(), np.uint8), 300, (1280, 720), ground).pixels)
    assert sight.outline is not None
    assert not sight.bare


@pytest.mark.parametrize(
    "frame", [np.zeros((0, 0, 3), np.uint8), np.zeros((20, 20, 3), np.uint8), np.zeros((720, 1280), np.uint8), None]
)
def test_what_is_no_picture_shows_nothing(frame: object) -> None:
    sight = look_at(frame)  # type: ignore[arg-type]
    assert sight.outline is None
    assert sight.sharp == 0.0
