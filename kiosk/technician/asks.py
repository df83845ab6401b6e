"""What a technician's page wants of the machine, and what comes back: plain values, as between visit and runner.

`effects.AskWorkshop` carries an `Ask` to the workshop behind the glass, `events.WorkshopSays` brings an `Answer` back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hardware.device import DeviceInfo, Fault, Repair
from hardware.printer.port import Supply
from hardware.trace import Said
from kiosk.doctor.model import Finding
from kiosk.say import Text
from kiosk.views import Preview

# --- what is seen ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """A finding with the name on the PIN of who led the test; "" for the night and the shell."""

    finding: Finding
    who: str = ""


@dataclass(frozen=True)
class DeviceCard:
    """All that is known of one device. `absent`: this kiosk was built without it."""

    kind: str
    absent: bool = False
    info: DeviceInfo | None = None  # None: it could not be opened yet
    fault: Fault | None = None
    since: datetime | None = None  # when it became as it is
    warnings: tuple[Fault, ...] = ()
    jobs: int = 0  # pages, slips, scans or reads, by the kind
    faults: int = 0  # how often it went from well to not well
    last: Kept | None = None  # its newest test
    traced: bool = False  # a field trace of it runs


@dataclass(frozen=True)
class ParkedRow:
    """A delivery that the office refused for good."""

    number: str
    reason: str  # the office's error code
    kept_at: datetime


@dataclass(frozen=True)
class OfficeCard:
    """The line to the office, what waits for it, and the disk that keeps it. `stopped`: why the kiosk serves nobody."""

    reachable: bool
    waiting: int = 0
    parked: tuple[ParkedRow, ...] = ()
    disk: Fault | None = None
    version: str = ""
    stopped: Fault | None = None


@dataclass(frozen=True)
class LogLine:
    at: datetime
    said: Said


@dataclass(frozen=True)
class SwapReport:
    """A part was changed: what was there before and after, how both were tested, and by whom."""

    kind: str
    at: datetime
    who: str
    before: DeviceInfo | None
    after: DeviceInfo | None
    fault_before: Fault | None
    found_before: tuple[Finding, ...]
    found_after: tuple[Finding, ...]


# --- asks ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LookAtPins:
    """May somebody try now? -> PinChecked without a try being counted."""


@dataclass(frozen=True)
class CheckPin:
    """-> PinChecked. The try is on the disk before it is looked at."""

    pin: str = field(repr=False)


@dataclass(frozen=True)
class LookAround:
    """-> Around."""


@dataclass(frozen=True)
class RunTests:
    """The tests that need no hand: of one `part`, or of all with "" -> Ran for each, then AllRan. What they find is
    kept under the name `who`."""

    part: str = ""
    who: str = ""


@dataclass(frozen=True)
class RunWork:
    """The machine's step `work` of a guided test -> WorkSays, as often as it has something to say, then WorkDone."""

    work: str
    test: str


@dataclass(frozen=True)
class Mend:
    """The safe repairs of one device -> Mended."""

    kind: str


@dataclass(frozen=True)
class ReadGauges:
    """How full the device is and how much it did in its life, asked of itself -> Gauged; nothing from one that has no
    gauges or does not answer."""

    kind: str


@dataclass(frozen=True)
class WriteReport:
    """A readiness report, on its way to the office -> ReportWritten."""

    who: str
    on_paper: bool = False


@dataclass(frozen=True)
class PackBundle:
    """A support bundle on this disk -> BundlePacked."""


@dataclass(frozen=True)
class ListCodes:
    """-> CodeList: what is printed on the test sheet."""


@dataclass(frozen=True)
class KeepFinding:
    """Into the records; nobody waits for it."""

    kept: Kept


@dataclass(frozen=True)
class FollowLog:
    """Begin to listen to a device; nobody waits for it."""

    kind: str


@dataclass(frozen=True)
class LeaveLog:
    kind: str


@dataclass(frozen=True)
class ReadLog:
    """-> LogRead."""

    kind: str


@dataclass(frozen=True)
class Trace:
    """Begin or end a field trace -> TraceChanged."""

    kind: str
    on: bool


@dataclass(frozen=True)
class RetryParked:
    """What is parked waits for delivery again -> Around."""


@dataclass(frozen=True)
class KeepSwap:
    """The report kept, the counters of the new part at zero -> SwapKept."""

    report: SwapReport


Ask = (
    LookAtPins
    | CheckPin
    | LookAround
    | RunTests
    | RunWork
    | Mend
    | ReadGauges
    | WriteReport
    | PackBundle
    | ListCodes
    | KeepFinding
    | FollowLog
    | LeaveLog
    | ReadLog
    | Trace
    | RetryParked
    | KeepSwap
)

# --- answers ---------------------------------------------------------------------------------------------------------


class PinVerdict(StrEnum):
    READY = "ready"  # nothing was tried; somebody may try
    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"  # too many wrong ones
    NONE_SET = "none-set"  # nobody has a PIN here yet


class PinRole(StrEnum):
    """What a PIN opens."""

    TECHNICIAN = "teknisi"  # the devices and their tests
    HELPER = "pendamping"  # residents' own pages, one resident after the other


@dataclass(frozen=True)
class PinChecked:
    """`who` and `role` with RIGHT, `tries_left` with WRONG, `wait_s` with WAIT."""

    verdict: PinVerdict
    who: str = ""
    tries_left: int = 0
    wait_s: int = 0
    role: PinRole = PinRole.TECHNICIAN


@dataclass(frozen=True)
class Around:
    devices: tuple[DeviceCard, ...]
    office: OfficeCard
    can_trace: bool = False


@dataclass(frozen=True)
class Ran:
    """One of `total` tests came out, `done` have by now. One test may find several things, or nothing."""

    found: tuple[Finding, ...]
    done: int
    total: int


@dataclass(frozen=True)
class AllRan:
    pass


@dataclass(frozen=True)
class WorkDone:
    """`finding` when the step could say how the test came out, `fault` when it could not be done. `also`: what the same
    evidence says of other parts; `picture`: what a technician should see of it."""

    finding: Finding | None = None
    fault: Fault | None = None
    also: tuple[Finding, ...] = ()
    picture: Preview | None = field(default=None, repr=False)


@dataclass(frozen=True)
class WorkSays:
    """A word to the technician while a step's work goes on."""

    says: Text


@dataclass(frozen=True)
class Mended:
    """What was done, in their order; `fault` when the device was too busy to be repaired."""

    repairs: tuple[Repair, ...] = ()
    fault: Fault | None = None


@dataclass(frozen=True)
class Gauged:
    """`in_life`: sheets since it left the factory."""

    supplies: tuple[Supply, ...]
    in_life: int | None


@dataclass(frozen=True)
class ReportWritten:
    """`fault`: why there is no report, or why it did not come out on paper."""

    fault: Fault | None = None


@dataclass(frozen=True)
class BundlePacked:
    """`file`: its name in the folder of bundles; "" with a `fault`."""

    file: str = ""
    fault: Fault | None = None


@dataclass(frozen=True)
class CodeList:
    """(name, text) of every code on the sheet, as it stands there."""

    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LogRead:
    """The newest lines, oldest first."""

    lines: tuple[LogLine, ...]


@dataclass(frozen=True)
class TraceChanged:
    """`file`: the name under which an ended trace was kept."""

    on: bool
    file: str = ""
    fault: Fault | None = None


@dataclass(frozen=True)
class SwapKept:
    fault: Fault | None = None


@dataclass(frozen=True)
class Broke:
    """The workshop met a bug; the log says where."""


Answer = (
    PinChecked
    | Around
    | Ran
    | AllRan
    | WorkSays
    | WorkDone
    | Mended
    | Gauged
    | ReportWritten
    | BundlePacked
    | CodeList
    | LogRead
    | TraceChanged
    | SwapKept
    | Broke
)
