"""Tells open pages that something changed, so that a queue on the wall is never an old queue."""

from __future__ import annotations

import asyncio
import threading


class Pulse:
    """Counts changes. Any thread beats it; each open page waits on its own event in the server's loop."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self.count = 0
        self.closed = False

    def beat(self) -> None:
        """Something changed: wake every page that waits."""
        with self._guard:
            self.count += 1
            waiting = tuple(self._waiting)
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """The office stops: let every page go."""
        self.closed = True
        self.beat()

    async def wait(self, seen: int, timeout_s: float) -> int:
        """Until the count differs from `seen`, or `timeout_s` went by; the count as it is then."""
        mine = (asyncio.get_running_loop(), asyncio.Event())
        with self._guard:
            if self.count != seen or self.closed:
                return self.count
            self._waiting.add(mine)
        try:
            await asyncio.wait_for(mine[1].wait(), timeout_s)
        except TimeoutError:
            return seen
        finally:
            with self._guard:
                self._waiting.discard(mine)
        return self.count
