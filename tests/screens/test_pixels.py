"""What is really on the glass, pixel by pixel. Mesa draws a page the same, bit for bit, so nothing is tolerated."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PIL import ImageChops

from kiosk.views import Frame, ScanStage, Settings
from tests.screens.samples import VIEWS, frames
from tests.screens.stage import Stage

FRAMES = frames()
BEFORE = ("attract-trouble", "overlay-leave", "number-offline", "status", "scan-good", "choice-village")


@pytest.mark.parametrize("name", ["review", "scan-cover-open", "overlay-help", "status-returned", "message-counter"])
def test_a_page_looks_the_same_whatever_was_open_before(stage: Stage, name: str) -> None:
    """GIVEN other pages in other settings, left standing pressed or turned WHEN this one opens THEN nothing of them is
    left: no ghost of a button, no word, no picture."""
    stage.show(FRAMES["attract"])
    stage.show(FRAMES[name])
    alone = stage.pixels()

    dice = random.Random(name)
    for before in dice.sample(BEFORE, len(BEFORE)):
        looked = Settings(text_scale=dice.choice((1.0, 1.5)), high_contrast=dice.random() < 0.5, low_reach=True)
        stage.show(replace(FRAMES[before], settings=looked))
        stage.pump()
    stage.show(FRAMES[name])

    assert ImageChops.difference(stage.pixels(), alone).getbbox() is None


def test_the_same_screen_with_fewer_buttons_keeps_no_ghost(stage: Stage) -> None:
    done = VIEWS["message-wrong-holder"]
    stage.show(FRAMES["attract"])
    stage.show(Frame(serial=1, view=replace(done, buttons=done.buttons[:1])))
    alone = stage.pixels()

    stage.show(Frame(serial=2, view=done))
    stage.pump()
    stage.show(Frame(serial=3, view=replace(done, buttons=done.buttons[:1])))

    assert ImageChops.difference(stage.pixels(), alone).getbbox() is None


def test_a_scan_page_shows_the_drawing_until_there_is_a_page_to_show(stage: Stage) -> None:
    stage.show(FRAMES["scan-waiting"])
    ids = stage.app.glass.page.ids
    assert (ids.picture.shown, ids.preview.shown) == (True, False)

    stage.show(FRAMES["scan-good"])
    assert FRAMES["scan-good"].view.stage is ScanStage.GOOD
    assert (ids.picture.shown, ids.preview.shown) == (False, True)


def test_a_finger_down_is_seen_in_the_pixels(stage: Stage) -> None:
    stage.show(FRAMES["review"])
    before = stage.pixels()
    finger = stage.finger("choose:send")

    finger.down()
    pressed = stage.pixels()
    finger.up()

    assert ImageChops.difference(before, pressed).getbbox() is not None
    assert ImageChops.difference(before, stage.pixels()).getbbox() is None
