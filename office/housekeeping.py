"""What the office does by itself, now and then: a list of chores, done one after the other beside the pages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import anyio.to_thread
from litestar import Litestar

from office.parts import Office

log = logging.getLogger(__name__)

TURN_S = 5.0  # how often somebody looks whether a chore is due; the shortest `every` that makes sense


@dataclass(frozen=True)
class Chore:
    """`do` may be repeated at any time: a chore that was broken off is simply done again."""

    name: str
    every: timedelta
    do: Callable[[Office], object]


class Housekeeping:
    """Knows when each chore was done last in this run; after a start all of them are due."""

    def __init__(self, office: Office, chores: Iterable[Chore]) -> None:
        self._office, self._chores = office, tuple(chores)
        self._done: dict[str, datetime] = {}

    def do_due(self) -> tuple[str, ...]:
        """Do what is due by the office's clock; the names of it. What fails is logged, and due again after `every`."""
        now = self._office.clock()
        due = tuple(chore for chore in self._chores if self._is_due(chore, now))
        for chore in due:
            self._done[chore.name] = now
            self._do(chore)
        return tuple(chore.name for chore in due)

    @asynccontextmanager
    async def beside(self, _: Litestar) -> AsyncGenerator[None, None]:
        """Runs as long as the office does."""
        running = asyncio.create_task(self._keep_doing())
        try:
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    async def _keep_doing(self) -> None:
        while True:
            await anyio.to_thread.run_sync(self.do_due)
            await asyncio.sleep(TURN_S)

    def _is_due(self, chore: Chore, now: datetime) -> bool:
        done = self._done.get(chore.name)
        return done is None or now - done >= chore.every

    def _do(self, chore: Chore) -> None:
        try:
            chore.do(self._office)
        except Exception as error:
            log.error("the chore %s failed: %s", chore.name, type(error).__name__)  # noqa: TRY400
