"""When a page under the camera is to be taken: it lies still, is lit and sharp. Knows no camera and no thread."""

from __future__ import annotations

from math import hypot

from kiosk.camera.look import Look, Outline
from kiosk.clock import Clock
from kiosk.views import Sight

# A corner that is found twice on a sheet that lies still moves by a fifth of this; a hand that lets go, by more. As a
# share of the picture's width: 0.8 % are 10 pixels of 1280, or 5 mm on the table.
STILL_WITHIN = 0.008
# A hand that shifts a paper pauses for a third of a second; nobody waits long for a camera that seems idle.
STILL_FOR_S = 0.6
# So early the page says "hold it": before the shutter, and not at every pause.
HOLD_AFTER_S = 0.25
# A sight has to stand so long before it is told: a sentence that changes with every frame cannot be read.
TOLD_AFTER_S = 0.4
# A sheet that was taken already is known by its place: a breath from the fan shifts a corner by less than this ...
SAME_WITHIN = 0.02
# ... and who exchanges a paper has it off the table, or a hand over it, for longer than this.
AWAY_FOR_S = 0.5


class Stillness:
    """Hears every look, in the order of the frames.

    `taken_at`: where the sheet lay that was taken last. While it lies there still it is not taken once more, or it
    would be kept as the next document.
    """

    def __init__(self, clock: Clock, taken_at: Outline | None = None) -> None:
        self._clock = clock
        self._taken_at = taken_at
        self._away_since: float | None = None
        self._lay: Outline | None = None  # where the sheet lay when it was last seen to move
        self._since = 0.0
        self.ready = False  # to be taken now

    def saw(self, look: Look) -> Sight:
        """What the look says to somebody who has just laid a paper down."""
        self.ready = False
        if self._is_the_one_taken(look.outline):
            return Sight.TAKEN
        if look.outline is None:
            self._lay = None
            return Sight.TOO_DARK if look.dark else Sight.NOTHING
        still_s = self._still_for(look.outline)
        if still_s < HOLD_AFTER_S:
            return Sight.MOVING
        hindrance = _hindrance(look)
        if hindrance is None and look.bare:
            return Sight.NOTHING  # a blank sheet, too, is taken by hand only
        self.ready = hindrance is None and still_s >= STILL_FOR_S
        return hindrance or Sight.HOLD

    def _is_the_one_taken(self, outline: Outline | None) -> bool:
        """Whether the sheet that was taken last lies there unmoved. Once it was away, the next one is a new one."""
        if self._taken_at is None:
            return False
        now = self._clock.monotonic()
        if outline is not None and _moved(self._taken_at, outline) <= SAME_WITHIN:
            self._away_since = None
            return True
        self._away_since = now if self._away_since is None else self._away_since
        if now - self._away_since >= AWAY_FOR_S:
            self._taken_at = None
        return False

    def _still_for(self, outline: Outline) -> float:
        """Seconds for which the sheet has not moved. Compared with where it first lay, so that a slow drift shows."""
        now = self._clock.monotonic()
        if self._lay is None or _moved(self._lay, outline) > STILL_WITHIN:
            self._lay, self._since = outline, now
        return now - self._since


class Telling:
    """Which sights are told: changes only, and only those that stand for a while. `HOLD` is told at once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told = Sight.STARTING
        self._seen = Sight.STARTING
        self._since = 0.0

    def news(self, sight: Sight) -> Sight | None:
        """The sight to tell, or None when there is nothing new."""
        now = self._clock.monotonic()
        if sight is not self._seen:
            self._seen, self._since = sight, now
        at_once = sight is Sight.HOLD or self._told is Sight.STARTING
        if sight is self._told or not (at_once or now - self._since >= TOLD_AFTER_S):
            return None
        self._told = sight
        return sight


def _hindrance(look: Look) -> Sight | None:
    """Why a page taken now would be of no use."""
    if look.dark:
        return Sight.TOO_DARK
    if look.glare:
        return Sight.GLARE
    return Sight.BLURRED if look.blurred else None


def _moved(before: Outline, now: Outline) -> float:
    """How far the corner went that went farthest, as a share of the picture's width (heights count as much: a share of
    the height is a shorter way, so this is on the cautious side)."""
    return max(hypot(x - u, y - v) for (x, y), (u, v) in zip(before, now, strict=True))
