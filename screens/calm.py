"""When our own code fails: say sorry, forget the visit, go on. Three times in a minute: end, to be started afresh."""

from __future__ import annotations

import logging
import traceback
from collections import deque
from collections.abc import Callable

from kivy.base import ExceptionHandler, ExceptionManager

WINDOW_S = 60.0
TOO_MANY = 3
_log = logging.getLogger(__name__)


class Calm(ExceptionHandler):
    """Catches what an event handler raised. `sorry` shows the page that apologises, `give_up` ends the program."""

    def __init__(self, clock: Callable[[], float], sorry: Callable[[], None], give_up: Callable[[], None]) -> None:
        self._clock, self._sorry, self._give_up = clock, sorry, give_up
        self._times: deque[float] = deque(maxlen=TOO_MANY)

    def handle_exception(self, inst: BaseException) -> int:
        if isinstance(inst, (KeyboardInterrupt, SystemExit)):
            return int(ExceptionManager.RAISE)
        _log.error("%s at %s", type(inst).__name__, where(inst))
        self._times.append(self._clock())
        if len(self._times) == TOO_MANY and self._times[-1] - self._times[0] <= WINDOW_S:
            self._give_up()
        else:
            self._sorry()
        return int(ExceptionManager.PASS)


def where(error: BaseException) -> str:
    """The places the error came through, never its message: that may hold what a resident typed."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.name} {frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
