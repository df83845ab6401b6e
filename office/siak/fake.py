"""SIAK as tests play it: a few people, an answer that may fail to come, and nothing told but yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from office.siak.port import Element, Unavailable, Verification


@dataclass
class FakeSiak:
    """`people`: NIK -> what SIAK has of the person. `asked` counts the questions."""

    people: Mapping[str, Mapping[Element, str]]
    silent: bool = False
    connected: bool = True
    asked: int = field(default=0)

    def verify(self, nik: str, elements: Mapping[Element, str]) -> Verification | Unavailable:
        self.asked += 1
        if self.silent:
            return Unavailable.NO_ANSWER
        known = self.people.get(nik)
        if known is None:
            return Unavailable.UNKNOWN_NIK
        return Verification(
            {each: known.get(each, "").casefold() == text.casefold() for each, text in elements.items()}
        )
