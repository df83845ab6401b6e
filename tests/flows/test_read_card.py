"""Instead of typing, a KTP-el or KK is laid on the scanner: every field is looked at before it counts."""

from __future__ import annotations

from hardware.device import Fault
from kiosk.availability import Availability
from kiosk.effects import CancelCapture, CommitFiling, ReadCard
from kiosk.events import BarKey, CaptureFailed, CardField, CardKind, CardRead, SheetScanned
from kiosk.say import say
from kiosk.views import KeyboardView, KeypadView
from tests.flows.samples import DESA, NAMA, NIK, NIK_OTHER, NOMOR_KK, page
from tests.flows.script import Kiosk

READS = Availability(reads_cards=True)
SCANNER_FAULT = Fault("scanner.unplugged")
SURE = CardRead((CardField("nik", NIK, False), CardField("nama", NAMA, False)))
DOUBTFUL = CardRead((CardField("nik", NIK, True), CardField("nama", NAMA, True)))


def at_nik(availability: Availability = READS) -> Kiosk:
    at = Kiosk(availability)
    at.touch("file")
    at.touch("kk")
    at.touch("hilang", "briefing")
    at.touch("next", "nik")
    return at


def read(at: Kiosk, card: CardRead, then: str = "nik") -> None:
    at.touch("read-card", "card")
    at.touch("scan", "busy")
    at.happens(SheetScanned(), "busy")
    at.happens(card, then)


def keys(at: Kiosk) -> KeypadView | KeyboardView:
    assert isinstance(at.view, KeypadView | KeyboardView)
    return at.view


def test_what_was_read_is_confirmed_page_by_page_and_filed() -> None:
    at = at_nik()
    read(at, SURE)
    assert keys(at).value == NIK
    assert keys(at).warning == say("field.nik.unknown_provinsi"), "as for a typed one: province 99 does not exist"
    assert keys(at).hint == say("card.compare")
    at.touch("next", "nama")
    assert keys(at).value == NAMA
    at.touch("next", "nomor-kk")
    at.touch("skip", "desa")
    at.touch(DESA, "telepon")
    at.touch("skip", "scan formulir-f102 waiting")
    for paper in ("formulir-f102", "dokumen-pendukung", "surat-kehilangan"):
        at.touch("scan", f"scan {paper} scanning")
        at.happens(SheetScanned())
        at.happens(page())
        at.touch("next")
    at.touch("send", "busy")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert dict(filing.answers) == {"nik": NIK, "nama": NAMA, "desa": DESA}
    assert {kept.requirement for kept in filing.pages} == {"formulir-f102", "dokumen-pendukung", "surat-kehilangan"}


def test_a_doubtful_field_is_shown_with_a_warning_and_can_be_corrected() -> None:
    at = at_nik()
    read(at, DOUBTFUL)
    assert keys(at).warning == say("card.doubtful")
    at.erase()
    assert keys(at).warning is None
    at.erase(15)
    at.type(NIK_OTHER)
    at.touch("next", "nama")
    assert keys(at).warning == say("card.doubtful")
    at.touch("next", "nomor-kk")
    at.bar(BarKey.BACK, "nama")
    assert keys(at).warning is None, "the resident has looked at it"
    at.bar(BarKey.BACK, "nik")
    assert keys(at).value == NIK_OTHER


def test_a_doubtful_number_that_no_person_can_have_is_not_let_through() -> None:
    at = at_nik()
    read(at, CardRead((CardField("nik", "9999013901900001", True),)))
    at.touch("next", "nik")
    assert keys(at).error is not None


def test_reading_again_replaces_what_was_typed_but_only_after_another_look() -> None:
    at = at_nik()
    at.type(NIK_OTHER)
    at.touch("next", "nama")
    at.bar(BarKey.BACK, "nik")
    read(at, SURE)
    assert keys(at).value == NIK
    at.touch("next", "nama")


def test_only_the_nik_was_readable_the_name_is_typed() -> None:
    at = at_nik()
    read(at, CardRead((CardField("nik", NIK, False),)))
    at.touch("next", "nama")
    assert keys(at).value == ""
    at.type(NAMA)
    at.touch("next", "nomor-kk")


def test_no_card_was_seen_and_typing_goes_on_where_it_was() -> None:
    at = at_nik()
    read(at, CardRead(()), "card-failed")
    at.touch("type", "nik")
    assert keys(at).value == ""
    at.type(NIK)
    at.touch("next", "nama")


def test_a_second_try_after_a_failed_one() -> None:
    at = at_nik()
    read(at, CardRead(()), "card-failed")
    at.touch("scan", "busy")
    at.happens(SheetScanned())
    at.happens(SURE, "nik")
    assert keys(at).value == NIK


def test_a_scanner_or_reader_that_gives_up_is_said_with_the_other_way() -> None:
    at = at_nik()
    at.touch("read-card", "card")
    for fault in (Fault("scanner.jam"), Fault("capture.too_slow"), Fault("machine.broken")):
        at.touch("scan", "busy")
        at.happens(CaptureFailed(fault), "card-failed")
    at.touch("type", "nik")


def test_stopping_cancels_the_scan_and_a_late_card_fills_nothing() -> None:
    at = at_nik()
    at.touch("read-card", "card")
    assert ReadCard(CardKind.KTP) in at.touch("scan", "busy")
    assert CancelCapture() in at.touch("stop", "card")
    at.happens(SURE, "card")
    at.bar(BarKey.BACK, "nik")
    assert keys(at).value == ""


def test_it_is_offered_only_while_scanner_and_reader_work() -> None:
    assert "read-card" not in at_nik(Availability()).buttons()
    broken = Availability(faults=(("scanner", SCANNER_FAULT),), reads_cards=True)
    assert "read-card" not in at_nik(broken).buttons()
    assert at_nik().buttons() == ["read-card", "next"]


def test_the_number_of_the_kk_is_read_from_the_kk() -> None:
    at = at_nik()
    at.type(NIK)
    at.touch("next", "nama")
    at.type(NAMA)
    at.touch("next", "nomor-kk")
    at.touch("read-card", "card")
    assert ReadCard(CardKind.KK) in at.touch("scan", "busy")
    at.happens(SheetScanned())
    at.happens(CardRead((CardField("nomor-kk", NOMOR_KK, False),)), "nomor-kk")
    assert keys(at).value == NOMOR_KK
    assert at.buttons() == ["read-card", "skip", "next"]


def test_nothing_read_is_in_the_words_of_an_event() -> None:
    assert NIK not in repr(SURE)
    assert NAMA not in repr(SURE)
