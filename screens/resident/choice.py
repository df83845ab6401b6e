"""One closed question, one touch."""

from __future__ import annotations

from kiosk.views import ChoiceView
from screens.page import Page
from screens.words import Words


class ChoiceScreen(Page):
    """See choice.kv."""

    def fill(self, view: ChoiceView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.hint.text = words.of(view.hint)
        self.ids.hint.shown = view.hint is not None
        self.ids.tiles.together = view.together
        self.ids.tiles.show(view.tiles, words)
        self.ids.buttons.small = True
        self.ids.buttons.show(view.buttons, words)
