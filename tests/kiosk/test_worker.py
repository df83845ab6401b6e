"""The process beside the kiosk's own: it works, dies, hangs and fails, and whoever asked always gets an answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk import worker
from kiosk.events import CapturedPage, PageVerdict
from kiosk.worker import Worker
from tests.benches.wait import wait_until
from tests.kiosk.capture.sheets import letter, scanned
from tests.kiosk.codes.drawn_codes import drawn

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def shared() -> Iterator[Worker]:
    """One started worker for the tests that leave it well."""
    beside = Worker()
    beside.start()
    yield beside
    beside.stop()


def test_a_page_comes_back_judged(shared: Worker) -> None:
    page = shared.capture(scanned(letter()))
    assert isinstance(page, CapturedPage)
    assert page.verdict is PageVerdict.GOOD
    assert page.jpeg.startswith(b"\xff\xd8")


def test_codes_come_back_as_text(shared: Worker) -> None:
    assert shared.decode(drawn("JGR-01-000042")) == ("JGR-01-000042",)


@pytest.mark.parametrize("pixels", [None, np.zeros((0, 0, 3), np.uint8), np.zeros((400, 400, 3), np.float32)])
def test_what_is_no_picture_needs_no_process(shared: Worker, pixels: object) -> None:
    page = shared.capture(ScannedSheet(pixels, 300))  # type: ignore[arg-type]
    assert isinstance(page, CapturedPage)
    assert page.verdict is PageVerdict.UNREADABLE
    assert shared.decode(pixels) == ()  # type: ignore[arg-type]


def test_a_failure_over_there_is_a_fault_here_and_its_words_stay_there(
    shared: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    assert shared.ask(int, "NIK 9903121708900003", limit_s=5) == worker.BROKEN
    assert "9903121708900003" not in caplog.text
    assert "ValueError" in caplog.text


def test_the_page_leaves_nothing_in_shared_memory(shared: Worker) -> None:
    """Told by its size, which no other program on this machine shares."""
    pixels = np.full((1237, 911, 3), 250, np.uint8)
    shared.capture(ScannedSheet(pixels, 150))
    assert pixels.nbytes not in [file.stat().st_size for file in Path("/dev/shm").glob("psm_*") if file.exists()]


def test_a_killed_process_is_a_fault_and_the_next_page_is_captured() -> None:
    beside = Worker()
    pid = beside.ask(os.getpid, limit_s=30)
    assert isinstance(pid, int)
    answers: list[object] = []
    asking = threading.Thread(target=lambda: answers.append(beside.ask(time.sleep, 60, limit_s=60)))
    asking.start()
    wait_until(lambda: psutil.Process(pid).status() == psutil.STATUS_SLEEPING, "the process at work")
    os.kill(pid, signal.SIGKILL)
    asking.join(20)
    assert answers == [worker.STOPPED]
    assert isinstance(beside.capture(scanned(letter())), CapturedPage)
    beside.stop()


def test_a_picture_that_takes_too_long_is_given_up_and_the_next_one_works() -> None:
    beside = Worker()
    beside.ask(os.getpid, limit_s=30)
    begun = time.monotonic()
    assert beside.ask(time.sleep, 60, limit_s=0.3) == worker.TOO_SLOW
    assert time.monotonic() - begun < 15
    assert beside.decode(drawn("JGR-01-000042")) == ("JGR-01-000042",)
    beside.stop()


def test_stopping_answers_those_who_wait_and_those_who_come_late() -> None:
    beside = Worker()
    pid = beside.ask(os.getpid, limit_s=30)
    answers: list[int | Fault | None] = []
    asking = threading.Thread(target=lambda: answers.append(beside.ask(time.sleep, 60, limit_s=60)))
    asking.start()
    beside.stop()
    asking.join(20)
    assert answers == [worker.STOPPED]
    assert beside.capture(scanned(letter())) == worker.STOPPED
    assert isinstance(pid, int)
    assert not psutil.pid_exists(pid)


def test_the_kiosk_itself_loads_neither_opencv_nor_zbar() -> None:
    program = "import kiosk.worker, sys; print([n for n in ('cv2', 'pyzbar') if n in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
