"""What a guided test is: steps that a technician is led through, until evidence says pass or fail.

    instruction -> machine's work -> evidence -> result

A test is data. A new one is an entry in `tests_catalogue.py`; what the machine has to do for it is a function in
`works.py`, named by `Work.name`. A step that finds FAIL ends the test; the last finding is its result.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.say import Text


@dataclass(frozen=True)
class Instruction:
    """What the technician does with their hands, then "Lanjut"."""

    title: Text
    body: Text
    picture: str = "info"


@dataclass(frozen=True)
class Work:
    """The machine does `name` (see `works.py`) while `body` is on the glass. It may find something, or not yet."""

    name: str
    body: Text


@dataclass(frozen=True)
class Question:
    """Only a person can tell. `sound`: the tone that is played as it opens, and again on request."""

    title: Text
    body: Text
    failed: Text  # what the finding says after a no
    picture: str = "info"
    sound: str = ""


@dataclass(frozen=True)
class Codes:
    """All codes of the test sheet are shown to the reader; passes by itself."""


@dataclass(frozen=True)
class Grid:
    """Every cell of the glass is passed over by a finger; passes by itself."""

    columns: int
    rows: int


@dataclass(frozen=True)
class Colours:
    """The whole glass in each of these colours, "#RRGGBB", one after the other."""

    colours: tuple[str, ...]


Step = Instruction | Work | Question | Codes | Grid | Colours


@dataclass(frozen=True)
class GuidedTest:
    """`id` as in `Finding.test`: `<part>.<what>`."""

    id: str
    part: str
    label: Text
    about: Text  # how it is done, in a line
    icon: str
    passed: Text  # what the finding says when no step said anything
    steps: tuple[Step, ...]
