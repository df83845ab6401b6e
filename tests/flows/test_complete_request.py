"""A request that was sent back is completed under the same number."""

from __future__ import annotations

import pytest

from adminduk.request import ReturnedItem, State
from kiosk.effects import CommitCompletion, Finish, PrintSlip
from kiosk.events import BarKey, CodeRead, CommitFailed, SlipPrinted, StandingFound
from kiosk.spool.faults import DISK_FULL
from kiosk.views import NumberView, ReviewView
from tests.flows.samples import CODE, COMMITTED, NIK, NUMBER, QR, page, standing
from tests.flows.script import Kiosk, spoken

RETURNED = (
    ReturnedItem("surat-kehilangan", "buram", "Nomor suratnya tidak terbaca"),
    ReturnedItem("formulir-f102", "belum-ditandatangani"),
)


def opened(returned: tuple[ReturnedItem, ...] = RETURNED, then: str = "briefing") -> Kiosk:
    at = Kiosk()
    at.touch("status")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=returned)), "status")
    at.touch("complete", then)
    return at


def to_review(at: Kiosk) -> None:
    at.touch("next", "scan surat-kehilangan waiting")
    at.touch("scan")
    at.happens(page(text=b"clear"))
    at.touch("next", "scan formulir-f102 waiting")
    at.touch("later", "review")


def test_only_what_was_returned_is_scanned_again() -> None:
    at = opened()
    assert "Gambarnya buram" in spoken(at.frame)
    to_review(at)
    at.touch("send", "busy")
    completion = at.last(CommitCompletion)
    assert isinstance(completion, CommitCompletion)
    assert (completion.number, completion.slip_code) == (NUMBER, CODE)
    assert [(kept.requirement, kept.page.jpeg) for kept in completion.pages] == [("surat-kehilangan", b"clear")]
    assert completion.brought_later == ("formulir-f102",)
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    assert Finish() in at.touch("done", "attract")


def test_the_officers_reason_stands_beside_each_paper() -> None:
    at = opened()
    at.touch("next", "scan surat-kehilangan waiting")
    assert "Nomor suratnya tidak terbaca" in spoken(at.frame)
    assert "Gambarnya buram" in spoken(at.frame)


def test_the_same_number_is_on_screen_and_slip() -> None:
    at = opened()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    assert isinstance(at.view, NumberView)
    assert at.view.number == NUMBER
    slip = str(at.last(PrintSlip))
    assert NUMBER in slip
    assert "Kelengkapan permohonan" in slip
    assert "Formulir F-1.02" in slip  # to be brought


def test_a_line_of_the_last_look_can_be_changed() -> None:
    at = opened()
    to_review(at)
    at.touch("edit:scan:formulir-f102", "scan formulir-f102 waiting")
    at.touch("scan")
    at.happens(page())
    at.touch("next", "review")
    assert isinstance(at.view, ReviewView)
    assert "Dibawa ke loket" not in spoken(at.frame)


def test_back_leads_through_the_papers_to_the_list_and_out() -> None:
    at = opened()
    to_review(at)
    at.bar(BarKey.BACK, "scan formulir-f102 waiting")
    at.bar(BarKey.BACK, "scan surat-kehilangan good")
    at.bar(BarKey.BACK, "briefing")
    at.bar(BarKey.BACK, "take-papers")


def test_a_paper_returned_for_two_reasons_is_scanned_once() -> None:
    at = opened((ReturnedItem("surat-kehilangan", "buram"), ReturnedItem("surat-kehilangan", "terpotong")))
    at.touch("next", "scan surat-kehilangan waiting")
    at.touch("later", "review")


def test_what_is_no_paper_is_settled_at_the_counter() -> None:
    at = opened((ReturnedItem("nama", "lainnya", "Nama berbeda"),), then="complete-at-counter")
    assert NUMBER in spoken(at.frame)
    at.touch("done", "attract")


@pytest.mark.parametrize(("journey", "found"), [("status", "status"), ("collect", "returned")])
def test_number_and_nik_alone_change_nothing(journey: str, found: str) -> None:
    """Others may know them; the slip is in the hand of the one who filed."""
    at = Kiosk()
    at.touch(journey)
    at.touch("type-number")
    at.type("01000042")
    at.touch("next")
    at.type(NIK)
    at.touch("next")
    at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=RETURNED, slip_code="")), found)
    at.touch("complete", "slip-needed")
    at.touch("retry", "readcode")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=RETURNED)), found)
    at.touch("complete", "briefing")


def test_a_completion_that_could_not_be_kept_is_not_lost() -> None:
    at = opened()
    to_review(at)
    at.touch("send")
    at.happens(CommitFailed(DISK_FULL), "commit-failed")
    at.bar(BarKey.BACK, "review")
    at.touch("send", "busy")
    at.happens(COMMITTED, "number printing")
