"""A sheet in the archive looks like the sheet: its size, its small print, its colours, its photograph."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from paper.archive import page_to_pdf, photo_to_pdf
from paper.page import Pixels
from tests.paper.pdfa_rules import broken_rules
from tests.paper.sheets import BLUE, DPI, INK, PEN, letter, mm, pixels_of, printed

pytestmark = pytest.mark.real  # pdftoppm


@pytest.fixture(scope="module")
def sheet() -> Pixels:
    return pixels_of(letter())


@pytest.fixture(scope="module")
def archived(sheet: Pixels) -> bytes:
    return page_to_pdf(sheet, DPI)


@pytest.fixture(scope="module")
def seen(archived: bytes, tmp_path_factory: pytest.TempPathFactory) -> Pixels:
    return printed(archived, tmp_path_factory.mktemp("cetak"))


def _part(pixels: Pixels, left: float, top: float, right: float, bottom: float) -> Pixels:
    return pixels[mm(top) : mm(bottom), mm(left) : mm(right)]


def _darkest(part: Pixels) -> tuple[int, ...]:
    """The colour of the darkest twentieth of `part`."""
    flat = part.reshape(-1, 3).astype(int)
    dark = flat[np.argsort(flat.sum(axis=1))[: max(1, len(flat) // 20)]]
    return tuple(int(each) for each in np.median(dark, axis=0))


def test_it_may_call_itself_pdf_a(archived: bytes) -> None:
    assert broken_rules(archived) == []


def test_it_is_small(archived: bytes) -> None:
    assert len(archived) < 120_000


@pytest.mark.parametrize(("width", "height"), [(210, 297), (215, 330), (148, 210)], ids=["A4", "F4", "A5"])
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_it_keeps_its_size_on_paper(width: float, height: float, dpi: int) -> None:
    blank = np.full((mm(height, dpi), mm(width, dpi), 3), 250, np.uint8)
    with pikepdf.open(io.BytesIO(page_to_pdf(blank, dpi))) as document:
        box = [float(each) / 72 * 25.4 for each in document.pages[0].MediaBox]
    assert box == pytest.approx([0, 0, width, height], abs=0.1)


def test_everything_stays_in_its_place(sheet: Pixels, seen: Pixels) -> None:
    assert seen.shape == sheet.shape
    apart = np.abs(seen.astype(int) - sheet.astype(int)).mean()
    assert apart < 4


def test_small_print_is_as_sharp_as_on_the_sheet(sheet: Pixels, seen: Pixels) -> None:
    small = _part(seen, 18, 141, 90, 147), _part(sheet, 18, 141, 90, 147)
    ours, theirs = (part.mean(axis=2) < 140 for part in small)
    assert (ours & theirs).sum() / (ours | theirs).sum() > 0.8


@pytest.mark.parametrize(
    ("place", "colour"),
    [((119, 165, 122, 180), BLUE), ((25, 165, 60, 176), PEN), ((20, 20, 100, 26), INK)],
    ids=["stamp", "signature", "print"],
)
def test_ink_keeps_its_colour(seen: Pixels, place: tuple[float, float, float, float], colour: tuple[int, ...]) -> None:
    assert _darkest(_part(seen, *place)) == pytest.approx(colour, abs=30)


def test_a_name_under_a_stamp_stays_black(seen: Pixels) -> None:
    red, _, blue = _darkest(_part(seen, 131, 170, 151, 174))
    assert blue - red < 25


def test_a_photograph_keeps_its_shades(sheet: Pixels, seen: Pixels) -> None:
    photo, face = _part(seen, 20, 185, 50, 225), _part(sheet, 20, 185, 50, 225)
    assert np.abs(photo.astype(int) - face.astype(int)).mean() < 8


def test_no_stroke_is_made_of_a_photograph_and_its_rim(archived: bytes) -> None:
    with pikepdf.open(io.BytesIO(archived)) as document:
        images = document.pages[0].Resources.XObject
        for name in ("/Ink0", "/Ink1"):
            stencil = np.asarray(pikepdf.PdfImage(images[name].Mask).as_pil_image().convert("L"))
            strokes = _part(np.asarray(stencil), 19, 184, 51, 226)
            assert (strokes == _part(np.asarray(stencil), 60, 184, 92, 226)).all()  # as on the bare paper beside it


def test_a_scan_at_200_dpi_reads_as_well(sheet: Pixels, tmp_path: Path) -> None:
    height, width = sheet.shape[:2]
    coarse = pixels_of(Image.fromarray(sheet).resize((width * 2 // 3, height * 2 // 3), Image.Resampling.BOX))
    seen = printed(page_to_pdf(coarse, 200), tmp_path)
    ours, theirs = (_part(each, 18, 18, 120, 140).mean(axis=2) < 140 for each in (seen, sheet))
    assert (ours & theirs).sum() / (ours | theirs).sum() > 0.75


def test_an_empty_sheet_has_no_strokes() -> None:
    grain = np.random.default_rng(1).normal(230, 4, (mm(297), mm(210), 3)).astype(np.uint8)
    with pikepdf.open(io.BytesIO(page_to_pdf(grain, DPI))) as document:
        assert list(document.pages[0].Resources.XObject.keys()) == ["/Below"]


def test_the_sheet_itself_is_not_touched(sheet: Pixels) -> None:
    before = sheet.copy()
    page_to_pdf(sheet, DPI)
    assert np.array_equal(sheet, before)


def test_the_same_sheet_gives_the_same_strokes(sheet: Pixels, archived: bytes) -> None:
    again = page_to_pdf(sheet, DPI)
    assert _images_of(again) == _images_of(archived)


def test_a_card_is_one_jpeg_of_the_whole() -> None:
    card = pixels_of(letter(85.6, 54))
    pdf = photo_to_pdf(card, DPI)
    assert broken_rules(pdf) == []
    (image,) = _images_of(pdf)
    kept = np.asarray(Image.open(io.BytesIO(image)))
    assert kept.shape == card.shape
    assert np.abs(kept.astype(int) - card.astype(int)).mean() < 3


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((10, 10), np.uint8),
        np.zeros((10, 10, 3), np.float32),
        np.zeros((0, 10, 3), np.uint8),
        np.zeros((1, 30_000, 3), np.uint8),
    ],
    ids=["grey", "floats", "empty", "endless"],
)
def test_what_is_no_page_is_refused(pixels: Pixels) -> None:
    with pytest.raises(ValueError, match=r"page|sheet"):
        page_to_pdf(pixels, DPI)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (7, 3), (1, 400), (600, 2)])
@pytest.mark.parametrize("dpi", [0, 72, 300, 10**9])
def test_odd_sizes_end_in_a_page(width: int, height: int, dpi: float) -> None:
    noise = np.random.default_rng(width).integers(0, 256, (height, width, 3), np.uint8)
    with pikepdf.open(io.BytesIO(page_to_pdf(noise, dpi))) as document:
        assert len(document.pages) == 1


def _images_of(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [bytes(image.read_raw_bytes()) for image in document.pages[0].Resources.XObject.values()]
