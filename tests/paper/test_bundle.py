"""Several sheets in one file: all of them, in order, each found by its title."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from paper.archive import bundle
from paper.encode import opened, with_resolution
from paper.limits import USUAL_DPI
from paper.sheets import Chapter, Sheet, Unreadable
from tests.paper.pdfa_rules import broken_rules
from tests.paper.sheets import jpeg_of, letter, mm

A4 = Sheet(jpeg_of(Image.new("RGB", (mm(210, 200), mm(297, 200)), "white")))
F4 = Sheet(jpeg_of(Image.new("RGB", (mm(215, 200), mm(330, 200)), "white")))


def _sizes(pdf: bytes | Unreadable) -> list[tuple[int, int]]:
    assert isinstance(pdf, bytes)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [page.MediaBox for page in document.pages]
        return [(round(float(box[2]) / 72 * 25.4), round(float(box[3]) / 72 * 25.4)) for box in boxes]


def test_every_sheet_is_there_in_the_order_given() -> None:
    made = bundle("JGR-01-000001", [Chapter("Formulir", (F4, A4)), Chapter("Kartu Keluarga", (A4,))])
    assert _sizes(made) == [(215, 330), (210, 297), (210, 297)]
    assert isinstance(made, bytes)
    assert broken_rules(made) == []


def test_each_chapter_is_found_by_its_title() -> None:
    made = bundle("JGR-01-000001", [Chapter("Formulir", (A4, A4)), Chapter("Kartu Keluarga", (A4,))])
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as document, document.open_outline() as outline:
        assert [each.title for each in outline.root] == ["Formulir", "Kartu Keluarga"]
        second = document.pages.index(pikepdf.Page(outline.root[1].destination[0]))
        assert (second, str(document.open_metadata()["dc:title"])) == (2, "JGR-01-000001")


def test_a_sheet_that_cannot_be_opened_is_named_and_no_bundle_is_made() -> None:
    broken = Sheet(A4.image[:400])
    assert bundle("x", [Chapter("Formulir", (A4, broken))]) == Unreadable("Formulir", 1)


@pytest.mark.parametrize("turned", [False, True])
def test_a_card_is_kept_as_a_photograph(turned: bool) -> None:
    card = letter(85.6, 54)
    image = jpeg_of(card.transpose(Image.Transpose.ROTATE_90) if turned else card, dpi=300)
    made = bundle("x", [Chapter("KTP-el", (Sheet(image),)), Chapter("Formulir", (A4,))])
    assert _kinds(made) == ["/Photo", "/Below"]


def test_a_photograph_of_any_size_is_kept_as_one() -> None:
    assert _kinds(bundle("x", [Chapter("Pas foto", (Sheet(A4.image, photo=True),))])) == ["/Photo"]


def _kinds(made: bytes | Unreadable) -> list[str]:
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as document:
        return [next(iter(page.Resources.XObject.keys())) for page in document.pages]


def test_a_jpeg_says_its_resolution() -> None:
    plain = jpeg_of(Image.new("RGB", (400, 600), "white"))
    page, told = opened(plain), opened(with_resolution(plain, 150))
    assert page is not None
    assert told is not None
    assert (page.dpi, told.dpi) == (USUAL_DPI, 150)
    assert with_resolution(b"no JPEG", 150) == b"no JPEG"


def _png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be as large as asked."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "image",
    [b"", b"GIF89a", _png(30_000, 30_000), _png(200_000, 1), _png(500, 500), b"%PDF-1.7", b"\xff\xd8\xff\xe0" * 9],
    ids=["nothing", "gif", "bomb", "ribbon", "hollow", "pdf", "heads"],
)
def test_what_is_no_picture_is_no_page(image: bytes) -> None:
    assert opened(image) is None


def test_a_cmyk_jpeg_is_a_page() -> None:
    file = io.BytesIO()
    Image.new("CMYK", (300, 400), (0, 0, 0, 10)).save(file, "JPEG")
    page = opened(file.getvalue())
    assert page is not None
    assert page.pixels.shape == (400, 300, 3)
