"""Carries out what a visit asks for, off the main loop, and brings the answers back onto it.

Everything that touches the visit happens on the main loop: `touch` and `happen` are called there, answers come there
through `post`. An answer that comes after the visit ended belongs to nobody and is dropped; what was asked for happens
all the same (a request that is being kept stays kept).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event as Flag

from kiosk.clock import Clock
from kiosk.codes.answers import Advice
from kiosk.degraded import Step, way_of
from kiosk.effects import (
    CancelCapture,
    Chime,
    CloseDown,
    Effect,
    Finish,
    Hush,
    ListenForCode,
    SpeakPage,
    StartTimer,
    StopListening,
    StopTimer,
    TakeNow,
    WatchCamera,
)
from kiosk.events import CodeHidden, CodeRead, Event, Happening, MachineChanged, MinutePassed, TimerFired, Touch
from kiosk.incident import described
from kiosk.looking import Looking
from kiosk.machine import Machine, Visit
from kiosk.views import Frame
from kiosk.work import LOOKS, Job, failure_of, job_of

log = logging.getLogger(__name__)


def _over() -> Flag:
    flag = Flag()
    flag.set()
    return flag


@dataclass
class _Holdings:
    """What the machine holds for the resident of this moment. Replaced whole when the visit ends."""

    timers: dict[str, Callable[[], None]] = field(default_factory=dict)  # name -> forget it
    looking: Looking = field(default_factory=Looking)
    listening: bool = False
    reading_codes: Flag = field(default_factory=_over)  # set while no camera reads them
    over: bool = False


def _nobody(_event: Happening) -> None:
    """Waits for no answer."""


class Runner:
    """`show` draws a frame; `post` calls something on the main loop soon, and may be called from any thread."""

    def __init__(
        self,
        visit: Visit,
        machine: Machine,
        show: Callable[[Frame], None],
        post: Callable[[Callable[[], None]], None],
        clock: Clock,
    ) -> None:
        self._visit, self._machine, self._show, self._post, self._clock = visit, machine, show, post, clock
        self._holds = _Holdings()
        self._shown: Frame | None = None

    def start(self) -> None:
        """Show the first page, and tell the visit every minute what time it is."""
        self.happen(MinutePassed(self._clock.now()))
        self._wait_for_the_minute()

    def touch(self, touch: Touch, serial: int) -> None:
        """Somebody touched the frame `serial`."""
        self._handle(touch, serial)

    def happen(self, event: Happening) -> None:
        """Something happened to the machine. On the main loop only; others go through `post`."""
        self._handle(event, None)
        if isinstance(event, MachineChanged) and self._holds.listening:
            self._listen_by_camera()  # the reader may have been lost, or the camera found

    def _handle(self, event: Event, serial: int | None) -> None:
        try:
            effects = self._visit.handle(event, serial)
        except Exception as error:  # a journey's bug: the kiosk lives on, if the visit can still be ended
            log.error("visit failed on %s: %s", type(event).__name__, described(error))  # noqa: TRY400
            effects = self._visit.abandon()  # a second failure ends the process, which starts afresh
        self._draw()
        for effect in effects:
            self._carry_out(effect)

    def _draw(self) -> None:
        frame = self._visit.frame
        if frame != self._shown:
            self._shown = frame
            self._show(frame)

    def _carry_out(self, effect: Effect) -> None:
        try:
            self._do(effect)
        except Exception as error:
            self._failed(effect, error, self._holds)

    def _do(self, effect: Effect) -> None:
        match effect:
            case StartTimer(name=name, seconds=seconds):
                self._start_timer(name, seconds)
            case StopTimer(name=name):
                self._stop_timer(name)
            case ListenForCode():
                self._listen()
            case StopListening():
                self._stop_listening()
            case CancelCapture():
                self._cancel_capture()
            case TakeNow():
                self._holds.looking.take_now()
            case Finish():
                self._let_go()
            case CloseDown():
                self._machine.close_down()
            case SpeakPage() | Hush() | Chime():
                self._sound(effect)
            case _:
                self._begin(effect)

    def _sound(self, effect: SpeakPage | Hush | Chime) -> None:
        voice, frame = self._machine.voice, self._visit.frame
        match effect:
            case SpeakPage():
                voice.speak(self._machine.read_page(frame), frame.settings.language)
            case Hush():
                voice.hush()
            case Chime(name=name):
                voice.chime(name)

    # --- work that takes time -----------------------------------------------------------------------------------------

    def _begin(self, effect: Effect) -> None:
        """Do the work in the background; its answers come back while the visit lasts."""
        holds = self._holds
        if isinstance(effect, WatchCamera):
            holds.reading_codes.set()  # one camera looks at one thing
        job = job_of(effect, self._machine, holds.looking)
        cancelled = holds.looking.cancelled

        def answer(event: Happening) -> None:
            dropped = isinstance(effect, LOOKS) and cancelled.is_set()
            if not dropped:
                self._answer(event, holds)

        self._machine.background(lambda: self._work(job, effect, answer, holds))

    def _work(self, job: Job, effect: Effect, answer: Callable[[Happening], None], holds: _Holdings) -> None:
        """In the background: the job, or its failure event when it meets a bug."""
        try:
            job(lambda event: self._post(lambda: answer(event)))
        except Exception as error:  # the wall between a bug in one effect and the whole kiosk
            self._failed(effect, error, holds)

    def _failed(self, effect: Effect, error: Exception, holds: _Holdings) -> None:
        log.error("%s failed: %s", type(effect).__name__, described(error))
        event = failure_of(effect)
        if event is not None:
            self._post(lambda: self._answer(event, holds))

    def _answer(self, event: Happening, holds: _Holdings) -> None:
        """On the main loop: pass the answer on, unless it belongs to a visit that is over."""
        if not holds.over:
            self.happen(event)

    # --- what is held for the resident --------------------------------------------------------------------------------

    def _start_timer(self, name: str, seconds: float) -> None:
        self._stop_timer(name)
        holds = self._holds

        def fired() -> None:
            holds.timers.pop(name, None)
            self._answer(TimerFired(name), holds)

        holds.timers[name] = self._machine.timers.after(seconds, fired)

    def _stop_timer(self, name: str) -> None:
        forget = self._holds.timers.pop(name, None)
        if forget is not None:
            forget()

    def _listen(self) -> None:
        self._holds.listening = True
        self._machine.devices.listen(self._counted(self._hearing(self._holds)))
        self._listen_by_camera()

    def _counted(self, hear: Callable[[str], None]) -> Callable[[str], None]:
        """By the reader's own thread; the tally returns at once."""

        def heard(text: str) -> None:
            self._machine.tally.count("reader", "reads")
            hear(text)

        return heard

    def _hearing(self, holds: _Holdings) -> Callable[[str], None]:
        return lambda text: self._post(lambda: self._code(text, holds))

    def _listen_by_camera(self) -> None:
        """Where no reader works, codes are held under the camera."""
        holds, machine = self._holds, self._machine
        way = way_of(Step.CODE, machine.devices.availability)
        if machine.camera is None or way is None or way.needs != "camera" or not holds.reading_codes.is_set():
            return
        camera, over = machine.camera, Flag()
        holds.reading_codes = over

        def advised(advice: Advice) -> None:
            self._post(lambda: self._advise(advice, holds))

        def read() -> None:
            try:
                camera.read_codes(over, self._hearing(holds), advised)
            finally:
                over.set()  # it may be begun again, when the camera is well again

        machine.background(lambda: self._work(lambda _: read(), ListenForCode(), _nobody, holds))

    def _advise(self, advice: Advice, holds: _Holdings) -> None:
        if holds.listening and not holds.over:
            self.happen(CodeHidden(advice))

    def _code(self, text: str, holds: _Holdings) -> None:
        """One code is let through; what the reader saw besides is nobody's."""
        if holds.listening and not holds.over:
            self._stop_listening()
            self.happen(CodeRead(text))

    def _stop_listening(self) -> None:
        self._holds.listening = False
        self._holds.reading_codes.set()
        self._machine.devices.stop_listening()

    def _cancel_capture(self) -> None:
        self._holds.looking.cancel()
        devices = self._machine.devices
        self._machine.background(lambda: devices.interrupt("scanner", lambda scanner: scanner.cancel()))

    def _let_go(self) -> None:
        """The visit is over: nothing of it may still ring, listen, scan or speak, and late answers find nobody."""
        holds, self._holds = self._holds, _Holdings()
        holds.over = True
        for forget in holds.timers.values():
            forget()
        if holds.listening:
            self._machine.devices.stop_listening()
        holds.looking.wipe()
        holds.reading_codes.set()
        if self._machine.camera is not None:
            self._machine.camera.wipe()
        self._machine.voice.hush()

    def _wait_for_the_minute(self) -> None:
        now = self._clock.now()
        left = 60.0 - now.second - now.microsecond / 1e6
        self._machine.timers.after(left, self._minute)

    def _minute(self) -> None:
        self.happen(MinutePassed(self._clock.now()))
        self._wait_for_the_minute()
