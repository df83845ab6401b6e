"""What takes long to work out and may be a little old."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Each answer until it has lived its time, by the office's clock; meanwhile nobody works it out a second time."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._known: dict[str, tuple[datetime, Any]] = {}

    def get(self, what: str, now: datetime, lives: timedelta, make: Callable[[], T]) -> T:
        """The answer to `what`, worked out by `make` where none is younger than `lives`."""
        with self._guard:
            known = self._known.get(what)
            if known is None or now - known[0] >= lives:
                known = self._known[what] = (now, make())
            answer: T = known[1]
            return answer
