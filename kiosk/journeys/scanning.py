"""Taking in one paper, by scanner or camera: lay it down, look at it, and other ways out when it will not work."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from kiosk.asked import asked_of
from kiosk.effects import CancelCapture, CapturePage, CutByHand, SpeakPage, TakeNow, WatchCamera
from kiosk.events import (
    CameraSees,
    CapturedPage,
    CaptureFailed,
    Chosen,
    CornerMoved,
    Event,
    MachineChanged,
    PageCaptured,
    ScannerWarming,
    SheetScanned,
    StackEmpty,
)
from kiosk.journeys.corners_page import CornersByHand
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Patience, Way, touchable
from kiosk.journeys.papers import Papers
from kiosk.journeys.pictures import picture_of
from kiosk.journeys.signed_sheets import DOUBTED, doubt_of, missing, on_their_word
from kiosk.journeys.taking import WORKING, Doing, Problem, ScanTask, Scene, Taker, built_for, taker_now
from kiosk.journeys.taking_view import HOW_TO_LAY, view_of
from kiosk.journeys.verdicts import KEPT, NO_PAGE_FOUND, said_of, wrong_kind
from kiosk.say import say
from kiosk.views import Sight, View

_CANCELLED = "scanner.cancelled"
_SHEET_THERE = (Sight.MOVING, Sight.GLARE, Sight.BLURRED, Sight.HOLD, Sight.TAKEN)
_ADVICE = (Sight.TOO_DARK, Sight.GLARE, Sight.BLURRED, Sight.TAKEN)


class ScanningPage(Page):
    """Keeps only pages that came out well; everything else is said with its cause and what to do next."""

    def __init__(self, desk: Desk, papers: Papers, task: ScanTask, done: Way) -> None:
        self._desk, self._papers, self._task, self._done = desk, papers, task, done
        self._id, self._printed = task.requirement.id, papers.printed(task.requirement.id)
        form = self._printed.sheets if self._printed is not None else ()
        self._asked = replace(asked_of(task.requirement), form=form)
        self._taker = self._best_taker()
        self._doing = Doing.GOOD if papers.of(self._id) else Doing.WAITING
        self._failures = self._unfound = 0
        self._warming = False
        self._problem: Problem | None = None
        self._sight = Sight.STARTING
        self._spoken: set[Sight] = set()
        self._corners: CornersByHand | None = None
        self._name_help()

    @property
    def stage(self) -> Hashable:
        corners = self._corners.stage if self._corners is not None else None
        return (self._doing, self._taker, len(self._kept), self._failures, corners)

    @property
    def patience(self) -> Patience:
        if self._doing is Doing.WATCHING:
            return Patience.HANDS_FULL
        return Patience.MACHINE_WORKS if self._doing in WORKING else Patience.ORDINARY

    @property
    def view(self) -> View:
        return self._corners.view if self._corners is not None else view_of(self._scene)

    def open(self) -> Effects:
        return self._begin() if self._doing is Doing.WAITING else ()

    def close(self) -> Effects:
        return (CancelCapture(),) if self._doing in WORKING else ()

    def back(self) -> Effects | None:
        """From the corners to what was said before them."""
        if self._corners is None:
            return None
        self._corners = None
        self._name_help()
        return ()

    def handle(self, event: Event) -> Effects:
        effects = self._handle(event)
        self._name_help()
        return effects

    def _handle(self, event: Event) -> Effects:
        match event:
            case Chosen(id=button):
                return self._touched(button) if touchable(self.view, button) else ()
            case CornerMoved() if self._corners is not None:
                self._corners.move(event)
            case MachineChanged():
                return self._machine_changed()
            case _ if self._doing in WORKING:
                return self._machine_says(event)
        return ()

    def _name_help(self) -> None:
        if self._corners is not None:
            self.help = "visit.help.corners"
        else:
            self.help = "visit.help.camera" if self._taker is Taker.CAMERA else "visit.help.scan"

    @property
    def _kept(self) -> list[CapturedPage]:
        return self._papers.of(self._id)

    @property
    def _scene(self) -> Scene:
        return Scene(
            self._task,
            self._desk.availability,
            self._doing,
            self._taker,
            tuple(self._kept),
            self._papers.lies_on,
            self._sight,
            self._problem,
            self._failures,
            self._unfound,
            self._warming,
            self._printed,
        )

    def _best_taker(self) -> Taker:
        works = self._desk.availability
        return taker_now(works, self._papers.wish) or built_for(works)

    # --- touches ------------------------------------------------------------------------------------------------------

    def _touched(self, button: str) -> Effects:
        match button:
            case "scan":
                return self._try()
            case "take":
                return self._take()
            case "stop":
                return (CancelCapture(), *self._begin())
            case "scanner" | "camera":
                return self._change_to(Taker(button))
            case "corners":
                return self._show_corners()
            case "cut":
                return self._cut()
        return self._with_pages(button)

    def _with_pages(self, button: str) -> Effects:
        match button:
            case "retake":
                self._papers.drop_last(self._id)
                return self._begin()
            case "turn":
                self._as_it_lay()
            case "anyway":
                self._keep_doubted()
            case "more":
                return self._begin()
            case "later":
                self._papers.bring_later(self._id)
                return self._done()
            case "next":
                return self._done()
        return ()

    def _begin(self) -> Effects:
        """Ready for a sheet: at the scanner a touch starts it, the camera looks by itself."""
        self._taker, self._problem = self._best_taker(), None
        if self._taker is Taker.CAMERA and self._desk.availability.works("camera"):
            return self._watch()
        self._doing = Doing.WAITING
        return ()

    def _watch(self) -> Effects:
        self._doing, self._sight, self._spoken = Doing.WATCHING, Sight.STARTING, set()
        return (WatchCamera(self._id, self._asked),)

    def _try(self) -> Effects:
        """ "Pindai" or "Coba lagi": at once where the sheet lies already, else after it was laid there."""
        before, self._taker, self._problem = self._taker, self._best_taker(), None
        if self._taker is Taker.CAMERA:
            return self._watch()
        if before is not self._taker:
            return self._begin()
        return self._take_by(Taker.SCANNER, CapturePage(self._id, self._asked, max(1, self._room)))

    @property
    def _room(self) -> int:
        """How many pages more this paper can have."""
        if self._printed is not None:
            return len(missing(self._printed, self._kept))
        return self._task.requirement.max_pages - len(self._kept)

    def _take(self) -> Effects:
        return self._take_by(Taker.CAMERA, TakeNow())

    def _take_by(self, taker: Taker, asking: CapturePage | TakeNow) -> Effects:
        self._doing, self._papers.lies_on, self._warming = Doing.TAKING, taker, False
        return (asking,)

    def _change_to(self, taker: Taker) -> Effects:
        stopping, self._papers.wish = self.close(), taker
        return (*stopping, *self._begin())

    def _as_it_lay(self) -> None:
        """The resident knows better which way up the page is."""
        page = self._kept[-1]
        if page.as_laid is not None:
            self._papers.drop_last(self._id)
            self._papers.add(self._id, page.as_laid)

    def _show_corners(self) -> Effects:
        if self._problem is not None and self._problem.whole is not None:
            self._corners = CornersByHand(self._problem.whole)
        return ()

    def _cut(self) -> Effects:
        corners = self._corners.cut() if self._corners is not None else None
        if corners is None:
            return ()
        self._doing, self._corners = Doing.JUDGING, None
        return (CutByHand(self._id, corners, self._asked),)

    # --- the machine --------------------------------------------------------------------------------------------------

    def _machine_changed(self) -> Effects:
        """While the page waits, it turns to the machine that can take a page now."""
        if self._doing is not Doing.WAITING:
            return ()
        taker, works = self._best_taker(), self._desk.availability
        camera_is_back = taker is Taker.CAMERA and works.works("camera")
        return self._begin() if taker is not self._taker or camera_is_back else ()

    def _machine_says(self, event: Event) -> Effects:
        match event:
            case CameraSees(sight=sight) if self._doing is Doing.WATCHING:
                return self._saw(sight)
            case ScannerWarming():
                self._warming = True
            case SheetScanned():
                self._doing, self._papers.lies_on, self._warming = Doing.JUDGING, self._taker, False
            case PageCaptured(page=page, more=more):
                self._judged(page)
                if more and self._doing is Doing.GOOD:
                    self._doing = Doing.TAKING
            case StackEmpty():
                self._doing = Doing.GOOD
            case CaptureFailed(fault=fault) if fault.code == _CANCELLED:
                return self._begin()
            case CaptureFailed(fault=fault):
                picture = picture_of(fault, self._taker.value)
                self._failed(Problem(say(fault.resident), picture, hopeless=not fault.temporary))
        return ()

    def _saw(self, sight: Sight) -> Effects:
        """Who listens does not see the living picture: advice is read out, each only once."""
        new = sight in _ADVICE and sight not in self._spoken
        self._sight, self._spoken = sight, {*self._spoken, sight}
        if sight in _SHEET_THERE:
            self._papers.lies_on = Taker.CAMERA
        return (SpeakPage(),) if new and self._desk.settings.listening else ()

    def _judged(self, page: CapturedPage) -> None:
        if page.verdict in KEPT:
            self._keep(page)
            return
        if page.verdict in DOUBTED:
            self._failed(Problem(doubt_of(page), "sign-form", doubted=page))
            return
        said = wrong_kind(page.seen, self._task.requirement.name) or said_of(
            page.verdict, page.where, by_camera=self._taker is Taker.CAMERA
        )
        problem = Problem(said, HOW_TO_LAY[self._taker], page.crop)
        if page.verdict in NO_PAGE_FOUND:
            self._unfound += 1
            problem = replace(problem, whole=page.whole)
        self._failed(problem)

    def _keep(self, page: CapturedPage) -> None:
        add = self._papers.add if self._printed is None else self._papers.add_sheet
        add(self._id, page)
        self._doing, self._failures, self._unfound = Doing.GOOD, 0, 0

    def _keep_doubted(self) -> None:
        if self._problem is not None and self._problem.doubted is not None:
            self._keep(on_their_word(self._problem.doubted))

    def _failed(self, problem: Problem) -> None:
        self._doing, self._problem = Doing.BAD, problem
        self._failures += 1
