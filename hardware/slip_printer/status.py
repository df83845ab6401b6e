"""What a slip printer says of itself: the answers to `DLE EOT n`, the real-time status of ESC/POS.

Bits as Epson's ESC/POS Application Programming Guide gives them for "DLE EOT"; clones of every make follow it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.device import Fault
from hardware.slip_printer import faults

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4  # n
QUESTIONS = (PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER)
# `GS r 1` waits its turn behind what is still being printed: its answer says that the slip is out.
ASK_WHEN_DONE = b"\x1dr\x01"
# DLE DC4 8: throws away all that the printer still holds, at once, even while it is offline.
FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"

_OFFLINE = 0x08
_COVER, _PAPER_END_STOP, _ERROR = 0x04, 0x20, 0x40
_CUTTER, _UNRECOVERABLE, _RECOVERABLE = 0x08, 0x20, 0x40
_NEAR_END, _END = 0x0C, 0x60


def question(number: int) -> bytes:
    return bytes((0x10, 0x04, number))


def is_answer(byte: int) -> bool:
    """Whether `byte` answers a `DLE EOT`: bits 1 and 4 are always set, bits 0 and 7 never."""
    return byte & 0x93 == 0x12


def is_done_sign(byte: int) -> bool:
    """Whether `byte` answers `GS r 1`: bits 4 and 7 are never set."""
    return byte & 0x90 == 0


@dataclass(frozen=True)
class Status:
    """The four answers."""

    printer: int
    offline_cause: int
    error_cause: int
    paper: int

    def fault(self) -> Fault | None:
        """What keeps the printer from printing, the cause before its consequence."""
        standing = (
            (self.offline_cause & _COVER, faults.COVER_OPEN),
            (self.paper & _END or self.offline_cause & _PAPER_END_STOP, faults.PAPER_OUT),
            (self.error_cause & _CUTTER, faults.CUTTER),
            (self.error_cause & _UNRECOVERABLE, faults.NEEDS_SERVICE),
            # A hot head cools down by itself; until then the printer is offline.
            (self.error_cause & _RECOVERABLE or self.offline_cause & _ERROR or self.printer & _OFFLINE, faults.OFFLINE),
        )
        return next((fault for stands, fault in standing if stands), None)

    def warnings(self) -> tuple[Fault, ...]:
        return (faults.PAPER_LOW,) if self.paper & _NEAR_END else ()
