"""The base of everything that is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from screens.box import Box, Span
from screens.theme import Look, channels


def rgba(colour: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    return (*channels(colour), alpha)


class Part(Widget):
    """A piece of a page. Laid out by hand and in one pass: no frame ever shows a half-arranged page.

    `slot` says where on the page it goes (see `page.py`), `shown` whether it is there at all.
    """

    slot = StringProperty("head")
    wide_slot = StringProperty("")  # the slot on a landscape panel, when it differs
    shown = BooleanProperty(True)
    touched = BooleanProperty(True)  # in a pad: False for what is only read there, out of any hand's reach
    sinks = BooleanProperty(False)  # rests on the bottom bar in portrait: keys, and the buttons of a page

    def span(self, look: Look, width: float) -> Span:
        """How much height this part needs when it is `width` pixels wide."""
        raise NotImplementedError

    def place(self, look: Look, box: Box) -> None:
        """Draw into `box`, in window pixels."""
        self.pos, self.size = box[:2], box[2:]

    def forget(self) -> None:
        """Let go of every word and picture: the next person must find nothing."""
        for child in self.children:
            if isinstance(child, Part):
                child.forget()

    def parts(self) -> Iterator[Part]:
        """This part and every part inside it."""
        yield self
        for child in self.children:
            if isinstance(child, Part):
                yield from child.parts()
