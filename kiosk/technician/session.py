"""One technician at the glass, from the PIN to "Keluar": which page is open, and how long they may be away."""

from __future__ import annotations

from collections.abc import Callable

from kiosk import durations
from kiosk.clock import Clock
from kiosk.effects import AskWorkshop, StartTimer
from kiosk.events import BarKey, BarPressed, Event, TimerFired, Touch, WorkshopSays
from kiosk.journeys.page import Effects, Page, Patience, Way
from kiosk.technician.asks import Around, Ask

IDLE, LONGEST = "staff-idle", "staff-longest"


class Session:
    """Holds the open page and the way back. `begin` opens the first page; `over` once it shall be closed."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.who = ""  # the name on the PIN; "" at the door
        self.helper = ""  # the label on the PIN of an officer of the desa, who goes on to residents' pages
        self.around: Around | None = None  # everything as it was seen last
        self.page: Page | None = None
        self.turn = 0  # grows with every page that opens
        self.over = False
        self._back: Way | None = None

    def begin(self, first: Callable[[Session], Effects]) -> Effects:
        """Somebody is at the door."""
        return (StartTimer(IDLE, durations.STAFF_AT_THE_DOOR), *first(self))

    def sign_in(self, who: str) -> Effects:
        """The PIN was right: from here on they have time."""
        self.who = who
        return (StartTimer(IDLE, durations.STAFF_IDLE), StartTimer(LONGEST, durations.STAFF_LONGEST))

    def goes_to_residents(self, helper: str) -> Effects:
        """The PIN was that of an officer who helps residents: no page in here is theirs."""
        self.helper = helper
        return self.leave()

    def open(self, page: Page, back: Way | None = None) -> Effects:
        """`page` instead of the one that is open; `back` is where "Kembali" leads."""
        closing = self.close()
        self.page, self._back = page, back
        self.turn += 1
        return (*closing, *page.open())

    def close(self) -> Effects:
        """Stop whatever the open page asked of the machine."""
        return self.page.close() if self.page is not None else ()

    def leave(self) -> Effects:
        self.over = True
        return ()

    @property
    def can_go_back(self) -> bool:
        return self._back is not None and self.page is not None and self.page.patience is Patience.ORDINARY

    def handle(self, event: Event) -> Effects:
        match event:
            case BarPressed(key=BarKey.LEAVE | BarKey.LEAVE_CONFIRMED):
                return self.leave()
            case TimerFired(name=name) if name in (IDLE, LONGEST):
                return self._time_is_up(name)
            case WorkshopSays(answer=Around() as around):
                self.around = around
        effects = self._go_back() if event == BarPressed(BarKey.BACK) else self._on_page(event)
        return (*effects, *self._still_here()) if isinstance(event, Touch) and not self.over else effects

    def _on_page(self, event: Event) -> Effects:
        return self.page.handle(event) if self.page is not None else ()

    def _go_back(self) -> Effects:
        return self._back() if self.can_go_back and self._back is not None else ()

    def _still_here(self) -> Effects:
        return (StartTimer(IDLE, durations.STAFF_IDLE if self.who else durations.STAFF_AT_THE_DOOR),)

    def _time_is_up(self, name: str) -> Effects:
        """A test that runs is waited for: its device must not be left in the middle."""
        works = self.page is not None and self.page.patience is not Patience.ORDINARY
        return (StartTimer(name, durations.STAFF_AT_THE_DOOR),) if works else self.leave()


def ask(wish: Ask) -> Effects:
    """Shorthand for the one effect that reaches the workshop."""
    return (AskWorkshop(wish),)
