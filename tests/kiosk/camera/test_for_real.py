"""From the lens to a judged page: OpenCV on a network camera, the device's thread, the process beside."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event as Flag

import psutil
import pytest

from dock.samples import RESOLUTION, code_on_paper, sample
from hardware.camera.opencv import OpenCvCamera, open_camera
from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk.asked import ANYTHING
from kiosk.camera.service import CameraService
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.events import CapturedPage, PageVerdict
from kiosk.live import LiveWindow
from kiosk.views import Sight
from kiosk.worker import Worker
from tests.benches.camera import MjpegCamera
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real


@dataclass
class Stand:
    """Everything between the lens and the glass, started."""

    lens: MjpegCamera
    devices: Supervisor
    worker: Worker
    window: LiveWindow
    service: CameraService
    sights: list[Sight] = field(default_factory=list)
    came: list[ScannedSheet | Fault | None] = field(default_factory=list)
    cancelled: Flag = field(default_factory=Flag)

    def watch(self) -> threading.Thread:
        def job() -> None:
            self.came.append(self.service.watch(self.cancelled, Flag(), self.sights.append))

        thread = threading.Thread(target=job)
        thread.start()
        return thread


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    worker.start()
    yield worker
    worker.stop()


@pytest.fixture
def stand(worker: Worker) -> Iterator[Stand]:
    lens = MjpegCamera(size=(1920, 1080))
    clock, window = SystemClock("Asia/Jakarta"), LiveWindow()
    devices = Supervisor({"camera": lambda: open_camera(lens.address)}, clock, lambda _: None)
    devices.start()
    wait_until(lambda: devices.availability.works("camera"), "the camera is open")
    stand = Stand(lens, devices, worker, window, CameraService(devices, worker, window, clock))
    yield stand
    stand.cancelled.set()
    devices.stop()
    lens.pull_cable()


def test_a_page_pushed_about_and_let_go_is_taken_and_good(stand: Stand) -> None:
    table = stand.lens.table
    table.put(sample("surat-kehilangan").pixels(), RESOLUTION)
    table.start_moving()
    watching = stand.watch()
    wait_until(lambda: Sight.MOVING in stand.sights, "a moving sheet is seen")
    assert stand.came == []
    table.let_lie()
    watching.join(30)
    (sheet,) = stand.came
    assert isinstance(sheet, ScannedSheet), sheet
    assert sheet.pixels.shape == (1080, 1920, 3), "larger than the preview"
    page = stand.worker.capture(sheet, ANYTHING)
    assert isinstance(page, CapturedPage)
    assert page.verdict is PageVerdict.GOOD
    assert stand.window.newer_than(-1) is None
    wait_until(lambda: stand.lens.viewers() == 0, "the camera rests")


def test_a_page_cut_by_hand_is_good(stand: Stand) -> None:
    stand.lens.table.put(sample("surat-kehilangan").pixels(), RESOLUTION)
    stand.watch().join(30)
    (sheet,) = stand.came
    assert isinstance(sheet, ScannedSheet), sheet
    page = stand.worker.cut_by_hand(sheet, ((0.33, 0.05), (0.67, 0.05), (0.67, 0.95), (0.33, 0.95)))
    assert isinstance(page, CapturedPage)
    assert page.verdict is PageVerdict.GOOD


def test_a_killed_camera_process_costs_a_few_frames(stand: Stand) -> None:
    watching = stand.watch()
    wait_until(lambda: stand.window.newer_than(-1), "a living picture")
    opened = stand.devices.submit("camera", _pid).result(10)
    assert isinstance(opened, int)
    os.kill(opened, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(opened)] if psutil.pid_exists(opened) else [], timeout=5)
    last = stand.window.newer_than(-1)
    assert last is not None
    wait_until(lambda: stand.window.newer_than(last.number), "the picture goes on")
    assert stand.came == []
    stand.lens.table.put(sample("surat-kehilangan").pixels(), RESOLUTION)
    watching.join(30)
    assert isinstance(stand.came[0], ScannedSheet)


def test_a_slip_under_the_camera_is_read(stand: Stand) -> None:
    over, heard = Flag(), []

    def hear(text: str) -> None:
        heard.append(text)
        over.set()

    reading = threading.Thread(target=lambda: stand.service.read_codes(over, hear, lambda _: None))
    reading.start()
    wait_until(lambda: stand.window.newer_than(-1), "a living picture")
    stand.lens.table.put(code_on_paper("JGR-CONTOH-7K3F-Q2"), RESOLUTION)
    reading.join(30)
    assert heard == ["JGR-CONTOH-7K3F-Q2"]


def test_pulled_in_mid_picture_and_back_the_camera_serves_again_by_itself(stand: Stand) -> None:
    watching = stand.watch()
    wait_until(lambda: stand.window.newer_than(-1), "a living picture")
    stand.lens.pull_cable()
    watching.join(30)
    assert [fault.code for fault in stand.came if isinstance(fault, Fault)] == ["camera.unplugged"]
    wait_until(lambda: not stand.devices.availability.works("camera"), "it is told")
    stand.lens.plug_in()
    wait_until(lambda: stand.devices.availability.works("camera"), "it is back", 30)


def _pid(camera: OpenCvCamera) -> int:
    return camera.process_id
