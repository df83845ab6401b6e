"""The report's words: names of tests, amounts as people here write them, and sentences."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.localised import Language
from kiosk.availability import DEVICE_KINDS
from kiosk.doctor.model import Outcome
from kiosk.say import Text
from kiosk.wording import Wording

_UNITS = {"d": "hari", "h": "jam", "s": "detik", "mm2": "mm²"}


@dataclass(frozen=True)
class Wordbook:
    """Reports are read in offices, in Indonesian."""

    words: Wording

    @property
    def language(self) -> Language:
        return self.words.language

    def of(self, text: Text) -> str:
        return self.words.of(text)

    def key(self, key: str, **places: str) -> str:
        return self.words.by_key[key].format(**places)

    def test(self, test: str) -> str:
        """E.g. "Disk: kecepatan tulis"; the bare word of a test that has no name yet."""
        part, _, what = test.partition(".")
        name = self.words.by_key.get(f"doctor.name.{what}", what.replace("_", " "))
        return f"{self.part(part)}: {name}"

    def part(self, part: str) -> str:
        group = "kind" if part in DEVICE_KINDS else "part"
        return self.words.by_key.get(f"doctor.{group}.{part}", part)

    def outcome(self, outcome: Outcome) -> str:
        return self.key(f"doctor.outcome.{outcome.value.replace('-', '_')}")

    def fault(self, code: str) -> str:
        """The technician's sentence, up to the first full stop: the report tells what was, not what to do again."""
        sentence = self.words.by_key.get(f"fault.{code}.technician", code)
        return sentence.split(". ")[0].rstrip(".")

    def amount(self, value: float, unit: str) -> str:
        """As written in Indonesia: "1.024 MB", "12,5 ms"."""
        number = f"{value:,.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
        swapped = number.translate(str.maketrans(",.", ".,"))
        return " ".join(part for part in (swapped, _UNITS.get(unit, unit)) if part)
