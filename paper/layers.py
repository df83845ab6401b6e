"""A page taken apart: strokes of ink, sharp, and below them everything else as a small picture without the strokes.

Why: letters need edges and few colours, stamps' shades and photographs need colours and few edges. Each part is kept in
the way that suits it, and a page takes a tenth of the bytes of a JPEG in which the letters are as sharp. Black ink and
coloured ink are kept apart, so that a name under a stamp stays a name and a stamp keeps its colour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from paper import limits
from paper.page import Grey, Page, Pixels, as_pixels, scaled

_SMALL_DPI = limits.STENCIL_DPI / limits.SHADE_STEP
_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Ink:
    """Strokes: `stencil` is 255 where they are, (height, width) at 300 dpi; `shades` is their colour at 50 dpi."""

    stencil: Grey
    shades: (
        Grey | Pixels
    )  # (height, width) where the ink is grey or black, (height, width, 3) RGB where it has a colour


@dataclass(frozen=True, eq=False)
class Layers:
    """`below` is the page in colour at 100 dpi without its strokes; `inks` are painted over it in this order."""

    below: Pixels
    inks: tuple[Ink, ...]


def split(page: Page) -> Layers:
    """The page's strokes, coloured ones under black ones, and the picture below. What is no stroke is found below."""
    size = page.size_at(limits.STENCIL_DPI)
    if min(size) < 2 * limits.SHADE_STEP:
        return Layers(page.pixels, ())  # a sliver of a millimetre has no letters
    fine = scaled(page.pixels, size)
    lightest, darkest = _extremes(fine)
    colour, drawn = (_grown(mask, size) for mask in (_coloured(page), _pictures(page)))
    # In its lightest channel coloured ink pales and black ink stays; in its darkest channel both stand out.
    black = _strokes(lightest, limits.FAINTEST_STROKE) & ~colour & ~drawn
    coloured = _strokes(darkest, limits.FAINTEST_COLOURED) & colour & ~drawn
    bleached = as_pixels(cv2.bitwise_or(fine, cv2.merge([black] * 3)))  # a black stroke gives a coloured one no shade
    inks = [_ink(coloured, bleached), _ink(black, lightest)]
    below = scaled(page.pixels, page.size_at(limits.BELOW_DPI))
    return Layers(_painted_out(below, black | coloured), tuple(ink for ink in inks if ink is not None))


def _extremes(pixels: Pixels) -> tuple[Grey, Grey]:
    """Per pixel the most and the least of red, green and blue."""
    red, green, blue = cv2.split(pixels)
    return as_pixels(cv2.max(cv2.max(red, green), blue)), as_pixels(cv2.min(cv2.min(red, green), blue))


def _strokes(fine: Grey, faintest: int) -> Grey:
    """255 where `fine` (300 dpi) is darker than half way from its paper to the darkest ink near by."""
    paper = _paper(_tiles(fine, cv2.dilate))
    ink = cv2.blur(cv2.erode(_tiles(fine, cv2.erode), _disc(2 * limits.NEIGHBOURHOOD_MM, _SMALL_DPI)), (5, 5))
    depth = as_pixels(cv2.subtract(paper, ink))
    edge = cv2.subtract(paper, as_pixels(cv2.convertScaleAbs(depth, alpha=limits.EDGE_OF_STROKE)))
    edge[depth < faintest] = 0
    height, width = fine.shape
    return as_pixels(cv2.compare(fine, cv2.resize(edge, (width, height), interpolation=cv2.INTER_LINEAR), cv2.CMP_LT))


def _coloured(page: Page) -> Grey:
    """255 where ink is coloured, at 150 dpi: it takes much more from one of red, green and blue than from another."""
    small = scaled(page.pixels, page.size_at(_SMALL_DPI))
    pixels = scaled(page.pixels, page.size_at(limits.COLOUR_DPI))
    height, width = pixels.shape[:2]
    taken = cv2.subtract(cv2.resize(_paper(small), (width, height), interpolation=cv2.INTER_LINEAR), pixels)
    most, least = _extremes(as_pixels(taken))
    differs = cv2.subtract(most, least)
    needed = np.maximum(as_pixels(cv2.convertScaleAbs(most, alpha=limits.COLOURED_SHARE)), limits.COLOURED)
    return as_pixels(cv2.compare(differs, needed, cv2.CMP_GT))


def _pictures(page: Page) -> Grey:
    """255 on photographs and solid bars, at 25 dpi: ground that is darker than the paper round about."""
    dpi = _SMALL_DPI / 2
    grey = as_pixels(cv2.cvtColor(scaled(page.pixels, page.size_at(_SMALL_DPI)), cv2.COLOR_RGB2GRAY))
    ground = scaled(_paper(grey), page.size_at(dpi))
    paper = cv2.morphologyEx(ground, cv2.MORPH_CLOSE, _disc(2 * limits.PICTURE_REACH_MM, dpi))
    _, mask = cv2.threshold(cv2.subtract(paper, ground), limits.PICTURE_STEP, 255, cv2.THRESH_BINARY)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, _disc(limits.SMALLEST_PICTURE_MM, dpi))
    rim = _disc(2 * limits.PICTURE_RIM_MM, dpi)
    return as_pixels(cv2.dilate(mask, np.ones_like(rim)))  # square: a disc would leave a photograph's corners bare


def _ink(stencil: Grey, fine: Grey | Pixels) -> Ink | None:
    """The strokes of `stencil` with their colours taken from the heart of each; None when there are no strokes."""
    if not stencil.any():
        return None
    there = _tiles(stencil, cv2.dilate) > 0
    return Ink(stencil, _filled(_tiles(fine, cv2.erode), there, _SMALL_DPI))


def _painted_out(below: Pixels, stencil: Grey) -> Pixels:
    """`below` with its strokes and their halo replaced by the paper beside them."""
    height, width = below.shape[:2]
    wide = cv2.dilate(stencil, _disc(2 * limits.HALO_MM, limits.STENCIL_DPI))
    strokes = as_pixels(cv2.resize(wide, (width, height), interpolation=cv2.INTER_AREA)) > 0
    return _filled(below, ~strokes, limits.BELOW_DPI)


def _filled(picture: Pixels, known: _Mask, dpi: float) -> Pixels:
    """`picture` with what is not `known` replaced by the mean of what is known near by."""
    weight = known.astype(np.float32)
    shape = (*weight.shape, *[1] * (picture.ndim - 2))
    bare = picture * weight.reshape(shape)
    filled = np.full_like(bare, bare.sum(axis=(0, 1)) / max(1.0, float(weight.sum())))
    for reach in reversed(limits.LENDING_MM):
        side = round(2 * reach / 25.4 * dpi) | 1
        near = cv2.blur(weight, (side, side)).reshape(shape)
        filled = np.where(near > 0.02, cv2.blur(bare, (side, side)) / np.maximum(near, 0.02), filled)
    return np.where(known.reshape(shape), picture, np.clip(filled, 0, 255).astype(np.uint8))


def _paper(small: Pixels) -> Pixels:
    """The shade of the bare paper in `small` (50 dpi): strokes are closed over."""
    return as_pixels(
        cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, _disc(limits.WIDEST_STROKE_MM, _SMALL_DPI)), (5, 5))
    )


def _tiles(fine: Pixels, way: Callable[..., object]) -> Pixels:
    """The darkest (cv2.erode) or lightest (cv2.dilate) of each tile of six by six pixels of `fine`: 50 dpi."""
    step = limits.SHADE_STEP
    return as_pixels(way(fine, np.ones((step + 1, step + 1), np.uint8)))[step // 2 :: step, step // 2 :: step]


def _grown(mask: Grey, size: tuple[int, int]) -> Grey:
    return as_pixels(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST))


def _disc(across_mm: float, dpi: float) -> Grey:
    side = max(1, round(across_mm / 25.4 * dpi)) | 1
    return as_pixels(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
