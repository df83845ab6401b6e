"""An office of the robot's own: a real `anjungan office` process on a free port, its data in the robot's folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from hardware.device import Fault
from kiosk import identity

_STARTS_WITHIN_S = 30.0
_STOPS_WITHIN_S = 10.0


class OfficeDidNotStart(RuntimeError):
    """The office process ended or stayed silent; its own words are in office.log of the robot's folder."""


@contextmanager
def office(folder: Path) -> Iterator[str]:
    """Run an office with ANJUNGAN_HOME = `folder`; gives its address, stops it at the end."""
    with (folder / "office.log").open("ab") as log:
        command = [sys.executable, "-m", "anjungan", "office", "--port", "0"]
        process = subprocess.Popen(command, env=_surroundings(folder), stdout=log, stderr=log)
    try:
        yield _address(folder, process)
    finally:
        process.terminate()
        try:
            process.wait(_STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def enrol(folder: Path, office_url: str) -> None:
    """Enrol the kiosk of `folder` at its office with a one-time code. Raises OfficeDidNotStart when it is refused."""
    command = [sys.executable, "-m", "anjungan", "enroll", "code"]
    code = subprocess.run(command, env=_surroundings(folder), capture_output=True, text=True, check=True).stdout.strip()
    answer = identity.enroll(office_url, code, folder)
    if isinstance(answer, Fault):
        raise OfficeDidNotStart(f"Kantor menolak pendaftaran anjungan: {answer.code}")


def _surroundings(folder: Path) -> dict[str, str]:
    return {**os.environ, "ANJUNGAN_HOME": str(folder), "PYTHONUNBUFFERED": "1"}


def _address(folder: Path, process: subprocess.Popen[bytes]) -> str:
    """The address that the office prints when it listens, once it also answers there."""
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline and process.poll() is None:
        printed = (folder / "office.log").read_text(encoding="utf-8")
        found = [line.split()[-1] for line in printed.splitlines() if line.startswith("Konsol kantor:")]
        if found and _answers(found[-1]):
            return found[-1].rstrip("/")
        time.sleep(0.05)
    raise OfficeDidNotStart(f"Kantor tidak dapat dijalankan: lihat {folder / 'office.log'}")


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address.rstrip('/')}/healthz", trust_env=False, timeout=1.0).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
