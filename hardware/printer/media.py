"""Which paper a document wants, and whether the printer has it: A4, and the F4 of Indonesian offices.

Shops sell 215 x 330 mm as F4 or Folio; printers call it `om_folio_210x330mm`, `na_foolscap_8.5x13in`, or take it as a
custom size only. So sizes are compared, not names. Names: PWG 5101.1, section 5 ("self-describing").
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from hardware.device import Fault
from hardware.printer import faults

A4 = (210.0, 297.0)  # mm, the short side first, as all sizes here
F4 = (215.0, 330.0)
SAME_WITHIN_MM = 6.0  # F4 and Folio differ by 5 mm; A4 and Letter, and F4 and Legal, by 17 mm and more

_NAME = re.compile(r"_(?P<short>[\d.]+)x(?P<long>[\d.]+)(?P<unit>mm|in)$")
_MM = {"mm": 1.0, "in": 25.4}
_POINT_MM = 25.4 / 72
_LEAST, _MOST = "custom_min_", "custom_max_"

Size = tuple[float, float]


@dataclass(frozen=True)
class Offer:
    """What the printer says of its paper; empty where it says nothing."""

    supported: tuple[str, ...] = ()  # media-supported
    ready: tuple[str, ...] = ()  # media-ready: what lies in its trays now


def page_size(pdf: bytes) -> Size:
    """The size in mm of the document's first page; A4 when it cannot be told, for the printer then decides."""
    import pikepdf  # loads in a fifth of a second: not before a document comes

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            box = [float(edge) for edge in document.pages[0].cropbox]
    except (pikepdf.PdfError, IndexError, ValueError):
        return A4
    short, long = sorted((abs(box[2] - box[0]) * _POINT_MM, abs(box[3] - box[1]) * _POINT_MM))
    return short, long


def choose(size: Size, offer: Offer) -> str | Fault:
    """The printer's name for paper of `size` mm, or why it cannot be printed on this printer now."""
    fitting = sorted((name for name in offer.supported if _fits(name, size)), key=lambda name: _distance(name, size))
    ready = [name for name in fitting if name in offer.ready]
    if not fitting:
        return _custom(size) if not offer.supported or _custom_allowed(size, offer) else faults.SIZE_NOT_OFFERED
    if offer.ready and not ready:
        return faults.WRONG_PAPER
    return (ready or fitting)[0]


def _custom(size: Size) -> str:
    if _far(size, A4) <= SAME_WITHIN_MM:
        return "iso_a4_210x297mm"
    short, long = (f"{side:.0f}" for side in size)
    return f"custom_{short}x{long}mm_{short}x{long}mm"


def _custom_allowed(size: Size, offer: Offer) -> bool:
    least = next((_size(name) for name in offer.supported if name.startswith(_LEAST)), None)
    most = next((_size(name) for name in offer.supported if name.startswith(_MOST)), None)
    if least is None or most is None:
        return False
    return all(low - 1 <= side <= high + 1 for low, side, high in zip(least, size, most, strict=True))


def _fits(name: str, size: Size) -> bool:
    return not name.startswith((_LEAST, _MOST)) and _distance(name, size) <= SAME_WITHIN_MM


def _distance(name: str, size: Size) -> float:
    named = _size(name)
    return float("inf") if named is None else _far(named, size)


def _far(one: Size, other: Size) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _size(name: str) -> Size | None:
    """From "na_legal_8.5x14in" to mm."""
    found = _NAME.search(name)
    if found is None:
        return None
    short, long = sorted(float(found[side]) * _MM[found["unit"]] for side in ("short", "long"))
    return short, long
