"""One line of the table of `python -m bench.eyes`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A figure that was measured, beside what it must and what it should reach ("" where nothing is asked)."""

    figure: str
    measured: str
    must: str = ""
    aim: str = ""
