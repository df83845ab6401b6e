"""A resident files a request: every way through the journey."""

from __future__ import annotations

import pytest

from kiosk.asked import Asked, Kind
from kiosk.effects import CancelCapture, CapturePage, CommitFiling, Finish, PrintSlip
from kiosk.events import (
    BarKey,
    CaptureFailed,
    CommitFailed,
    PageVerdict,
    SheetScanned,
    SlipPrinted,
)
from kiosk.spool.faults import DISK_FULL
from kiosk.views import BriefingView, KeypadView, NumberView, ReviewView, ScanStage, ScanView
from tests.flows.samples import COMMITTED, COMMITTED_OFFLINE, DESA, NAMA, NIK, NOMOR_KK, OFFICE_AWAY, TELEPON, page
from tests.flows.script import Kiosk, spoken

KEPT = (PageVerdict.GOOD, PageVerdict.TURNED)
PAPERS = ("formulir-f102", "dokumen-pendukung", "surat-kehilangan")


def scan(at: Kiosk, paper: str, then: str) -> None:
    """Put the sheet down, touch "Pindai", look at it, go on."""
    at.touch("scan", f"scan {paper} scanning")
    at.happens(SheetScanned(), f"scan {paper} judging")
    at.happens(page(), f"scan {paper} good")
    at.touch("next", then)


def identify(at: Kiosk) -> None:
    """From the briefing to the first paper of a lost KK."""
    at.touch("next", "nik")
    at.type(NIK)
    at.touch("next", "nama")
    at.type(NAMA)
    at.touch("next", "nomor-kk")
    at.touch("skip", "desa")
    at.touch(DESA, "telepon")
    at.touch("skip", "scan formulir-f102 waiting")


def to_review(at: Kiosk) -> None:
    at.touch("file", "service")
    at.touch("kk", "reason")
    at.touch("hilang", "briefing")
    identify(at)
    scan(at, PAPERS[0], "scan dokumen-pendukung waiting")
    scan(at, PAPERS[1], "scan surat-kehilangan waiting")
    scan(at, PAPERS[2], "review")


def test_a_lost_kk_is_filed_and_the_slip_is_in_the_hand() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send", "busy")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert (filing.service, filing.reason, filing.language) == ("kk", "hilang", "id")
    assert dict(filing.answers) == {"nik": NIK, "nama": NAMA, "desa": DESA}
    assert tuple(kept.requirement for kept in filing.pages) == PAPERS
    assert filing.brought_later == ()
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    assert Finish() in at.touch("done", "attract")


def test_a_lost_kk_takes_few_touches() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    at.happens(SlipPrinted())
    at.touch("yes")
    at.touch("done", "attract")
    identity, per_scan = 5, 2  # NIK, nama, nomor KK, desa, telepon: one touch each
    assert at.touches - identity - per_scan * len(PAPERS) <= 12


def test_no_number_is_shown_before_the_machine_says_it_is_kept() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send", "busy")
    assert at.frame.can_go_back is False
    at.bar(BarKey.LEAVE)
    assert at.page == "busy"
    at.happens(SlipPrinted(), "busy")
    at.happens(COMMITTED, "number printing")


def test_the_slip_printed_is_the_one_of_the_number() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    slip = at.last(PrintSlip)
    assert COMMITTED.number in str(slip)
    assert COMMITTED.qr_payload in str(slip)
    assert NIK not in str(slip)
    assert NAMA not in str(slip)


def test_the_briefing_tells_time_fee_and_papers_before_anything_is_typed() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang", "briefing")
    view = at.view
    assert isinstance(view, BriefingView)
    assert len(view.needs) >= len(PAPERS)
    assert "Gratis" in spoken(at.frame)
    assert "10 menit" in spoken(at.frame)


def test_a_question_decides_which_papers_are_asked_for() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("perubahan", "question-yang-berubah")
    at.touch("pendidikan", "briefing")
    assert "Ijazah" in spoken(at.frame)
    at.bar(BarKey.BACK, "question-yang-berubah")
    at.touch("status-kawin", "briefing")
    assert "Ijazah" not in spoken(at.frame)


def test_a_typed_phone_number_and_nomor_kk_are_sent() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next", "nik")
    at.type(NIK)
    at.touch("next", "nama")
    at.type(NAMA)
    at.touch("next", "nomor-kk")
    at.type(NOMOR_KK)
    at.touch("next", "desa")
    at.touch(DESA, "telepon")
    at.type(TELEPON)
    at.touch("next", "scan formulir-f102 waiting")
    for paper in PAPERS:
        at.touch("later")
        assert paper not in at.page
    at.touch("send")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    answers = dict(filing.answers)
    assert (answers["nomor-kk"], answers["telepon"]) == (NOMOR_KK, TELEPON)
    assert filing.brought_later == PAPERS


def test_fifteen_digits_get_a_sentence_that_helps() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next", "nik")
    at.type(NIK[:15])
    at.touch("next", "nik")
    view = at.view
    assert isinstance(view, KeypadView)
    assert view.error is not None
    assert "15" in spoken(at.frame)
    at.type(NIK[15])
    assert isinstance(at.view, KeypadView)
    assert at.view.error is None
    at.touch("next", "nama")


def test_an_impossible_date_is_said_as_soon_as_the_nik_is_whole() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next")
    at.type("9999013502900001")
    assert isinstance(at.view, KeypadView)
    assert at.view.error is not None
    at.touch("next", "nik")
    at.erase(16)
    at.type(NIK)
    at.touch("next", "nama")


def test_a_warning_is_shown_once_and_stops_nobody() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next")
    at.type(NIK)  # province 99 is in no table
    assert isinstance(at.view, KeypadView)
    assert at.view.warning is not None
    at.touch("next", "nama")
    at.type("H. CONTOH")
    at.touch("next", "nama")
    assert at.view.warning is not None  # type: ignore[union-attr]
    at.touch("next", "nomor-kk")


def test_keys_that_are_not_on_the_keypad_type_nothing() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next")
    at.type("9O9")
    assert isinstance(at.view, KeypadView)
    assert at.view.value == "99"
    at.type("9" * 30)
    assert len(at.view.value) == 16  # type: ignore[union-attr]


def test_several_pages_of_one_paper() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    at.happens(page(text=b"one"))
    at.touch("more", "scan formulir-f102 waiting")
    at.touch("scan")
    at.happens(page(text=b"two"))
    view = at.view
    assert isinstance(view, ScanView)
    assert view.pages == 2
    assert "more" not in at.buttons()  # F-1.02 has two pages at most
    at.touch("next")
    at.touch("later")
    at.touch("later", "review")
    at.touch("send")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert [kept.page.jpeg for kept in filing.pages] == [b"one", b"two"]


def test_another_page_asked_for_by_mistake_is_no_trap() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    at.happens(page())
    at.touch("more")
    at.touch("next", "scan dokumen-pendukung waiting")


def test_a_page_is_taken_again() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    at.happens(page(text=b"crooked"))
    at.touch("retake", "scan formulir-f102 waiting")
    at.touch("scan")
    at.happens(page(text=b"straight"))
    at.touch("next")
    at.touch("later")
    at.touch("later", "review")
    at.touch("send")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert [kept.page.jpeg for kept in filing.pages] == [b"straight"]


def test_a_scan_is_stopped() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    assert CancelCapture() in at.touch("stop", "scan formulir-f102 waiting")
    at.happens(page(), "scan formulir-f102 waiting")  # an answer that comes late is nobody's
    assert isinstance(at.view, ScanView)
    assert at.view.pages == 0


@pytest.mark.parametrize("verdict", [each for each in PageVerdict if each not in KEPT])
def test_a_bad_page_is_said_and_after_the_second_there_are_other_ways(verdict: PageVerdict) -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    at.happens(page(verdict), "scan formulir-f102 bad")
    assert "later" not in at.buttons()
    at.touch("scan")
    assert at.last(CapturePage) == CapturePage("formulir-f102", Asked(Kind.PAGE), most=2)
    at.happens(page(verdict), "scan formulir-f102 bad")
    assert {"later", "officer", "scan"} <= set(at.buttons())
    at.touch("later", "scan dokumen-pendukung waiting")


def test_every_line_of_the_review_can_be_changed_and_leads_back() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("edit:field:nama", "nama")
    at.erase(len(NAMA))
    at.type("SPECIMEN CONTOH")
    at.touch("next", "review")
    assert "SPECIMEN CONTOH" in spoken(at.frame)
    at.touch("edit:field:desa", "desa")
    at.bar(BarKey.BACK, "review")
    at.touch("edit:scan:surat-kehilangan", "scan surat-kehilangan good")
    at.touch("next", "review")
    at.touch("edit:service", "service")
    at.touch("kk", "review")


def test_another_reason_on_the_review_asks_only_for_what_is_new() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("edit:reason", "reason")
    at.touch("rusak", "briefing")
    at.touch("next", "scan kk-rusak waiting")
    scan(at, "kk-rusak", "review")
    at.touch("send")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert filing.reason == "rusak"
    assert {kept.requirement for kept in filing.pages} == {"formulir-f102", "dokumen-pendukung", "kk-rusak"}


def test_back_leads_page_by_page_to_the_attract_page() -> None:
    at = Kiosk()
    to_review(at)
    pages = []
    while at.page != "attract":
        assert at.frame.can_go_back
        pages.append(at.page)
        at.bar(BarKey.BACK)
        if at.page == "take-papers":
            at.touch("done")
    assert [name.split()[0] for name in pages] == [
        *("review", "scan", "scan", "scan", "telepon", "desa", "nomor-kk", "nama", "nik"),
        *("briefing", "reason", "service"),
    ]


def test_progress_never_runs_backwards_on_the_way_to_the_number() -> None:
    at = Kiosk()
    seen = []

    def note() -> None:
        assert at.frame.progress is not None
        seen.append((at.frame.progress.step, at.frame.progress.total))

    at.touch("file")
    note()
    at.touch("kk")
    at.touch("hilang")
    note()
    identify(at)
    note()
    for _ in PAPERS:
        at.touch("later")
    note()
    at.touch("send")
    note()
    at.happens(COMMITTED)
    note()
    assert seen == sorted(seen)
    assert seen[-1] == (6, 6)


def test_an_unreachable_office_is_said_honestly() -> None:
    at = Kiosk(OFFICE_AWAY)
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED_OFFLINE)
    view = at.view
    assert isinstance(view, NumberView)
    assert view.warning is not None
    assert "BELUM terkirim" in spoken(at.frame)
    assert "BELUM terkirim" in str(at.last(PrintSlip))


def test_a_request_that_could_not_be_kept_is_not_lost() -> None:
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(CommitFailed(DISK_FULL), "commit-failed")
    assert NAMA not in spoken(at.frame)
    at.touch("retry", "busy")
    at.happens(CommitFailed(DISK_FULL), "commit-failed")
    at.bar(BarKey.BACK, "review")
    assert NAMA in spoken(at.frame)
    at.touch("send")
    at.happens(COMMITTED, "number printing")


def test_the_review_shows_what_will_be_sent() -> None:
    at = Kiosk()
    to_review(at)
    view = at.view
    assert isinstance(view, ReviewView)
    assert "999901 010190 0001" in spoken(at.frame)
    assert "Tidak diisi" in spoken(at.frame)


@pytest.mark.parametrize("service", ["kk", "ktp", "rekam-ktp"])
def test_every_service_and_reason_can_be_filed(service: str) -> None:
    at = Kiosk()
    for reason in at.visit._desk.catalogue.service(service).reasons:
        at.touch("file", "service")
        at.touch(service)
        if at.page == "reason":
            at.touch(reason.id)
        file_with_first_choices(at)
        at.happens(COMMITTED)
        at.happens(SlipPrinted())
        at.touch("yes")
        at.touch("done", "attract")


def file_with_first_choices(at: Kiosk) -> None:
    """Go on with the first choice, sample answers and papers brought later, until it is sent."""
    typed = {"nik": NIK, "nama": NAMA, "nomor-kk": NOMOR_KK, "telepon": TELEPON}
    for _ in range(40):
        if at.page in typed:
            at.type(typed[at.page])
            at.touch("next")
        elif at.page == "desa":
            at.touch(DESA)
        elif at.page.startswith("question-"):
            at.touch(at.view.tiles[0].id)  # type: ignore[union-attr]
        elif at.page.startswith("scan"):
            assert isinstance(at.view, ScanView)
            assert at.view.stage is ScanStage.WAITING
            at.touch("later")
        elif at.page == "review":
            at.touch("send", "busy")
            return
        else:
            at.touch("next")
    raise AssertionError(f"never reached the review: {at.page}")


def test_a_cancelled_scan_is_no_failure() -> None:
    from hardware.scanner.faults import CANCELLED

    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    at.happens(CaptureFailed(CANCELLED), "scan formulir-f102 waiting")
