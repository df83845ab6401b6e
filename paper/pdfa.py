"""Writing PDF/A-2b (ISO 19005-2, level B): what a page of layers or a photograph looks like inside the file.

What level B asks of files like ours, rule by rule, is the list in `tests/paper/pdfa_rules.py`.
"""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from paper import encode, limits
from paper.layers import Layers
from paper.page import Page

PRODUCER = "Anjungan"
_SRGB = Path(__file__).with_name("srgb.icc")


def of_layers(layers: Layers, points: tuple[float, float]) -> bytes:
    """One page of `points` (width, height): the picture in colour, and over it the stencil painted in its ink."""
    document = new_document()
    height, width = layers.below.shape[:2]
    images = {"/Warna": _picture(document, encode.jpeg(layers.below, limits.BELOW_QUALITY), width, height)}
    drawing = _drawn("Warna", points)
    if layers.stencil.any():
        images["/Tinta"] = _stencil(document, layers)
        drawing += b"%.3f %.3f %.3f rg\n" % tuple(each / 255 for each in layers.ink) + _drawn("Tinta", points)
    _add_page(document, points, images, drawing)
    return saved(document)


def of_picture(data: bytes, page: Page) -> bytes:
    """One page that shows the JPEG `data`, whose pixels are those of `page`, and nothing else."""
    document = new_document()
    height, width = page.pixels.shape[:2]
    _add_page(document, page.points, {"/Warna": _picture(document, data, width, height)}, _drawn("Warna", page.points))
    return saved(document)


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


def _add_page(document: Pdf, points: tuple[float, float], images: dict[str, Stream], drawing: bytes) -> None:
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(points[0], 2), round(points[1], 2)]),
        Resources=Dictionary(XObject=Dictionary(images)),
        Contents=document.make_indirect(Stream(document, drawing)),
    )
    document.pages.append(pikepdf.Page(document.make_indirect(page)))


def _drawn(name: str, points: tuple[float, float]) -> bytes:
    return b"q %.2f 0 0 %.2f 0 0 cm /%s Do Q\n" % (*points, name.encode("ascii"))


def _picture(document: Pdf, data: bytes, width: int, height: int) -> Stream:
    image = Stream(document, data)
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    return image


def _stencil(document: Pdf, layers: Layers) -> Stream:
    height, width = layers.stencil.shape
    image = Stream(document, encode.group4(layers.stencil))
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
