"""A page for more than a line: the same keys, and a word when the paper is full."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journeys.typing import TypingPage
from kiosk.say import say
from kiosk.views import KeyboardView, View


class LongTextPage(TypingPage):
    """Says so when no further letter fits, instead of swallowing it in silence."""

    @property
    def view(self) -> View:
        """What is wrong takes the place of the hint: there is room for one of them above the keys."""
        view = super().view
        found = self._error or self._warning
        return replace(view, hint=None) if found and isinstance(view, KeyboardView) else view

    def _type(self, char: str) -> None:
        if len(self._value) < self._entry.longest:
            super()._type(char)
        elif self._warning is None:
            self.remark(say("voice.text.full", longest=self._entry.longest))
