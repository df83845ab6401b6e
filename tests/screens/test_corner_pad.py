"""Real fingers on the four corners: each of the three ways moves them, and the magnifier shows the place."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from kiosk.events import CornerMoved
from kiosk.journeys.corners_page import CornersByHand
from kiosk.views import Frame, Preview, Settings
from screens.box import Box
from screens.corner_areas import areas
from screens.theme import Look, channels
from tests.screens.samples import frames
from tests.screens.stage import Finger, Stage

WIDTH, HEIGHT = 1600, 1200
SPOT = (0.62, 0.4)
ABOVE_LEFT, ABOVE_RIGHT, BELOW_LEFT = (250, 20, 220), (250, 230, 0), (0, 220, 90)
GROUND = (60, 70, 80)


def picture() -> Preview:
    """Plain but for one spot, each quarter of it in its own colour."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    x, y = SPOT[0] * WIDTH, SPOT[1] * HEIGHT
    draw = ImageDraw.Draw(image)
    draw.rectangle([x - 50, y - 50, x, y], fill=ABOVE_LEFT)
    draw.rectangle([x, y - 50, x + 50, y], fill=ABOVE_RIGHT)
    draw.rectangle([x - 50, y, x, y + 50], fill=BELOW_LEFT)
    encoded = io.BytesIO()
    image.save(encoded, "PNG")
    return Preview(encoded.getvalue(), WIDTH, HEIGHT)


class Pad:
    """The page on the glass with the journey behind it: every touch is answered as in a visit."""

    def __init__(self, stage: Stage, settings: Settings) -> None:
        self.stage, self.settings = stage, settings
        self.by_hand = CornersByHand(picture())
        self.show()

    def show(self, serial: int = 400) -> None:
        self.stage.show(Frame(serial=serial, view=self.by_hand.view, settings=self.settings))

    def answer(self) -> None:
        while self.stage.touches:
            touch, _ = self.stage.touches.pop(0)
            assert isinstance(touch, CornerMoved)
            self.by_hand.move(touch)
            self.show()

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        return self.by_hand.view.corners

    @property
    def widget(self) -> object:
        return self.stage.app.glass.page.ids.pad

    def place(self, across: float, down: float) -> tuple[float, float]:
        """On the glass, from its upper left corner."""
        shown = self.widget._shown
        return shown.x + across * shown.width, self.stage.app.glass.look.height - shown.top + down * shown.height

    def drag(self, finger: Finger, *way: tuple[float, float]) -> None:
        finger.down()
        self.answer()
        for place in way:
            finger.move(*self.place(*place))
            self.answer()
        finger.up()
        self.answer()

    def tap(self, across: float, down: float) -> None:
        self.drag(Finger(self.stage, *self.place(across, down)))

    def under_the_magnifier(self, dx: float = 0, dy: float = 0) -> tuple[int, int, int]:
        """The colour there, so many pixels right of and below its middle."""
        glass = self.widget.glass
        x, y = glass.center_x + dx, self.stage.app.glass.look.height - glass.center_y + dy
        return self.stage.pixels().getpixel((round(x), round(y)))


@pytest.fixture(params=[Settings(), Settings(text_scale=1.5, low_reach=True, high_contrast=True)], ids=["calm", "low"])
def pad(stage: Stage, request: pytest.FixtureRequest) -> Pad:
    stage.show(frames()["attract"])
    return Pad(stage, request.param)


def test_a_dragged_corner_follows_the_finger_and_is_seen_under_the_magnifier(pad: Pad) -> None:
    pad.drag(pad.stage.finger("corner:0"), (0.3, 0.2), (0.5, 0.5), SPOT)

    assert pad.corners[0] == pytest.approx(SPOT, abs=0.004)
    assert pad.under_the_magnifier(-20, -20) == ABOVE_LEFT
    assert pad.under_the_magnifier(30, -8) == ABOVE_RIGHT
    assert pad.under_the_magnifier(-8, 30) == BELOW_LEFT
    assert pad.under_the_magnifier(-90, -90) == GROUND
    assert pad.by_hand.view.chosen == 0


def test_at_the_pictures_edge_the_place_stays_in_the_middle_of_the_magnifier(pad: Pad) -> None:
    pad.drag(pad.stage.finger("corner:2"), (0.7, 0.8), (0.6, 1.5))
    beyond = tuple(round(255 * each) for each in channels(pad.stage.app.glass.look.palette.scrim))

    assert pad.corners[2] == pytest.approx((0.6, 1.0), abs=0.004)
    assert pad.under_the_magnifier(40, -20) == GROUND
    assert pad.under_the_magnifier(40, 20) == beyond


def test_the_other_corners_stay(pad: Pad) -> None:
    before = pad.corners
    pad.drag(pad.stage.finger("corner:2"), (0.7, 0.7))

    assert pad.corners[:2] + pad.corners[3:] == before[:2] + before[3:]


def test_a_finger_beside_the_corner_does_not_make_it_jump(pad: Pad) -> None:
    """The finger would cover what it points at; and a touch that only chooses must not move anything."""
    target = pad.stage.app.find("corner:1")
    assert target is not None
    before = pad.corners
    finger = Finger(pad.stage, target.x - 20, target.y + 15)
    finger.down()
    pad.answer()

    assert pad.corners[1] == pytest.approx(before[1], abs=1e-6)
    finger.move(target.x - 20, target.y + 15 + 40)
    finger.up()
    pad.answer()
    assert pad.corners[1][0] == pytest.approx(before[1][0], abs=1e-6)
    assert pad.corners[1][1] == pytest.approx(before[1][1] + 40 / pad.widget._shown.height, abs=1e-6)


def test_taps_alone(pad: Pad) -> None:
    """A corner, then its place; the next corner, then its place."""
    before = pad.corners
    pad.tap(*before[2])
    assert (pad.by_hand.view.chosen, pad.corners[2]) == (2, pytest.approx(before[2], abs=1e-6))

    pad.tap(0.62, 0.6)
    assert pad.corners[2] == pytest.approx((0.62, 0.6), abs=0.004)

    pad.tap(*before[3])
    pad.tap(0.4, 0.6)
    assert pad.corners[3] == pytest.approx((0.4, 0.6), abs=0.004)
    assert pad.corners[:2] == before[:2]


@pytest.mark.parametrize(("key", "across", "down"), [("up", 0, -1), ("down", 0, 1), ("left", -1, 0), ("right", 1, 0)])
def test_an_arrow_key_moves_the_chosen_corner_by_a_hair(pad: Pad, key: str, across: int, down: int) -> None:
    pad.tap(*pad.corners[2])
    before = pad.corners[2]

    for _ in range(3):
        pad.stage.tap(f"nudge:{key}")
        pad.answer()

    moved = (pad.corners[2][0] - before[0]) * across + (pad.corners[2][1] - before[1]) * down
    assert 0.01 < moved < 0.02


def test_off_the_picture_a_corner_stays_at_its_edge(pad: Pad) -> None:
    pad.drag(pad.stage.finger("corner:0"), (-3.0, 0.5), (-3.0, -3.0))

    assert pad.corners[0] == (0.0, 0.0)


def test_a_finger_beside_the_picture_means_nothing(pad: Pad) -> None:
    glass = pad.widget.glass
    Finger(pad.stage, glass.center_x, pad.stage.app.glass.look.height - glass.center_y).down()

    assert pad.stage.touches == []


def test_the_page_is_not_laid_out_anew_while_a_corner_is_dragged(pad: Pad, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    page = pad.stage.app.glass.page
    monkeypatch.setattr(page, "_arrange", lambda *args: calls.append(args))

    pad.drag(pad.stage.finger("corner:0"), (0.3, 0.2), (0.4, 0.4))

    assert calls == []
    assert pad.corners[0] == pytest.approx((0.4, 0.4), abs=0.004)


def test_a_drag_that_began_on_a_page_already_gone_carries_its_serial(pad: Pad) -> None:
    finger = pad.stage.finger("corner:0")
    finger.down()
    pad.stage.touches.clear()
    pad.show(serial=401)

    finger.move(*pad.place(0.5, 0.5))
    finger.up()

    assert {serial for _, serial in pad.stage.touches} == {400}


def test_a_finger_that_stays_on_the_glass_when_the_visit_ends_meets_nothing(pad: Pad) -> None:
    finger = pad.stage.finger("corner:0")
    finger.down()
    place = pad.place(0.5, 0.5)
    pad.stage.show(frames()["attract"])

    finger.move(*place)
    finger.up()

    assert pad.stage.app.glass.screens[type(pad.by_hand.view)].ids.pad.sheet.texture is None


LOOK = Look(1080, 1920, 3.21, palette=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", [16 / 9, 4 / 3, 0.707, 0.5625])
@pytest.mark.parametrize("room", [(996, 1150), (996, 330), (1000, 700), (620, 620)])
def test_nothing_on_the_pad_lies_on_anything_else(shape: float, room: tuple[float, float]) -> None:
    box = Box(40, 240, *room)
    where = areas(LOOK, box, shape)
    rim = LOOK.touch / 2
    sheet = where.sheet.inset(-rim, -rim)

    for part in (sheet, where.glass, where.keys):
        assert part.x >= box.x
        assert part.y >= box.y
        assert part.right <= box.right
        assert part.top <= box.top
    for one, other in ((sheet, where.glass), (sheet, where.keys), (where.glass, where.keys)):
        assert one.right <= other.x or other.right <= one.x or one.top <= other.y or other.top <= one.y
    assert where.sheet.width / where.sheet.height == pytest.approx(shape)
