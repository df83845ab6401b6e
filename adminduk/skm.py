"""Survei Kepuasan Masyarakat: nine elements, four answers each, and the index (IKM) that an office must publish yearly.

Permenpan RB 14/2017. Elements are keyed by name and never by number: the regulation lists penanganan pengaduan eighth
and sarana dan prasarana ninth, its own questionnaire asks them the other way round, and whoever counts by number gives
one the other's score. Weights and averages are fractions: a weight of 0,111 would let a perfect office reach 99,9 only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType


class Element(StrEnum):
    """The nine elements, in the order of the regulation."""

    PERSYARATAN = "persyaratan"
    PROSEDUR = "prosedur"
    WAKTU = "waktu"
    BIAYA = "biaya"
    PRODUK = "produk"
    KOMPETENSI = "kompetensi"
    PERILAKU = "perilaku"
    PENGADUAN = "pengaduan"
    SARANA = "sarana"

    @property
    def question_key(self) -> str:
        """Key of the question's sentence."""
        return f"survey.{self.value}.question"

    def answer_key(self, score: int) -> str:
        """Key of the words of one answer, 1 (worst) to 4 (best)."""
        return f"survey.{self.value}.{score}"


class Trait(StrEnum):
    """What the questionnaire asks of whoever answers; each may be left out, and none of it names anybody."""

    SEX = "kelamin"
    AGE = "umur"
    EDUCATION = "pendidikan"
    OCCUPATION = "pekerjaan"

    @property
    def question_key(self) -> str:
        return f"survey.about.{self.value}"

    def answer_key(self, answer: str) -> str:
        return f"survey.about.{self.value}.{answer}"


# The answers, in the order of the questionnaire; ages as bands, because a year of birth is nearly a name.
TRAITS: Mapping[Trait, tuple[str, ...]] = MappingProxyType(
    {
        Trait.SEX: ("laki-laki", "perempuan"),
        Trait.AGE: ("kurang-25", "25-34", "35-44", "45-54", "55-lebih"),
        Trait.EDUCATION: ("sd", "smp", "sma", "diploma", "s1", "s2-s3"),
        Trait.OCCUPATION: ("pns", "tni", "polri", "swasta", "wirausaha", "lainnya"),
    }
)

# The order in which the questionnaire asks.
QUESTIONNAIRE = (
    *(each for each in Element if each not in (Element.PENGADUAN, Element.SARANA)),
    Element.SARANA,
    Element.PENGADUAN,
)
SCORES = (1, 2, 3, 4)
WEIGHT = Fraction(1, len(Element))
_SCALE = 25  # from 1..4 to 25..100


class Band(StrEnum):
    """Mutu pelayanan, best first."""

    A = "A"  # sangat baik
    B = "B"  # baik
    C = "C"  # kurang baik
    D = "D"  # tidak baik


_LOWEST = {Band.A: Decimal("88.31"), Band.B: Decimal("76.61"), Band.C: Decimal("65.00"), Band.D: Decimal("25.00")}


@dataclass(frozen=True)
class Tally:
    """How often each score was given to one element; `counts[0]` is score 1."""

    counts: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def answers(self) -> int:
        return sum(self.counts)

    @property
    def nrr(self) -> Fraction | None:
        """Nilai rata-rata of the element, 1 to 4; None while nobody has answered it."""
        if not self.answers:
            return None
        return Fraction(sum(score * count for score, count in zip(SCORES, self.counts, strict=True)), self.answers)


def tally(scores: Iterable[int]) -> Tally:
    """The tally of the scores that were given to one element."""
    given = list(scores)
    if any(each not in SCORES for each in given):
        raise ValueError("a score is 1, 2, 3 or 4")
    return Tally((given.count(1), given.count(2), given.count(3), given.count(4)))


def ikm(tallies: Mapping[Element, Tally]) -> Fraction | None:
    """The index, 25 to 100. None while any element has no answer: eight elements make no index of nine."""
    averages = [tallies.get(element, Tally()).nrr for element in Element]
    known = [each for each in averages if each is not None]
    if len(known) < len(Element):
        return None
    return sum((each * WEIGHT for each in known), Fraction(0)) * _SCALE


def converted(nrr: Fraction) -> Fraction:
    """The average of one element on the scale of the index, so that it has a band of its own."""
    return nrr * _SCALE


def rounded(index: Fraction) -> Decimal:
    """As it is published and judged: two decimals, a half goes up."""
    exact = Decimal(index.numerator) / Decimal(index.denominator)
    return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def band_of(index: Fraction) -> Band:
    """The quality band of an index. The bands of the regulation have two decimals, so the rounded value is judged."""
    value = rounded(index)
    if not _LOWEST[Band.D] <= value <= 100:
        raise ValueError("an index lies between 25 and 100")
    return next(band for band in Band if value >= _LOWEST[band])
