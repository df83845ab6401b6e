"""A form that the law wants signed: printed, signed by hand, laid on the glass again, and looked at."""

from __future__ import annotations

import pytest

from hardware.printer.faults import OUT_OF_PAPER
from kiosk import durations
from kiosk.availability import Availability
from kiosk.effects import CapturePage, CommitFiling, PrintForm
from kiosk.events import (
    BarKey,
    CapturedPage,
    FormFailed,
    FormPrinted,
    MachineChanged,
    PageCaptured,
    PageVerdict,
    SheetScanned,
)
from kiosk.journeys.form_draft import HERE
from kiosk.printed_form import FormSeen, PrintedForm, PrintedSheet
from kiosk.views import MessageView, ReviewView, ScanView
from tests.flows.filling import Filler, at_the_form, with_form
from tests.flows.samples import ALL_WELL, NAMA, NIK, NOMOR_KK, broken
from tests.flows.script import Kiosk, all_forms, spoken

PAPER = "formulir-f102"  # the requirement that stands for the form
NO_PAPER = broken("printer", OUT_OF_PAPER)


def printed(sheets: int = 1, token: str = "LOT1") -> PrintedForm:
    return PrintedForm("F-1.07", token, tuple(PrintedSheet(f"kode {n}", 210, 297, (), b"", 1) for n in range(sheets)))


def back(seen: FormSeen, verdict: PageVerdict = PageVerdict.GOOD) -> PageCaptured:
    return PageCaptured(CapturedPage(verdict, b"jpeg", None, form=seen))


UNSIGNED = back(FormSeen(1, unsigned=("Yang Memberi Kuasa",)), PageVerdict.UNSIGNED)
OTHER = back(FormSeen(), PageVerdict.OTHER_FORM)


def at_the_offer() -> Kiosk:
    """F-1.07 is filled in; it could be printed now."""
    at = at_the_form(with_form("F-1.07"))
    filler = Filler(at, "F-1.07")
    at.touch(HERE)
    filler.fill_on(to_the_offer=True)
    assert at.page == "form-offer"
    return at


def at_the_glass(sheets: int = 1) -> Kiosk:
    """It is printed and signed, and about to be scanned."""
    at = at_the_offer()
    at.touch("print", "busy")
    at.happens(FormPrinted(printed(sheets)), "form-sign")
    at.touch("signed", f"scan {PAPER} waiting")
    return at


def scan(at: Kiosk, came: PageCaptured) -> None:
    at.touch("scan")
    at.happens(SheetScanned())
    at.happens(came)


def filing(at: Kiosk) -> CommitFiling:
    assert isinstance(at.view, ReviewView)
    at.touch("send", "busy")
    effect = at.last(CommitFiling)
    assert isinstance(effect, CommitFiling)
    return effect


def test_printed_signed_and_scanned_back_in_one_visit() -> None:
    at = at_the_glass()
    printing = at.last(PrintForm)
    assert isinstance(printing, PrintForm)
    assert dict(printing.form.values)["pemberi.nama"] == NAMA
    at.touch("scan")
    asking = at.last(CapturePage)
    assert isinstance(asking, CapturePage)
    assert asking.asked.form == printed().sheets
    at.happens(back(FormSeen(1)), f"scan {PAPER} good")
    assert "tanda tangannya sudah terlihat" in spoken(at.frame)
    at.touch("next", "review")
    sent = filing(at)
    assert [kept.requirement for kept in sent.pages] == [PAPER]
    assert sent.brought_later == ()
    assert [form.code for form in sent.forms] == ["F-1.07"]


def test_without_a_signature_it_says_whose_is_missing_and_is_scanned_again() -> None:
    at = at_the_glass()
    scan(at, UNSIGNED)
    assert at.page == f"scan {PAPER} bad"
    assert "Yang Memberi Kuasa" in spoken(at.frame)
    scan(at, back(FormSeen(1)))
    at.touch("next", "review")
    (kept,) = filing(at).pages
    assert kept.page.form == FormSeen(1)


@pytest.mark.parametrize("doubted", [UNSIGNED, OTHER])
def test_whoever_knows_better_goes_on_and_the_page_says_why_it_was_doubted(doubted: PageCaptured) -> None:
    at = at_the_glass()
    scan(at, doubted)
    at.touch("anyway", f"scan {PAPER} good")
    at.touch("next", "review")
    (kept,) = filing(at).pages
    assert kept.page.form == doubted.page.form


def test_after_the_second_time_there_are_other_ways() -> None:
    at = at_the_glass()
    scan(at, OTHER)
    assert "later" not in at.buttons()
    scan(at, OTHER)
    assert {"later", "anyway", "scan"} <= set(at.buttons())
    at.touch("later", "review")
    assert filing(at).brought_later == (PAPER,)


def test_a_missing_meterai_is_said_and_stops_nobody() -> None:
    at = at_the_glass()
    scan(at, back(FormSeen(1, no_meterai=True)))
    assert "meterainya belum terlihat" in spoken(at.frame)
    at.touch("next", "review")


def test_every_sheet_comes_back_in_whichever_order_and_none_twice() -> None:
    at = at_the_glass(sheets=3)
    scan(at, back(FormSeen(2)))
    assert "lembar 1 dari 3" in spoken(at.frame)
    at.touch("more")
    scan(at, back(FormSeen(2)))
    assert isinstance(at.view, ScanView)
    assert at.view.pages == 1
    at.touch("more")
    scan(at, back(FormSeen(1)))
    at.touch("more")
    scan(at, back(FormSeen(3)))
    assert at.buttons() == ["retake", "next"]
    at.touch("next", "review")
    assert len(filing(at).pages) == 3


def test_a_stack_may_have_as_many_sheets_as_are_missing() -> None:
    at = at_the_glass(sheets=3)
    at.touch("scan")
    asking = at.last(CapturePage)
    assert isinstance(asking, CapturePage)
    assert asking.most == 3


def test_no_meterai_at_hand_it_is_signed_at_the_counter() -> None:
    at = at_the_offer()
    at.touch("counter", "review")
    assert not any(isinstance(each, PrintForm) for each in at.asked)
    sent = filing(at)
    assert sent.brought_later == (PAPER,)
    assert [form.code for form in sent.forms] == ["F-1.07"]


def test_without_a_printer_what_was_filled_in_is_kept_and_signed_at_the_counter() -> None:
    at = at_the_form(with_form("F-1.07"))
    at.happens(MachineChanged(NO_PAPER))
    at.touch(HERE)
    Filler(at, "F-1.07").fill_on()
    assert at.page == "form-not-printed"
    assert "print" not in at.buttons()
    at.touch("counter", "review")
    sent = filing(at)
    assert sent.brought_later == (PAPER,)
    assert [form.code for form in sent.forms] == ["F-1.07"]


def test_a_printer_that_comes_back_is_offered_again() -> None:
    at = at_the_offer()
    at.happens(MachineChanged(NO_PAPER), "form-not-printed")
    at.happens(MachineChanged(ALL_WELL), "form-offer")


def test_a_print_that_fails_can_be_tried_again() -> None:
    at = at_the_offer()
    at.touch("print", "busy")
    at.happens(FormFailed(OUT_OF_PAPER), "form-not-printed")
    at.touch("retry", "busy")
    at.happens(FormPrinted(printed()), "form-sign")


def test_no_paper_came_out_the_same_lot_is_printed_again_but_not_for_ever() -> None:
    at = at_the_offer()
    at.touch("print", "busy")
    at.happens(FormPrinted(printed()), "form-sign")
    for _ in range(2):
        at.touch("print", "busy")
        effect = at.last(PrintForm)
        assert isinstance(effect, PrintForm)
        assert effect.token == "LOT1"
        at.happens(FormPrinted(printed()), "form-sign")
    assert "print" not in at.buttons()


def test_whoever_signs_at_the_counter_is_not_asked_again_after_a_change() -> None:
    at = at_the_offer()
    at.touch("counter", "review")
    at.touch(f"edit:lines:{PAPER}", "form-lines")
    at.touch(f"form:{PAPER}:penerima.nama", "F-1.07:penerima.nama")
    at.type(" BARU")
    at.touch("next", "review")


def test_a_changed_answer_makes_the_signed_sheet_waste_paper() -> None:
    at = at_the_glass()
    scan(at, back(FormSeen(1)))
    at.touch("next", "review")
    at.touch(f"edit:lines:{PAPER}", "form-lines")
    at.touch(f"form:{PAPER}:penerima.nama", "F-1.07:penerima.nama")
    at.type(" BARU")
    at.touch("next", "form-offer")
    at.touch("print", "busy")
    effect = at.last(PrintForm)
    assert isinstance(effect, PrintForm)
    assert effect.token == ""
    at.happens(FormPrinted(printed(token="LOT2")), "form-sign")
    at.touch("signed", f"scan {PAPER} waiting")
    at.touch("later", "review")
    assert filing(at).pages == ()


def test_back_from_the_glass_shows_how_to_sign_once_more() -> None:
    at = at_the_glass()
    at.bar(BarKey.BACK, "form-sign")
    assert isinstance(at.view, MessageView)
    at.touch("signed", f"scan {PAPER} waiting")


def test_nobody_is_timed_out_while_the_form_is_printed() -> None:
    at = at_the_offer()
    at.touch("print", "busy")
    assert at.timers["idle"] == durations.MACHINE_SILENT
    at.happens(FormPrinted(printed()), "form-sign")
    assert at.timers["idle"] == durations.IDLE_UNHURRIED  # a pen is in the hand


def test_without_a_printer_it_is_said_before_anything_is_typed_and_the_form_goes_on_to_the_counter() -> None:
    at = Kiosk(NO_PAPER, with_form("F-1.07"), all_forms())
    at.touch("file")
    at.touch("kk", "reason")
    at.touch("hilang", "briefing")
    assert "tetap bisa diisi di sini, lalu ditandatangani di loket" in spoken(at.frame)
    at.touch("next", "nik")
    for typed in (NIK, NAMA, NOMOR_KK):
        at.type(typed)
        at.touch("next")
    at.touch("35.17.19.2001", "telepon")
    at.touch("skip", "form-how")
    assert "tanda tangannya di loket" in spoken(at.frame)
    filler = Filler(at, "F-1.07")
    at.touch(HERE)
    filler.fill_on(to_the_offer=True)
    assert at.page == "form-not-printed"
    at.touch("counter", "review")
    sent = filing(at)
    assert ([form.code for form in sent.forms], sent.brought_later, sent.pages) == (["F-1.07"], (PAPER,), ())


@pytest.mark.parametrize(("code", "works"), [("F-1.02", NO_PAPER), ("F-1.07", ALL_WELL)])
def test_nothing_is_said_where_nobody_signs_by_hand_or_the_printer_works(code: str, works: Availability) -> None:
    at = Kiosk(works, with_form(code), all_forms())
    at.touch("file")
    at.touch("kk", "reason")
    at.touch("hilang", "briefing")
    assert "ditandatangani di loket" not in spoken(at.frame)
