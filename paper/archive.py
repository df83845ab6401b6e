"""What an office keeps of a scanned sheet: a PDF/A-2b of one page, at the sheet's own size, nothing of it cut away."""

from __future__ import annotations

from paper import encode, layers, limits, pdfa
from paper.page import Pixels, checked


def page_to_pdf(pixels: Pixels, resolution: float) -> bytes:
    """A sheet with writing: black strokes as a sharp stencil over a small picture of everything else, in colour.

    `pixels` is (height, width, 3) uint8 RGB at `resolution` dots per inch. Stamps and ball-pen ink keep their colour.
    ValueError when `pixels` are no picture (see `paper.page.checked`).
    """
    page = checked(pixels, resolution)
    return pdfa.of_layers(layers.split(page), page.points)


def photo_to_pdf(pixels: Pixels, resolution: float) -> bytes:
    """A card or a photograph: the whole picture as one JPEG. Same arguments and errors as `page_to_pdf`."""
    page = checked(pixels, resolution)
    return pdfa.of_picture(encode.jpeg(page.pixels, limits.PHOTO_QUALITY), page)
