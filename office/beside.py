"""One process beside the office's own, for work on files that strangers brought: making PDFs, checking signatures.

Why a process of its own: image and PDF libraries are C code and long ways of Python; a file that keeps them busy, or
that kills them, must not keep or kill the console. It starts with the first question and is started again when it died.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from enum import StrEnum
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

T = TypeVar("T")
log = logging.getLogger(__name__)

_MEMORY = 2 * 1024**3  # a page of 150 million pixels with its layers; more is a file made to hurt
_TASKS = 100  # then the process is replaced, so that memory goes back
_PATIENCE_S = 60.0  # on top of a question's own limit: it may wait behind another one
_BEHIND_THE_CONSOLE = 5  # niceness


class Failure(StrEnum):
    """Why there is no answer."""

    TOO_SLOW = "too-slow"
    ENDED = "ended"  # the process died at it, or the office is closing
    BROKEN = "broken"  # the work itself failed: a bug, or not enough memory


class Beside:
    """Asks the process beside; blocks its caller, so call it from a thread. Questions wait for each other."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def ask(self, question: Callable[..., T], *arguments: object, limit_s: float) -> T | Failure:
        """The answer of `question(*arguments)`, a function of a module; a Failure after `limit_s` seconds at it."""
        pool = self._running()
        if pool is None:
            return Failure.ENDED
        try:
            answer: T = pool.schedule(question, args=arguments, timeout=limit_s).result(timeout=limit_s + _PATIENCE_S)
        except TimeoutError:
            return Failure.TOO_SLOW
        except (ProcessExpired, CancelledError, BrokenProcessPool):
            return Failure.ENDED
        except Exception as error:  # of any kind, raised over there; its message may quote the file
            log.error("process beside: %s", type(error).__name__)  # noqa: TRY400
            return Failure.BROKEN
        return answer

    def close(self) -> None:
        """End the process; whoever still waits gets ENDED. May be called twice."""
        with self._lock:
            self._stopped, pool, self._pool = True, self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _running(self) -> ProcessPool | None:
        with self._lock:
            if self._stopped:
                return None
            if self._pool is None or not self._pool.active:
                spawn = multiprocessing.get_context("spawn")
                self._pool = ProcessPool(max_workers=1, max_tasks=_TASKS, context=spawn, initializer=_begin_process)
            return self._pool


def _begin_process() -> None:
    """Stand behind the console, within bounds, leave nothing of people's papers in a core dump, ignore Ctrl-C."""
    os.nice(_BEHIND_THE_CONSOLE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
