"""The one door to programs of the machine: a fixed command, a time limit, no shell."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Ran:
    """What a program answered."""

    code: int
    said: str


class Outside(Protocol):
    def run(self, *command: str) -> Ran | None:
        """The answer of `command`; None when there is no such program, or it did not end in time."""
        ...


class RealOutside:
    def __init__(self, within_s: float = 10.0) -> None:
        self._within_s = within_s

    def run(self, *command: str) -> Ran | None:
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self._within_s,
                check=False,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"},
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return Ran(done.returncode, done.stdout.decode(errors="replace"))
