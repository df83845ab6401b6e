"""Show the slip's code to the reader, or type it."""

from __future__ import annotations

from kiosk.views import ReadCodeView
from screens.page import Page
from screens.words import Words


class ReadCodeScreen(Page):
    """See read_code.kv."""

    def fill(self, view: ReadCodeView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.picture.show(view.picture)
        self.ids.body.text = words.of(view.body)
        self.ids.error.say(words.of(view.error))
        self.ids.buttons.show(view.buttons, words)
