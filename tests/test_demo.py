"""`anjungan demo` on a machine without a display: three addresses that answer, and nothing left when it is over."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
import pytest
from PIL import Image, ImageChops

import assets.sentences
from adminduk.request import State
from anjungan.demo.ports import free_port
from anjungan.demo.restarts import LONGEST_PAUSE_S, MOST_IN_A_ROW, STEADY_S, Restarts
from anjungan.demo.screen import fitting
from dock.sample_requests import SAMPLE_REQUESTS
from kiosk.settings import Panel
from tests.benches.chromium import chromium, window
from tests.benches.wait import wait_until

_ADDRESS = re.compile(r"^  (Layar anjungan|Konsol kantor|Dok) +: (http://\S+)$", re.MULTILINE)


@dataclass
class RunningDemo:
    """A demo at a terminal; `said` is what stands there."""

    process: subprocess.Popen[bytes]
    terminal: Path
    home: Path

    @property
    def said(self) -> str:
        return self.terminal.read_text(encoding="utf-8")

    @property
    def addresses(self) -> dict[str, str]:
        return dict(_ADDRESS.findall(self.said))

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, word: str) -> psutil.Process | None:
        """The program of the demo with `word` on its command line."""
        return next((each for each in self.family() if word in each.cmdline()), None)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all demos of this file: the first one fills it, the others find it filled."""
    assets.sentences.compile_all()
    return tmp_path_factory.mktemp("demo") / "rumah"


@pytest.fixture(scope="module")
def first(home: Path) -> Iterator[RunningDemo]:
    """The first demo on this home, running while tests look at it and touch it."""
    yield from _while_it_runs(start(home))


@pytest.fixture
def another(first: RunningDemo) -> Iterator[RunningDemo]:
    """A later demo on the same home, to be ended in one way or another."""
    if first.process.poll() is None:
        assert first.stop() == 0
    yield from _while_it_runs(start(first.home))


def _while_it_runs(running: RunningDemo) -> Iterator[RunningDemo]:
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.stop()


def start(home: Path) -> RunningDemo:
    """A demo that has said its addresses."""
    home.mkdir(exist_ok=True)
    terminal = home.parent / f"terminal-{free_port(0)}"
    ports = ("--office-port", str(free_port(0)), "--dock-port", str(free_port(0)), "--screen-port", str(free_port(0)))
    environment = {**os.environ, "ANJUNGAN_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment.pop("DISPLAY", None)
    with terminal.open("wb") as out:
        process = subprocess.Popen(
            (sys.executable, "-m", "anjungan", "demo", *ports), env=environment, stdout=out, stderr=out
        )
    running = RunningDemo(process, terminal, home)
    wait_until(lambda: process.poll() is not None or "Hentikan dengan Ctrl+C" in running.said, "the addresses", 120)
    assert process.poll() is None, running.said
    return running


@pytest.mark.real
def test_three_addresses_answer(first: RunningDemo) -> None:
    assert set(first.addresses) == {"Layar anjungan", "Konsol kantor", "Dok"}
    for address in first.addresses.values():
        assert httpx.get(address, trust_env=False, follow_redirects=True).status_code == httpx.codes.OK, address
    assert "Akun pertama: pengelola  kata sandi: " in first.said


@pytest.mark.real
def test_only_the_dock_listens_in_the_kiosk(first: RunningDemo) -> None:
    kiosk = first.child("kiosk")
    assert kiosk is not None
    doors = {door.laddr.port for door in kiosk.net_connections() if door.status == psutil.CONN_LISTEN}
    assert doors == {httpx.URL(first.addresses["Dok"]).port}


@pytest.mark.real
def test_the_samples_can_be_worked_on_at_once(first: RunningDemo) -> None:
    held = _held(first)
    states = [slip["state"] for slip in held]
    assert states.count(State.TERKIRIM) == 2
    assert {State.SEDANG_DIPERIKSA, State.PERLU_DILENGKAPI, State.SIAP_DIAMBIL} <= set(states)
    for slip in held:
        page = httpx.get(f"{first.addresses['Konsol kantor']}s/{slip['slip_code']}", trust_env=False)
        assert page.status_code == httpx.codes.OK
        assert slip["number"] in page.text


@pytest.mark.real
def test_the_browser_shows_the_kiosk_and_its_touches_arrive(first: RunningDemo) -> None:
    with chromium() as browser, window(browser, (540, 960)) as context:
        screen = context.new_page()
        screen.goto(first.addresses["Layar anjungan"])
        canvas = screen.locator("canvas")
        canvas.wait_for()
        wait_until(lambda: len(_colours(canvas.screenshot())) > 50, "the attract page is on the canvas", 30)
        before = canvas.screenshot()
        screen.mouse.click(270, 420)
        wait_until(lambda: _differ(before, canvas.screenshot()), "another page after a touch", 30)


@pytest.mark.real
def test_a_kiosk_that_dies_comes_back(first: RunningDemo) -> None:
    kiosk = first.child("kiosk")
    assert kiosk is not None
    kiosk.kill()
    kiosk.wait(10)
    wait_until(lambda: "dinyalakan lagi dalam 1 detik" in first.said, "the sentence", 20)
    wait_until(lambda: (back := first.child("kiosk")) is not None and back.pid != kiosk.pid, "a new kiosk", 20)
    wait_until(lambda: _answers(first.addresses["Dok"]), "the dock of the new kiosk", 30)


@pytest.mark.real
def test_a_later_start_finds_everything_and_ctrl_c_leaves_nothing(another: RunningDemo) -> None:
    assert "Akun pertama" not in another.said
    assert "contoh, sebentar" not in another.said
    assert len(_held(another)) == len(SAMPLE_REQUESTS)
    family = another.family()
    assert len(family) >= 4
    assert another.stop(signal.SIGINT) == 0
    assert _survivors(family) == []
    assert another.said.endswith("Demo selesai.\n")


@pytest.mark.real
def test_an_office_that_dies_ends_the_demo_in_a_plain_sentence(another: RunningDemo) -> None:
    office = another.child("office")
    assert office is not None
    family = another.family()
    office.kill()
    assert another.process.wait(60) == 1
    assert "Kantor berhenti sendiri. Sebabnya tertulis di " in another.said
    assert _survivors(family) == []


@pytest.mark.real
def test_killing_the_demo_takes_its_programs_along(another: RunningDemo) -> None:
    family = another.family()
    another.process.kill()
    another.process.wait(10)
    assert _survivors(family) == []


def _held(demo: RunningDemo) -> list[dict[str, str]]:
    """The sample slips that the dock offers."""
    offered: list[dict[str, str]] = httpx.get(demo.addresses["Dok"] + "/api/moves", trust_env=False).json()["held"]
    return offered


def _survivors(family: list[psutil.Process]) -> list[list[str]]:
    return [each.cmdline() for each in psutil.wait_procs(family, timeout=30)[1]]


def test_a_port_in_use_gives_way_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < free_port(port) <= port + 50


def test_a_kiosk_that_keeps_dying_is_given_up() -> None:
    restarts = Restarts()
    pauses = [restarts.pause_after(1.0) for _ in range(MOST_IN_A_ROW + 1)]
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, None]
    assert max(pause for pause in pauses if pause) <= LONGEST_PAUSE_S
    assert restarts.pause_after(STEADY_S) == 1.0


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        ((1440, 2560), (1080, 1920)),
        ((1920, 1080), (608, 1080)),
        ((1366, 768), (1366, 768)),
        ((3840, 2160), (1080, 1920)),
    ],
)
def test_the_kiosk_fits_on_the_display(display: tuple[int, int], expected: tuple[int, int]) -> None:
    panel = fitting(Panel(), display)
    assert (panel.width, panel.height) == expected


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, trust_env=False, timeout=2).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _colours(png: bytes) -> set[tuple[int, ...]]:
    return {colour for _, colour in _picture(png).getcolors(1 << 24)}


def _differ(one: bytes, other: bytes) -> bool:
    """Whether a good part of the picture changed, more than a clock that goes on."""
    difference = ImageChops.difference(_picture(one), _picture(other)).convert("L").point(lambda v: 255 * (v > 40))
    changed = difference.histogram()[255]
    return changed > difference.width * difference.height / 20


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")
