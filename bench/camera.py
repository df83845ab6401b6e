"""What the document camera costs, while somebody looks and while nobody does: `python -m bench.camera [--seconds 20]`.

A film of a page that is pushed about under a camera (1280 x 720, Motion JPEG, 15 frames a second, decoded as a
webcam's), through OpenCV in its process, onto the real window with the camera's page, each looked-at frame searched for
the page in the process beside. Processor time of each part as a share of one core. Then the same camera as a reader of
codes, with none in sight; then at rest, looked after every three seconds; last a camera that sees only black, as in an
office at night, tried again and again as the supervisor tries it.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event as Flag

import psutil

from anjungan.robot.screen import screen
from hardware.camera.opencv import OpenCvCamera, Spare, open_camera
from kiosk.camera.service import CameraService
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from kiosk.live import LiveWindow
from kiosk.say import Verbatim
from kiosk.settings import Panel
from kiosk.views import CameraView, Frame, Sight
from kiosk.worker import Worker
from tests.benches.camera import film
from tests.benches.wait import wait_until

_SETTLES_S = 3.0
_TRIES = 5


@dataclass
class Parts:
    """The three processes that work while somebody looks."""

    devices: Supervisor
    worker: Worker
    camera_pid: int
    worker_pid: int
    spent: list[float] = field(default_factory=list)  # ms of processor time of each question to the process beside

    def cpu(self) -> tuple[float, float, float]:
        """Processor seconds so far: window, camera, process beside."""
        return _cpu(os.getpid()), _cpu(self.camera_pid), _cpu(self.worker_pid)

    def look(self, pixels: object) -> object:
        return self._counted(lambda: self.worker.look(pixels))  # type: ignore[arg-type]

    def look_for_code(self, pixels: object, want_advice: bool) -> object:
        return self._counted(lambda: self.worker.look_for_code(pixels, want_advice))  # type: ignore[arg-type]

    def _counted(self, question: Callable[[], object]) -> object:
        before, answer = _cpu(self.worker_pid), question()
        self.spent.append((_cpu(self.worker_pid) - before) * 1000)
        return answer


def _cpu(pid: int) -> float:
    """Finer than psutil's hundredths: the scheduler's own nanoseconds of every thread."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def measure(parts: Parts, window: LiveWindow, seconds: float) -> None:
    """On a thread of its own: watch, read codes, rest."""
    clock = SystemClock("Asia/Jakarta")
    service = CameraService(parts.devices, parts, window, clock)  # type: ignore[arg-type]
    shown = Shown(window)
    over = Flag()
    told: list[Sight] = []
    watching = threading.Thread(target=lambda: service.watch(over, Flag(), told.append))
    _during("page finder and living picture", watching, over, parts, shown, seconds)
    over = Flag()
    reading = threading.Thread(target=lambda: service.read_codes(over, lambda _: None, lambda _: None))
    _during("codes, none in sight", reading, over, parts, shown, seconds)
    time.sleep(_SETTLES_S)
    before, at = parts.cpu(), time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - at
    _, camera, _ = ((after - begun) / took * 100 for after, begun in zip(parts.cpu(), before, strict=True))
    print(f"at rest: camera process {camera:.2f} % of a core", flush=True)


class Shown:
    """How many pictures came to the glass."""

    def __init__(self, window: LiveWindow) -> None:
        self.count = 0
        put = window.put

        def counted(picture: object) -> None:
            self.count += 1
            put(picture)  # type: ignore[arg-type]

        window.put = counted  # type: ignore[method-assign]


def _during(what: str, thread: threading.Thread, over: Flag, parts: Parts, shown: Shown, seconds: float) -> None:
    thread.start()
    time.sleep(_SETTLES_S)
    parts.spent.clear()
    before, pictures, at = parts.cpu(), shown.count, time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - at
    window, camera, beside = ((a - b) / took * 100 for a, b in zip(parts.cpu(), before, strict=True))
    spent = sorted(parts.spent)
    over.set()
    thread.join()
    print(
        f"{what}: {window + camera + beside:.0f} % of a core = window {window:.0f}, camera {camera:.0f}, "
        f"process beside {beside:.0f}"
    )
    print(
        f"    {(shown.count - pictures) / took:.1f} pictures and {len(spent) / took:.1f} looks a second; one look "
        f"{spent[len(spent) // 2]:.0f} ms CPU median, {spent[int(len(spent) * 0.95)]:.0f} ms p95",
        flush=True,
    )


def dark(address: str) -> None:
    """What a camera costs that cannot be opened, once its process has been begun."""
    spare, spent, begun = Spare(), [], time.monotonic()
    for _ in range(_TRIES + 1):
        before = _family()
        open_camera(address, spare=spare)
        spent.append(_family() - before)
    took, each = (time.monotonic() - begun) / len(spent), sum(spent[1:]) / _TRIES
    share = 100 * each / (took + Timing().back_off[-1])
    print(f"a camera that sees only black: {1000 * each:.0f} ms CPU a try, {share:.1f} % of a core")
    spare.take().end()


def _family() -> float:
    """Processor seconds of this process and of those that it started and that still run."""
    return _cpu(os.getpid()) + sum(_cpu(child.pid) for child in psutil.Process().children())


def _started(address: str) -> Parts:
    devices = Supervisor({"camera": lambda: open_camera(address)}, SystemClock("Asia/Jakarta"), lambda _: None)
    worker = Worker()
    worker.start()
    devices.start()
    wait_until(lambda: devices.availability.works("camera"), "the camera is open")
    camera_pid = devices.submit("camera", _process_id).result(10)
    worker_pid = worker.ask(os.getpid, limit_s=30)
    if not isinstance(camera_pid, int) or not isinstance(worker_pid, int):
        raise SystemExit("the camera or the process beside does not work")
    return Parts(devices, worker, camera_pid, worker_pid)


def _process_id(camera: OpenCvCamera) -> int:
    return camera.process_id


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder, screen(Panel()):
        os.environ.pop("SDL_VIDEODRIVER", None)
        from screens import env

        env.configure(Panel(), Path(folder))
        from screens.app import KioskApp

        parts = _started(str(film(Path(folder) / "page.avi", lies=False)))
        window = LiveWindow()
        app = KioskApp(lambda _touch, _serial: None, Panel(), live=window)
        view = CameraView("kk", Verbatim("Kartu Keluarga"), Sight.MOVING, 1, 4, Verbatim("Diamkan kertasnya."))
        app.show(Frame(1, view))
        run = threading.Thread(target=lambda: (measure(parts, window, seconds), app.post(app.stop)), daemon=True)
        run.start()
        app.run()
        parts.devices.stop()
        parts.worker.stop()
        dark(str(film(Path(folder) / "black.avi", black=True)))


if __name__ == "__main__":
    main()
