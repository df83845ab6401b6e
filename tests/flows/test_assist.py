"""An officer of the desa helps one resident after the other: asked each time, wiped each time, and over by itself."""

from __future__ import annotations

import pytest

from adminduk.localised import Language
from adminduk.pendampingan import Pendamping
from adminduk.request import ReturnedItem, State
from hardware.power.faults import BATTERY_LOW
from hardware.slip_printer.port import Line
from kiosk.durations import ASSIST_IDLE, IDLE_ASSISTED
from kiosk.effects import (
    CloseDown,
    CommitCompletion,
    CommitFiling,
    Finish,
    Hush,
    ListenForCode,
    PrintSlip,
    SpeakPage,
    StartTimer,
    StopListening,
)
from kiosk.events import (
    BarKey,
    CatalogueChanged,
    CodeRead,
    DocumentPrinted,
    HandoverRecorded,
    MachineChanged,
    SlipPrinted,
    StandingFound,
    TimerFired,
)
from kiosk.views import ReviewView, Settings
from tests.flows.samples import COMMITTED, NAMA, NIK, NIK_OTHER, OFFICE_AWAY, QR, broken, page, standing
from tests.flows.script import Kiosk, jogoroto, spoken
from tests.flows.test_collect import printing
from tests.flows.test_file_request import PAPERS, identify, scan

OFFICER = "PD-03"
OTHER_NAME = "CONTOH KEDUA"


def helping(officer: str = OFFICER) -> Kiosk:
    """The officer has signed in; nobody is served yet."""
    at = Kiosk()
    at.officer_comes(officer)
    assert at.page == "assist-next"
    return at


def agreed(at: Kiosk | None = None) -> Kiosk:
    """The next resident said yes."""
    at = at or helping()
    at.touch("next", "assist-consent")
    at.touch("yes", "assist-errand")
    return at


def to_review(at: Kiosk) -> Kiosk:
    at.touch("file", "service")
    at.touch("kk", "reason")
    at.touch("hilang", "briefing")
    identify(at)
    for paper, then in zip(PAPERS, (*(f"scan {each} waiting" for each in PAPERS[1:]), "review"), strict=True):
        scan(at, paper, then)
    return at


def filed(at: Kiosk) -> Kiosk:
    """To the end of this resident's visit."""
    to_review(at).touch("send", "busy")
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    at.touch("done", "assist-next")
    return at


def filing_of(at: Kiosk) -> CommitFiling:
    wish = at.last(CommitFiling)
    assert isinstance(wish, CommitFiling)
    return wish


def test_the_officer_s_page_names_the_officer_and_nobody_else() -> None:
    assert "Pendampingan: PD-03" in spoken(helping().frame)


def test_nothing_begins_before_the_resident_was_asked() -> None:
    at = helping()
    at.touch("next", "assist-consent")
    assert "Bolehkah petugas desa PD-03 membantu Anda?" in spoken(at.frame)
    assert at.frame.assisted_by == ""
    at.touch("no", "assist-next")
    assert at.frame.assisted_by == ""


def test_the_question_is_read_to_everybody_and_again_in_another_language() -> None:
    at = helping()
    assert SpeakPage() in at.touch("next", "assist-consent")
    assert SpeakPage() in at.bar(BarKey.LANGUAGE)
    assert SpeakPage() not in at.bar(BarKey.CONTRAST)
    effects = at.touch("yes", "assist-errand")
    assert Hush() in effects
    assert SpeakPage() not in effects
    assert at.frame.settings.language is Language.JAVANESE


def test_what_is_filed_says_who_helped_and_since_when() -> None:
    at = agreed()
    consented = at.clock.now()
    at.clock.pass_time(300)
    to_review(at).touch("send")
    assert filing_of(at).assisted_by == Pendamping(label=OFFICER, consented_at=consented)


def test_every_page_says_it_quietly_from_the_consent_on() -> None:
    at = agreed()
    for thing in ("file", "kk", "hilang", "next"):
        assert at.frame.assisted_by == OFFICER
        at.touch(thing)


def test_the_review_and_the_slip_say_it() -> None:
    at = to_review(agreed())
    assert isinstance(at.view, ReviewView)
    assert "Dibantu petugas desa | PD-03" in spoken(at.frame)
    at.touch("send")
    at.happens(COMMITTED)
    printed = at.last(PrintSlip)
    assert isinstance(printed, PrintSlip)
    lines = [line.text for line in printed.slip if isinstance(line, Line)]
    assert "Dengan bantuan petugas desa" in lines
    assert OFFICER not in " ".join(lines)


def test_nobody_is_asked_for_an_opinion_while_an_officer_looks_on() -> None:
    at = to_review(agreed())
    at.touch("send", "busy")
    at.happens(COMMITTED, "number printing")
    at.happens(SlipPrinted(), "number asking")
    at.touch("yes", "number in-hand")
    assert at.buttons() == ["done"]


def test_nor_is_it_after_collecting() -> None:
    at = agreed()
    printing(at)
    at.happens(DocumentPrinted(), "did-it-come-out")
    at.touch("yes", "busy")
    at.happens(HandoverRecorded(), "collected")
    assert at.buttons() == ["done"]
    at.touch("done", "assist-next")


def test_a_completion_says_it_too() -> None:
    at = agreed()
    at.happens(CodeRead(QR), "busy")
    back = (ReturnedItem("surat-kehilangan", "buram"),)
    at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=back)), "status")
    at.touch("complete", "briefing")
    at.touch("next")
    at.touch("scan")
    at.happens(page())
    at.touch("next", "review")
    assert "Dibantu petugas desa | PD-03" in spoken(at.frame)
    at.touch("send")
    wish = at.last(CommitCompletion)
    assert isinstance(wish, CommitCompletion)
    assert wish.assisted_by is not None


def test_many_in_a_row_each_asked_and_none_signed_in_again() -> None:
    at = helping()
    for _ in range(10):
        filed(agreed(at))
    at.touch("end", "assist-over")
    assert "Warga yang Anda dampingi: 10." in spoken(at.frame)
    at.touch("done", "attract")
    assert at.frame.settings == Settings()


def test_who_declined_is_not_counted() -> None:
    at = helping()
    at.touch("next")
    at.touch("no", "assist-next")
    filed(agreed(at))
    at.touch("end", "assist-over")
    assert "Warga yang Anda dampingi: 1." in spoken(at.frame)


def test_nothing_of_the_first_resident_reaches_the_second() -> None:
    at = agreed()
    at.bar(BarKey.TEXT_SIZE)
    filed(at)
    assert at.frame.settings == Settings()
    before, wiped = len(at.asked), []
    agreed(at)
    at.touch("file", "service")
    at.touch("kk", "reason")
    at.touch("hilang", "briefing")
    wiped.append(spoken(at.frame))
    at.touch("next", "nik")
    wiped.append(spoken(at.frame))
    at.type(NIK_OTHER)
    at.touch("next", "nama")
    wiped.append(spoken(at.frame))
    at.type(OTHER_NAME)
    at.touch("next", "nomor-kk")
    at.touch("skip", "desa")
    shown = " ".join((*wiped, repr(at.frame), repr(at.asked[before:])))
    assert NIK not in shown
    assert NAMA not in shown
    assert COMMITTED.slip_code not in shown


def test_the_wipe_is_that_of_any_visit() -> None:
    """The runner lets go of everything at Finish; what the officer's page wants comes after it."""
    at = agreed()
    to_review(at).touch("send")
    at.happens(COMMITTED)
    at.happens(SlipPrinted())
    at.touch("yes")
    effects = at.touch("done", "assist-next")
    assert effects.index(Hush()) < effects.index(Finish()) < effects.index(StartTimer("idle", ASSIST_IDLE))
    late = at.frame
    at.happens(SlipPrinted())
    assert at.frame == late


def test_a_consent_is_given_by_each_resident_alone() -> None:
    at = filed(agreed())
    assert at.frame.assisted_by == ""
    at.touch("next", "assist-consent")
    assert at.frame.assisted_by == ""


def test_who_stops_half_way_leaves_nothing_and_the_officer_goes_on() -> None:
    at = agreed()
    for thing in ("file", "kk", "hilang", "next"):
        at.touch(thing)
    at.type(NIK)
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "assist-next")
    assert NIK not in repr(at.frame)


def test_papers_on_the_glass_are_reminded_of_before_the_next() -> None:
    at = agreed()
    for thing in ("file", "kk", "hilang"):
        at.touch(thing)
    identify(at)
    at.touch("scan")
    at.happens(page())
    at.bar(BarKey.LEAVE)
    at.bar(BarKey.LEAVE_CONFIRMED, "take-papers")
    at.happens(TimerFired("farewell"), "assist-next")


@pytest.mark.parametrize("opened", ["assist-consent", "assist-errand"])
def test_kembali_leads_to_the_officer_s_page_and_wipes(opened: str) -> None:
    at = helping()
    at.touch("next", "assist-consent")
    if opened == "assist-errand":
        at.touch("yes", opened)
    assert Finish() in at.bar(BarKey.BACK, "assist-next")
    assert at.frame.assisted_by == ""


def test_two_people_have_more_time_than_one() -> None:
    at = agreed()
    assert at.timers["idle"] == IDLE_ASSISTED
    at.touch("file", "service")
    assert at.timers["idle"] == IDLE_ASSISTED


def test_a_resident_who_walks_off_is_wiped_and_the_officer_stays() -> None:
    at = agreed()
    at.touch("file", "service")
    at.nobody_touches()
    assert at.page == "assist-next"
    assert at.timers["idle"] == ASSIST_IDLE


def test_an_officer_who_walks_off_is_signed_out() -> None:
    at = helping()
    assert at.timers["idle"] == ASSIST_IDLE
    at.nobody_touches()
    assert at.page == "attract"
    assert at.frame.settings == Settings()


def test_a_touch_in_time_keeps_the_officer() -> None:
    at = helping()
    at.happens(TimerFired("idle"))
    at.bar(BarKey.STAY)
    assert at.page == "assist-next"
    assert at.timers["idle"] == ASSIST_IDLE


def test_the_settings_say_how_long() -> None:
    from kiosk.visit import Visit
    from tests.flows.script import regions
    from tests.kiosk.fake_clock import FakeClock

    at = Kiosk()
    at.visit = Visit(jogoroto(), regions(), FakeClock(), assist_idle=120)
    at.officer_comes(OFFICER)
    assert at.timers["idle"] == 120


def test_hapus_dan_keluar_on_the_officer_s_page_signs_out_at_once() -> None:
    at = helping()
    at.bar(BarKey.LEAVE, "attract")


def test_the_end_is_not_left_standing() -> None:
    at = helping()
    at.touch("end", "assist-over")
    at.nobody_touches()
    assert at.page == "attract"


def test_a_slip_opens_nothing_before_the_consent() -> None:
    at = helping()
    assert at.happens(CodeRead(QR)) == ()
    assert at.page == "assist-next"
    assert at.asked.count(StopListening()) == at.asked.count(ListenForCode())


def test_without_the_office_a_slip_still_opens_what_is_known_here() -> None:
    at = agreed()
    at.happens(MachineChanged(OFFICE_AWAY), "assist-errand")
    assert [tile.id for tile in at.view.tiles if not tile.enabled] == ["collect"]  # type: ignore[union-attr]
    at.happens(CodeRead(QR), "busy")


def test_when_the_battery_ends_so_does_the_assistance() -> None:
    at = agreed()
    assert CloseDown() in at.happens(MachineChanged(broken("power", BATTERY_LOW)), "power-out")
    assert at.frame.assisted_by == ""
    assert at.visit.assist(OFFICER) == ()
    assert at.page == "power-out"


def test_a_bug_ends_it_too() -> None:
    at = agreed()
    at.visit.abandon()
    assert at.page == "attract"


def test_a_new_catalogue_is_taken_up_between_two_residents() -> None:
    at = agreed()
    newer = jogoroto().model_copy(update={"version": "baru"})
    at.happens(CatalogueChanged(newer))
    assert at.visit.catalogue is not newer
    at.bar(BarKey.BACK, "assist-next")
    assert at.visit.catalogue is newer
    newest = jogoroto().model_copy(update={"version": "lebih baru"})
    at.happens(CatalogueChanged(newest))
    assert at.visit.catalogue is newest
