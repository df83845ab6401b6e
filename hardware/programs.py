"""The one door to small programs of the system: asked, waited for, and never trusted to be there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LIMIT_S = 3.0  # they set a register or read one; a program that takes longer hangs


@dataclass(frozen=True)
class Answer:
    """What a program said. `worked`: its exit code was 0; `there`: it is installed."""

    worked: bool
    text: str = ""
    trouble: str = ""
    there: bool = True


Ask = Callable[[Sequence[str]], Answer]


def ask(command: Sequence[str], given: bytes = b"", limit_s: float = LIMIT_S) -> Answer:
    """Run `command`, with `given` on its input, in the C locale; its words in any other are not ours to parse."""
    try:
        done = subprocess.run(
            list(command),
            input=given,
            capture_output=True,
            timeout=limit_s,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except (FileNotFoundError, PermissionError):
        return Answer(worked=False, there=False)
    except (OSError, subprocess.TimeoutExpired) as hung:
        return Answer(worked=False, trouble=type(hung).__name__)
    return Answer(done.returncode == 0, _text(done.stdout), _text(done.stderr))


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace")
