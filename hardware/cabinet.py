"""What fakes of printers have in common: a housing with a cover and a cable. A hand may move them from any thread."""

from __future__ import annotations

import threading


class Cabinet:
    """Cover closed, cable in. `_lock` guards all that a hand can change."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._cover_open = False
        self._plugged_in = True

    def open_cover(self) -> None:
        with self._lock:
            self._cover_open = True

    def close_cover(self) -> None:
        with self._lock:
            self._cover_open = False

    def pull_cable(self) -> None:
        with self._lock:
            self._plugged_in = False

    def plug_in(self) -> None:
        with self._lock:
            self._plugged_in = True
