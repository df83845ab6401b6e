"""The window's program from start to end, each in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PRELUDE = """
import os, sys, threading
from pathlib import Path
from kiosk.settings import Panel
from screens import env
panel = Panel(width=540, height=960, diagonal_inch=13.5)
env.configure(panel, Path(os.environ["KIVY_HOME_FOR_TEST"]))
from screens.app import KioskApp
from tests.screens.samples import frames
FRAMES = frames()
touches = []
app = KioskApp(lambda touch, serial: touches.append(touch), panel, first_frame=lambda: print("first frame", flush=True))
app.show(FRAMES["attract"])
"""


@pytest.fixture
def program(tmp_path: Path, tree: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Starts a kiosk window that does what the script says."""

    def start(script: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "KIVY_HOME_FOR_TEST": str(tmp_path / "kivy")}
        return subprocess.Popen(
            [sys.executable, "-c", PRELUDE + script],
            cwd=tree,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start


def test_sigterm_ends_it_cleanly(program: Callable[[str], subprocess.Popen[str]]) -> None:
    process = program("app.run()\nprint('ended', flush=True)")
    assert process.stdout.readline() == "first frame\n"

    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=30)

    assert (out, process.returncode) == ("ended\n", 0)


def test_threads_post_to_the_main_thread(program: Callable[[str], subprocess.Popen[str]]) -> None:
    process = program("""
def happened():
    print(threading.current_thread() is threading.main_thread(), flush=True)
    app.stop()
app.start_timer("begin", 0, lambda: threading.Thread(target=lambda: app.post(happened)).start())
app.run()
""")
    out, _ = process.communicate(timeout=30)

    assert out.splitlines()[-1] == "True"
    assert process.returncode == 0


def test_one_fault_is_survived_and_the_visit_ended(program: Callable[[str], subprocess.Popen[str]]) -> None:
    """The log names place and kind of the fault, never its words: they may be a resident's."""
    process = program("""
def fail():
    raise ValueError("9917194107600003")
def look():
    if len(touches) < 2:
        app.start_timer("look", 0.05, look)
        return
    page = app.glass.frame.view.name
    print(page, [touch.key.value for touch in touches], flush=True)
    app.stop()
app.start_timer("fail", 0, fail)
app.start_timer("look", 0.05, look)
app.run()
""")
    out, err = process.communicate(timeout=30)

    assert out.splitlines()[-1] == "trouble ['leave', 'leave-confirmed']"
    assert process.returncode == 0
    assert "ValueError at fail" in err
    assert "9917" not in err


def test_three_faults_in_a_minute_end_the_program(program: Callable[[str], subprocess.Popen[str]]) -> None:
    process = program("""
def fail():
    raise ValueError("private")
for number in range(3):
    app.post(fail)
    app.start_timer(f"fail {number}", 0.1 * number, fail)
app.run()
""")
    _, err = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "private" not in err


def test_a_timer_can_be_stopped_and_replaced(program: Callable[[str], subprocess.Popen[str]]) -> None:
    process = program("""
said = []
app.start_timer("a", 0, lambda: said.append("stopped"))
app.stop_timer("a")
app.start_timer("b", 0, lambda: said.append("replaced"))
app.start_timer("b", 0.05, lambda: said.append("kept"))
app.start_timer("end", 0.3, lambda: (print(said, flush=True), app.stop()))
app.run()
""")
    out, _ = process.communicate(timeout=30)

    assert out.splitlines()[-1] == "['kept']"


def test_kivy_keeps_no_log_and_opens_no_settings(
    program: Callable[[str], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = program("app.start_timer('end', 0.1, app.stop)\napp.run()\nprint(app.open_settings(), flush=True)")
    out, _ = process.communicate(timeout=30)

    assert out.splitlines()[-1] == "False"
    assert list((tmp_path / "kivy").rglob("*.txt")) == []


def test_it_refuses_a_kivy_that_was_imported_too_early(tree: Path) -> None:
    script = (
        "import kivy; from pathlib import Path; from screens import env; from kiosk.settings import Panel;"
        "env.configure(Panel(), Path('/nowhere'))"
    )
    refused = subprocess.run(
        [sys.executable, "-c", script], cwd=tree, capture_output=True, text=True, check=False, timeout=30
    )

    assert "imported before" in refused.stderr
