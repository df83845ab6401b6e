"""Every code in a picture, however badly it is seen; and nothing where there is none."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from bench.eyes.drawn_sheets import sheet_picture
from bench.eyes.drawn_ways import picture
from hardware.scanner.port import Pixels
from kiosk.codes.code import middle_of
from kiosk.codes.decode import decode_all
from kiosk.codes.search import Search
from kiosk.codes.variants import View
from tests.kiosk.capture.sheets import as_uint8
from tests.kiosk.codes.drawn_codes import drawn

_FORMATS = zxingcpp.BarcodeFormat
_BARS = (_FORMATS.Code128, _FORMATS.Code39, _FORMATS.EAN13, _FORMATS.EAN8, _FORMATS.ITF)


def _sheet(*placed: tuple[Pixels, int, int], height: int = 900, width: int = 1200) -> Pixels:
    canvas = np.full((height, width, 3), 235, np.uint8)
    for code, top, left in placed:
        canvas[top : top + code.shape[0], left : left + code.shape[1]] = code
    return canvas


def _printed(text: str, kind: zxingcpp.BarcodeFormat, scale: int = 4) -> Pixels:
    grey = np.array(zxingcpp.create_barcode(text, kind).to_image(scale=scale, add_quiet_zones=True))
    tall = np.repeat(grey, 3, axis=0) if kind in _BARS else grey  # a finger high, as on labels
    return np.repeat(tall[..., None], 3, axis=2).astype(np.uint8)


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        (_FORMATS.QRCode, "QR", "JGR-01-000042"),
        (_FORMATS.MicroQRCode, "Micro QR", "12345"),
        (_FORMATS.Code128, "Code 128", "JGR-01-000042"),
        (_FORMATS.Code39, "Code 39", "BERKAS42"),
        (_FORMATS.EAN13, "EAN-13", "8991234567891"),
        (_FORMATS.EAN8, "EAN-8", "96385074"),
        (_FORMATS.ITF, "ITF", "30712345000010"),
        (_FORMATS.PDF417, "PDF417", "contoh surat 42"),
        (_FORMATS.DataMatrix, "Data Matrix", "contoh 42"),
        (_FORMATS.Aztec, "Aztec", "contoh 42"),
    ],
)
def test_every_kind_is_read_and_named(kind: zxingcpp.BarcodeFormat, name: str, text: str) -> None:
    found = decode_all(_sheet((_printed(text, kind), 120, 150)))
    assert [(code.text, code.format) for code in found] == [(text, name)]


def test_the_same_text_at_two_places_is_two_codes_each_where_it_lies() -> None:
    code = drawn("contoh", 6)
    found = decode_all(_sheet((code, 50, 60), (code, 500, 800)))
    half = code.shape[0] / 2
    middles = sorted(middle_of(each.corners) for each in found)
    assert [each.text for each in found] == ["contoh", "contoh"]
    assert np.allclose(middles, [(60 + half, 50 + half), (800 + half, 500 + half)], atol=6)


def test_corners_are_pixels_of_a_picture_that_was_too_large_to_look_at_whole() -> None:
    code = drawn("contoh", 24)
    (found,) = decode_all(_sheet((code, 2000, 6000), height=4000, width=9000))
    half = code.shape[0] / 2
    assert np.allclose(middle_of(found.corners), (6000 + half, 2000 + half), atol=30)


# Seeds that zxing-cpp alone does not read; what it reads anyway is no test of the work here.
@pytest.mark.parametrize(
    ("category", "seed"), [("blurred", 0), ("blurred", 12), ("monitor", 6), ("shadows", 2), ("brightness", 4)]
)
def test_what_one_decoder_alone_does_not_read(category: str, seed: int) -> None:
    shown = picture(category, seed)
    alone = zxingcpp.read_barcodes(cv2.cvtColor(shown.pixels, cv2.COLOR_RGB2GRAY), formats=_FORMATS.QRCode)
    assert [each.text for each in alone] != list(shown.texts)
    assert [code.text for code in decode_all(shown.pixels)] == list(shown.texts)


def test_an_eye_that_a_sticker_covers() -> None:
    """Two eyes and the grid are enough for a decoder only when the third is drawn again."""
    shown = drawn("https://contoh.example/berkas/42", 10)
    shown[47:103, 47:60] = 128  # half of the first eye's ring
    assert [code.text for code in decode_all(_sheet((shown, 100, 200)))] == ["https://contoh.example/berkas/42"]


def test_all_of_a_sheet_of_stickers() -> None:
    texts = [f"stiker {number:02d}" for number in range(20)]
    placed = [(drawn(text, 4), 30 + 200 * (i // 5), 30 + 220 * (i % 5)) for i, text in enumerate(texts)]
    assert sorted(code.text for code in decode_all(_sheet(*placed))) == texts


@pytest.mark.parametrize("seed", range(2))
def test_nothing_is_read_from_noise_stripes_and_checks(seed: int) -> None:
    rng = np.random.default_rng(seed)
    bars = np.tile(np.repeat(rng.integers(0, 2, 300, dtype=np.uint8) * 230, 3), (300, 1))
    checks = np.kron(rng.integers(0, 2, (40, 60), dtype=np.uint8) * 220, np.ones((12, 12), np.uint8))
    for grey in (rng.integers(0, 256, (400, 600), dtype=np.uint8), bars, checks):
        assert decode_all(np.repeat(grey[..., None], 3, axis=2)) == ()


def test_a_frame_shows_its_code_and_one_without_costs_little() -> None:
    code = drawn("JGR-01-000042", 6)
    frame = _sheet((code, 200, 500), height=720, width=1280)
    assert [each.text for each in decode_all(frame, live=True)] == ["JGR-01-000042"]
    empty = np.full((720, 1280, 3), 120, np.uint8)
    begun = time.process_time()
    for _ in range(5):
        assert decode_all(empty, live=True) == ()
    assert (time.process_time() - begun) / 5 < 0.1  # the bench measures; this notices a live path that went missing


def test_the_search_stops_when_its_budget_is_over() -> None:
    """A clock that jumps: after the first look nothing dear is begun any more."""
    ticks = iter([0.0, *[99.0] * 1000])
    noise = np.random.default_rng(3).integers(0, 256, (300, 300), dtype=np.uint8)
    search = Search(View(noise), 1.0, lambda: next(ticks))
    search.still()
    assert search.attempts <= 5


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 500, 3), (2, 2, 3), (3, 30_000, 3), (40, 30_000, 3), (9000, 2, 3)])
def test_odd_shapes_are_pictures_without_a_code(shape: tuple[int, ...]) -> None:
    assert decode_all(np.random.default_rng(1).integers(0, 256, shape, dtype=np.uint8), 0.2) == ()


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 70), st.integers(1, 70), st.just(3))))
def test_any_small_picture_has_an_answer(pixels: Pixels) -> None:
    assert isinstance(decode_all(pixels, 0.1), tuple)


def test_a_text_with_line_breaks_is_kept_whole_here() -> None:
    card = "BEGIN:VCARD\nFN:CONTOH\nEND:VCARD"
    assert [code.text for code in decode_all(drawn(card))] == [card]


def test_a_code_never_shows_its_text_in_a_log_line() -> None:
    (found,) = decode_all(drawn("9903121708900003"))
    assert "9903121708900003" not in repr(found)


def test_mirrored_and_light_on_dark() -> None:
    code = _sheet((drawn("contoh", 8), 100, 100))
    assert [each.text for each in decode_all(as_uint8(code[:, ::-1].copy()))] == ["contoh"]
    assert [each.text for each in decode_all(as_uint8(255 - code))] == ["contoh"]


@pytest.mark.parametrize("kind", ["sheet", "shaded sheet"])
def test_all_codes_of_a_crowded_sheet_are_read(kind: str) -> None:
    """Beside each other they hide: zxing alone reads two thirds of them."""
    shown = sheet_picture(kind, 2)
    assert len(shown.texts) >= 60
    assert sorted(code.text for code in decode_all(shown.pixels)) == sorted(shown.texts)


def test_what_is_painted_over_is_the_codes_and_nothing_else() -> None:
    grey = np.full((90, 120), 200, np.uint8)
    grey[20:60:2, 30:70] = 0
    bare = View(grey).without([((30, 20), (70, 20), (70, 60), (30, 60))])
    assert len(np.unique(bare.grey[20:59, 30:69])) == 1
    assert (bare.grey[:19] == 200).all()
    assert (bare.grey[62:] == 200).all()
    assert (grey[20:60:2, 30:70] == 0).all(), "the picture itself stays as it is"
    part = View(grey[10:80, 20:100].copy(), 1.0, 20, 10).without([((30, 20), (70, 20), (70, 60), (30, 60))])
    assert (part.grey == bare.grey[10:80, 20:100]).all(), "a part has its own places"
