"""From IPP keywords to faults: when an empty tray matters, and when a job may still come out."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.printer import faults
from hardware.printer.ipp import IDLE, PROCESSING, STOPPED, Answer
from hardware.printer.reasons import fault_before, fault_during, warnings


@pytest.mark.parametrize("ending", ["", "-report", "-warning", "-error"])
def test_an_ending_does_not_change_what_a_reason_means(ending: str) -> None:
    assert fault_before(Answer(IDLE, (f"cover-open{ending}",))) == faults.COVER_OPEN


def test_an_empty_tray_beside_a_full_one_is_no_fault() -> None:
    assert fault_before(Answer(IDLE, ("media-empty-report",), paper_somewhere=True)) is None
    assert fault_before(Answer(IDLE, ("media-empty-report",), paper_somewhere=False)) == faults.OUT_OF_PAPER


def test_an_empty_tray_that_the_printer_calls_an_error_is_a_fault() -> None:
    assert fault_before(Answer(IDLE, ("media-empty-error",), paper_somewhere=True)) == faults.OUT_OF_PAPER


@pytest.mark.parametrize(
    ("state", "reasons", "expected"),
    [
        (PROCESSING, ("media-empty",), None),  # the last sheet of the tray is on its way
        (PROCESSING, ("media-empty", "media-needed"), faults.OUT_OF_PAPER),
        (STOPPED, ("media-empty-error",), faults.OUT_OF_PAPER),
        (PROCESSING, ("toner-empty-warning",), None),
        (STOPPED, ("toner-empty-error",), faults.TONER_EMPTY),
        (PROCESSING, ("media-jam-error", "cover-open-error"), faults.JAM),
        (PROCESSING, ("none",), None),
        (PROCESSING, ("cups-waiting-for-job-completed",), None),
        (STOPPED, ("none",), faults.NEEDS_SERVICE),
        (STOPPED, ("paused",), faults.OFFLINE),
    ],
)
def test_what_holds_a_job_up(state: int, reasons: tuple[str, ...], expected: Fault | None) -> None:
    assert fault_during(Answer(state, reasons)) == expected


def test_paper_that_is_needed_beside_a_tray_that_holds_some_is_of_another_size() -> None:
    assert fault_during(Answer(PROCESSING, ("media-needed",), paper_somewhere=True)) == faults.WRONG_PAPER
    assert fault_during(Answer(STOPPED, ("media-needed", "cover-open"), paper_somewhere=True)) == faults.COVER_OPEN
    assert fault_during(Answer(PROCESSING, ("media-needed",), paper_somewhere=False)) == faults.OUT_OF_PAPER


def test_two_words_for_one_warning_are_one_warning() -> None:
    assert warnings(Answer(IDLE, ("toner-low", "marker-supply-low-warning"))) == (faults.TONER_LOW,)
