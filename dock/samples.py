"""Sample papers, drawn here, that a demo or a test lays on the scanner's glass. Nobody in them exists.

Every sheet says SPECIMEN, names are CONTOH, and numbers begin with the province code 99, which no region has.
Sheets are A4 at 300 dpi (2480 x 3508 px, RGB) as a flatbed sees them: paper on a slightly darker bed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from dock.sample_cards import KK_NUMBER, NAME, NIK, kk_on_the_bed, ktp_card, ktp_on_the_bed
from hardware.scanner.port import Pixels

RESOLUTION = 300
_A4 = (2480, 3508)
_PAPER = (252, 251, 247)
_INK = (28, 30, 36)
_MARGIN = 220


@dataclass
class Sample:
    """One sheet that can be laid on the glass. `id` is what the dock's page and the robot ask for."""

    id: str
    label: str  # Indonesian, for the dock's page
    draw: Callable[[], Image.Image]
    draw_alone: Callable[[], Image.Image] | None = None  # the paper without the bed, where it is smaller than that

    def pixels(self) -> Pixels:
        """The sheet as the scanner's bed sees it: (3508, 2480, 3) uint8 RGB."""
        return np.frombuffer(zlib.decompress(self._packed), dtype=np.uint8).reshape(_A4[1], _A4[0], 3)

    def alone(self) -> Pixels:
        """The paper itself, as a hand lays it under the camera."""
        if self.draw_alone is None:
            return self.pixels()
        return np.asarray(self.draw_alone().convert("RGB"), dtype=np.uint8)

    @cached_property
    def _packed(self) -> bytes:
        """Drawn once and kept small: a bare sheet takes 26 MB."""
        return zlib.compress(self.draw().convert("RGB").tobytes(), 1)


@cache
def _font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size * (1.06 if bold else 1.0))


def _sheet(title: str, subtitle: str, rows: tuple[tuple[str, str], ...], stamp: str) -> Image.Image:
    """A4 form: heading, labelled rows, a signature line and a round office stamp."""
    page = Image.new("RGB", _A4, _PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((_MARGIN, 200), title, font=_font(76, True), fill=_INK)
    pen.text((_MARGIN, 310), subtitle, font=_font(44), fill=_INK)
    pen.line((_MARGIN, 400, _A4[0] - _MARGIN, 400), fill=_INK, width=6)
    for index, (label, value) in enumerate(rows):
        top = 480 + index * 118
        pen.text((_MARGIN, top), label, font=_font(46), fill=(70, 72, 80))
        pen.text((_MARGIN + 800, top), value, font=_font(50, True), fill=_INK)
        pen.line((_MARGIN + 790, top + 74, _A4[0] - _MARGIN, top + 74), fill=(150, 150, 156), width=3)
    below = _paragraphs(pen, 480 + len(rows) * 118 + 80)
    _sign(pen, below + 120)
    _stamp(page, stamp, (1620, below + 80))
    _specimen(page)
    return page


def _paragraphs(pen: ImageDraw.ImageDraw, top: int) -> int:
    """Running text, so that the sheet is as full of ink as a real letter; the y below it."""
    words = "Demikian keterangan contoh ini dibuat untuk mencoba mesin. Isinya bukan data siapa pun. "
    for line in range(10):
        pen.text((_MARGIN, top + line * 76), words[(line * 7) % 30 :], font=_font(44), fill=_INK)
    return top + 10 * 76


def _sign(pen: ImageDraw.ImageDraw, top: int) -> None:
    pen.text((_MARGIN, top), "Jogoroto, 20-11-2026", font=_font(44), fill=_INK)
    points = [(_MARGIN + 20 + i * 16, top + 190 + int(46 * np.sin(i * 0.9) * (1 - i / 60))) for i in range(36)]
    pen.line(points, fill=(24, 40, 120), width=7, joint="curve")
    pen.text((_MARGIN, top + 270), "CONTOH PEMOHON", font=_font(44), fill=_INK)


def _stamp(page: Image.Image, words: str, at: tuple[int, int]) -> None:
    layer = Image.new("RGBA", (560, 560), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    pen.ellipse((10, 10, 550, 550), outline=(60, 60, 160, 200), width=14)
    pen.ellipse((60, 60, 500, 500), outline=(60, 60, 160, 160), width=6)
    pen.text((280, 280), words, font=_font(54, True), fill=(60, 60, 160, 220), anchor="mm", align="center")
    page.paste(layer.rotate(14), at, layer.rotate(14))


def _specimen(page: Image.Image) -> None:
    layer = Image.new("RGBA", (2000, 340), (0, 0, 0, 0))
    ImageDraw.Draw(layer).text((1000, 170), "SPECIMEN", font=_font(300, True), fill=(200, 70, 60, 46), anchor="mm")
    turned = layer.rotate(38, expand=True)
    page.paste(turned, ((_A4[0] - turned.width) // 2, 1500), turned)


_WHO = (("Nama Lengkap", NAME), ("NIK", NIK), ("Nomor KK", KK_NUMBER))


def _f102() -> Image.Image:
    rows = (*_WHO, ("Jenis Permohonan", "Kartu Keluarga"), ("Alasan", "Hilang / Rusak / Perubahan"))
    return _sheet("F-1.02", "Formulir Pendaftaran Peristiwa Kependudukan", rows, "DESA\nCONTOH")


def _f106() -> Image.Image:
    rows = (*_WHO, ("Elemen Data", "Pendidikan"), ("Semula", "SLTA / Sederajat"), ("Menjadi", "Diploma IV / Strata I"))
    return _sheet("F-1.06", "Surat Pernyataan Perubahan Elemen Data", rows, "METERAI\nCONTOH")


def _f101() -> Image.Image:
    rows = (("Kepala Keluarga", "CONTOH PEMOHON"), ("Anggota baru", "CONTOH ANAK"), ("Hubungan", "Anak"))
    return _sheet("F-1.01", "Formulir Biodata Keluarga", rows, "DESA\nCONTOH")


def _loss() -> Image.Image:
    rows = (*_WHO[:2], ("Barang hilang", "Kartu Keluarga"), ("Tempat", "Pasar Contoh"))
    return _sheet("SURAT KETERANGAN", "Tanda lapor kehilangan - Kepolisian Sektor Contoh", rows, "POLSEK\nCONTOH")


def _support() -> Image.Image:
    rows = (("Nama", "CONTOH ANAK"), ("Tempat lahir", "Contoh"), ("Ayah", "CONTOH PEMOHON"), ("Ibu", "CONTOH ISTRI"))
    return _sheet("KUTIPAN AKTA KELAHIRAN", "Contoh dokumen pendukung", rows, "CAPIL\nCONTOH")


def _birth() -> Image.Image:
    rows = (
        ("Nama Bayi", "CONTOH BAYI"),
        ("Lahir", "01-11-2026"),
        ("Ibu", "CONTOH ISTRI"),
        ("Penolong", "Bidan CONTOH"),
    )
    return _sheet("SURAT KETERANGAN LAHIR", "Desa Contoh dan Bidan Contoh", rows, "BIDAN\nCONTOH")


def _blank() -> Image.Image:
    noise = np.random.default_rng(7).normal(0, 1.5, (_A4[1], _A4[0], 1))
    return Image.fromarray(np.clip(np.asarray(_PAPER) + noise, 0, 255).astype(np.uint8))


def _blurred() -> Image.Image:
    return _f102().filter(ImageFilter.GaussianBlur(14))


def _crooked() -> Image.Image:
    """A smaller sheet, laid down askew on the dark lid: the whole sheet is on the bed."""
    bed = Image.new("RGB", _A4, (64, 66, 70))
    sheet = _f102().resize((1890, 2674)).rotate(5, expand=True, fillcolor=(64, 66, 70))
    bed.paste(sheet, (170, 330))
    return bed


def _cut_off() -> Image.Image:
    """The sheet hangs over the edge of the glass: its right side is missing."""
    bed = Image.new("RGB", _A4, (64, 66, 70))
    bed.paste(_f102().resize((2104, 2976)), (900, 240))
    return bed


SAMPLES: tuple[Sample, ...] = (
    Sample("f-1-02", "Formulir F-1.02 yang sudah diisi", _f102),
    Sample("f-1-06", "Formulir F-1.06 (perubahan data)", _f106),
    Sample("f-1-01", "Formulir F-1.01 (anggota keluarga)", _f101),
    Sample("kk", "Kartu Keluarga lama", kk_on_the_bed),
    Sample("surat-kehilangan", "Surat kehilangan dari Kepolisian", _loss),
    Sample("dokumen-pendukung", "Akta kelahiran (dokumen pendukung)", _support),
    Sample("surat-lahir", "Surat keterangan lahir", _birth),
    Sample("ktp", "KTP-el", ktp_on_the_bed, ktp_card),
    Sample("miring", "Kertas yang miring", _crooked),
    Sample("kosong", "Kertas kosong (terbalik)", _blank),
    Sample("buram", "Kertas yang buram", _blurred),
    Sample("terpotong", "Kertas yang keluar dari kaca", _cut_off),
)


def code_on_paper(text: str) -> Pixels:
    """A slip of 80 mm with the QR code of `text`, at `RESOLUTION`."""
    code = np.array([[not module for module in row] for row in segno.make_qr(text, error="m").matrix], dtype=np.uint8)
    side = max(1, 620 // len(code))
    paper = Image.new("RGB", (945, 1100), _PAPER)
    drawn = Image.fromarray(code * 255).resize((len(code) * side,) * 2, Image.Resampling.NEAREST)
    paper.paste(drawn, ((945 - drawn.width) // 2, 240))
    ImageDraw.Draw(paper).text((472, 120), "CONTOH", font=_font(70, True), fill=_INK, anchor="mm")
    return np.asarray(paper, dtype=np.uint8)


_BY_ID = {each.id: each for each in SAMPLES}


def sample(sample_id: str) -> Sample:
    """The sample called `sample_id`; KeyError when there is none."""
    return _BY_ID[sample_id]
