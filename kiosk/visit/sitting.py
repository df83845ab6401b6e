"""All that the machine knows of the person in front of it. Replaced whole at the end: that is how it forgets."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Patience
from kiosk.views import Overlay


@dataclass
class Sitting:
    """`no` counts the people since the start. Without a journey, the attract page (or the farewell) is open."""

    no: int
    journey: Journey | None = None
    journeys: int = 0
    overlay: Overlay | None = None
    call: str = ""  # of an officer, while it is open
    assisted: bool = False  # an officer of the desa stands beside
    farewell: bool = False  # wiped already; only the reminder to take the papers is left

    def begin(self, journey: Journey) -> None:
        self.journey, self.overlay, self.farewell = journey, None, False
        self.journeys += 1

    @property
    def patience(self) -> Patience:
        """Of the open page; ordinary where none is."""
        page = self.journey.page if self.journey is not None else None
        return page.patience if page is not None else Patience.ORDINARY

    @property
    def can_go_back(self) -> bool:
        """Whether "Kembali" does something: not under an overlay, not while the machine works, not at the very end."""
        waits = self.overlay is None and self.patience in (Patience.ORDINARY, Patience.HANDS_FULL)
        return waits and self.journey is not None and self.journey.can_go_back

    def page_mark(self) -> Hashable:
        """Changes when another page opens, or the open one becomes another to the hand."""
        journey = self.journey
        page = journey.page if journey is not None else None
        where = (journey.turn, page.stage) if journey is not None and page is not None else None
        return (self.no, self.farewell, self.journeys, where)

    def mark(self) -> Hashable:
        """Changes exactly when a touch would mean something else than before: another page, or an overlay."""
        return (self.page_mark(), type(self.overlay), getattr(self.overlay, "stage", ""))
