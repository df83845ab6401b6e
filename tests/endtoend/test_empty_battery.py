"""The mains go and the battery runs empty under the real kiosk: it says so, ends with 0, and starts again sound."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from anjungan.robot import neighbour
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real

TREE = Path(__file__).parents[2]


class DemoKiosk:
    """The whole program with its dock, in a process of its own; SDL draws into memory."""

    def __init__(self, home: Path, office: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._dock = f"http://127.0.0.1:{free.getsockname()[1]}/dock/api"
        port = self._dock.split(":")[2].split("/")[0]
        self.log = home / "log"
        starts = 1 + (self.said("ready ") if self.log.exists() else 0)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "anjungan", "kiosk", "--demo", "--dock-port", port, "--office", office],
                env={**os.environ, "ANJUNGAN_HOME": str(home), "SDL_VIDEODRIVER": "offscreen"},
                stderr=log,
                cwd=TREE,
            )
        wait_until(lambda: self.said("ready ") >= starts, "the kiosk serves", timeout_s=60)

    def said(self, words: str) -> int:
        return self.log.read_text(encoding="utf-8").count(words)

    def move(self, name: str) -> None:
        request = urllib.request.Request(f"{self._dock}/move/power/{name}", method="POST")
        urllib.request.urlopen(request, timeout=10).close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    with neighbour.office(tmp_path) as url:
        neighbour.enrol(tmp_path, url)
        yield tmp_path, url


def test_an_empty_battery_ends_the_kiosk_cleanly_and_it_starts_again(place: tuple[Path, str]) -> None:
    home, url = place
    kiosk = DemoKiosk(home, url)
    kiosk.move("cut_mains")
    kiosk.move("drain")
    assert kiosk.process.wait(60) == 0
    assert kiosk.said("closing down: the battery is nearly empty") == 1
    assert kiosk.said("Traceback") == 0
    again = DemoKiosk(home, url)
    again.process.terminate()
    assert again.process.wait(30) == 0
    assert again.said("cannot serve") == 0
