"""Leads through the steps of one guided test, and turns what came of them into one finding, kept with who led it."""

from __future__ import annotations

from typing import Protocol

from kiosk.doctor.model import By, Finding, Outcome
from kiosk.effects import Chime, StopListening
from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, say
from kiosk.technician.asks import Answer, Broke, KeepFinding, Kept, RunWork, WorkDone, WorkSays
from kiosk.technician.guided import Codes, Colours, Grid, GuidedTest, Instruction, Question, Step, Work
from kiosk.technician.hands import CodesPage, ColoursPage, GridPage
from kiosk.technician.pages import ON, WorkPage, message
from kiosk.technician.session import Session, ask
from kiosk.views import BusyView, Button, Emphasis, Preview, Tone

_YES = Button("yes", say("technician.yes"), "check", Emphasis.PRIMARY)
_NO = Button("no", say("technician.no"), "close")
_SOUND = Button("sound", say("technician.sound_again"), "volume_up")


class Shown(Protocol):
    """Opens the page of the result. `again` runs the test again, `picture` is what a technician should see."""

    def __call__(self, found: tuple[Finding, ...], again: Way, *, picture: Preview | None) -> Effects: ...


class GuidedRun:
    """One run. `show` opens the page of its result, `home` is where "Kembali" leads from any step."""

    def __init__(self, session: Session, test: GuidedTest, show: Shown, home: Way) -> None:
        self._session, self._test, self._show, self._home = session, test, show, home
        self._at = 0
        self._done = WorkDone()  # the machine's last word on it
        self._says: Text | None = None  # its word on the work that runs

    def begin(self) -> Effects:
        self._at, self._done = 0, WorkDone()
        return self._open_step()

    def _next(self) -> Effects:
        self._at += 1
        if self._at < len(self._test.steps):
            return self._open_step()
        return self._conclude(self._done.finding or self._finding(Outcome.PASS, self._test.passed))

    def _open_step(self) -> Effects:
        step = self._test.steps[self._at]
        match step:
            case Instruction():
                page = message("step", (step.title, step.body), {ON: self._next}, picture=step.picture)
                return self._session.open(page, back=self._home)
            case Work():
                self._says = step.body
                asking = ask(RunWork(step.name, self._test.id))
                return self._session.open(WorkPage(self._at_work, asking, self._worked), back=self._home)
            case Question():
                return self._ask(step)
        return self._session.open(self._hands(step), back=self._home)

    def _hands(self, step: Step) -> CodesPage | GridPage | ColoursPage:
        match step:
            case Codes():
                return CodesPage(self._next, self._fail)
            case Grid(columns=columns, rows=rows):
                return GridPage(columns, rows, self._next, self._fail)
            case Colours(colours=colours):
                return ColoursPage(colours, self._next)
        raise TypeError(type(step).__name__)

    def _ask(self, step: Question) -> Effects:
        tone: Effects = (Chime(step.sound),) if step.sound else ()
        again: dict[Button, Way] = {_SOUND: lambda: tone} if step.sound else {}
        ways = {_NO: lambda: self._fail(step.failed), **again, _YES: self._next}
        page = message("question", (step.title, step.body), ways, Tone.INFO, step.picture)
        return (*self._session.open(page, back=self._home), *tone)

    def _at_work(self) -> BusyView:
        return BusyView(self._test.label, self._says)

    def _worked(self, answer: Answer) -> Effects:
        match answer:
            case WorkSays(says=says):
                self._says = says
                return ()
            case WorkDone(finding=Finding() as finding):
                self._done = answer
                return self._conclude(finding) if finding.outcome is Outcome.FAIL else self._next()
            case WorkDone(fault=None):
                return self._next()
            case WorkDone(fault=fault) if fault is not None:
                return self._fail(say(fault.technician))
            case Broke():
                return self._fail(say("technician.broke"))
        return ()

    def _fail(self, says: Text) -> Effects:
        return self._conclude(self._finding(Outcome.FAIL, says))

    def _conclude(self, finding: Finding) -> Effects:
        found = (finding, *self._done.also)
        kept = (each for one in found for each in ask(KeepFinding(Kept(one, self._session.who))))
        return (StopListening(), *kept, *self._show(found, self.begin, picture=self._done.picture))

    def _finding(self, outcome: Outcome, says: Text) -> Finding:
        at = self._session.clock.now()
        return Finding(self._test.id, self._test.part, outcome, says, at, By.TECHNICIAN)
