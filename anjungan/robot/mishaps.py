"""What goes wrong with a kiosk on a bad day, as one table, and the moments at which it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from dock.parts import Parts
from hardware.camera.fake import FakeCamera
from hardware.power.fake import FakeUps
from hardware.printer.fake import FakePrinter
from hardware.reader.fake import FakeReader
from hardware.scanner.fake import FakeScanner
from hardware.slip_printer.fake import FakeSlipPrinter

_STEPS = 45  # about as many as a visit has
_ROWS = 24  # about as many as a slip has


class When(StrEnum):
    STEP = "step"  # after so many things that the resident did
    SCAN = "scan"  # the lamp is under way
    ROW = "row"  # so many rows of a slip are on the paper


@dataclass(frozen=True)
class Mishap:
    """`strike` is what a hand or bad luck does, `mend` what a technician does about it."""

    id: str
    strike: Callable[[Parts], None]
    mend: Callable[[Parts], None]
    moments: tuple[When, ...] = (When.STEP,)


def _no_paper_at_all(parts: Parts) -> None:
    parts.slip_printer.take_paper_away()
    parts.printer.jam()


def _paper_everywhere(parts: Parts) -> None:
    parts.slip_printer.load_paper()
    parts.printer.clear_jam()


def _both_eyes_out(parts: Parts) -> None:
    parts.scanner.pull_cable()
    parts.camera.pull_cable()


def _both_eyes_in(parts: Parts) -> None:
    parts.scanner.plug_in()
    parts.camera.plug_in()


_SCANNING = (When.STEP, When.SCAN)
_PRINTING = (When.STEP, When.ROW)
MISHAPS = (
    Mishap("scanner.cover", lambda p: p.scanner.open_cover(), lambda p: p.scanner.close_cover(), _SCANNING),
    Mishap("scanner.jam", lambda p: p.scanner.jam(), lambda p: p.scanner.clear_jam(), _SCANNING),
    Mishap("scanner.cable", lambda p: p.scanner.pull_cable(), lambda p: p.scanner.plug_in(), _SCANNING),
    Mishap("scanner-and-camera.cable", _both_eyes_out, _both_eyes_in, _SCANNING),
    Mishap("camera.cable", lambda p: p.camera.pull_cable(), lambda p: p.camera.plug_in()),
    Mishap("slip.paper", lambda p: p.slip_printer.take_paper_away(), lambda p: p.slip_printer.load_paper(), _PRINTING),
    Mishap("slip.cover", lambda p: p.slip_printer.open_cover(), lambda p: p.slip_printer.close_cover(), _PRINTING),
    Mishap("slip.cutter", lambda p: p.slip_printer.block_cutter(), lambda p: p.slip_printer.free_cutter(), _PRINTING),
    Mishap("slip.silent", lambda p: p.slip_printer.fall_silent(), lambda p: p.slip_printer.speak_again(), _PRINTING),
    Mishap("slip.cable", lambda p: p.slip_printer.pull_cable(), lambda p: p.slip_printer.plug_in(), _PRINTING),
    Mishap("slip-and-a4.paper", _no_paper_at_all, _paper_everywhere, _PRINTING),
    Mishap("reader.cable", lambda p: p.reader.pull_cable(), lambda p: p.reader.plug_in()),
    Mishap("power.mains", lambda p: p.power.cut_mains(), lambda p: p.power.restore_mains()),
)
BY_ID = {each.id: each for each in MISHAPS}


class Stage:
    """Dock parts that tell of the moments of their work, so that a mishap strikes right in it."""

    def __init__(self) -> None:
        self._scanner = FakeScanner(lambda _broken_off: self.passes(When.SCAN))
        slip_printer = FakeSlipPrinter(wait=lambda _seconds: self.passes(When.ROW))
        self.parts = Parts(self._scanner, FakeReader(), FakePrinter(), slip_printer, FakeUps(), FakeCamera())
        self._waiting: tuple[Mishap, When, int] | None = None
        self._standing: Mishap | None = None

    @property
    def standing(self) -> str:
        """The mishap that struck and is not mended; "" when all is well."""
        return self._standing.id if self._standing is not None else ""

    def plan(self, mishap: Mishap, dice: Random) -> None:
        """Let it strike in the visit that begins."""
        when = dice.choice(mishap.moments)
        times = {When.STEP: dice.randrange(_STEPS), When.SCAN: 0, When.ROW: dice.randrange(_ROWS)}[when]
        self._waiting = (mishap, when, times)

    def passes(self, moment: When) -> None:
        """One more of these moments; by any thread."""
        if self._waiting is None or self._waiting[1] is not moment:
            return
        mishap, when, left = self._waiting
        if left > 0:
            self._waiting = (mishap, when, left - 1)
            return
        self._waiting, self._standing = None, mishap
        mishap.strike(self.parts)

    def mend(self) -> None:
        """A technician puts right what struck; what has not struck yet stays away."""
        standing, self._waiting, self._standing = self._standing, None, None
        if standing is not None:
            standing.mend(self.parts)
