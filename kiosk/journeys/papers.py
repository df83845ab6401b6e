"""The papers of one resident: what was scanned, page by page, and what will be brought to the counter instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.effects import KeptPage
from kiosk.events import CapturedPage
from kiosk.journeys.taking import Taker


@dataclass
class Papers:
    """Pages by requirement id, in the order they were scanned."""

    pages: dict[str, list[CapturedPage]] = field(default_factory=dict)
    later: set[str] = field(default_factory=set)  # requirement ids brought to the counter
    lies_on: Taker | None = None  # where a sheet was laid last in this visit
    wish: Taker | None = None  # the machine that the resident chose, for this paper and those that follow

    @property
    def touched_glass(self) -> bool:
        """A sheet was laid down in this visit, and may lie there still."""
        return self.lies_on is not None

    def of(self, requirement: str) -> list[CapturedPage]:
        return self.pages.get(requirement, [])

    def add(self, requirement: str, page: CapturedPage) -> None:
        """Keep a good page; a paper that was scanned need not be brought any more."""
        self.pages.setdefault(requirement, []).append(page)
        self.later.discard(requirement)

    def drop_last(self, requirement: str) -> None:
        if self.of(requirement):
            self.pages[requirement].pop()

    def bring_later(self, requirement: str) -> None:
        """The paper comes to the counter, whole: half a document helps nobody."""
        self.pages.pop(requirement, None)
        self.later.add(requirement)

    def settled(self, requirement: str) -> bool:
        return bool(self.of(requirement)) or requirement in self.later

    def kept(self, requirements: Iterable[str]) -> tuple[KeptPage, ...]:
        """All pages of `requirements`, in their order; pages of a paper no longer asked for stay out."""
        return tuple(KeptPage(each, page) for each in requirements for page in self.of(each))

    def brought_later(self, requirements: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in requirements if each in self.later)
