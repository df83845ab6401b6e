"""From a finger on the glass to a `Touch` with the serial of the page it was made on."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.events import Touch


class Hand:
    """Knows which page is on the glass, and tells whoever listens what was touched there."""

    def __init__(self, on_touch: Callable[[Touch, int], None]) -> None:
        self._on_touch = on_touch
        self.serial = 0

    def meaning(self, value: Touch | None) -> tuple[Touch | None, int]:
        """What a finger that comes down now on `value` stands for, whatever is shown when it is lifted."""
        return value, self.serial

    def report(self, value: Touch | None, serial: int) -> None:
        """Pass the touch on."""
        if value is not None:
            self._on_touch(value, serial)
