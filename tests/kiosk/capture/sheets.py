"""Sheets as a flatbed scanner delivers them, drawn: letters, stamps, cards, lids, blur, noise. Nobody real on them."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from hardware.scanner.port import Pixels, ScannedSheet

LINE = "CONTOH SPECIMEN  surat keterangan nomor 470 untuk dicoba saja, bukan dokumen"
WHITE, BLACK_LID = (247, 247, 245), (22, 22, 24)


DPI = 200  # tests of speed and size ask for 300, what the scanner is set to


def mm(value: float, dpi: int = DPI) -> int:
    return round(value * dpi / 25.4)


def paper(
    width_mm: float = 210, height_mm: float = 297, dpi: int = DPI, colour: tuple[int, int, int] = WHITE
) -> Image.Image:
    return Image.new("RGB", (mm(width_mm, dpi), mm(height_mm, dpi)), colour)


def write_letter(
    sheet: Image.Image, dpi: int = DPI, lines: int = 34, left_mm: float = 20, top_mm: float = 25
) -> Image.Image:
    """A typed letter of 11 pt with a round blue stamp and a signature."""
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(round(11 * dpi / 72))
    for row in range(lines):
        draw.text((mm(left_mm, dpi), mm(top_mm + 7 * row, dpi)), LINE, (25, 25, 30), font)
    x, y, radius = sheet.width - mm(60, dpi), sheet.height - mm(45, dpi), mm(15, dpi)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(60, 70, 170), width=mm(0.8, dpi))
    draw.line(
        [(x + dx * dpi // 60, y + dy * dpi // 60) for dx, dy in ((-40, 0), (-10, -25), (5, 20), (30, -15), (60, 5))],
        (20, 20, 90),
        mm(0.5, dpi),
    )
    return sheet


def letter(dpi: int = DPI, lines: int = 34) -> Image.Image:
    return write_letter(paper(dpi=dpi), dpi, lines)


def card(dpi: int = DPI) -> Image.Image:
    """Blue, the size of a KTP-el, with a portrait's place and rows of print."""
    face = paper(85.6, 54, dpi, (150, 195, 225))
    draw = ImageDraw.Draw(face)
    font = ImageFont.load_default(round(7 * dpi / 72))
    for row in range(9):
        draw.text((mm(4, dpi), mm(9 + 4.5 * row, dpi)), "CONTOH : SPECIMEN 990000", (20, 20, 30), font)
    draw.rectangle((mm(62, dpi), mm(12, dpi), mm(82, dpi), mm(38, dpi)), (170, 60, 60))
    return face


def laid(
    sheet: Image.Image,
    at_mm: tuple[float, float],
    bed_mm: tuple[float, float] = (216, 297),
    lid: tuple[int, int, int] = BLACK_LID,
    turn: float = 0.0,
    dpi: int = DPI,
) -> Image.Image:
    """`sheet` laid on a bed under a lid, turned by `turn` degrees; what lies outside the bed is not seen."""
    bed = paper(*bed_mm, dpi, lid)
    turned = sheet.convert("RGBA").rotate(turn, Image.Resampling.BICUBIC, expand=True)
    bed.paste(turned, (mm(at_mm[0], dpi), mm(at_mm[1], dpi)), turned)
    return bed


def scanned(
    image: Image.Image, dpi: int = DPI, blur_mm: float = 0.04, noise: float = 2.5, seed: int = 1
) -> ScannedSheet:
    """`image` as the scanner delivers it: a little soft, a little noisy."""
    pixels = np.asarray(image, np.uint8)
    soft = cv2.GaussianBlur(pixels, (0, 0), blur_mm * dpi / 25.4).astype(np.float32)
    grain = np.random.default_rng(seed).normal(0, noise, (*soft.shape[:2], 1)).astype(np.float32)
    return ScannedSheet(as_uint8(soft + grain), dpi)


def as_uint8(values: object) -> Pixels:
    return np.asarray(np.clip(np.asarray(values), 0, 255), np.uint8)


def decoded(jpeg: bytes) -> Pixels:
    """A JPEG as RGB pixels."""
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return as_uint8(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
