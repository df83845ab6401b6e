"""The programs of a demo as child processes: started one after the other, watched, stopped in reverse."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from anjungan.demo.trouble import DemoFailed, Stopped

_STOPS_WITHIN_S = 10.0
_LOOK_EVERY_S = 0.1
# The kernel ends the child when the demo itself is killed: nothing keeps a port or the spool afterwards.
_TOGETHER = ("setpriv", "--pdeathsig", "TERM")


@dataclass(frozen=True)
class Child:
    """One running program. `title` is what the person at the terminal calls it; `log` holds what it said."""

    title: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None


class Children:
    """Start them on the main thread only: the kernel ties a child's life to the thread that started it."""

    def __init__(self, logs: Path, stopping: threading.Event) -> None:
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._logs, self._stopping = logs, stopping
        self._running: list[Child] = []
        self._begun: set[str] = set()

    def start(
        self,
        name: str,
        title: str,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        keep_open: Sequence[int] = (),
    ) -> Child:
        """Run `command` with `environment` on top of ours; what it says goes into `<name>.log`, anew at each demo."""
        log = self._logs / f"{name}.log"
        with log.open("ab" if name in self._begun else "wb") as out:
            process = subprocess.Popen(
                [*_TOGETHER, *command],
                env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                pass_fds=keep_open,
                start_new_session=True,  # Ctrl+C reaches the demo alone, which stops them in order
            )
        self._begun.add(name)
        child = Child(title, process, log)
        self._running.append(child)
        return child

    def until(self, child: Child, ready: Callable[[], bool], within_s: float) -> None:
        """Wait until `ready` says so. Raises DemoFailed when `child` ended or time is over, Stopped on request."""
        deadline = time.monotonic() + within_s
        while not ready():
            if self._stopping.wait(_LOOK_EVERY_S):
                raise Stopped
            if child.ended:
                raise DemoFailed(f"{child.title} berhenti saat dinyalakan. Sebabnya tertulis di {child.log}.")
            if time.monotonic() > deadline:
                raise DemoFailed(f"{child.title} tidak menjawab dalam {within_s:.0f} detik. Lihat {child.log}.")

    def ended(self) -> tuple[Child, ...]:
        """Those that are not running any more."""
        return tuple(child for child in self._running if child.ended)

    def forget(self, child: Child) -> None:
        """It ended and was noticed."""
        self._sweep(child)
        self._running.remove(child)

    def stop_all(self) -> None:
        """The newest first, each by its own process id."""
        for child in reversed(self._running):
            self._stop(child)
        self._running.clear()

    def _stop(self, child: Child) -> None:
        if not child.ended:
            child.process.terminate()
        try:
            child.process.wait(_STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
        self._sweep(child)

    def _sweep(self, child: Child) -> None:
        """What the child itself started and left behind; its group is ours, made by `start_new_session`."""
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
