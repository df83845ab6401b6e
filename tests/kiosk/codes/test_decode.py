"""Codes in pictures: those that people show, and those that are none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from adminduk.numbers import new_slip_code
from kiosk.codes.decode import decode
from tests.kiosk.capture.sheets import as_uint8
from tests.kiosk.codes.drawn_codes import drawn


def test_the_qr_of_our_slip() -> None:
    url = new_slip_code("JGR").url("https://office.example")
    assert decode(drawn(url)) == (url,)


@pytest.mark.parametrize("degrees", [0, 17, 90, 200])
def test_a_code_held_at_an_angle(degrees: int) -> None:
    canvas = np.full((900, 900, 3), 255, np.uint8)
    code = drawn("JGR-01-000042", scale=10)
    canvas[200 : 200 + code.shape[0], 200 : 200 + code.shape[1]] = code
    matrix = cv2.getRotationMatrix2D((450, 450), degrees, 1)
    turned = cv2.warpAffine(canvas, matrix, (900, 900), borderValue=(255, 255, 255))
    assert decode(as_uint8(turned)) == ("JGR-01-000042",)


def test_a_page_larger_than_a4() -> None:
    canvas = np.full((7000, 5000, 3), 255, np.uint8)
    code = drawn("JGR-01-000042", scale=20)
    canvas[300 : 300 + code.shape[0], 300 : 300 + code.shape[1]] = code
    assert decode(canvas) == ("JGR-01-000042",)


def test_the_larger_of_two_codes_comes_first_and_a_repeat_once() -> None:
    canvas = np.full((1200, 1200, 3), 255, np.uint8)
    for text, scale, top, left in (("kecil", 6, 30, 30), ("besar", 14, 400, 400), ("kecil", 6, 30, 700)):
        code = drawn(text, scale)
        canvas[top : top + code.shape[0], left : left + code.shape[1]] = code
    assert decode(canvas) == ("besar", "kecil")


@pytest.mark.parametrize(
    "pixels",
    [
        None,
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((300, 300), np.uint8),
        np.zeros((300, 300, 3), np.float32),
        np.zeros((1, 1, 3), np.uint8),
        np.full((500, 500, 3), 255, np.uint8),
    ],
)
def test_no_code_no_text(pixels: object) -> None:
    assert decode(pixels) == ()  # type: ignore[arg-type]


def test_control_characters_never_come_out_as_a_code() -> None:
    assert decode(drawn("JGR\x1b[2J-01")) == ()
