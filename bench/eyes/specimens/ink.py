"""Fonts and strokes of the drawn specimens. All fonts are Debian's (provisioning/packages-test.txt), none is shipped.

Sans: Liberation (OFL), DejaVu, URW Nimbus. OCR-A: J. Sauter's, public domain. Hands: dkg and Breip (OFL).
"""

from __future__ import annotations

import math
import random
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_FONTS = Path("/usr/share/fonts")
_FACES = {
    "liberation": "truetype/liberation/LiberationSans-Regular.ttf",
    "liberation-bold": "truetype/liberation/LiberationSans-Bold.ttf",
    "nimbus": "opentype/urw-base35/NimbusSans-Regular.otf",
    "nimbus-bold": "opentype/urw-base35/NimbusSans-Bold.otf",
    "dejavu": "truetype/dejavu/DejaVuSansCondensed.ttf",
    "dejavu-bold": "truetype/dejavu/DejaVuSansCondensed-Bold.ttf",
    "serif": "truetype/liberation/LiberationSerif-Regular.ttf",
    "serif-bold": "truetype/liberation/LiberationSerif-Bold.ttf",
    "ocr-a": "truetype/ocr-a/OCRA.ttf",
    "hand-dkg": "truetype/fifthhorseman/dkg.ttf",
    "hand-breip": "truetype/breip/Breip.ttf",
}
SANS = ("liberation", "liberation", "nimbus", "dejavu")
HANDS = ("hand-dkg", "hand-breip")
INK = (24, 26, 32)


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """`face` of the table above, `size` in pixels. OSError when the Debian package is not installed."""
    return ImageFont.truetype(str(_FONTS / _FACES[face]), size)


def cap_font(face: str, cap_px: float) -> ImageFont.FreeTypeFont:
    """`face` in the size whose capital letters are `cap_px` high."""
    probe = font(face, 200).getbbox("H", anchor="ls")
    return font(face, max(6, round(cap_px * 200 / (probe[3] - probe[1]))))


def signature(pen: ImageDraw.ImageDraw, at: tuple[float, float], width: float, dice: random.Random) -> None:
    """A scribble of `width` pixels that is nobody's."""
    turns, phase = dice.uniform(0.5, 1.1), dice.uniform(0, 3)
    points = [
        (at[0] + width * i / 40, at[1] + width * 0.18 * math.sin(i * turns + phase) * (1 - i / 60)) for i in range(40)
    ]
    pen.line(points, fill=(26, 40, 110), width=max(2, round(width / 60)), joint="curve")


def stamp(page: Image.Image, words: str, centre: tuple[int, int], radius: int, turn: float) -> None:
    """A round violet office stamp, ink half through the print below."""
    layer = Image.new("RGBA", (2 * radius, 2 * radius), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for share, strength in ((0.97, 190), (0.72, 150)):
        inner = radius * (1 - share)
        box = (inner, inner, 2 * radius - inner, 2 * radius - inner)
        pen.ellipse(box, outline=(70, 60, 160, strength), width=max(2, radius // 26))
    letters = font("liberation-bold", radius // 4)
    pen.multiline_text((radius, radius), words, (70, 60, 160), letters, "mm", align="center")
    turned = layer.rotate(turn)
    page.paste(turned, (centre[0] - radius, centre[1] - radius), turned)


Colour = tuple[int, int, int]


def waves(size: tuple[int, int], colours: tuple[Colour, Colour], dice: random.Random) -> Image.Image:
    """A security background: a soft gradient between two colours under fine crossing waves."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    share = (x / width * 0.6 + y / height * 0.4)[..., None]
    base = np.asarray(colours[0], np.float32) * (1 - share) + np.asarray(colours[1], np.float32) * share
    for _ in range(3):
        period, bend, phase = width / dice.uniform(70, 120), dice.uniform(8, 20), dice.uniform(0, 6)
        across = y + bend * np.sin(x / width * dice.uniform(8, 20) + phase)
        base -= (6 * np.maximum(0, np.sin(across / period * 6.28)) ** 6)[..., None]
    return Image.fromarray(np.clip(base, 0, 255).astype(np.uint8))
