"""How long the kiosk waits for a touch before it asks whether anybody is still there."""

from __future__ import annotations

from kiosk import durations
from kiosk.effects import Effect, StartTimer, StopTimer
from kiosk.journeys.page import Patience
from kiosk.views import IdleWarning, OfficerCard, Settings
from kiosk.visit.bar import unhurried
from kiosk.visit.sitting import Sitting

TICK = StartTimer("countdown", durations.COUNTDOWN_TICK)


class IdleTimer:
    """One running timer, started anew by every touch and every new page."""

    def __init__(self, between: float) -> None:
        """`between`: how long an officer of the desa may be away from one resident to the next."""
        self._between = between
        self._seconds: float | None = None

    @property
    def is_armed(self) -> bool:
        return self._seconds is not None

    def fired(self) -> bool:
        """The timer ran out; False when it had been stopped and its news came late."""
        was_armed, self._seconds = self.is_armed, None
        return was_armed

    def pace(self, sitting: Sitting, settings: Settings, lively: bool) -> tuple[Effect, ...]:
        """Start, restart or stop the timer as the open page wants it. `lively`: something just happened."""
        wanted = wait_for(sitting, settings, self._between)
        if wanted is None:
            running, self._seconds = self.is_armed, None
            return (StopTimer("idle"),) if running else ()
        if wanted == self._seconds and not lively:
            return ()
        self._seconds = wanted
        return (StartTimer("idle", wanted),)


def wait_for(sitting: Sitting, settings: Settings, between: float) -> float | None:
    """Seconds until somebody is asked for; None where no idle timer runs."""
    if sitting.farewell or isinstance(sitting.overlay, IdleWarning):
        return None
    if sitting.journey is None:
        is_fresh = settings == Settings() and sitting.overlay is None
        return None if is_fresh else durations.ATTRACT_SETTINGS
    if isinstance(sitting.overlay, OfficerCard):
        return durations.IDLE_OFFICER_CALLED
    match sitting.patience:
        case Patience.PAPER_IN_HAND:
            return durations.IDLE_PAPER_IN_HAND
        case Patience.BETWEEN_RESIDENTS:
            return between
        case Patience.MACHINE_WORKS | Patience.PAPER_MOVES:
            return durations.MACHINE_SILENT
    if sitting.assisted:
        return durations.IDLE_ASSISTED
    slow = unhurried(settings) or sitting.patience is Patience.HANDS_FULL
    return durations.IDLE_UNHURRIED if slow else durations.IDLE
