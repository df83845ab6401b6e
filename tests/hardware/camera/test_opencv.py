"""Our driver's own ways: films for trials, a process that dies or hangs, and what it never does while nobody looks."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import psutil
import pytest

from hardware.camera import faults
from hardware.camera.opencv import OpenCvCamera, Patience, Spare, open_camera
from hardware.camera.opencv_process import OpenCvProcess
from hardware.camera.port import CameraFrame
from hardware.device import Fault
from hardware.trace import Said, Speaker
from tests.benches.camera import MjpegCamera, film, printed_page
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real

QUICK = Patience(starting=4.0, first_picture=5.0, silent=1.5, still=4.0, answering=1.0)
HANGS, DIES = "tests.hardware.camera.hanging_worker", "tests.hardware.camera.dying_worker"


@pytest.fixture(scope="module")
def reel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("film") / "page.avi")


def opened(address: object, patience: Patience = QUICK) -> OpenCvCamera:
    camera = open_camera(str(address), patience=patience)
    assert isinstance(camera, OpenCvCamera), camera
    return camera


def frames(camera: OpenCvCamera, count: int) -> list[CameraFrame]:
    seen: list[CameraFrame] = []
    while len(seen) < count:
        frame = camera.newest(2.0)
        assert not isinstance(frame, Fault), frame
        if frame is not None:
            seen.append(frame)
    return seen


def end(camera: OpenCvCamera) -> None:
    os.kill(camera.process_id, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(camera.process_id)], timeout=0)


# --- films ----------------------------------------------------------------------------------------------


def test_a_film_is_shown_at_its_own_pace_and_again_when_it_is_over(reel: Path) -> None:
    camera = opened(reel)
    begun = time.monotonic()
    seen = frames(camera, 45)  # it has 30
    took = time.monotonic() - begun
    camera.close()
    assert seen[0].pixels.shape == (720, 1280, 3)
    assert took > 2.0, "45 frames at 15 a second"
    moved = [float(np.abs(a.pixels.astype(int) - b.pixels).mean()) for a, b in pairwise(seen)]
    assert max(moved) > 4 * min(moved), "the page is pushed about, then lies still"


def test_a_film_that_is_taken_away_is_unplugged(reel: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.avi"
    away.write_bytes(reel.read_bytes())
    camera = opened(away)
    away.unlink()
    assert camera.check() == faults.UNPLUGGED
    assert camera.newest(0.5) == faults.UNPLUGGED
    assert camera.still() == faults.UNPLUGGED
    camera.close()


def test_a_large_stream_is_shown_small_and_taken_whole() -> None:
    lens = MjpegCamera(size=(1920, 1440))
    lens.table.put(printed_page(), 100)
    camera = opened(lens.address)
    (frame,) = frames(camera, 1)
    assert frame.pixels.shape == (720, 960, 3), "within 1280 x 720, nothing cut"
    still = camera.still()
    assert isinstance(still, CameraFrame)
    assert still.pixels.shape == (1440, 1920, 3)
    camera.close()
    lens.pull_cable()


# --- what cannot be opened ------------------------------------------------------------------------------


def test_nothing_there_is_not_found_and_no_process_stays(tmp_path: Path) -> None:
    before = len(psutil.Process().children(recursive=True))
    assert open_camera(str(tmp_path / "no-camera")) == faults.NOT_FOUND
    assert len(psutil.Process().children(recursive=True)) == before


def test_a_file_that_is_no_film_is_not_found(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no film")
    assert open_camera(str(text), patience=QUICK) == faults.NOT_FOUND


def test_a_device_that_is_no_camera_is_a_bad_setting() -> None:
    assert open_camera("/dev/null") == faults.BAD_SETTING


def test_a_control_that_nobody_knows_is_a_bad_setting(reel: Path) -> None:
    assert open_camera(str(reel), {"fokus": 1.0}) == faults.BAD_SETTING


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is denied to root")
def test_a_camera_without_permission_is_denied(reel: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.avi"
    locked.write_bytes(reel.read_bytes())
    locked.chmod(0)
    assert open_camera(str(locked)) == faults.ACCESS_DENIED


# --- the process beside ---------------------------------------------------------------------------------


def test_a_crash_costs_frames_and_the_numbers_go_on(reel: Path) -> None:
    camera = opened(reel)
    (before,) = frames(camera, 1)
    end(camera)
    (after,) = frames(camera, 1)
    assert after.number > before.number
    assert camera.check() is None
    camera.close()


def test_two_crashes_without_a_frame_between_them_are_silence(reel: Path) -> None:
    camera = OpenCvCamera(str(reel), {}, Patience(), time.monotonic, partial(OpenCvProcess, DIES))
    assert camera.newest(0.0) is None
    assert camera.newest(0.0) == faults.SILENT
    assert camera.check() == faults.SILENT
    camera.close()


def test_a_process_that_hangs_is_killed_and_it_is_silence() -> None:
    lens = MjpegCamera()
    patience = Patience(starting=0.3, first_picture=0.5, answering=0.3)
    begun = time.monotonic()
    assert open_camera(lens.address, patience=patience, start=partial(OpenCvProcess, HANGS)) == faults.SILENT
    assert time.monotonic() - begun < 10
    lens.pull_cable()
    assert not [each for each in psutil.Process().children(recursive=True) if HANGS in " ".join(each.cmdline())]


def test_a_black_camera_is_tried_again_in_the_same_process_and_opened_when_it_sees() -> None:
    lens = MjpegCamera()
    lens.table.cover_lens()
    begun: list[OpenCvProcess] = []

    def start() -> OpenCvProcess:
        begun.append(OpenCvProcess())
        return begun[-1]

    spare = Spare(start)
    assert [open_camera(lens.address, patience=QUICK, spare=spare) for _ in range(2)] == [faults.BLACK] * 2
    assert len(begun) == 1
    wait_until(lambda: lens.viewers() == 0, "it lets go of the camera between two tries")
    lens.table.uncover_lens()
    camera = open_camera(lens.address, patience=QUICK, spare=spare)
    assert isinstance(camera, OpenCvCamera)
    assert camera.process_id == begun[0].pid
    camera.close()
    assert not begun[0].lives
    lens.pull_cable()


def test_closing_ends_the_process(reel: Path) -> None:
    camera = opened(reel)
    frames(camera, 1)
    pid = camera.process_id
    camera.close()
    assert not psutil.pid_exists(pid)
    assert camera.newest(0.1) == faults.UNPLUGGED
    camera.rest()


def test_while_nobody_looks_a_check_asks_the_process_nothing(reel: Path) -> None:
    camera = opened(reel)
    said: list[Said] = []
    camera.trace_to(said.append)
    before = psutil.Process(camera.process_id).cpu_times()
    for _ in range(200):
        assert camera.check() is None
    after = psutil.Process(camera.process_id).cpu_times()
    assert said == []
    assert (after.user + after.system) == (before.user + before.system)
    camera.close()


def test_the_kiosk_itself_loads_no_opencv_for_it(reel: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from hardware.camera.opencv import open_camera;"
        f"c = open_camera({str(reel)!r}); f = c.newest(2); c.close(); print('cv2' in sys.modules, f.pixels.shape)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False (720, 1280, 3)"


def test_it_tells_a_technician_what_the_camera_is_set_to(reel: Path) -> None:
    camera = opened(reel)
    said: list[Said] = []
    camera.trace_to(said.append)
    frames(camera, 1)
    camera.rest()
    camera.close()
    assert Said(Speaker.KIOSK, "start preview") in said
    assert "1280 x 720, 15 per s, MJPG" in [line.what for line in said if line.speaker is Speaker.DEVICE]
