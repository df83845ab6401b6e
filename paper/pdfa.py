"""Writing PDF/A-2b (ISO 19005-2, level B): what a page of layers or a photograph looks like inside the file.

What level B asks of files like ours, rule by rule, is the list in `tests/paper/pdfa_rules.py`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream

from paper import encode, limits
from paper.layers import Layers
from paper.page import Grey, Page, Pixels

PRODUCER = "Anjungan"
_SRGB = Path(__file__).with_name("srgb.icc")


def new_document() -> Pdf:
    """An empty PDF whose colours mean sRGB."""
    document = Pdf.new()
    profile = Stream(document, _SRGB.read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB IEC61966-2.1",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=document.make_indirect(profile),
    )
    document.Root.OutputIntents = Array([intent])
    return document


def add_layers(document: Pdf, layers: Layers, points: tuple[float, float]) -> None:
    """One more page of `points` (width, height): the picture in colour, and over it each ink through its stencil."""
    images = {"/Below": _picture(document, layers.below, limits.BELOW_QUALITY)}
    for number, ink in enumerate(layers.inks):
        shades = _picture(document, ink.shades, limits.SHADES_QUALITY)
        shades.Mask = document.make_indirect(_stencil(document, ink.stencil))
        images[f"/Ink{number}"] = shades
    _add_page(document, points, images)


def add_photo(document: Pdf, page: Page) -> None:
    """One more page that shows the whole picture and nothing else."""
    _add_page(document, page.points, {"/Photo": _picture(document, page.pixels, limits.PHOTO_QUALITY)})


def add_contents(document: Pdf, starts: Sequence[tuple[str, int]]) -> None:
    """A table of contents in the reader's side bar: each title leads to its page (0-based)."""
    with document.open_outline() as outline:
        outline.root.extend(OutlineItem(title, page) for title, page in starts)


def saved(document: Pdf, title: str = "") -> bytes:
    """The finished file; the same pages give the same bytes. Says of itself that it is PDF/A-2b."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdfaid:part"] = "2"
        metadata["pdfaid:conformance"] = "B"
        metadata["pdf:Producer"] = PRODUCER
        if title:
            metadata["dc:title"] = title
    file = io.BytesIO()
    document.save(file, min_version="1.7", deterministic_id=True)
    return file.getvalue()


def _add_page(document: Pdf, points: tuple[float, float], images: dict[str, Stream]) -> None:
    """A page of `points` on which each of `images` fills the whole sheet, one over the other."""
    drawing = b"".join(b"q %.2f 0 0 %.2f 0 0 cm %s Do Q\n" % (*points, name.encode("ascii")) for name in images)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(points[0], 2), round(points[1], 2)]),
        Resources=Dictionary(XObject=Dictionary(images)),
        Contents=document.make_indirect(Stream(document, drawing)),
    )
    document.pages.append(pikepdf.Page(document.make_indirect(page)))


def _picture(document: Pdf, pixels: Grey | Pixels, quality: int) -> Stream:
    height, width = pixels.shape[:2]
    image = Stream(document, encode.jpeg(pixels, quality))
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceRGB if pixels.ndim == 3 else Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    return image


def _stencil(document: Pdf, stencil: Grey) -> Stream:
    height, width = stencil.shape
    image = Stream(document, encode.group4(stencil))
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ImageMask=True,
        BitsPerComponent=1,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(K=-1, Columns=width, Rows=height),
    )
    return image
