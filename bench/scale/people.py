"""People who cannot be: NIKs of a province 99, and names made of syllables, some far more often than others."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_SYLLABLES = (
    "BA",
    "CO",
    "DI",
    "FU",
    "GA",
    "HI",
    "JO",
    "KA",
    "LU",
    "MI",
    "NA",
    "PO",
    "RI",
    "SU",
    "TA",
    "WI",
    "YA",
    "ZU",
)
_WORDS = 3000


@dataclass(frozen=True)
class Person:
    nik: str
    nomor_kk: str
    name: str


class People:
    """Names by Zipf's law: the commonest word stands in every eighth name or so."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            made["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4)))] = None
        self.words = tuple(made)
        self._weights = [1 / (place + 1) for place in range(_WORDS)]

    def some(self, count: int) -> list[Person]:
        dice = self._dice
        words = iter(dice.choices(self.words, self._weights, k=count * 2))
        return [self._person(f"CONTOH {next(words)} {next(words)}") for _ in range(count)]

    def _person(self, name: str) -> Person:
        dice = self._dice
        born = f"{dice.randint(1, 28) + 40 * dice.randint(0, 1):02d}{dice.randint(1, 12):02d}{dice.randint(40, 99):02d}"
        place, family = f"99{dice.randint(1, 99):02d}{dice.randint(1, 30):02d}", dice.randint(1, 9999)
        return Person(
            f"{place}{born}{dice.randint(1, 9999):04d}", f"{place}01011{dice.randint(0, 9)}{family:04d}", name
        )
