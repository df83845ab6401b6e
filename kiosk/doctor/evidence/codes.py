"""The codes on the test sheet: every kind that residents bring, and a QR code as dense and small as a KK's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import zxingcpp

from kiosk.doctor.evidence.layout import Area


@dataclass(frozen=True)
class SheetCode:
    """One code of the sheet. `name` as a technician calls it; `text` is what a reader must say."""

    name: str
    text: str
    area: Area
    format: str  # zxing-cpp's name


CODES = (
    SheetCode("QR", "ANJUNGAN-UJI-QR", Area(25, 122, 32, 32), "QRCode"),
    SheetCode("QR rapat", "ANJUNGAN-UJI-QR-RAPAT-" + "0123456789" * 30, Area(75, 126, 22, 22), "QRCode"),
    SheetCode("Data Matrix", "ANJUNGAN-UJI-DM", Area(112, 129, 32, 16), "DataMatrix"),
    SheetCode("Aztec", "ANJUNGAN-UJI-AZTEC", Area(155, 126, 20, 20), "Aztec"),
    SheetCode("PDF417", "ANJUNGAN-UJI-PDF417", Area(25, 170, 70, 22), "PDF417"),
    SheetCode("Code 128", "ANJUNGAN-UJI-128", Area(110, 172, 75, 18), "Code128"),
)


def missing(read: Iterable[str]) -> tuple[str, ...]:
    """The names of the codes that were not among what was `read`, in the order of the sheet."""
    said = {each.strip() for each in read}
    return tuple(code.name for code in CODES if code.text not in said)


def modules(code: SheetCode) -> npt.NDArray[np.bool_]:
    """`code` as it must be drawn: (rows, columns), True is black, without a quiet zone."""
    drawn = zxingcpp.create_barcode(code.text, getattr(zxingcpp.BarcodeFormat, code.format))
    image = np.array(zxingcpp.write_barcode_to_image(drawn, scale=1, add_hrt=False, add_quiet_zones=False))
    return image < 128
