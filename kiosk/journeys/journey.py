"""What all journeys share: one page open at a time, a way back, a way to another journey, an end."""

from __future__ import annotations

from abc import ABC, abstractmethod

from kiosk.effects import Finish
from kiosk.events import Event
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Page, Way
from kiosk.views import Progress


class Journey(ABC):
    """What the resident came for. Holds all that they typed and scanned, and dies with the visit."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page: Page | None = None
        self.turn = 0  # grows with every page that opens
        self.successor: Journey | None = None  # another journey that takes over: "Lengkapi sekarang"
        self._way_back: Way | None = None

    @abstractmethod
    def start(self) -> Effects:
        """Open the first page."""

    @property
    def progress(self) -> Progress | None:
        """ "Langkah 3 dari 6"; None where steps cannot be counted."""
        return None

    @property
    def papers_on_glass(self) -> bool:
        """Whether papers of this resident may lie on the scanner: then they are reminded before the screen goes."""
        return False

    @property
    def can_be_left(self) -> bool:
        """Whether there is something that may be kept here to be gone on with later."""
        return False

    def leave(self) -> Effects:
        """Keep it, and give its code to the resident."""
        return ()

    def thrown_away(self) -> Effects:
        """ "Hapus & keluar": what was kept of this journey in an earlier visit goes too."""
        return ()

    @property
    def can_go_back(self) -> bool:
        return self._way_back is not None

    def back(self) -> Effects:
        """ "Kembali": a step back inside this page, or the page before it."""
        inside = self.page.back() if self.page is not None else None
        if inside is not None:
            return inside
        return self._way_back() if self._way_back is not None else ()

    def handle(self, event: Event) -> Effects:
        return self.page.handle(event) if self.page is not None else ()

    def close(self) -> Effects:
        """Stop whatever the open page asked of the machine."""
        return self.page.close() if self.page is not None else ()

    def _open(self, page: Page, back: Way | None = None) -> Effects:
        closing = self.close()
        self.page, self._way_back = page, back
        self.turn += 1
        return (*closing, *page.open())

    def _hand_over(self, journey: Journey) -> Effects:
        self.successor = journey
        return ()

    def _finish(self) -> Effects:
        return (Finish(),)
