"""A page for more than a line: the same keys, and a word when the paper is full."""

from __future__ import annotations

from kiosk.journeys.typing import TypingPage
from kiosk.say import say


class LongTextPage(TypingPage):
    """Says so when no further letter fits, instead of swallowing it in silence."""

    def _type(self, char: str) -> None:
        if len(self._value) < self._entry.longest:
            super()._type(char)
        elif self._warning is None:
            self.remark(say("voice.text.full", longest=self._entry.longest))
