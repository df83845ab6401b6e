"""Carries out what the robot's resident wants at a kiosk without a window, and says how the visit ended."""

from __future__ import annotations

import faulthandler
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from anjungan.robot.mishaps import Stage, When
from anjungan.robot.person import Deed, LaySheet, Stuck, Touch
from anjungan.robot.plan import Plan
from anjungan.robot.tour.glass import LOOK_S
from anjungan.robot.unlucky import UnluckyPerson
from bench.soak.eyes import marked, shred
from bench.soak.glass import Glass
from dock.samples import RESOLUTION, sample
from kiosk import events
from kiosk.runner import Runner
from kiosk.views import AttractView, Frame, NumberView

BETWEEN_RESIDENTS_S = 40.0  # 2,000 visits: a day
PATIENCE_S = 75.0  # without any change on the glass: something hangs
_MOST_DEEDS = 600
_LONGEST_IDLE_S = 400.0  # every page that nobody touches is closed by then


@dataclass(frozen=True)
class Visit:
    """`large`: whole A4 sheets, for the real process that looks at pages. `walks_off`: in the middle of it."""

    number: int
    plan: Plan
    dice: Random
    large: bool
    walks_off: bool


class Resident:
    def __init__(self, glass: Glass, runner: Runner, stage: Stage, call_help: Callable[[], None]) -> None:
        self._glass, self._runner, self._stage, self._call_help = glass, runner, stage, call_help
        self.number = ""
        self._sheets = 0

    def visit(self, visit: Visit, tell: Callable[[dict[str, object]], None]) -> str:
        """From the attract page until it is back. "filed", "walked off", or "stuck: " and where."""
        self._glass.leap(BETWEEN_RESIDENTS_S)
        self._take_everything_away()
        self._wait(lambda: isinstance(self._frame.view, AttractView))
        person = UnluckyPerson(visit.plan, visit.dice, self._call_help)
        leaves_after = visit.dice.randrange(3, 40) if visit.walks_off else _MOST_DEEDS
        begun, verdict = False, ""
        for deeds in range(_MOST_DEEDS):
            frame = self._frame
            if begun and isinstance(frame.view, AttractView):
                return "filed" if self.number else "left"
            begun = begun or not isinstance(frame.view, AttractView)
            if deeds >= leaves_after and not self.number:
                return self._walk_off()
            self._note_number(frame, tell)
            verdict = self._step(visit, person, frame)
            if verdict:
                break
        faulthandler.dump_traceback()
        self._walk_off()
        return verdict or f"stuck: {_name(self._frame)} goes round in circles"

    def _step(self, visit: Visit, person: UnluckyPerson, frame: Frame) -> str:
        """One deed and its answer; a verdict when nothing answers."""
        deed = person.next(frame)
        if isinstance(deed, Stuck):
            return f"stuck: {deed.page}"
        self._do(visit, deed, frame)
        self._stage.passes(When.STEP)
        if deed is not None:
            self._glass.go_round(LOOK_S if self._frame is frame else 0)
        elif not self._wait(lambda: self._frame is not frame):
            return f"stuck: {_name(frame)} did not answer"
        return ""

    def _do(self, visit: Visit, deed: Deed | None, frame: Frame) -> None:
        match deed:
            case Touch(touch_id=touch_id):
                self._runner.touch(event_of(touch_id), frame.serial)
            case LaySheet(sample=name, under_camera=True):
                self._stage.parts.camera.table.put(marked(sample(name).alone(), visit.number), RESOLUTION)
            case LaySheet(sample=name):
                self._sheets += 1
                large = visit.large and self._sheets == 1
                sheet = marked(sample(name).pixels(), visit.number) if large else shred(visit.number, self._sheets)
                self._stage.parts.scanner.put(sheet, RESOLUTION)

    def _note_number(self, frame: Frame, tell: Callable[[dict[str, object]], None]) -> None:
        if isinstance(frame.view, NumberView) and not self.number:
            self.number = frame.view.number
            tell({"number": frame.view.number, "slip_code": frame.view.slip_code})

    def _walk_off(self) -> str:
        """Nobody touches any more: the kiosk tidies up by itself. A machine that works is given its time."""
        deadline = time.monotonic() + PATIENCE_S
        while not isinstance(self._frame.view, AttractView):
            if time.monotonic() > deadline:
                return f"stuck: {_name(self._frame)} stayed open"
            self._glass.leap(1.0)
            self._glass.go_round()
        return "walked off"

    def _wait(self, condition: Callable[[], bool]) -> bool:
        """Go round until `condition`; False after `PATIENCE_S`."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                return False
            self._glass.go_round()
        return True

    def _take_everything_away(self) -> None:
        self._stage.parts.scanner.take_away()
        self._stage.parts.camera.table.take_away()

    @property
    def _frame(self) -> Frame:
        if self._glass.frame is None:
            raise RuntimeError("the kiosk has shown nothing yet")
        return self._glass.frame


def _name(frame: Frame) -> str:
    """Which page it is; nothing that was typed."""
    view = frame.view
    known = (getattr(view, each, "") for each in ("name", "requirement", "stage", "sight"))
    return " ".join([type(view).__name__, *(str(each) for each in known if each)])


def event_of(touch_id: str) -> events.Touch:
    """What the window would report for a touch on the thing with this id."""
    kind, _, rest = touch_id.partition(":")
    match kind:
        case "choose":
            return events.Chosen(rest)
        case "type":
            return events.Typed(rest)
        case "erase":
            return events.Erased()
    return events.BarPressed(events.BarKey(rest))
