"""Whatever a stranger shows to the reader ends in one of a few meanings, and none of them is trusted too far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.draft_codes import new_draft_code
from adminduk.numbers import TicketNumber, new_slip_code
from kiosk.codes.meaning import (
    DraftElsewhere,
    DukcapilClaim,
    IkdClaim,
    Known,
    NikClaim,
    OfficeLetter,
    OurDraft,
    OurSlip,
    OurTicket,
    SlipElsewhere,
    TicketElsewhere,
    Unknown,
    understand,
)

HOST = "layananonline.dukcapil.kemendagri.go.id"


def test_our_slip_as_the_qr_and_as_typed() -> None:
    code = new_slip_code("JGR")
    assert understand(code.url("https://office.example"), "JGR") == OurSlip(code)
    assert understand(str(code).lower(), "JGR") == OurSlip(code)


def test_slip_of_another_office_is_known_as_such() -> None:
    code = new_slip_code("DWK")
    assert understand(str(code), "JGR") == SlipElsewhere(code)
    assert understand(code.url("https://office.example"), "JGR") == SlipElsewhere(code)


def test_a_slip_with_one_wrong_symbol_is_nothing() -> None:
    code = str(new_slip_code("JGR"))
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert understand(wrong, "JGR") == Unknown()


def test_the_code_of_a_draft_here_and_elsewhere() -> None:
    code = new_draft_code("JGR", 2)
    assert understand(str(code), "JGR") == OurDraft(code)
    assert understand(f" {str(code).lower()} ", "JGR") == OurDraft(code)
    assert understand(str(code), "DWK") == DraftElsewhere(code)
    assert code.secret not in repr(OurDraft(code))
    assert understand(f"https://office.example/s/{code}", "JGR") == Unknown()


def test_ticket_numbers_of_here_and_elsewhere() -> None:
    assert understand("jgr-01-000042", "JGR") == OurTicket(TicketNumber("JGR", 1, 42))
    assert understand("DWK-02-000007", "JGR") == TicketElsewhere(TicketNumber("DWK", 2, 7))


@pytest.mark.parametrize(
    "text", ["9903121708900003", " 9903121708900003\n", "990312.170890.0003", "990312 170890 0003"]
)
def test_sixteen_digits_are_a_claimed_nik(text: str) -> None:
    assert understand(text, "JGR") == NikClaim("9903121708900003")


def test_a_nik_never_shows_in_a_log_line() -> None:
    assert "9903121708900003" not in repr(understand("9903121708900003", "JGR"))


def test_dukcapil_qr_is_a_claim_with_its_document() -> None:
    url = f"https://{HOST}/Terpusat/Pindai/KK3517_8b1f3e0a-0000-4000-8000-000000000000"
    assert understand(url, "JGR") == DukcapilClaim(url, "KK3517")
    other = f"https://{HOST}/lain"
    assert understand(other, "JGR") == DukcapilClaim(other, "")


@pytest.mark.parametrize(
    "url",
    [
        f"http://{HOST}/Terpusat/Pindai/KK3517_x",  # not encrypted
        f"https://{HOST}.example/Terpusat/Pindai/KK3517_x",
        f"https://palsu-{HOST}/Terpusat/Pindai/KK3517_x",
        f"https://{HOST}@example.com/Terpusat/Pindai/KK3517_x",
        f"https://user@{HOST}/Terpusat/Pindai/KK3517_x",
        f"https://{HOST}:8443/Terpusat/Pindai/KK3517_x",
        f"https://{HOST}./Terpusat/Pindai/KK3517_x",
        f"https://example.com/?next=https://{HOST}/Terpusat/Pindai/KK3517_x",
        f"https://example.com\\@{HOST}/",
        f"https://[{HOST}/",
        f"https://{HOST}:99999/",
        "https://layananonline.dukcapil.kemendagrı.go.id/Terpusat/Pindai/KK3517_x",  # a Turkish i
    ],
)
def test_look_alikes_of_dukcapil_are_nothing(url: str) -> None:
    assert understand(url, "JGR") == Unknown()


@pytest.mark.parametrize(
    "text",
    ["", "   ", "halo", "990312170890000", "99031217089000031", "٩٩٠٣١٢١٧٠٨٩٠٠٠٠٣", "JGR\x00-01-000042", "9" * 5000],
)
def test_everything_else_is_nothing(text: str) -> None:
    assert understand(text, "JGR") == Unknown()


def test_another_scheme_with_a_good_code_is_nothing() -> None:
    assert understand(f"javascript://office/s/{new_slip_code('JGR')}", "JGR") == Unknown()


@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    assert understand(text, "JGR") is not None


@given(st.text(alphabet="htps:/[]@.%?#abc0129 ", max_size=60))
def test_any_mangled_address_has_an_answer(tail: str) -> None:
    assert not isinstance(understand("https://" + tail, "JGR"), DukcapilClaim)


LETTERS = Known(letter_hosts=("e-layang.patikab.go.id",))


def test_an_office_letter_is_a_claim_of_a_host_that_the_office_knows() -> None:
    url = "https://e-layang.patikab.go.id/verifikasi/42"
    assert understand(url, "JGR", LETTERS) == OfficeLetter(url, "e-layang.patikab.go.id")
    assert understand(url, "JGR") == Unknown()
    assert url not in repr(understand(url, "JGR", LETTERS))


@pytest.mark.parametrize(
    "url",
    [
        "http://e-layang.patikab.go.id/v/42",
        "https://e-layang.patikab.go.id.example/v/42",
        "https://palsu-e-layang.patikab.go.id/v/42",
        "https://patikab.go.id/v/42",
        "https://e-layang.patikab.go.id:8443/v/42",
        "https://e-layang.patikab.go.id@example.com/v/42",
    ],
)
def test_look_alikes_of_a_letter_are_nothing(url: str) -> None:
    assert understand(url, "JGR", LETTERS) == Unknown()


def test_ikd_is_known_only_where_the_office_says_how_its_codes_begin() -> None:
    known = Known(ikd_prefixes=("IKD:",))
    assert understand("IKD:abc", "JGR", known) == IkdClaim("IKD:abc", 90)
    assert understand("IKD:abc", "JGR") == Unknown()
    assert understand("halo", "JGR", Known(ikd_prefixes=("",))) == Unknown()
