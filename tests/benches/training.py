"""A real `anjungan training` process on a free port: an office full of made-up work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.benches.wait import wait_until

_URL = re.compile(r"Konsol kantor: (http://\S+?)/?$", re.MULTILINE)
_ACCOUNT = re.compile(r"^ {2}([a-z-]+) +([a-z0-9]{4}(?:-[a-z0-9]{4})+) ", re.MULTILINE)
_SLIP = re.compile(r"/s/(\S+)$", re.MULTILINE)
_FILLED_WITHIN_S = 600  # a machine that has much else to do


@dataclass(frozen=True)
class RunningTraining:
    home: Path
    url: str
    passwords: dict[str, str]  # login -> what the terminal showed
    slip_code: str
    said: str


@contextmanager
def running_training(home: Path, office: str = "") -> Iterator[RunningTraining]:
    """A training office that answers, with the catalogue `office`; stopped at the end."""
    home.mkdir(parents=True, exist_ok=True)
    if office:
        (home / "anjungan.toml").write_text(f'[office]\ncatalogue = "{office}"\n', encoding="utf-8")
    log = home / "training.out"
    surroundings = {**os.environ, "ANJUNGAN_HOME": str(home), "NO_PROXY": "*", "PYTHONUNBUFFERED": "1"}
    command = (sys.executable, "-m", "anjungan", "training", "--port", "0")
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=surroundings, stdout=out, stderr=subprocess.STDOUT)
    try:
        url = wait_until(lambda: _said(log, _URL, process), "the training office's address", _FILLED_WITHIN_S)
        wait_until(lambda: _answers(url), "the training office's health", _FILLED_WITHIN_S)
        said = log.read_text(encoding="utf-8")
        slip = _SLIP.search(said)
        yield RunningTraining(home, url, dict(_ACCOUNT.findall(said)), slip[1] if slip else "", said)
    finally:
        process.terminate()
        process.wait(30)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=2, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _said(log: Path, pattern: re.Pattern[str], process: subprocess.Popen[bytes]) -> str:
    text = log.read_text(encoding="utf-8", errors="replace")
    assert process.poll() is None, f"the training office ended by itself:\n{text}"
    match = pattern.search(text)
    return match[1] if match else ""
