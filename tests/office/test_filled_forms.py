"""Forms that were filled in on the screen: the officer reads them beside the answers, whole, and folded away."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_console_signin import form_token

FORMS = {
    "F-1.02": {"pemohon.nama": "CONTOH SPECIMEN", "permohonan.jenis": "I.C.1"},
    "F-1.01": {"jenis.untuk": "1", "anggota.1.nama": "PERTAMA CONTOH", "anggota.2.nama": "<b>KEDUA CONTOH</b>"},
}
VERSIONS = dict.fromkeys(FORMS, "Permendagri 6/2026")


@pytest.fixture
def officer(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.LOKET, login="loket1"))


def test_the_officer_reads_every_line_in_words(kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file(forms=FORMS, form_versions=VERSIONS)
    page = officer.get(f"/permohonan/{ticket.number}").text
    assert "Kartu Keluarga: Hilang/rusak: Hilang" in page
    assert "Data Anggota Keluarga 1: 2 Nama Lengkap" in page
    assert "PERTAMA CONTOH" in page
    assert "Permendagri 6/2026" in page
    assert "<details" in page[: page.index("PERTAMA CONTOH")]


def test_what_a_resident_typed_is_no_markup(kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file(forms=FORMS, form_versions=VERSIONS)
    page = officer.get(f"/permohonan/{ticket.number}").text
    assert "&lt;b&gt;KEDUA CONTOH" in page
    assert "<b>KEDUA" not in page


def test_a_request_without_forms_shows_none(kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = kiosk.file()
    page = officer.get(f"/permohonan/{ticket.number}").text
    assert "Jawaban pemohon" in page
    assert "Permendagri 6/2026" not in page


def test_the_queue_shows_nothing_of_a_form(kiosk: PlayedKiosk, officer: TestClient) -> None:
    kiosk.file(forms=FORMS, form_versions=VERSIONS)
    assert "CONTOH" not in officer.get("/antrean").text


def test_the_person_sees_and_takes_home_what_they_filled_in(bench: Bench, kiosk: PlayedKiosk) -> None:
    kiosk.file(forms=FORMS, form_versions=VERSIONS)
    kasi = bench.browser(bench.account(Role.KASI, login="kasi1"))
    token = form_token(kasi.get("/data-pribadi").text)
    page = kasi.post("/data-pribadi", data={"_csrf_token": token, "nik": NIK}).text
    assert "PERTAMA CONTOH" in page
    answer = kasi.post("/data-pribadi/salinan", data={"_csrf_token": token, "nik": NIK})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as copy:
        [request] = json.loads(copy.read("data.json"))
    [first, second] = request["formulir"]
    assert (first["kode"], first["versi"], len(second["isian"])) == ("F-1.02", "Permendagri 6/2026", 3)
