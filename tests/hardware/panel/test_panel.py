"""The glass: switched and read back, dimmed through the kernel, and honest about what it cannot do."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hardware import programs
from hardware.panel import backlight, faults
from hardware.panel.xset import XPanel
from hardware.programs import Answer


class XServer:
    """An X server as `xset` tells of it (Debian 12): DPMS on a real screen, `deaf` takes orders and does nothing."""

    def __init__(self, deaf: bool = False) -> None:
        self.lit, self.deaf = True, deaf
        self.asked: list[str] = []

    def __call__(self, command: Sequence[str]) -> Answer:
        self.asked.append(" ".join(command))
        if "force" in command and not self.deaf:
            self.lit = command[-1] == "on"
        stands = "On" if self.lit else "Off"
        return Answer(worked=True, text=f"DPMS (Energy Star):\n  DPMS is Enabled\n  Monitor is {stands}\n")


def test_it_is_switched_and_its_own_timers_are_taken_over_once() -> None:
    server = XServer()
    panel = XPanel(server)
    assert panel.light(on=False) is None
    assert not server.lit
    assert panel.light(on=True) is None
    assert server.lit
    assert server.asked.count("xset dpms 0 0 0") == 1


def test_a_server_that_takes_orders_and_does_nothing() -> None:
    assert XPanel(XServer(deaf=True)).light(on=False) == faults.NO_SWITCH


def test_without_xset() -> None:
    assert XPanel(lambda _: Answer(worked=False, there=False)).light(on=False) == faults.NO_SWITCH


@pytest.fixture
def xvfb() -> Iterator[str]:
    """A real X server that cannot switch anything."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "320x240x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    yield f":{server.stdout.readline().decode().strip()}"
    server.terminate()
    server.wait(10)


@pytest.mark.real
def test_a_real_server_without_dpms_says_so(xvfb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", xvfb)
    assert XPanel().light(on=False) == faults.NO_SWITCH


@pytest.mark.real
def test_no_server_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":999")
    assert XPanel().light(on=False) == faults.NO_DISPLAY


# --- brightness ------------------------------------------------------------------------------------------------------


def backlit(folder: Path, name: str, kind: str, most: int, now: int) -> Path:
    light = folder / name
    light.mkdir()
    for file, text in (("type", kind), ("max_brightness", str(most)), ("brightness", str(now))):
        (light / file).write_text(f"{text}\n", encoding="ascii")
    return light


def test_brightness_in_percent_of_what_the_panel_can(tmp_path: Path) -> None:
    light = backlit(tmp_path, "intel_backlight", "raw", 1500, 750)
    panel = XPanel(XServer(), tmp_path)
    assert panel.brightness() == 50
    assert panel.set_brightness(80) is None
    assert (light / "brightness").read_text() == "1200"
    assert panel.brightness() == 80


def test_it_never_gets_so_dark_that_it_looks_dead(tmp_path: Path) -> None:
    backlit(tmp_path, "intel_backlight", "raw", 1000, 500)
    backlight.set_brightness(0, tmp_path)
    assert backlight.brightness(tmp_path) == backlight.DIMMEST


def test_of_several_the_kernels_own_choice(tmp_path: Path) -> None:
    backlit(tmp_path, "a_raw", "raw", 100, 10)
    backlit(tmp_path, "z_firmware", "firmware", 100, 90)
    assert backlight.brightness(tmp_path) == 90


def test_a_monitor_without_one(tmp_path: Path) -> None:
    assert backlight.brightness(tmp_path) == faults.NO_BRIGHTNESS
    assert backlight.set_brightness(50, tmp_path / "nowhere") == faults.NO_BRIGHTNESS
    backlit(tmp_path, "broken", "raw", 0, 0)
    assert backlight.brightness(tmp_path) == faults.NO_BRIGHTNESS


# --- the door to programs --------------------------------------------------------------------------------------------


def test_a_program_that_is_not_installed_fails_or_hangs_is_an_answer() -> None:
    assert programs.ask(("no-such-program-anywhere",)) == Answer(worked=False, there=False)
    assert not programs.ask(("false",)).worked
    assert programs.ask(("sleep", "60"), limit_s=0.1) == Answer(worked=False, trouble="TimeoutExpired")
    assert programs.ask(("cat",), given=b"halo").text == "halo"
