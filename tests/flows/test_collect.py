"""The resident comes for the finished document: every way through the journey."""

from __future__ import annotations

import pytest

from adminduk.catalogue.model import ProductKind
from adminduk.request import ReturnedItem, State
from kiosk.effects import AskStanding, ClaimDocument, Finish, ListenForCode, PrintDocument, RecordHandover
from kiosk.events import (
    BarKey,
    CodeRead,
    CommitFailed,
    DocumentPrinted,
    GrantReceived,
    HandoverRecorded,
    OfficeSaidNo,
    OfficeTrouble,
    StandingFound,
)
from kiosk.journeys.collect import MOST_PRINTS
from kiosk.spool.faults import DISK_FULL
from kiosk.views import KeypadView
from tests.flows.samples import CODE, CODE_ELSEWHERE, NIK, NUMBER, QR, grant, standing
from tests.flows.script import Kiosk, spoken


def ready(at: Kiosk) -> None:
    """The slip was shown and the document waits: the holder check is open."""
    at.touch("collect", "readcode")
    at.happens(CodeRead(QR), "busy")
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "holder-nik")


def printing(at: Kiosk) -> None:
    ready(at)
    at.type(NIK)
    at.touch("next", "busy")
    at.happens(GrantReceived(grant()), "busy")


def test_a_kk_is_printed_and_handed_over() -> None:
    at = Kiosk()
    assert ListenForCode() in at.touch("collect", "readcode")
    at.happens(CodeRead(QR), "busy")
    assert at.last(AskStanding) == AskStanding(slip_code=CODE)
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "holder-nik")
    at.type(NIK)
    at.touch("next", "busy")
    assert at.last(ClaimDocument) == ClaimDocument(CODE, NUMBER, NIK)
    handed = grant()
    at.happens(GrantReceived(handed), "busy")
    document = at.last(PrintDocument)
    assert isinstance(document, PrintDocument)
    assert document.grant is handed
    at.happens(DocumentPrinted(), "did-it-come-out")
    at.touch("yes", "busy")
    record = at.last(RecordHandover)
    assert isinstance(record, RecordHandover)
    assert record.grant is handed
    at.happens(HandoverRecorded(), "collected")
    assert Finish() in at.touch("done", "attract")


def test_nothing_is_recorded_before_the_resident_has_the_paper() -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentPrinted(), "did-it-come-out")
    assert not any(isinstance(each, RecordHandover) for each in at.asked)
    at.touch("no", "paper-missing")
    assert not any(isinstance(each, RecordHandover) for each in at.asked)


def test_paper_that_did_not_come_out_is_printed_again_a_few_times() -> None:
    at = Kiosk()
    printing(at)
    for _ in range(MOST_PRINTS - 1):
        at.happens(DocumentPrinted(), "did-it-come-out")
        at.touch("no", "paper-missing")
        at.touch("again", "busy")
    at.happens(DocumentPrinted(), "did-it-come-out")
    at.touch("no", "paper-missing")
    assert at.buttons() == ["officer"]
    at.bar(BarKey.BACK, "did-it-come-out")
    at.touch("yes", "busy")


def test_the_nik_is_nowhere_but_on_its_own_page() -> None:
    at = Kiosk()
    ready(at)
    at.type(NIK)
    assert NIK in spoken(at.frame)
    at.touch("next")
    for event in (GrantReceived(grant()), DocumentPrinted()):
        assert NIK not in spoken(at.frame)
        at.happens(event)
    assert NIK not in spoken(at.frame)


def test_by_number_and_nik_without_a_slip() -> None:
    at = Kiosk()
    at.touch("collect")
    at.touch("type-number", "number")
    assert isinstance(at.view, KeypadView)
    assert at.view.value == "JGR"
    at.type("01000042")
    at.touch("next", "holder-nik")
    at.type(NIK)
    at.touch("next", "busy")
    assert at.last(AskStanding) == AskStanding(number=NUMBER, nik=NIK)
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, slip_code="")), "busy")
    assert at.last(ClaimDocument) == ClaimDocument("", NUMBER, NIK)


def test_by_a_typed_code() -> None:
    at = Kiosk()
    at.touch("collect")
    at.touch("type-code", "slip-code")
    at.type(CODE.replace("-", "")[3:])
    at.touch("next", "busy")
    assert at.last(AskStanding) == AskStanding(slip_code=CODE)


def test_a_mistyped_code_is_said_before_the_office_is_asked() -> None:
    at = Kiosk()
    at.touch("collect")
    at.touch("type-code")
    at.type("0" * 15 + "9")
    at.touch("next", "slip-code")
    assert isinstance(at.view, KeypadView)
    assert at.view.error is not None
    assert not any(isinstance(each, AskStanding) for each in at.asked)


def test_an_unfinished_number_is_said() -> None:
    at = Kiosk()
    at.touch("collect")
    at.touch("type-number")
    at.type("01")
    at.touch("next", "number")
    assert isinstance(at.view, KeypadView)
    assert at.view.error is not None


def test_a_number_shown_as_a_code_still_needs_the_nik() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(NUMBER), "holder-nik")


@pytest.mark.parametrize(
    ("state", "page"),
    [
        (State.TERKIRIM, "not-ready-yet"),
        (State.SEDANG_DIPERIKSA, "not-ready-yet"),
        (State.DIPROSES, "not-ready-yet"),
        (State.MENUNGGU_TANDA_TANGAN, "not-ready-yet"),
        (State.SUDAH_DIAMBIL, "already-collected"),
        (State.PERLU_DILENGKAPI, "returned"),
        (State.DITOLAK, "rejected"),
        (State.DIBATALKAN, "closed"),
        (State.DIARSIPKAN, "closed"),
    ],
)
def test_each_state_has_its_own_clear_page(state: State, page: str) -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(state, reject_reason="KK masih berlaku")), page)
    assert NUMBER in spoken(at.frame)
    if state is State.DITOLAK:
        assert "KK masih berlaku" in spoken(at.frame)
    at.touch("done", "attract")


def test_not_ready_shows_where_it_is() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.MENUNGGU_TANDA_TANGAN)), "not-ready-yet")
    assert "Menunggu tanda tangan" in spoken(at.frame)
    at.touch("status", "status")
    at.bar(BarKey.BACK, "readcode")


def test_a_returned_request_is_completed_from_here() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    back = (ReturnedItem("surat-kehilangan", "buram"),)
    at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=back)), "returned")
    at.touch("complete", "briefing")


@pytest.mark.parametrize(
    ("service", "kind", "page", "where"),
    [("ktp", ProductKind.CARD, "take-card", "loket"), ("rekam-ktp", ProductKind.VISIT, "come-in-person", "loket")],
)
def test_a_card_is_handed_over_at_the_counter(service: str, kind: ProductKind, page: str, where: str) -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, service=service, product=kind)), page)
    assert where in spoken(at.frame).lower()
    at.touch("done", "attract")


def test_what_the_office_sends_needs_no_way_to_the_counter() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, product=ProductKind.SENT)), "sent")
    assert "Tidak perlu diambil" in spoken(at.frame)
    at.touch("done", "attract")


def test_a_service_the_catalogue_has_dropped_is_still_collected() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL, service="sudah-dihapus")), "holder-nik")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (CODE_ELSEWHERE, "slip-elsewhere"),
        ("JPR-01-000042", "slip-elsewhere"),
        ("https://pembayaran.example/12345", "code-not-ours"),
        ("\x00\x01", "code-not-ours"),
        (NIK, "nik-code"),
        ("https://layananonline.dukcapil.kemendagri.go.id/Terpusat/Pindai/KK3517_x", "document-code"),
    ],
)
def test_a_code_that_opens_nothing_here_has_its_own_page(text: str, page: str) -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(text), page)
    assert not any(isinstance(each, AskStanding) for each in at.asked)
    assert text not in spoken(at.frame)
    at.touch("retry", "readcode")


@pytest.mark.parametrize(
    ("no", "page", "then"),
    [
        (OfficeSaidNo(OfficeTrouble.UNREACHABLE), "office-unreachable", "busy"),
        (OfficeSaidNo(OfficeTrouble.UNKNOWN), "unknown-code", "readcode"),
    ],
)
def test_what_the_office_cannot_answer_may_be_tried_again(no: OfficeSaidNo, page: str, then: str) -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(no, page)
    at.touch("retry", then)


def test_a_request_that_is_only_here_is_said_to_be_safe() -> None:
    at = Kiosk()
    at.touch("collect")
    at.happens(CodeRead(QR))
    at.happens(OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=NUMBER), "only-here")
    assert "BELUM terkirim" in spoken(at.frame)
    at.touch("done", "attract")


def test_not_ready_after_all() -> None:
    at = Kiosk()
    ready(at)
    at.type(NIK)
    at.touch("next")
    at.happens(OfficeSaidNo(OfficeTrouble.NOT_READY), "not-ready")
    at.touch("done", "attract")


def test_the_office_goes_away_between_check_and_claim() -> None:
    at = Kiosk()
    ready(at)
    at.type(NIK)
    at.touch("next")
    at.happens(OfficeSaidNo(OfficeTrouble.UNREACHABLE), "office-unreachable")
    at.touch("retry", "busy")
    assert at.last(ClaimDocument) == ClaimDocument(CODE, NUMBER, NIK)
    at.happens(GrantReceived(grant()), "busy")


def test_a_handover_that_could_not_be_kept_is_told_to_an_officer() -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentPrinted())
    at.touch("yes")
    at.happens(CommitFailed(DISK_FULL), "collected-tell-officer")
    at.touch("done", "attract")


def test_progress_counts_three_steps() -> None:
    at = Kiosk()
    at.touch("collect")
    steps = [at.frame.progress]
    at.happens(CodeRead(QR))
    at.happens(StandingFound(standing(State.SIAP_DIAMBIL)))
    steps.append(at.frame.progress)
    at.type(NIK)
    at.touch("next")
    at.happens(GrantReceived(grant()))
    steps.append(at.frame.progress)
    assert [(each.step, each.total) for each in steps if each] == [(1, 3), (2, 3), (3, 3)]
