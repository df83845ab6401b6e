"""How often in a second the window looks for fingers and draws: often while somebody is there, seldom at rest.

Kivy's loop wakes for every possible frame, drawn or not; sixty times a second that is most of what a kiosk costs while
nobody uses it. At rest it wakes twenty times: a finger that begins a visit waits 50 ms longer at most.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.views import AttractView, Frame, OutOfOrderView

LIVELY_FPS = 60
RESTING_FPS = 20
RESTS_AFTER_S = 10.0  # nothing that a finger set in motion moves any longer by then

After = Callable[[float, Callable[[], None]], Callable[[], None]]  # seconds, what then; gives how to forget it


def _set_fps(fps: int) -> None:
    from kivy.clock import Clock  # not before the window is configured (`screens.env`)

    Clock._max_fps = fps  # noqa: SLF001 - read by Kivy before every wait, and set nowhere else but from its settings


def _after(seconds: float, then: Callable[[], None]) -> Callable[[], None]:
    from kivy.clock import Clock

    cancel: Callable[[], None] = Clock.schedule_once(lambda _dt: then(), seconds).cancel
    return cancel


class Pace:
    """Main thread only. Rests on pages where nobody is, some seconds after the last touch."""

    def __init__(self, set_fps: Callable[[int], None] = _set_fps, after: After = _after) -> None:
        self._set_fps, self._after = set_fps, after
        self._forget: Callable[[], None] = lambda: None
        self._nobody = self._resting = False

    def shown(self, frame: Frame) -> None:
        """A page of somebody's visit is lively; a front page that only tells the new minute wakes nobody."""
        self._nobody = isinstance(frame.view, AttractView | OutOfOrderView) and frame.overlay is None
        if not (self._nobody and self._resting):
            self.touched()

    def touched(self, *_: object) -> None:
        self._forget()
        self._resting = False
        self._set_fps(LIVELY_FPS)
        self._forget = self._after(RESTS_AFTER_S, self._rest)

    def _rest(self) -> None:
        if self._nobody:
            self._resting = True
            self._set_fps(RESTING_FPS)
