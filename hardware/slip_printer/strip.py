"""A slip as the bytes that an ESC/POS printer understands, made with python-escpos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy

from hardware.slip_printer import qr
from hardware.slip_printer.layout import CODE_PAGE, printable, rows
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip

if TYPE_CHECKING:
    from PIL.Image import Image

# "ESC t n": the printer's number for a code page (Epson; the same on its clones)
_TABLES = {"cp437": 0, "cp850": 2, "cp1252": 16, "cp858": 19}


def strip(slip: Slip, columns: int, *, code_page: str = CODE_PAGE, qr_as_picture: bool = False) -> bytes:
    """`slip` for paper `columns` characters wide: reset, printed in order, fed and cut.

    The printer draws the QR code itself unless `qr_as_picture`, which is for printers that have no QR command.
    """
    paper = _Paper(columns, code_page, qr_as_picture=qr_as_picture)
    for row in rows(slip, columns, code_page):
        paper.add(row)
    paper.cut(mode="PART")  # a tab holds the slip, so it does not fall on the floor
    return bytes(paper.output)


class _Paper(Dummy):  # type: ignore[misc]  # python-escpos is not typed
    def __init__(self, columns: int, code_page: str, *, qr_as_picture: bool) -> None:
        super().__init__()
        self._columns = columns
        self._code_page = code_page
        self._qr_as_picture = qr_as_picture
        self.hw("INIT")
        self._raw(b"\x1bt" + bytes((_TABLES[code_page],)))

    def add(self, row: Line | QrCode | Rule | Gap) -> None:
        match row:
            case Line(text, size, bold, centred):
                large = size is Size.LARGE
                self.set(align="center" if centred else "left", bold=bold, normal_textsize=not large)
                if large:
                    self.set(double_width=True, double_height=True, bold=bold)
                self._raw(text.encode(self._code_page) + b"\n")
            case QrCode(payload):
                self._add_qr(payload)
            case Rule():
                self.set(align="left", bold=False, normal_textsize=True)
                dash = printable("─", self._code_page) or "-"
                self._raw((dash * self._columns).encode(self._code_page) + b"\n")
            case Gap(lines):
                self.print_and_feed(lines)

    def _add_qr(self, payload: str) -> None:
        self.set(align="center", normal_textsize=True)
        if self._qr_as_picture:
            self._raw(_raster(qr.picture(payload)))
        else:
            self.qr(payload, ec=QR_ECLEVEL_M, size=qr.dots_per_square(payload), native=True)
        self._raw(b"\n")


def _raster(picture: Image) -> bytes:
    """`GS v 0`: a black and white picture, a bit for each dot, black is 1."""
    from PIL import ImageOps

    bytes_in_row = (picture.width + 7) // 8
    size = bytes_in_row.to_bytes(2, "little") + picture.height.to_bytes(2, "little")
    inverted = ImageOps.invert(picture.convert("L")).convert("1")  # Pillow does not invert mode "1" as it stands
    return b"\x1dv0\x00" + size + inverted.tobytes()
