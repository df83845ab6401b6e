"""Exposure, focus and white balance, where the camera lets them be set: asked for, then read back, never assumed.

V4L2 cameras refuse silently: `set` answers True and the old value stands, or False and it is set all the same. What
counts is what `get` says afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

# V4L2_EXPOSURE_APERTURE_PRIORITY (linux, v4l2-controls.h): the camera finds its exposure by itself. 1 is by hand.
AUTO_EXPOSURE_ON = 3.0

# Our word -> OpenCV's.
PROPERTIES = {
    "autofocus": "CAP_PROP_AUTOFOCUS",
    "focus": "CAP_PROP_FOCUS",
    "auto_exposure": "CAP_PROP_AUTO_EXPOSURE",
    "exposure": "CAP_PROP_EXPOSURE",
    "auto_white_balance": "CAP_PROP_AUTO_WB",
    "white_balance": "CAP_PROP_WB_TEMPERATURE",
    "gain": "CAP_PROP_GAIN",
    "sharpness": "CAP_PROP_SHARPNESS",
    "zoom": "CAP_PROP_ZOOM",
}
# A document camera of which nobody said anything looks after itself.
BY_ITSELF: Mapping[str, float] = {"autofocus": 1.0, "auto_exposure": AUTO_EXPOSURE_ON, "auto_white_balance": 1.0}
# A value by hand means nothing while its automatic is on.
_AUTOMATIC_OF = {
    "focus": ("autofocus", 0.0),
    "exposure": ("auto_exposure", 1.0),
    "white_balance": ("auto_white_balance", 0.0),
}


class Adjustable(Protocol):
    """The part of `cv2.VideoCapture` that is set up here."""

    def set(self, prop: int, value: float, /) -> bool: ...

    def get(self, prop: int, /) -> float: ...


def adjust(camera: Adjustable, wanted: Mapping[str, float]) -> dict[str, float]:
    """Set `wanted` (names of `PROPERTIES`) over what a camera does by itself; what each stands at now, by the camera's
    own word. Left out is what it does not know (it says -1)."""
    import cv2

    values = dict(BY_ITSELF)
    for name, value in wanted.items():
        automatic, off = _AUTOMATIC_OF.get(name, (name, value))
        values[automatic] = off
        values[name] = value
    numbers: dict[str, int] = {name: getattr(cv2, PROPERTIES[name]) for name in values}
    for name in sorted(values, key=lambda each: each in _AUTOMATIC_OF):  # automatics first
        camera.set(numbers[name], values[name])
    stand = {name: camera.get(number) for name, number in numbers.items()}
    return {name: value for name, value in stand.items() if value != -1}
