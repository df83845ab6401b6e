"""What an office keeps of scanned sheets: PDF/A-2b, every sheet at its own size, nothing of it cut away or turned."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Pdf

from paper import layers, pdfa
from paper.encode import opened
from paper.page import Page, Pixels, checked, is_card
from paper.sheets import Chapter, Unreadable


def page_to_pdf(pixels: Pixels, resolution: float) -> bytes:
    """A sheet with writing: strokes as sharp stencils over a small picture of everything else, in colour.

    `pixels` is (height, width, 3) uint8 RGB at `resolution` dots per inch. Stamps and ball-pen ink keep their colour.
    ValueError when `pixels` are no picture (see `paper.page.checked`).
    """
    document = pdfa.new_document()
    _add(document, checked(pixels, resolution), photo=False)
    return pdfa.saved(document)


def photo_to_pdf(pixels: Pixels, resolution: float) -> bytes:
    """A card or a photograph: the whole picture as one JPEG. Same arguments and errors as `page_to_pdf`."""
    document = pdfa.new_document()
    _add(document, checked(pixels, resolution), photo=True)
    return pdfa.saved(document)


def bundle(title: str, chapters: Sequence[Chapter]) -> bytes | Unreadable:
    """All sheets in one file, in the order given, each chapter found by its title in the reader's side bar."""
    document = pdfa.new_document()
    starts: list[tuple[str, int]] = []
    for chapter in chapters:
        starts.append((chapter.title, len(document.pages)))
        for number, sheet in enumerate(chapter.sheets):
            page = opened(sheet.image)
            if page is None:
                return Unreadable(chapter.title, number)
            _add(document, page, sheet.photo or is_card(page))
    pdfa.add_contents(document, starts)
    return pdfa.saved(document, title)


def _add(document: Pdf, page: Page, photo: bool) -> None:
    if photo:
        pdfa.add_photo(document, page)
    else:
        pdfa.add_layers(document, layers.split(page), page.points)
