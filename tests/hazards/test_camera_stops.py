"""The document camera is unplugged, capped, frozen, silent: at every moment where it can strike, then it is well."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from hardware.camera import faults
from hardware.camera.fake import FakeCamera
from hardware.device import Fault
from kiosk.availability import Availability
from kiosk.camera.service import CameraService
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from kiosk.effects import CancelCapture, WatchCamera
from kiosk.events import BarKey, CameraSees, CaptureFailed, MachineChanged, SheetScanned
from kiosk.live import LiveWindow
from kiosk.views import CameraView, Sight
from tests.benches.camera import printed_page
from tests.benches.wait import wait_until
from tests.flows.samples import page
from tests.flows.script import Kiosk
from tests.flows.test_camera import FIRST, ONLY_CAMERA, SECOND, watching

# --- on the screen ---------------------------------------------------------------------------------------------------


def out(fault: Fault) -> Availability:
    return replace(ONLY_CAMERA, faults=(("camera", fault),))


@pytest.mark.parametrize("fault", faults.ALL, ids=lambda fault: fault.code)
@pytest.mark.parametrize("moment", ["looking", "holding", "judging"])
def test_a_fault_says_what_it_is_and_a_camera_that_is_back_looks_again(fault: Fault, moment: str) -> None:
    at = watching()
    if moment != "looking":
        at.happens(CameraSees(Sight.HOLD))
    if moment == "judging":
        at.happens(SheetScanned())
    at.happens(CaptureFailed(fault))
    assert fault.resident in str(at.view)
    at.happens(MachineChanged(out(fault)))
    assert at.buttons(), "nobody is left standing"
    at.happens(MachineChanged(ONLY_CAMERA))
    before = sum(isinstance(each, WatchCamera) for each in at.asked)
    if "scan" in at.buttons():
        at.touch("scan")
        assert sum(isinstance(each, WatchCamera) for each in at.asked) == before + 1
    assert isinstance(at.view, CameraView)
    at.happens(SheetScanned())
    at.happens(page())
    at.touch("next", f"camera {SECOND}")


def test_leaving_stops_the_camera_and_a_late_page_is_nobodys() -> None:
    at = watching()
    at.happens(CameraSees(Sight.HOLD))
    at.bar(BarKey.LEAVE)
    effects = at.bar(BarKey.LEAVE_CONFIRMED)
    assert CancelCapture() in effects
    shown = at.frame
    at.happens(page(text=b"rahasia"))
    assert at.frame == shown


def test_unplugged_while_another_page_is_open_is_said_when_it_is_needed() -> None:
    at = Kiosk(ONLY_CAMERA)
    at.touch("file")
    at.happens(MachineChanged(out(faults.UNPLUGGED)))
    at.happens(MachineChanged(ONLY_CAMERA))
    assert FIRST not in at.page


# --- on the cable ----------------------------------------------------------------------------------------------------

SPEED = 20.0  # times as fast as the wall clock: a cap needs 1.5 s to be noticed, a hanging sensor 3
QUICK = Timing(look_every=0.05, reopen_after=0.2, back_off=(0.05,), flaps=100)
HANDS: dict[str, tuple[Callable[[FakeCamera], None], Callable[[FakeCamera], None], Fault]] = {
    "unplugged": (FakeCamera.pull_cable, FakeCamera.plug_in, faults.UNPLUGGED),
    "capped": (lambda at: at.table.cover_lens(), lambda at: at.table.uncover_lens(), faults.BLACK),
    "frozen": (FakeCamera.freeze, FakeCamera.thaw, faults.FROZEN),
    "silent": (FakeCamera.fall_silent, FakeCamera.speak_again, faults.SILENT),
}


class Blind:
    """No process beside: nothing is ever found, the picture just goes on."""

    def look(self, _pixels: object) -> None:
        return None

    def look_for_code(self, _pixels: object, _want_advice: bool) -> None:
        return None


@pytest.fixture
def camera() -> FakeCamera:
    pause = threading.Event()
    camera = FakeCamera(lambda: time.monotonic() * SPEED, lambda seconds: pause.wait(seconds / SPEED))
    camera.table.put(printed_page(), 100)
    return camera


@pytest.fixture
def devices(camera: FakeCamera) -> Iterator[Supervisor]:
    devices = Supervisor({"camera": camera.open}, SystemClock("Asia/Jakarta"), lambda _: None, QUICK)
    devices.start()
    wait_until(lambda: devices.availability.works("camera"), "the camera is open")
    yield devices
    devices.stop()


@pytest.mark.parametrize("what", HANDS)
def test_struck_while_somebody_looks_it_serves_again_by_itself(
    camera: FakeCamera, devices: Supervisor, what: str
) -> None:
    """No touch, no restart: the fault is told, the cause goes away, a living picture is there again."""
    strike, heal, fault = HANDS[what]
    window = LiveWindow()
    service = CameraService(devices, Blind(), window, SystemClock("Asia/Jakarta"))
    came: list[object] = []
    watching = threading.Thread(
        target=lambda: came.append(service.watch(threading.Event(), threading.Event(), lambda _: None))
    )
    watching.start()
    wait_until(lambda: window.newer_than(-1), "a living picture")
    strike(camera)
    watching.join(20)
    assert came == [fault]
    assert window.newer_than(-1) is None
    wait_until(lambda: not devices.availability.works("camera"), "it is told")
    heal(camera)
    wait_until(lambda: devices.availability.works("camera"), "it is well")
    over = threading.Event()
    again = threading.Thread(target=lambda: service.watch(over, threading.Event(), lambda _: None))
    again.start()
    wait_until(lambda: window.newer_than(-1), "a living picture again")
    over.set()
    again.join(20)
    wait_until(lambda: not camera.snapshot().streaming, "it rests")
