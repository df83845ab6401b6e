"""A real `anjungan office` process on a free port, with a home folder of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.benches.wait import wait_until

FIRST_LOGIN = "pengelola"
_PASSWORD = re.compile(r"kata sandi: (\S+)")
_URL = re.compile(r"Konsol kantor: (http://\S+?)/?$", re.MULTILINE)
_COMMAND = (sys.executable, "-m", "anjungan")


@dataclass
class RunningOffice:
    """`first_password` is what the first start printed; it must be changed at the first sign-in."""

    home: Path
    port: int = 0
    url: str = ""
    first_login: str = FIRST_LOGIN
    first_password: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it, on the same port as before where it ran before, and wait until it answers."""
        log = self.home / "office.out"
        with log.open("wb") as out:
            command = (*_COMMAND, "office", "--port", str(self.port))
            self.process = subprocess.Popen(command, env=self._environment(), stdout=out, stderr=subprocess.STDOUT)
        self.url = wait_until(lambda: self._said(log, _URL), "the office's address", 60)
        self.port = int(self.url.rsplit(":", 1)[1])
        self.first_password = self._said(log, _PASSWORD) or self.first_password
        wait_until(self.answers, "the office's health", 60)

    def answers(self) -> bool:
        """Whether /healthz says that all is well."""
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self) -> int:
        """Ask it to stop; its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """Take its power away."""
        return self._end(signal.SIGKILL)

    def command(self, *words: str) -> str:
        """The output of another `anjungan` command on the same home."""
        done = subprocess.run(
            (*_COMMAND, *words), env=self._environment(), capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def enrolment_code(self) -> str:
        """A one-time code for one more kiosk."""
        return self.command("enroll", "code")

    def new_account(self, login: str, *roles: str) -> str:
        """One more account; its temporary password."""
        words = [word for role in roles for word in ("--role", role)]
        said = self.command("user", "add", login, "--name", f"Contoh {login}", *words)
        match = re.search(r"kata sandi sementara: (\S+)", said)
        assert match is not None, said
        return match[1]

    def _end(self, how: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        code = self.process.wait(30)
        self.process = None
        return code

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "ANJUNGAN_HOME": str(self.home), "NO_PROXY": "*"}

    def _said(self, log: Path, pattern: re.Pattern[str]) -> str:
        text = log.read_text(errors="replace")
        assert self.process is not None
        assert self.process.poll() is None, f"the office ended by itself:\n{text}"
        match = pattern.search(text)
        return match[1] if match else ""


@contextmanager
def running_office(home: Path) -> Iterator[RunningOffice]:
    """An office that answers, in `home` (made if missing); stopped at the end."""
    home.mkdir(parents=True, exist_ok=True)
    office = RunningOffice(home)
    office.start()
    try:
        yield office
    finally:
        if office.process is not None:
            office.stop()
