"""Typing words on the kiosk's own keyboard."""

from __future__ import annotations

from kiosk.views import KeyboardView
from screens.page import Page
from screens.widgets.keys import MAIL, NAMES, WORDS
from screens.words import Words


class KeyboardScreen(Page):
    """See keyboard.kv."""

    def fill(self, view: KeyboardView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.hint.text = words.of(view.hint)
        self.ids.hint.shown = view.hint is not None
        self.ids.line.value = view.value
        self.ids.error.say(words.of(view.error))
        self.ids.warning.say(words.of(view.warning))
        self.ids.pad.show(MAIL if view.mail else WORDS if view.digits else NAMES, words)
        self.ids.buttons.show(view.buttons, words)
