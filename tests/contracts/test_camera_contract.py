"""What every document camera owes the kiosk: the same tests on the fake and on OpenCV.

OpenCV looks at the same table as the fake, over the network: FFmpeg reads an MJPEG stream on loopback as it reads an
IP camera's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from hardware.camera import faults
from hardware.camera.fake import FakeCamera
from hardware.camera.opencv import Patience, open_camera
from hardware.camera.port import Camera, CameraFrame
from hardware.camera.table import Table
from hardware.device import Fault
from hardware.trace import Said
from tests.benches.camera import MjpegCamera, printed_page
from tests.benches.wait import wait_until
from tests.kiosk.fake_clock import FakeClock

IMPATIENT = Patience(starting=4.0, first_picture=5.0, silent=3.0, still=8.0)
LOOKS = 60  # of half a second each: more than any fault needs to show


class FakeBench:
    """The fake, played by hand; waiting for a frame passes its clock's time."""

    def __init__(self) -> None:
        clock = FakeClock()
        self.part = FakeCamera(clock.monotonic, clock.pass_time)

    def try_to_open(self) -> Camera | Fault:
        return self.part.open()

    def streams(self) -> bool:
        return self.part.snapshot().streaming


class StreamBench:
    """Our driver on a network camera."""

    def __init__(self) -> None:
        self.part = MjpegCamera()

    def try_to_open(self) -> Camera | Fault:
        return open_camera(self.part.address, patience=IMPATIENT)

    def streams(self) -> bool:
        return self.part.viewers() > 0


Bench = FakeBench | StreamBench
KINDS: dict[str, Callable[[], Bench]] = {"fake": FakeBench, "stream": StreamBench}


@pytest.fixture(params=["fake", pytest.param("stream", marks=pytest.mark.real)])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    bench = KINDS[request.param]()
    bench.part.table.put(printed_page(), 100)
    yield bench
    bench.part.pull_cable()


@pytest.fixture
def camera(bench: Bench) -> Iterator[Camera]:
    camera = bench.try_to_open()
    assert not isinstance(camera, Fault), camera
    yield camera
    camera.close()


@pytest.fixture
def table(bench: Bench) -> Table:
    return bench.part.table


def seen(camera: Camera, looks: int = LOOKS) -> CameraFrame:
    """The next frame that it gives."""
    for _ in range(looks):
        frame = camera.newest(0.5)
        assert not isinstance(frame, Fault), frame
        if frame is not None:
            return frame
    raise AssertionError("no frame came")


def trouble(camera: Camera) -> Fault:
    """The fault that a few looks end in."""
    for _ in range(LOOKS):
        frame = camera.newest(0.5)
        if isinstance(frame, Fault):
            return frame
    raise AssertionError("no fault came")


def level(frame: CameraFrame) -> float:
    """How bright the middle of the picture is, where the paper lies."""
    height, width, _ = frame.pixels.shape
    return float(frame.pixels[height // 4 : -height // 4, width * 2 // 5 : width * 3 // 5].mean())


def test_it_says_who_it_is_and_is_well(camera: Camera) -> None:
    assert camera.info().kind == "camera"
    assert camera.info().address
    assert camera.check() is None


def test_the_preview_is_small_and_each_frame_is_newer_than_the_last(camera: Camera) -> None:
    frames = [seen(camera) for _ in range(5)]
    assert {frame.pixels.shape for frame in frames} == {(720, 1280, 3)}
    assert {frame.pixels.dtype for frame in frames} == {np.dtype(np.uint8)}
    numbers = [frame.number for frame in frames]
    assert numbers == sorted(set(numbers))


def test_colours_are_red_green_blue(camera: Camera, table: Table) -> None:
    red = np.zeros((1169, 827, 3), np.uint8)
    red[:, :, 0] = 220
    table.put(red, 100)
    wait_until(lambda: seen(camera).pixels[360, 640, 0] > 150, "the red paper")
    middle = seen(camera).pixels[300:420, 600:680].reshape(-1, 3).mean(axis=0)
    assert middle[0] > 180
    assert max(middle[1:]) < 60


def test_who_looks_late_sees_what_lies_there_now(bench: Bench, camera: Camera, table: Table) -> None:
    """The paper was taken away long before; no frame of it comes out of a queue."""
    first = seen(camera)
    assert level(first) > 150
    table.take_away()
    wait_until(lambda: level(seen(camera)) < 110, "the empty table")
    assert [level(seen(camera)) < 110 for _ in range(5)] == [True] * 5


def test_frames_count_also_when_nobody_looks(camera: Camera) -> None:
    before = seen(camera).number
    camera.still()
    assert seen(camera).number >= before + 2


def test_a_frame_belongs_to_who_took_it(camera: Camera) -> None:
    first = seen(camera)
    first.pixels[:] = 0
    assert level(seen(camera)) > 100


def test_a_still_is_at_least_as_large_as_the_preview_and_shows_the_paper(camera: Camera) -> None:
    frame = camera.still()
    assert isinstance(frame, CameraFrame), frame
    assert frame.pixels.shape[1] >= 1280
    assert level(frame) > 150
    again = camera.still()
    assert isinstance(again, CameraFrame)
    assert again.number > frame.number


def test_resting_stops_the_stream_and_looking_begins_it_again(bench: Bench, camera: Camera) -> None:
    wait_until(lambda: not bench.streams(), "opened, looked at once, and rests")
    before = seen(camera).number
    assert bench.streams()
    camera.rest()
    camera.rest()
    wait_until(lambda: not bench.streams(), "the stream has stopped")
    assert seen(camera).number > before


def test_closing_stops_the_stream_and_may_be_done_twice(bench: Bench, camera: Camera) -> None:
    seen(camera)
    camera.close()
    camera.close()
    wait_until(lambda: not bench.streams(), "the stream has stopped")


# --- told apart ------------------------------------------------------------------------------------------------------


def test_black_is_told_and_over_with_the_cap(camera: Camera, table: Table) -> None:
    seen(camera)
    table.cover_lens()
    assert trouble(camera) == faults.BLACK
    assert camera.check() == faults.BLACK
    table.uncover_lens()
    wait_until(lambda: isinstance(camera.newest(0.5), CameraFrame), "a picture again")
    assert camera.check() is None


def test_a_dim_room_is_not_black(camera: Camera, table: Table) -> None:
    table.switch_light_off()
    assert [isinstance(camera.newest(0.5), Fault) for _ in range(40)] == [False] * 40


def test_a_frozen_picture_is_told_and_over_when_it_moves(bench: Bench, camera: Camera) -> None:
    seen(camera)
    bench.part.freeze()
    assert trouble(camera) == faults.FROZEN
    assert camera.check() == faults.FROZEN
    bench.part.thaw()
    wait_until(lambda: isinstance(camera.newest(0.5), CameraFrame), "a picture again")
    assert camera.check() is None


def test_a_paper_that_lies_still_is_not_frozen(camera: Camera) -> None:
    assert [isinstance(camera.newest(0.5), Fault) for _ in range(60)] == [False] * 60


def test_silence_is_told(bench: Bench, camera: Camera) -> None:
    seen(camera)
    bench.part.fall_silent()
    assert trouble(camera) == faults.SILENT
    assert camera.check() == faults.SILENT
    bench.part.speak_again()
    assert seen(camera)
    assert camera.check() is None


def test_the_cable_is_pulled_while_somebody_looks(bench: Bench, camera: Camera) -> None:
    seen(camera)
    bench.part.pull_cable()
    assert trouble(camera) == faults.UNPLUGGED
    assert camera.check() == faults.UNPLUGGED
    assert camera.still() == faults.UNPLUGGED
    camera.close()
    assert bench.try_to_open() == faults.NOT_FOUND
    bench.part.plug_in()
    again = bench.try_to_open()
    assert not isinstance(again, Fault), again
    assert seen(again)
    again.close()


@pytest.mark.parametrize(
    ("play", "fault"),
    [("cover_lens", faults.BLACK), ("freeze", faults.FROZEN), ("fall_silent", faults.SILENT)],
    ids=["black", "frozen", "silent"],
)
def test_a_camera_without_a_picture_is_not_opened(bench: Bench, play: str, fault: Fault) -> None:
    part: Any = bench.part.table if play == "cover_lens" else bench.part
    getattr(part, play)()
    assert bench.try_to_open() == fault
    assert not bench.streams() or wait_until(lambda: not bench.streams(), "it let go")


def test_what_it_says_holds_no_picture(camera: Camera) -> None:
    said: list[Said] = []
    camera.trace_to(said.append)  # type: ignore[attr-defined]
    seen(camera)
    camera.rest()
    assert len(said) >= 2
    assert all(len(line.data) < 100 for line in said)
    camera.trace_to(None)  # type: ignore[attr-defined]
    count = len(said)
    seen(camera)
    assert len(said) == count


def test_a_frame_does_not_print_its_picture(camera: Camera) -> None:
    assert len(repr(seen(camera))) < 100
