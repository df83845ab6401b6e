"""Handing over at the counter: who collects is known, signs, and gets a numbered receipt; nothing of it is readable."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.proxy import Behalf, Proxy
from adminduk.request import ActionKind, Role, State
from office.counter import signature
from office.store import handovers
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_console_actions import stored
from tests.office.test_console_signin import form_token

STROKES = "10,20 14,24 20,40 30,60 44,80;100,20 120,50 140,80 150,90"
LETTER = "Surat kuasa dan KTP-el penerima kuasa"
PROXY = {"siapa": "lain", "bukti": LETTER, "nama": "CONTOH KUASA", "nik": "9917 1201 0180 0055"}


@pytest.fixture
def ready(bench: Bench, kiosk: PlayedKiosk) -> str:
    number = kiosk.file("surat-kehilangan").number
    bench.bring_to(number, State.SIAP_DIAMBIL)
    return number


def give(browser: TestClient, number: str, letter: bytes = b"", **form: str) -> tuple[int, str]:
    """Fill in the form of the counter and send it."""
    page = browser.get(f"/permohonan/{number}/serahkan").text
    seen = page.split('name="dilihat" value="')[1].split('"')[0]
    data = {"_csrf_token": form_token(page), "dilihat": seen, "siapa": "pemohon", "cara": "layar"}
    data |= {"tanda-tangan": STROKES} | form
    files = {"surat-kuasa": ("kuasa.pdf", letter, "application/pdf")}
    answer = browser.post(f"/permohonan/{number}/serahkan", data=data, files=files)
    return answer.status_code, answer.text


def words_on(pdf: bytes) -> str:
    return subprocess.run(
        ("pdftotext", "-layout", "-", "-"), input=pdf, capture_output=True, check=True
    ).stdout.decode()


def test_the_applicant_collects_and_both_receipts_say_so(operator: TestClient, bench: Bench, ready: str) -> None:
    assert give(operator, ready, bukti="KTP-el asli")[0] == 303
    assert stored(bench, ready).state is State.SUDAH_DIAMBIL
    assert stored(bench, ready).actions[-1].reason == "KTP-el asli"
    assert "0001/TT/2026" in operator.get(f"/permohonan/{ready}/serahkan").text
    for size in ("a4", "slip"):
        said = words_on(operator.get(f"/permohonan/{ready}/tanda-terima/{size}").content)
        for part in ("0001/TT/2026", ready, "CONTOH SPECIMEN", "Contoh operator1", "20-11-2026 08.00", "KTP-el asli"):
            assert part in said


def test_a_proxy_is_named_and_nobody_can_read_who(
    operator: TestClient, bench: Bench, ready: str, tmp_path: Path
) -> None:
    assert give(operator, ready, b"%PDF-1.7 RAHASIA", **PROXY)[0] == 303
    said = words_on(operator.get(f"/permohonan/{ready}/tanda-terima/a4").content)
    assert "CONTOH KUASA" in said
    assert "9917120101800055" in said
    raw = b"".join(each.read_bytes() for each in (tmp_path / "office").rglob("*") if each.is_file())
    for secret in (b"CONTOH KUASA", b"9917120101800055", b"RAHASIA", b"44,80"):
        assert secret not in raw
    with bench.office.database.reading() as session:
        kept = handovers.of_request(session, stored(bench, ready).id)
    assert kept is not None
    assert bench.office.keys.open(bench.office.files.pages.read(kept.letter) or b"") == b"%PDF-1.7 RAHASIA"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"siapa": "siapa saja", "bukti": "KTP-el asli"}, "Pilih dahulu siapa"),
        ({"siapa": "wakil", "bukti": "KTP-el asli"}, "Pilih dahulu siapa"),
        ({"siapa": "pemohon", "bukti": LETTER}, "Pilih dahulu siapa"),
        ({"bukti": ""}, "Pilih dahulu bukti"),
        ({"bukti": "Kartu lain"}, "Pilih dahulu bukti"),
        (PROXY | {"nama": ""}, "Tulis nama yang mengambil"),
        (PROXY | {"nik": "99171201"}, "16 angka"),
        ({"bukti": "KTP-el asli", "tanda-tangan": ""}, "Belum ada tanda tangan"),
        ({"bukti": "KTP-el asli", "tanda-tangan": "1,1 2,2"}, "Belum ada tanda tangan"),
    ],
    ids=[
        "nobody",
        "no-proxy",
        "own-letter",
        "nothing-shown",
        "another",
        "no-name",
        "short-nik",
        "unsigned",
        "a-slip-of-the-finger",
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    operator: TestClient, bench: Bench, ready: str, form: dict[str, str], sentence: str
) -> None:
    status, page = give(operator, ready, **(form | {"catatan": "loket dua"}))
    assert status == 422
    assert sentence in page
    assert 'value="loket dua"' in page
    assert stored(bench, ready).state is State.SIAP_DIAMBIL


def test_a_thumb_on_paper_needs_no_screen(operator: TestClient, ready: str) -> None:
    assert give(operator, ready, bukti="Dikenal petugas", cara="kertas", **{"tanda-tangan": ""})[0] == 303
    assert "cap jempol" in words_on(operator.get(f"/permohonan/{ready}/tanda-terima/a4").content)


def test_two_counters_hand_over_once(operator: TestClient, bench: Bench, ready: str) -> None:
    page = operator.get(f"/permohonan/{ready}/serahkan").text
    seen = page.split('name="dilihat" value="')[1].split('"')[0]
    bench.do(ready, ActionKind.HAND_OVER)
    data = {"_csrf_token": form_token(page), "dilihat": seen}
    data |= {"siapa": "pemohon", "bukti": "KTP-el asli", "cara": "kertas"}
    answer = operator.post(f"/permohonan/{ready}/serahkan", data=data)
    assert answer.status_code == 409
    assert "0001/TT" not in answer.text
    with bench.office.database.reading() as session:
        assert handovers.of_request(session, stored(bench, ready).id) is None


def test_receipts_are_numbered_without_gaps(operator: TestClient, bench: Bench, kiosk: PlayedKiosk, ready: str) -> None:
    second = kiosk.file("surat-kehilangan").number
    bench.bring_to(second, State.SIAP_DIAMBIL)
    give(operator, ready, bukti="")
    for number in (ready, second):
        assert give(operator, number, bukti="KK asli")[0] == 303
    assert "0002/TT/2026" in operator.get(f"/permohonan/{second}/serahkan").text


def test_whoever_filed_for_the_applicant_stands_in_the_form_and_on_the_receipt(
    operator: TestClient, bench: Bench, kiosk: PlayedKiosk
) -> None:
    acting = Proxy(behalf=Behalf.OTHER, nik="9917124101900007", nama="CONTOH WAKIL")
    number = kiosk.file("surat-kehilangan", "surat-kuasa", "ktp-penerima-kuasa", proxy=acting).number
    bench.bring_to(number, State.SIAP_DIAMBIL)
    page = operator.get(f"/permohonan/{number}/serahkan").text
    assert re.search(r'value="wakil" checked> <span>Wakil yang mengajukan: <b>CONTOH WAKIL</b>', page)
    assert "surat kuasa F-1.07 dan KTP-el penerima kuasa" in page
    assert give(operator, number, siapa="wakil", bukti="")[0] == 422  # it is still the officer who looks
    assert give(operator, number, siapa="wakil", bukti=LETTER)[0] == 303
    said = words_on(operator.get(f"/permohonan/{number}/tanda-terima/a4").content)
    assert "CONTOH WAKIL" in said
    assert acting.nik in said


def test_a_family_and_a_pile_go_with_one_signature_and_a_receipt_each(
    operator: TestClient, bench: Bench, kiosk: PlayedKiosk, ready: str
) -> None:
    of_family, of_others, young = (kiosk.file("surat-kehilangan", service="ktp").number for _ in range(3))
    for number in (of_family, of_others):
        bench.bring_to(number, State.SIAP_DIAMBIL)
    page = operator.get(f"/permohonan/{ready}/serahkan").text
    assert f'name="juga" value="{of_family}"' in page
    assert f'name="juga" value="{young}"' not in page
    form = PROXY | {"juga": of_family, "juga-nomor": f"{of_others.lower()} {young} JGR-01-999999"}
    assert give(operator, ready, **form)[0] == 303
    assert [stored(bench, each).state for each in (ready, of_family, of_others)] == [State.SUDAH_DIAMBIL] * 3
    assert stored(bench, young).state is State.TERKIRIM
    query = f"?juga={of_family},{of_others},{young}"
    after = operator.get(f"/permohonan/{ready}/serahkan{query}").text
    assert [after.count(each) for each in ("0002/TT/2026", "0003/TT/2026", "tidak diserahkan")] == [1, 1, 1]
    for size in ("a4", "slip"):
        said = " ".join(words_on(operator.get(f"/permohonan/{ready}/tanda-terima/{size}{query}").content).split())
        for part in (of_family, "0002/TT/2026", of_others, "0003/TT/2026"):
            assert part in said
        assert young not in said


def test_what_lies_in_another_village_does_not_go_along(bench: Bench, kiosk: PlayedKiosk) -> None:
    person = {"nama": "CONTOH SPECIMEN", "nik": NIK}
    villages = ("35.17.19.2001", "35.17.19.2002")
    here, there = (kiosk.file("surat-kehilangan", answers=person | {"desa": each}).number for each in villages)
    for number in (here, there):
        bench.bring_to(number, State.SIAP_DIAMBIL)
    counter = bench.browser(bench.account(Role.LOKET, area="35.17.19.2001"))
    assert there not in counter.get(f"/permohonan/{here}/serahkan").text
    assert give(counter, here, bukti="KK asli", juga=there)[0] == 303
    assert stored(bench, there).state is State.SIAP_DIAMBIL
    assert "tidak diserahkan" not in counter.get(f"/permohonan/{here}/serahkan?juga={there}").text


def test_what_is_no_letter_is_refused(operator: TestClient, ready: str) -> None:
    status, page = give(operator, ready, b"MZ a program", **PROXY)
    assert (status, "harus PDF, JPEG, atau PNG" in page) == (422, True)


@pytest.mark.parametrize("text", ["", "a,b", "1,2", "10,10 " * 7, "700,10 " * 9, "1,1 " * 5000, "1,1;;<svg>"])
def test_what_is_no_signature_is_none(text: str) -> None:
    assert signature.parse(text) == ()


def test_a_signature_is_its_points() -> None:
    assert signature.parse(STROKES)[1] == ((100, 20), (120, 50), (140, 80), (150, 90))
