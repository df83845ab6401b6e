"""Somebody files for somebody else: asked once, told what to bring on top, and said on the slip without a name."""

from __future__ import annotations

import pytest

from adminduk.draft_codes import new_draft_code
from adminduk.proxy import Behalf, Proxy
from hardware.slip_printer.port import Line
from kiosk.effects import CommitFiling, PrintForm, PrintSlip
from kiosk.events import BarKey, CodeRead
from kiosk.journeys.form_draft import HERE, ON_PAPER
from kiosk.unfinished import DraftOpened, KeepDraft
from kiosk.views import BriefingView, ReviewView
from tests.flows.filling import Filler
from tests.flows.samples import COMMITTED, DESA, NAMA, NIK, NIK_OTHER, NOMOR_KK, TELEPON
from tests.flows.script import Kiosk, all_forms, spoken, ways_on
from tests.flows.test_file_request import PAPERS

OTHERS_NAME = "CONTOH WAKIL"
DRAFT = str(new_draft_code("JGR", 1))
LETTER, HIS_CARD, HER_CARD = "surat-kuasa", "ktp-penerima-kuasa", "ktp-pemberi-kuasa"


def at_needs(at: Kiosk, service: str = "kk", reason: str = "hilang") -> Kiosk:
    at.touch("file", "service")
    at.touch(service)
    if reason:
        at.touch(reason, "briefing")
    return at


def acting(behalf: Behalf, at: Kiosk | None = None) -> Kiosk:
    """Somebody acts for another and has said who they are."""
    at = at_needs(at or Kiosk())
    at.touch("behalf", "behalf")
    at.touch(behalf, "briefing")
    at.touch("next", "proxy-nik")
    at.type(NIK_OTHER)
    at.touch("next", "proxy-nama")
    at.type(OTHERS_NAME)
    at.touch("next", "proxy-telepon")
    at.touch("skip", "nik")
    return at


def to_review(at: Kiosk, papers: tuple[str, ...]) -> Kiosk:
    at.type(NIK)
    at.touch("next", "nama")
    at.type(NAMA)
    at.touch("next", "nomor-kk")
    at.type(NOMOR_KK)
    at.touch("next", "desa")
    at.touch(DESA, "telepon")
    at.type(TELEPON)
    at.touch("next")
    for paper in papers:
        assert at.page == f"scan {paper} waiting"
        at.touch("later")
    assert isinstance(at.view, ReviewView)
    return at


def filed(at: Kiosk) -> CommitFiling:
    at.touch("send", "busy")
    commission = at.last(CommitFiling)
    assert isinstance(commission, CommitFiling)
    return commission


def test_whoever_files_for_themselves_is_asked_nothing_more() -> None:
    at = at_needs(Kiosk())
    at.touch("next", "nik")
    at = to_review(at, PAPERS)
    assert "behalf" not in spoken(at.frame)
    assert filed(at).proxy is None


def test_a_letter_and_both_cards_come_on_top() -> None:
    at = at_needs(Kiosk())
    assert isinstance(at.view, BriefingView)
    before = len(at.view.needs)
    at.touch("behalf")
    at.touch(Behalf.OTHER, "briefing")
    assert isinstance(at.view, BriefingView)
    assert len(at.view.needs) == before + 3
    assert "Surat kuasa (F-1.07)" in spoken(at.frame)


def test_filed_with_a_letter() -> None:
    at = to_review(acting(Behalf.OTHER), (*PAPERS, LETTER, HIS_CARD, HER_CARD))
    assert OTHERS_NAME in spoken(at.frame)
    commission = filed(at)
    assert commission.proxy == Proxy(behalf=Behalf.OTHER, nik=NIK_OTHER, nama=OTHERS_NAME)
    assert dict(commission.answers)["nik"] == NIK
    assert commission.brought_later == (*PAPERS, LETTER, HIS_CARD, HER_CARD)
    at.happens(COMMITTED)
    printed = at.last(PrintSlip)
    assert isinstance(printed, PrintSlip)
    lines = [line.text for line in printed.slip if isinstance(line, Line)]
    assert "Diajukan oleh wakil pemohon" in lines
    assert not any(secret in line for line in lines for secret in (OTHERS_NAME, NIK_OTHER, NAMA, NIK))


def test_family_of_the_same_kk_brings_nothing_more() -> None:
    at = to_review(acting(Behalf.FAMILY), PAPERS)
    proxy = filed(at).proxy
    assert proxy is not None
    assert proxy.behalf is Behalf.FAMILY


def test_back_and_forth_and_another_mind() -> None:
    at = at_needs(Kiosk())
    at.touch("behalf", "behalf")
    at.bar(BarKey.BACK, "briefing")
    at.touch("behalf")
    at.touch(Behalf.OTHER, "briefing")
    at.touch("next", "proxy-nik")
    at.bar(BarKey.BACK, "briefing")
    at.bar(BarKey.BACK, "behalf")
    at.touch(Behalf.SELF, "briefing")
    at.touch("next", "nik")


def test_in_the_review_it_can_be_taken_back() -> None:
    at = to_review(acting(Behalf.OTHER), (*PAPERS, LETTER, HIS_CARD, HER_CARD))
    at.touch("edit:behalf", "behalf")
    at.touch(Behalf.SELF, "review")
    assert OTHERS_NAME not in spoken(at.frame)
    commission = filed(at)
    assert (commission.proxy, commission.brought_later) == (None, PAPERS)


def test_in_the_review_one_says_who_one_is_once_more() -> None:
    at = to_review(acting(Behalf.FAMILY), PAPERS)
    at.touch("edit:proxy:nama", "proxy-nama")
    at.erase(40)
    at.type("CONTOH LAIN")
    at.touch("next", "review")
    proxy = filed(at).proxy
    assert proxy is not None
    assert proxy.nama == "CONTOH LAIN"


@pytest.mark.parametrize("service", ["rekam-ktp", "aktivasi-ikd"])
def test_where_the_person_must_come_nobody_is_offered_it(service: str) -> None:
    at = Kiosk()
    at.touch("file")
    at.touch(service)
    while at.page != "briefing":
        at.touch(at.view.tiles[0].id)
    assert "behalf" not in at.buttons()


def test_the_letter_filled_in_here_knows_both() -> None:
    at = acting(Behalf.OTHER, Kiosk(forms=all_forms()))
    at = to_the_letter(at)
    filler = Filler(at, "F-1.07")
    at.touch(HERE)
    filler.fill_on(to_the_offer=True)
    at.touch("print", "busy")
    printing = at.last(PrintForm)
    assert isinstance(printing, PrintForm)
    values = dict(printing.form.values)
    assert (values["penerima.nik"], values["penerima.nama"]) == (NIK_OTHER, OTHERS_NAME)
    assert values["pemberi.nama"] == NAMA


def to_the_letter(at: Kiosk) -> Kiosk:
    """Past all other forms and papers, which come on paper later."""
    at.type(NIK)
    at.touch("next")
    at.type(NAMA)
    at.touch("next")
    at.type(NOMOR_KK)
    at.touch("next")
    at.touch(DESA)
    at.touch("skip")
    at.touch("each", "form-how")
    while "F-1.07" not in spoken(at.frame):
        at.touch(ON_PAPER if ON_PAPER in ways_on(at.view) else "later")
    return at


def test_a_request_that_is_left_still_knows_for_whom_it_is() -> None:
    at = acting(Behalf.OTHER)
    at.type(NIK)
    at.touch("next", "nama")
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.GO_ON_LATER, "busy")
    kept = at.last(KeepDraft)
    assert isinstance(kept, KeepDraft)
    again = Kiosk()
    again.happens(CodeRead(DRAFT), "busy")
    again.happens(DraftOpened("0" * 64, kept.left), "holder-nik")
    again.type(NIK)
    again.touch("next", "draft-back")
    again.touch("next", "nama")
    again.type(NAMA)
    again.touch("next", "nomor-kk")
    again.type(NOMOR_KK)
    again.touch("next", "desa")
    again.touch(DESA, "telepon")
    again.touch("skip")
    for _ in (*PAPERS, LETTER, HIS_CARD, HER_CARD):
        again.touch("later")
    assert filed(again).proxy == Proxy(behalf=Behalf.OTHER, nik=NIK_OTHER, nama=OTHERS_NAME)
