"""Files that strangers bring: whatever they are, the answer is a value, and memory stays bounded."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.asked import Asked
from kiosk.capture.files import read_image
from kiosk.capture.work import report_on
from kiosk.codes.answers import Unreadable
from kiosk.codes.files import open_picture
from kiosk.events import PageVerdict
from tests.kiosk.capture.sheets import letter


def _encoded(image: Image.Image, form: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


SMALL = letter(60)
WHOLE = [_encoded(SMALL, form) for form in ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "PPM")]


def _png_header(width: int, height: int) -> bytes:
    """A PNG that promises (width, height) and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(30_000, 10), (30_000, 30_000), (2**31 - 1, 2**31 - 1), (9000, 9000), (0, 5)])
def test_what_promises_too_much_is_never_opened(tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "bomb.png"
    file.write_bytes(_png_header(*size))
    assert read_image(file) is None
    assert report_on(file, Asked(), want_pdf=False).verdict is PageVerdict.UNREADABLE


@pytest.mark.parametrize(
    ("name", "image"),
    [
        ("cmyk.jpg", SMALL.convert("CMYK")),
        ("grey.png", SMALL.convert("L")),
        ("bits.png", SMALL.convert("1")),
        ("palette.png", SMALL.convert("P")),
        ("clear.png", SMALL.convert("RGBA")),
        ("deep.tif", Image.fromarray(np.asarray(SMALL.convert("L")).astype(np.uint16) * 257)),
    ],
)
def test_every_kind_of_picture_becomes_plain_rgb(tmp_path: Path, name: str, image: Image.Image) -> None:
    file = tmp_path / name
    image.save(file)
    sheet = read_image(file)
    assert sheet is not None
    assert sheet.pixels.shape == (SMALL.height, SMALL.width, 3)
    assert np.median(sheet.pixels) > 230, "the paper stays white"
    assert sheet.pixels.min() < 120, "the letters stay dark"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", _png_header(1, 1), b"GIF89a"])
def test_what_is_no_picture_is_unreadable(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.png"
    file.write_bytes(content)
    assert report_on(file, Asked(), want_pdf=False).verdict is PageVerdict.UNREADABLE


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    assert report_on(tmp_path / "none.jpg", Asked(), want_pdf=False).verdict is PageVerdict.UNREADABLE


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(WHOLE), st.integers(0, 3000), st.binary(max_size=40), st.booleans())
def test_damaged_files_end_in_a_value(tmp_path: Path, whole: bytes, at: int, noise: bytes, cut: bool) -> None:
    place = at % len(whole)
    damaged = whole[:place] + noise + (b"" if cut else whole[place + len(noise) :])
    file = tmp_path / "damaged"
    file.write_bytes(damaged)
    assert report_on(file, Asked(), want_pdf=False).verdict in PageVerdict


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(200, 420), st.integers(200, 420), st.integers(0, 2**32 - 1), st.sampled_from([0, 150, 600]))
def test_any_pixels_end_in_a_value(tmp_path: Path, width: int, height: int, seed: int, dpi: int) -> None:
    dice = np.random.default_rng(seed)
    coarse = dice.integers(0, 256, (2 + seed % 9, 2 + seed % 7, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((width, height), Image.Resampling.NEAREST)
    file = tmp_path / "any.png"
    image.save(file, dpi=(dpi, dpi) if dpi else None)
    assert report_on(file, Asked(), want_pdf=False).verdict is not PageVerdict.UNREADABLE


@pytest.mark.parametrize(
    "error", [struct.error, zlib.error, AttributeError, RuntimeError, OverflowError, AssertionError]
)
def test_whatever_a_decoder_raises_is_no_picture_for_codes_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    file = tmp_path / "whole.png"
    file.write_bytes(WHOLE[0])

    def broken(*_: object, **__: object) -> None:
        raise error("made by hand")

    monkeypatch.setattr(Image.Image, "convert", broken)
    assert read_image(file) is None
    assert open_picture(str(file)) is Unreadable.NOT_A_PICTURE


def test_no_number_and_no_bound_in_a_picture_of_floats_is_black_and_nothing_is_warned(tmp_path: Path) -> None:
    values = np.full((300, 300), 0.8, np.float32)
    values[:50], values[50:90] = np.nan, np.inf
    file = tmp_path / "float.tif"
    Image.fromarray(values).save(file)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = read_image(file)
    assert sheet is not None
    assert sheet.pixels[20, 20].tolist() == sheet.pixels[70, 70].tolist() == [0, 0, 0]
    assert sheet.pixels[200, 200, 0] == 204


@pytest.mark.parametrize("most", [1023, 4095, 65_535])
def test_white_is_white_in_pictures_of_ten_twelve_and_sixteen_bits(tmp_path: Path, most: int) -> None:
    file = tmp_path / "deep.tif"
    Image.fromarray(np.full((300, 300), most, np.uint16)).save(file)
    sheet = read_image(file)
    assert sheet is not None
    assert sheet.pixels.min() == 255


def test_a_file_that_is_too_large_or_missing_is_told_apart_for_codes(tmp_path: Path) -> None:
    file = tmp_path / "bomb.png"
    file.write_bytes(_png_header(9000, 9000))
    assert open_picture(str(file)) is Unreadable.TOO_LARGE
    assert open_picture(str(tmp_path / "none.png")) is Unreadable.MISSING
