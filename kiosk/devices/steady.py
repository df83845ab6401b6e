"""A loose cable is one piece of news, not one every second."""

from __future__ import annotations

from hardware.device import Fault
from kiosk.devices.timing import Timing


class Steady:
    """Turns what a device says into what is worth telling: at once when it is news, once when it flaps."""

    def __init__(self, first: Fault | None, timing: Timing) -> None:
        self.told = first
        self._timing = timing
        self._was_well = False
        self._went_bad_at: list[float] = []
        self._bad_until = float("-inf")

    def observe(self, fault: Fault | None, now: float) -> Fault | None:
        """What to tell about a device that says `fault` at the monotonic time `now`."""
        window = self._timing.flap_window
        self._went_bad_at = [at for at in self._went_bad_at if now - at < window]
        if fault is None:
            self._well(now)
        else:
            self._bad(fault, now)
        self._was_well = fault is None
        return self.told

    def _well(self, now: float) -> None:
        if not self._flaps or now - self._bad_until >= self._timing.steady_for:
            self.told = None

    def _bad(self, fault: Fault, now: float) -> None:
        if self._was_well:
            self._went_bad_at.append(now)
        self._bad_until = now
        if self.told is None or not self._flaps or _graver(fault, self.told):
            self.told = fault

    @property
    def _flaps(self) -> bool:
        return len(self._went_bad_at) >= self._timing.flaps


def _graver(fault: Fault, told: Fault) -> bool:
    """Whether less still works than was told: that cannot wait until the flapping is over (battery low)."""
    return set(fault.still_works) < set(told.still_works)
