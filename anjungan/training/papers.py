"""The sheets that the made-up residents bring, and what their requests end with. Nobody in them exists.

Every sheet says CONTOH across its whole width. A Kartu Keluarga and a KTP-el lie as the real ones do, because the
console leads the eye to where an answer stands on them.
"""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

import assets
from adminduk.catalogue.model import PaperKind, Requirement
from anjungan.training.residents import Resident
from kiosk.events import CapturedPage, PageVerdict
from kiosk.views import Preview

_A4 = (1240, 1754)  # 150 dpi
_CARD = (1012, 638)
_PAPER, _INK, _QUIET, _LINE = (252, 251, 247), (28, 30, 36), (90, 94, 104), (150, 152, 158)
_DARK = 30  # ink on a grey sheet
_EDGE, _ROW = 110, 58
_COLUMNS, _TOP, _HIGH = (80, 150, 680, 1080, 1380, 1674), 330, 62  # the table of a Kartu Keluarga
_SHADE = (200, 70, 60, 40)


def page_of(requirement: Requirement, who: Resident) -> CapturedPage:
    """One sheet, as the kiosk keeps a page that came out well."""
    drawn = {PaperKind.KK: _family_card, PaperKind.KTP: _identity_card}.get(requirement.paper or PaperKind.KTP)
    picture = drawn(who) if requirement.paper is not None and drawn is not None else _letter(requirement.name.id, who)
    jpeg = _jpeg(picture)
    return CapturedPage(PageVerdict.GOOD, jpeg, Preview(jpeg, picture.width, picture.height))


def finished(number: str, product: str) -> bytes:
    """What stands for the signed document: one A4 page that nobody can mistake for a real one."""
    from fpdf import FPDF

    page = FPDF(orientation="landscape", format="A4")
    page.add_page()
    page.add_font("Atkinson", "", assets.path("fonts", "AtkinsonHyperlegible-Regular.ttf"))
    page.set_text_color(225, 190, 186)
    page.set_font("Atkinson", "", 120)
    with page.rotation(22, 148, 105):
        page.text(58, 128, "CONTOH")
    page.set_text_color(*_INK)
    for text, points in ((product, 26), (f"Nomor permohonan {number}", 15), ("Untuk latihan, bukan dokumen sah", 15)):
        page.set_font("Atkinson", "", points)
        page.multi_cell(0, points * 0.6, text, align="C", new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def _letter(title: str, who: Resident) -> Image.Image:
    """A typed page: heading, who it is about, running text, a signature."""
    blank, below = _blank_letter(title)
    sheet = blank.copy()
    pen = ImageDraw.Draw(sheet)
    for line, value in enumerate((who.name, who.nik, who.nomor_kk)):
        pen.text((_EDGE + 330, below + line * _ROW), f": {value}", _DARK, _font(26, bold=True))
    return sheet


@cache
def _blank_letter(title: str) -> tuple[Image.Image, int]:
    """The page without its person, in grey, and the y of the first line about them."""
    sheet = Image.new("RGB", _A4, _PAPER)
    pen = ImageDraw.Draw(sheet)
    top = 110
    for line in _wrapped(title, 40):
        pen.text((_EDGE, top), line, _INK, _font(38, bold=True))
        top += 52
    pen.line((_EDGE, top + 14, _A4[0] - _EDGE, top + 14), _INK, 3)
    about = top + 60
    for row, label in enumerate(("Nama lengkap", "NIK", "Nomor KK")):
        pen.text((_EDGE, about + row * _ROW), label, _QUIET, _font(24))
    below = about + 4 * _ROW
    words = "Keterangan ini hanya contoh untuk latihan petugas. Isinya bukan data siapa pun."
    for row in range(12):
        pen.text((_EDGE, below + row * 46), words, _INK, _font(23))
    pen.text((760, below + 660), "Kepala Desa Contoh", _INK, _font(24))
    pen.arc((770, below + 700, 1010, below + 790), 190, 20, (30, 46, 130), 4)
    pen.text((760, below + 820), "CONTOH PEJABAT", _INK, _font(24, bold=True))
    return _marked(sheet).convert("L"), about


def _wrapped(text: str, longest: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= longest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _family_card(who: Resident) -> Image.Image:
    """A Kartu Keluarga on its long side: number, address, members."""
    sheet = _blank_family_card().copy()
    pen = ImageDraw.Draw(sheet)
    pen.text((sheet.width // 2, 160), f"No. {who.nomor_kk}", _INK, _font(34, bold=True), "mm")
    pen.text((360, 200), f": {who.name}", _INK, _font(21))
    pen.text((1280, 200), f": {who.desa_name}", _INK, _font(21))
    rows = (
        ("1", who.name, who.nik, "PEREMPUAN" if int(who.nik[6:8]) > 40 else "LAKI-LAKI", _born(who.nik)),
        ("2", "CONTOH PASANGAN", f"{who.nik[:12]}0002", "-", "01-07-1991"),
        ("3", "CONTOH ANAK", f"{who.nik[:12]}0003", "-", "05-06-2015"),
    )
    for line, cells in enumerate(rows, 1):
        _member(pen, line, cells)
    return sheet


@cache
def _blank_family_card() -> Image.Image:
    sheet = Image.new("RGB", (_A4[1], _A4[0]), (246, 248, 244))
    pen = ImageDraw.Draw(sheet)
    pen.text((sheet.width // 2, 90), "KARTU KELUARGA", _INK, _font(52, bold=True), "mm")
    left = (("Nama Kepala Keluarga", ""), ("Alamat", ": DUSUN CONTOH"), ("RT/RW", ": 001/002"))
    right = (("Desa/Kelurahan", ""), ("Kecamatan", ": CONTOHSARI"), ("Provinsi", ": CONTOH"))
    for column, rows in ((90, left), (1010, right)):
        for row, (label, value) in enumerate(rows):
            pen.text((column, 200 + row * 34), label, _INK, _font(21))
            pen.text((column + 270, 200 + row * 34), value, _INK, _font(21))
    for line in range(4):
        pen.rectangle(
            (_COLUMNS[0], _TOP + line * _HIGH, _COLUMNS[-1], _TOP + (line + 1) * _HIGH), outline=_LINE, width=2
        )
    for x in _COLUMNS[1:-1]:
        pen.line((x, _TOP, x, _TOP + 4 * _HIGH), _LINE, 2)
    _member(pen, 0, ("No", "Nama Lengkap", "NIK", "Jenis Kelamin", "Tanggal Lahir"))
    pen.text((1330, 900), "KEPALA DINAS CONTOH", _INK, _font(22), "mm")
    return _marked(sheet)


def _member(pen: ImageDraw.ImageDraw, line: int, cells: tuple[str, ...]) -> None:
    for x, cell in zip(_COLUMNS, cells, strict=False):
        pen.text((x + 14, _TOP + line * _HIGH + 18), cell, _INK, _font(23, bold=line == 0))


def _identity_card(who: Resident) -> Image.Image:
    """A KTP-el on its long side."""
    card = _blank_identity_card().copy()
    pen = ImageDraw.Draw(card)
    pen.text((40, 125), f"NIK   : {who.nik}", _INK, _font(42, bold=True))
    values = (who.name, f"CONTOH, {_born(who.nik)}", "DUSUN CONTOH", "001/002", who.desa_name, "CONTOHSARI", "-")
    for row, value in enumerate(values):
        pen.text((280, 188 + row * 46), f": {value}", _INK, _font(25))
    return card


@cache
def _blank_identity_card() -> Image.Image:
    card = Image.new("RGB", _CARD, (158, 201, 230))
    pen = ImageDraw.Draw(card)
    pen.text((_CARD[0] // 2, 40), "PROVINSI CONTOH", _INK, _font(32, bold=True), "mm")
    pen.text((_CARD[0] // 2, 80), "KABUPATEN CONTOH", _INK, _font(32, bold=True), "mm")
    labels = ("Nama", "Tempat/Tgl Lahir", "Alamat", "RT/RW", "Kel/Desa", "Kecamatan", "Agama")
    for row, label in enumerate(labels):
        pen.text((40, 188 + row * 46), label, _INK, _font(25))
    pen.rectangle((760, 150, 970, 430), (176, 48, 52))
    pen.ellipse((820, 190, 910, 300), (214, 178, 150))
    pen.chord((790, 310, 940, 560), 180, 360, (238, 238, 240))
    pen.rectangle((760, 431, 970, 570), (158, 201, 230))
    return _marked(card)


def _born(nik: str) -> str:
    """The birthday that a NIK bears."""
    return f"{int(nik[6:8]) % 40:02d}-{nik[8:10]}-19{nik[10:12]}"


def _marked(sheet: Image.Image) -> Image.Image:
    """CONTOH across the whole sheet."""
    shade = Image.new("RGBA", (sheet.width, sheet.width // 4), (0, 0, 0, 0))
    size = sheet.width // 5
    ImageDraw.Draw(shade).text((shade.width // 2, shade.height // 2), "CONTOH", _SHADE, _font(size, bold=True), "mm")
    turned = shade.rotate(24, expand=True)
    sheet.paste(turned, ((sheet.width - turned.width) // 2, (sheet.height - turned.height) // 2), turned)
    return sheet


def _jpeg(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=72, dpi=(150, 150))
    return kept.getvalue()


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(assets.path("fonts", name)), size)
