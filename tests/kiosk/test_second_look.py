"""Is it the paper that was asked for? Read only where that is in question, and never an alarm on a guess."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from adminduk.catalogue.model import PaperKind, Requirement, RequirementKind
from adminduk.localised import Localised
from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk.asked import Asked, Kind, asked_of
from kiosk.events import CapturedPage, PageVerdict
from kiosk.second_look import captured

SHEET = ScannedSheet(np.zeros((4, 4, 3), np.uint8), 300)
GOOD, WRONG = PageVerdict.GOOD, PageVerdict.WRONG_KIND
AUTO, KTP, KK, PAGE = Kind.AUTO, Kind.KTP, Kind.KK, Kind.PAGE


@dataclass
class Judge:
    """The capture process: `by_size` is its verdict until somebody read what it is."""

    by_size: PageVerdict = GOOD
    asked: list[Asked] = field(default_factory=list)

    def capture(self, sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault:
        self.asked.append(asked)
        verdict = self.by_size if asked.seen is AUTO else GOOD if asked.seen is asked.kind else WRONG
        return CapturedPage(verdict, b"jpeg", None, seen=asked.seen if verdict is WRONG else AUTO)


@dataclass
class Reader:
    says: Kind
    looked: int = 0

    def kind_of(self, jpeg: bytes) -> Kind:
        assert jpeg == b"jpeg"
        self.looked += 1
        return self.says


@pytest.mark.parametrize(
    ("asked", "by_size", "says", "verdict", "seen"),
    [
        (Asked(KTP), GOOD, KTP, GOOD, AUTO),
        (Asked(KTP), GOOD, KK, WRONG, KK),
        (Asked(KK), GOOD, KTP, WRONG, KTP),
        (Asked(KTP), GOOD, AUTO, GOOD, AUTO),  # the back of a card, a worn one: an officer looks at it
        (Asked(KK), WRONG, KK, GOOD, AUTO),  # its words count more than its size
        (Asked(KK), WRONG, AUTO, WRONG, AUTO),  # a card that is no KTP-el either, where a sheet is asked
        (Asked(KTP), WRONG, KTP, GOOD, AUTO),  # a copy of the card, on a sheet
        (Asked(KTP), WRONG, AUTO, GOOD, AUTO),  # a faint copy, perhaps
        (Asked(KTP, original=True), WRONG, AUTO, WRONG, AUTO),  # no copy would do
        (Asked(KTP), WRONG, KK, WRONG, KK),
    ],
)
def test_words_decide_and_what_says_nothing_is_no_alarm(
    asked: Asked, by_size: PageVerdict, says: Kind, verdict: PageVerdict, seen: Kind
) -> None:
    page = captured(Judge(by_size), Reader(says), SHEET, asked)
    assert isinstance(page, CapturedPage)
    assert (page.verdict, page.seen) == (verdict, seen)


@pytest.mark.parametrize("asked", [Asked(), Asked(PAGE)])
def test_other_papers_are_not_read(asked: Asked) -> None:
    reader = Reader(KK)
    page = captured(Judge(), reader, SHEET, asked)
    assert isinstance(page, CapturedPage)
    assert (page.verdict, reader.looked) == (GOOD, 0)


def test_a_page_that_must_be_scanned_again_anyway_is_not_read() -> None:
    reader = Reader(KK)
    captured(Judge(PageVerdict.BLURRED), reader, SHEET, Asked(KTP))
    assert reader.looked == 0


def test_a_page_that_is_what_was_asked_is_judged_once() -> None:
    judge = Judge()
    captured(judge, Reader(KTP), SHEET, Asked(KTP))
    assert judge.asked == [Asked(KTP)]


def test_a_kiosk_that_reads_nothing_keeps_the_page() -> None:
    page = captured(Judge(), None, SHEET, Asked(KTP))
    assert isinstance(page, CapturedPage)
    assert page.verdict is GOOD


def _requirement(kind: RequirementKind, paper: PaperKind | None = None, copies_refused: bool = False) -> Requirement:
    name = Localised(id="Contoh", jv="Conto", en="Specimen")
    return Requirement(id="contoh", name=name, kind=kind, original=True, paper=paper, copies_refused=copies_refused)


@pytest.mark.parametrize(
    ("requirement", "asked"),
    [
        (_requirement(RequirementKind.DOCUMENT), Asked()),
        (_requirement(RequirementKind.FORM), Asked(PAGE)),
        (_requirement(RequirementKind.DOCUMENT, PaperKind.KTP), Asked(KTP)),
        (_requirement(RequirementKind.DOCUMENT, PaperKind.KK, copies_refused=True), Asked(KK, original=True)),
        (_requirement(RequirementKind.DOCUMENT, copies_refused=True), Asked(original=True)),
    ],
)
def test_the_catalogue_says_what_a_paper_has_to_be(requirement: Requirement, asked: Asked) -> None:
    assert asked_of(requirement) == asked
