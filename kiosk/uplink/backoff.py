"""How long to wait after trouble: doubling, bounded, and not in step with other kiosks."""

from __future__ import annotations

from random import Random

from kiosk.uplink import limits


class Backoff:
    def __init__(self, dice: Random) -> None:
        self._dice, self._failures = dice, 0

    def reset(self) -> None:
        """It worked."""
        self._failures = 0

    def next(self, longest_s: float = limits.BACKOFF_LONGEST_S) -> float:
        """Seconds to wait after one more failure, `longest_s` at most."""
        doublings = min(self._failures, 16)
        self._failures += 1
        longest = min(limits.BACKOFF_FIRST_S * (1 << doublings), longest_s)
        return longest * (1 - limits.BACKOFF_JITTER * self._dice.random())
