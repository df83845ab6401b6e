"""The corner code of a printed form: which form, which sheet of it, on which paper. Nothing of whoever fills it in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paper.forms.sheet import Box, Paper

_TEXT = re.compile(r"ANJF1 (F-\d\.\d{2}[A-F]?) (\d{1,2})/(\d{1,2}) (a4|f4)([pl]) ([A-Z0-9]{1,12})")

# The four marks and the code, in mm. Printers reach to 5 mm from the edge.
EDGE = 7.0
MARK = 5.0
CODE = 17.0
CODE_GAP = 3.0  # between the code and the marks: more than its quiet edge of four squares


@dataclass(frozen=True)
class Ticket:
    """What the code says. `token` tells one print from the next, and is drawn by lot."""

    form: str
    number: int  # of this sheet, from 1
    sheets: int
    paper: Paper
    landscape: bool
    token: str

    @property
    def text(self) -> str:
        way = "l" if self.landscape else "p"
        return f"ANJF1 {self.form} {self.number}/{self.sheets} {self.paper}{way} {self.token}"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet in mm."""
        short, long = self.paper.size
        return (long, short) if self.landscape else (short, long)


def ticket_of(text: str) -> Ticket | None:
    """What a code says that was read from paper; None when it is no form of ours."""
    match = _TEXT.fullmatch(text)
    if match is None:
        return None
    form, number, sheets, paper, way, token = match.groups()
    return Ticket(form, int(number), int(sheets), Paper(paper), way == "l", token)


def marks_of(width: float, height: float) -> tuple[Box, Box, Box, Box]:
    """The marks, clockwise from the upper left."""
    far_x, far_y = width - EDGE - MARK, height - EDGE - MARK
    return tuple(Box(x, y, MARK, MARK) for x, y in ((EDGE, EDGE), (far_x, EDGE), (far_x, far_y), (EDGE, far_y)))  # type: ignore[return-value]


def code_of(width: float, height: float) -> Box:
    """The corner code stands left of the lower right mark."""
    return Box(width - EDGE - MARK - CODE_GAP - CODE, height - EDGE - CODE, CODE, CODE)
