"""A document camera or webcam reached through OpenCV, which runs in a process of its own (see `opencv_worker` for why).

Between two people nothing streams: the process sleeps and the camera's own light is off. One question of a few
microseconds, whether the camera's name is still there, is all that `check` asks then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hardware.camera import faults
from hardware.camera.controls import PROPERTIES
from hardware.camera.identity import first_camera, is_device, is_gone, refusal, who
from hardware.camera.opencv_process import Message, OpenCvProcess
from hardware.camera.port import CameraFrame
from hardware.camera.witness import look_once
from hardware.device import DeviceInfo, Fault
from hardware.trace import Speaker, Tells

_BY_CODE = {fault.code: fault for fault in faults.ALL}


@dataclass(frozen=True)
class Patience:
    """How long each thing may take, in seconds."""

    starting: float = 10.0  # a UVC camera needs one or two, a network stream four
    first_picture: float = 5.0  # when it is opened, to see that it gives one that is not black
    silent: float = 4.0  # a running stream without a new frame
    still: float = 6.0  # full size, with exposure and focus found anew
    answering: float = 3.0  # on top of what a question itself waits for; then the process hangs


def open_camera(
    address: str,
    controls: Mapping[str, float] | None = None,
    patience: Patience | None = None,
    clock: Callable[[], float] = time.monotonic,
    *,
    start: Callable[[], OpenCvProcess] = OpenCvProcess,
    spare: Spare | None = None,
) -> OpenCvCamera | Fault:
    """Open the camera at `address` ("": the first of this machine) and see that it gives pictures; then it rests.

    `controls` are values of `hardware.camera.controls.PROPERTIES` set over what the camera does by itself. A
    supervisor calls this again after a fault; `spare` makes that cheaper.
    """
    named = address or first_camera()
    if set(controls or {}) - set(PROPERTIES):
        return faults.BAD_SETTING
    refused = refusal(named) if named else faults.NOT_FOUND
    if refused is not None:
        return refused
    camera = OpenCvCamera(named, controls or {}, patience or Patience(), clock, spare.take if spare else start)
    fault = look_once(camera, clock, camera.patience.first_picture)
    camera.rest()
    if fault is None:
        return camera
    if spare is not None:
        spare.keep(camera.leave())
    else:
        camera.close()
    return fault


class Spare:
    """The process of a camera that could not be opened, for the next try. A camera in a dark office is looked at every
    ten seconds all night; half of what that costs is the start of a process."""

    def __init__(self, start: Callable[[], OpenCvProcess] = OpenCvProcess) -> None:
        self._start = start
        self._kept: OpenCvProcess | None = None

    def take(self) -> OpenCvProcess:
        kept, self._kept = self._kept, None
        return kept if kept is not None and kept.lives else self._start()

    def keep(self, process: OpenCvProcess) -> None:
        self._kept = process


class OpenCvCamera(Tells):
    """One open camera, for one thread."""

    def __init__(
        self,
        address: str,
        controls: Mapping[str, float],
        patience: Patience,
        clock: Callable[[], float],
        start: Callable[[], OpenCvProcess],
    ) -> None:
        self._info = who(address)
        self.patience = patience
        self._controls, self._clock = dict(controls), clock
        self._begin_process = start
        self._process = start()
        self._streams: bool | None = None  # None: it rests; else whether in full size
        self._number = 0
        self._last_at = 0.0  # when the last frame came, or the stream began
        self._crashed_before = False
        self._fault: Fault | None = None  # as the last look at a picture found it
        self._closed = False

    def info(self) -> DeviceInfo:
        return self._info

    @property
    def process_id(self) -> int:
        """Of the process that has the camera now."""
        return self._process.pid

    def check(self) -> Fault | None:
        if is_gone(self._info.address):
            return faults.UNPLUGGED
        return self._fault

    def newest(self, timeout_s: float) -> CameraFrame | Fault | None:
        seen = self._ready(full=False) or self._ask_frame(
            {"do": "newest", "after": self._number, "wait_s": timeout_s}, timeout_s
        )
        return self._remember(seen)

    def still(self) -> CameraFrame | Fault:
        """In full size. Several stills in a row are taken without setting the camera up anew."""
        changed = self._is_full_size_of_its_own and self._streams is not True
        wait_s = self.patience.still
        seen = self._ready(full=self._is_full_size_of_its_own) or self._ask_frame(
            {"do": "still", "settle": changed, "wait_s": wait_s}, wait_s
        )
        return self._remember(seen or faults.SILENT) or faults.SILENT

    def rest(self) -> None:
        if self._streams is None or self._closed:
            return
        self._streams = None
        self._tell(Speaker.KIOSK, "stop")
        self._process.ask({"do": "stop"}, self.patience.answering)  # killed when it hangs; the next look begins anew

    def close(self) -> None:
        self.leave().end()

    def leave(self) -> OpenCvProcess:
        """Closed, and its process left to the caller, at rest where `rest` came before."""
        self._closed, self._streams = True, None
        return self._process

    @property
    def _is_full_size_of_its_own(self) -> bool:
        """A stream or file has one size; a camera of this machine is set to preview or full size."""
        return is_device(self._info.address)

    def _ready(self, *, full: bool) -> Fault | None:
        """The stream runs in the size wanted, or the fault why not."""
        if self._closed or is_gone(self._info.address):
            return faults.UNPLUGGED
        if not self._process.lives:
            self._process.end()
            self._process, self._streams = self._begin_process(), None
        return None if self._streams == full else self._start(full)

    def _start(self, full: bool) -> Fault | None:
        wanted: Message = {"address": self._info.address, "full": full, "controls": self._controls}
        self._tell(Speaker.KIOSK, "start full size" if full else "start preview")
        answer = self._process.ask(wanted | {"do": "start", "after": self._number}, self.patience.starting)
        if answer is None:
            self._tell(Speaker.CABLE, "no answer in time")
            return faults.SILENT
        if "failed" in answer:
            return self._why_it_does_not_start()
        self._tell(Speaker.DEVICE, _setup_in_words(answer))
        self._streams, self._last_at = full, self._clock()
        return None

    def _why_it_does_not_start(self) -> Fault:
        """The kernel says who is there; a camera that is, and gives OpenCV nothing, works for another program."""
        if not is_device(self._info.address):
            return faults.UNPLUGGED if self._number else faults.NOT_FOUND
        return refusal(self._info.address) or faults.BUSY

    def _ask_frame(self, question: Message, wait_s: float) -> CameraFrame | Fault | None:
        answer = self._process.ask(question, wait_s + self.patience.answering)
        if answer is None:
            return self._crashed()
        self._number = answer.get("number", self._number)
        if "failed" in answer:
            return self._lost(_BY_CODE[answer["failed"]])
        if "pixels" not in answer:
            return self._lost(faults.SILENT) if self._clock() - self._last_at > self.patience.silent else None
        self._last_at, self._crashed_before = self._clock(), False
        return CameraFrame(answer["pixels"], self._number)

    def _crashed(self) -> Fault | None:
        """A crash costs a few frames; the second without a frame between them is the camera's own."""
        self._tell(Speaker.CABLE, "process ended")
        again, self._crashed_before = self._crashed_before, True
        self._streams = None
        return faults.SILENT if again else None

    def _lost(self, fault: Fault) -> Fault:
        """The stream gives nothing good: the next look begins with a new one."""
        self._tell(Speaker.DEVICE, fault.code)
        if fault in (faults.BLACK, faults.FROZEN):
            return fault
        here = is_device(self._info.address) and not is_gone(self._info.address)
        self._streams = None
        self._process.end(0.0)  # a stream that gave nothing may hang where only a kill gets it out
        return faults.SILENT if here else fault

    def _remember(self, seen: CameraFrame | Fault | None) -> CameraFrame | Fault | None:
        if seen is not None:
            self._fault = seen if isinstance(seen, Fault) else None
        return seen


def _setup_in_words(answer: Message) -> str:
    """What the camera says it is set to: "1280 x 720, 15 per s, MJPG, autofocus 1"."""
    controls = [f"{name} {value:g}" for name, value in sorted(answer["controls"].items())]
    size = f"{answer['is_width']} x {answer['is_height']}"
    return ", ".join([size, f"{answer['frames_per_s']:g} per s", *filter(None, [answer["fourcc"]]), *controls])
