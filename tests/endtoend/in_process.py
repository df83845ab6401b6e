"""The real kiosk machine in this process, with a window that shows nothing but what a test asks of it.

Everything behind the glass is real: runner, visit, supervisor, worker process, spool, uplink. Devices are the dock's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adminduk.numbers import parse_slip_code
from anjungan.robot.tour.glass import Glass
from dock.parts import Parts
from dock.samples import RESOLUTION, sample
from hardware.device import Fault
from kiosk.clock import SystemClock
from kiosk.compose import Kiosk, Surroundings, compose
from kiosk.events import Chosen, Typed
from kiosk.settings import KioskSettings
from kiosk.views import Frame, NumberView
from tests.flows.script import can_touch, name_of


class Resident:
    """Touches the machine as a resident does, and lays papers on the dock's scanner."""

    def __init__(self, kiosk: Kiosk, window: Glass, parts: Parts) -> None:
        self.kiosk, self.window, self.parts = kiosk, window, parts

    @property
    def page(self) -> str:
        return name_of(self._frame.view)

    @property
    def _frame(self) -> Frame:
        assert self.window.frame is not None
        return self.window.frame

    def touch(self, thing: str, then: str, within_s: float = 30.0) -> None:
        """Touch something that is on the page, and wait until `then` is open."""
        assert can_touch(self._frame.view, thing), f"{thing!r} is not on {self.page!r}: {self._frame.view}"
        self.kiosk.runner.touch(Chosen(thing), self._frame.serial)
        self.until(then, within_s)

    def type(self, words: str) -> None:
        for char in words:
            self.kiosk.runner.touch(Typed(char), self._frame.serial)

    def until(self, page: str, within_s: float = 30.0) -> None:
        self.window.until(lambda: self.page == page, f"page {page!r}", within_s)

    def scan(self, requirement: str, sheet: str, then: str, *, on_its_head: bool = False) -> None:
        """Lay `sheet` on the glass for `requirement`, scan it, and go on to `then`."""
        self.until(f"scan {requirement} waiting")
        pixels = sample(sheet).pixels()
        self.parts.scanner.put(pixels[::-1, ::-1].copy() if on_its_head else pixels, RESOLUTION)
        self.touch("scan", f"scan {requirement} good", within_s=60)
        self.touch("next", then)
        self.parts.scanner.take_away()

    def ticket(self) -> tuple[str, str]:
        """Number and slip code as they stand on the glass now."""
        view = self._frame.view
        assert isinstance(view, NumberView), view
        assert parse_slip_code(view.slip_code) is not None
        return view.number, view.slip_code


@contextmanager
def resident_at_kiosk(home: Path, office_url: str, settings: KioskSettings | None = None) -> Iterator[Resident]:
    """The enrolled kiosk of `home`, running, with somebody before it; stopped at the end. `settings` may name real
    drivers for some of the parts."""
    window, parts = Glass(), Parts.new()
    machine = compose(
        Surroundings(
            settings=(settings or KioskSettings()).model_copy(update={"office_url": office_url}),
            home=home,
            window=window,
            fakes=parts.factories(),
            clock=SystemClock("Asia/Jakarta"),
            version="uji",
        )
    )
    assert not isinstance(machine, Fault), machine
    machine.start()
    try:
        resident = Resident(machine, window, parts)
        resident.until("attract")
        yield resident
    finally:
        machine.stop()
