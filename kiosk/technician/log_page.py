"""What one device and its driver say to each other, as it happens: the newest lines, and a recording for the workshop.

Status only, by the contract of `hardware.trace`: no page, no slip and no code ever comes by here.
"""

from __future__ import annotations

from collections.abc import Hashable

from hardware.device import Fault
from kiosk import durations
from kiosk.effects import StartTimer, StopTimer
from kiosk.events import Event, TimerFired, WorkshopSays
from kiosk.journeys.page import Effects, Way
from kiosk.say import Verbatim, say
from kiosk.technician.asks import Broke, FollowLog, LeaveLog, LogLine, LogRead, ReadLog, Trace, TraceChanged
from kiosk.technician.pages import StaffPage
from kiosk.technician.session import Session, ask
from kiosk.technician.telling import icon_of, part_name, spoken_line
from kiosk.views import Button, Emphasis, StaffListView, StaffRow

LOG = "staff-log"
_PAUSE = Button("pause", say("technician.log.pause"), "pause")
_GO_ON = Button("pause", say("technician.log.go_on"), "play_arrow")
_RECORD = Button("trace", say("technician.trace.start"), "play_arrow", Emphasis.PRIMARY)
_STOP = Button("trace", say("technician.trace.stop"), "stop", Emphasis.PRIMARY)


def open_log(session: Session, kind: str, home: Way) -> Effects:
    return session.open(LogPage(session, kind), back=home)


class LogPage(StaffPage):
    """Newest first, so that what just happened stands at the top; it can be held still to be read."""

    def __init__(self, session: Session, kind: str) -> None:
        super().__init__(self._list, self._touched)
        self._kind = kind
        self._lines: tuple[LogLine, ...] = ()
        self._held = False
        around = session.around
        self._can_trace = around is not None and around.can_trace
        self._tracing = around is not None and any(card.kind == kind and card.traced for card in around.devices)
        self._kept_as = ""
        self._refused: Fault | None = None  # why no trace is kept

    @property
    def stage(self) -> Hashable:
        return self._held, self._tracing

    def open(self) -> Effects:
        return (*ask(FollowLog(self._kind)), *ask(ReadLog(self._kind)))

    def close(self) -> Effects:
        return (StopTimer(LOG), *ask(LeaveLog(self._kind)))

    def handle(self, event: Event) -> Effects:
        match event:
            case TimerFired(name="staff-log"):
                return ask(ReadLog(self._kind))
            case WorkshopSays(answer=LogRead(lines=lines)):
                self._lines = self._lines if self._held else lines
                return (StartTimer(LOG, durations.STAFF_LOG),)
            case WorkshopSays(answer=Broke()):
                return (StartTimer(LOG, durations.STAFF_LOG),)
            case WorkshopSays(answer=TraceChanged() as changed):
                self._tracing, self._kept_as, self._refused = changed.on, changed.file, changed.fault
                return ()
        return super().handle(event)

    def _touched(self, thing: str) -> Effects:
        if thing == "pause":
            self._held = not self._held
            return ()
        return ask(Trace(self._kind, on=not self._tracing))

    def _list(self) -> StaffListView:
        traces = (_STOP if self._tracing else _RECORD,) if self._can_trace else ()
        rows = tuple(_row(self._kind, line) for line in reversed(self._lines))
        nothing = (StaffRow("", "more_horiz", say("technician.log.nothing")),)
        return StaffListView(
            "staff-log",
            say("technician.log.title", part=part_name(self._kind)),
            rows or nothing,
            hint=say("technician.trace.kept", file=Verbatim(self._kept_as)) if self._kept_as else None,
            notice=say(self._refused.technician) if self._refused else None,
            buttons=(_GO_ON if self._held else _PAUSE, *traces),
        )


def _row(kind: str, line: LogLine) -> StaffRow:
    """With seconds: what follows what is the point of a log."""
    at = Verbatim(line.at.strftime("%H.%M.%S"))
    return StaffRow("", icon_of(kind), say("technician.log.line", at=at, said=spoken_line(line.said)))
