"""A KTP-el and a KK of nobody for the demo, laid out as the real ones are, so that the kiosk can read them."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont

import assets

_DPI = 300
_BED, _INK, _LINE = (250, 250, 248), (26, 28, 34), (70, 72, 80)
_BED_SIZE = (2480, 3508)

NIK, NAME, KK_NUMBER = "9917194107900001", "CONTOH PEMOHON", "9917190101100001"
_CARD_ROWS = (
    ("Nama", NAME),
    ("Tempat/Tgl Lahir", "JOMBANG, 01-07-1990"),
    ("Jenis Kelamin", "PEREMPUAN"),
    ("Alamat", "DUSUN CONTOH"),
    ("   RT/RW", "001/002"),
    ("   Kel/Desa", "CONTOHREJO"),
    ("   Kecamatan", "CONTOHSARI"),
    ("Agama", "ISLAM"),
    ("Status Perkawinan", "KAWIN"),
    ("Pekerjaan", "PETANI/PEKEBUN"),
    ("Kewarganegaraan", "WNI"),
    ("Berlaku Hingga", "SEUMUR HIDUP"),
)
_COLUMNS = (("No", 8.0), ("Nama Lengkap", 62.0), ("NIK", 44.0), ("Jenis Kelamin", 34.0), ("Tanggal Lahir", 32.0))
_MEMBERS = (
    ("CONTOH PEMOHON", NIK, "PEREMPUAN", "01-07-1990"),
    ("CONTOH SUAMI", "9917191203880001", "LAKI-LAKI", "12-03-1988"),
    ("CONTOH ANAK", "9917190506150002", "LAKI-LAKI", "05-06-2015"),
)


def ktp_on_the_bed() -> Image.Image:
    """The card, lying a little askew near a corner of the glass, the lid closed over it: A4 at 300 dpi."""
    bed = Image.new("RGB", _BED_SIZE, _BED)
    card = ktp_card().convert("RGBA").rotate(1.5, expand=True, resample=Image.Resampling.BICUBIC)
    bed.paste(card, (260, 300), card)
    return bed


def kk_on_the_bed() -> Image.Image:
    """A KK as wide as the glass, upright: A4 at 300 dpi."""
    page = Image.new("RGB", _BED_SIZE, (252, 251, 247))
    pen = ImageDraw.Draw(page)
    pen.text((_px(105), _px(22)), "KARTU KELUARGA", _INK, _font(8.0, True), "ms")
    pen.text((_px(105), _px(30)), f"No. {KK_NUMBER}", _INK, _font(5.2, True), "ms")
    head = (("Nama Kepala Keluarga", "CONTOH SUAMI"), ("Alamat", "DUSUN CONTOH"), ("Desa/Kelurahan", "CONTOHREJO"))
    for row, (label, value) in enumerate(head):
        pen.text((_px(14), _px(42 + row * 6)), label, _INK, _font(3.8), "ls")
        pen.text((_px(60), _px(42 + row * 6)), f": {value}", _INK, _font(3.8), "ls")
    _members(pen)
    pen.text((_px(150), _px(150)), "KEPALA DINAS CONTOH", _INK, _font(3.8), "ms")
    pen.text((_px(196), _px(12)), "SPECIMEN", (150, 110, 120), _font(3.2), "rs")
    return page


def ktp_card() -> Image.Image:
    """The card alone, at 300 dpi."""
    card = Image.new("RGB", (_px(85.6), _px(54)), (158, 201, 230))
    pen = ImageDraw.Draw(card)
    for wave in range(0, card.height, 9):
        pen.line((0, wave, card.width, wave + 30), (150, 193, 224), 2)
    pen.text((_px(42.8), _px(5.6)), "PROVINSI CONTOH", _INK, _font(3.3, True), "ms")
    pen.text((_px(42.8), _px(9.2)), "KABUPATEN CONTOH", _INK, _font(3.3, True), "ms")
    pen.text((_px(3.2), _px(14.2)), "NIK", _INK, _font(3.3), "ls")
    pen.text((_px(17.6), _px(14.2)), f": {NIK}", _INK, _font(4.2, True), "ls")
    for row, (label, value) in enumerate(_CARD_ROWS):
        base = _px(17.6 + row * 2.78)
        pen.text((_px(3.2), base), label, _INK, _font(2.4), "ls")
        pen.text((_px(22), base), f": {value}", _INK, _font(2.4), "ls")
    pen.text((_px(45.5), _px(17.6 + 2 * 2.78)), "Gol. Darah : O", _INK, _font(2.4), "ls")
    _portrait(pen)
    pen.text((_px(1.4), _px(53)), "SPECIMEN", (110, 90, 120), _font(1.8), "ls")
    return card


def _portrait(pen: ImageDraw.ImageDraw) -> None:
    """The outline of nobody."""
    left, top, right, bottom = (_px(each) for each in (63.0, 13.0, 82.0, 37.0))
    pen.rectangle((left, top, right, bottom), (176, 48, 52))
    middle = (left + right) // 2
    pen.ellipse((middle - _px(4), top + _px(4), middle + _px(4), top + _px(14)), (214, 178, 150))
    pen.chord((left + _px(1.5), top + _px(15), right - _px(1.5), bottom + _px(14)), 180, 360, (238, 238, 240))
    pen.rectangle((left, bottom, right, bottom + _px(8)), (158, 201, 230))
    pen.text((middle, _px(41)), "CONTOH", _INK, _font(2.1), "ms")


def _members(pen: ImageDraw.ImageDraw) -> None:
    """The table: heading, then a line for each member."""
    left, top, height = 14.0, 66.0, 7.0
    edges = [left]
    for _, width in _COLUMNS:
        edges.append(edges[-1] + width)
    for line in range(len(_MEMBERS) + 2):
        y = _px(top + line * height)
        pen.line((_px(left), y, _px(edges[-1]), y), _LINE, 3)
    for x in edges:
        pen.line((_px(x), _px(top), _px(x), _px(top + (len(_MEMBERS) + 1) * height)), _LINE, 3)
    rows = (tuple(title for title, _ in _COLUMNS), *((str(i), *member) for i, member in enumerate(_MEMBERS, 1)))
    for line, cells in enumerate(rows):
        for x, cell in zip(edges, cells, strict=False):
            pen.text((_px(x + 1.2), _px(top + line * height + 4.8)), cell, _INK, _font(3.6, line == 0), "ls")


@cache
def _font(mm: float, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(assets.path("fonts", name)), _px(mm))


def _px(mm: float) -> int:
    return round(mm * _DPI / 25.4)
