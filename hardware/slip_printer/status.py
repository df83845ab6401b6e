"""What a slip printer says of itself: the answers to `DLE EOT n`, the real-time status of ESC/POS.

Bits as Epson's ESC/POS Application Programming Guide gives them for "DLE EOT" and "GS a"; clones of every make follow
it. How the answers are told from each other: `incoming.py`.
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
# DLE ENQ 2: leaves an error behind whose cause was removed (a scrap in the knife), and what waited for it.
RECOVER = b"\x10\x05\x02"
# GS a 255: from now on the printer tells every change by itself, and at once how it is. For those that leave DLE EOT
# unanswered.
TELL_BY_YOURSELF = b"\x1da\xff"
FIRMWARE, MAKER, MODEL, SERIAL = 65, 66, 67, 68  # n of GS I; the answer is "_", a text and a zero byte

_QUIET = 0x12  # the bits that every answer has
_OFFLINE = 0x08
_COVER, _PAPER_END_STOP, _ERROR = 0x04, 0x20, 0x40
_CUTTER, _UNRECOVERABLE, _RECOVERABLE = 0x08, 0x20, 0x40
_NEAR_END, _END = 0x0C, 0x60


def who(number: int) -> bytes:
    return bytes((0x1D, 0x49, number))


def question(number: int) -> bytes:
    return bytes((0x10, 0x04, number))


@dataclass(frozen=True)
class Status:
    """The four answers of `DLE EOT`."""

    printer: int
    offline_cause: int
    error_cause: int
    paper: int

    @classmethod
    def from_news(cls, block: bytes) -> Status:
        """From the four bytes of automatic status, as if the questions had been answered."""
        printer, errors, paper, _ = block
        ended, stops = paper & 0x0C, _PAPER_END_STOP if paper & 0x0C else 0
        return cls(
            printer=_QUIET | printer & _OFFLINE,
            offline_cause=_QUIET | (_COVER if printer & 0x20 else 0) | stops | (_ERROR if errors & 0x6C else 0),
            error_cause=_QUIET | errors & (_CUTTER | _UNRECOVERABLE) | (_RECOVERABLE if errors & 0x44 else 0),
            paper=_QUIET | (_NEAR_END if paper & 0x03 else 0) | (_END if ended else 0),
        )

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
