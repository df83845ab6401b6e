"""Document scanner: one sheet at a time, from the glass or from the stack in its feeder, as pixels."""

from __future__ import annotations

from collections.abc import Callable
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


class Source(StrEnum):
    """Where the sheet lies."""

    GLASS = "glass"
    FEEDER = "feeder"  # a stack that is drawn in sheet by sheet
    FEEDER_DUPLEX = "feeder-duplex"  # the same, first the front and then the back of each sheet


@dataclass(frozen=True)
class ScanSettings:
    resolution: int = 300  # dots per inch
    mode: ColourMode = ColourMode.COLOUR
    source: Source = Source.GLASS


@dataclass(frozen=True, eq=False)
class ScannedSheet:
    """The whole bed or sheet as scanned. `pixels` is (height, width, 3) uint8 RGB; `resolution` in dots per inch."""

    pixels: Pixels
    resolution: int


Moving = Callable[[], None]
"""Called once, on any thread, when the first line of a sheet was read: until then a lamp may be warming up."""


def _nobody_waits() -> None:
    """Nobody wants to know when the sheet begins to move."""


class Scanner(Device, Protocol):
    def sources(self) -> frozenset[Source]:
        """Where this scanner can take sheets from. Talks to nothing."""
        ...

    def scan(self, settings: ScanSettings, moving: Moving = _nobody_waits) -> ScannedSheet | Fault:
        """Scan one sheet. Blocks until the sheet is read, a fault stops it, or `cancel` is called.

        From a feeder each call reads the next sheet (in duplex the next side); `faults.NO_PAGE` after the last one.
        A jam loses no sheet that was read before.
        """
        ...

    def stop_feeding(self) -> None:
        """No more sheets are wanted from the stack now. Does nothing when none was being fed. Never raises."""
        ...

    def cancel(self) -> None:
        """Stop a running scan; it then returns `faults.CANCELLED`. The only method any thread may call."""
        ...
