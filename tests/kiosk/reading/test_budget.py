"""How much of a page is read: a letter laid for a card must not keep the process for ten seconds."""

from __future__ import annotations

import numpy as np

from kiosk.capture.picture import Points
from kiosk.capture.reading.turning import within_budget


def _line(top: float, length: float = 480.0) -> Points:
    """A line 48 px high, so that it costs as many pixels as it is long."""
    return np.array([[0, top], [length, top], [length, top + 48], [0, top + 48]], np.float32)


def test_the_uppermost_lines_are_read_in_their_own_order() -> None:
    lines = [_line(top) for top in (300, 100, 400, 200)]
    assert [float(line[0, 1]) for line in within_budget(lines, 1000)] == [100, 200]


def test_a_line_that_is_never_read_costs_nothing() -> None:
    lines = [_line(0, 5000), _line(100), _line(200)]
    assert len(within_budget(lines, 1000)) == 3


def test_no_lines_are_no_work() -> None:
    assert within_budget([], 1000) == []
