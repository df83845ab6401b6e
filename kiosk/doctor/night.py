"""Every night in the quiet hours, when nobody stands there and the mains are on: all tests, and a report to the office.

What was missed (a visit until four, a power cut) waits for the next night; what was done is read from the history, so
that a restart at three does not print everything twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hardware.device import Fault
from kiosk.clock import Clock
from kiosk.doctor.doctor import Doctor
from kiosk.doctor.exercise import DrawSheet, exercise
from kiosk.doctor.history import History
from kiosk.doctor.model import By
from kiosk.doctor.report.writing import Desk
from kiosk.machine import Timers
from kiosk.settings import DoctorSettings

log = logging.getLogger(__name__)

LOOK_EVERY_S = 300.0  # two hours are long; once in five minutes costs nothing
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_EXERCISE = ("printer.exercise", "slip_printer.exercise")


def began(now: datetime, settings: DoctorSettings) -> datetime | None:
    """When the quiet hours in which `now` lies began; None by day. They may go over midnight."""
    start = datetime.combine(now.date(), settings.quiet_from, now.tzinfo)
    if settings.quiet_from <= settings.quiet_until:
        return start if settings.quiet_from <= now.time() < settings.quiet_until else None
    if now.time() >= settings.quiet_from:
        return start
    return start - timedelta(days=1) if now.time() < settings.quiet_until else None


def is_due(now: datetime, settings: DoctorSettings, last: datetime | None) -> bool:
    """Whether this night's tests are still to be done; `last` is when they were done last."""
    start = began(now, settings)
    return settings.nightly and start is not None and (last is None or last < start)


def exercise_is_due(now: datetime, settings: DoctorSettings, last: datetime | None) -> bool:
    """Whether this is the night in which the printers print a sheet, and they have not yet."""
    start = began(now, settings)
    return start is not None and _DAYS[start.weekday()] == settings.exercise_day and (last is None or last < start)


@dataclass(frozen=True)
class Night:
    """`quiet`: nobody stands at the screen and the mains are on. `background` runs a blocking job, soon. `told`: a new
    report waits for the uplink."""

    settings: DoctorSettings
    clock: Clock
    timers: Timers
    quiet: Callable[[], bool]
    background: Callable[[Callable[[], None]], None]
    doctor: Doctor
    desk: Desk
    history: History
    draw_sheet: DrawSheet
    told: Callable[[], None]

    def start(self) -> None:
        """Look at the clock now and then. On the main loop."""
        if self.settings.nightly:
            self.timers.after(LOOK_EVERY_S, self._look)

    def _look(self) -> None:
        """On the main loop: a look at the clock by day, at the history in the quiet hours."""
        self.timers.after(LOOK_EVERY_S, self._look)
        if began(self.clock.now(), self.settings) is not None and self.quiet():
            self.background(self.run)

    def run(self) -> None:
        """*Blocks.* What is due of this night, if anything is."""
        now = self.clock.now()
        reports = [each.at for each in self.history.reports() if each.by is By.NIGHT]
        if not is_due(now, self.settings, max(reports, default=None)):
            return
        ground = self.doctor.ground(By.NIGHT)
        kiosk = "" if isinstance(ground.identity, Fault) else ground.identity.owner.prefix
        if exercise_is_due(now, self.settings, self._last_exercise()) and self.quiet():
            self.history.record(exercise(ground, self.doctor.hands, kiosk, self.draw_sheet), now)
        examined = self.doctor.examine(By.NIGHT)
        written = self.desk.write(examined, By.NIGHT, ground.identity)
        self.desk.tidy(examined)
        log.info("tested at night: %s", "no report" if isinstance(written, Fault) else examined.worst.value)
        self.told()

    def _last_exercise(self) -> datetime | None:
        done = [self.history.last_tested(test, By.NIGHT) for test in _EXERCISE]
        return max((each.at for each in done if each is not None), default=None)
