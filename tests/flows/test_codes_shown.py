"""Codes that are no slip: each is called by its name, with what to do; a NIK fills the page that asks for one."""

from __future__ import annotations

import pytest

from adminduk.localised import Language
from kiosk.availability import Availability
from kiosk.codes.answers import Advice
from kiosk.codes.meaning import Known
from kiosk.effects import AskStanding, ListenForCode, StopListening
from kiosk.events import CodeHidden, CodeRead
from kiosk.views import KeypadView, ReadCodeView
from kiosk.visit import Visit
from tests.flows.samples import CODE, NIK, NUMBER
from tests.flows.script import Kiosk, jogoroto, regions, spoken, words

KNOWN = Known(("surat.desa.example",), ("IKD1:",))
LETTER = "https://surat.desa.example/v/abc123"
DOCUMENT = "https://layananonline.dukcapil.kemendagri.go.id/Terpusat/Pindai/KK3517_0a"


def kiosk(availability: Availability | None = None) -> Kiosk:
    """A kiosk whose office knows the letters and IKD codes of these samples."""
    at = Kiosk(availability)
    at.visit = Visit(jogoroto(), regions(), at.clock, availability, KNOWN)
    return at


def asked_for_code() -> Kiosk:
    at = kiosk()
    at.touch("status", "readcode")
    return at


@pytest.mark.parametrize(
    ("text", "page", "said"),
    [
        (LETTER, "letter-code", "kode surat dari desa"),
        ("IKD1:contoh", "ikd-code", "kode dari aplikasi IKD"),
        (DOCUMENT, "document-code", "kode KTP-el atau KK"),
        (NIK, "nik-code", "Ini NIK, bukan kode slip"),
        ("https://surat.desa.example.evil.example/v/abc", "code-not-ours", "bukan dari slip saya"),
        ("IKD", "code-not-ours", "bukan dari slip saya"),
    ],
)
def test_what_is_no_slip_is_called_by_its_name(text: str, page: str, said: str) -> None:
    at = asked_for_code()
    at.happens(CodeRead(text), page)
    assert said in spoken(at.frame)
    assert text not in spoken(at.frame)
    at.touch("retry", "readcode")
    at.happens(CodeRead(CODE), "busy")


def test_an_office_that_knows_no_letters_says_that_the_code_is_not_its_own() -> None:
    at = Kiosk()
    at.touch("status", "readcode")
    at.happens(CodeRead(LETTER), "code-not-ours")


def test_the_attract_page_knows_them_too() -> None:
    at = kiosk()
    at.happens(CodeRead(LETTER), "letter-code")


def test_a_nik_that_was_shown_fills_the_page_that_asks_for_it() -> None:
    at = asked_for_code()
    at.happens(CodeRead(NIK), "nik-code")
    at.touch("type-number", "number")
    at.type("01000042")
    at.touch("next", "holder-nik")
    assert isinstance(at.view, KeypadView)
    assert at.view.value == NIK
    assert "perlu dicek" in spoken(at.frame)
    at.touch("next", "busy")
    assert at.last(AskStanding) == AskStanding(number=NUMBER, nik=NIK)


def at_the_nik() -> Kiosk:
    at = kiosk()
    for tile in ("file", "kk", "hilang", "next"):
        at.touch(tile)
    assert at.page == "nik"
    return at


def test_a_nik_may_be_shown_where_it_is_asked() -> None:
    at = at_the_nik()
    heard = at.asked.count(ListenForCode())
    assert heard
    at.type("12")
    at.happens(CodeRead(f" {NIK[:6]}.{NIK[6:12]}.{NIK[12:]} "), "nik")
    assert isinstance(at.view, KeypadView)
    assert at.view.value == NIK
    assert at.view.warning is not None
    assert at.asked.count(ListenForCode()) > heard, "another code may be shown"
    at.touch("next", "nama")
    assert StopListening() in at.asked[-6:]


def test_a_code_without_a_nik_changes_nothing_that_was_typed() -> None:
    at = at_the_nik()
    at.type("99")
    at.happens(CodeRead(DOCUMENT), "nik")
    assert isinstance(at.view, KeypadView)
    assert at.view.value == "99"
    assert "tidak berisi NIK" in spoken(at.frame)


def test_a_wrong_nik_from_a_code_is_an_error_and_goes_nowhere() -> None:
    at = at_the_nik()
    at.happens(CodeRead("9999019901900001"), "nik")  # day 99
    assert isinstance(at.view, KeypadView)
    assert at.view.error is not None
    at.touch("next", "nik")


@pytest.mark.parametrize(
    ("advice", "picture", "said"),
    [
        (Advice.SCREEN_GLARE, "tilt-phone", "memantulkan cahaya"),
        (Advice.SCREEN_MOIRE, "phone-farther", "garis-garis"),
    ],
)
def test_a_phone_that_cannot_be_read_gets_its_own_advice(advice: Advice, picture: str, said: str) -> None:
    at = asked_for_code()
    at.happens(CodeHidden(advice), "readcode")
    assert isinstance(at.view, ReadCodeView)
    assert at.view.picture == picture
    assert at.view.error is not None
    assert said in words(Language.INDONESIAN).of(at.view.error)
    at.happens(CodeHidden(Advice.NONE), "readcode")
    assert isinstance(at.view, ReadCodeView)
    assert (at.view.picture, at.view.error) == ("show-code", None)
