"""Learning how a reader talks: a hand shows it the codes of the set-up page, we listen at one speed after another.

Nobody has to know the reader's manual, its speed or what an installer once programmed into it.
"""

from __future__ import annotations

import select
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import serial

from hardware.device import Fault
from hardware.reader import faults
from hardware.reader.framing import Doubt, Framing, known, learn
from hardware.reader.serial import CHUNK, open_line

# The codes of the set-up page: of different lengths, with no character that any keyboard or reader changes.
SETUP_CODES = ("ANJUNGAN-SATU-1", "ANJUNGAN-DUA-22", "ANJUNGAN-TIGA-333", "ANJUNGAN-EMPAT-4444")

# The factory speeds of the readers on the market, the usual ones first; a USB-CDC reader answers at the first.
SPEEDS = (9600, 115200, 57600, 38400, 19200, 4800)

ENOUGH = 2  # different codes read
SILENCE_S = 0.3  # a code comes in one piece; a hand needs longer from one code to the next
AT_EACH_SPEED_S = 10.0  # long enough to show a code once more
LIMIT_S = 120.0


class Step(Enum):
    """What the hand before the reader should know."""

    SHOW = auto()  # show any code of the page
    OTHER_SPEED = auto()  # not understood; show a code once more
    UNDERSTOOD = auto()  # that was one; now another one


@dataclass(frozen=True)
class Lesson:
    """What was learnt."""

    baud: int
    framing: Framing


def teach(
    port: str,
    tell: Callable[[Step], None],
    *,
    clock: Callable[[], float] = time.monotonic,
    limit_s: float = LIMIT_S,
    speeds: tuple[int, ...] = SPEEDS,
    each_s: float = AT_EACH_SPEED_S,
) -> Lesson | Doubt | Fault:
    """Listen at the path `port` until two codes of the page were understood, at most `limit_s` seconds."""
    deadline = clock() + limit_s
    heard_anything, step = False, Step.SHOW
    for baud in (*speeds, *speeds):
        left = deadline - clock()
        line = open_line(port, baud) if left > 0 else None
        if line is None:
            break
        if isinstance(line, Fault):
            return line
        tell(step)  # now that it would be heard
        step = Step.OTHER_SPEED
        bursts = _Listener(line, clock, tell).bursts(min(clock() + each_s, deadline), deadline)
        if isinstance(bursts, Fault):
            return bursts
        heard_anything = heard_anything or bool(bursts)
        learnt = learn(bursts, SETUP_CODES)
        if learnt not in (Doubt.NOTHING_HEARD, Doubt.NOISE):
            return Lesson(baud, learnt) if isinstance(learnt, Framing) else learnt
    return Doubt.NOISE if heard_anything else Doubt.NOTHING_HEARD


class _Listener:
    """One line at one speed."""

    def __init__(self, line: serial.Serial, clock: Callable[[], float], tell: Callable[[Step], None]) -> None:
        self._line, self._clock, self._tell = line, clock, tell

    def bursts(self, until: float, deadline: float) -> list[bytes] | Fault:
        """What the reader says, one burst for each code shown. Ends when two codes were understood, at the first burst
        that was not, or when nothing comes."""
        try:
            with self._line:
                return self._listen(until, deadline)
        except OSError:  # pulled out meanwhile; pyserial's SerialException is one too
            return faults.UNPLUGGED

    def _listen(self, until: float, deadline: float) -> list[bytes]:
        bursts: list[bytes] = []
        understood: set[str] = set()
        while len(understood) < ENOUGH and (burst := self._burst(until)):
            bursts.append(burst)
            code = known(burst, SETUP_CODES)
            if code is None and not understood:
                break
            if code is not None and code not in understood:
                understood.add(code)
                self._tell(Step.UNDERSTOOD)
            until = deadline  # the speed is right: take all the time there is
        return bursts

    def _burst(self, until: float) -> bytes:
        """What comes until the next silence; b"" when nothing came until then."""
        heard = b""
        while True:
            left = SILENCE_S if heard else max(until - self._clock(), 0.0)
            ready, _, _ = select.select([self._line.fileno()], [], [], left)
            if not ready:
                return heard
            data = bytes(self._line.read(CHUNK))
            if not data:
                return heard
            heard += data
