"""Document scanner: one sheet at a time, as pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from hardware.device import Device, Fault

Pixels = npt.NDArray[np.uint8]


class ColourMode(StrEnum):
    COLOUR = "colour"
    GREY = "grey"


@dataclass(frozen=True)
class ScanSettings:
    resolution: int = 300  # dots per inch
    mode: ColourMode = ColourMode.COLOUR


@dataclass(frozen=True, eq=False)
class ScannedSheet:
    """The whole bed or sheet as scanned. `pixels` is (height, width, 3) uint8 RGB; `resolution` in dots per inch."""

    pixels: Pixels
    resolution: int


class Scanner(Device, Protocol):
    def scan(self, settings: ScanSettings) -> ScannedSheet | Fault:
        """Scan one sheet. Blocks until the sheet is read, a fault stops it, or `cancel` is called."""
        ...

    def cancel(self) -> None:
        """Stop a running scan; it then returns `faults.CANCELLED`. The only method any thread may call."""
        ...
