"""What one frame of a camera's living picture shows, cheaply enough for every frame that is looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.capture import limits
from kiosk.capture.finder.geometry import Floats
from kiosk.capture.light import glare_on, paper_light
from kiosk.capture.page_edge import locate
from kiosk.capture.picture import Picture, Pixels, Points, darkest_channel, picture_of
from kiosk.capture.printed import is_printed
from kiosk.capture.sharpness import steepness
from kiosk.capture.straighten import flatten


@dataclass(frozen=True, eq=False)
class LiveSight:
    """`outline`: the sheet's corners in px of the frame, (4, 2) clockwise from top left; None while none is seen.

    `sharp`: how steep the edges of the print are, 0 (none, or none to tell by) to about 0.5 (as steep as pixels can
    be); of several frames of one still sheet the largest is the sharpest. `dark`: too little light to read by;
    `glare`: a lamp is mirrored on the sheet; `bare`: nothing is printed on it, it may be a tile of the table.
    """

    outline: Points | None
    sharp: float
    dark: bool
    glare: bool
    bare: bool = False

    @property
    def blurred(self) -> bool:
        """Whether a page taken now would be too blurred to read; never of a sheet without print."""
        return 0.0 < self.sharp < limits.LIVE_SHARP


UNSEEN = LiveSight(None, 0.0, False, False)


def look_at(pixels: Pixels) -> LiveSight:
    """What the frame `pixels` shows. What is no picture, or a tiny one, shows nothing."""
    frame = picture_of(pixels, 0)
    if frame is None:
        return UNSEEN
    found = locate(frame, preview=True)
    if found is None:
        return LiveSight(None, 0.0, _is_night(frame), False)
    small = frame.at(frame.dpi * limits.PREVIEW_SEARCH_PX / max(frame.size))
    page = flatten(small, found.corners * np.float32(small.size[0] / frame.size[0]))
    dark = paper_light(page) < limits.TOO_DARK
    glare = not dark and glare_on(page) is not None
    bare = not is_printed(frame, found.corners)
    return LiveSight(found.corners, _sharp(frame, found.corners), dark, glare, bare)


def _is_night(frame: Picture) -> bool:
    """Whether nothing in the frame is lit: on a dark mat alone the lightest spots still are."""
    small = frame.at(frame.dpi * limits.PREVIEW_SEARCH_PX / max(frame.size))
    return float(np.quantile(small.pixels.max(axis=2), 0.99)) < limits.NIGHT


def _sharp(frame: Picture, outline: Floats) -> float:
    """The steepness of the print, or of the sheet's own edges where no print is seen."""
    around = outline.mean(axis=0) + (outline - outline.mean(axis=0)) * limits.LIVE_AROUND
    (left, top), (right, bottom) = (np.clip(f(around, axis=0), 0, frame.size).astype(int) for f in (np.min, np.max))
    part = Picture(np.ascontiguousarray(frame.pixels[top:bottom, left:right]), frame.dpi, measured=False)
    return steepness(darkest_channel(part)) or 0.0
