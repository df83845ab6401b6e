"""Exposure, focus and white balance: asked for, read back, never assumed."""

from __future__ import annotations

import cv2
import pytest

from hardware.camera.controls import AUTO_EXPOSURE_ON, PROPERTIES, adjust


class Stubborn:
    """A V4L2 camera: knows some controls, says True to all, and keeps some as they were."""

    def __init__(self, known: dict[int, float], stuck: tuple[int, ...] = ()) -> None:
        self.values, self._stuck = dict(known), stuck
        self.asked: list[int] = []

    def set(self, prop: int, value: float, /) -> bool:
        self.asked.append(prop)
        if prop in self.values and prop not in self._stuck:
            self.values[prop] = value
        return True

    def get(self, prop: int, /) -> float:
        return self.values.get(prop, -1.0)


def test_a_camera_of_which_nobody_said_anything_looks_after_itself() -> None:
    camera = Stubborn({cv2.CAP_PROP_AUTOFOCUS: 0.0, cv2.CAP_PROP_AUTO_EXPOSURE: 1.0, cv2.CAP_PROP_AUTO_WB: 0.0})
    stand = adjust(camera, {})
    assert stand == {"autofocus": 1.0, "auto_exposure": AUTO_EXPOSURE_ON, "auto_white_balance": 1.0}


def test_a_value_by_hand_switches_its_automatic_off_first() -> None:
    camera = Stubborn({cv2.CAP_PROP_AUTOFOCUS: 1.0, cv2.CAP_PROP_FOCUS: 0.0})
    stand = adjust(camera, {"focus": 30.0})
    assert stand == {"autofocus": 0.0, "focus": 30.0}
    assert camera.asked.index(cv2.CAP_PROP_AUTOFOCUS) < camera.asked.index(cv2.CAP_PROP_FOCUS)


def test_what_stands_is_what_the_camera_says_and_not_what_was_asked() -> None:
    camera = Stubborn({cv2.CAP_PROP_EXPOSURE: 150.0, cv2.CAP_PROP_AUTO_EXPOSURE: 3.0}, (cv2.CAP_PROP_EXPOSURE,))
    assert adjust(camera, {"exposure": 80.0}) == {"exposure": 150.0, "auto_exposure": 1.0}


def test_what_a_camera_does_not_know_is_left_out() -> None:
    assert adjust(Stubborn({}), {"zoom": 2.0}) == {}


@pytest.mark.parametrize("name", PROPERTIES)
def test_every_word_is_one_of_opencvs(name: str) -> None:
    assert isinstance(getattr(cv2, PROPERTIES[name]), int)
