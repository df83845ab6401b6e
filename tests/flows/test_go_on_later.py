"""A request that is left unfinished: kept under a code, and gone on with in a later visit where it stopped."""

from __future__ import annotations

import pytest

from adminduk.catalogue.model import Catalogue, When
from adminduk.draft_codes import new_draft_code
from hardware.device import Fault
from hardware.printer import faults as printer
from hardware.slip_printer import faults as slip_printer
from hardware.slip_printer.port import Line, QrCode
from kiosk.availability import Availability
from kiosk.effects import CommitFiling, Finish, PrintSlip
from kiosk.events import BarKey, CodeRead, CommitFailed, MachineChanged, SlipFailed, SlipPrinted, TimerFired
from kiosk.journeys.form_draft import HERE
from kiosk.spool import faults as store
from kiosk.unfinished import (
    DraftGone,
    DraftKept,
    DraftOpened,
    DraftTicket,
    ForgetDraft,
    KeepDraft,
    OpenDraft,
    Unfinished,
)
from kiosk.views import IdleWarning, LeaveQuestion, NumberView
from tests.flows.filling import Filler, at_the_form, with_form
from tests.flows.samples import COMMITTED, MORNING, NAMA, NIK, NIK_OTHER, broken, page
from tests.flows.script import Kiosk, all_forms, jogoroto, spoken

CODE = str(new_draft_code("JGR", 1))
TICKET = DraftTicket(CODE, "JGR-01", MORNING)
ID = "a" * 64
SCAN_F102 = "scan formulir-f102 waiting"


def at_the_name(catalogue: Catalogue | None = None) -> Kiosk:
    at = Kiosk(catalogue=catalogue)
    at.touch("file", "service")
    at.touch("kk", "reason")
    at.touch("hilang", "briefing")
    at.touch("next", "nik")
    at.type(NIK)
    at.touch("next", "nama")
    return at


def at_a_scan() -> Kiosk:
    """The NIK and the name are typed, the first paper is scanned."""
    at = at_the_name()
    at.type(NAMA)
    at.touch("next", "nomor-kk")
    at.touch("skip", "desa")
    at.touch("35.17.19.2001", "telepon")
    at.touch("skip")
    assert at.page == SCAN_F102
    at.touch("scan")
    at.happens(page(text=b"formulir"))
    return at


def leave(at: Kiosk) -> Unfinished:
    """ "Simpan dulu", from the question whether to leave."""
    at.bar(BarKey.LEAVE)
    assert at.frame.overlay == LeaveQuestion(can_be_left=True)
    at.bar(BarKey.GO_ON_LATER, "busy")
    kept = at.last(KeepDraft)
    assert isinstance(kept, KeepDraft)
    return kept.left


def back_with(left: Unfinished, catalogue: Catalogue | None = None, then: str = "draft-back") -> Kiosk:
    """Another day: the slip is shown on the front page and the NIK is typed."""
    at = Kiosk(catalogue=catalogue)
    at.happens(CodeRead(CODE), "busy")
    assert at.last(OpenDraft) == OpenDraft(CODE)
    at.happens(DraftOpened(ID, left), "holder-nik")
    at.type(NIK)
    at.touch("next", then)
    return at


def test_it_is_kept_and_the_code_is_on_the_slip() -> None:
    at = at_a_scan()
    left = leave(at)
    assert (left.service, left.reason) == ("kk", "hilang")
    assert dict(left.fields)["nik"] == NIK
    assert [(each.requirement, each.jpeg) for each in left.pages] == [("formulir-f102", b"formulir")]
    assert CODE not in spoken(at.frame)
    at.happens(DraftKept(TICKET), "number printing")
    printed = at.last(PrintSlip)
    assert isinstance(printed, PrintSlip)
    lines = [part.text for part in printed.slip if isinstance(part, Line)]
    assert CODE in lines
    assert "BELUM terkirim. Ini bukan bukti permohonan." in lines
    assert [part.payload for part in printed.slip if isinstance(part, QrCode)] == [CODE]
    assert not any(secret in line for line in lines for secret in (NIK, NAMA, "Kartu Keluarga"))
    at.happens(SlipPrinted(), "number asking")
    at.bar(BarKey.LEAVE)
    assert at.frame.overlay == LeaveQuestion(can_be_left=False)
    at.bar(BarKey.STAY)
    at.touch("yes", "number in-hand")
    assert "BELUM terkirim" in spoken(at.frame)
    assert Finish() in at.touch("done", "attract")
    assert not any(isinstance(each, CommitFiling) for each in at.asked)


def test_without_any_printer_the_code_is_on_the_glass() -> None:
    at = at_the_name()
    at.happens(MachineChanged(Availability((("slip_printer", slip_printer.PAPER_OUT), ("printer", printer.JAM)))))
    leave(at)
    at.happens(DraftKept(TICKET), "number failed")
    assert isinstance(at.view, NumberView)
    assert (at.view.slip_code, at.view.qr_payload) == (CODE, CODE)
    at.touch("done", "attract")


def test_a_slip_that_does_not_print_comes_on_the_large_sheet() -> None:
    at = at_the_name()
    leave(at)
    at.happens(DraftKept(TICKET), "number printing")
    at.happens(SlipFailed(slip_printer.PAPER_OUT), "number printing")
    printed = at.last(PrintSlip)
    assert isinstance(printed, PrintSlip)
    assert printed.number, "a print queue wants a name"
    assert CODE not in printed.number


def test_who_is_asked_whether_anybody_is_there_may_leave_it_for_later() -> None:
    at = at_the_name()
    at.happens(TimerFired("idle"))
    at.happens(TimerFired("countdown"))
    assert isinstance(at.frame.overlay, IdleWarning)
    assert at.frame.overlay.can_be_left
    at.bar(BarKey.GO_ON_LATER, "busy")
    assert at.frame.overlay is None
    assert isinstance(at.last(KeepDraft), KeepDraft)


def test_nobody_there_keeps_nothing_for_nobody_would_hold_the_code() -> None:
    at = at_the_name()
    at.nobody_touches()
    assert at.page == "attract"
    assert not any(isinstance(each, KeepDraft) for each in at.asked)


def test_it_is_not_offered_where_there_is_nothing_to_keep_or_nowhere() -> None:
    at = Kiosk()
    at.touch("file")
    at.bar(BarKey.LEAVE)
    assert at.frame.overlay == LeaveQuestion(can_be_left=False)
    at.bar(BarKey.GO_ON_LATER, "service")
    at = at_the_name()
    at.happens(MachineChanged(broken("store", store.DISK_FULL)))
    at.bar(BarKey.LEAVE)
    assert at.frame.overlay == LeaveQuestion(can_be_left=False)


def test_a_full_disk_loses_nothing() -> None:
    at = at_the_name()
    at.type("CONTOH")
    leave(at)
    at.happens(CommitFailed(store.DISK_FULL), "draft-not-kept")
    at.touch("retry", "busy")
    at.happens(CommitFailed(store.DISK_FULL), "draft-not-kept")
    at.touch("go-on", "nama")
    at.bar(BarKey.BACK, "nik")
    assert at.view.value == NIK  # type: ignore[union-attr]


def test_it_goes_on_where_it_stopped_and_nothing_is_asked_twice() -> None:
    at = back_with(leave(at_a_scan()))
    assert "Kita lanjutkan" in spoken(at.frame)
    at.touch("next")
    assert at.page.startswith("scan ")
    assert at.page != SCAN_F102
    while at.page != "review":
        at.touch("later")
    at.touch("send", "busy")
    filed = at.last(CommitFiling)
    assert isinstance(filed, CommitFiling)
    assert dict(filed.answers)["nama"] == NAMA
    assert [(each.requirement, each.page.jpeg) for each in filed.pages] == [("formulir-f102", b"formulir")]
    assert ForgetDraft(ID) not in at.asked
    at.happens(COMMITTED, "number printing")
    assert ForgetDraft(ID) in at.asked


def test_the_code_is_typed_where_a_slip_is_asked_for() -> None:
    at = Kiosk()
    at.touch("status")
    at.touch("type-code", "slip-code")
    at.erase(3)
    at.type(CODE.replace("-", ""))
    at.touch("next", "busy")
    assert at.last(OpenDraft) == OpenDraft(CODE)


def test_the_code_is_shown_where_a_service_is_chosen() -> None:
    at = Kiosk()
    at.touch("file", "service")
    at.happens(CodeRead("https://contoh.example"), "service")
    at.happens(CodeRead(CODE), "busy")
    assert at.last(OpenDraft) == OpenDraft(CODE)


def test_a_slip_that_was_found_opens_nothing() -> None:
    left = leave(at_a_scan())
    at = Kiosk()
    at.happens(CodeRead(CODE))
    at.happens(DraftOpened(ID, left), "holder-nik")
    for then in ("draft-wrong-nik", "draft-wrong-nik", "draft-locked"):
        at.type(NIK_OTHER)
        at.touch("next", then)
        assert NAMA not in spoken(at.frame)
        assert NIK not in spoken(at.frame)
        if then != "draft-locked":
            at.touch("next", "holder-nik")
    assert Finish() in at.touch("done", "attract")


def test_a_draft_in_which_no_nik_was_typed_opens_by_its_slip() -> None:
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang", "briefing")
    left = leave(at)
    at = Kiosk()
    at.happens(CodeRead(CODE))
    at.happens(DraftOpened(ID, left), "draft-back")
    at.touch("next", "briefing")


@pytest.mark.parametrize(
    ("gone", "then", "said"),
    [
        (DraftGone(place="JGR-02"), "draft-elsewhere", "JGR-02"),
        (DraftGone(days=3), "draft-gone", "3 hari"),
        (DraftGone(fault=Fault("spool.disk_error")), "draft-unreadable", "tidak saya hapus"),
    ],
)
def test_why_it_cannot_be_opened_is_said(gone: DraftGone, then: str, said: str) -> None:
    at = Kiosk()
    at.happens(CodeRead(CODE))
    at.happens(gone, then)
    assert said in spoken(at.frame)
    at.touch("done", "attract")


def test_a_draft_of_another_office_is_known_as_such() -> None:
    at = Kiosk()
    at.happens(CodeRead(str(new_draft_code("JPR", 1))), "slip-elsewhere")


def test_left_again_it_takes_the_place_of_the_one_before() -> None:
    at = back_with(leave(at_a_scan()))
    at.touch("next")
    leave(at)
    kept = at.last(KeepDraft)
    assert isinstance(kept, KeepDraft)
    assert kept.replaces == ID
    assert [each.jpeg for each in kept.left.pages] == [b"formulir"]


def test_erase_and_leave_erases_it_and_walking_off_does_not() -> None:
    at = back_with(leave(at_a_scan()))
    at.touch("next")
    at.bar(BarKey.LEAVE)
    assert ForgetDraft(ID) in at.bar(BarKey.LEAVE_CONFIRMED)
    at = back_with(leave(at_a_scan()))
    at.touch("next")
    at.nobody_touches()
    assert ForgetDraft(ID) not in at.asked


def changed(version: str = "2099-01-01", **kk: object) -> Catalogue:
    """Jogoroto's catalogue of a later day, with another KK service."""
    old = jogoroto()
    services = tuple(each.model_copy(update=kk) if each.id == "kk" else each for each in old.services)
    return old.model_copy(update={"version": version, "services": services})


def test_a_new_requirement_of_a_later_catalogue_is_asked_for_and_all_else_is_there() -> None:
    left = leave(at_a_scan())
    new = jogoroto().service("kk").requirements[5].model_copy(update={"id": "surat-baru", "when": When()})
    requirements = (*jogoroto().service("kk").requirements, new)
    at = back_with(left, changed(requirements=requirements))
    assert "Aturan kantor berubah" in spoken(at.frame)
    at.touch("next", "briefing")
    assert new.name.id in spoken(at.frame)
    at.touch("next")
    asked = []
    while at.page != "review":
        asked.append(at.page)
        at.touch("later")
    assert "scan surat-baru waiting" in asked
    assert SCAN_F102 not in asked
    assert not any(each in ("nik", "nama", "desa") for each in asked)


def test_a_reason_that_is_gone_is_chosen_anew() -> None:
    reasons = tuple(each for each in jogoroto().service("kk").reasons if each.id != "hilang")
    at = back_with(leave(at_a_scan()), changed(reasons=reasons))
    at.touch("next", "reason")


def test_a_service_that_is_gone_is_said() -> None:
    later = jogoroto().model_copy(update={"services": tuple(e for e in jogoroto().services if e.id != "kk")})
    back_with(leave(at_a_scan()), later, then="draft-no-service")


def test_a_desa_that_is_no_more_in_the_area_is_asked_again() -> None:
    left = leave(at_a_scan())
    moved = Unfinished(
        **{**vars(left), "fields": (*((k, v) for k, v in left.fields if k != "desa"), ("desa", "11.01.01.2001"))}
    )
    at = back_with(moved)
    at.touch("next", "desa")


def half_filled_in() -> tuple[Unfinished, list[str]]:
    """A draft with two answers of F-1.01, and the pages up to the one that is still open."""
    at = at_the_form(with_form("F-1.01"))
    at.touch(HERE)
    filler, pages = Filler(at, "F-1.01"), [at.page]
    for _ in range(2):
        filler.answer(at.page.removeprefix("F-1.01:"))
        pages.append(at.page)
    return leave(at), pages


def test_a_form_that_is_half_filled_in_goes_on_at_its_next_place() -> None:
    left, pages = half_filled_in()
    assert left.forms_how == (("formulir-f102", HERE),)
    at = Kiosk(catalogue=with_form("F-1.01"), forms=all_forms())
    at.happens(CodeRead(CODE))
    at.happens(DraftOpened(ID, left), "holder-nik")
    at.type(NIK)
    at.touch("next", "draft-back")
    at.touch("next", pages[-1])
    at.bar(BarKey.BACK, pages[-2])


def test_a_form_that_is_no_longer_filled_in_here_is_brought_on_paper() -> None:
    left, _ = half_filled_in()
    at = back_with(left, with_form("F-1.01"))
    at.touch("next", "review")
    assert "Dibawa ke loket" in spoken(at.frame)
