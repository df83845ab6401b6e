"""The camera at work for one resident: watching, taking, reading codes, and nothing left on the glass."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from threading import Event as Flag
from typing import Any

import numpy as np
import pytest

from bench.eyes.scenes import empty, photographed
from hardware.camera import faults
from hardware.camera.fake import FakeCamera
from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.availability import ABSENT, Availability
from kiosk.camera import seeing, service
from kiosk.camera.look import CodeLook, Look, Outline
from kiosk.camera.service import CameraService
from kiosk.codes.answers import Advice
from kiosk.devices import Supervisor
from kiosk.live import LivePicture, LiveWindow
from kiosk.views import Sight
from tests.benches.camera import printed_page
from tests.benches.wait import wait_until
from tests.kiosk.capture.sheets import letter
from tests.kiosk.fake_clock import FakeClock

LYING: Outline = ((0.3, 0.1), (0.7, 0.1), (0.7, 0.9), (0.3, 0.9))
STILL = Look(LYING, sharp=0.4)
STUCK_LOOKS = 2000  # a watch that does not end by then hangs


class Desk:
    """A fake camera on a simulated clock; the devices' thread is the caller's."""

    availability = Availability()

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.camera = FakeCamera(self.clock.monotonic, self.clock.pass_time)
        self.camera.table.put(printed_page(), 100)
        self.window = LiveWindow()
        self.put: list[LivePicture] = []
        self.looks = 0
        self.before_look: Callable[[int], None] = lambda _number: None
        self.sight: Callable[[Pixels], Look | Fault | None] = lambda _pixels: STILL
        self.code: Callable[[bool], CodeLook | Fault | None] = lambda _advice: CodeLook()
        self.gone: Fault | None = None
        self.service = CameraService(self, self, self.window, self.clock)

    # devices

    def submit(self, kind: str, job: Callable[[Any], Any]) -> Future[Any]:
        assert kind == "camera"
        self.looks += 1
        assert self.looks < STUCK_LOOKS, "it hangs"
        self.before_look(self.looks)
        seen = self.window.newer_than(-1)
        if seen is not None and seen not in self.put:
            self.put.append(seen)
        future: Future[Any] = Future()
        future.set_result(self.gone or job(self.camera))
        return future

    def interrupt(self, kind: str, call: Callable[[Any], object]) -> None: ...

    def listen(self, heard: Callable[[str], None]) -> None: ...

    def stop_listening(self) -> None: ...

    # the process beside

    def look(self, pixels: Pixels) -> Look | Fault | None:
        return self.sight(pixels)

    def look_for_code(self, _pixels: Pixels, want_advice: bool) -> CodeLook | Fault | None:
        return self.code(want_advice)

    # what a test does

    def watch(self, cancelled: Flag | None = None, take_now: Flag | None = None) -> ScannedSheet | Fault | None:
        self.told: list[Sight] = []
        return self.service.watch(cancelled or Flag(), take_now or Flag(), self.told.append)


class AtOnce(service.Looker[Look]):
    """Asks on the caller's thread: the answer is there with the next frame."""

    def __init__(self, ask: Callable[[Pixels], Look | Fault | None]) -> None:
        self._ask_now = ask
        self._found: Look | Fault | None = None

    def offer(self, pixels: Pixels) -> None:
        self._found = self._ask_now(pixels)

    def answer(self) -> Look | Fault | None:
        found, self._found = self._found, None
        return found

    def stop(self) -> None:
        self._found = None


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(service, "Looker", AtOnce)
    return Desk()


# --- a page ---------------------------------------------------------------------------------------------


def test_a_page_that_lies_still_is_taken_in_full_size(desk: Desk) -> None:
    sheet = desk.watch()
    assert isinstance(sheet, ScannedSheet)
    assert sheet.pixels.shape == (2160, 3840, 3)
    assert sheet.resolution == service.UNMEASURED
    assert desk.told == [Sight.MOVING, Sight.HOLD]


def test_it_rests_and_the_glass_is_empty_afterwards(desk: Desk) -> None:
    desk.watch()
    assert len(desk.put) > 3, "there was a living picture"
    assert desk.window.newer_than(-1) is None
    assert not desk.camera.snapshot().streaming


def test_a_sheet_left_behind_is_not_taken_for_the_next_document_nor_for_the_next_person(desk: Desk) -> None:
    desk.watch()
    desk.service.wipe()
    cancelled = Flag()
    desk.before_look = lambda number: cancelled.set() if number == 200 else None
    assert desk.watch(cancelled) is None
    assert desk.told == [Sight.TAKEN]
    assert isinstance(desk.watch(take_now=_set()), ScannedSheet), "who knows better has it taken"


def _set() -> Flag:
    flag = Flag()
    flag.set()
    return flag


def test_the_sharpest_of_three_stills_is_taken(desk: Desk) -> None:
    stills: list[Pixels] = []

    def sight(pixels: Pixels) -> Look:
        if pixels.shape[0] == 720:
            return STILL
        stills.append(pixels)
        return Look(LYING, sharp=(0.2, 0.5, 0.3)[len(stills) - 1])

    desk.sight = sight
    sheet = desk.watch()
    assert isinstance(sheet, ScannedSheet)
    assert len(stills) == 3
    assert np.shares_memory(sheet.pixels, stills[1])


def test_nothing_is_taken_while_nothing_lies_there_and_a_cancel_ends_it_within_a_frame(desk: Desk) -> None:
    desk.sight = lambda _pixels: Look()
    cancelled = Flag()
    desk.before_look = lambda number: cancelled.set() if number == 50 else None
    begun = desk.clock.monotonic()
    assert desk.watch(cancelled) is None
    assert desk.looks <= 52, "one look more, and the rest"
    assert desk.told == [Sight.NOTHING]
    assert desk.clock.monotonic() > begun
    assert not desk.camera.snapshot().streaming


def test_an_empty_table_of_tiles_never_fires_and_a_sheet_laid_on_it_does(desk: Desk) -> None:
    """GIVEN a table on which a tile looks like a sheet WHEN it stays empty THEN nothing is taken or outlined; WHEN a
    letter is laid on it THEN it is taken."""
    tiles = empty(7039)
    laid = photographed(np.asarray(letter(), np.uint8), 300, (1280, 720), "tiles").pixels
    sights = {False: seeing.look(tiles), True: seeing.look(laid)}
    assert sights[False].outline is not None, "else this test says nothing"
    lies = False
    desk.sight = lambda _pixels: sights[lies]
    cancelled = Flag()
    desk.before_look = lambda number: cancelled.set() if number == 200 else None
    assert desk.watch(cancelled) is None
    assert set(desk.told) == {Sight.MOVING, Sight.NOTHING}
    assert all(picture.outline is None for picture in desk.put)
    lies, desk.before_look = True, lambda _number: None
    assert isinstance(desk.watch(), ScannedSheet)


def test_take_now_takes_what_lies_there(desk: Desk) -> None:
    desk.sight = lambda _pixels: Look(LYING, blurred=True)
    take_now = Flag()
    desk.before_look = lambda number: take_now.set() if number == 30 else None
    assert isinstance(desk.watch(take_now=take_now), ScannedSheet)
    assert Sight.BLURRED in desk.told


def test_the_outline_is_shown_with_the_picture(desk: Desk) -> None:
    desk.watch()
    assert desk.put[0].outline is None, "not looked at yet"
    assert desk.put[-1].outline == LYING
    picture = desk.put[-1]
    assert (picture.width, picture.height, len(picture.bgra)) == (1280, 720, 1280 * 720 * 4)


def test_the_picture_is_blue_green_red(desk: Desk) -> None:
    red = np.zeros((1169, 827, 3), np.uint8)
    red[:, :, 0] = 220
    desk.camera.table.put(red, 100)
    desk.watch()
    bgra = np.frombuffer(desk.put[0].bgra, np.uint8).reshape(720, 1280, 4)[360, 640]
    assert bgra[2] > 180
    assert max(bgra[0], bgra[1]) < 60
    assert bgra[3] == 255


@pytest.mark.parametrize(
    ("play", "fault"),
    [
        (lambda camera: camera.pull_cable(), faults.UNPLUGGED),
        (lambda camera: camera.table.cover_lens(), faults.BLACK),
        (lambda camera: camera.freeze(), faults.FROZEN),
        (lambda camera: camera.fall_silent(), faults.SILENT),
    ],
    ids=["unplugged", "black", "frozen", "silent"],
)
def test_a_camera_lost_in_mid_picture_is_its_fault(
    desk: Desk, play: Callable[[FakeCamera], None], fault: Fault
) -> None:
    desk.sight = lambda _pixels: Look()
    desk.before_look = lambda number: play(desk.camera) if number == 20 else None
    assert desk.watch() == fault
    assert desk.window.newer_than(-1) is None


def test_a_camera_lost_at_the_shutter_is_its_fault(desk: Desk) -> None:
    desk.sight = lambda pixels: STILL if pixels.shape[0] == 720 else desk.camera.pull_cable() or STILL
    assert desk.watch() == faults.UNPLUGGED


def test_a_device_that_is_not_open_is_its_fault(desk: Desk) -> None:
    desk.gone = faults.NOT_FOUND
    assert desk.watch() == faults.NOT_FOUND


def test_a_process_beside_that_fails_leaves_the_picture_alive_and_take_now(desk: Desk) -> None:
    desk.sight = lambda _pixels: Fault("capture.stopped")
    take_now = Flag()
    desk.before_look = lambda number: take_now.set() if number == 30 else None
    assert isinstance(desk.watch(take_now=take_now), ScannedSheet)
    assert len(desk.put) >= 20
    assert desk.told == []


def test_a_cancel_at_the_shutter_takes_nothing(desk: Desk) -> None:
    cancelled = Flag()

    def sight(pixels: Pixels) -> Look:
        if pixels.shape[0] > 720:
            cancelled.set()
        return STILL

    desk.sight = sight
    assert desk.watch(cancelled) is None


def test_nothing_is_put_on_the_glass_after_it_was_wiped(desk: Desk) -> None:
    """The visit ends between two frames: whoever watches has a frame in hand, and must not show it any more."""
    cancelled = Flag()

    def end(number: int) -> None:
        if number == 10:
            cancelled.set()
            desk.service.wipe()

    desk.before_look = end
    shown_after: list[object] = []
    desk.sight = lambda _pixels: shown_after.append(desk.window.newer_than(-1)) if cancelled.is_set() else Look()
    desk.watch(cancelled)
    assert shown_after in ([], [None])
    assert desk.window.newer_than(-1) is None


def test_the_next_watch_waits_for_the_one_before(desk: Desk) -> None:
    """Two at once would take each other's frames and rest each other's camera."""
    first, second = Flag(), Flag()
    desk.sight = lambda _pixels: Look()
    order: list[str] = []
    inside = threading.Event()
    free = threading.Event()

    def hold(number: int) -> None:
        if number == 5:
            inside.set()
            free.wait(10)
            first.set()

    desk.before_look = hold
    one = threading.Thread(target=lambda: (desk.watch(first), order.append("first")))
    one.start()
    inside.wait(10)
    second.set()
    two = threading.Thread(target=lambda: (desk.watch(second), order.append("second")))
    two.start()
    free.set()
    one.join(10)
    two.join(10)
    assert order == ["first", "second"]


# --- the looker -----------------------------------------------------------------------------------------


def test_the_looker_asks_about_the_newest_frame_only() -> None:
    from kiosk.camera.looker import Looker

    asked: list[int] = []
    go = threading.Semaphore(0)

    def ask(pixels: Pixels) -> Look:
        asked.append(int(pixels[0, 0, 0]))
        go.acquire(timeout=10)
        return Look(sharp=float(pixels[0, 0, 0]))

    looker = Looker(ask)
    frames = [np.full((2, 2, 3), number, np.uint8) for number in range(5)]
    looker.offer(frames[0])
    wait_until(lambda: asked == [0], "the first question")
    for frame in frames[1:]:
        looker.offer(frame)
    assert looker.answer() is None
    go.release()
    assert wait_until(looker.answer, "the first answer") == Look(sharp=0.0)
    go.release()
    assert wait_until(looker.answer, "the second answer") == Look(sharp=4.0)
    assert asked == [0, 4]
    looker.stop()
    looker.offer(frames[1])
    wait_until(lambda: "camera-looker" not in [each.name for each in threading.enumerate()], "its thread has ended")


# --- codes ----------------------------------------------------------------------------------------------


def read_codes(desk: Desk, over: Flag) -> tuple[Fault | None, list[str], list[Advice]]:
    heard: list[str] = []
    advised: list[Advice] = []
    return desk.service.read_codes(over, heard.append, advised.append), heard, advised


def test_codes_under_the_camera_are_heard_until_it_is_over(desk: Desk) -> None:
    over = Flag()
    desk.before_look = lambda number: over.set() if number == 10 else None
    desk.code = lambda _advice: CodeLook("JGR-CONTOH")
    fault, heard, _ = read_codes(desk, over)
    assert fault is None
    assert set(heard) == {"JGR-CONTOH"}
    assert not desk.camera.snapshot().streaming
    assert desk.window.newer_than(-1) is None


def test_a_code_read_in_the_moment_of_stopping_is_not_heard(desk: Desk) -> None:
    over = Flag()

    def code(_advice: bool) -> CodeLook:
        over.set()
        return CodeLook("JGR-CONTOH")

    desk.code = code
    assert read_codes(desk, over)[1] == []


def test_a_phones_glare_is_advised_when_it_changes_and_looked_for_now_and_then(desk: Desk) -> None:
    over = Flag()
    asked: list[bool] = []

    def code(want_advice: bool) -> CodeLook:
        asked.append(want_advice)
        if len(asked) == 300:
            over.set()
        return CodeLook(None, Advice.SCREEN_GLARE if want_advice and len(asked) < 200 else Advice.NONE)

    desk.code = code
    _, _, advised = read_codes(desk, over)
    assert advised == [Advice.SCREEN_GLARE, Advice.NONE]
    assert 6 <= sum(asked) <= 11


def test_a_camera_lost_while_codes_are_read_is_its_fault(desk: Desk) -> None:
    desk.before_look = lambda number: desk.camera.pull_cable() if number == 5 else None
    assert read_codes(desk, Flag())[0] == faults.UNPLUGGED


def test_a_kiosk_without_a_camera_has_none_and_nobody_waits_for_it() -> None:
    clock = FakeClock()
    nothing = Supervisor({}, clock, lambda _: None)
    nowhere = CameraService(nothing, Desk(), LiveWindow(), clock)
    assert nowhere.watch(Flag(), Flag(), lambda _: None) == ABSENT
    assert nowhere.read_codes(Flag(), lambda _: None, lambda _: None) == ABSENT
