"""The whole glass in one colour, to look for dead pixels. A touch anywhere goes on."""

from __future__ import annotations

from kiosk.events import Chosen
from kiosk.views import ColourView
from screens.box import Box
from screens.page import Page
from screens.theme import Look
from screens.widgets.part import rgba
from screens.widgets.plate import Touchable
from screens.words import Words


class ColourScreen(Page):
    """Nothing but the colour: a word would hide pixels."""

    whole_glass = True

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.sheet = Touchable(touch_id="anywhere", value=Chosen("next"))
        self.add_widget(self.sheet)
        self._colour = "#000000"

    def fill(self, view: ColourView, words: Words, *, turned: bool) -> None:
        self._colour = view.colour

    def _arrange(self, look: Look, box: Box) -> bool:
        self.sheet.place(look, box)
        self.sheet.fill = self.sheet.line = rgba(self._colour)
        self.sheet.radius, self.sheet.press_colour = 0, (0, 0, 0, 0)
        return True
