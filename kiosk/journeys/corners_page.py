"""Showing the corners of a page by hand, where the kiosk could not find them."""

from __future__ import annotations

from kiosk.events import CornerMoved
from kiosk.journeys.quadrilateral import START, Corners, in_order, is_a_page
from kiosk.say import Text, say
from kiosk.views import Button, CornersView, Emphasis, Preview

_CUT = Button("cut", say("file.corners.cut"), "check", Emphasis.PRIMARY)


class CornersByHand:
    """The picture as it was taken, and four corners that follow the finger. One of them is always the chosen one: it
    stands under the magnifier, and goes where the next touch points."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._corners: Corners = START
        self._chosen = 0
        self._is_none = False  # "Potong" was touched, and the corners enclosed no page

    @property
    def stage(self) -> bool:
        """Stays while a corner is dragged: a touch means the same wherever the corners are."""
        return self._is_none

    @property
    def view(self) -> CornersView:
        return CornersView(
            say("file.corners.title"),
            self._body(),
            self._preview,
            self._corners,
            self._chosen,
            (_CUT,),
        )

    def move(self, touch: CornerMoved) -> None:
        """The chosen corner is where the finger is, and never off the picture."""
        if not 0 <= touch.index < len(self._corners):
            return
        place = min(1.0, max(0.0, touch.x)), min(1.0, max(0.0, touch.y))
        moved = list(self._corners)
        moved[touch.index] = place
        self._corners = (moved[0], moved[1], moved[2], moved[3])
        self._chosen = touch.index
        self._is_none = False

    def cut(self) -> Corners | None:
        """Clockwise from the one at the top left, whichever corner was dragged where; None when they enclose no page:
        then the page says so."""
        self._is_none = not is_a_page(self._corners)
        return None if self._is_none else in_order(self._corners)

    def _body(self) -> Text:
        return say("file.corners.none" if self._is_none else "file.corners.how")
