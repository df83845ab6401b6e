"""The living picture on the real glass: what a thread puts into the window is seen, and nothing of it stays."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image

from kiosk.live import LivePicture
from kiosk.views import Frame, Settings
from screens.theme import calm_palette, channels
from tests.screens.samples import CAMERA, frames
from tests.screens.stage import Stage

FRAMES = frames()
WIDTH, HEIGHT = 320, 180
OUTLINE = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
Colour = tuple[int, int, int]


@pytest.fixture
def camera(stage: Stage) -> Iterator[Stage]:
    """The camera's page, with nothing seen yet."""
    stage.app.live.clear()
    stage.show(FRAMES["attract"])
    stage.show(Frame(serial=300, view=CAMERA))
    yield stage
    stage.show(FRAMES["attract"])
    stage.app.live.clear()


def picture(number: int, *, lower: Colour = (0, 0, 255), size: tuple[int, int] = (WIDTH, HEIGHT)) -> LivePicture:
    """Red above, `lower` below."""
    image = Image.new("RGB", size, (255, 0, 0))
    image.paste(lower, (0, size[1] // 2, *size))
    return LivePicture(number, *size, image.convert("RGBA").tobytes("raw", "BGRA"))


def by_a_thread(stage: Stage, *pictures: LivePicture) -> None:
    """Put them as the camera's thread does, and let the main loop see the last one."""
    thread = threading.Thread(target=lambda: [stage.app.live.put(each) for each in pictures])
    thread.start()
    thread.join()
    stage.until(lambda: live(stage)._number == pictures[-1].number)


def live(stage: Stage) -> object:
    return stage.app.glass.screens[type(CAMERA)].ids.live


def seen_at(stage: Stage, across: float, down: float) -> Colour:
    """The colour of the glass at this place of the living picture."""
    (x, y), (width, height) = live(stage)._quad.pos, live(stage)._quad.size
    place = round(x + across * width), round(stage.app.glass.look.height - y - height + down * height)
    return stage.pixels().getpixel(place)


def test_what_a_thread_puts_there_is_on_the_glass_the_right_way_up(camera: Stage) -> None:
    by_a_thread(camera, picture(1))

    assert seen_at(camera, 0.5, 0.1) == (255, 0, 0)
    assert seen_at(camera, 0.5, 0.9) == (0, 0, 255)


def test_it_is_shown_in_its_own_shape(camera: Stage) -> None:
    by_a_thread(camera, picture(1))
    width, height = live(camera)._quad.size
    assert width / height == pytest.approx(WIDTH / HEIGHT)

    by_a_thread(camera, picture(2, size=(200, 300)))
    width, height = live(camera)._quad.size
    assert width / height == pytest.approx(200 / 300)
    assert seen_at(camera, 0.5, 0.9) == (0, 0, 255)


def test_the_newest_replaces_the_last_in_the_same_texture(camera: Stage) -> None:
    by_a_thread(camera, picture(1))
    texture = live(camera).texture

    by_a_thread(camera, picture(2, lower=(9, 9, 9)), picture(3, lower=(0, 255, 0)))

    assert live(camera).texture is texture
    assert seen_at(camera, 0.5, 0.9) == (0, 255, 0)


def test_the_outline_is_drawn_around_the_sheet_and_goes_with_it(camera: Stage) -> None:
    by_a_thread(camera, replace(picture(1), outline=OUTLINE))
    light = tuple(round(255 * each) for each in channels(calm_palette("#0B5A6E").notice))

    assert seen_at(camera, 0.5, 0.25) == light
    assert seen_at(camera, 0.25, 0.4) == light
    assert seen_at(camera, 0.5, 0.4) == (255, 0, 0)

    by_a_thread(camera, picture(2))
    assert seen_at(camera, 0.5, 0.25) == (255, 0, 0)


def test_a_sentence_that_changes_leaves_the_picture_where_it_is(camera: Stage) -> None:
    """Or it would jump under the eyes of whoever watches their own hand."""
    by_a_thread(camera, picture(1))
    before = tuple(live(camera)._quad.pos), tuple(live(camera)._quad.size)

    for name in ("camera-hold", "camera-glare", "camera-nothing"):
        camera.show(replace(FRAMES[name], serial=300, progress=None))
        assert (tuple(live(camera)._quad.pos), tuple(live(camera)._quad.size)) == before


def test_another_size_of_text_keeps_the_picture(camera: Stage) -> None:
    by_a_thread(camera, replace(picture(1), outline=OUTLINE))

    camera.show(Frame(serial=301, view=CAMERA, settings=Settings(text_scale=1.5, low_reach=True)))

    assert seen_at(camera, 0.5, 0.1) == (255, 0, 0)


def test_nothing_is_drawn_while_nothing_is_new(camera: Stage) -> None:
    from kivy.core.window import Window

    by_a_thread(camera, picture(1))
    camera.pump(3)
    flips: list[object] = []
    Window.bind(on_flip=lambda *_: flips.append(1))

    camera.pump(20)

    assert flips == []


def test_leaving_stops_looking_and_keeps_nothing(camera: Stage) -> None:
    by_a_thread(camera, replace(picture(1), outline=OUTLINE))
    assert live(camera).looks

    camera.show(FRAMES["review"])
    camera.app.live.put(picture(2))
    camera.pump(20)

    assert not live(camera).looks
    assert live(camera).texture is None
    assert live(camera).outline.points == []
    assert camera.app.live.newer_than(1) is not None, "nobody fetched it"


def test_coming_back_begins_with_an_empty_place(camera: Stage) -> None:
    by_a_thread(camera, picture(7))
    camera.show(FRAMES["review"])
    camera.app.live.clear()

    camera.show(Frame(serial=302, view=CAMERA))
    camera.pump(5)

    assert live(camera).texture is None
    assert live(camera).waiting.name == "photo_camera"
    by_a_thread(camera, picture(7))
    assert seen_at(camera, 0.5, 0.1) == (255, 0, 0)


def test_the_program_may_end_while_somebody_looks(camera: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the program's end and the window's, the clock goes round once more, and there is no program to ask."""
    from kivy.app import App

    by_a_thread(camera, picture(1))
    monkeypatch.setattr(App, "_running_app", None)

    by_a_thread(camera, picture(2))

    assert live(camera).looks
