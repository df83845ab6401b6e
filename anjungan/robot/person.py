"""What a resident does in front of each kind of page. Pure: a frame in, one deed out."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from anjungan.robot.plan import Plan
from kiosk.journeys.form_draft import ON_PAPER
from kiosk.journeys.place_finding import SEARCH
from kiosk.views import (
    AttractView,
    BriefingView,
    Button,
    CameraView,
    ChoiceView,
    Emphasis,
    Frame,
    KeyboardView,
    KeypadView,
    MessageView,
    NumberView,
    ReviewView,
    ScanStage,
    ScanView,
    Sight,
    SlipStage,
    StatusView,
)

PAPERS = {  # what a requirement's id begins with -> the sample sheet that is laid on the glass
    "formulir-f102": "f-1-02",
    "formulir-f106": "f-1-06",
    "formulir-f101": "f-1-01",
    "kk": "kk",
    "surat-kehilangan": "surat-kehilangan",
    "surat-lahir": "surat-lahir",
    "surat-kelahiran": "surat-lahir",
    "ktp": "ktp",
}


@dataclass(frozen=True)
class Touch:
    """Touch the thing with this id (see `screens.glass.Target`)."""

    touch_id: str


@dataclass(frozen=True)
class LaySheet:
    """Lay this sample on the scanner's glass, or under the camera."""

    sample: str
    under_camera: bool = False


@dataclass(frozen=True)
class Stuck:
    """A page that this resident did not expect on the way; `page` names it."""

    page: str


Deed = Touch | LaySheet | Stuck


class Person:
    """One resident with one plan."""

    def __init__(self, plan: Plan, dice: Random) -> None:
        self._plan, self._dice = plan, dice
        self._laid = ""  # for which requirement and page a sheet lies on the glass

    def next(self, frame: Frame) -> Deed | None:
        """The next deed, or None to wait for the machine."""
        if frame.overlay is not None:
            return Touch("bar:stay")
        match frame.view:
            case AttractView():
                return Touch("choose:file")
            case ChoiceView() as choice:
                return self._choose(choice)
            case KeypadView() | KeyboardView() as page:
                return self._type(page)
            case ScanView() | CameraView() as page:
                return self._scan(page) if isinstance(page, ScanView) else self._watch(page)
            case BriefingView(buttons=buttons) | ReviewView(buttons=buttons):
                return primary(buttons)
            case NumberView(buttons=buttons, stage=stage):
                return None if stage is SlipStage.PRINTING else primary(buttons)
            case MessageView(name=name) | ChoiceView(name=name):
                return Stuck(name)
            case StatusView():
                return Stuck("status")
        return None

    def _choose(self, choice: ChoiceView) -> Deed:
        questions = {f"question-{question}": option for question, option in self._plan.answers.items()}
        how = {"forms-how": ON_PAPER, "form-how": ON_PAPER}
        known = {"service": self._plan.service, "reason": self._plan.reason, **how, **questions}
        open_tiles = [tile.id for tile in choice.tiles if tile.enabled and tile.id != SEARCH.id]  # never types a name
        wanted = known.get(choice.name) or self._dice.choice(open_tiles)
        return Touch(f"choose:{wanted}")

    def _type(self, page: KeypadView | KeyboardView) -> Deed:
        words = self._words(page.name)
        if page.value == words:
            return primary(page.buttons) if words else _last_way_on(page.buttons)
        if words.startswith(page.value):
            return Touch(f"type:{words[len(page.value)]}")
        return Touch("erase")

    def _words(self, name: str) -> str:
        return self._plan.typed(name)

    def _scan(self, scan: ScanView) -> Deed | None:
        if scan.stage in (ScanStage.SCANNING, ScanStage.JUDGING):
            return None
        laying = self._lay(scan, under_camera=False) if scan.stage is ScanStage.WAITING else None
        return laying or primary(scan.buttons)

    def _watch(self, camera: CameraView) -> Deed | None:
        """The camera takes by itself; one that takes the sheet for the one before is told better."""
        laying = self._lay(camera, under_camera=True)
        return laying or (primary(camera.buttons) if camera.sight is Sight.TAKEN else None)

    def _lay(self, page: ScanView | CameraView, *, under_camera: bool) -> LaySheet | None:
        """The sheet for this page, unless it lies there already."""
        sheet = f"{page.requirement}/{page.pages}/{under_camera}"
        if self._laid == sheet:
            return None
        self._laid = sheet
        return LaySheet(_paper_for(page.requirement), under_camera)


def _paper_for(requirement: str) -> str:
    fitting = [prefix for prefix in PAPERS if requirement.startswith(prefix)]
    return PAPERS[max(fitting, key=len)] if fitting else "dokumen-pendukung"


def primary(buttons: tuple[Button, ...]) -> Deed:
    """The way on that the page itself puts first."""
    for button in buttons:
        if button.emphasis is Emphasis.PRIMARY and button.enabled:
            return Touch(f"choose:{button.id}")
    return Stuck("no-way-on")


def _last_way_on(buttons: tuple[Button, ...]) -> Deed:
    """Nothing to type: the button that skips an optional field, else the main one."""
    for button in buttons:
        if button.enabled and button.emphasis is not Emphasis.PRIMARY:
            return Touch(f"choose:{button.id}")
    return primary(buttons)
