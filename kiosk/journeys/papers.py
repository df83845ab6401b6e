"""The papers of one resident: what was scanned, page by page, and what will be brought to the counter instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.effects import FilledForm, KeptPage
from kiosk.events import CapturedPage
from kiosk.journeys.taking import Taker
from kiosk.printed_form import PrintedForm


@dataclass(frozen=True)
class Signing:
    """What stands on the form, and its print; None when it is signed at the counter."""

    filled: FilledForm
    printed: PrintedForm | None


@dataclass
class Papers:
    """Pages by requirement id, in the order they were scanned."""

    pages: dict[str, list[CapturedPage]] = field(default_factory=dict)
    later: set[str] = field(default_factory=set)  # requirement ids brought to the counter
    lies_on: Taker | None = None  # where a sheet was laid last in this visit
    wish: Taker | None = None  # the machine that the resident chose, for this paper and those that follow
    signing: dict[str, Signing] = field(default_factory=dict)  # forms that were filled in here, by requirement id

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

    def add_sheet(self, requirement: str, page: CapturedPage) -> None:
        """The same, of a printed form: a sheet that comes once more replaces itself."""
        number = page.form.sheet if page.form is not None else 0
        same = [each for each in self.of(requirement) if number and each.form and each.form.sheet == number]
        for each in same:
            self.pages[requirement].remove(each)
        self.add(requirement, page)

    def drop_last(self, requirement: str) -> None:
        if self.of(requirement):
            self.pages[requirement].pop()

    def bring_later(self, requirement: str) -> None:
        """The paper comes to the counter, whole: half a document helps nobody."""
        self.pages.pop(requirement, None)
        self.later.add(requirement)

    def printed(self, requirement: str) -> PrintedForm | None:
        """The form that was printed for `requirement` and is to come back signed."""
        signing = self.signing.get(requirement)
        return signing.printed if signing is not None else None

    def sign(self, requirement: str, filled: FilledForm, printed: PrintedForm) -> None:
        """The form lies in the resident's hand; it need not be signed at the counter any more."""
        self.signing[requirement] = Signing(filled, printed)
        self.later.discard(requirement)

    def sign_at_counter(self, requirement: str, filled: FilledForm) -> None:
        self.bring_later(requirement)
        self.signing[requirement] = Signing(filled, None)

    def signs(self, requirement: str, filled: FilledForm) -> bool:
        """It is settled where this form is signed, or it is here already. At the counter, whatever stands on it."""
        signing = self.signing.get(requirement)
        if signing is None:
            return bool(self.of(requirement))
        return signing.printed is None or signing.filled == filled

    def change_form(self, requirement: str) -> None:
        """Something else stands on the form now: what was printed and signed is waste paper."""
        if self.signing.pop(requirement, None) is not None:
            self.bring_later(requirement)

    def settled(self, requirement: str) -> bool:
        return bool(self.of(requirement)) or requirement in self.later

    def kept(self, requirements: Iterable[str]) -> tuple[KeptPage, ...]:
        """All pages of `requirements`, in their order; pages of a paper no longer asked for stay out."""
        return tuple(KeptPage(each, page) for each in requirements for page in self.of(each))

    def brought_later(self, requirements: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in requirements if each in self.later)
