"""The machine works."""

from __future__ import annotations

from kiosk.views import BusyView
from screens.page import Page
from screens.words import Words


class BusyScreen(Page):
    """See busy.kv."""

    def fill(self, view: BusyView, words: Words, *, turned: bool) -> None:
        self.ids.picture.show(view.picture)
        self.ids.title.text = words.of(view.title)
        self.ids.body.text = words.of(view.body)
        self.ids.body.shown = view.body is not None
        self.ids.buttons.show(view.buttons, words)
