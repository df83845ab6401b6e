"""Which readings are believed. Many attempts at one picture would add up their false reads; so whatever a decoder
could have made out of noise needs a second witness, and the whole gives no more false reads than one decoder alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot

from kiosk.codes.code import Code, Corners, Point, middle_of, reach_of
from kiosk.codes.readers import LINES, Kind, Reading

UNTOUCHED = "zxing, untouched"  # the witness that stands for "the better decoder alone"

# Reed-Solomon over the whole text plus format bits with a code of their own: one reading is proof.
_SURE = frozenset({Kind.QR, Kind.PDF417})
# A check digit modulo 103 or 10, or so few squares that noise passes once in some thousand pictures: believed when
# read in the untouched picture, as the decoder alone would be, else with a second witness.
_CHECKED = frozenset({Kind.CODE_128, Kind.EAN_13, Kind.DATA_MATRIX, Kind.AZTEC, Kind.MICRO_QR})
# One eye and a few squares are found inside larger codes, and changes of one picture agree in that: the untouched
# picture decides alone.
_ONLY_UNTOUCHED = frozenset({Kind.MICRO_QR})
# ITF, Code 39 (no check digit) and EAN-8 (seven bars of text lines pass): always two witnesses, and some length.
_SHORTEST = 4


@dataclass
class _Sighting:
    """One place in the picture, what was read there first, and by whom."""

    text: str = field(repr=False)
    kind: Kind
    corners: Corners
    witnesses: set[str]

    def __post_init__(self) -> None:
        self.middle, self.reach = middle_of(self.corners), reach_of(self.corners)

    @property
    def believed(self) -> bool:
        if self.kind in _SURE:
            return True
        if self.kind in _CHECKED and UNTOUCHED in self.witnesses:
            return True
        if self.kind in _ONLY_UNTOUCHED:
            return False
        return len(self.witnesses) > 1 and len(self.text) >= _SHORTEST


class Ledger:
    """Collects what was read in one picture. Corners are pixels of the untouched picture."""

    def __init__(self) -> None:
        self._sightings: list[_Sighting] = []
        self._known: list[_Sighting] | None = None  # what is believed now; None: not looked up since the last reading

    def hear(self, readings: list[Reading], witness: str) -> int:
        """Write `readings` down; how many codes are believed now that were not before."""
        before = len(self._believed())
        for reading in readings:
            self._note(reading, witness)
        return len(self._believed()) - before

    def _note(self, reading: Reading, witness: str) -> None:
        self._known = None
        new = _Sighting(reading.text, reading.kind, reading.corners, {witness})
        for each in self._sightings:
            if each.kind is new.kind and each.text == new.text and _same_place(each, new):
                each.witnesses.add(witness)
                return
        self._sightings.append(new)

    def _believed(self) -> list[_Sighting]:
        """The believed ones, most witnesses first; one for each place, and no line code inside a square one."""
        if self._known is None:
            self._known = self._chosen()
        return self._known

    def _chosen(self) -> list[_Sighting]:
        kept: list[_Sighting] = []
        ranked = sorted(self._sightings, key=lambda each: (each.kind in LINES, -len(each.witnesses)))
        for each in ranked:
            if each.believed and not any(_excludes(other, each) for other in kept):
                kept.append(each)
        return kept

    def codes(self) -> tuple[Code, ...]:
        """What is believed, largest first."""
        believed = sorted(self._believed(), key=lambda each: -each.reach)
        return tuple(Code(each.text, each.kind.value, each.corners) for each in believed)

    def doubted(self) -> list[Corners]:
        """Where something was read that still lacks a witness."""
        believed = self._believed()
        open_ones = [each for each in self._sightings if not each.believed]
        return [each.corners for each in open_ones if not any(_excludes(other, each) for other in believed)]

    def explains(self, place: Point) -> bool:
        """Whether a code was read that covers `place`."""
        return any(_distance(each.middle, place) <= each.reach for each in self._believed())

    def covers(self, place: Point) -> bool:
        """Whether `place` lies within the corners of a code that was read."""
        return any(_within(each.corners, place) for each in self._believed())


def _within(corners: Corners, place: Point) -> bool:
    """Whether `place` is on the same side of all four edges."""
    turns = [
        (b[0] - a[0]) * (place[1] - a[1]) - (b[1] - a[1]) * (place[0] - a[0])
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    return all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)


def _same_place(known: _Sighting, other: _Sighting) -> bool:
    near = max(known.reach, other.reach) * (1.0 if known.kind in LINES else 0.7)
    return _distance(known.middle, other.middle) < max(near, 4.0)


def _excludes(kept: _Sighting, other: _Sighting) -> bool:
    if kept.kind in LINES and other.kind not in LINES:
        return False
    if other.kind in LINES and kept.kind not in LINES:
        return _distance(kept.middle, other.middle) < kept.reach
    return _same_place(kept, other)


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
