"""The hidden way in: five touches on a quiet place within four seconds. Nobody does that by accident."""

from __future__ import annotations

from collections import deque

TIMES = 5
WITHIN_S = 4.0  # slow enough for a hand in a glove, too quick for a child that explores


class Knocks:
    """Counts touches; `at` is monotonic time."""

    def __init__(self) -> None:
        self._at: deque[float] = deque(maxlen=TIMES)

    def heard(self, at: float) -> bool:
        """One more; whether the door opens. The next knock begins from nothing then."""
        self._at.append(at)
        opens = len(self._at) == TIMES and at - self._at[0] <= WITHIN_S
        if opens:
            self._at.clear()
        return opens
