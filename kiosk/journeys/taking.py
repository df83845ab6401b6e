"""Making a page of a paper: which of the two machines does it now, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from adminduk.catalogue.model import Requirement
from hardware.device import Fault
from kiosk.availability import Availability
from kiosk.events import CapturedPage
from kiosk.printed_form import PrintedForm
from kiosk.say import Text
from kiosk.views import Preview, Sight


class Taker(StrEnum):
    """The device kinds that take pages, the better one first."""

    SCANNER = "scanner"
    CAMERA = "camera"

    @property
    def other(self) -> Taker:
        return Taker.CAMERA if self is Taker.SCANNER else Taker.SCANNER


def taker_now(works: Availability, wish: Taker | None = None) -> Taker | None:
    """Who takes the page: what the resident wishes for while it works, else the better one that does; None when
    neither does."""
    in_order = (*([wish] if wish else []), *Taker)
    return next((each for each in in_order if works.works(each.value)), None)


def built_for(works: Availability) -> Taker:
    """What this kiosk takes pages with when all is well."""
    return Taker.CAMERA if "scanner" in works.absent and "camera" not in works.absent else Taker.SCANNER


def fault_now(works: Availability) -> Fault | None:
    """Why no page can be taken at all; None while one can be."""
    return works.stops(built_for(works).value) if taker_now(works) is None else None


@dataclass(frozen=True)
class ScanTask:
    """Which paper, where it stands in the row, and why the office wants it again (None when it is new)."""

    requirement: Requirement
    ordinal: int
    total: int
    why: Text | None = None


class Doing(Enum):
    """What goes on with a sheet."""

    WAITING = auto()  # put it on the glass, then touch "Pindai"
    WATCHING = auto()  # the camera looks at what lies under it
    TAKING = auto()
    JUDGING = auto()
    GOOD = auto()
    BAD = auto()


WORKING = (Doing.WATCHING, Doing.TAKING, Doing.JUDGING)


@dataclass(frozen=True)
class Problem:
    """Why a page was not kept. `crop` shows the spot, `whole` all that was seen where no page was found in it;
    `hopeless`: a fault that no hand of the resident puts right; `doubted`: a page that is kept if they say so."""

    said: Text
    picture: str
    crop: Preview | None = None
    whole: Preview | None = None
    hopeless: bool = False
    doubted: CapturedPage | None = None


@dataclass(frozen=True)
class Scene:
    """All that the page of one paper knows at this moment.

    `kept`: pages of it that came out well; `lies_on`: where this resident laid a sheet last; `failures`: tries that
    went wrong since the last good one, `unfound`: how many of them because no page was found in the picture; `warming`:
    the scanner's lamp takes its time; `printed`: the form that must come back signed.
    """

    task: ScanTask
    works: Availability
    doing: Doing
    taker: Taker
    kept: tuple[CapturedPage, ...]
    lies_on: Taker | None
    sight: Sight
    problem: Problem | None
    failures: int
    unfound: int
    warming: bool = False
    printed: PrintedForm | None = None

    @property
    def fault(self) -> Fault | None:
        """That no page can be taken now is said before anybody tries."""
        return fault_now(self.works) if self.doing is Doing.WAITING else None

    @property
    def must_bring_over(self) -> bool:
        """A sheet of this resident still lies in the other machine."""
        return self.lies_on is not None and self.lies_on is not self.taker
