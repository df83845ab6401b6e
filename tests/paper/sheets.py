"""Sheets to archive, and what a PDF looks like when it is printed on the screen."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from paper.page import Pixels

DPI = 300
BLUE = (60, 60, 160)
RED = (180, 40, 50)
PEN = (24, 40, 120)
INK = (28, 30, 36)


def mm(length: float, dpi: float = DPI) -> int:
    """`length` in millimetres as pixels."""
    return round(length / 25.4 * dpi)


def letter(width_mm: float = 210, height_mm: float = 297) -> Image.Image:
    """A letter with small print, a stamp over a printed name, a signature and a passport photograph; grain on it."""
    page = Image.new("RGB", (mm(width_mm), mm(height_mm)), (251, 250, 246))
    pen = ImageDraw.Draw(page)
    for line in range(20):
        words = "Surat contoh untuk mencoba mesin, nomor 9917194107900001"
        pen.text((mm(20), mm(20 + line * 6)), words, font=_font(3.2), fill=INK)
    pen.text((mm(20), mm(142)), "huruf kecil 7 poin: berlaku sampai 31-12-2026", font=_font(2.5), fill=INK)
    pen.text((mm(130), mm(170)), "CONTOH PEJABAT", font=_font(4), fill=INK)
    pen.ellipse((mm(120), mm(155), mm(155), mm(190)), outline=BLUE, width=mm(1.2))
    pen.text((mm(137), mm(180)), "DESA CONTOH", font=_font(3), fill=BLUE, anchor="mm")
    points = [(mm(25 + step * 1.2), mm(170 + 4 * np.sin(step))) for step in range(30)]
    pen.line(points, fill=PEN, width=mm(0.6), joint="curve")
    page.paste(_face(), (mm(20), mm(185)))
    grain = np.random.default_rng(5).normal(0, 2, (page.height, page.width, 1))
    return Image.fromarray(np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8))


def pixels_of(page: Image.Image) -> Pixels:
    return np.asarray(page.convert("RGB"))


def jpeg_of(page: Image.Image, quality: int = 80, dpi: int | None = None) -> bytes:
    """`page` as a kiosk sends it."""
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality, **({"dpi": (dpi, dpi)} if dpi else {}))
    return file.getvalue()


def printed(pdf: bytes, folder: Path, dpi: int = DPI, page: int = 1) -> Pixels:
    """What poppler paints for `page` (1-based) of `pdf` at `dpi`."""
    (folder / "printed.pdf").write_bytes(pdf)
    out = folder / "printed"
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile", "-png"]
    subprocess.run([*command, str(folder / "printed.pdf"), str(out)], check=True, timeout=60)
    with Image.open(out.with_suffix(".png")) as painted:
        return np.asarray(painted.convert("RGB"))


def _font(height_mm: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(mm(height_mm))


def _face() -> Image.Image:
    """A passport photograph of nobody: 30 x 40 mm, red ground, shades, dark hair."""
    photo = Image.new("RGB", (mm(30), mm(40)), (190, 30, 35))
    pen = ImageDraw.Draw(photo)
    pen.ellipse((mm(8), mm(5), mm(22), mm(20)), fill=(30, 24, 22))
    for step in range(12):
        pen.ellipse(
            (mm(9 + step * 0.2), mm(8 + step * 0.2), mm(21 - step * 0.2), mm(24)), fill=(150 + step * 5, 110, 90)
        )
    for eye in (12, 17):
        pen.ellipse((mm(eye), mm(14), mm(eye + 1.6), mm(15)), fill=(20, 15, 15))
    return photo
