"""The two decoders behind one form: a grey picture in, readings out. Both are C++ fed by strangers; only the worker
process calls them.

zxing-cpp reads first: on the project's own drawn and degraded pictures it finds a quarter more codes than zbar in a
tenth of the time. zbar sees some that zxing misses, and is an independent second witness.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import zxingcpp
from pyzbar import pyzbar

from kiosk.codes.code import Corners

Grey = npt.NDArray[np.uint8]


class Kind(StrEnum):
    """The kinds this kiosk looks for, named as a technician would."""

    QR = "QR"
    MICRO_QR = "Micro QR"
    CODE_128 = "Code 128"
    CODE_39 = "Code 39"
    EAN_13 = "EAN-13"
    EAN_8 = "EAN-8"
    ITF = "ITF"
    PDF417 = "PDF417"
    DATA_MATRIX = "Data Matrix"
    AZTEC = "Aztec"


_FORMATS = {
    Kind.QR: zxingcpp.BarcodeFormat.QRCode,  # the whole family comes, Micro QR with it: see `_of_zxing`
    Kind.MICRO_QR: zxingcpp.BarcodeFormat.MicroQRCode,
    Kind.CODE_128: zxingcpp.BarcodeFormat.Code128,
    Kind.CODE_39: zxingcpp.BarcodeFormat.Code39,
    Kind.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Kind.EAN_8: zxingcpp.BarcodeFormat.EAN8,
    Kind.ITF: zxingcpp.BarcodeFormat.ITF,
    Kind.PDF417: zxingcpp.BarcodeFormat.PDF417,
    Kind.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Kind.AZTEC: zxingcpp.BarcodeFormat.AztecCode,
}
# zbar's PDF417 and DataBar parts are the ones that crash; it knows no Data Matrix and no Aztec.
_SYMBOLS = {
    Kind.QR: pyzbar.ZBarSymbol.QRCODE,
    Kind.CODE_128: pyzbar.ZBarSymbol.CODE128,
    Kind.CODE_39: pyzbar.ZBarSymbol.CODE39,
    Kind.EAN_13: pyzbar.ZBarSymbol.EAN13,
    Kind.EAN_8: pyzbar.ZBarSymbol.EAN8,
    Kind.ITF: pyzbar.ZBarSymbol.I25,
}
_KIND_OF_SYMBOL = {symbol.name: kind for kind, symbol in _SYMBOLS.items()}

# Decoders name variants of a kind, too.
_KIND_OF_FORMAT = {known.name: kind for kind, known in _FORMATS.items()} | {
    "QRCodeModel1": Kind.QR,
    "QRCodeModel2": Kind.QR,
    "Code39Std": Kind.CODE_39,
    "Code39Ext": Kind.CODE_39,
    "ITF14": Kind.ITF,
    "ISBN": Kind.EAN_13,
    "Aztec": Kind.AZTEC,
    "CompactPDF417": Kind.PDF417,
}

EVERY_KIND = frozenset(Kind)
LINES = frozenset({Kind.CODE_128, Kind.CODE_39, Kind.EAN_13, Kind.EAN_8, Kind.ITF})


@dataclass(frozen=True)
class Reading:
    """What one decoder made of one picture; `corners` are pixels of that picture."""

    text: str = field(repr=False)
    kind: Kind
    corners: Corners


def zxing(
    grey: Grey, kinds: frozenset[Kind] = frozenset({Kind.QR}), *, pure: bool = False, thorough: bool = True
) -> list[Reading]:
    """What zxing-cpp reads. `pure`: the picture is one drawn code and nothing else. Not `thorough`: neither light on
    dark nor in smaller copies of the picture, for half the time."""
    if min(grey.shape) < 2:
        return []
    found = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats([_FORMATS[kind] for kind in sorted(kinds)]),
        try_invert=thorough,
        try_downscale=thorough,
        text_mode=zxingcpp.TextMode.Plain,
        is_pure=pure,
    )
    readings = [_of_zxing(each) for each in found if each.valid and each.text]
    return [each for each in readings if each is not None and each.kind in kinds]


def _of_zxing(found: zxingcpp.Barcode) -> Reading | None:
    """`found` as a reading; None for a member of a family that this kiosk does not look for (rMQR, Aztec runes)."""
    kind = _KIND_OF_FORMAT.get(found.format.name)
    if kind is None:
        return None
    place = found.position
    ends = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    a, b, c, d = ((float(end.x), float(end.y)) for end in ends)
    return Reading(found.text, kind, (a, b, c, d))


def zbar(grey: Grey, kinds: frozenset[Kind] = frozenset({Kind.QR})) -> list[Reading]:
    """What zbar reads; kinds that it does not know are not looked for."""
    symbols = [_SYMBOLS[kind] for kind in sorted(kinds) if kind in _SYMBOLS]
    if not symbols or min(grey.shape) < 2:
        return []
    found = [_of_zbar(each) for each in pyzbar.decode(grey, symbols=symbols)]
    return [each for each in found if each is not None and each.text]


def _of_zbar(found: pyzbar.Decoded) -> Reading | None:
    try:
        text = found.data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Reading(text, _KIND_OF_SYMBOL[found.type], _around(found))


def _around(found: pyzbar.Decoded) -> Corners:
    """zbar's outline where it has four corners, else the box around it; clockwise from the top left."""
    points = [(float(point.x), float(point.y)) for point in found.polygon]
    if len(points) != 4:
        x, y, width, height = (float(each) for each in found.rect)
        points = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    middle = np.mean(points, axis=0)
    points.sort(key=lambda each: np.arctan2(each[1] - middle[1], each[0] - middle[0]))
    first = min(range(4), key=lambda index: sum(points[index]))
    a, b, c, d = points[first:] + points[:first]
    return a, b, c, d
