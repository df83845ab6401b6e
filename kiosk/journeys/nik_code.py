"""A NIK from a code: fills a page that asks for one, for its owner to compare. A claim, never a proof."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.codes.meaning import NikClaim
from kiosk.effects import ListenForCode, StopListening
from kiosk.events import CodeRead, Event
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, Way
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Text, say
from kiosk.views import Button


class NikPage(TypingPage):
    """Sixteen digits, typed or shown as a code: the reader listens as long as this page is open."""

    def __init__(
        self,
        desk: Desk,
        entry: Entry,
        check: Callable[[str], Checked],
        done: Callable[[str], Effects],
        *,
        value: str = "",
        skip: Way | None = None,
        warning: Text | None = None,
        other: tuple[Button, Way] | None = None,
        claimed: str = "",
    ) -> None:
        """`claimed`: a NIK that a code named before this page opened."""
        super().__init__(entry, check, done, value, skip, warning=warning, other=other)
        self._desk = desk
        if claimed:
            self.fill(claimed, say("file.nik.from_code"))

    def open(self) -> Effects:
        return (ListenForCode(),)

    def close(self) -> Effects:
        return (StopListening(),)

    def handle(self, event: Event) -> Effects:
        if not isinstance(event, CodeRead):
            return super().handle(event)
        meaning = self._desk.understand(event.text)
        if isinstance(meaning, NikClaim):
            self.fill(meaning.nik, say("file.nik.from_code"))
        else:
            self.remark(say("file.nik.code_without"))
        return (ListenForCode(),)
