"""Sheets being filled from top to bottom; a new one is begun when the next thing does not fit any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from paper.forms.sheet import Box, Code, Drawn, InkPlace, Paper, Sheet, Solid, Words, point
from paper.forms.ticket import CODE, EDGE, Ticket, code_of, marks_of
from paper.forms.typeface import Setting, Typeface

SIDE = 15.0  # mm of margin, beside which nothing of the form stands
_TOP = 19.0  # below the form's code
_FOOT = EDGE + CODE + 3.0


@dataclass
class Side:
    """A sheet that is not finished: its corner code knows how many there are."""

    drawn: list[Drawn] = field(default_factory=list)
    places: dict[str, Box] = field(default_factory=dict)
    ink: list[InkPlace] = field(default_factory=list)


class Canvas:
    """`y`: how far down the open sheet is filled, in mm."""

    def __init__(self, paper: Paper, typeface: Typeface, *, landscape: bool) -> None:
        short, long = paper.size
        self.paper, self.landscape, self.typeface = paper, landscape, typeface
        self.width, self.height = (long, short) if landscape else (short, long)
        self.left, self.right, self.bottom = SIDE, self.width - SIDE, self.height - _FOOT
        self.sides = [Side()]
        self.y = _TOP
        self._heading: tuple[float, Callable[[], None]] | None = None

    @property
    def side(self) -> Side:
        return self.sides[-1]

    def need(self, height: float) -> None:
        """Room for something that must not be torn apart, nor from the heading that waits for it."""
        heading, self._heading = self._heading, None
        above = heading[0] if heading is not None else 0.0
        if self.y + above + height > self.bottom and self.y > _TOP:
            self.sides.append(Side())
            self.y = _TOP
        if heading is not None:
            heading[1]()

    def announce(self, height: float, draw: Callable[[], None]) -> None:
        """A heading of this height: drawn above the next thing, on whichever sheet that stands."""
        self._heading = (height, draw)

    def draw(self, *drawn: Drawn) -> None:
        self.side.drawn.extend(drawn)

    def at(self, key: str, box: Box) -> None:
        """The value of `key` stands in `box`."""
        self.side.places[key] = box

    def words(self, text: str, left: float, baseline: float, size: float, *, bold: bool = False) -> None:
        if text:
            self.draw(Words(text, left, baseline, size, bold))

    def centred(self, text: str, box: Box, size: float, *, bold: bool = False) -> None:
        across = self.typeface.width(text, size, bold=bold)
        self.words(text, box.left + (box.width - across) / 2, middle(box, size), size, bold=bold)

    def lines(self, setting: Setting, left: float, top: float, *, bold: bool = False) -> None:
        """Lines of text from `top` down; `y` stays."""
        for number, line in enumerate(setting.lines):
            baseline = top + number * setting.line_height + point(setting.size) * 0.95
            self.words(line, left, baseline, setting.size, bold=bold)

    def sheets(self, form: str, token: str) -> tuple[Sheet, ...]:
        """The finished sheets, each with its marks and its corner code."""
        return tuple(self._finished(side, form, number, token) for number, side in enumerate(self.sides, 1))

    def _finished(self, side: Side, form: str, number: int, token: str) -> Sheet:
        ticket = Ticket(form, number, len(self.sides), self.paper, self.landscape, token)
        marks = tuple(Solid(box) for box in marks_of(self.width, self.height))
        code = Code(ticket.text, code_of(self.width, self.height))
        drawn = (*side.drawn, *marks, code)
        return Sheet(self.width, self.height, drawn, side.places, tuple(side.ink), ticket.text)


def middle(box: Box, size: float) -> float:
    """The baseline of a line of `size` points that stands in the middle of `box`."""
    return box.top + box.height / 2 + point(size) * 0.35
