"""How soon a kiosk that died is started again: at once at first, later with longer and longer pauses."""

from __future__ import annotations

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0  # a kiosk that lived this long starts a new count
MOST_IN_A_ROW = 5  # then it will not come up by itself


class Restarts:
    """Counts deaths in a row."""

    def __init__(self) -> None:
        self._in_a_row = 0

    def pause_after(self, lived_s: float) -> float | None:
        """Seconds to wait before the next start of a kiosk that lived `lived_s`; None to give up."""
        self._in_a_row = 1 if lived_s >= STEADY_S else self._in_a_row + 1
        if self._in_a_row > MOST_IN_A_ROW:
            return None
        return min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** (self._in_a_row - 1))
