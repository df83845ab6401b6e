"""Where everything lies on the test sheet, in millimetres from the top left corner of A4. Drawing and measuring read
the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = (210.0, 297.0)


@dataclass(frozen=True)
class Area:
    """A rectangle on the sheet, in mm."""

    x: float
    y: float
    width: float
    height: float

    def inner(self, margin: float) -> Area:
        """The same without `margin` mm on each side: what lies beside it does not count."""
        return Area(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)


# Four black squares, as far from one edge as from the other, hold the sheet; the one at the top left has a white hole
# and tells which way up it is.
MARK = 8.0
HOLE = 3.0
MARKS = ((19.0, 19.0), (191.0, 19.0), (191.0, 278.0), (19.0, 278.0))  # centres, clockwise from top left

BAR = Area(20, 40, 170, 12)  # solid black: a dead column of the printer is a white line in it
WHITE = Area(20, 54, 170, 26)  # empty: a dirty drum or glass leaves dark lines and specks in it
WEDGE = Area(22.5, 84, 165, 12)  # eleven greys from white to black: thin toner loses the last ones
WEDGE_STEPS = 11

# Black and white lines, as many pairs to a millimetre; from coarse to fine, each in a square.
LINE_PAIRS = (1.0, 2.0, 3.0, 4.0)
PATCH = 8.0
LINES_AT = {  # where each row of patches begins
    "top-left": (30.0, 27.0),
    "top-right": (148.0, 27.0),
    "centre": (89.0, 104.0),
    "bottom-left": (30.0, 262.0),
    "bottom-right": (148.0, 262.0),
}


def patch(place: str, step: int) -> Area:
    """The square with `LINE_PAIRS[step]` at `place`."""
    x, y = LINES_AT[place]
    return Area(x + step * PATCH, y, PATCH, PATCH)
