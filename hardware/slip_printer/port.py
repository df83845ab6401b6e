"""Slip printer (thermal, ESC/POS): a short strip of paper with a number and a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from hardware.device import Device, Fault


class Size(StrEnum):
    NORMAL = "normal"
    LARGE = "large"  # double width and height


@dataclass(frozen=True)
class Line:
    text: str
    size: Size = Size.NORMAL
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class QrCode:
    payload: str


@dataclass(frozen=True)
class Rule:
    """A line across the slip."""


@dataclass(frozen=True)
class Gap:
    lines: int = 1


Slip = tuple[Line | QrCode | Rule | Gap, ...]  # printed in order, then fed and cut


class SlipPrinter(Device, Protocol):
    def print_slip(self, slip: Slip) -> Fault | None:
        """Print and cut one slip. None means the printer took it all and still reports no fault afterwards."""
        ...
