"""Test pages that a hand passes or fails: codes shown to the reader, the touch grid, the colours of the glass."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from kiosk import durations
from kiosk.effects import ListenForCode, StartTimer, StopListening, StopTimer
from kiosk.events import CellTouched, Chosen, CodeRead, Event, TimerFired, WorkshopSays
from kiosk.journeys.page import Effects, Page, Way
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import CodeList, ListCodes
from kiosk.technician.pages import StaffPage
from kiosk.technician.session import ask
from kiosk.views import Button, ColourView, Mark, StaffListView, StaffRow, TouchGridView, View

Failed = Callable[[Text], Effects]
_GIVE_UP = Button("give-up", say("technician.give_up"), "close")
_PATIENCE = StartTimer("staff-grid", durations.STAFF_GRID)
_MOST_NAMED = 8  # cells or codes that a finding names; more are counted


class CodesPage(StaffPage):
    """The codes of the test sheet, ticked off as the reader reads them. What else it reads is nobody's business."""

    def __init__(self, passed: Way, failed: Failed) -> None:
        super().__init__(self._list, {_GIVE_UP.id: self._give_up})
        self._passed, self._failed = passed, failed
        self._codes: tuple[tuple[str, str], ...] = ()
        self._heard: set[str] = set()  # texts; one may be shown before the list of what is on the sheet has come
        self._last = ""

    def open(self) -> Effects:
        return (*ask(ListCodes()), ListenForCode())

    def close(self) -> Effects:
        return (StopListening(),)

    def handle(self, event: Event) -> Effects:
        match event:
            case WorkshopSays(answer=CodeList(codes=codes)):
                self._codes = codes
                return ()
            case CodeRead(text=text):
                return self._seen(text.strip())
        return super().handle(event)

    @property
    def _read(self) -> set[str]:
        """Names of the codes that were read."""
        return {name for name, expected in self._codes if expected in self._heard}

    @property
    def _strange(self) -> bool:
        """Whether what was read last is on no sheet of ours."""
        return bool(self._codes and self._last) and self._last not in {expected for _, expected in self._codes}

    def _seen(self, text: str) -> Effects:
        self._last = text
        self._heard.add(text)
        done = bool(self._codes) and len(self._read) == len(self._codes)
        return self._passed() if done else (ListenForCode(),)

    def _give_up(self) -> Effects:
        missing = [name for name, _ in self._codes if name not in self._read]
        return self._failed(say("technician.found.reader_bad", missing=Verbatim(", ".join(missing) or "-")))

    def _list(self) -> StaffListView:
        return StaffListView(
            "staff-codes",
            say("technician.test.reader"),
            tuple(self._row(name) for name, _ in self._codes),
            hint=say("technician.test.reader.do"),
            notice=say("technician.test.reader.strange") if self._strange else None,
            buttons=(_GIVE_UP,),
        )

    def _row(self, name: str) -> StaffRow:
        read = name in self._read
        state = say("technician.test.reader.read" if read else "technician.test.reader.waits")
        return StaffRow("", "qr_code", Verbatim(name), (), Mark.GOOD if read else Mark.NONE, state)


class GridPage(Page):
    """The glass as cells, bar and all. Passes when every one was felt; ends by itself when none was for a while, since
    a finger cannot give up on glass that does not feel it."""

    def __init__(self, columns: int, rows: int, passed: Way, failed: Failed) -> None:
        self._columns, self._rows = columns, rows
        self._passed, self._failed = passed, failed
        self._touched: frozenset[int] = frozenset()

    @property
    def view(self) -> View:
        hint = say("technician.test.panel_touch.do", seconds=round(durations.STAFF_GRID))
        return TouchGridView(self._columns, self._rows, self._touched, hint)

    def open(self) -> Effects:
        return (_PATIENCE,)

    def close(self) -> Effects:
        return (StopTimer(_PATIENCE.name),)

    def handle(self, event: Event) -> Effects:
        match event:
            case CellTouched(index=index) if 0 <= index < self._columns * self._rows:
                self._touched |= {index}
                whole = len(self._touched) == self._columns * self._rows
                return self._passed() if whole else (_PATIENCE,)
            case TimerFired(name=_PATIENCE.name):
                return self._failed(self._missed())
        return ()

    def _missed(self) -> Text:
        """Which cells, as "row.column" from the upper left, so that a screen protector or a crack can be found."""
        cells = [each for each in range(self._columns * self._rows) if each not in self._touched]
        named = ", ".join(f"{each // self._columns + 1}.{each % self._columns + 1}" for each in cells[:_MOST_NAMED])
        more = " ..." if len(cells) > _MOST_NAMED else ""
        return say("technician.found.touch_bad", count=len(cells), cells=Verbatim(named + more))


class ColoursPage(Page):
    """One colour after the other over the whole glass; each touch goes on."""

    def __init__(self, colours: tuple[str, ...], passed: Way) -> None:
        self._colours, self._passed = colours, passed
        self._at = 0

    @property
    def view(self) -> View:
        return ColourView(self._colours[self._at])

    @property
    def stage(self) -> Hashable:
        return self._at

    def handle(self, event: Event) -> Effects:
        if event != Chosen("next"):
            return ()
        if self._at + 1 == len(self._colours):
            return self._passed()
        self._at += 1
        return ()
