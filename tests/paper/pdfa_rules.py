"""What ISO 19005-2 (PDF/A-2, level B) asks of a file that holds nothing but pictures, as a list that can be run.

veraPDF is the judge elsewhere; it is a Java program that Debian does not have. Each rule names its clause. Rules about
what our files never hold (fonts, forms, sound, signatures ...) are one: that nothing but the expected is there.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from PIL import ImageCms

_ROOT = {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/Outlines", "/PageMode", "/PageLabels"}
_PAGE = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
_IMAGE = {
    *("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/DecodeParms"),
    *("/ImageMask", "/Mask", "/Length"),
}
_OPERATORS = {"q", "Q", "cm", "Do"}
_FILTERS = {"/DCTDecode", "/CCITTFaxDecode", "/FlateDecode"}  # 6.1.7.2: neither LZWDecode nor Crypt
_XMP = {"pdfaid:part", "pdfaid:conformance", "pdf:Producer", "dc:title", "xmp:MetadataDate"}  # 6.6.2.3: no own schema
Rule = Callable[[bytes, pikepdf.Pdf], bool]


def broken_rules(file: bytes) -> list[str]:
    """The names of the rules that `file` breaks; empty when it may call itself PDF/A-2b."""
    with pikepdf.open(io.BytesIO(file)) as document:
        return [rule.__name__ for rule in RULES if not rule(file, document)]


def header_6_1_2(file: bytes, document: pikepdf.Pdf) -> bool:
    """%PDF-1.n, then a comment of four bytes above 127, so that nobody takes the file for text."""
    first, second = file.split(b"\n")[:2]
    return first[:7] == b"%PDF-1." and first[7:8] in b"01234567" and sum(each > 127 for each in second[1:5]) == 4


def trailer_6_1_3(file: bytes, document: pikepdf.Pdf) -> bool:
    """The file has an identity and no password, and nothing follows its end but one line end."""
    plain = "/ID" in document.trailer and "/Encrypt" not in document.trailer
    return plain and file.rstrip(b"\r\n").endswith(b"%%EOF") and len(file) - len(file.rstrip(b"\r\n")) <= 2


def no_info_that_differs_6_6_3(file: bytes, document: pikepdf.Pdf) -> bool:
    return "/Info" not in document.trailer


def only_pictures_6_1_6_5(file: bytes, document: pikepdf.Pdf) -> bool:
    """No attachments, forms, layers, actions, scripts, annotations: nothing beside what a page of pictures needs."""
    images = [each for page in document.pages for each in _images(page)]
    return (
        set(document.Root.keys()) <= _ROOT
        and all(set(page.obj.keys()) <= _PAGE for page in document.pages)
        and all(set(image.keys()) <= _IMAGE for image in images)
        and all(set(page.Resources.keys()) == {"/XObject"} for page in document.pages)
    )


def filters_6_1_7_2(file: bytes, document: pikepdf.Pdf) -> bool:
    streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
    used = {str(name) for each in streams for name in _names(each.get("/Filter"))}
    outside = any(key in each for each in streams for key in ("/F", "/FFilter", "/FDecodeParms"))
    return used <= _FILTERS and not outside


def operators_6_2_2(file: bytes, document: pikepdf.Pdf) -> bool:
    """Only known operators, and every name that is drawn stands in the page's own resources."""
    for page in document.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) not in _OPERATORS:
                return False
            if str(instruction.operator) == "Do" and str(instruction.operands[0]) not in page.Resources.XObject:
                return False
    return True


def output_intent_6_2_3(file: bytes, document: pikepdf.Pdf) -> bool:
    """One intent with the profile of a display or printer in RGB, of ICC version 2 or 4."""
    (intent,) = document.Root.OutputIntents
    stream = intent.DestOutputProfile
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stream.read_bytes())).profile
    kind = profile.device_class in {"mntr", "prtr"} and profile.xcolor_space.strip() == "RGB" and profile.version < 5
    return str(intent.S) == "/GTS_PDFA1" and "/OutputConditionIdentifier" in intent and kind and int(stream.N) == 3


def images_6_2_8(file: bytes, document: pikepdf.Pdf) -> bool:
    """Neither alternates nor interpolation; colours that the output intent explains; a stencil has one bit."""
    for page in document.pages:
        for image in _images(page):
            if image.get("/ImageMask", False):
                fax = image.Filter == "/CCITTFaxDecode" and int(image.DecodeParms.K) == -1
                if int(image.BitsPerComponent) != 1 or "/ColorSpace" in image or not fax:
                    return False
            elif image.get("/ColorSpace") not in {"/DeviceRGB", "/DeviceGray"} or int(image.BitsPerComponent) != 8:
                return False
    return True


def page_sizes_6_1_13(file: bytes, document: pikepdf.Pdf) -> bool:
    sides = [float(each) for page in document.pages for each in list(page.MediaBox)[2:]]
    return bool(sides) and all(3 <= side <= 14_400 for side in sides)


def metadata_6_6_2(file: bytes, document: pikepdf.Pdf) -> bool:
    """XMP in the clear that says part 2, level B, and uses only what the standard's own schemas define."""
    stream = document.Root.Metadata
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        said = metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")
        keys = {_short(metadata, key) for key in metadata}
    clear = "/Filter" not in stream and stream.Type == "/Metadata" and stream.Subtype == "/XML"
    packet = bytes(stream.read_raw_bytes())
    return clear and said == ("2", "B") and keys <= _XMP and b'encoding="' not in packet.split(b"?>")[0]


RULES: tuple[Rule, ...] = (
    header_6_1_2,
    trailer_6_1_3,
    no_info_that_differs_6_6_3,
    only_pictures_6_1_6_5,
    filters_6_1_7_2,
    operators_6_2_2,
    output_intent_6_2_3,
    images_6_2_8,
    page_sizes_6_1_13,
    metadata_6_6_2,
)


def _images(page: pikepdf.Page) -> Iterator[Any]:
    for image in page.Resources.XObject.values():
        yield image
        if "/Mask" in image:
            yield image.Mask


def _names(filters: Any) -> list[Any]:
    if filters is None:
        return []
    return list(filters) if isinstance(filters, pikepdf.Array) else [filters]


def _short(metadata: Any, key: str) -> str:
    return str(metadata._prefix_from_uri(key)) if key.startswith("{") else key
