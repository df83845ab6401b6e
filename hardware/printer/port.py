"""A4 printer: a PDF goes in, and the answer says whether the paper really settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from hardware.device import Device, Fault


@dataclass(frozen=True)
class Printed:
    """The printer says that every page of the job is out. "Sent" is never called printed."""

    job_id: int


@dataclass(frozen=True)
class Supply:
    """Something that is used up, or a box for waste that fills."""

    name: str  # in the printer's own words
    is_waste: bool
    percent: int | None  # left in it; of waste, how full the box is; None: the printer does not know


@dataclass(frozen=True)
class PrintOptions:
    """How documents are printed, where the printer offers it; what it does not offer is left to itself."""

    grey: bool = False
    both_sides: bool = False


@runtime_checkable
class Gauges(Protocol):
    """A printer that may know how full it is and how much it has printed. Both ask the printer; it may not answer."""

    def supplies(self) -> tuple[Supply, ...]: ...

    def printed_in_life(self) -> int | None:
        """Sheets, pages or sides since it left the factory, whichever it counts; None when it does not say."""
        ...


class Printer(Device, Protocol):
    def print_pdf(self, pdf: bytes, title: str) -> Printed | Fault:
        """Print `pdf` as it is, byte for byte, and wait until the job settled, failed or ran out of time.

        `title` is seen in print queues: a request number, never a name or NIK. A job that did not settle is cancelled
        and purged, so that it never comes out in the next resident's visit.
        """
        ...
