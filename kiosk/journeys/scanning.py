"""Scanning one requirement: put the sheet down, scan, look at it, and other ways out when it will not work."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from adminduk.catalogue.model import Requirement
from hardware.device import Fault
from kiosk.effects import CancelCapture, CapturePage
from kiosk.events import CapturedPage, CaptureFailed, Chosen, Event, PageCaptured, PageVerdict, SheetScanned
from kiosk.journeys.buttons import NEXT, OFFICER
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Patience, Way, touchable
from kiosk.journeys.papers import Papers
from kiosk.journeys.pictures import picture_of
from kiosk.journeys.verdicts import said_of
from kiosk.say import Text, say
from kiosk.views import Button, Emphasis, Preview, ScanStage, ScanView

FAILURES_BEFORE_OTHER_WAYS = 2
_CANCELLED = "scanner.cancelled"

_SCAN = Button("scan", say("file.scan.scan"), "scanner", Emphasis.PRIMARY)
_AGAIN = Button("scan", say("visit.retry"), "refresh", Emphasis.PRIMARY)
_STOP = Button("stop", say("file.scan.stop"), "close")
_RETAKE = Button("retake", say("file.scan.retake"), "refresh")
_MORE = Button("more", say("file.scan.more"), "add")
_TURN_BACK = Button("turn", say("file.scan.turn"), "undo")
_LATER = Button("later", say("file.scan.later"), "storefront")
_ENOUGH = Button("next", say("file.scan.enough"), "check")

_KEPT = (PageVerdict.GOOD, PageVerdict.TURNED)
_WORKING = (ScanStage.SCANNING, ScanStage.JUDGING)


@dataclass(frozen=True)
class ScanTask:
    """Which paper, where it stands in the row, and why the office wants it again ("" when it is new)."""

    requirement: Requirement
    ordinal: int
    total: int
    why: Text | None = None


class ScanningPage(Page):
    """Keeps only pages that came out well; everything else is said with its cause and what to do next."""

    help = "visit.help.scan"

    def __init__(self, desk: Desk, papers: Papers, task: ScanTask, done: Way) -> None:
        self._desk, self._papers, self._task, self._done = desk, papers, task, done
        self._id = task.requirement.id
        self._stage = ScanStage.GOOD if papers.of(self._id) else ScanStage.WAITING
        self._failures = 0
        self._problem: Text | None = None
        self._picture = "place-a4"
        self._hopeless = False  # a fault that no hand of the resident puts right
        self._crop: Preview | None = None  # the part of the last page that shows what is wrong with it

    @property
    def stage(self) -> Hashable:
        return (self._stage, len(self._kept), self._failures)

    @property
    def patience(self) -> Patience:
        return Patience.MACHINE_WORKS if self._stage in _WORKING else Patience.ORDINARY

    @property
    def view(self) -> ScanView:
        kept = self._kept
        return ScanView(
            requirement=self._id,
            document=self._task.requirement.name,
            stage=self._stage,
            ordinal=self._task.ordinal,
            total=self._task.total,
            body=self._body(),
            picture=self._shown_picture(),
            pages=len(kept),
            preview=self._shown_page(),
            buttons=self._buttons(),
        )

    def close(self) -> Effects:
        return (CancelCapture(),) if self._stage in _WORKING else ()

    def handle(self, event: Event) -> Effects:
        if isinstance(event, Chosen):
            return self._touched(event.id) if touchable(self.view, event.id) else ()
        if self._stage in _WORKING:
            self._machine_says(event)
        return ()

    def _touched(self, button: str) -> Effects:
        match button:
            case "scan":
                return self._scan()
            case "stop":
                self._stage = ScanStage.WAITING
                return (CancelCapture(),)
            case "retake":
                self._papers.drop_last(self._id)
                self._stage = ScanStage.WAITING
            case "turn":
                self._as_it_lay()
            case "more":
                self._stage = ScanStage.WAITING
            case "later":
                self._papers.bring_later(self._id)
                return self._done()
            case "next":
                return self._done()
        return ()

    def _scan(self) -> Effects:
        self._stage, self._problem, self._crop, self._hopeless = ScanStage.SCANNING, None, None, False
        self._papers.touched_glass = True
        return (CapturePage(self._id),)

    def _machine_says(self, event: Event) -> None:
        match event:
            case SheetScanned():
                self._stage = ScanStage.JUDGING
            case PageCaptured(page=page):
                self._judged(page)
            case CaptureFailed(fault=fault) if fault.code == _CANCELLED:
                self._stage = ScanStage.WAITING
            case CaptureFailed(fault=fault):
                self._hopeless = not fault.temporary
                self._failed(say(fault.resident), picture_of(fault, "scanner"))

    def _judged(self, page: CapturedPage) -> None:
        if page.verdict in _KEPT:
            self._papers.add(self._id, page)
            self._stage, self._failures = ScanStage.GOOD, 0
            return
        self._failed(said_of(page.verdict, page.where), "place-a4")
        self._crop = page.crop

    def _as_it_lay(self) -> None:
        """The resident knows better which way up the page is."""
        page = self._kept[-1]
        if page.as_laid is not None:
            self._papers.drop_last(self._id)
            self._papers.add(self._id, page.as_laid)

    def _shown_page(self) -> Preview | None:
        if self._stage is ScanStage.BAD:
            return self._crop
        return self._kept[-1].preview if self._stage is ScanStage.GOOD else None

    @property
    def _was_turned(self) -> bool:
        return bool(self._kept) and self._kept[-1].as_laid is not None

    def _failed(self, problem: Text, picture: str) -> None:
        self._stage, self._problem, self._picture, self._crop = ScanStage.BAD, problem, picture, None
        self._failures += 1

    @property
    def _kept(self) -> list[CapturedPage]:
        return self._papers.of(self._id)

    def _fault(self) -> Fault | None:
        """A scanner that cannot scan now: said before anybody tries."""
        return self._desk.availability.stops("scanner") if self._stage is ScanStage.WAITING else None

    def _body(self) -> Text:
        match self._stage:
            case ScanStage.SCANNING:
                return say("file.scan.scanning")
            case ScanStage.JUDGING:
                return say("file.scan.judging")
            case ScanStage.GOOD:
                return said_of(self._kept[-1].verdict, pages=len(self._kept))
            case ScanStage.BAD if self._problem is not None:
                return self._problem
        return self._how_to_place()

    def _how_to_place(self) -> Text:
        fault = self._fault()
        if fault is not None:
            return say(fault.resident)
        if self._kept:
            return say("file.scan.place_next", page=len(self._kept) + 1)
        if self._task.why is not None:
            return say("file.scan.place_again", why=self._task.why)
        return say("file.scan.place_original" if self._task.requirement.original else "file.scan.place")

    def _shown_picture(self) -> str:
        if self._stage in _WORKING:
            return "scanning"
        if self._stage is ScanStage.BAD:
            return self._picture
        fault = self._fault()
        return picture_of(fault, "scanner") if fault is not None else "place-a4"

    def _buttons(self) -> tuple[Button, ...]:
        match self._stage:
            case ScanStage.SCANNING | ScanStage.JUDGING:
                return (_STOP,)
            case ScanStage.GOOD:
                more = (_MORE,) if len(self._kept) < self._task.requirement.max_pages else ()
                back = (_TURN_BACK,) if self._was_turned else ()
                return (_RETAKE, *back, *more, NEXT)
            case ScanStage.BAD:
                return (*self._other_ways(), _AGAIN)
        if self._fault() is not None:
            return (_LATER, OFFICER, _AGAIN)
        return (_ENOUGH if self._kept else _LATER, _SCAN)

    def _other_ways(self) -> tuple[Button, ...]:
        """After the second failure, or at once when trying again cannot help: the counter, or a person."""
        tried_enough = self._failures >= FAILURES_BEFORE_OTHER_WAYS or self._hopeless
        return (_LATER, OFFICER) if tried_enough else ()
