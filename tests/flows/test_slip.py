"""The slip: the number first and largest, what to bring, nothing personal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.catalogue.model import Complaints
from adminduk.localised import Language, Localised
from hardware.slip_printer.port import Line, QrCode, Size
from kiosk.say import Verbatim, say
from kiosk.slips import SlipFacts, contacts_of, slip
from tests.flows.samples import CODE, MORNING, NUMBER, QR
from tests.flows.script import jogoroto, words

FACTS = SlipFacts(
    office_name="Kecamatan Jogoroto",
    regency="Kabupaten Jombang",
    number=NUMBER,
    slip_code=CODE,
    qr_payload=QR,
    service=Localised(id="Kartu Keluarga", jv="Kartu Keluarga", en="Family card"),
    reason=Localised(id="KK hilang", jv="KK ical", en="Lost KK"),
    at=MORNING,
    bring=(Localised(id="Ijazah", jv="Ijazah", en="School certificate"),),
    takes=say("visit.time.minutes", minutes=10),
    complain_at="Kecamatan Jogoroto",
    contacts=contacts_of(jogoroto().service("kk").standards[0].pengaduan, jogoroto().office),
    delivered=True,
)


def printed(facts: SlipFacts, language: Language = Language.INDONESIAN) -> list[str]:
    return [item.text for item in slip(facts, words(language)) if isinstance(item, Line)]


def test_the_number_is_the_one_large_line() -> None:
    large = [
        item for item in slip(FACTS, words(Language.INDONESIAN)) if isinstance(item, Line) and item.size is Size.LARGE
    ]
    assert [line.text for line in large] == [NUMBER]


def test_what_a_resident_needs_is_on_it() -> None:
    lines = printed(FACTS)
    assert "Kartu Keluarga - KK hilang" in lines
    assert "Kamis, 19 November 2026, 08.00" in lines
    assert "Waktu layanan di kantor: 10 menit" in lines
    assert "- Ijazah" in lines
    assert CODE in lines
    assert "Telp 0321 864403" in lines  # the office's own, for the SOP names none for complaints
    assert [item.payload for item in slip(FACTS, words(Language.INDONESIAN)) if isinstance(item, QrCode)] == [QR]


def test_not_delivered_is_said_and_delivered_is_not() -> None:
    assert not any("BELUM" in line for line in printed(FACTS))
    assert any("BELUM terkirim" in line for line in printed(replace(FACTS, delivered=False)))


def test_without_papers_to_bring_nothing_is_said_about_them() -> None:
    assert "Bawa ke loket:" in printed(FACTS)
    assert "Bawa ke loket:" not in printed(replace(FACTS, bring=()))


def test_an_office_without_a_complaints_desk_prints_none() -> None:
    assert not any("Pengaduan" in line for line in printed(replace(FACTS, complain_at="")))


@pytest.mark.parametrize("language", list(Language))
def test_every_language_prints_letters_that_thermal_printers_have(language: Language) -> None:
    facts = replace(FACTS, delivered=False, completion=True, takes=Verbatim("1 hari"))
    for line in printed(facts, language):
        assert line.isascii(), line


def test_a_contact_for_complaints_comes_before_the_offices_own() -> None:
    named = Complaints(kantor="Dinas", telp="021 1", wa=None, email=None)
    assert contacts_of(named, jogoroto().office)[:2] == ("Telp 021 1", "WA 081236000118")
