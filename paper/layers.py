"""A page taken apart: the black strokes as a stencil, everything else as a small picture with the strokes painted out.

Why two layers: letters need edges and no colour, stamps and photographs need colour and few edges. Each part is kept in
the way that suits it, and one page takes a tenth of the bytes of a JPEG in which letters are as sharp.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from paper import limits
from paper.page import Grey, Page, Pixels, as_pixels, scaled

Rgb = tuple[int, int, int]
_SMALL_DPI = limits.STENCIL_DPI / limits.SHADE_STEP


@dataclass(frozen=True, eq=False)
class Layers:
    """`stencil` is 255 where black ink is, (height, width) at 300 dpi; `below` the rest in colour at 100 dpi."""

    stencil: Grey
    ink: Rgb  # the colour that the stencil is painted in
    below: Pixels


def split(page: Page) -> Layers:
    """The page's stencil and the picture below it. Whatever is no black stroke is found below."""
    lightest, darkest = _extremes(page)
    size = page.size_at(limits.STENCIL_DPI)
    fine = scaled(lightest, size)  # in its lightest channel coloured ink pales and black ink stays
    stencil = _strokes(fine)
    stencil[_resized(_coloured(lightest, darkest), size) > 0] = 0
    stencil[_resized(_pictures(page), size) > 0] = 0
    below = scaled(page.pixels, page.size_at(limits.BELOW_DPI))
    return Layers(stencil, _ink_of(page, stencil), _painted_out(below, stencil))


def _extremes(page: Page) -> tuple[Grey, Grey]:
    """Per pixel the most and the least of red, green and blue."""
    red, green, blue = cv2.split(page.pixels)
    return as_pixels(cv2.max(cv2.max(red, green), blue)), as_pixels(cv2.min(cv2.min(red, green), blue))


def _strokes(fine: Grey) -> Grey:
    """255 where `fine` (300 dpi) is darker than half way from its paper to the darkest ink near by."""
    paper, ink = _paper_and_ink(fine)
    depth = cv2.subtract(paper, ink)
    edge = cv2.subtract(paper, as_pixels(cv2.multiply(depth, limits.EDGE_OF_STROKE)))
    edge[depth < limits.FAINTEST_STROKE] = 0
    height, width = fine.shape
    return as_pixels(cv2.compare(fine, cv2.resize(edge, (width, height), interpolation=cv2.INTER_LINEAR), cv2.CMP_LT))


def _paper_and_ink(fine: Grey) -> tuple[Grey, Grey]:
    """The shade of bare paper and of the darkest ink round about, for every sixth pixel of `fine`."""
    step = limits.SHADE_STEP
    tile = np.ones((step + 1, step + 1), np.uint8)
    light, dark = (as_pixels(way(fine, tile))[step // 2 :: step, step // 2 :: step] for way in (cv2.dilate, cv2.erode))
    paper = cv2.morphologyEx(light, cv2.MORPH_CLOSE, _disc(limits.WIDEST_STROKE_MM, _SMALL_DPI))
    ink = cv2.erode(dark, _disc(2 * limits.NEIGHBOURHOOD_MM, _SMALL_DPI))
    return as_pixels(cv2.blur(paper, (5, 5))), as_pixels(cv2.blur(ink, (5, 5)))


def _coloured(lightest: Grey, darkest: Grey) -> Grey:
    """255 where ink has a colour, and one pixel around."""
    _, mask = cv2.threshold(cv2.subtract(lightest, darkest), limits.COLOURED, 255, cv2.THRESH_BINARY)
    return as_pixels(mask)


def _pictures(page: Page) -> Grey:
    """255 on photographs and solid bars, at about 25 dpi: ground that is darker than the paper round about."""
    dpi = _SMALL_DPI / 2
    grey = as_pixels(cv2.cvtColor(scaled(page.pixels, page.size_at(_SMALL_DPI)), cv2.COLOR_RGB2GRAY))
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, _disc(limits.WIDEST_STROKE_MM, _SMALL_DPI))
    ground = scaled(as_pixels(ground), page.size_at(dpi))
    paper = cv2.morphologyEx(ground, cv2.MORPH_CLOSE, _disc(2 * limits.PICTURE_REACH_MM, dpi))
    _, mask = cv2.threshold(cv2.subtract(paper, ground), limits.PICTURE_STEP, 255, cv2.THRESH_BINARY)
    return as_pixels(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _disc(limits.SMALLEST_PICTURE_MM, dpi)))


def _ink_of(page: Page, stencil: Grey) -> Rgb:
    """The colour in the heart of the strokes; black where there are none."""
    height, width = page.pixels.shape[:2]
    heart = cv2.erode(cv2.resize(stencil, (width, height), interpolation=cv2.INTER_AREA), np.ones((3, 3), np.uint8))
    found = page.pixels[heart == 255]
    if not len(found):
        return 0, 0, 0
    red, green, blue = (int(each) for each in np.median(found[:: max(1, len(found) // 10_000)], axis=0))
    return red, green, blue


def _painted_out(below: Pixels, stencil: Grey) -> Pixels:
    """`below` with its strokes and their halo replaced by the paper beside them."""
    height, width = below.shape[:2]
    wide = cv2.dilate(stencil, _disc(2 * limits.HALO_MM, limits.STENCIL_DPI))
    mask = as_pixels(cv2.resize(wide, (width, height), interpolation=cv2.INTER_AREA)) > 0
    bare = np.where(mask[..., None], np.float32(0), below.astype(np.float32))
    weight = (~mask).astype(np.float32)
    filled = np.full_like(bare, bare.sum(axis=(0, 1)) / max(1.0, float(weight.sum())))
    for reach in reversed(limits.LENDING_MM):
        side = round(2 * reach / 25.4 * limits.BELOW_DPI) | 1
        near = cv2.blur(weight, (side, side))[..., None]
        filled = np.where(near > 0.02, cv2.blur(bare, (side, side)) / np.maximum(near, 0.02), filled)
    return np.where(mask[..., None], np.clip(filled, 0, 255).astype(np.uint8), below)


def _resized(mask: Grey, size: tuple[int, int]) -> Grey:
    return as_pixels(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST))


def _disc(across_mm: float, dpi: float) -> Grey:
    side = max(1, round(across_mm / 25.4 * dpi)) | 1
    return as_pixels(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
