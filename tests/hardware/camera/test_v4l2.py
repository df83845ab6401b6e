"""Our driver on OpenCV's own V4L2 code: formats, sizes, controls and the ways a USB camera goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benches.v4l2 import V4l2Camera

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> V4l2Camera:
    return V4l2Camera(tmp_path_factory.mktemp("v4l2"))


@pytest.fixture
def usb(made: V4l2Camera) -> V4l2Camera:
    """Plugged in and well again after each test."""
    for what in ("gone", "busy", "silent", "hangs", "frozen", "empty"):
        Path(made.folder / what).unlink(missing_ok=True)
    return made


def test_preview_then_a_still_in_the_largest_size_it_has_then_preview_again(usb: V4l2Camera) -> None:
    assert usb.run(
        "print(frame().pixels.shape); print(camera.still().pixels.shape); print(frame().pixels.shape); camera.close()"
    ) == ["(720, 1280, 3)", "(2448, 3264, 3)", "(720, 1280, 3)"]


def test_it_is_asked_for_motion_jpeg_and_says_what_it_is_set_to(usb: V4l2Camera) -> None:
    (said,) = usb.run(
        "said = []; camera.trace_to(lambda line: said.append(line)); frame(); camera.close();"
        "print([line.what for line in said if line.speaker == 'device'][0])"
    )
    assert said == "1280 x 720, 15 per s, MJPG, auto_exposure 3, auto_white_balance 1, autofocus 1"


def test_what_the_camera_refuses_is_read_back_as_it_stands(usb: V4l2Camera) -> None:
    (said,) = usb.run(
        "camera.close(); camera = opened(controls={'exposure': 80.0, 'focus': 40.0}); said = [];"
        "camera.trace_to(lambda line: said.append(line)); frame(); camera.close();"
        "print([line.what for line in said if line.speaker == 'device'][0])"
    )
    assert said.endswith("auto_exposure 1, auto_white_balance 1, autofocus 0, exposure 150, focus 40")


def test_pulled_while_somebody_looks(usb: V4l2Camera) -> None:
    program = (
        f"frame(); play('gone'); Path({usb.node!r}).rename({usb.node + '-away'!r}); print(fault(), camera.check().code)"
    )
    back = f"\nPath({usb.node + '-away'!r}).rename({usb.node!r}); stop('gone'); camera.close(); camera = opened();"
    assert usb.run(program + back + "print(frame().pixels.shape); camera.close()") == [
        "camera.unplugged camera.unplugged",
        "(720, 1280, 3)",
    ]


def test_another_program_has_it(usb: V4l2Camera) -> None:
    assert usb.run("camera.close(); play('busy'); print(opened().code)") == ["camera.busy"]


@pytest.mark.parametrize("how", ["silent", "hangs"])
def test_it_is_there_and_gives_nothing_and_then_it_does(usb: V4l2Camera, how: str) -> None:
    """`hangs` is a driver that does not come back: only the end of its process gets the camera free."""
    program = f"frame(); play({how!r}); print(fault()); stop({how!r}); print(frame().pixels.shape); camera.close()"
    assert usb.run(program) == ["camera.silent", "(720, 1280, 3)"]


def test_the_same_picture_again_and_again(usb: V4l2Camera) -> None:
    program = """
frame(); play('frozen'); print(fault()); stop('frozen')
while not isinstance(camera.newest(1.0), CameraFrame): pass
print(frame().pixels.shape, camera.check()); camera.close()
"""
    assert usb.run(program) == ["camera.frozen", "(720, 1280, 3) None"]


def test_empty_frames_are_left_out(usb: V4l2Camera) -> None:
    """GIVEN a bad cable WHEN buffers come with nothing in them THEN OpenCV raises, and the picture goes on after it."""
    program = """
last = frame(); play('empty')
for _ in range(3): camera.newest(0.3)
stop('empty'); print(frame().number > last.number + 3, camera.check()); camera.close()
"""
    assert usb.run(program) == ["True None"]
